"""What the whole site shares: its name, locales, interface words, urgent text, sources, glossary."""

from __future__ import annotations

from typing import Annotated, ClassVar, Generic, Literal, TypeVar

from pydantic import Field, StringConstraints

from secondlook.model.base import CitedItem, Date, HttpsUrl, Id, Printed, Ref, Reviewed, SourceIds
from secondlook.text import Model

T = TypeVar("T")

LocaleTag = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"),
    Field(
        description="The short name of the language, as in the site's addresses.",
        examples=["ar", "zh-TW"],
        json_schema_extra={"errorMessage": "Write the language tag: ar, zh-TW, sr-Latn"},
    ),
]
Target = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]+(/[a-z0-9-]+)*$"),
    Field(
        description="The page it leads to: a folder, or folder, slash and id.",
        examples=["checklists", "guides/what-is"],
        json_schema_extra={"errorMessage": "Write a page of this site: checklists, guides/what-is"},
    ),
]


class Door(Model, Generic[T]):
    """One of the four ways into the site."""

    id: Id
    title: T = Field(description="The way in, in a few words.", examples=["Understand", "Get my records"])
    text: T = Field(description="What one finds there, in one sentence.")
    target: Target


class Home(Model, Generic[T]):
    """The home page."""

    title: T = Field(description="The heading of the home page.")
    lead: T = Field(description="What the site offers, in one to three sentences under the heading.")
    doors: tuple[Door[T], ...] = Field(min_length=4, max_length=4, description="Exactly four ways into the site.")


class Contact(Model, Generic[T]):
    """How readers reach the organisation. It stands at the foot of every page and of every sheet of paper."""

    text: T = Field(description="The words of the link.", examples=["Write to the Sunrise Cancer Trust"])
    link: Annotated[
        str,
        StringConstraints(
            pattern=r"""^(https://[a-z0-9.-]+\.[a-z]{2,}(:\d+)?(/[^\s<>"']*)?|mailto:[^\s<>"'@?]+@[a-z0-9.-]+\.[a-z]{2,})$"""
        ),
        Field(
            description="Where it leads: a page (https://) or an address for e-mail (mailto:).",
            examples=["https://sunrise.example/contact", "mailto:help@sunrise.example"],
            json_schema_extra={"errorMessage": "Write https:// and a page, or mailto: and an address"},
        ),
    ]

    @property
    def printed(self) -> str:
        """The address as one types it from paper."""
        return self.link.removeprefix("mailto:").removeprefix("https://")


Colour = Annotated[
    str,
    StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$"),
    Field(
        examples=["#0b5d66", "#7a1f5c"],
        json_schema_extra={"errorMessage": 'Write # and six digits or letters a to f, in quotes: "#0b5d66"'},
    ),
]


class Colours(Model):
    """The organisation's own colours. Text must be readable in them: a contrast of 4.5 with the page."""

    accent: Colour = Field(description="The colour of links and buttons on the light page. In quotes.")
    accent_dark: Colour = Field(description="The same on the dark page, which phones show at night. In quotes.")


class Site(Model, Generic[T]):
    """The organisation's own settings."""

    name: T = Field(description="The name of the site.")
    tagline: T = Field(description="What the site is, in a few words. It stands beside the name.")
    url: HttpsUrl = Field(description="Where the site is published. Printed on every sheet.")
    edit_url: HttpsUrl = Field(description="Where an editor opens a file; {path} stands for the file.")
    report_url: HttpsUrl = Field(
        description="Where a reader reports an error. {page} stands for the address of the page, {form} for the form: "
        "content-correction or translation-problem."
    )
    contact: Contact[T] | None = Field(default=None, description="How readers reach the organisation.")
    colours: Colours | None = Field(default=None, description="The organisation's own colours, in place of ours.")
    logo: Annotated[str, StringConstraints(pattern=r"\.svg$")] | None = Field(
        default=None,
        description="The path of an SVG drawing, seen from the folder that holds content/. It stands beside the name.",
        examples=["content/logo.svg"],
        json_schema_extra={"errorMessage": "Write the path of an SVG file: content/logo.svg"},
    )
    version: Annotated[str, StringConstraints(pattern=r"^\d{4}\.\d{1,2}(\.\d+)?$")] = Field(
        description="The edition: year and month, in quotes. A third number counts corrections.",
        examples=["2026.11", "2026.11.1"],
        json_schema_extra={"errorMessage": 'Write year and month in quotes: "2026.11"'},
    )
    date: Date = Field(description="The day of this edition. Printed on every sheet.")
    home: Home[T] = Field(description="What stands on the home page.")
    guides: tuple[Ref, ...] = Field(min_length=1, description="The guides, by id, in reading order.")
    about: tuple[Ref, ...] = Field(min_length=1, description="The pages about the site, by id, in the order shown.")
    misconceptions: tuple[Ref, ...] = Field(min_length=1, description="The misconceptions, by id, in the order shown.")
    conversations: tuple[Ref, ...] = Field(min_length=1, description="The conversations, by id, in the order shown.")
    questions: tuple[Ref, ...] = Field(min_length=1, description="The sets of questions, by id, in the order shown.")
    letters: tuple[Ref, ...] = Field(min_length=1, description="The letters, by id, in the order shown.")
    cards: tuple[Ref, ...] = Field(min_length=1, description="The cards, by id, in the order shown.")
    countries: tuple[Ref, ...] = Field(min_length=1, description="The countries, by id, in the order shown.")
    cancers: tuple[Ref, ...] = Field(min_length=1, description="The cancers, by id, in the order shown.")


class Locale(Model):
    """One language the site can be read in."""

    tag: LocaleTag
    endonym: str = Field(
        min_length=1, description="The language's name in that language.", examples=["العربية", "हिन्दी"]
    )
    english_name: str = Field(min_length=1, description="The language's name in English.", examples=["Arabic", "Hindi"])
    direction: Literal["ltr", "rtl"] = Field(
        description="Which way the language is written.",
        json_schema_extra={"enumDescriptions": ["From left to right.", "From right to left."]},
    )
    script: Literal["Latn", "Arab", "Beng", "Deva", "Gujr", "Taml", "Sinh", "Cyrl", "Hans", "Hant"] = Field(
        description="The script the language is written in, as ISO 15924 names it."
    )
    cldr: str = Field(
        min_length=2,
        description="The name that the tables for dates and numbers know it by (CLDR).",
        examples=["ar_001", "en_GB"],
    )
    fonts: tuple[str, ...] = Field(
        min_length=1, description="Font families for paper, best first.", examples=[["Noto Sans"]]
    )
    published: bool = Field(default=False, description="true when readers may choose the language, else false.")

    @property
    def id(self) -> str:
        """The tag: it tells one locale from another."""
        return self.tag


class Locales(Model):
    """All locales; the first is the language of the source strings."""

    locales: tuple[Locale, ...] = Field(
        min_length=1, description="The languages. The first is the one the content is written in."
    )


class Interface(Model, Generic[T]):
    """Every word of the interface, by id."""

    words: dict[Id, Annotated[T, Field(description="The words as readers see them. {name} stays as it is.")]] = Field(
        min_length=1,
        description="Every word of the interface: its id, then the words. The ids are fixed by the program.",
    )


class Urgent(Reviewed, Generic[T]):
    """When not to wait. Shown on every guide and sheet."""

    safety: ClassVar[bool] = True

    strip: T = Field(description="The one line that stands on every page.")
    title: T = Field(description="The heading of the box.", examples=["When not to wait", "Get help now"])
    lead: T = Field(description="What the signs mean, in one to three sentences.")
    signs: tuple[CitedItem[T], ...] = Field(
        min_length=1, max_length=7, description="One to seven signs of danger, each in everyday words."
    )
    action: T = Field(description="What to do at once, and whom to call.")
    sources: SourceIds = Field(min_length=1)


class Source(Model, Generic[T]):
    """Where a fact comes from."""

    id: Id
    title: str = Field(min_length=3, description="The title as published; never translated.")
    publisher: str = Field(
        min_length=2, description="Who published it.", examples=["American Cancer Society", "World Health Organization"]
    )
    year: int | None = Field(
        default=None, ge=1950, le=2100, description="The year it was published. Leave the line out if it has none."
    )
    url: HttpsUrl
    measured: T = Field(description="What it measured or says, in one plain sentence.")
    read: Date = Field(description="The day somebody last read it.")
    strength: Literal["review", "study", "guidance", "law", "service-page"] = Field(
        description="What kind of source it is, strongest first.",
        json_schema_extra={
            "enumDescriptions": [
                "It puts many studies together.",
                "A single study.",
                "Guidance, patient information or an article.",
                "A law, or a page that describes it.",
                "A page of a hospital or laboratory.",
            ]
        },
    )


class Sources(Model, Generic[T]):
    """All sources."""

    sources: tuple[Source[T], ...] = Field(min_length=1, description="The sources, one '- id:' each.")


class Term(Model, Generic[T]):
    """A medical word, explained."""

    id: Id
    term: T = Field(
        description="The word as it stands in a sentence: it is linked wherever it is used.",
        examples=["Biopsy", "Accession number"],
    )
    definition: T = Field(description="What it means, in one to three plain sentences.")
    report_names: tuple[Printed, ...] = Field(
        default=(),
        description="Short forms and other names as reports print them. Never translated.",
        examples=[["Ablation", "RFA"]],
    )


class Glossary(Model, Generic[T]):
    """All terms."""

    terms: tuple[Term[T], ...] = Field(min_length=1, description="The words, one '- id:' each.")

"""What the whole site shares: its name, locales, interface words, urgent text, sources, glossary."""

from __future__ import annotations

from typing import Annotated, ClassVar, Generic, Literal, TypeVar

from pydantic import Field, StringConstraints

from secondlook.model.base import CitedItem, Date, HttpsUrl, Id, Printed, Reviewed, SourceIds
from secondlook.text import Model

T = TypeVar("T")

LocaleTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")]
Target = Annotated[str, StringConstraints(pattern=r"^[a-z]+(/[a-z0-9-]+)*$")]


class Door(Model, Generic[T]):
    """One of the four ways into the site."""

    id: Id
    title: T
    text: T
    target: Target


class Home(Model, Generic[T]):
    """The home page."""

    title: T
    lead: T
    doors: tuple[Door[T], ...] = Field(min_length=4, max_length=4)


class Site(Model, Generic[T]):
    """The organisation's own settings."""

    name: T
    tagline: T
    url: HttpsUrl = Field(description="Where the site is published. Printed on every sheet.")
    edit_url: HttpsUrl = Field(description="Where an editor opens a file; {path} stands for the file.")
    version: Annotated[str, StringConstraints(pattern=r"^\d{4}\.\d{1,2}(\.\d+)?$")]
    date: Date = Field(description="The day of this edition. Printed on every sheet.")
    home: Home[T]
    guides: tuple[Id, ...] = Field(min_length=1, description="The guides, in reading order.")
    about: tuple[Id, ...] = Field(min_length=1)
    misconceptions: tuple[Id, ...] = Field(min_length=1)
    conversations: tuple[Id, ...] = Field(min_length=1)
    questions: tuple[Id, ...] = Field(min_length=1)
    letters: tuple[Id, ...] = Field(min_length=1)
    cards: tuple[Id, ...] = Field(min_length=1)
    countries: tuple[Id, ...] = Field(min_length=1)
    cancers: tuple[Id, ...] = Field(min_length=1)


class Locale(Model):
    """One language the site can be read in."""

    tag: LocaleTag
    endonym: str = Field(min_length=1, description="The language's name in that language.")
    english_name: str = Field(min_length=1)
    direction: Literal["ltr", "rtl"]
    script: Literal["Latn", "Arab", "Beng", "Deva", "Gujr", "Taml", "Sinh", "Cyrl", "Hans", "Hant"] = Field(
        description="ISO 15924."
    )
    cldr: str = Field(min_length=2, description="The CLDR name Babel knows it by.")
    fonts: tuple[str, ...] = Field(min_length=1, description="Font families for paper, best first.")
    published: bool = False

    @property
    def id(self) -> str:
        """The tag: it tells one locale from another."""
        return self.tag


class Locales(Model):
    """All locales; the first is the language of the source strings."""

    locales: tuple[Locale, ...] = Field(min_length=1)


class Interface(Model, Generic[T]):
    """Every word of the interface, by id."""

    words: dict[Id, T] = Field(min_length=1)


class Urgent(Reviewed, Generic[T]):
    """When not to wait. Shown on every guide and sheet."""

    safety: ClassVar[bool] = True

    strip: T = Field(description="The one line that stands on every page.")
    title: T
    lead: T
    signs: tuple[CitedItem[T], ...] = Field(min_length=1, max_length=7)
    action: T
    sources: SourceIds = Field(min_length=1)


class Source(Model, Generic[T]):
    """Where a fact comes from."""

    id: Id
    title: str = Field(min_length=3, description="As published; never translated.")
    publisher: str = Field(min_length=2)
    year: int | None = Field(default=None, ge=1950, le=2100)
    url: HttpsUrl
    measured: T = Field(description="What it measured or says, in one plain sentence.")
    read: Date
    strength: Literal["review", "study", "guidance", "law", "service-page"]


class Sources(Model, Generic[T]):
    """All sources."""

    sources: tuple[Source[T], ...] = Field(min_length=1)


class Term(Model, Generic[T]):
    """A medical word, explained."""

    id: Id
    term: T
    definition: T
    report_names: tuple[Printed, ...] = ()


class Glossary(Model, Generic[T]):
    """All terms."""

    terms: tuple[Term[T], ...] = Field(min_length=1)

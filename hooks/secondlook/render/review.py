"""The sheet on which somebody who reads both languages checks a translation by hand, the two side by side.

It is for reviewers, not for readers of the site: its own words are English only, stand here, and are never translated.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from markupsafe import Markup

from secondlook import inline
from secondlook.catalog import Catalog, read_catalog
from secondlook.edition import Edition
from secondlook.library import Library
from secondlook.localize import date_in, in_source_language, localize
from secondlook.model.site import Locale
from secondlook.problems import ContentError, did_you_mean
from secondlook.render.environment import Reader, render
from secondlook.render.sheets import PrintSheet
from secondlook.signoffs import digest
from secondlook.text import Message, Model, Text, TextState, messages

FILE_TYPES = (".html", ".pdf")

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "kind": "Translation review",
        "document": "Document",
        "language": "Language",
        "edition": "Edition",
        "rows": "Rows",
        "digest": "Digest",
        "name": "Name",
        "role": "Role: translator (the words) or clinician (the medicine)",
        "date": "Date",
        "all-right": "Every row is right as it is printed here",
        "some-wrong": "Some rows must be corrected",
        "number": "No.",
        "english": "English",
        "right": "Right",
        "correction": "Correction",
        "safety": "safety",
        "machine": "machine draft",
        "fresh": "fresh",
        "stale": "stale",
        "missing": "missing",
        "not-shown": "not shown",
    }
)
"""The words of the sheet. `not-shown` is a translation that exists but is doubtful: readers get the English instead."""

INSTRUCTIONS = (
    "Read each row, English first. Tick “Right” when the translation says the same in words a family understands.",
    "If not, mark what is wrong in the translation, and write the better words in the box beside it.",
    "Look twice at numbers, doses, dates and names, and at “not”, “never” and “only”: they must say what English says.",
    "Words in {braces} and names as reports print them (HER2, DICOM) stay as they are.",
    "If the English itself is wrong or unclear, write that in the box.",
    "Fill in name, role and date. The digest names exactly these words: after any change the page is read again.",
)
"""What a reviewer does, step by step."""

LEGEND = (
    ("fresh", "made from the present English"),
    ("stale", "the English has changed since"),
    ("not-shown", "doubtful; readers see the English until it is checked"),
    ("missing", "not translated yet: write it in the box"),
    ("machine", "no person has read it yet"),
    ("safety", "somebody may act on it at once: read it twice"),
)
"""What the marks under the row numbers mean, as (word, meaning)."""


@dataclass(frozen=True, slots=True)
class Row:
    """One message. `number` counts from 1 in its document, `place` is the end of its id, `marks` are ids of WORDS."""

    number: int
    place: str
    marks: tuple[str, ...]
    english: Markup
    translation: Markup


@dataclass(frozen=True, slots=True)
class Part:
    """One document of the sheet, with the hash that a sign-off of it carries."""

    key: str
    title: str
    digest: str
    rows: tuple[Row, ...]


def reviewable(library: Library[Message]) -> dict[str, Model]:
    """Every document that has text to translate, by key."""
    return {key: document for key, document in library.documents() if messages(document)}


def refusal(library: Library[Message], tag: str, keys: Sequence[str], output: Path) -> str:
    """Why this sheet cannot be made, as one sentence for people; "" when nothing stands in its way."""
    tags = [locale.tag for locale in library.locales.locales[1:]]
    if tag not in tags:
        return f"unknown locale: {tag}. Known: {', '.join(tags)}"
    known = reviewable(library)
    for key in keys:
        if key not in known:
            return f"unknown document: {key}; {did_you_mean(key, known)}"
    if output.suffix.lower() not in FILE_TYPES:
        return f"{output} must end in {' or '.join(FILE_TYPES)}"
    if output.is_dir() or not output.absolute().parent.is_dir():
        return f"{output} is not a file in a folder that exists"
    return ""


def review_sheet(root: Path, library: Library[Message], tag: str, keys: Sequence[str]) -> PrintSheet:
    """The review sheet of the documents with these keys, one after the other, each starting on a page of its own.

    Arguments: the content root, its library, and a request that `refusal` lets pass. A translation is shown as it
    stands in its PO file, also where readers do not get to see it, because the digest covers it. Raises ContentError
    for PO files that cannot be read.
    """
    source = library.locales.locales[0]
    locale = next(each for each in library.locales.locales if each.tag == tag)
    catalog, problems = read_catalog(root, tag)
    if unreadable := [problem for problem in problems if problem.code == "I-syntax"]:
        raise ContentError(unreadable)
    english = Reader(_edition(source, in_source_language(library, source.tag), is_source=True), source, "paper")
    own = Reader(_edition(locale, localize(library, catalog), is_source=False), source, "paper")
    documents = reviewable(library)
    html = render(
        "sheets/review.html",
        english,
        words=WORDS,
        instructions=INSTRUCTIONS,
        legend=LEGEND,
        parts=[_part(key, documents[key], catalog, english, own) for key in dict.fromkeys(keys)],
        source=source,
        locale=locale,
        version=library.site.version,
        day=date_in(source, library.site.date),
    )
    return PrintSheet(f"{locale.tag}/review.pdf", html)


def _edition(locale: Locale, library: Library[Text], *, is_source: bool) -> Edition:
    """An edition to set text in; nobody asks it how far it was checked."""
    return Edition(locale=locale, is_source=is_source, library=library, reviews={}, states={})


def _part(key: str, document: Model, catalog: Catalog, english: Reader, own: Reader) -> Part:
    rows = tuple(
        _row(number, message, catalog, english, own) for number, message in enumerate(messages(document), start=1)
    )
    return Part(key, _title(key, document), digest(document, catalog), rows)


def _title(key: str, document: Model) -> str:
    """What people call the document; its key where it has neither title nor name."""
    for field in ("title", "name"):
        found = getattr(document, field, None)
        if isinstance(found, Message):
            return inline.plain(found.source)
    return key


def _row(number: int, message: Message, catalog: Catalog, english: Reader, own: Reader) -> Row:
    entry = catalog.entries.get(message.id)
    words = entry.translation if entry else ""
    in_english = Text(message.source, english.edition.locale.tag, TextState.SOURCE, message.source, message.id)
    # Always as if fresh: the sheet says in words how the translation stands.
    translated = Text(words, own.edition.locale.tag, TextState.FRESH, message.source, message.id)
    return Row(
        number=number,
        place=message.id.partition("#")[2],
        marks=_marks(message, catalog),
        english=english.paragraphs(in_english),
        translation=own.paragraphs(translated) if words else Markup(""),
    )


def _marks(message: Message, catalog: Catalog) -> tuple[str, ...]:
    """The ids of the words that say how a translation stands."""
    entry = catalog.entries.get(message.id)
    translated = entry is not None and bool(entry.translation)
    state = catalog.look_up(message).state
    marks = ["not-shown" if translated and state is TextState.MISSING else str(state)]
    if entry is not None and translated and entry.machine:
        marks.append("machine")
    if message.safety:
        marks.append("safety")
    return tuple(marks)

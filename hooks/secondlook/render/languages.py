"""How far each language has come, and what is still open in the reader's own: the page on translations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from secondlook.edition import Edition
from secondlook.localize import percent_in
from secondlook.model.site import Locale
from secondlook.text import TextState

LISTS = (
    "guides",
    "checklists",
    "misconceptions",
    "conversations",
    "questions",
    "letters",
    "cards",
    "countries",
    "glossary",
    "sources",
)
"""The list pages of the site. Documents that stand on none of them are counted together."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Some documents of one language, counted.

    `percent` is the share of texts that are current, rounded down, `share` the same as the reader writes it.
    `translator` and `clinician` are how many of the `documents` such a person has checked as they now stand. `machine`
    is true when a machine wrote at least one text and no person has touched it since.
    """

    percent: int
    share: str
    documents: int
    translator: int
    clinician: int
    machine: bool


@dataclass(frozen=True, slots=True)
class Language:
    """One language on the site."""

    edition: Edition
    progress: Progress


@dataclass(frozen=True, slots=True)
class Part:
    """The documents of one list page. `name` is "" for those that are on none of them."""

    name: str
    progress: Progress


def languages(edition: Edition, editions: Sequence[Edition]) -> tuple[Language, ...]:
    """All languages on the site, as the reader of `edition` gets them told."""
    return tuple(Language(each, _progress(each, each.states, edition.locale)) for each in editions)


def planned(edition: Edition, editions: Sequence[Edition]) -> tuple[Locale, ...]:
    """The languages that are not on the site yet."""
    here = {each.locale.tag for each in editions}
    return tuple(locale for locale in edition.library.locales.locales if locale.tag not in here)


def open_parts(edition: Edition) -> tuple[Part, ...]:
    """The parts of the reader's edition that are not current to the last word, or not checked by all who should."""
    held: dict[str, list[str]] = {name: [] for name in (*LISTS, "")}
    for key in edition.states:
        folder = key.split("/")[0]
        held[folder if folder in LISTS else ""].append(key)
    parts = (Part(name, _progress(edition, keys, edition.locale)) for name, keys in held.items())
    return tuple(part for part in parts if not _done(part.progress, is_source=edition.is_source))


def _progress(edition: Edition, keys: Iterable[str], reader: Locale) -> Progress:
    """The documents with these keys, counted; those without texts are left out."""
    found = [key for key in keys if _texts(edition.states[key])]
    texts = sum(_texts(edition.states[key]) for key in found)
    current = sum(_current(edition.states[key]) for key in found)
    percent = 100 * current // texts if texts else 100
    return Progress(
        percent=percent,
        share=percent_in(reader, percent / 100),
        documents=len(found),
        translator=sum(edition.reviews[key].translator is not None for key in found),
        clinician=sum(edition.reviews[key].clinician is not None for key in found),
        machine=any(edition.reviews[key].machine for key in found),
    )


def _texts(states: Mapping[TextState, int]) -> int:
    return sum(states.values())


def _current(states: Mapping[TextState, int]) -> int:
    return states.get(TextState.FRESH, 0) + states.get(TextState.SOURCE, 0)


def _done(progress: Progress, *, is_source: bool) -> bool:
    """Whether nothing is left to do. Nobody translates the language that the texts are written in."""
    translated = is_source or progress.translator == progress.documents
    return progress.percent == 100 and translated and progress.clinician == progress.documents  # noqa: PLR2004 -- a per cent is of 100

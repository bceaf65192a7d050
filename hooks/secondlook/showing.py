"""Where readers see a document, and what else must be checked before the pages and sheets there say that they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from secondlook.catalog import read_catalog
from secondlook.edition import Edition, edition_of
from secondlook.library import Library
from secondlook.problems import MOST_NAMES, counted
from secondlook.render.plans import plans
from secondlook.render.sheets import documents_of_sheets
from secondlook.signoffs import Role
from secondlook.text import Message

MOST_PLACES = 8
"""How many pages and sheets are named: the urgent text stands on all of them."""


def where_it_shows(root: Path, library: Library[Message], *, document: str, locale: str, role: Role) -> str:
    """Which pages and sheets show a document, and which other documents on each nobody has checked yet.

    Arguments: the content root and what stands there; the document's key; the tag of a language; the role in which
    somebody checked it. Result: lines for that person, the places that lack least first.
    """
    source, *_ = library.locales.locales
    chosen = next(each for each in library.locales.locales if each.tag == locale)
    published = [each.tag for each in library.locales.locales if each.published]
    edition = edition_of(root, library, chosen, None if chosen == source else read_catalog(root, locale)[0])
    pages = _unchecked(edition, document, role, _pages(edition))
    sheets = _unchecked(edition, document, role, documents_of_sheets(edition, published).items())
    places = sorted([*pages, *sheets], key=lambda place: len(place[1]))
    lines = [_place(edition, address, unchecked, role) for address, unchecked in places[:MOST_PLACES]]
    if len(places) > MOST_PLACES:
        lines.append(f"  and {len(places) - MOST_PLACES} more")
    seen = "Readers see it" if chosen.published else f"When {chosen.english_name} is published, readers see it"
    head = f"{seen} on {counted(len(pages), 'page')} and {counted(len(sheets), 'sheet')}."
    rule = f" Each says that a {role} has checked it once every document on it is checked:"
    return "\n".join([head + rule if lines else head, *lines])


def _pages(edition: Edition) -> Iterator[tuple[str, tuple[str, ...]]]:
    return ((f"{plan.uri}/" if plan.uri else "", plan.shown) for plan in plans(edition, (edition,)))


def _unchecked(
    edition: Edition, document: str, role: Role, places: Iterable[tuple[str, tuple[str, ...]]]
) -> list[tuple[str, list[str]]]:
    """The places that show the document, each with the keys of the documents there that are not checked."""
    return [
        (address, [key for key in dict.fromkeys(keys) if edition.reviews[key].day(role) is None])
        for address, keys in places
        if document in keys
    ]


def _place(edition: Edition, address: str, unchecked: Sequence[str], role: Role) -> str:
    names = [f"{key} (has changed)" if role in edition.reviews[key].changed else key for key in unchecked[:MOST_NAMES]]
    names += [f"{len(unchecked) - MOST_NAMES} more"] if len(unchecked) > MOST_NAMES else []
    says = f"not yet, because of {', '.join(names)}" if names else "says so now"
    return f"  /{edition.prefix}{address}: {says}"

"""The letters of one edition for pages in other languages: a hospital may speak another one than the family."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from secondlook.checklist import checklist
from secondlook.edition import Edition
from secondlook.library import Library
from secondlook.model.checklists import Holder
from secondlook.render.environment import Reader, render
from secondlook.text import Text

FOLDER = "data/letters"


def letter_files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Each letter of an edition, and the names of the records it may ask for: a path and {"html": "..."}.

    A page loads it when a reader chooses this language, so that no page grows with the number of languages.
    """
    reader = Reader(edition, edition.library.locales.locales[0], "screen")
    listed = cancers_of_records(edition.library)
    for letter in edition.library.letters.values():
        lists = open_lists(listed, letter.departments)
        html = render("parts/letter-pieces.html", reader, letter=letter, lists=lists, library=edition.library)
        yield letter_path(edition, letter.id), json.dumps({"html": html}, ensure_ascii=False).encode()


def letter_path(edition: Edition, letter: str) -> str:
    """Where the file of a letter stands, seen from the root of the site: "ar/data/letters/pathology.json"."""
    return f"{edition.prefix}{FOLDER}/{letter}.json"


def cancers_of_records(library: Library[Text]) -> Mapping[tuple[Holder, str], Sequence[str]]:
    """The cancers on whose list a record stands, by the record's department and id, in the order of the lists.

    A cancer is followed by the situations in which the record matters, if these are not all: "breast:relapsed".
    """
    everything = len(library.situations.situations)
    found: dict[tuple[Holder, str], list[str]] = {}
    for name in library.cancers:
        for line in (line for group in checklist(library, name).groups for line in group.lines):
            only = line.situations if len(line.situations) < everything else ()
            found.setdefault((line.record.holder, line.record.id), []).append(":".join((name, *only)))
    return found


def open_lists(
    listed: Mapping[tuple[Holder, str], Sequence[str]], departments: Sequence[Holder]
) -> Mapping[str, tuple[str, ...]]:
    """The records that these departments hold, by id, each with the cancers on whose list it stands."""
    return {record: tuple(cancers) for (holder, record), cancers in listed.items() if holder in departments}

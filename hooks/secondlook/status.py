"""How far each locale's translation has come, per document and in all."""

from __future__ import annotations

import datetime
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from secondlook.catalog import Catalog, read_catalog
from secondlook.library import Library
from secondlook.problems import ContentError
from secondlook.signoffs import SignOffs, read_sign_offs, review
from secondlook.text import Message, Model, TextState, messages


@dataclass(frozen=True, slots=True)
class Status:
    """The texts of one document in one locale, counted, and who has signed it as it now stands."""

    locale: str
    document: str
    fresh: int
    stale: int
    missing: int
    machine: int
    """Of the fresh and stale ones, those a machine wrote and no person has touched since."""
    translator: datetime.date | None
    clinician: datetime.date | None


@dataclass(frozen=True, slots=True)
class Total:
    """All documents of one locale. `translator` and `clinician` count the documents they have signed."""

    locale: str
    documents: int
    fresh: int
    stale: int
    missing: int
    machine: int
    translator: int
    clinician: int


def read_statuses(root: Path, locale: str, library: Library[Message]) -> list[Status]:
    """One row per document of a locale. Raises ContentError when its sign-offs cannot be read."""
    signed, problems = read_sign_offs(root, locale)
    if problems:
        raise ContentError(problems)
    return statuses(library, read_catalog(root, locale)[0], signed)


def statuses(library: Library[Message], catalog: Catalog, signed: SignOffs) -> list[Status]:
    """One row per document that holds text, in the order of the library."""
    return [_status(key, document, catalog, signed) for key, document in library.documents() if messages(document)]


def _status(key: str, document: Model, catalog: Catalog, signed: SignOffs) -> Status:
    found = messages(document)
    states = Counter(catalog.look_up(message).state for message in found)
    entries = [catalog.entries.get(message.id) for message in found]
    checked = review(key, document, catalog, signed)
    return Status(
        locale=catalog.locale,
        document=key,
        fresh=states[TextState.FRESH],
        stale=states[TextState.STALE],
        missing=states[TextState.MISSING],
        machine=sum(entry is not None and entry.machine for entry in entries),
        translator=checked.translator,
        clinician=checked.clinician,
    )


def total(rows: Sequence[Status], locale: str) -> Total:
    """All documents of a locale as one row."""
    return Total(
        locale=locale,
        documents=len(rows),
        fresh=sum(row.fresh for row in rows),
        stale=sum(row.stale for row in rows),
        missing=sum(row.missing for row in rows),
        machine=sum(row.machine for row in rows),
        translator=sum(row.translator is not None for row in rows),
        clinician=sum(row.clinician is not None for row in rows),
    )


def table(rows_by_locale: Mapping[str, Sequence[Status]], *, documents: bool) -> str:
    """The status as a table for people: one line per locale, and per document of it where `documents` is true.

    The last two columns are sign-offs: the day for a document, the number of signed documents for a locale.
    """
    lines = [_line("locale", "document", "fresh", "stale", "missing", "machine draft", "translator", "clinician")]
    for locale, rows in rows_by_locale.items():
        if documents:
            lines += [_document_line(row) for row in rows]
        lines.append(_total_line(total(rows, locale)))
    return "\n".join(lines)


def _document_line(row: Status) -> str:
    days = (str(day) if day else "-" for day in (row.translator, row.clinician))
    return _line(row.locale, row.document, row.fresh, row.stale, row.missing, row.machine, *days)


def _total_line(row: Total) -> str:
    signed = (f"{count} of {row.documents}" for count in (row.translator, row.clinician))
    return _line(row.locale, "all", row.fresh, row.stale, row.missing, row.machine, *signed)


def _line(*cells: str | int) -> str:
    widths = ("<8", "<34", ">6", ">6", ">8", ">14", ">11", ">11")
    return " ".join(f"{cell:{width}}" for cell, width in zip(cells, widths, strict=True))


def as_json(rows_by_locale: Mapping[str, Sequence[Status]]) -> str:
    """The same for programs: a list of locales, each with its totals under "all" and one entry per document."""
    found = [
        {
            "locale": locale,
            "all": _without_locale(total(rows, locale)),
            "documents": [_without_locale(row) for row in rows],
        }
        for locale, rows in rows_by_locale.items()
    ]
    return json.dumps(found, indent=2, default=str)


def _without_locale(row: Status | Total) -> dict[str, object]:
    return {name: getattr(row, name) for name in row.__slots__ if name != "locale"}

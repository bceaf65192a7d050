"""How far each locale's translation has come, per document and in all."""

from __future__ import annotations

import datetime
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from secondlook.catalog import Catalog, read_catalog
from secondlook.library import Library
from secondlook.problems import ContentError
from secondlook.signoffs import ROLES, Review, Role, SignOffs, read_sign_offs, review
from secondlook.text import Message, Model, TextState, messages

ReviewState = Literal["not-checked", "checked", "changed"]


@dataclass(frozen=True, slots=True)
class Status:
    """The texts of one document in one locale, counted, and who has signed it as it now stands.

    All texts of the language of the source are fresh. `changed` names the roles in which only an earlier wording was
    signed; `review` is "checked" when everybody who should has signed. Nobody translates the language of the source.
    """

    locale: str
    document: str
    fresh: int
    stale: int
    missing: int
    machine: int
    """Of the fresh and stale ones, those a machine wrote and no person has touched since."""
    translator: datetime.date | None
    clinician: datetime.date | None
    changed: tuple[Role, ...]
    review: ReviewState


@dataclass(frozen=True, slots=True)
class Total:
    """All documents of one locale.

    `translator` and `clinician` count the documents they have signed, `changed` those that somebody signed before they
    changed.
    """

    locale: str
    documents: int
    fresh: int
    stale: int
    missing: int
    machine: int
    translator: int
    clinician: int
    changed: int


def read_statuses(root: Path, locale: str, library: Library[Message]) -> list[Status]:
    """One row per document of a locale. Raises ContentError when its sign-offs cannot be read."""
    signed, problems = read_sign_offs(root, locale)
    if problems:
        raise ContentError(problems)
    is_source = locale == library.locales.locales[0].tag
    return statuses(library, locale, None if is_source else read_catalog(root, locale)[0], signed)


def statuses(library: Library[Message], locale: str, catalog: Catalog | None, signed: SignOffs) -> list[Status]:
    """One row per document that holds text, in the order of the library. The language of the source has no catalog."""
    documents = [(key, document) for key, document in library.documents() if messages(document)]
    return [_status(locale, key, document, catalog, signed) for key, document in documents]


def _status(locale: str, key: str, document: Model, catalog: Catalog | None, signed: SignOffs) -> Status:
    found = messages(document)
    states = Counter(catalog.look_up(message).state if catalog else TextState.FRESH for message in found)
    entries = [catalog.entries.get(message.id) for message in found] if catalog else []
    checked = review(key, document, catalog, signed)
    return Status(
        locale=locale,
        document=key,
        fresh=states[TextState.FRESH],
        stale=states[TextState.STALE],
        missing=states[TextState.MISSING],
        machine=sum(entry is not None and entry.machine for entry in entries),
        translator=checked.translator,
        clinician=checked.clinician,
        changed=tuple(sorted(checked.changed)),
        review=_review_state(checked, is_source=catalog is None),
    )


def _review_state(checked: Review, *, is_source: bool) -> ReviewState:
    if checked.changed:
        return "changed"
    return "checked" if checked.clinician and (is_source or checked.translator) else "not-checked"


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
        changed=sum(row.review == "changed" for row in rows),
    )


def source_table(language: str, rows: Sequence[Status]) -> str:
    """The language of the source as a table for people: its documents, and which of them a clinician has checked."""
    lines = [f"Everything is written in {language}: there is nothing to translate. A clinician has checked:"]
    lines.append(f"{'document':<34} {'clinician':>11}")
    lines += [f"{row.document:<34} {_checked(row, 'clinician'):>11}" for row in rows]
    lines.append(f"{'all':<34} {f'{sum(row.clinician is not None for row in rows)} of {len(rows)}':>11}")
    return "\n".join(lines)


def table(rows_by_locale: Mapping[str, Sequence[Status]], *, documents: bool) -> str:
    """The status as a table for people: one line per locale, and per document of it where `documents` is true.

    The last two columns are sign-offs: the day for a document, the number of signed documents for a locale. Documents
    that changed after a sign-off are named below the table.
    """
    lines = [_line("locale", "document", "fresh", "stale", "missing", "machine draft", "translator", "clinician")]
    for locale, rows in rows_by_locale.items():
        if documents:
            lines += [_document_line(row) for row in rows]
        lines.append(_total_line(total(rows, locale)))
    lines += [line for locale, rows in rows_by_locale.items() for line in _changed_lines(locale, rows)]
    return "\n".join(lines)


def _document_line(row: Status) -> str:
    checked = (_checked(row, role) for role in ROLES)
    return _line(row.locale, row.document, row.fresh, row.stale, row.missing, row.machine, *checked)


def _checked(row: Status, role: Role) -> str:
    """How far a document was checked in one role: the day, "changed", "not-checked"."""
    day = row.translator if role == "translator" else row.clinician
    return str(day) if day else "changed" if role in row.changed else "not-checked"


def _changed_lines(locale: str, rows: Sequence[Status]) -> Iterator[str]:
    """One line if documents changed after somebody had signed them: they have to be read again."""
    names = [f"{row.document} ({', '.join(row.changed)})" for row in rows if row.changed]
    if names:
        yield f"{locale}: changed since somebody checked it: {', '.join(names)}"


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

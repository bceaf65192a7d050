"""How far each locale's translation has come, per document and in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from secondlook.catalog import Catalog
from secondlook.library import Library
from secondlook.text import Message, TextState, messages


@dataclass(frozen=True, slots=True)
class Status:
    """The texts of one document in one locale, counted."""

    locale: str
    document: str
    fresh: int
    stale: int
    missing: int
    machine: int
    """Of the fresh and stale ones, those a machine wrote and no person has touched since."""

    @property
    def total(self) -> int:
        """All texts."""
        return self.fresh + self.stale + self.missing


def statuses(library: Library[Message], catalog: Catalog) -> list[Status]:
    """One row per document, in the order of the library."""
    return [_status(key, messages(document), catalog) for key, document in library.documents() if messages(document)]


def _status(key: str, found: tuple[Message, ...], catalog: Catalog) -> Status:
    states = Counter(catalog.look_up(message).state for message in found)
    entries = [catalog.entries.get(message.id) for message in found]
    machine = sum(entry is not None and entry.machine for entry in entries)
    return Status(
        catalog.locale, key, states[TextState.FRESH], states[TextState.STALE], states[TextState.MISSING], machine
    )


def total(rows: Iterable[Status], locale: str) -> Status:
    """All documents of a locale as one row."""
    rows = list(rows)
    return Status(
        locale,
        "all",
        sum(row.fresh for row in rows),
        sum(row.stale for row in rows),
        sum(row.missing for row in rows),
        sum(row.machine for row in rows),
    )


def table(rows_by_locale: Mapping[str, list[Status]], *, documents: bool) -> str:
    """The status as a table for people: one line per locale, and per document of it where `documents` is true."""
    lines = [f"{'locale':8} {'document':32} {'fresh':>6} {'stale':>6} {'missing':>8} {'machine draft':>14}"]
    for locale, rows in rows_by_locale.items():
        shown = [*(rows if documents else []), total(rows, locale)]
        lines += [
            f"{row.locale:8} {row.document:32} {row.fresh:>6} {row.stale:>6} {row.missing:>8} {row.machine:>14}"
            for row in shown
        ]
    return "\n".join(lines)

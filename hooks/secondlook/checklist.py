"""A cancer and a situation to the ordered, grouped checklist: a pure function."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from secondlook.library import Library
from secondlook.model.checklists import Cancer, Holder, Need, Record, RecordUse

T = TypeVar("T")

MAX_UNBROKEN = 7


@dataclass(frozen=True, slots=True)
class Line(Generic[T]):
    """One record on a checklist. `own` is true when this cancer asks for it, not only the common set."""

    record: Record[T]
    use: RecordUse[T]
    situations: tuple[str, ...]
    own: bool


@dataclass(frozen=True, slots=True)
class Group(Generic[T]):
    """Records to ask of one department, all essential or all helpful: the longest run of lines without a heading."""

    holder: Holder
    need: Need
    lines: tuple[Line[T], ...]


@dataclass(frozen=True, slots=True)
class Checklist(Generic[T]):
    """What to ask for, in the order of asking. `situation` is None when all situations stand on one list."""

    cancer: Cancer[T]
    situation: str | None
    groups: tuple[Group[T], ...]

    @property
    def holders(self) -> tuple[tuple[Holder, tuple[Group[T], ...]], ...]:
        """The groups by department."""
        return by_holder(self.groups)


def checklist(library: Library[T], cancer_id: str, situation: str | None = None) -> Checklist[T]:
    """The checklist of one cancer, for one situation or for all.

    Essential records come before helpful ones in each department; within that the common set comes first. A use in the
    cancer's file replaces the common set's use of the same record. Raises KeyError for a cancer that does not exist.
    """
    cancer = library.cancers[cancer_id]
    everything = tuple(s.id for s in library.situations.situations)
    records = {record.id: record for group in library.records.values() for record in group.records}
    own = {use.record: use for use in cancer.uses}
    uses = {use.record: use for use in library.common.uses if use.record not in cancer.omit} | own
    lines = [
        Line(records[name], use, use.situations or everything, name in own)
        for name, use in uses.items()
        if situation is None or use.matters_in(situation)
    ]
    return Checklist(cancer, situation, _grouped(lines))


def common_groups(library: Library[T]) -> tuple[Group[T], ...]:
    """The records that nearly every cancer needs, grouped in the same way."""
    everything = tuple(s.id for s in library.situations.situations)
    return _grouped(
        [Line(library.record(use.record), use, use.situations or everything, own=False) for use in library.common.uses]
    )


def by_holder(groups: Sequence[Group[T]]) -> tuple[tuple[Holder, tuple[Group[T], ...]], ...]:
    """Groups by department, in their order."""
    order = dict.fromkeys(group.holder for group in groups)
    return tuple((holder, tuple(g for g in groups if g.holder == holder)) for holder in order)


def _grouped(lines: Sequence[Line[T]]) -> tuple[Group[T], ...]:
    found: dict[tuple[Holder, Need], list[Line[T]]] = {}
    for line in lines:
        found.setdefault((line.record.holder, line.use.need), []).append(line)
    order = ((holder, need) for holder in Holder for need in Need)
    return tuple(Group(*each, tuple(found[each])) for each in order if each in found)

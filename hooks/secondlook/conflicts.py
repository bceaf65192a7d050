"""Two texts that give different figures for the same thing, and name the same source for it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from secondlook import inline
from secondlook.library import Library
from secondlook.problems import Problem
from secondlook.source import SourceFile
from secondlook.text import Message, Model, Place, models

_RANGE = re.compile(
    r"\b(\d+)(?:-|\u2013| to )(\d+) ((?:(?:business|working|calendar) )?(?:hours|days|weeks|months|years)|in \d+|%)"
)


@dataclass(frozen=True, slots=True)
class _Range:
    low: str
    high: str
    unit: str
    file: SourceFile
    message: Message

    @property
    def shown(self) -> str:
        return f"{self.low} to {self.high} {self.unit}"

    def contradicts(self, other: _Range) -> bool:
        """Whether one end is the same and the other is not: two different things rarely share an end."""
        return (self.low == other.low) != (self.high == other.high)


def check_conflicts(library: Library[Message], files: Mapping[str, SourceFile]) -> list[Problem]:
    """Ranges of one source and unit of which only one end is the same: one of the two has been mistyped, or is old."""
    stated: dict[tuple[str, str], list[_Range]] = defaultdict(list)
    for key, document in library.documents():
        if key != "sources":
            for source, found in _ranges(files[key], document):
                stated[source, found.unit].append(found)
    problems: list[Problem] = []
    for (source, _), ranges in stated.items():
        for index, found in enumerate(ranges):
            if other := next((each for each in ranges[:index] if each.contradicts(found)), None):
                place = f"{other.file.path}:{other.message.line}"
                reason = f"'{found.shown}' here, '{other.shown}' in {place}, both from the source '{source}'"
                at = (found.message.line, found.message.column)
                problems.append(found.file.problem(at, "C-conflict", reason, "look into the source, and write one"))
    return problems


def _ranges(file: SourceFile, document: Model) -> Iterator[tuple[str, _Range]]:
    held = dict(models(document))
    for place, model in held.items():
        for field in type(model).model_fields:
            text = getattr(model, field)
            if not isinstance(text, Message):
                continue
            for low, high, unit in _RANGE.findall(inline.plain(text.source)):
                for source in _sources(text, place, held):
                    yield source, _Range(low, high, unit, file, text)


def _sources(text: Message, place: Place, held: Mapping[Place, Model]) -> tuple[str, ...]:
    """The sources that stand nearest to a text: linked in it, else those of its entry or of one around it."""
    if linked := tuple(href.removeprefix("source:") for href in inline.links(text.source) if href[:7] == "source:"):
        return linked
    for length in range(len(place), -1, -1):
        named = getattr(held.get(place[:length]), "sources", ())
        if named and all(isinstance(name, str) for name in named):
            return tuple(named)
    return ()

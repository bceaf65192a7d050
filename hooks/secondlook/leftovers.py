"""Translations whose English is gone: put away by the next update, unless an id was changed by mistake."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from secondlook.catalog import Catalog, Entry
from secondlook.library import Library, source_path
from secondlook.model.base import ID_PATTERN
from secondlook.problems import Problem
from secondlook.source import SourceFile, read_file
from secondlook.text import Message, Model, Place, located, messages

MOST_NAMED = 3
"""How many leftovers of a locale are named one by one."""

_ID = re.compile(ID_PATTERN)
"""What is none was never an id: somebody mistyped it in a PO file."""

_Steps = tuple[str, ...]
_Rename = tuple[_Steps, _Steps, Place]
"""The path of an entry as its translations know it, the same with today's id, and its place in the file."""


def check_leftovers(root: Path, library: Library[Message], catalogs: Sequence[Catalog]) -> list[Problem]:
    """What is wrong with the entries of all these locales that belong to no text any more.

    An id that was changed by mistake is an error at its line of the YAML file. Until it is mended all its translations
    look like leftovers, so these are not judged then. Other leftovers are warnings: one each for a few, one for many.
    They stop nobody, because whoever changes the English opens no PO file.
    """
    known = {message.id for _, document in library.documents() for message in messages(document)}
    renamed = _renamed_ids(root, library, catalogs, known)
    return renamed or [problem for catalog in catalogs for problem in _warnings(catalog, known)]


def _warnings(catalog: Catalog, known: Container[str]) -> Iterator[Problem]:
    left = [entry for entry in catalog.entries.values() if entry.id not in known]
    hint = "nothing to do while you change English; 'secondlook translations update' puts old words away"
    if len(left) > MOST_NAMED:
        message = f"{len(left)} translations into '{catalog.locale}' belong to no text any more; first '{left[0].id}'"
        yield Problem(*left[0].at, "I-orphan", message, hint, severity="warning")
        return
    for entry in left:
        yield Problem(*entry.at, "I-orphan", f"there is no text '{entry.id}' any more", hint, severity="warning")


def _renamed_ids(
    root: Path, library: Library[Message], catalogs: Iterable[Catalog], known: Container[str]
) -> list[Problem]:
    """An id was changed where an entry with translations is gone, and a new one without any has most of its English."""
    documents = dict(library.documents())
    found: dict[tuple[str, Place], tuple[str, str]] = {}
    for catalog in catalogs:
        left = {entry.id.partition("#")[0] for entry in catalog.entries.values() if entry.id not in known}
        by_document: dict[str, dict[_Steps, Entry]] = defaultdict(dict)
        for entry in catalog.entries.values():
            key, _, path = entry.id.partition("#")
            if key in left:
                by_document[key][tuple(path.split("."))] = entry
        for key in by_document.keys() & documents.keys():
            for old, new, place in _renamed(documents[key], by_document[key]):
                found.setdefault((key, place), (old[-1], new[-1]))
    files: dict[str, SourceFile] = {}
    problems = []
    for (key, place), (old_id, new_id) in found.items():
        file = files.setdefault(key, read_file(root / source_path(key), source_path(key)))
        message = f"the id was '{old_id}', now it is '{new_id}'; ids never change, because translations hang on them"
        problems.append(file.problem(file.root.position((*place, "id")), "S-id-changed", message, f"write '{old_id}'"))
    return problems


def _renamed(document: Model, entries: Mapping[_Steps, Entry]) -> Iterator[_Rename]:
    texts: dict[_Steps, tuple[str, Place]] = {
        tuple(leaf.id.split(".")): (message.source, leaf.place) for leaf, message in located(document)
    }
    left = {steps: entry.source for steps, entry in entries.items() if steps not in texts}
    if not left:
        return
    here, translated = _openings(texts), _openings(entries)
    moved = Counter(
        rename
        for steps, source in left.items()
        for other, (english, place) in texts.items()
        if english == source
        for rename in _one_step(steps, other, place)
        if rename[0] not in here and rename[1] not in translated and _ID.fullmatch(rename[0][-1])
    )
    for rename, count in moved.items():
        # A cell "Yes" or "No" is alike in many entries: most texts of the entry must be the same.
        if 2 * count > sum(steps[: len(rename[0])] == rename[0] for steps in left):
            yield rename


def _openings(paths: Iterable[_Steps]) -> set[_Steps]:
    return {path[:end] for path in paths for end in range(1, len(path) + 1)}


def _one_step(old: _Steps, new: _Steps, place: Place) -> Iterator[_Rename]:
    """The rename that leads from one path to the other, if they differ in the id of one list entry and nothing else."""
    differing = [index for index, (left, right) in enumerate(zip(old, new, strict=False)) if left != right]
    if len(old) == len(new) and len(differing) == 1 and isinstance(place[differing[0]], int):
        end = differing[0] + 1
        yield old[:end], new[:end], place[:end]

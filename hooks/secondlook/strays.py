"""Files of the content that nobody would read: a wrong ending, a wrong folder, a language that does not exist."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from secondlook.catalog import FOLDER
from secondlook.library import ROOMS
from secondlook.problems import Problem, did_you_mean

TOPS = ("content", "checklists")
"""The folders in which everything stands."""

_OF_A_LANGUAGE = {"sign-offs.yml", "terms.yml"}
_NO_LANGUAGE = "there is no language"
_ENDINGS = {".yml", ".yaml", ".po"}


def check_strays(root: Path, locales: Collection[str]) -> Iterator[Problem]:
    """Every file below `root` that looks like content or a translation, and is none. `locales` are the tags in use.

    A folder of a language that is in no list is a warning: somebody may just have begun to translate into it.
    What editing programs leave beside a file (a name that begins with a dot, or another ending) is let be.
    """
    said: set[str] = set()
    for top in TOPS:
        for file in sorted((root / top).rglob("*")):
            path = PurePosixPath(file.relative_to(root).as_posix())
            if path.suffix.lower() not in _ENDINGS or is_passing(path) or not (fault := _fault(path, locales)):
                continue
            if not fault[0].startswith(_NO_LANGUAGE):
                yield Problem(str(path), 1, 1, "Y-name", *fault)
            elif fault[0] not in said:  # once for a folder, not for each of its files
                said.add(fault[0])
                yield Problem(str(path), 1, 1, "Y-name", *fault, severity="warning")


def is_passing(path: PurePosixPath) -> bool:
    """Whether a file is not meant to stay: editing programs hide such files, or put signs around their names."""
    return any(part.startswith((".", "#", "~")) for part in path.parts)


def _fault(path: PurePosixPath, locales: Collection[str]) -> tuple[str, str] | None:
    if path.is_relative_to(FOLDER):
        return _fault_of_translation(path, locales)
    if path.suffix == ".po":
        return "nobody reads translations here", f"they stand in {FOLDER}/ and the short name of the language"
    folders = {room.path for room in ROOMS if room.many}
    files = {room.path for room in ROOMS if not room.many}
    if str(path.with_suffix(".yml")) in files or str(path.parent) in folders:
        return None if path.suffix == ".yml" else _ending(path, ".yml")
    known = {*(f"{folder}/{path.stem}.yml" for folder in folders), *files}
    return "no page is made from a file of this name in this folder", did_you_mean(str(path), known)


def _fault_of_translation(path: PurePosixPath, locales: Collection[str]) -> tuple[str, str] | None:
    below = path.relative_to(FOLDER)
    if len(below.parts) == 1:
        return "this file is in the folder of no language", f"move it into {FOLDER}/ and the short name of the language"
    if below.parts[0] not in locales:
        return f"{_NO_LANGUAGE} '{below.parts[0]}' in content/locales.yml", did_you_mean(below.parts[0], locales)
    if below.suffix == ".po" or str(below.relative_to(below.parts[0])) in _OF_A_LANGUAGE:
        return None
    known = [f"{FOLDER}/{below.parts[0]}/{name}" for name in sorted(_OF_A_LANGUAGE)]
    wanted = ".po" if below.suffix.lower() == ".po" else ".yml"
    if str(path.with_suffix(wanted)) in known or wanted == ".po":
        return _ending(path, wanted)
    return "nobody reads a file of this name here", did_you_mean(str(path), known)


def _ending(path: PurePosixPath, wanted: str) -> tuple[str, str]:
    return f"a file that ends in {path.suffix} is not read", f"name it {path.with_suffix(wanted).name}"

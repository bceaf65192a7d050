"""Read every document, check them across each other, and return the library or every problem at once."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, cast

from secondlook.catalog import FOLDER
from secondlook.checks import check, check_alone
from secondlook.claims import check_claims
from secondlook.conflicts import check_conflicts
from secondlook.dates import check_dates
from secondlook.figures import check_figures
from secondlook.glyphs import check_glyphs
from secondlook.library import ROOMS, Library, Room, document_key, source_path
from secondlook.look import check_look
from secondlook.model.base import Reviewed, Status
from secondlook.model.site import Locales
from secondlook.problems import ContentError, Problem, Refused, did_you_mean, errors
from secondlook.reading import read_document
from secondlook.shape import check_shape
from secondlook.source import SourceFile
from secondlook.strays import check_strays, is_passing
from secondlook.text import Message, Model
from secondlook.wording import check_wording


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading found: documents by field and name, files by key, the fields with an unusable file, problems."""

    found: dict[str, dict[str, Model]]
    files: dict[str, SourceFile]
    broken: frozenset[str]
    problems: tuple[Problem, ...]


def require_root(root: Path) -> None:
    """Raises Refused when `root` is no folder that can hold a site."""
    if not root.is_dir():
        message = f"There is no folder {root}."
        raise Refused(message)
    if not (root / "content").is_dir():
        message = f"{root} has no folder content/: --root is the folder that holds content/ and checklists/."
        raise Refused(message)


def load(root: Path) -> Library[Message]:
    """Read and check everything below `root`. Raises ContentError with every problem when one of them is an error."""
    library, problems = inspect(root)
    if library is None or errors(problems):
        raise ContentError(problems)
    return library


def inspect(root: Path, today: datetime.date | None = None) -> tuple[Library[Message] | None, list[Problem]]:
    """Read and check everything below `root`. With `today`, a review that is due by then is an error.

    Result: the library of all usable documents, or None if a file that stands alone (site.yml ...) is unusable; all
    problems, warnings included.
    """
    reading = read(root)
    if reading.broken & {room.field for room in ROOMS if not room.many}:
        return None, [*reading.problems, *_alone(reading), *check_strays(root, _tags(root, reading))]
    library, listing = _assemble(reading)
    across = check(library, reading.files, reading.broken)
    words = [
        f for rule in (check_shape, check_wording, check_claims, check_glyphs) for f in rule(library, reading.files)
    ]
    facts = [*check_figures(library, reading.files), *check_conflicts(library, reading.files)]
    facts += check_dates(library, reading.files, today)
    look = check_look(library.site, root, reading.files["site"])
    strays = check_strays(root, _tags(root, reading))
    return library, [*reading.problems, *listing, *across, *words, *facts, *look, *strays]


def read(root: Path) -> Reading:
    """Read every document below `root`, each for itself."""
    found: dict[str, dict[str, Model]] = {}
    files: dict[str, SourceFile] = {}
    broken: set[str] = set()
    problems: list[Problem] = []
    for room in ROOMS:
        found[room.field] = {}
        for name, file in _files(root, room):
            key = document_key(room, name)
            document, source, wrong = read_document(room.model, file, source_path(key), key)
            problems += wrong
            if source is not None:
                files[key] = source
            if document is None:
                broken.add(room.field)
            else:
                found[room.field][name] = document
    return Reading(found, files, frozenset(broken), tuple(problems))


def _alone(reading: Reading) -> Iterator[Problem]:
    """What is wrong with each usable document by itself, when they cannot be put together."""
    for room in ROOMS:
        for name, document in reading.found[room.field].items():
            if not _is_draft(document):
                key = document_key(room, name)
                yield from check_alone(reading.files[key], key, document, ())


def _tags(root: Path, reading: Reading) -> list[str]:
    """The tags of all languages; while their list is unusable, whatever has a folder of translations."""
    if (locales := reading.found["locales"].get("")) is not None:
        return [locale.tag for locale in cast("Locales", locales).locales]
    return [folder.name for folder in (root / FOLDER).glob("*")]


def _files(root: Path, room: Room) -> Iterator[tuple[str, Path]]:
    if not room.many:
        yield "", root / room.path
        return
    for file in sorted((root / room.path).glob("*.yml")):
        if not is_passing(PurePosixPath(file.name)):
            yield file.stem, file


def _assemble(reading: Reading) -> tuple[Library[Message], list[Problem]]:
    """The library of all usable documents, each folder in the order of site.yml.

    A file that is not listed there, or is listed and does not exist, is a problem.
    """
    site = reading.found["site"][""]
    source = reading.files["site"]
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for room in ROOMS:
        if not room.many:
            values[room.field] = reading.found[room.field][""]
            continue
        found = {name: each for name, each in reading.found[room.field].items() if not _is_draft(each)}
        listed: tuple[str, ...] = getattr(site, room.listed_in) if room.listed_in else tuple(found)
        for index, name in enumerate(listed):
            if name in reading.found[room.field] and name not in found:
                at = source.root.position((room.listed_in, index))
                hint = "write 'status: published' there, or take it off this list"
                problems.append(source.problem(at, "S-draft", f"'{name}' is listed, but it is a draft", hint))
            elif name not in found and room.field not in reading.broken:
                message = f"'{name}' is listed, but there is no file {room.path}/{name}.yml"
                at = source.root.position((room.listed_in, index))
                problems.append(source.problem(at, "S-ref", message, did_you_mean(name, found)))
        for name in sorted(found.keys() - set(listed)):
            hint = f"add '- {name}' to '{room.listed_in}' in content/site.yml"
            file = reading.files[document_key(room, name)]
            problems.append(file.problem((1, 1), "S-unlisted", "this file is not listed", hint))
        values[room.field] = {name: found[name] for name in listed if name in found}
    return Library(**values), problems


def _is_draft(document: Model) -> bool:
    return isinstance(document, Reviewed) and document.status is Status.DRAFT

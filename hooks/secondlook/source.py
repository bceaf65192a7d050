"""YAML text to nodes that know their line and column. The only module that imports yaml.

Stricter than YAML: one document, no anchors, aliases, tags or duplicate keys, only true, false, null and plain whole
numbers are not text (so `no`, `12:30` and `010` stay what the editor typed), no invisible characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

import yaml

from secondlook.characters import forbidden
from secondlook.paths import leads_out
from secondlook.problems import Problem
from secondlook.slips import slip, swallowed_item
from secondlook.text import Place

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
TAG_HINT = "if a text begins with !, put it in quotes; else delete the tag"

_WHOLE_NUMBER = re.compile(r"-?(0|[1-9]\d{0,8})")
_NO_CHARACTER = re.compile(r"\\(?:u[dD][89a-fA-F]|U(?!000|0010))[0-9A-Fa-f]+")
_CONSTANTS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a YAML file and where it stands.

    `value` is a str, int, bool or None, a dict of key to Node, or a list of Nodes. `keys` holds the place of each key
    of a dict. `line` and `column` count from 1.
    """

    value: Any
    line: int
    column: int
    keys: dict[str, tuple[int, int]]

    def plain(self) -> Any:
        """The value without places, for validation."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def child(self, step: str | int) -> Node | None:
        """The value under a key or index, or None."""
        if isinstance(self.value, dict):
            return self.value.get(step)
        if isinstance(self.value, list) and isinstance(step, int) and step < len(self.value):
            return cast("Node", self.value[step])
        return None

    def position(self, place: Place) -> tuple[int, int]:
        """Line and column of the value at `place`, or of the nearest value around it that exists.

        Steps that are no key or index of the file (the names of a union's members) are passed over.
        """
        node = self
        for step in place:
            node = node.child(step) or node
        return node.line, node.column

    def key_position(self, place: Place) -> tuple[int, int]:
        """Line and column of the key that ends `place`; of the value around it when there is no such key."""
        parent = self
        for step in place[:-1]:
            parent = parent.child(step) or parent
        return parent.keys.get(str(place[-1]), (parent.line, parent.column))


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it was read: its path for messages, its lines for excerpts, its root node."""

    path: str
    lines: tuple[str, ...]
    root: Node

    def problem(self, position: tuple[int, int], code: str, message: str, hint: str = "") -> Problem:
        """A problem at `position` (line, column) of this file, with the line as excerpt."""
        line, column = position
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return Problem(self.path, line, column, code, message, hint, excerpt)

    def warning(self, position: tuple[int, int], code: str, message: str, hint: str = "") -> Problem:
        """The same, as a warning."""
        return replace(self.problem(position, code, message, hint), severity="warning")


class SourceError(Exception):
    """A file that cannot be read as a document at all."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__(problems)


def read_file(file: Path, path: str) -> SourceFile:
    """Read one YAML file. `path` is its path as seen from the content root. Raises SourceError."""
    return parse(read_bytes(file, path), path)


def read_bytes(file: Path, path: str) -> bytes:
    """What a file holds, to be parsed. `path` is its path as seen from the content root. Raises SourceError."""
    if leads_out(file, path):
        hint = "delete it, and write the file itself in its place"
        raise SourceError(Problem(path, 1, 1, "L-path", "this is a link to a file outside of this folder", hint))
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            raise SourceError(Problem(path, 1, 1, "Y-size", f"the file has {size} bytes; the limit is {MAX_BYTES}"))
        return file.read_bytes()
    except OSError as error:
        reason = error.strerror or "unreadable"
        raise SourceError(Problem(path, 1, 1, "Y-file", f"the file cannot be read: {reason}")) from error


def parse(raw: bytes, path: str) -> SourceFile:
    """Read one YAML document from bytes. Raises SourceError with located problems."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        hint = "save the file as UTF-8"
        raise SourceError(Problem(path, line, 1, "Y-encoding", "the file is not written in UTF-8", hint)) from error
    text = text.replace("\r\n", "\n")
    lines = tuple(text.split("\n"))
    problems = list(_character_problems(lines, path))
    if problems:
        raise SourceError(*problems)
    try:
        _refuse_features(text, path, lines)
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        raise SourceError(_syntax_problem(error, path, lines)) from error
    except yaml.YAMLError as error:
        raise SourceError(Problem(path, 1, 1, "Y-syntax", f"the file is not valid YAML: {error}")) from error
    if root is None:
        hint = "start with the line 'id: …'"
        raise SourceError(Problem(path, 1, 1, "S-empty-file", "the file is empty", hint))
    if not isinstance(root, yaml.MappingNode):
        what = "a list" if isinstance(root, yaml.SequenceNode) else "plain text"
        hint = "start with 'field: value' lines"
        raise SourceError(Problem(path, 1, 1, "S-type", f"the file is {what}, not fields with values", hint, lines[0]))
    problems = []
    node = _node(root, path, lines, problems)
    if problems:
        raise SourceError(*problems)
    return SourceFile(path, lines, node)


def _character_problems(lines: tuple[str, ...], path: str) -> Iterator[Problem]:
    for number, line in enumerate(lines, 1):
        for column, reason in forbidden(line):
            yield Problem(path, number, column, "T-char", reason, "delete it", line)


def _refuse_features(text: str, path: str, lines: tuple[str, ...]) -> None:
    """Walk the events before anything is built, so that a bomb of aliases costs nothing."""
    depth = documents = 0
    anchored: Problem | None = None
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        row, column = _row_column(event.start_mark)
        at = (path, row + 1, column + 1)
        excerpt = lines[row] if row < len(lines) else ""
        if getattr(event, "anchor", None):
            hint = "if a text begins with & or *, put it in quotes; else write the text out again"
            found = Problem(*at, "Y-alias", "anchors and aliases (& and *) are not used here", hint, excerpt)
            if isinstance(event, yaml.AliasEvent):
                raise SourceError(found)
            anchored = anchored or found
        tag = getattr(event, "tag", None)
        if tag not in {None, "!"}:
            raise SourceError(Problem(*at, "Y-tag", f"tags ({tag}) are not used here", TAG_HINT, excerpt))
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                hint = "delete the line '---' and put the rest into a file of its own"
                raise SourceError(Problem(*at, "Y-syntax", "a file holds one document", hint, excerpt))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise SourceError(Problem(*at, "Y-depth", f"more than {MAX_DEPTH} levels inside each other", "", excerpt))
    if anchored:
        raise SourceError(anchored)


def _row_column(mark: Any) -> tuple[int, int]:
    return (mark.line, mark.column) if mark else (0, 0)


def _node(node: yaml.Node, path: str, lines: tuple[str, ...], problems: list[Problem]) -> Node:
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    if isinstance(node, yaml.MappingNode):
        values: dict[str, Node] = {}
        keys: dict[str, tuple[int, int]] = {}
        for key_node, value_node in node.value:
            at = (path, key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            excerpt = lines[at[1] - 1]
            key = key_node.value
            if not isinstance(key_node, yaml.ScalarNode):
                hint = "write 'field: value'"
                problems.append(Problem(*at, "Y-syntax", "a field name is one word, not a list", hint, excerpt))
                continue
            if key in values:
                first = keys[key][0]
                hint = "keep one of the two"
                problems.append(
                    Problem(*at, "Y-dup", f"'{key}' stands here again; first on line {first}", hint, excerpt)
                )
                continue
            keys[key] = (at[1], at[2])
            values[key] = _node(value_node, path, lines, problems)
        return Node(values, line, column, keys)
    if not isinstance(node, yaml.ScalarNode):
        return Node([_node(item, path, lines, problems) for item in node.value], line, column, {})
    problems.extend(_scalar_problems(node, path, lines))
    return Node(_scalar(node), line, column, {})


def _scalar(node: yaml.ScalarNode) -> Any:
    text = str(node.value)
    if not node.style:
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        if _WHOLE_NUMBER.fullmatch(text):
            return int(text)
    return _paragraphs(text, literal=node.style == "|")


def _paragraphs(text: str, *, literal: bool) -> str:
    """One line per paragraph, paragraphs apart by an empty line, however the editor wrapped them.

    YAML keeps the line ends of a literal block, but folds all others and leaves one line end per empty line.
    """
    parts = re.split(r"\n[ \t]*\n+", text) if literal else re.split(r"\n+", text)
    return "\n\n".join(" ".join(part.split()) for part in parts if part.strip())


def _scalar_problems(node: yaml.ScalarNode, path: str, lines: tuple[str, ...]) -> Iterator[Problem]:
    line, column = node.start_mark.line, node.start_mark.column
    for _, reason in forbidden(str(node.value).replace("\n", " ")):
        yield Problem(path, line + 1, column + 1, "T-char", reason, "delete it", lines[line])
    if not node.style and (entry := swallowed_item(lines, line + 1, min(node.end_mark.line + 1, len(lines)))):
        yield Problem(path, entry.line, entry.column, "Y-syntax", entry.message, entry.hint, lines[entry.line - 1])
    if not node.style and node.value and node.end_mark.line < len(lines):
        rest = lines[node.end_mark.line][node.end_mark.column :]
        if re.match(r"\s+#", rest):
            hint = f'put the value in quotes: "{node.value}{rest}"'
            at = (path, node.end_mark.line + 1, node.end_mark.column + rest.index("#") + 1)
            yield Problem(*at, "Y-hash", "everything after ' #' is cut off", hint, lines[node.end_mark.line])


def _syntax_problem(error: yaml.MarkedYAMLError, path: str, lines: tuple[str, ...]) -> Problem:
    at, start = _row_column(error.problem_mark or error.context_mark), _row_column(error.context_mark)
    said = f"{error.context or ''} {error.problem or ''}".strip()
    line = lines[min(at[0], len(lines) - 1)]
    if "Unicode character escape" in said and (escape := _NO_CHARACTER.search(line)):
        reason = f"no character has this number: {escape[0]}"
        return Problem(path, at[0] + 1, escape.start() + 1, "T-char", reason, "delete it, and type the character", line)
    found = slip(lines, said, (at[0] + 1, at[1] + 1), (start[0] + 1, start[1] + 1))
    excerpt = lines[found.line - 1]
    return Problem(path, found.line, found.column, "Y-syntax", found.message, found.hint, excerpt)

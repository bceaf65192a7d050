"""One YAML file to one document of the model, or to problems in plain words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from secondlook.characters import strange_letters
from secondlook.model.base import HTTPS_PATTERN, ID_PATTERN
from secondlook.problems import Problem, did_you_mean
from secondlook.slips import quoted, spaces
from secondlook.source import SourceError, SourceFile, parse, read_bytes
from secondlook.text import Model, Place, identify

D = TypeVar("D", bound=Model)

_WANTED = {
    "tuple_type": "a list: lines that start with '- '",
    "dict_type": "fields with values: lines 'name: value'",
    "model_type": "fields with values: lines 'name: value'",
    "model_attributes_type": "fields with values: lines 'name: value'",
    "string_type": "text; put a number in quotes",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
}


def read_document(model: type[D], file: Path, path: str, key: str) -> tuple[D | None, SourceFile | None, list[Problem]]:
    """Read and validate one document.

    Arguments: the model; the file; its path for messages; its key for message ids ("guides/what-is").
    Result: the document with identified messages or None, the file as read or None, all problems found.
    """
    try:
        document, source, problems = _read(model, read_bytes(file, path), path, key)
    except SourceError as error:
        return None, None, list(error.problems)
    return document, source, list(problems)


@lru_cache(maxsize=1_000)
def _read(model: type[D], raw: bytes, path: str, key: str) -> tuple[D | None, SourceFile | None, tuple[Problem, ...]]:
    """The same from bytes, which are read once while a site is served: an editor changes one file of a hundred."""
    source = parse(raw, path)
    try:
        document = model.model_validate(source.root.plain())
    except ValidationError as error:
        details = [detail for detail in error.errors(include_url=False) if not _echo(detail)]
        strays = _strays(source, details)
        problems = {strays.get(tuple(detail["loc"])) or _problem(model, source, detail) for detail in details}
        return None, source, tuple(sorted(problems))
    return identify(document, key, source.root.position), source, ()


def _echo(detail: ErrorDetails) -> bool:
    """Whether it only repeats another error: pydantic calls a list too short when its entries are wrong."""
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _strays(source: SourceFile, details: Sequence[ErrorDetails]) -> dict[Place, Problem]:
    """Fields that are missing in one entry and unknown in another: their lines only stand too far left or right."""
    missing = {str(detail["loc"][-1]): tuple(detail["loc"]) for detail in details if detail["type"] == "missing"}
    unknown = {
        str(detail["loc"][-1]): tuple(detail["loc"]) for detail in details if detail["type"] == "extra_forbidden"
    }
    found: dict[Place, Problem] = {}
    for field in missing.keys() & unknown.keys():
        entry = source.root.position(missing[field][:-1])
        at = source.root.key_position(_without_tags(source, unknown[field]))
        if "{" in (_line(source, entry)[entry[1] - 1], _line(source, at)[: at[1]].strip()[:1]):
            continue
        side = "left" if at[1] < entry[1] else "right"
        message = f"'{field}' is missing in the entry on line {entry[0]}: its line stands too far {side}"
        hint = f"{spaces(entry[1] - 1)}, and move the lines that belong to it along"
        problem = source.problem(at, "S-missing", message, hint)
        found |= {missing[field]: problem, unknown[field]: problem}
    return found


def _problem(model: type[Model], source: SourceFile, detail: ErrorDetails) -> Problem:
    kind, place = detail["type"], tuple(detail["loc"])
    field = next((step for step in reversed(place) if isinstance(step, str)), "")
    here = source.root.position(place)
    context: dict[str, Any] = detail.get("ctx", {})
    if kind == "missing":
        parent = source.root.position(place[:-1])
        return source.problem(parent, "S-missing", f"the field '{field}' is missing", f"add the line '{field}: …'")
    if kind == "extra_forbidden":
        at = source.root.key_position(_without_tags(source, place))
        hint = _cut_text(source, at, detail) or did_you_mean(field, _fields(model, place[:-1]), "known fields")
        return source.problem(at, "S-unknown", f"unknown field '{field}'", hint)
    if kind in {"union_tag_invalid", "union_tag_not_found", "literal_error", "enum"}:
        return _choice_problem(source, kind, (*place, "kind") if kind.startswith("union") else place, detail, context)
    if detail["input"] is None:
        return source.problem(here, "S-empty", f"the field '{field}' is empty", _empty_hint(source, here))
    if kind in _WANTED:
        return source.problem(here, "S-type", f"'{field}' must be {_WANTED[kind]}", _type_hint(kind, detail["input"]))
    return _value_problem(source, here, field, detail, context)


def _value_problem(
    source: SourceFile, here: tuple[int, int], field: str, detail: ErrorDetails, context: dict[str, Any]
) -> Problem:
    kind = detail["type"]
    if kind == "value_error":
        reason = str(context["error"])
        if reason == "empty text":
            return source.problem(here, "S-empty", f"the field '{field}' is empty", "write the text")
        if reason == "expected text":
            return source.problem(here, "S-type", f"'{field}' must be text", _text_hint(source, here, detail["input"]))
        return source.problem(here, "S-date", f"'{detail['input']}' is not a date", reason)
    if kind.startswith("date"):
        hint = "a date is written year-month-day (YYYY-MM-DD), for example 2026-11-21"
        return source.problem(here, "S-date", f"'{detail['input']}' is not a date", hint)
    if kind == "string_pattern_mismatch":
        return _pattern_problem(source, here, field, detail["input"], context["pattern"])
    code, reason = _size_reason(kind, field, detail["msg"].lower(), context)
    return source.problem(here, code, reason)


def _pattern_problem(source: SourceFile, here: tuple[int, int], field: str, value: object, pattern: str) -> Problem:
    if pattern == ID_PATTERN:
        better = _as_id(str(value))
        hint = f"small letters, digits and single hyphens: write '{better or 'what-is'}'"
        return source.problem(here, "S-id", f"'{value}' is not an id", hint)
    wanted = "the whole address, without blanks and passwords: https://www.who.int/cancer"
    wanted = f"write {wanted}" if pattern == HTTPS_PATTERN else f"it must match {pattern}"
    hint = strange_letters(str(value)) or wanted
    return source.problem(here, "S-form", f"'{value}' does not fit the field '{field}'", hint)


def _size_reason(kind: str, field: str, reason: str, context: dict[str, Any]) -> tuple[str, str]:
    if kind == "too_short":
        code = "S-count" if context["actual_length"] else "S-empty"
        return code, f"'{field}' must have at least {context['min_length']} entries"
    if kind == "too_long":
        return "S-count", f"'{field}' must have at most {context['max_length']} entries"
    code = "S-id" if field == "id" else "S-value"
    return code, f"'{field}': {reason}"


def _choice_problem(
    source: SourceFile, kind: str, place: Place, detail: ErrorDetails, context: dict[str, Any]
) -> Problem:
    field = str(place[-1])
    here = source.root.position(place)
    if kind == "union_tag_not_found":
        return source.problem(here, "S-missing", f"the field '{field}' is missing", f"add the line '{field}: …'")
    expected = str(context.get("expected_tags") or context["expected"])
    known = [name.strip(" '") for name in expected.replace(" or ", ",").split(",")]
    value = str(context.get("tag", detail["input"]))
    return source.problem(here, "S-enum", f"'{value}' is not known for '{field}'", did_you_mean(value, known))


def _as_id(value: str) -> str:
    """The id that somebody meant by `value`: its letters and digits in small letters, hyphens between the words."""
    letters = unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", letters))


def _cut_text(source: SourceFile, at: tuple[int, int], detail: ErrorDetails) -> str:
    """The hint for a "field" that is the rest of a text: between { and }, a comma begins the next field."""
    inside = "{" in _line(source, at)[: at[1]] and detail["input"] is None
    return "if a comma cut the text: put the text in quotes, or write each field on a line of its own" if inside else ""


def _empty_hint(source: SourceFile, here: tuple[int, int]) -> str:
    typed = _typed(source, here)
    if typed in {"null", "~"}:
        return f'write a value; if readers shall see it, put quotes around it: "{typed}"'
    return "write a value; put it in quotes if it starts with #" if "#" in _line(source, here) else "write a value"


def _text_hint(source: SourceFile, here: tuple[int, int], value: object) -> str:
    if isinstance(value, dict):
        return "put the text in quotes: a colon in it made it a field"
    if isinstance(value, list):
        return "write the text on the same line"
    return f"put it in quotes: {quoted(_typed(source, here))}"


def _typed(source: SourceFile, here: tuple[int, int]) -> str:
    """The short value at a place as it was typed: `yes`, not what YAML makes of it."""
    return re.split(r"[,}\]]|\s", _line(source, here)[here[1] - 1 :])[0]


def _type_hint(kind: str, value: object) -> str:
    if kind != "tuple_type":
        return ""
    if isinstance(value, dict) and any(str(key).startswith("-") for key in value):
        return "put a blank after the dash: '- '"
    names = [name.strip() for name in value.split(",")] if isinstance(value, str) else []
    if names and all(re.fullmatch(ID_PATTERN, name) for name in names):
        return "write each on a line of its own: " + ", then ".join(f"'- {name}'" for name in names)
    return "write one '- ' line per entry"


def _line(source: SourceFile, position: tuple[int, int]) -> str:
    return source.lines[position[0] - 1] if position[0] <= len(source.lines) else ""


def _without_tags(source: SourceFile, place: Place) -> Place:
    """The path without the names pydantic puts in for the member of a union."""
    kept: list[str | int] = []
    node = source.root
    for step in place[:-1]:
        below = node.child(step)
        if below is not None:
            node = below
            kept.append(step)
    return (*kept, place[-1])


def _fields(model: type[Model], place: Place) -> list[str]:
    """The fields known at `place`, read from the model's own JSON Schema."""
    schema = model.model_json_schema()
    definitions = schema.get("$defs", {})
    node: dict[str, Any] = schema
    for step in place:
        node = _step(_resolve(node, definitions), step)
    return list(_resolve(node, definitions).get("properties", {}))


def _step(node: dict[str, Any], step: str | int) -> dict[str, Any]:
    if isinstance(step, int):
        return dict(node.get("items", {}))
    if "discriminator" in node:
        return {"$ref": node["discriminator"]["mapping"].get(step, "")}
    if "additionalProperties" in node and isinstance(node["additionalProperties"], dict):
        return dict(node["additionalProperties"])
    return dict(node.get("properties", {}).get(step, {}))


def _resolve(node: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in node:
        return dict(definitions.get(node["$ref"].rsplit("/", 1)[-1], {}))
    options = [option for option in node.get("anyOf", []) if option.get("type") != "null"]
    return _resolve(options[0], definitions) if len(options) == 1 else node

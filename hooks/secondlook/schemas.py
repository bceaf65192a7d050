"""JSON Schemas of the YAML files, for editors that complete and check while one types."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from secondlook.agreed import Agreed
from secondlook.catalog import FOLDER as TRANSLATIONS
from secondlook.library import ROOMS
from secondlook.signoffs import SignOffs
from secondlook.text import Model

FOLDER = "schemas"
DRAFT = "http://json-schema.org/draft-07/schema#"

_MODELS: dict[str, type[Model]] = {room.model.__name__.partition("[")[0]: room.model for room in ROOMS}
_MODELS |= {"Agreed": Agreed, "SignOffs": SignOffs}

_WANTED = {
    "string": "Write text here, in quotes if it has a colon or is only a number",
    "array": "Write a list here: one line '- ' per entry, or [one, two]",
    "integer": "Write a whole number",
    "boolean": "Write true or false",
}


def schemas() -> dict[str, str]:
    """The text of every schema, by its file name below `schemas/`."""
    return {_file_name(name): _text(model) for name, model in _MODELS.items()}


def write_schemas(root: Path) -> list[str]:
    """Write the schemas below `root` and return the names of those that changed. Other files there are removed."""
    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    wanted = schemas()
    for file in folder.glob("*.json"):
        if file.name not in wanted:
            file.unlink()
    changed = [
        name for name, text in wanted.items() if not (folder / name).exists() or (folder / name).read_text() != text
    ]
    for name in changed:
        (folder / name).write_text(wanted[name], "utf-8")
    return changed


def modeline(path: str) -> str:
    """The first line of a YAML file, relative to the content root: it tells an editor which schema the file follows.

    Raises KeyError for a path that is no document.
    """
    up = "../" * path.count("/")
    return f"# yaml-language-server: $schema={up}{FOLDER}/{_file_name(_model_of(path))}"


def _model_of(path: str) -> str:
    for room in ROOMS:
        if path == room.path or (room.many and path.rpartition("/")[0] == room.path):
            return room.model.__name__.partition("[")[0]
    if path.startswith(f"{TRANSLATIONS}/"):
        return {"terms.yml": "Agreed", "sign-offs.yml": "SignOffs"}[path.rpartition("/")[2]]
    raise KeyError(path)


def _file_name(model: str) -> str:
    words = "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in model)
    return f"{words.removeprefix('-')}.json"


class _Exporter(GenerateJsonSchema):
    """Pydantic's exporter, with the docstring of a generic model: `Guide[Message]` has none of its own."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        model: type[Model] = schema["cls"]
        written = model.__pydantic_generic_metadata__["origin"] or model
        return {**super().model_schema(schema), "description": (inspect.getdoc(written) or "").replace("`", "")}


def _text(model: type[Model]) -> str:
    exported = model.model_json_schema(schema_generator=_Exporter)
    schema = _plain(exported, exported.get("$defs", {}))
    used = set(re.findall(r'"\$ref": "#/\$defs/(\w+)"', json.dumps(schema)))
    parts = {name: part for name, part in schema.pop("definitions", {}).items() if name in used}
    head = {"$schema": DRAFT, "title": model.__name__.partition("[")[0]}
    text = json.dumps({**head, **schema, "definitions": parts}, ensure_ascii=False, indent=2)
    return text.replace("[Message]", "").replace("_Message_", "").replace("#/$defs/", "#/definitions/") + "\n"


def _plain(schema: Any, known: Mapping[str, Any]) -> Any:
    """The schema as editors understand it best: short, and with messages in plain words."""
    if isinstance(schema, list):
        return [_plain(item, known) for item in schema]
    if not isinstance(schema, Mapping):
        return schema
    if "discriminator" in schema:
        return _by_kind(schema["discriminator"], known)
    found = _without_reference(_without_null(schema), known)
    kept = {key: value for key, value in found.items() if not _noise(key, value, found)}
    plain = {"definitions" if key == "$defs" else key: _plain(value, known) for key, value in kept.items()}
    return plain | _message(plain)


def _noise(key: str, value: Any, schema: Mapping[str, Any]) -> bool:
    """What only repeats the rest (titles, the type of a choice), and empty values that an editor would type in."""
    if key == "type":
        return "enum" in schema or "const" in schema
    return (key == "title" and isinstance(value, str)) or (key == "default" and value in (None, []))


def _without_reference(schema: Mapping[str, Any], known: Mapping[str, Any]) -> Mapping[str, Any]:
    """A field with its own words beside a reference, in full: draft 7 ignores what stands beside a reference."""
    if "$ref" not in schema or len(schema) == 1:
        return schema
    own = {key: value for key, value in schema.items() if key != "$ref"}
    return {**known[_name(schema["$ref"])], **own}


def _without_null(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """A field that may be left out, without the option to leave it empty: that is a slip."""
    options = [option for option in schema.get("anyOf", []) if option.get("type") != "null"]
    if len(options) != 1:
        return schema
    return {**options[0], **{key: value for key, value in schema.items() if key != "anyOf"}}


def _message(schema: Mapping[str, Any]) -> dict[str, str]:
    """What an editor says when the value is of another type. A choice is left alone: there it lists the words."""
    kind = schema.get("type")
    if not isinstance(kind, str) or kind not in _WANTED or {"enum", "const", "errorMessage"} & set(schema):
        return {}
    return {"errorMessage": _WANTED[kind]}


def _by_kind(discriminator: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """A union by `kind`: first the kind itself is judged, then only the fields of that kind."""
    kinds = {kind: _plain(known[_name(reference)], known) for kind, reference in discriminator["mapping"].items()}
    meanings = {kind: model["description"] for kind, model in kinds.items()}
    field = {**next(iter(kinds.values()))["properties"]["kind"]}
    del field["const"]
    for kind, model in kinds.items():
        model["properties"]["kind"] = {"const": kind, "description": meanings[kind]}
    return {
        "title": "block",
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {**field, "enum": list(kinds), "enumDescriptions": list(meanings.values())}},
        "allOf": [{"if": _of_kind(kind), "then": {"title": kind, **model}} for kind, model in kinds.items()],
    }


def _of_kind(kind: str) -> dict[str, Any]:
    return {"type": "object", "required": ["kind"], "properties": {"kind": {"const": kind}}}


def _name(reference: str) -> str:
    return reference.rpartition("/")[2]

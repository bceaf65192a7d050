"""JSON Schemas of the YAML files, for editors that complete and check while one types."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from secondlook.agreed import Agreed
from secondlook.catalog import FOLDER as TRANSLATIONS
from secondlook.library import ROOMS
from secondlook.signoffs import SignOffs
from secondlook.text import Model

FOLDER = "schemas"

_MODELS: dict[str, type[Model]] = {room.model.__name__.partition("[")[0]: room.model for room in ROOMS}
_MODELS |= {"Agreed": Agreed, "SignOffs": SignOffs}


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


def _text(model: type[Model]) -> str:
    schema = {"$schema": "http://json-schema.org/draft-07/schema#", **_plain(model.model_json_schema())}
    text = json.dumps(schema, ensure_ascii=False, indent=2)
    return text.replace("[Message]", "").replace("_Message_", "").replace("#/$defs/", "#/definitions/") + "\n"


def _plain(schema: Any) -> Any:
    """The schema without the titles that repeat a field's name, and with definitions where draft 7 has them."""
    if isinstance(schema, Mapping):
        kept = {key: value for key, value in schema.items() if not (key == "title" and isinstance(value, str))}
        return {"definitions" if key == "$defs" else key: _plain(value) for key, value in kept.items()}
    if isinstance(schema, list):
        return [_plain(item) for item in schema]
    return schema

"""The schemas editors use: they explain every field, and ask for nothing the program does not."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from secondlook.model.base import Date, HttpsUrl, Id
from secondlook.schemas import modeline, schemas, write_schemas

PROJECT = Path(__file__).parent.parent
FILES = sorted(
    path.relative_to(PROJECT).as_posix()
    for room in ("content", "checklists")
    for path in PROJECT.glob(f"{room}/**/*.yml")
)
SCHEMAS = {name: json.loads(text) for name, text in schemas().items()}


def parts(schema, place=""):
    """Every schema inside a schema, each with where it stands."""
    if isinstance(schema, list):
        for index, item in enumerate(schema):
            yield from parts(item, f"{place}/{index}")
    elif isinstance(schema, dict):
        yield place, schema
        for key, value in schema.items():
            if key in {"properties", "patternProperties", "definitions"}:
                for name, field in value.items():
                    yield from parts(field, f"{place}/{key}/{name}")
            elif key not in {"examples", "default", "const", "enum", "if"}:
                yield from parts(value, f"{place}/{key}")


def fields(schema):
    """Every field of a schema: its place, and the schema of its value."""
    for place, part in parts(schema):
        for key in ("properties", "patternProperties"):
            for name, field in part.get(key, {}).items():
                yield f"{place}/{name}", field


def blocks():
    return SCHEMAS["guide.json"]["definitions"]["Section"]["properties"]["blocks"]["items"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_document_and_every_field_is_explained(name):
    assert SCHEMAS[name]["description"]
    found = list(fields(SCHEMAS[name]))
    assert found
    assert [place for place, field in found if len(field.get("description", "")) < 10] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_word_of_a_choice_is_explained(name):
    choices = [part for _, part in parts(SCHEMAS[name]) if "enum" in part]
    for choice in choices:
        if choice["enum"][0] != "Latn":
            assert len(choice["enumDescriptions"]) == len(choice["enum"])


@pytest.mark.parametrize("name", SCHEMAS)
def test_examples_have_the_form_the_field_asks_for(name):
    for place, part in parts(SCHEMAS[name]):
        for example in part.get("examples", ()):
            assert re.search(part.get("pattern", ""), str(example)), place
            assert isinstance(example, list) == (part.get("type") == "array") or "anyOf" in part, place


def test_examples_of_shared_types_are_accepted():
    for kind in (Id, Date, HttpsUrl):
        adapter = TypeAdapter(kind)
        for example in adapter.json_schema()["examples"]:
            adapter.validate_python(example)


@pytest.mark.parametrize("name", SCHEMAS)
def test_what_stands_beside_a_reference_would_be_lost(name):
    for place, part in parts(SCHEMAS[name]):
        if "$ref" in part:
            assert list(part) == ["$ref"], place
            assert part["$ref"].removeprefix("#/definitions/") in SCHEMAS[name]["definitions"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_nothing_empty_is_typed_into_a_file(name):
    for place, part in parts(SCHEMAS[name]):
        assert part.get("type") != "null", place
        assert part.get("default", "some") not in (None, []), place


def test_a_block_is_judged_by_the_fields_of_its_own_kind():
    kind = blocks()["properties"]["kind"]
    assert "prose" in kind["enum"]
    assert len(kind["enum"]) == len(kind["enumDescriptions"]) == len(blocks()["allOf"])
    for word, rule in zip(kind["enum"], blocks()["allOf"], strict=True):
        assert rule["if"]["properties"]["kind"] == {"const": word}
        assert rule["then"]["properties"]["kind"]["const"] == word
        assert rule["then"]["additionalProperties"] is False


def test_kinds_of_blocks_are_those_with_a_template():
    templates = {path.stem for path in (PROJECT / "hooks/secondlook/templates/blocks").glob("*.html")}
    assert set(blocks()["properties"]["kind"]["enum"]) <= templates


def test_situations_may_be_all_of_them():
    situations = SCHEMAS["cancer.json"]["definitions"]["RecordUse"]["properties"]["situations"]
    assert [option.get("const", option.get("type")) for option in situations["anyOf"]] == ["all", "array"]


def test_an_editor_says_in_plain_words_what_is_wanted():
    text = SCHEMAS["misconception.json"]["properties"]
    assert text["reality"]["errorMessage"].startswith("Write text here")
    assert text["sources"]["errorMessage"].startswith("Write a list here")
    assert "year-month-day" in text["last_reviewed"]["errorMessage"]
    assert "small letters" in text["id"]["errorMessage"]
    assert "errorMessage" not in SCHEMAS["cancer.json"]["properties"]["region"]


@pytest.mark.parametrize("path", FILES)
def test_every_file_has_a_schema(path):
    line = modeline(path)
    _, _, address = line.partition("$schema=")
    target = (PROJECT / path).parent / address
    assert target.resolve().relative_to(PROJECT / "schemas").name in SCHEMAS


def test_a_file_that_is_no_document_has_none():
    with pytest.raises(KeyError):
        modeline("content/notes/some.yml")


def test_schemas_are_written_once_and_old_ones_removed(tmp_path):
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas/old.json").write_text("{}", "utf-8")
    assert set(write_schemas(tmp_path)) == set(SCHEMAS)
    assert {path.name for path in (tmp_path / "schemas").iterdir()} == set(SCHEMAS)
    assert write_schemas(tmp_path) == []


def test_the_committed_schemas_are_those_of_the_models():
    assert {file.name: file.read_text("utf-8") for file in (PROJECT / "schemas").glob("*.json")} == schemas()


@pytest.mark.parametrize("path", FILES)
def test_every_yaml_file_names_its_schema_in_its_first_line(path):
    assert (PROJECT / path).read_text("utf-8").startswith(f"{modeline(path)}\n")

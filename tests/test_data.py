"""The data files: what a tool of a hospital reads, and that the published schema tells the truth about it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from secondlook.checklist import checklist
from secondlook.edition import editions
from secondlook.render.data import SCHEMA, data_files
from secondlook.render.data_model import ChecklistData, ChecklistIndex
from secondlook.text import Text, TextState


@pytest.fixture(scope="module")
def found(sample):
    return {edition.locale.tag: edition for edition in editions(sample)}


@pytest.fixture(scope="module")
def files(found):
    return {file.path: file.content for edition in found.values() for file in data_files(edition)}


def fits(value: Any, schema: dict[str, Any], root: dict[str, Any]) -> bool:
    """Whether a JSON value keeps to a JSON Schema: the part of the standard that our schema uses."""
    if "$ref" in schema:
        return fits(value, root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root)
    if "anyOf" in schema:
        return any(fits(value, each, root) for each in schema["anyOf"])
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None)}
    if not isinstance(value, kinds[schema["type"]]):
        return False
    if schema["type"] == "array":
        return all(fits(each, schema["items"], root) for each in value)
    if schema["type"] == "object":
        properties = schema["properties"]
        return value.keys() == properties.keys() and all(fits(value[key], properties[key], root) for key in value)
    return value in schema.get("enum", [schema.get("const", value)])


def test_each_language_has_its_files_and_the_schema_stands_once(files):
    folders = ("", "ar/", "zh/")
    names = [f"{folder}data/checklists/{name}.json" for folder in folders for name in ("sample", "index")]
    assert sorted(files) == sorted([*names, "data/schema/checklist.schema.json"])


def test_every_file_keeps_to_the_published_schema(files):
    schema = json.loads(files[SCHEMA])
    for path, content in files.items():
        if path != SCHEMA:
            assert fits(json.loads(content), schema, schema), path
    assert schema["$id"] == json.loads(files["ar/data/checklists/index.json"])["about"]["schema_address"]


def test_the_schema_refuses_what_is_not_a_checklist(files):
    schema = json.loads(files[SCHEMA])
    good = json.loads(files["data/checklists/sample.json"])
    assert not fits(good | {"unknown": "x"}, schema, schema)
    assert not fits(good | {"kind": "other"}, schema, schema)
    assert not fits({key: value for key, value in good.items() if key != "urgent"}, schema, schema)


def test_a_file_can_be_read_back_into_the_model(files):
    sample = ChecklistData.model_validate_json(files["ar/data/checklists/sample.json"])
    assert (sample.about.locale, sample.about.direction) == ("ar", "rtl")
    assert sample.about.page == "https://test.example/ar/checklists/sample/"
    assert sample.sheet == "https://test.example/ar/print/checklists/sample.pdf"
    index = ChecklistIndex.model_validate_json(files["ar/data/checklists/index.json"])
    assert [each.data for each in index.checklists] == ["https://test.example/ar/data/checklists/sample.json"]
    with pytest.raises(ValidationError):
        ChecklistData.model_validate_json(files["ar/data/checklists/index.json"])


def test_the_data_asks_for_the_same_records_as_the_sheet(found, files):
    data = ChecklistData.model_validate_json(files["data/checklists/sample.json"])
    listed = checklist(found["en"].library, "sample")
    lines = [line for group in listed.groups for line in group.lines]
    records = [record for department in data.departments for record in department.records]
    assert [record.id for record in records] == [line.record.id for line in lines]
    assert [record.situations for record in records] == [line.situations for line in lines]
    assert [department.id for department in data.departments] == [holder for holder, _ in listed.holders]
    slides = next(record for record in records if record.id == "slides")
    assert (slides.need, slides.situations, slides.ask.text) == ("essential", ("relapsed",), "Ask for all stains.")
    assert [form.name.text for form in slides.forms] == ["glass slides"]


def test_facts_name_their_sources_and_the_sources_are_there(files):
    data = ChecklistData.model_validate_json(files["data/checklists/sample.json"])
    named = {name for department in data.departments for record in department.records for name in record.sources}
    assert named == {source.id for source in data.sources} == {"sample-2020"}


def test_untranslated_text_says_that_it_is_english_and_stale_text_brings_today_s_english(found):
    edition = found["ar"]
    cancer = edition.library.cancers["sample"]
    stale = Text("سرطان **قديم**", "ar", TextState.STALE, "Sample *cancer*")
    changed = cancer.model_copy(update={"name": stale})
    library = replace(edition.library, cancers={"sample": changed})
    data = ChecklistData.model_validate_json(data_files(replace(edition, library=library))[0].content)
    assert (data.name.text, data.name.lang, data.name.state, data.name.english) == (
        "سرطان قديم",
        "ar",
        "stale",
        "Sample cancer",
    )
    assert (data.intro.lang, data.intro.state, data.intro.english) == ("en", "missing", None)


def test_nobody_is_said_to_have_checked_what_nobody_checked(files):
    review = ChecklistData.model_validate_json(files["ar/data/checklists/sample.json"]).review
    assert (review.clinician, review.translator) == (None, None)
    assert review.last_compared.isoformat() == "2026-01-10"


def test_same_content_same_bytes_in_utf_8_with_a_line_end(sample, files):
    again = {file.path: file.content for edition in editions(sample) for file in data_files(edition)}
    assert again == files
    assert all(content.endswith(b"}\n") and b"\\u" not in content for content in files.values())

"""What is written for those who help: links and commands lead somewhere, the host accepts the forms and the owners."""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import get_args

import pytest
import yaml

from secondlook.cli import _parser
from secondlook.render.pages import Form

ROOT = Path(__file__).parent.parent
DOCS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "CODE_OF_CONDUCT.md")),
    ROOT / ".github/PULL_REQUEST_TEMPLATE.md",
    *sorted((ROOT / "docs-contributors").glob("*.md")),
]
TEMPLATES = ROOT / ".github/ISSUE_TEMPLATE"
FORMS = sorted(set(TEMPLATES.glob("*.yml")) - {TEMPLATES / "config.yml"})
FIELDS = {"input", "textarea", "dropdown", "checkboxes"}
CODE = re.compile(r"^(?: {4}|\t)(.+)$|`([^`\n]+)`", re.MULTILINE)
LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)")
COMMAND = re.compile(r"(?:^|[\s;&(]|bin/)secondlook((?: [^;&#]+)?)")


def name_of(file):
    return file.relative_to(ROOT).as_posix()


def prose(text):
    """The text without code, where brackets mean something else."""
    return CODE.sub("", text)


def anchors(text):
    """The addresses of the headings, as the host makes them."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def commands(text):
    """Every command line that is named: its words after `secondlook`, without what follows an ellipsis."""
    for code in CODE.finditer(text):
        for found in COMMAND.finditer(code[1] or code[2]):
            words = re.sub(r"\s{2,}.*", "", found[1]).replace(" | ", "|").split()
            if words[:1] == ["--root"]:
                words = words[2:]
            if words:
                yield words


def wrong_words(parser, words):
    """The words of a command line that the parser does not know: sub-commands, fixed choices and options."""
    wrong = []
    for action in (action for action in parser._actions if not action.option_strings):
        fixed = words and re.fullmatch(r"[a-z-]+(\|[a-z-]+)*", words[0])
        if not fixed or action.choices is None:
            break
        names = words[0].split("|")
        wrong += [name for name in names if name not in action.choices]
        words = words[1:]
        if isinstance(action, argparse._SubParsersAction):
            below = [action.choices[name] for name in names if name in action.choices]
            return wrong + (wrong_words(below[-1], words) if below else [])
    known = parser._option_string_actions
    return wrong + [
        option for word in words for option in re.findall(r"^\[?(--?[a-z][a-z-]*)", word) if option not in known
    ]


@pytest.mark.parametrize("file", DOCS, ids=name_of)
def test_every_relative_link_leads_to_a_file_and_a_heading(file):
    for target in LINK.findall(prose(file.read_text("utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, heading = target.partition("#")
        there = (file.parent / path).resolve() if path else file
        assert there.exists(), f"{target} leads nowhere"
        if heading:
            assert heading in anchors(there.read_text("utf-8")), f"{target}: no such heading"


@pytest.mark.parametrize("file", DOCS, ids=name_of)
def test_every_command_that_is_named_exists(file):
    for words in commands(file.read_text("utf-8")):
        assert wrong_words(_parser(), words) == [], f"secondlook {' '.join(words)}"


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("    secondlook check [PATH…] [--format text|github|json]     all problems", []),
        ("    secondlook build | serve | stage --locale ar --out DIR", []),
        ("`secondlook --root DIR translations update ne`", []),
        ("run `.venv/bin/secondlook chekc` now", ["chekc"]),
        ("`secondlook translations update|delete ar`", ["delete"]),
        ("`secondlook sheet letter --cancer breast --colour red`", ["letter", "--colour"]),
        ("    hooks/secondlook the program", []),
    ],
)
def test_a_command_that_does_not_exist_is_noticed(line, wrong):
    assert [word for words in commands(line) for word in wrong_words(_parser(), words)] == wrong


@pytest.mark.parametrize("file", DOCS, ids=name_of)
def test_every_make_target_that_is_named_exists(file):
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for code in CODE.finditer(file.read_text("utf-8")):
        assert set(re.findall(r"^(?:\w+=\w+ )?make ([a-z-]+)", code[1] or code[2])) <= targets


def test_every_room_in_the_table_exists():
    text = (ROOT / "docs-contributors/work-on-the-code.md").read_text("utf-8")
    table = text.partition("## The rooms")[2].partition("\n## ")[0]
    rooms = re.findall(
        r"`([a-z]+)/?`", "".join(row.split("|")[1] for row in table.splitlines() if row.startswith("| `"))
    )
    package = ROOT / "hooks/secondlook"
    assert rooms
    assert [room for room in rooms if not (package / room).is_dir() and not (package / f"{room}.py").exists()] == []


@pytest.mark.parametrize("file", FORMS, ids=name_of)
def test_a_form_is_one_the_host_accepts(file):
    form = yaml.safe_load(file.read_text("utf-8"))
    assert set(form) <= {"name", "description", "title", "labels", "body"}
    assert all(isinstance(form[key], str) and form[key].strip() for key in ("name", "description"))
    fields = [part for part in form["body"] if part["type"] != "markdown"]
    assert fields
    for part in fields:
        assert part["type"] in FIELDS
        assert part["attributes"]["label"].strip()
        if part["type"] in {"dropdown", "checkboxes"}:
            options = part["attributes"]["options"]
            assert options
            assert all(isinstance(each, str) or each["label"] for each in options)
    for values in ([part["id"] for part in fields], [part["attributes"]["label"] for part in fields]):
        assert len(values) == len(set(values))
    assert all(part["attributes"]["value"].strip() for part in form["body"] if part["type"] == "markdown")


@pytest.mark.parametrize("file", FORMS, ids=name_of)
def test_a_form_warns_first_that_everyone_reads_it_and_asks_for_no_names(file):
    body = yaml.safe_load(file.read_text("utf-8"))["body"]
    warning = " ".join(body[0]["attributes"]["value"].split())
    assert body[0]["type"] == "markdown"
    assert "Everyone can read" in warning
    assert "no name" in warning
    assert "illness" in warning
    assert any(option["required"] for option in body[-1]["attributes"]["options"])


@pytest.mark.parametrize("name", ["content-correction", "new-checklist-item"])
def test_a_new_fact_needs_a_source(name):
    body = yaml.safe_load((TEMPLATES / f"{name}.yml").read_text("utf-8"))["body"]
    (source,) = (part for part in body if part.get("id") == "source")
    assert source["validations"]["required"] is True


def test_there_is_a_form_for_each_matter():
    assert {file.stem for file in FORMS} >= {
        "content-correction",
        "translation-problem",
        "urgent-safety-problem",
        "new-checklist-item",
    }


def test_the_list_of_forms_leads_to_this_site_and_these_files():
    config = yaml.safe_load((TEMPLATES / "config.yml").read_text("utf-8"))
    site = yaml.safe_load((ROOT / "content/site.yml").read_text("utf-8"))
    files = site["edit_url"].removesuffix("edit/main/{path}") + "blob/main/"
    assert set(config) == {"blank_issues_enabled", "contact_links"}
    assert config["blank_issues_enabled"] is False, "an empty form warns nobody"
    for link in config["contact_links"]:
        assert link["name"].strip()
        assert link["about"].strip()
        assert link["url"].startswith((site["url"] + "/", files)), "set the addresses of content/site.yml here too"
        if link["url"].startswith(files):
            assert (ROOT / link["url"].removeprefix(files)).is_file()


@pytest.mark.parametrize("form", get_args(Form))
def test_readers_are_led_to_a_form_that_takes_the_address_of_the_page(form):
    site = yaml.safe_load((ROOT / "content/site.yml").read_text("utf-8"))
    repository = site["edit_url"].removesuffix("edit/main/{path}")
    assert site["report_url"] == f"{repository}issues/new?template={{form}}.yml&page={{page}}"
    body = yaml.safe_load((TEMPLATES / f"{form}.yml").read_text("utf-8"))["body"]
    assert [part["type"] for part in body if part.get("id") == "page"] == ["input"]


def owned():
    lines = (ROOT / ".github/CODEOWNERS").read_text("utf-8").splitlines()
    return {line.split()[0]: line.split()[1:] for line in lines if line and not line.startswith("#")}


def test_every_owned_path_exists_and_has_an_owner():
    for path, owners in owned().items():
        assert path == "*" or path.startswith("/")
        assert path == "*" or (ROOT / path.strip("/")).is_dir() == path.endswith("/"), path
        assert path == "*" or (ROOT / path.strip("/")).exists(), path
        assert owners
        assert all(re.fullmatch(r"@[\w-]+(/[\w-]+)?", owner) for owner in owners)


def test_every_language_with_translations_has_owners_of_its_own():
    general = owned()["/content/translations/"]
    for folder in (ROOT / "content/translations").iterdir():
        if any(folder.rglob("*.po")):
            assert owned()[f"/content/translations/{folder.name}/"] != general


def test_the_editor_settings_can_be_read_and_turn_checking_on():
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    recommended = json.loads((ROOT / ".vscode/extensions.json").read_text("utf-8"))
    assert settings["yaml.validate"]
    assert settings["yaml.completion"]
    assert not settings["yaml.schemaStore.enable"]
    assert "redhat.vscode-yaml" in recommended["recommendations"]

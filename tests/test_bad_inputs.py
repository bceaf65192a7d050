"""What editors, translators and strangers may put in, and what must come of it: `bad_inputs/*.yml`, one case each.

A case is given as a whole file (`file`), a text in every field of a kind (`text`), an address (`url`), a translation
(`translation`), or as steps in `bad_input_steps.py` under its id. Whatever it is: no traceback, nothing is written to
the published folder, all problems are printed and not only the first, and the exit status says what happened.

`differs` says where the program does otherwise than the list these cases come from asks, and why.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from bad_input_steps import BYTES, GUIDE, RUNS, STEPS, limited, put, put_address, translate, use_locale
from conftest import PROJECT, change
from secondlook import commands, edition
from secondlook.cli import main
from secondlook.edition import editions, inspect_all
from secondlook.problems import Problem
from secondlook.render.pages import Page, pages
from secondlook.source import parse

FOLDER = Path(__file__).parent / "bad_inputs"
WITNESS = ("content/conversations/first-talk.yml", "next_review: 2026-07-10", "next_review: 2025-07-10")
"""A mistake of another kind in another file, which must be printed along with the one that is tried out."""
NOT_ALONE = {"BI-083"}
"""A case that counts problems."""


@dataclass(frozen=True)
class Expected:
    result: str
    code: str = ""
    line: int = 0
    column: int = 0
    count: int = 0
    says: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    value: Any = None


@dataclass(frozen=True)
class Case:
    id: str
    title: str
    expect: Expected
    file: str | None = None
    text: str | None = None
    url: str | None = None
    translation: str | None = None
    locale: str = "en"
    fuzzy: bool = False
    differs: str = field(default="", compare=False)


def _case(found: dict[str, Any]) -> Case:
    expect = {name: tuple(value) if isinstance(value, list) else value for name, value in found["expect"].items()}
    return replace(Case(found["id"], found["title"], Expected(**expect)), **{**found, "expect": Expected(**expect)})


CASES = [_case(found) for file in sorted(FOLDER.glob("*.yml")) for found in yaml.safe_load(file.read_text("utf-8"))]


def test_no_case_is_missing_or_there_twice():
    assert [case.id for case in CASES] == [f"BI-{number:03d}" for number in range(1, 170)]


def test_every_case_is_tried_out_in_one_way():
    for case in CASES:
        given = [each for each in (case.file, case.text, case.url, case.translation) if each is not None]
        ways = len(given) + sum(case.id in each for each in (BYTES, STEPS, RUNS))
        assert ways == 1, case.id


@pytest.fixture
def tree(sample: Path, tmp_path: Path) -> Path:
    """The sample tree in a folder of its own, copied from one that is made once."""
    return Path(shutil.copytree(sample, tmp_path / "tree"))


@pytest.mark.parametrize("case", CASES, ids=[f"{case.id} {case.title}" for case in CASES])
def test_bad_input_is_answered_as_written(case, tree, capsys, monkeypatch):
    if case.id in RUNS:
        shown = RUNS[case.id](tree, capsys, monkeypatch)
        assert_said(case, [shown])
        return
    old_site(tree)
    places = set_up(case, tree)
    if case.expect.result == "error" and case.id not in NOT_ALONE:
        change(tree, *WITNESS)
    before = snapshot(tree)
    found = inspect_all(tree)
    for room in (commands, edition):  # the commands are given what was found, so that it is not found anew for each
        monkeypatch.setattr(room, "inspect_all", lambda *_given: found)
    problems = found[2]
    assert_printed(case, tree, capsys, problems)
    assert snapshot(tree) == before
    if case.expect.result in {"error", "warning"}:
        assert_found(case, problems, places)
    elif case.expect.result == "value":
        assert_value(case, tree)
    else:
        assert [p for p in problems if p.severity == "error"] == [], problems
        assert_shown(case, tree)


def old_site(tree: Path) -> None:
    (tree / "site").mkdir()
    for name in ("index.html", "sitemap.xml"):
        (tree / "site" / name).write_text("old", "utf-8")


def snapshot(tree: Path) -> dict[str, bytes]:
    """Every file, so that a check is seen to write nothing, and a build that stops nothing either."""
    return {str(path): path.read_bytes() for path in sorted(tree.rglob("*")) if path.is_file()}


def set_up(case: Case, tree: Path) -> set[tuple[str, int]]:
    """Put the input into the tree. Returns the places where a problem must be reported, as far as they are known."""
    if case.file is not None or case.id in BYTES:
        (tree / GUIDE).write_bytes(BYTES[case.id] if case.file is None else case.file.encode("utf-8", "surrogatepass"))
        if case.id == "BI-059":  # the one file with a list of mere texts
            (tree / GUIDE).unlink()
            plain = tree / "content/plain.yml"
            plain.write_text(case.file.replace("items", "names") + "short_forms: []\ninstead: []\n", "utf-8")
        return set()
    if case.url is not None:
        return put_address(tree, case.url)
    if case.translation is not None:
        translate(tree, case.locale, case.translation, fuzzy=case.fuzzy)
        return set()
    if case.text is not None and case.locale != "en":
        use_locale(tree, case.locale)
        translate(tree, case.locale, case.text, english="Ask at the hospital.")
        return set()
    if case.text is not None:
        return put(tree, case.text)
    return STEPS[case.id](tree) or set()


def assert_printed(case: Case, tree: Path, capsys: pytest.CaptureFixture[str], problems: list[Problem]) -> None:
    """The command prints every problem at its line, and ends as it should; a build stops before it writes."""
    capsys.readouterr()
    status = main(["--root", str(tree), "check"])
    shown = capsys.readouterr()
    errors = [problem for problem in problems if problem.severity == "error"]
    assert status == bool(errors)
    for problem in problems:
        assert f"{problem.path}:{problem.line}:{problem.column}: {problem.code} " in shown.out
    if problems and not errors:
        assert main(["--root", str(tree), "check", "--strict"]) == 1
    if errors:
        assert main(["--root", str(tree), "build"]) == 1
        built = capsys.readouterr().err
        assert all(f"{problem.path}:{problem.line}:{problem.column}: {problem.code} " in built for problem in errors)
        assert sorted(path.name for path in (tree / "site").iterdir()) == ["index.html", "sitemap.xml"]
    if case.expect.result == "error" and case.id not in NOT_ALONE:
        assert any(problem.path == WITNESS[0] for problem in errors), "one mistake hides another"


def assert_found(case: Case, problems: list[Problem], places: set[tuple[str, int]]) -> None:
    expect = case.expect
    if expect.count:
        assert [p.severity for p in problems] == ["error"] * expect.count
        assert sorted(problems) == problems, "not in the order of their lines"
        return
    found = [p for p in problems if p.code == expect.code and p.severity == expect.result]
    found = [p for p in found if expect.line in {0, p.line} and expect.column in {0, p.column}]
    assert found, [f"{p.path}:{p.line}:{p.column} {p.code} {p.severity} {p.message}" for p in problems]
    assert {(p.path, p.line) for p in found} >= places
    assert_said(case, [f"{p.path} {p.message} {p.hint}" for p in found])


def assert_said(case: Case, messages: list[str]) -> None:
    """One of the messages says all that must be said."""
    assert any(all(part.lower() in message.lower() for part in case.expect.says) for message in messages), messages


def assert_value(case: Case, tree: Path) -> None:
    read = parse((tree / GUIDE).read_bytes(), GUIDE).root.plain()
    assert read == (case.expect.value or {"a": "9" * 5000})


def assert_shown(case: Case, tree: Path) -> None:
    """The text is on a page as it was written, and nothing of it has become markup."""
    shown = html_of(tree, case.locale)
    whole = "\n".join(page.body for page in shown)
    assert not any("<" in page.linked_data for page in shown)
    if case.text is not None and case.locale == "en":
        guide = next(page.body for page in shown if page.uri == "guides/waiting")
        table = guide[guide.index("<table") : guide.index("</table>")]
        assert len(re.findall("<t[dh][ >]", table)) == 4, "the table has other cells"
    for part in case.expect.shows:
        assert part in re.sub(r"</?bdi[^>]*>", "", whole), part
    for part in case.expect.never:
        assert part not in whole


def html_of(tree: Path, locale: str) -> tuple[Page, ...]:
    made = editions(tree, ["en", locale] if locale != "en" else ["en"])
    return pages(made[-1], made)


def test_the_tables_of_this_test_name_only_cases_that_exist():
    assert set(BYTES) | set(STEPS) | set(RUNS) <= {case.id for case in CASES}


@pytest.mark.parametrize("name", ["BI-006", "BI-007", "BI-042", "BI-045"])
def test_a_file_made_to_blow_up_costs_next_to_nothing(tmp_path, name):
    """The memory is that of the program itself, which holds the whole model, and 100 MB."""
    (tmp_path / "a.yml").write_bytes(BYTES[name])
    code = (
        "import resource, sys; from pathlib import Path; from secondlook.source import SourceError, read_file\n"
        "most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "try: read_file(Path(sys.argv[1]), 'a.yml')\n"
        "except SourceError as error: print(error.problems[0].code)\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - most < 100_000)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "a.yml")],
        env={**os.environ, "PYTHONPATH": str(PROJECT / "hooks")},
        preexec_fn=limited(megabytes=2000, seconds=10),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.split() == [next(case.expect.code for case in CASES if case.id == name), "True"], run.stderr

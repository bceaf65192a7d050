"""The commands as people run them: what they print and how they end."""

import json
import os
import subprocess
import sys

import pytest

from conftest import PROJECT
from secondlook.cli import main


def run(tree, capsys, *arguments):
    status = main(["--root", str(tree), *arguments])
    shown = capsys.readouterr()
    return status, shown.out, shown.err


def break_title(tree):
    file = tree / "content/guides/asking.yml"
    file.write_text(file.read_text("utf-8").replace("title: Asking", "titel: Asking"), "utf-8")


def test_check_of_good_content_prints_one_count_line(sample, capsys):
    assert run(sample, capsys, "check") == (0, "0 problems\n", "")


def test_check_prints_every_problem_and_ends_with_1(tree, capsys):
    break_title(tree)
    status, out, _ = run(tree, capsys, "check")
    assert status == 1
    assert "content/guides/asking.yml:2:1: S-unknown unknown field 'titel'" in out
    assert "\n2 problems in 1 file\n" in out


def test_check_reports_only_the_paths_asked_for(tree, capsys):
    break_title(tree)
    assert run(tree, capsys, "check", "checklists")[:2] == (0, "0 problems\n")
    assert run(tree, capsys, "check", "content/guides/asking.yml")[0] == 1


def test_check_speaks_to_machines(tree, capsys):
    break_title(tree)
    assert json.loads(run(tree, capsys, "check", "--format", "json")[1])[0]["code"] == "S-missing"
    assert run(tree, capsys, "check", "--format", "github")[1].startswith(
        "::error file=content/guides/asking.yml,line=1"
    )


def test_check_finds_problems_of_translations_too(tree, capsys):
    file = tree / "content/translations/ar/guides/asking.po"
    file.write_text(file.read_text("utf-8").replace("عند 38 °C", "عند 39 °C"), "utf-8")
    status, out, _ = run(tree, capsys, "check")
    assert status == 1
    assert "content/translations/ar/guides/asking.po:18:1: I-number number missing in the translation: 38" in out


def test_translations_status_counts(sample, capsys):
    _, out, _ = run(sample, capsys, "translations", "status", "ar")
    assert out.splitlines()[1].split()[:5] == ["ar", "all", "3", "1", out.splitlines()[1].split()[4]]


def test_translations_update_says_what_changed(tree, capsys):
    assert run(tree, capsys, "translations", "update", "ar")[1] == "ar: 20 files changed\n"
    assert run(tree, capsys, "translations", "update", "ar")[1] == "ar: up to date\n"


def test_an_unknown_locale_names_the_known_ones(sample, capsys):
    status, _, err = run(sample, capsys, "translations", "status", "xx")
    assert (status, err) == (1, "unknown locale: xx. Known: ar, zh\n")


def test_nothing_is_built_from_bad_content(tree, capsys):
    break_title(tree)
    site = tree / "site"
    site.mkdir()
    (site / "index.html").write_text("old")
    (site / "sitemap.xml").write_text("old")
    status, _, err = run(tree, capsys, "build")
    assert status == 1
    assert err.endswith("2 problems in 1 file. Nothing was built.\n")
    assert sorted(path.read_text() for path in site.iterdir()) == ["old", "old"]


def test_a_folder_that_is_not_a_build_is_never_replaced(sample, capsys, tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    status, _, err = run(sample, capsys, "build", "-o", str(tmp_path))
    assert status == 1
    assert "choose another folder" in err
    assert (tmp_path / "letter.txt").read_text() == "mine"


def test_a_sheet_for_an_unknown_cancer_names_the_known_ones(sample, capsys, tmp_path):
    status, _, err = run(sample, capsys, "sheet", "checklist", "--cancer", "breats", "-o", str(tmp_path / "a.pdf"))
    assert (status, err) == (1, "unknown cancer: breats. Known: sample\n")


def test_a_path_is_understood_however_it_is_written(tree, capsys):
    break_title(tree)
    for path in ("./content/guides/asking.yml", str(tree / "content/guides/asking.yml"), "content/guides/"):
        assert run(tree, capsys, "check", path)[0] == 1


def test_a_path_that_does_not_exist_is_not_called_clean(sample):
    with pytest.raises(SystemExit, match="there is no content/guide below"):
        main(["--root", str(sample), "check", "content/guide"])


def test_what_the_command_begins_with_brings_nothing_along():
    # Each process that prints imports it once more before it begins.
    brought = "import sys, secondlook.entry; print(*(name for name in sys.modules if name.startswith('secondlook')))"
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "hooks")}
    said = subprocess.run([sys.executable, "-c", brought], check=True, capture_output=True, text=True, env=environment)
    assert said.stdout.split() == ["secondlook", "secondlook.entry"]


@pytest.mark.parametrize("arguments", [["explain", "--markdown"], ["explain", "I-number"]])
def test_when_nobody_reads_on_it_ends_without_a_traceback(sample, arguments):
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "secondlook.cli", "--root", str(sample), *arguments]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "hooks")}
    ended = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, env=environment, check=False)
    os.close(writer)
    assert (ended.returncode, ended.stderr) == (141, b"")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["new", "questions", "x"], "there is no kind 'questions': did you mean 'question-set'? Choose from: guide, "),
        (["tranlations"], "there is no command 'tranlations': did you mean 'translations'? Choose from: check, "),
        (["translations", "count"], "there is no action 'count'. Choose from: update, status, check, sheet"),
        (["check", "--format", "xml"], "there is no format 'xml'. Choose from: text, github, json"),
        (["sign-off", "--date", "1.2.2026"], "'1.2.2026' is not a day; write year-month-day"),
        (["new"], "required: kind, id. More: secondlook new --help"),
    ],
)
def test_a_word_the_command_line_does_not_know_is_answered_in_one_line(capsys, arguments, said):
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    [line] = capsys.readouterr().err.splitlines()
    assert ended.value.code == 2
    assert said in line

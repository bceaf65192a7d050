"""An editor who changes English opens no PO file: old translations stop nobody, but a misspelt id is named."""

import pytest

from conftest import change
from secondlook.cli import main
from secondlook.edition import editions, inspect_all
from secondlook.problems import errors

ASKING = "content/guides/asking.yml"
PO = "content/translations/ar/guides/asking.po"
FIGURE = """          - id: changed
            value: 12 to 69 in 100
            label: Something changed
            sources: [sample-2020]
"""


def found(tree):
    return [(p.path, p.line, p.code, p.severity) for p in inspect_all(tree)[2]]


def with_second_figure(tree):
    second = FIGURE.replace("changed", "stayed").replace("Something", "Nothing").replace("12", "13")
    change(tree, ASKING, FIGURE, FIGURE + second)


def test_a_deleted_entry_is_a_warning_and_the_site_is_still_built(tree, capsys):
    with_second_figure(tree)
    change(tree, ASKING, FIGURE, "")
    [(path, _, code, severity)] = found(tree)
    assert (path, code, severity) == (PO, "I-orphan", "warning")
    assert main(["--root", str(tree), "check"]) == 0
    assert "I-orphan warning: there is no text" in capsys.readouterr().out
    assert [edition.locale.tag for edition in editions(tree)][:2] == ["en", "ar"]


def test_the_warning_tells_an_editor_that_there_is_nothing_to_do(tree):
    with_second_figure(tree)
    change(tree, ASKING, FIGURE, "")
    hint = inspect_all(tree)[2][0].hint
    assert "nothing to do" in hint
    assert "secondlook translations update" in hint


def test_many_leftovers_of_a_language_are_one_line(tree):
    with (tree / PO).open("a", encoding="utf-8") as file:
        for number in range(5):
            file.write(f'\nmsgctxt "guides/asking#old{number}"\nmsgid "Old"\nmsgstr "قديم"\n')
    [problem] = inspect_all(tree)[2]
    assert problem.message == "5 translations into 'ar' belong to no text any more; first 'guides/asking#old0'"
    assert problem.severity == "warning"


@pytest.mark.parametrize("command", [["check"], ["translations", "check"]])
def test_a_changed_id_is_an_error_at_its_line_that_says_the_old_one(tree, capsys, command):
    change(tree, ASKING, "- id: changed", "- id: chnaged")
    assert main(["--root", str(tree), *command]) == 1
    said = capsys.readouterr().out
    assert f"{ASKING}:25:17: S-id-changed the id was 'changed', now it is 'chnaged'" in said
    assert "^ write 'changed'" in said


def test_the_changed_id_of_a_section_is_one_problem_however_many_texts_hang_on_it(tree):
    change(tree, PO, "Do not wait long.", "Do not wait.")
    change(tree, ASKING, "- id: start", "- id: begin")
    assert found(tree) == [(ASKING, 8, "S-id-changed", "error")]


def test_an_entry_that_was_replaced_by_another_is_no_changed_id(tree):
    change(tree, ASKING, FIGURE, FIGURE.replace("changed", "stayed").replace("12", "13"))
    assert errors(inspect_all(tree)[2]) == ()


def test_what_is_no_id_was_mistyped_in_the_translations_and_not_changed_in_the_english(tree):
    change(tree, PO, "items.changed.value", "items.#~ changed.value")
    [(path, _, code, severity)] = found(tree)
    assert (path, code, severity) == (PO, "I-orphan", "warning")


def test_an_id_that_never_had_translations_may_still_be_changed(tree):
    change(tree, ASKING, "{id: fast,", "{id: quick,")
    assert found(tree) == []


def test_after_the_update_the_old_words_are_put_away_and_nothing_is_said(tree):
    with_second_figure(tree)
    change(tree, ASKING, FIGURE, "")
    assert main(["--root", str(tree), "translations", "update", "ar"]) == 0
    assert found(tree) == []
    assert "#~ msgstr" in (tree / PO).read_text("utf-8")


def test_the_update_does_not_put_words_away_because_of_a_misspelt_id(tree, capsys):
    before = (tree / PO).read_text("utf-8")
    change(tree, ASKING, "- id: changed", "- id: chnaged")
    assert main(["--root", str(tree), "translations", "update", "ar"]) == 1
    assert "write 'changed'" in capsys.readouterr().err
    assert (tree / PO).read_text("utf-8") == before

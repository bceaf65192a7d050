"""The list of agreed words: what it demands of translations, and what is wrong with the list itself."""

import pytest

from conftest import change
from secondlook.edition import inspect_all

LIST = "content/translations/ar/terms.yml"
PO = "content/translations/ar/guides/asking.po"
RIGHT = "terms:\n  - {id: help, use: [مساعد]}\n"


@pytest.fixture
def tree_with(tree):
    """The sample tree with "help" in its glossary and the given list. Its one translation says "طلب المساعدة"."""
    terms = "terms:\n  - {id: help, term: Help, definition: What you ask for.}\n"
    (tree / "content/glossary.yml").write_text(terms, "utf-8")
    change(tree, "content/guides/asking.yml", "[slide](term:slide)", "slide")

    def write(text):
        (tree / LIST).write_text(text, "utf-8")
        return tree

    return write


def found(tree):
    return [(p.path, p.code, p.message) for p in inspect_all(tree)[2] if p.path in {LIST, PO}]


def test_a_translation_holds_the_agreed_word_in_any_form(tree_with):
    assert found(tree_with(RIGHT)) == []


def test_another_word_for_the_same_thing_is_a_problem_at_its_entry(tree_with):
    message = "the agreed word for 'help' is not in this translation"
    assert found(tree_with("terms:\n  - {id: help, use: [عون]}\n")) == [(PO, "I-term", message)]


def test_without_a_list_nothing_is_demanded(tree_with):
    tree = tree_with("terms:\n  - {id: help, use: [عون]}\n")
    (tree / LIST).unlink()
    assert found(tree) == []


def test_the_name_of_a_test_stays_unless_the_language_writes_it_otherwise(tree_with):
    tree = tree_with(RIGHT)
    change(tree, "content/guides/asking.yml", "title: Asking for help", "title: Asking for DICOM (help)")
    change(tree, PO, 'msgid "Asking for help"', 'msgid "Asking for DICOM (help)"')
    missing = (PO, "I-name", "the name 'DICOM' is not in this translation")
    assert missing in found(tree)
    assert missing not in found(tree_with(f"{RIGHT}names:\n  - {{name: DICOM, use: [طلب]}}\n"))


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("terms: []\n", "S-missing", "no word is agreed for the term 'help'"),
        (f"{RIGHT}  - {{id: helf, use: [a]}}\n", "S-ref", "there is no term 'helf' in the glossary"),
        (f"{RIGHT}  - {{id: help, use: [a]}}\n", "S-dup-id", "the term 'help' is listed already"),
        ("terms:\n  - {id: help, use: []}\n", "S-empty", "'use' must have at least 1 entries"),
    ],
)
def test_mistakes_in_the_list_are_located_problems(tree_with, text, code, message):
    assert (LIST, code, message) in found(tree_with(text))


def test_the_name_of_a_test_inside_a_longer_name_does_not_count(tree_with):
    tree = tree_with(RIGHT)
    change(tree, "content/guides/asking.yml", "title: Asking for help", "title: Asking for ISH (help)")
    change(tree, PO, 'msgid "Asking for help"', 'msgid "Asking for ISH (help)"')
    change(tree, PO, "طلب المساعدة", "طلب المساعدة FISH")
    assert (PO, "I-name", "the name 'ISH' is not in this translation") in found(tree)

"""A sign-off: who may give it for what, and what a later change does to it."""

import re

import polib
import pytest

from conftest import PROJECT, change, translate_all
from secondlook.cli import main
from secondlook.edition import editions, inspect_all
from secondlook.problems import errors
from secondlook.render.pages import pages
from secondlook.signing import is_name

SIGN = ["sign-off", "guides/asking", "--locale", "ar", "--role", "translator", "--name", "A B", "--date", "2026-01-14"]


@pytest.fixture
def tree(tree):
    """The sample tree, with every text of one guide translated."""
    translate_all(tree)
    return tree


def test_nobody_signs_words_that_are_not_translated(tree, capsys):
    file = tree / "content/translations/ar/guides/asking.po"
    po = polib.pofile(str(file), wrapwidth=0)
    po[0].msgstr = ""
    po.save(str(file))
    assert run(tree, *SIGN) == 1
    assert "guides/asking is not wholly translated into ar: 1 text missing" in capsys.readouterr().err


def run(tree, *arguments):
    return main(["--root", str(tree), *arguments])


def arabic(tree):
    return next(edition for edition in editions(tree) if edition.locale.tag == "ar")


def test_a_sign_off_is_recorded_and_shown_with_its_day(tree, capsys):
    assert run(tree, *SIGN) == 0
    assert "A B has checked guides/asking in ar as translator" in capsys.readouterr().out
    assert errors(inspect_all(tree)[2]) == ()
    review = arabic(tree).reviews["guides/asking"]
    assert (str(review.translator), review.clinician, review.changed) == ("2026-01-14", None, frozenset())


def test_a_change_of_one_word_voids_it_and_the_page_says_so(tree, words):
    run(tree, *SIGN)
    change(tree, "content/guides/asking.yml", "title: Where to start", "title: Where you start")
    review = arabic(tree).reviews["guides/asking"]
    assert (review.translator, review.changed) == (None, {"translator"})
    everything = editions(tree)
    body = next(page.body for page in pages(everything[1], everything) if page.uri == "guides/asking")
    assert words["review-changed-translator"] in body
    assert words["review-no-translator"] not in body


def test_it_can_be_given_again_for_the_new_words_and_both_stay_on_record(tree):
    run(tree, *SIGN)
    change(tree, "content/guides/asking.yml", "title: Where to start", "title: Where you start")
    assert run(tree, *SIGN) == 0
    assert not arabic(tree).reviews["guides/asking"].changed
    assert (tree / "content/translations/ar/sign-offs.yml").read_text("utf-8").count("- document:") == 2


def test_a_clinician_may_sign_the_english(tree):
    english = ["sign-off", "urgent", "--locale", "en", "--role", "clinician", "--name", "A B"]
    assert run(tree, *english) == 0
    assert editions(tree)[0].reviews["urgent"].clinician is not None


@pytest.mark.parametrize(
    ("index", "value", "said"),
    [
        (1, "guides/askin", "there is no document 'guides/askin'; did you mean 'guides/asking'?"),
        (1, "plain", "plain holds no words that readers see"),
        (3, "xx", "there is no language 'xx'"),
        (3, "en", "nobody translated it"),
        (7, " ", "write your own name"),
        (7, 'A "B', "write your own name"),
        (7, "…", "write your own name"),
        (7, "12 34", "write your own name"),
        (7, "Name", "'Name' is not a person's name"),
        (7, "<your name here>", "write your own name"),
    ],
)
def test_what_cannot_be_signed_is_said_in_one_sentence(tree, capsys, index, value, said):
    arguments = [*SIGN]
    arguments[index] = value
    assert run(tree, *arguments) == 1
    assert said in capsys.readouterr().err


def test_the_same_words_are_signed_once(tree, capsys):
    run(tree, *SIGN)
    assert run(tree, *SIGN) == 1
    assert "already" in capsys.readouterr().err


def test_a_second_person_may_sign_the_same_words(tree):
    run(tree, *SIGN)
    other = [*SIGN]
    other[7] = "C D"
    assert run(tree, *other) == 0


def test_the_names_that_our_own_pages_show_as_examples_sign_nothing():
    pages = [PROJECT / "README.md", *(PROJECT / "docs-contributors").glob("*.md")]
    shown = {name for page in pages for name in re.findall(r'--name "([^"]*)"', page.read_text("utf-8"))}
    assert shown
    assert not [name for name in shown if is_name(name)]


@pytest.mark.parametrize("name", ["王五", "राम", "Ngũgĩ", "O'Neill", "Oo", "M. de la Cruz", "Dr. A. B.", "عمر"])
def test_a_name_may_be_short_and_of_any_script(name):
    assert is_name(name)


def test_a_role_that_does_not_exist_is_answered_with_who_is_what(tree, capsys):
    wrong = ["nurse" if word == "translator" else word for word in SIGN]
    with pytest.raises(SystemExit):
        run(tree, *wrong)
    [line] = capsys.readouterr().err.splitlines()
    assert "there is no role 'nurse'" in line
    assert "clinician (doctor, nurse, pharmacist or another health worker: the medicine is right)" in line

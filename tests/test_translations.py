"""A lost number, placeholder, link or paragraph in a translation is found at its line of the PO file."""

import pytest

from conftest import change
from secondlook.catalog import Catalog, Entry, po_path
from secondlook.edition import inspect_all
from secondlook.library import Library
from secondlook.loading import load
from secondlook.translations import check_catalog

PO = po_path("ar", "guides/asking")


@pytest.fixture(scope="module")
def library(sample) -> Library:
    return load(sample)


def found(library, source, translation, *, tag="ar", outdated=False, entry_id="guides/asking#title"):
    locale = next(locale for locale in library.locales.locales if locale.tag == tag)
    entry = Entry(entry_id, source, translation, outdated, outdated, machine=False, path="a.po", line=7)
    return check_catalog(library, Catalog(tag, {entry_id: entry}), locale)


def codes(library, source, translation, **more):
    """All but that the English is made up, and not today's."""
    return [(p.code, p.line) for p in found(library, source, translation, **more) if p.code != "I-english"]


@pytest.mark.parametrize(
    ("source", "translation", "code"),
    [
        ("5 to 10 days", "من 5 إلى 9 أيام", "I-number"),
        ("some days", "3 أيام", "I-number"),
        ("of {name}", "الاسم", "I-placeholder"),
        ("of {name}", "{اسم}", "I-placeholder"),
        ("see [this](guide:waiting)", "انظر [هنا](guide:asking)", "I-link"),
        ("One.\n\nTwo.", "واحد. اثنان.", "I-paragraph"),
        ("bold", "<b>غامق</b>", "I-markup"),
        ("**A.** B", "**甲。**乙", "I-markup"),
        ("**again**", "**ثانية*", "I-markup"),
        ("[slides](term:slide)", "[شرائح] (term:slide)", "I-markup"),
        ("a word", "слово", "I-script"),
        ("a word", "كلمة\u202e", "T-char"),
        ("a word", "كلمة\u2066", "T-bidi"),
        ("Ask for the report. Then ask for the pictures.", "اطلب التقرير", "I-length"),
        ("Ask for the report. Then ask for the pictures.", "اطلب التقرير ثم الصور. " * 5, "I-length"),
    ],
)
def test_each_slip_is_found(library, source, translation, code):
    assert (code, 7) in codes(library, source, translation)


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("5 to 10 days", "من ٥ إلى ١٠ أيام"),
        ("HER2 and PD-L1", "HER2 و PD-L1"),
        ("H&E at 38 °C, 5 µm", "صبغة H&E عند 38 °C، 5 µm"),
        ("**Ask** {name}", "**اسأل** {name}"),
        ("5 * 3 [see note]", "5 * 3 [انظر]"),
    ],
)
def test_good_translations_pass(library, source, translation):
    assert codes(library, source, translation) == []


def test_a_stale_entry_is_not_judged_by_todays_numbers(library):
    assert codes(library, "6 to 10 days", "من 5 إلى 10", outdated=True) == []


def test_half_of_a_markup_is_found_in_a_stale_entry_too_because_readers_see_it(library):
    assert codes(library, "**again**", "**ثانية*", outdated=True) == [("I-markup", 7)]


def test_other_english_than_todays_is_a_warning_that_says_what_to_do_in_either_case(library):
    (problem,) = found(library, "Asking for some help", "طلب المساعدة")
    assert (problem.code, problem.severity, problem.line) == ("I-english", "warning", 7)
    assert problem.message.endswith("readers see it marked as out of date")
    assert "if you changed the line msgid, put the English back" in problem.hint
    assert "run 'secondlook translations update'" in problem.hint
    assert problem.hint.endswith("English now: Asking for help")
    assert found(library, "Asking for help", "طلب المساعدة") == []
    assert found(library, "Asking for help", "طلب المساعدة", outdated=True) == []


def test_other_english_in_safety_text_says_that_readers_see_english(library):
    (problem,) = found(
        library, "Do not wait now.", "لا تنتظر", entry_id="guides/asking#sections.start.blocks.danger.text"
    )
    assert problem.message.endswith("readers see English instead")


@pytest.fixture
def two(tree):
    """The sample tree with a second language whose title is translated too."""
    french = "tag: fr, endonym: Français, english_name: French, direction: ltr, script: Latn, cldr: fr"
    with (tree / "content/locales.yml").open("a", encoding="utf-8") as file:
        file.write(f"  - {{{french}, fonts: [Noto Sans], published: false}}\n")
    (tree / "content/translations/fr/guides").mkdir(parents=True)
    head = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    entry = 'msgctxt "guides/asking#title"\nmsgid "Asking for help"\nmsgstr "Demander de l\'aide"\n'
    (tree / "content/translations/fr/guides/asking.po").write_text(head + entry, "utf-8")
    return tree


def test_the_editor_of_an_english_sentence_is_not_told_of_every_translation(two):
    change(two, "content/guides/asking.yml", "title: Asking for help", "title: Asking for some help")
    assert inspect_all(two)[2] == []


def test_a_translator_who_changed_the_english_line_by_mistake_is_told_so(two):
    change(two, PO, 'msgid "Asking for help"', 'msgid "Asking for helps"')
    assert [(p.path, p.line, p.code) for p in inspect_all(two)[2]] == [(PO, 9, "I-english")]

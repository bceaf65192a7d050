"""A lost number, placeholder, link or paragraph in a translation is found at its line of the PO file."""

import pytest

from secondlook.catalog import Catalog, Entry
from secondlook.library import Library
from secondlook.loading import load
from secondlook.translations import check_catalog


@pytest.fixture(scope="module")
def library(sample) -> Library:
    return load(sample)


def codes(library, source, translation, *, tag="ar", outdated=False, entry_id="guides/asking#title"):
    locale = next(locale for locale in library.locales.locales if locale.tag == tag)
    entry = Entry(entry_id, source, translation, outdated, outdated, machine=False, path="a.po", line=7)
    return [(p.code, p.line) for p in check_catalog(library, Catalog(tag, {entry_id: entry}), locale)]


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

"""How the medical words are ordered in each script, and under which letter a reader finds them."""

from __future__ import annotations

import pytest

from conftest import PROJECT
from secondlook.loading import load
from secondlook.model.site import Term
from secondlook.render.alphabet import MOST_LETTERS, by_letter, in_order
from secondlook.text import Text, TextState

LOCALES = {locale.tag: locale for locale in load(PROJECT).locales.locales}


def terms(tag, *words):
    text = [Text(word, tag, TextState.FRESH, word, f"glossary#{word}") for word in words]
    return [Term(id=f"t{number}", term=each, definition=each) for number, each in enumerate(text)]


def letters(tag, *words):
    return [
        (letter, [term.term.value for term in held]) for letter, held in by_letter(terms(tag, *words), LOCALES[tag])
    ]


@pytest.mark.parametrize(
    ("tag", "words", "expected"),
    [
        ("en", ("slide", "AFP", "Ablation"), [("A", ["Ablation", "AFP"]), ("S", ["slide"])]),
        ("fr", ("Ganglion", "Échographie", "Essai"), [("E", ["Échographie", "Essai"]), ("G", ["Ganglion"])]),
        ("ar", ("الخزعة", "إحالة", "خط", "أثر"), [("ا", ["أثر", "إحالة"]), ("خ", ["الخزعة", "خط"])]),
        ("hi", ("किताब", "काग़ज़", "ख़ून"), [("क", ["काग़ज़", "किताब"]), ("ख", ["ख़ून"])]),
        ("zh", ("转移", "CT", "参考", "病理"), [("B", ["病理"]), ("C", ["CT", "参考"]), ("Z", ["转移"])]),
    ],
)
def test_words_stand_under_the_letter_a_reader_would_look_for(tag, words, expected):
    assert letters(tag, *words) == expected


def test_so_many_first_letters_that_they_help_nobody_are_left_out():
    words = [chr(0x4E00 + number) for number in range(MOST_LETTERS + 1)]
    assert [letter for letter, _ in letters("zh-Hant", *words)] == [""]


def test_the_order_is_the_same_wherever_the_words_came_from():
    words = terms("en", "Slide", "biopsy", "slide")
    assert in_order(words, LOCALES["en"]) == in_order(reversed(words), LOCALES["en"])

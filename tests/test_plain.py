"""How plain a text is: what is counted, and the rule that counts syllables."""

from pathlib import Path

import pytest
import yaml

from secondlook.plain import is_passive, measure, sentences, syllables, words

COUNTED = yaml.safe_load((Path(__file__).parent / "syllables.yml").read_text("utf-8"))


def test_the_syllable_rule_is_right_for_nearly_all_words_and_errs_in_neither_direction():
    known = [(word, count) for count, line in COUNTED.items() for word in line.split()]
    wrong = [(word, count, syllables(word)) for word, count in known if syllables(word) != count]
    assert len(known) > 300
    assert len(wrong) <= 0.03 * len(known), wrong
    assert abs(sum(syllables(word) - count for word, count in known)) <= 0.01 * sum(count for _, count in known)


def test_a_sentence_ends_at_its_mark_and_at_the_end_of_a_paragraph():
    text = "Ask **today**. Does it hurt? Call (at once).\n\nNo mark here"
    assert sentences(text) == ("Ask today.", "Does it hurt?", "Call (at once).", "No mark here")


@pytest.mark.parametrize("text", ["Ask for 2.5 mg of it.", "Ask e.g. your nurse.", "See C-307/22 for this."])
def test_a_full_stop_inside_a_sentence_does_not_end_it(text):
    assert len(sentences(text)) == 1


def test_numbers_and_names_of_tests_are_words():
    assert words("HER2 was 2.5 at St George's lab.") == ("HER2", "was", "2.5", "at", "St", "George's", "lab")


def test_names_that_cannot_be_avoided_make_no_text_hard():
    hard = measure(["Chemotherapy and radiotherapy follow."])
    named = measure(["Chemotherapy and radiotherapy follow."], {"chemotherapy", "radiotherapy"})
    assert hard.flesch_kincaid > named.flesch_kincaid
    assert (hard.words, named.words, named.counted) == (4, 4, 2)


def test_the_grades_follow_their_published_formulas():
    found = measure(["The cat sat on the mat. Information is important."])
    assert (found.sentences, found.words, found.syllables, found.polysyllables) == (2, 9, 14, 2)
    assert found.flesch_kincaid == pytest.approx(0.39 * 9 / 2 + 11.8 * 14 / 9 - 15.59)
    assert found.smog == pytest.approx(1.043 * (30 * 2 / 2) ** 0.5 + 3.1291)


@pytest.mark.parametrize("text", ["The slide was sent.", "It is often not done.", "They were shown to us."])
def test_what_is_done_to_something_is_passive(text):
    assert is_passive(text)


@pytest.mark.parametrize("text", ["You are worried.", "She sent it.", "He is a doctor.", "You are allowed to ask."])
def test_what_somebody_does_or_feels_is_not_passive(text):
    assert not is_passive(text)

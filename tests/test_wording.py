"""Plain English, as an editor meets it: what is refused, where, and with what advice."""

import pytest

from conftest import change
from secondlook.loading import inspect

GUIDE = "content/guides/waiting.yml"
TEXT = "Ask how long is safe."


def problems(tree):
    return [(p.line, p.code, p.message) for p in inspect(tree)[1] if p.path == GUIDE]


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        (f"Ask {'very ' * 24}soon.", "P-sentence", "26 words in one sentence: 'Ask very very very very …'"),
        ("One. Two. Three. Four. Five.", "P-paragraph", "5 sentences in one paragraph; at most 4"),
        ("Ask in order to know.", "P-word", "'in order to' is a hard word"),
        ("It helps 3 % of us. [Here](source:sample-2020)", "P-sign", "the sign '%' is hard to read aloud"),
        ("Most patients should ask.", "P-you", "'patients should' speaks about the reader"),
        ("Ask for the XYZ test.", "P-short", "nobody explains 'XYZ'"),
    ],
)
def test_what_is_hard_to_read_is_refused_where_it_stands(tree, text, code, message):
    change(tree, GUIDE, f"text: {TEXT}", f'text: "{text}"')
    assert problems(tree) == [(15, code, message)]


@pytest.mark.parametrize("text", ["Ask for the XYZ (a test).", "Ask for the blood test (XYZ)."])
def test_a_short_form_is_explained_by_its_words_in_brackets(tree, text):
    change(tree, GUIDE, f"text: {TEXT}", f'text: "{text}"')
    assert bool(problems(tree)) == ("(XYZ)" not in text)


def test_a_short_form_is_explained_by_the_glossary(tree):
    change(tree, GUIDE, f"text: {TEXT}", "text: Ask for the XYZ test.")
    change(tree, "content/glossary.yml", "[H&E]", "[H&E, XYZ]")
    assert problems(tree) == []


def test_a_list_says_who_does_something(tree):
    change(tree, GUIDE, "text: Ask your team today.", "text: The team is asked today.")
    assert [(code, message) for _, code, message in problems(tree)] == [
        ("P-list", "1 of 2 entries of this list are passive")
    ]


def test_a_document_over_the_limits_is_named_with_its_measures_at_its_hardest_text(tree):
    long = "The administration of immediate international communication requires considerable preparation. "
    change(tree, GUIDE, f"text: {TEXT}", f'text: "{long * 4}"')
    change(tree, GUIDE, "text: Keep your dates.", f'text: "{long * 4}"')
    change(tree, GUIDE, "text: Your team can say.", f'text: "{long * 4}"')
    [(line, code, message)] = problems(tree)
    assert (line, code) == (15, "P-grade")
    assert message.startswith("grade ")
    assert "at most 8" in message


def test_a_waiver_with_a_reason_lets_a_rule_be_broken_and_is_refused_when_nothing_breaks_it(tree):
    waiver = "waivers:\n  - {code: P-word, reason: The form of the hospital has this word on it.}\n"
    change(tree, GUIDE, "sections:", f"{waiver}sections:")
    assert [code for _, code, _ in problems(tree)] == ["P-waiver"]
    change(tree, GUIDE, f"text: {TEXT}", "text: Ask in order to know.")
    assert problems(tree) == []


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen.", False),
        ("One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen.", True),
    ],
)
def test_the_average_of_fifteen_words_is_the_limit(tree, text, refused):
    for old in ("Ask how long is safe.", "Keep your dates.", "Your team can say.", "Some cancers grow fast."):
        change(tree, GUIDE, old, f'"{text}"')
    for old in ("Nobody knows how long is safe for all.", "Ask your team today.", "Write down the answer."):
        change(tree, GUIDE, old, f'"{text}"')
    for old in ("Print the questions.", "Only your own team can say.", "How long is safe.", "You may know more."):
        change(tree, GUIDE, old, f'"{text}"')
    change(tree, GUIDE, "It takes time.", f'"{text}"')
    assert ("P-mean" in [code for _, code, _ in problems(tree)]) == refused


@pytest.mark.parametrize("text", ["…", "—", "?"])
def test_an_entry_without_words_is_no_traceback(tree, text):
    change(tree, GUIDE, f"text: {TEXT}", f'text: "{text}"')
    assert problems(tree) == []


@pytest.mark.parametrize("text", ["Please utilise it.", "He utilised it.", "They are commencing it."])
def test_a_hard_word_is_found_in_every_form(tree, text):
    change(tree, GUIDE, f"text: {TEXT}", f'text: "{text}"')
    assert [code for _, code, _ in problems(tree)] == ["P-word"]


def test_a_waiver_of_a_rule_that_does_not_exist_is_refused(tree):
    change(
        tree,
        GUIDE,
        "sections:",
        "waivers:\n  - {code: P-wrod, reason: This is a reason of the right length.}\nsections:",
    )
    assert [(code, message) for _, code, message in problems(tree)] == [("P-waiver", "there is no rule P-wrod")]


def test_a_guide_whose_sentences_hide_who_acts_is_refused(tree):
    change(tree, GUIDE, f"text: {TEXT}", "text: The slide is sent. The report is read. It is kept. It was seen.")
    assert [code for _, code, _ in problems(tree)] == ["P-passive"]


def test_a_list_of_mostly_passive_entries_is_refused(tree):
    change(tree, GUIDE, f"text: {TEXT}", "text: The slide is sent.")
    change(tree, GUIDE, "text: Keep your dates.", "text: The report is read.")
    assert "P-list" in [code for _, code, _ in problems(tree)]

"""A file that YAML cannot read: the slip is named in plain words, at its line, with what to type instead."""

import pytest

from secondlook.source import SourceError, parse


def report(text: str) -> tuple[int, str, str]:
    with pytest.raises(SourceError) as caught:
        parse(text.encode(), "a.yml")
    [problem] = caught.value.problems
    assert problem.code == "Y-syntax"
    return problem.line, problem.message, problem.hint


@pytest.mark.parametrize(
    ("text", "line", "says", "hint"),
    [
        ("a: Two things: x\n", 1, "a colon with a blank after it", 'put the text in quotes: a: "Two things: x"'),
        ('a: "One": two\n', 1, "a colon with a blank after it", "put the text in quotes: a: '\"One\": two'"),
        ("a: One\n  and more: two\n", 2, "a colon with a blank after it", "from its first word to its last"),
        ("a:\n\tb: x\n", 2, "a tab", "type spaces instead"),
        ('a: "What\nb: x\n', 1, "the quote that opens here is not closed", "close it with the same quote"),
        ("a: 'It's yours'\n", 1, "has the same quote inside", 'in the other quotes: a: "It\'s yours"'),
        ('a: "He said "no" to me"\n', 1, "has the same quote inside", "a: 'He said \"no\" to me'"),
        ('a:\n  - "Ask" today\n', 2, "goes on after the closing quote", "- '\"Ask\" today'"),
        ('a: "C:\\qscan"\n', 1, "a backslash", "single quotes"),
        ("a: @home\n", 1, "may not begin with @", 'a: "@home"'),
        ("a: `x`\n", 1, "may not begin with `", 'a: "`x`"'),
        ("a: %10 of all\n", 1, "may not begin with %", 'a: "%10 of all"'),
        ("a: **Ask** today\n", 1, "may not begin with *", 'a: "**Ask** today"'),
        ("a: & more\n", 1, "may not begin with &", 'a: "& more"'),
        ("a: > 38 degrees\n", 1, "may not begin with >", 'a: "> 38 degrees"'),
        ("a: [slides](term:slides) are\n", 1, "may not begin with [", 'a: "[slides](term:slides) are"'),
        ("a: {b: one}}\n", 1, "one closing bracket too many", "delete it"),
        ("a: {b: one\nc: two\n", 1, "the { that opens here is not closed", "write }"),
        ("a:\n  - {b: One: two}\n", 2, "has a colon, quotes or brackets", "each field on a line of its own"),
        ("a:\n  - id: x\n  -id: y\n", 3, "a blank is missing after the dash", "write '- id: y'"),
        ("a:\n  - one\n  -two\n", 3, "a blank is missing after the dash", "write '- two'"),
        ("a: x\nb:One\nc: y\n", 2, "a blank is missing after the colon", "write 'b: One'"),
        ("a:x\nb: One\n", 1, "a blank is missing after the colon", "write 'a: x'"),
        ("a: x\nb\nc: y\n", 2, "no field name with a colon", "write 'name: value'"),
        ("a: - one\n", 1, "on the line of its field", "begin the list on the next line"),
        ("a: x\n  b: y\n", 2, "further right than line 1", "take away the spaces before it; or, if line 1"),
        ("a:\n    b: x\n  c: y\n", 3, "further left than line 2", "put 4 spaces before it"),
        ("a:\n  - id: x\n  text: y\n", 3, "further left than line 2", "put 4 spaces before it"),
        ("a:\n  - id: x\n- id: y\n", 3, "further left than line 2", "put 2 spaces before it"),
        ("a:\n  - one\n    - two\n", 3, "counts as part of its text", "put 2 spaces before it, as before line 2"),
        ("a:\n- one\n  - two\n  - three\n", 3, "counts as part of its text", "put 2 spaces before line 2, or 0 before"),
        ("a: >-\n    One\n  two\nb: x\n", 3, "too far left", "put 4 spaces before it"),
    ],
)
def test_each_slip_is_named_with_what_to_type(text, line, says, hint):
    found = report(text)
    assert found[0] == line
    assert says in found[1]
    assert hint in found[2]


def test_the_words_of_the_parser_are_never_shown_for_a_known_slip():
    for text in ("a: b: c\n", "a: 'b\n", "a: @b\n", "a: [b\n", "a:\n  - b\n c: d\n"):
        said = " ".join(map(str, report(text)))
        assert not any(word in said for word in ("mapping", "scalar", "token", "expected", "context", "sequence"))


def test_what_the_hint_says_to_type_can_be_read():
    for text in ("a: Two things: x\n", "a: 'It's yours'\n", 'a: "He said "no""\n', "a: @home\n", 'a: "One": it\'s\n'):
        parse(report(text)[2].partition(": ")[2].encode(), "a.yml")


def test_a_dash_inside_a_sentence_over_two_lines_is_no_list_entry():
    assert parse(b"a: Ask early\n  - and ask again.\n", "a.yml").root.plain() == {"a": "Ask early - and ask again."}

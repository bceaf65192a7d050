"""Strict YAML: what an editor typed is what a reader gets, and everything surprising is refused with its place."""

import pytest

from secondlook.source import MAX_BYTES, SourceError, parse, read_file


def refused(text: str | bytes):
    raw = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(SourceError) as caught:
        parse(raw, "a.yml")
    return caught.value.problems


def plain(text: str):
    return parse(text.encode(), "a.yml").root.plain()


@pytest.mark.parametrize(
    ("text", "place", "code", "says"),
    [
        ("id: a\ntitle: One\ntitle: Two\n", (3, 1), "Y-dup", "first on line 2"),
        ("a: &x text\nb: *x\n", (2, 4), "Y-alias", "anchors and aliases"),
        ("a: &x text\n", (1, 4), "Y-alias", "anchors and aliases"),
        ("a: !!python/object/apply:os.system ['id']\n", (1, 4), "Y-tag", "tags"),
        ("id: a\n---\nid: b\n", (2, 1), "Y-syntax", "one document"),
        ("a:\n\tb: text\n", (2, 1), "Y-syntax", "tab"),
        ("title: Ask for block #2 as well\n", (1, 22), "Y-hash", "cut off"),
        ("title: A\u2028draft: x\n", (1, 9), "T-char", "U+2028"),
        ("title: A\u0085draft: x\n", (1, 9), "T-char", "U+0085"),
        ("title: a\u200bb\n", (1, 9), "T-char", "U+200B"),
        ('a: "x\\x07y"\n', (1, 4), "T-char", "U+0007"),
        ("", (1, 1), "S-empty-file", "empty"),
        ("# later\n", (1, 1), "S-empty-file", "empty"),
        ("- a\n- b\n", (1, 1), "S-type", "list"),
        ("hello\n", (1, 1), "S-type", "plain text"),
        ("? [a, b]\n: text\n", (1, 3), "Y-syntax", "field name"),
    ],
)
def test_surprises_are_refused_at_their_place(text, place, code, says):
    problem = refused(text)[0]
    assert (problem.line, problem.column) == place
    assert problem.code == code
    assert says in problem.message


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("title: What to do: first steps\n", 'put the text in quotes: title: "What to do: first steps"'),
        ('title: "What is it\nid: a\n', "close it"),
        ("a: @home\n", "quotes"),
    ],
)
def test_a_syntax_error_says_what_to_type(text, hint):
    problem = refused(text)[0]
    assert problem.code == "Y-syntax"
    assert hint in problem.hint


@pytest.mark.parametrize("text", ["no", "On", "12:30", "010", "1.10", "1_000", "0x1F", ".nan", "2026-06-05"])
def test_text_stays_what_was_typed(text):
    assert plain(f"a: {text}\n") == {"a": text}


def test_only_plain_numbers_true_false_and_nothing_are_not_text():
    assert plain("a: 12\nb: true\nc:\n") == {"a": 12, "b": True, "c": None}


def test_a_file_that_is_not_utf8_is_named_as_such():
    assert "UTF-8" in refused("title: Prélèvement".encode("latin-1"))[0].message
    assert "UTF-8" in refused("title: A\n".encode("utf-16"))[0].message


def test_a_byte_order_mark_and_windows_line_ends_change_nothing():
    assert parse(b"\xef\xbb\xbfid: a\r\ntitle: A\r\n", "a.yml").root.plain() == {"id": "a", "title": "A"}


def test_paragraphs_are_the_same_in_every_way_of_wrapping():
    literal = "a: |\n  One\n  more.\n\n  Two.\n"
    folded = "a: >-\n  One\n  more.\n\n  Two.\n"
    unquoted = "a: One\n  more.\n\n  Two.\n"
    assert plain(literal) == plain(folded) == plain(unquoted) == {"a": "One more.\n\nTwo."}


def test_joiners_of_indian_scripts_are_accepted():
    assert plain("a: শ\u200dক ක\u200dෂ می\u200cخواهم\n")["a"].startswith("শ\u200d")


def test_deep_nesting_and_alias_bombs_are_refused_before_they_cost_anything():
    assert refused("[" * 2000 + "]" * 2000)[0].code in {"Y-depth", "Y-syntax"}
    bomb = (
        "a: &a ["
        + ",".join("x" * 9)
        + "]\n"
        + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(8))
    )
    assert refused(bomb)[0].code == "Y-alias"


def test_a_huge_file_is_refused_unread(tmp_path):
    file = tmp_path / "a.yml"
    file.write_bytes(b"a: " + b"x" * MAX_BYTES)
    with pytest.raises(SourceError) as caught:
        read_file(file, "a.yml")
    assert caught.value.problems[0].code == "Y-size"


def test_a_missing_file_is_a_problem_not_a_traceback(tmp_path):
    with pytest.raises(SourceError) as caught:
        read_file(tmp_path / "content/a.yml", "content/a.yml")
    assert caught.value.problems[0].message == "the file cannot be read: No such file or directory"


def test_all_repeated_keys_of_a_file_are_reported_at_once():
    assert [p.line for p in refused("a: 1\na: 2\nb: 3\nb: 4\n")] == [2, 4]

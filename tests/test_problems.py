"""Problems are read by nurses and by machines: the wording and the forms are part of the contract."""

import json

from secondlook.problems import ContentError, Problem, as_github, as_json, as_text, count_line, did_you_mean

TYPO = Problem(
    "content/guides/a.yml", 3, 5, "S-unknown", "unknown field 'titel'", "did you mean 'title'?", "    titel: A"
)


def test_a_problem_shows_its_place_its_line_and_what_to_type():
    assert as_text([TYPO]) == (
        "content/guides/a.yml:3:5: S-unknown unknown field 'titel'\n"
        "     3 |     titel: A\n"
        "       |     ^ did you mean 'title'?"
    )


def test_a_problem_without_a_line_still_says_what_to_type():
    assert as_text([Problem("a.yml", 1, 1, "S-empty-file", "the file is empty", "write something")]) == (
        "a.yml:1:1: S-empty-file the file is empty\n       = write something"
    )


def test_problems_are_sorted_by_file_line_and_column():
    later = Problem("b.yml", 1, 1, "S-type", "x")
    first = Problem("a.yml", 9, 1, "S-type", "x")
    assert ContentError([later, TYPO, first]).problems == (first, later, TYPO)


def test_github_commands_escape_what_would_break_them():
    problem = Problem("a,b:c%.yml", 2, 1, "T-char", "50% :: bad, it is\r\nhere", "delete it")
    command, _, data = as_github([problem]).partition("::50")
    assert command == "::error file=a%2Cb%3Ac%25.yml,line=2,col=1,title=T-char"
    assert data.startswith("%25 :: bad, it is%0D%0Ahere%0Adelete it%0A")
    assert "\n" not in as_github([problem])


def test_on_a_pull_request_a_problem_says_what_to_do_and_where_it_is_explained():
    shown = as_github([TYPO, Problem("a.yml", 1, 1, "S-empty-file", "the file is empty")]).splitlines()
    assert shown == [
        "::error file=a.yml,line=1,col=1,title=S-empty-file::the file is empty"
        "%0AMore: secondlook explain S-empty-file, or docs-contributors/problems.md#s-empty-file",
        "::error file=content/guides/a.yml,line=3,col=5,title=S-unknown::unknown field 'titel'"
        "%0Adid you mean 'title'?%0AMore: secondlook explain S-unknown, or docs-contributors/problems.md#s-unknown",
    ]


def test_json_has_every_field():
    assert json.loads(as_json([TYPO]))[0]["line"] == 3
    assert json.loads(as_json([TYPO]))[0]["severity"] == "error"


def test_the_last_line_counts_problems_and_files():
    assert count_line([TYPO]) == "1 problem in 1 file"
    assert count_line([]) == "0 problems"


def test_a_hint_names_the_nearest_known_name():
    assert did_you_mean("payne-2015", ["payne-2014", "mayo-2013"]) == "did you mean 'payne-2014'?"
    assert did_you_mean("zzz", ["b", "a"]) == "known: a, b"


def test_a_hint_does_not_list_a_hundred_names():
    assert did_you_mean("zzz", [f"n{i:03}" for i in range(100)]).endswith("n013 and 86 more")

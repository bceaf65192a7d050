"""Validation speaks plain words: each slip is one problem at its place, with what to type instead."""

from pathlib import Path

import pytest

from secondlook.model.guides import Guide
from secondlook.problems import as_text
from secondlook.reading import read_document
from secondlook.text import Message, messages

ASKING = "content/guides/asking.yml"


def problems_after(tree: Path, old: str, new: str):
    file = tree / ASKING
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    return read_document(Guide[Message], file, ASKING, "guides/asking")[2]


@pytest.mark.parametrize(
    ("old", "new", "report"),
    [
        (
            "description:",
            "descripton:",
            "content/guides/asking.yml:1:1: S-missing the field 'description' is missing\n"
            "     1 | id: asking\n"
            "       | ^ add the line 'description: …'\n"
            "content/guides/asking.yml:3:1: S-unknown unknown field 'descripton'\n"
            "     3 | descripton: How to ask.\n"
            "       | ^ did you mean 'description'?",
        ),
        (
            "title: Asking for help",
            "title:",
            "content/guides/asking.yml:2:7: S-empty the field 'title' is empty\n"
            "     2 | title:\n"
            "       |       ^ write a value",
        ),
        (
            "title: Asking for help",
            "title: 2026",
            "content/guides/asking.yml:2:8: S-type 'title' must be text\n"
            "     2 | title: 2026\n"
            '       |        ^ put it in quotes: "2026"',
        ),
        (
            "kind: callout",
            "kind: calout",
            "content/guides/asking.yml:17:15: S-enum 'calout' is not known for 'kind'\n"
            "    17 |       - kind: calout\n"
            "       |               ^ did you mean 'callout'?",
        ),
        (
            "tone: urgent",
            "tone: red",
            "content/guides/asking.yml:19:15: S-enum 'red' is not known for 'tone'\n"
            "    19 |         tone: red\n"
            "       |               ^ known: caution, note, urgent",
        ),
        (
            "last_reviewed: 2026-01-10",
            "last_reviewed: 10.01.2026",
            "content/guides/asking.yml:5:16: S-date '10.01.2026' is not a date\n"
            "     5 | last_reviewed: 10.01.2026\n"
            "       |                ^ a date is written year-month-day (YYYY-MM-DD), for example 2026-11-21",
        ),
        (
            "next_review: 2026-07-10",
            "next_review: 2026-02-30",
            "content/guides/asking.yml:6:14: S-date '2026-02-30' is not a date\n"
            "     6 | next_review: 2026-02-30\n"
            "       |              ^ a date is written year-month-day (YYYY-MM-DD), for example 2026-11-21",
        ),
        (
            "id: start",
            "id: Start Here",
            "content/guides/asking.yml:8:9: S-id 'Start Here' is not an id\n"
            "     8 |   - id: Start Here\n"
            "       |         ^ small letters, digits and single hyphens: write 'start-here'",
        ),
        (
            "sources: [sample-2020]",
            "sources: []",
            "content/guides/asking.yml:28:22: S-empty 'sources' must have at least 1 entries\n"
            "    28 |             sources: []\n"
            "       |                      ^",
        ),
        (
            "sources: [sample-2020]",
            "sources: sample-2020",
            "content/guides/asking.yml:28:22: S-type 'sources' must be a list: lines that start with '- '\n"
            "    28 |             sources: sample-2020\n"
            "       |                      ^ write each on a line of its own: '- sample-2020'",
        ),
        (
            "sources: [sample-2020]",
            "sources: sample-2020, acs-2nd",
            "content/guides/asking.yml:28:22: S-type 'sources' must be a list: lines that start with '- '\n"
            "    28 |             sources: sample-2020, acs-2nd\n"
            "       |                      ^ write each on a line of its own: '- sample-2020', then '- acs-2nd'",
        ),
        (
            "{id: ask, text: Ask early.}",
            "{id: ask, text: Ask early, today.}",
            "content/guides/asking.yml:32:40: S-unknown unknown field 'today.'\n"
            "    32 |           - {id: ask, text: Ask early, today.}\n"
            "       |                                        "
            "^ if a comma cut the text: put the text in quotes, or write each field on a line of its own",
        ),
        (
            "        target: checklists/sample",
            "target: checklists/sample",
            "content/guides/asking.yml:56:1: S-missing 'target' is missing in the entry on line 52: "
            "its line stands too far left\n"
            "    56 | target: checklists/sample\n"
            "       | ^ put 8 spaces before it, and move the lines that belong to it along",
        ),
        (
            "title: Asking for help",
            "title: true",
            "content/guides/asking.yml:2:8: S-type 'title' must be text\n"
            "     2 | title: true\n"
            '       |        ^ put it in quotes: "true"',
        ),
        (
            "title: Asking for help",
            "title: ~",
            "content/guides/asking.yml:2:8: S-empty the field 'title' is empty\n"
            "     2 | title: ~\n"
            '       |        ^ write a value; if readers shall see it, put quotes around it: "~"',
        ),
        (
            "id: balance",
            "id: Über_die  Wahl",
            "content/guides/asking.yml:33:9: S-id 'Über_die Wahl' is not an id\n"
            "    33 |   - id: Über_die  Wahl\n"
            "       |         ^ small letters, digits and single hyphens: write 'uber-die-wahl'",
        ),
        (
            "label: Something changed",
            "label: {Something: changed}",
            "content/guides/asking.yml:27:20: S-type 'label' must be text\n"
            "    27 |             label: {Something: changed}\n"
            "       |                    ^ put the text in quotes: a colon in it made it a field",
        ),
    ],
)
def test_each_slip_is_said_in_plain_words(tree, old, new, report):
    assert as_text(problems_after(tree, old, new)) == report


def test_all_slips_of_a_file_are_said_at_once(tree):
    file = tree / ASKING
    text = (
        file.read_text("utf-8")
        .replace("description:", "x:")
        .replace("kind: prose", "kind: p")
        .replace("tone: urgent", "")
    )
    file.write_text(text, "utf-8")
    found = read_document(Guide[Message], file, ASKING, "guides/asking")[2]
    assert [problem.code for problem in sorted(found)] == ["S-missing", "S-unknown", "S-enum", "S-missing"]


def test_messages_know_their_id_line_and_safety(tree):
    document, _, problems = read_document(Guide[Message], tree / ASKING, ASKING, "guides/asking")
    assert problems == []
    found = {message.id: message for message in messages(document)}
    danger = found["guides/asking#sections.start.blocks.danger.text"]
    assert (danger.line, danger.column, danger.safety) == (21, 15, True)
    assert not found["guides/asking#title"].safety

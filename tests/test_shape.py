"""The parts a guide must have, and the sizes that can be read."""

import pytest
import yaml

from conftest import change
from secondlook.loading import inspect

GUIDE = "content/guides/waiting.yml"


def codes(tree):
    return [p.code for p in inspect(tree)[1] if p.path == GUIDE]


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("at-a-glance", "G-glance"),
        ("known-unknown", "G-known"),
        ("comparison", "G-risks"),
        ("actions", "G-actions"),
        ("next-step", "G-tool"),
    ],
)
def test_a_guide_without_one_of_its_parts_is_refused(tree, kind, code):
    file = tree / GUIDE
    guide = yaml.safe_load(file.read_text("utf-8"))
    section = guide["sections"][0]
    section["blocks"] = [block for block in section["blocks"] if block["kind"] != kind]
    file.write_text(yaml.safe_dump(guide, sort_keys=False).replace("'20", "20").replace("0'", "0"), "utf-8")
    assert codes(tree) == [code]


def test_a_next_step_that_leads_to_no_paper_is_not_enough(tree):
    change(tree, GUIDE, "target: questions/first-visit", "target: guides/asking")
    assert codes(tree) == ["G-tool"]


def test_pages_about_the_site_need_no_such_parts(sample):
    assert not [p for p in inspect(sample)[1] if p.path.startswith("content/about/")]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("message: Only your own team can say.", f"message: {'Only they can. ' * 14}", "G-message"),
        ("title: Time", "title: More", "G-title"),
        ("text: Keep your dates.", f'text: "{"Keep all of your dates and your papers. " * 38}"', "G-section"),
    ],
)
def test_what_is_too_long_or_says_nothing_is_refused(tree, old, new, code):
    change(tree, GUIDE, old, new)
    assert code in codes(tree)


def test_a_section_of_nothing_but_paragraphs_is_refused(tree):
    prose = f'{{kind: prose, id: long, text: "{"Keep all of your dates. " * 25}"}}'
    change(tree, GUIDE, "sections:", f"sections:\n  - id: own\n    title: Dates\n    blocks:\n      - {prose}")
    assert "G-prose" in codes(tree)


def test_a_cell_is_short(tree):
    row = f'{{id: r, cells: [{{id: a, text: "{"one " * 21}"}}, {{id: b, text: two}}]}}'
    columns = "[{id: a, text: A}, {id: b, text: B}]"
    table = f"{{kind: table, id: t, caption: Two, columns: {columns}, rows: [{row}]}}"
    change(tree, GUIDE, "blocks:", f"blocks:\n      - {table}")
    assert codes(tree) == ["G-cell"]


def test_a_summary_further_down_is_too_late(tree):
    file = tree / GUIDE
    text = file.read_text("utf-8")
    start, end = text.index("      - kind: at-a-glance"), text.index("      - kind: known-unknown")
    later = "  - id: later\n    title: Later\n    blocks:\n" + text[start:end]
    file.write_text(text[:start] + text[end:] + later, "utf-8")
    assert codes(tree) == ["G-glance"]


def test_a_comparison_of_something_else_does_not_weigh_benefits(tree):
    change(tree, GUIDE, "style: benefit-downside", "style: with-without")
    assert codes(tree) == ["G-risks"]


@pytest.mark.parametrize(("count", "expected"), [(40, []), (41, ["G-message"])])
def test_a_main_message_has_forty_words_at_most(tree, count, expected):
    words = " ".join(["Ask them."] * (count // 2) + ["Ask."] * (count % 2))
    change(tree, GUIDE, "message: Only your own team can say.", f"message: {words}")
    assert [code for code in codes(tree) if code == "G-message"] == expected

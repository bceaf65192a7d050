"""Every problem code is explained in plain words, and its examples do what they say."""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from pathlib import Path

import pytest

from conftest import PROJECT, change
from secondlook import plain
from secondlook.cli import main
from secondlook.edition import inspect_all
from secondlook.explain import EXPLANATIONS, MORE, as_markdown
from secondlook.problems import Problem, as_github, as_text

PACKAGE = PROJECT / "hooks/secondlook"
PAGE = PROJECT / "docs-contributors/problems.md"
CODE = re.compile(r"[A-Z]-[a-z-]+")

ASKING = "content/guides/asking.yml"
WAITING = "content/guides/waiting.yml"
SITE = "content/site.yml"
LOCALES = "content/locales.yml"
PLAIN_ITEM = "- {id: ask, text: Ask how long is safe.}"
KEEP_ITEM = "- {id: keep, text: Keep your dates.}"
DATES = "last_reviewed: 2026-01-10\nnext_review: 2026-07-10"
POINTS = f"- kind: points\n  id: points\n  items:\n    {PLAIN_ITEM}\n    {KEEP_ITEM}"
GLANCE = "- kind: at-a-glance\n  id: glance\n  items:\n    - {id: team, text: Your team can say.}"
ACTIONS = (
    "- kind: actions\n  id: now\n  items:\n"
    "    - {id: ask, text: Ask your team today.}\n    - {id: write, text: Write down the answer.}"
)
PAPER = (
    "- kind: next-step\n  id: paper\n  text: Print the questions.\n  label: Questions\n  target: questions/first-visit"
)
KNOWN = (
    "- kind: known-unknown\n  id: knowledge\n  known:\n    - {id: fast, text: Some cancers grow fast.}\n"
    "  unknown:\n    - {id: wait, text: Nobody knows how long is safe for all.}"
)
BOTH = (
    "- kind: comparison\n  id: both\n  style: benefit-downside\n"
    "  pairs:\n    - {id: time, first: You may know more., second: It takes time.}"
)
WAIVER = "- {code: P-sign, reason: The tests need a sign that HTML must escape.}"

PLACES = {
    "Y-syntax": (WAITING, "title: When to wait"),
    "Y-alias": (WAITING, DATES),
    "Y-tag": (WAITING, "title: When to wait"),
    "Y-depth": (WAITING, "message: Only your own team can say."),
    "Y-dup": (WAITING, "title: When to wait"),
    "Y-hash": (WAITING, "message: Only your own team can say."),
    "T-char": (WAITING, "title: When to wait"),
    "T-bidi": (WAITING, "message: Only your own team can say."),
    "T-mojibake": (WAITING, "title: When to wait"),
    "T-junk": (WAITING, KEEP_ITEM),
    "T-mixed": (WAITING, KEEP_ITEM),
    "T-markup": (WAITING, KEEP_ITEM),
    "S-empty-file": ("content/glossary.yml", ""),
    "S-type": (WAITING, "label: Questions"),
    "S-missing": (WAITING, PAPER),
    "S-unknown": (WAITING, "title: When to wait"),
    "S-empty": (WAITING, "title: When to wait"),
    "S-enum": (ASKING, "tone: urgent"),
    "S-date": (WAITING, "next_review: 2026-07-10"),
    "S-id": (ASKING, "- id: balance"),
    "S-form": ("content/sources.yml", "url: https://sample.example/study"),
    "S-count": (WAITING, ACTIONS),
    "S-value": (ASKING, WAIVER),
    "S-cells": (WAITING, POINTS),
    "S-dup-id": (WAITING, f"{PLAIN_ITEM}\n{KEEP_ITEM}"),
    "S-id-changed": (ASKING, "- id: changed"),
    "S-id-file": (WAITING, "id: waiting"),
    "S-id-reserved": (WAITING, "id: waiting"),
    "S-locale": (LOCALES, "cldr: ar_001"),
    "S-font": (LOCALES, "fonts: [Noto Naskh Arabic, Noto Sans]"),
    "S-ref": (WAITING, "related: [asking]"),
    "S-draft": (WAITING, "last_reviewed: 2026-01-10"),
    "S-unlisted": (SITE, "guides: [asking, waiting]"),
    "C-source": (WAITING, KEEP_ITEM),
    "C-date": (WAITING, DATES),
    "C-overdue": (WAITING, DATES),
    "C-contrast": (SITE, 'accent: "#1f5f5b"'),
    "C-logo": (SITE, "logo: content/logo.svg"),
    "L-scheme": (WAITING, KEEP_ITEM),
    "C-conflict": (WAITING, f"{PLAIN_ITEM}\n{KEEP_ITEM}"),
    "C-claim": (WAITING, KEEP_ITEM),
    "L-url": (WAITING, KEEP_ITEM),
    "L-remote": (WAITING, KEEP_ITEM),
    "L-anchor": (WAITING, KEEP_ITEM),
    "L-internal": (WAITING, KEEP_ITEM),
    "G-glance": (WAITING, GLANCE),
    "G-known": (WAITING, KNOWN),
    "G-risks": (WAITING, BOTH),
    "G-actions": (WAITING, ACTIONS),
    "G-tool": (WAITING, PAPER),
    "G-message": (WAITING, "message: Only your own team can say."),
    "G-title": (WAITING, "title: Time"),
    "G-cell": (WAITING, POINTS),
    "P-sentence": (WAITING, PLAIN_ITEM),
    "P-paragraph": (WAITING, PLAIN_ITEM),
    "P-mean": ("content/countries/nowhere.yml", "summary: We have not verified this yet."),
    "P-passive": (WAITING, PLAIN_ITEM),
    "P-list": (WAITING, "- {id: ask, text: Ask your team today.}"),
    "P-word": (WAITING, PLAIN_ITEM),
    "P-sign": (WAITING, PLAIN_ITEM),
    "P-you": (WAITING, PLAIN_ITEM),
    "P-short": (WAITING, PLAIN_ITEM),
    "P-waiver": (ASKING, WAIVER),
}
"""Codes whose examples are tried out: the file of the sample tree, and the piece the example replaces ("": all)."""

FRENCH = 'msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
ARABIC = FRENCH.replace("fr", "ar")
TRANSLATIONS = {code: FRENCH for code in EXPLANATIONS if code.startswith("I-") and code != "I-review"} | {
    "I-header": "",
    "I-same": ARABIC,
}
"""The head of the PO file in which the example stands."""

SAMPLE_NAMES = {
    "getting-your-records": "waiting",
    "what-is": "asking",
    "questions/at-the-visit": "questions/first-visit",
    "acs-2nd": "sample-2020",
}
"""Real names of the examples, and the names of the sample tree."""


def in_sample(example: str) -> str:
    text = inspect.cleandoc(example)
    for real, name in SAMPLE_NAMES.items():
        text = text.replace(real, name)
    return text


def put(tree: Path, path: str, old: str, new: str) -> None:
    """Replace the piece `old`, however far it is indented, by `new`, indented as far."""
    file = tree / path
    if not old:
        file.write_text(new, "utf-8")
        return
    text = file.read_text("utf-8")
    for depth in range(0, 12, 2):
        found = textwrap.indent(old, " " * depth)
        if f"\n{found}\n" in f"\n{text}":
            file.write_text(f"\n{text}".replace(f"\n{found}\n", f"\n{textwrap.indent(new, ' ' * depth)}\n", 1)[1:])
            return
    change(tree, path, old, new)


def codes(tree: Path) -> list[str]:
    return [problem.code for problem in inspect_all(tree)[2]]


def prepare(tree: Path) -> None:
    """Give the sample tree a logo, colours, French, and an agreed French word."""
    change(
        tree,
        SITE,
        "date: 2026",
        'logo: content/logo.svg\ncolours:\n  accent: "#1f5f5b"\n  accent_dark: "#8fd0c9"\ndate: 2026',
    )
    (tree / "content/logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    french = "tag: fr, endonym: Français, english_name: French, direction: ltr, script: Latn, cldr: fr"
    with (tree / LOCALES).open("a", encoding="utf-8") as file:
        file.write(f"  - {{{french}, fonts: [Noto Sans], published: false}}\n")
    (tree / "content/translations/fr").mkdir()
    (tree / "content/translations/fr/terms.yml").write_text("terms:\n  - {id: slide, use: [lame, lames]}\n", "utf-8")


@pytest.mark.parametrize("code", PLACES)
def test_the_wrong_example_has_its_problem_and_the_right_one_has_none(tree, code):
    prepare(tree)
    path, old = PLACES[code]
    before = (tree / path).read_text("utf-8")
    put(tree, path, old, in_sample(EXPLANATIONS[code].wrong))
    assert code in codes(tree)
    (tree / path).write_text(before, "utf-8")
    put(tree, path, old, in_sample(EXPLANATIONS[code].right))
    assert as_text(inspect_all(tree)[2]) == ""


@pytest.mark.parametrize("code", TRANSLATIONS)
def test_the_wrong_translation_has_its_problem_and_the_right_one_has_none(tree, code):
    prepare(tree)
    head = TRANSLATIONS[code]
    if head == ARABIC:
        (tree / "content/translations/ar/guides/asking.po").unlink()
    file = tree / f"content/translations/{'ar' if head == ARABIC else 'fr'}/example.po"
    file.write_text(head + in_sample(EXPLANATIONS[code].wrong) + "\n", "utf-8")
    assert code in codes(tree)
    file.write_text(head + in_sample(EXPLANATIONS[code].right) + "\n", "utf-8")
    others = () if code == "I-english" else ("I-english",)  # the English of most examples is not the sample's
    assert as_text(p for p in inspect_all(tree)[2] if p.code not in others) == ""


def codes_of_the_program() -> set[str]:
    """Every problem code that stands in the package, outside of the explanations."""
    files = [file for file in PACKAGE.rglob("*.py") if file.parent.name != "explanations"]
    nodes = [node for file in files for node in ast.walk(ast.parse(file.read_text("utf-8")))]
    texts = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return {text for text in texts if CODE.fullmatch(text)}


def test_every_code_is_explained():
    assert codes_of_the_program() - EXPLANATIONS.keys() == set()


def test_no_code_is_explained_that_does_not_exist():
    assert EXPLANATIONS.keys() - codes_of_the_program() == set()


def test_no_code_is_explained_twice():
    files = (PACKAGE / "explanations").glob("*.py")
    keys = re.findall(
        r'^    "([A-Z]-[a-z-]+)": Explanation', "\n".join(file.read_text("utf-8") for file in files), re.MULTILINE
    )
    assert sorted(keys) == sorted(EXPLANATIONS)


@pytest.mark.parametrize("code", EXPLANATIONS)
def test_an_explanation_is_whole_and_plain(code):
    each = EXPLANATIONS[code]
    said = [text.replace("`", "") for text in (each.means, each.matters, each.act)]
    assert all(text.endswith((".", "?")) for text in said)
    assert plain.measure(said).longest <= 25
    assert each.wrong.strip() != each.right.strip()
    assert not each.says.endswith(".")
    assert len(each.says) < 70


def test_the_explanations_together_are_plain():
    whole = plain.measure(
        text.replace("`", "") for each in EXPLANATIONS.values() for text in (each.means, each.matters, each.act)
    )
    assert whole.mean <= 15
    assert whole.flesch_kincaid <= 8


def test_the_page_of_the_contributors_docs_is_up_to_date():
    says = "write it again: secondlook explain --markdown > docs-contributors/problems.md"
    assert PAGE.read_text("utf-8") == as_markdown() + "\n", says


@pytest.mark.parametrize("code", EXPLANATIONS)
def test_the_page_has_a_heading_at_the_address_that_reports_name(code):
    address = as_github([Problem("a.yml", 1, 1, code, "x")]).rpartition("docs-contributors/problems.md#")[2]
    headings = re.findall(r"^### (.+)$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert [heading for heading in headings if heading.lower() == address] == [code]


def test_a_code_is_explained_on_the_screen_with_both_examples(capsys):
    assert main(["explain", "s-enum"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("S-enum: ")
    assert "Wrong\n    tone: red\n" in shown
    assert "Right\n    tone: urgent\n" in shown
    assert all(len(line) <= 88 for line in shown.splitlines())


def test_without_a_code_all_are_listed_with_one_line_each(capsys):
    assert main(["explain"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert {line.split()[0] for line in shown if line.startswith("  ")} == set(EXPLANATIONS)


def test_an_unknown_code_is_refused_with_the_nearest_one(capsys):
    assert main(["explain", "P-wrod"]) == 1
    shown = capsys.readouterr()
    assert (shown.out, shown.err) == ("", "there is no problem code 'P-wrod'; did you mean 'P-word'?\n")


def test_a_report_for_people_ends_with_the_way_to_the_explanations(tree, capsys):
    change(tree, WAITING, "title: When", "titel: When")
    main(["--root", str(tree), "check"])
    assert capsys.readouterr().out.endswith(f"2 problems in 1 file\n{MORE}\n")
    main(["--root", str(tree), "check", "--format", "github"])
    assert MORE not in capsys.readouterr().out

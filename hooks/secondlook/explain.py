"""Problem codes explained: one of them, the list of all, and both as a page of the contributors' docs."""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Mapping, Sequence

from secondlook.explanations.entry import Explanation
from secondlook.explanations.facts import FACTS
from secondlook.explanations.fields import FIELDS
from secondlook.explanations.files import FILES
from secondlook.explanations.guides import GUIDES
from secondlook.explanations.looks import LOOKS
from secondlook.explanations.names import NAMES
from secondlook.explanations.outcome import OUTCOME
from secondlook.explanations.paper import PAPER
from secondlook.explanations.plainness import PLAINNESS
from secondlook.explanations.translated import TRANSLATED
from secondlook.problems import Problem, Refused, count_line, did_you_mean

WIDTH = 88
"""Characters in a line on the screen."""
MORE = "More about a code: secondlook explain CODE"

FAMILIES: Mapping[str, Mapping[str, Explanation]] = {
    "The file and its characters": FILES,
    "Fields": FIELDS,
    "Names and where they lead": NAMES,
    "Sources, dates, lists, links": FACTS,
    "Colours and logo": LOOKS,
    "Parts of a guide": GUIDES,
    "Plain words": PLAINNESS,
    "Translations": TRANSLATED,
    "Paper": PAPER,
    "The built site": OUTCOME,
}
"""All explanations, by the heading under which they are listed."""

EXPLANATIONS: Mapping[str, Explanation] = {code: each for family in FAMILIES.values() for code, each in family.items()}

_INTRODUCTION = """
# What the problem codes mean

`secondlook check` names every problem with a code. This page explains each of them, with a wrong and a right example.
`secondlook explain CODE` shows the same on the screen.
"""


def explain(code: str | None) -> str:
    """The explanation of one code for the screen, or the list of all. Raises Refused for a code that does not exist."""
    if code is None:
        return _list()
    found = EXPLANATIONS.get(_as_written(code))
    if found is None:
        hint = did_you_mean(_as_written(code), EXPLANATIONS, "some that exist")
        msg = f"there is no problem code '{code}'; {hint}"
        raise Refused(msg)
    return _on_screen(_as_written(code), found)


def last_lines(problems: Sequence[Problem]) -> str:
    """How a report for people ends: the count, and where to read more if there is something to mend."""
    return f"{count_line(problems)}\n{MORE}" if problems else count_line(problems)


def as_markdown() -> str:
    """All explanations as the page `docs-contributors/problems.md`, without its last line end."""
    parts = [inspect.cleandoc(_INTRODUCTION)]
    for heading, family in FAMILIES.items():
        parts.append(f"## {heading}")
        parts += [_in_markdown(code, each) for code, each in family.items()]
    return "\n\n".join(parts)


def _as_written(code: str) -> str:
    family, hyphen, rule = code.strip().partition("-")
    return f"{family.upper()}{hyphen}{rule.lower()}"


def _list() -> str:
    width = max(map(len, EXPLANATIONS))
    parts = [
        "\n".join([heading, *(f"  {code:<{width}}  {each.says}" for code, each in family.items())])
        for heading, family in FAMILIES.items()
    ]
    return "\n\n".join([*parts, MORE])


def _on_screen(code: str, each: Explanation) -> str:
    parts = [
        f"{code}: {each.says}",
        _paragraph(each.means),
        f"Why it matters\n{_paragraph(each.matters)}",
        f"Wrong\n{_example(each.wrong)}",
        f"Right\n{_example(each.right)}",
        f"What to do\n{_paragraph(each.act)}",
    ]
    return "\n\n".join(parts)


def _paragraph(text: str) -> str:
    return textwrap.fill(text.replace("`", "'"), WIDTH, initial_indent="  ", subsequent_indent="  ")


def _example(piece: str) -> str:
    return textwrap.indent(inspect.cleandoc(piece), "    ")


def _in_markdown(code: str, each: Explanation) -> str:
    parts = [
        f"### {code}",  # the code alone, so that its address is the one that reports name
        f"**{each.says[0].upper()}{each.says[1:]}**",
        each.means,
        f"Why it matters: {each.matters}",
        f"Wrong:\n\n{_fenced(each.wrong, each.language)}",
        f"Right:\n\n{_fenced(each.right, each.language)}",
        f"What to do: {each.act}",
    ]
    return "\n\n".join(parts)


def _fenced(piece: str, language: str) -> str:
    return f"```{language}\n{inspect.cleandoc(piece)}\n```"

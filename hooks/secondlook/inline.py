"""The small markup a text may hold: emphasis, strong emphasis, links. Everything else is plain characters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from markdown_it import MarkdownIt

ALLOWED_SCHEMES = ("https:", "mailto:", "tel:", "guide:", "source:", "term:")

_ESCAPED = re.compile(r"\\([*\[\]()])")
_TARGET = "(?:" + "|".join(ALLOWED_SCHEMES) + ")"
_OPEN = r"(\uff08"
"""Round brackets as Latin and as Chinese keyboards type them."""
_LOOSE_LINK = re.compile(rf"\]\(|\]\s*[{_OPEN}]?\s*{_TARGET}|[\[{_OPEN}]\s*(?:guide|source|term):\S")
_BROKEN_LINK = re.compile(rf"\[([^\[\]){_OPEN}]+)\]?\s*[{_OPEN}]?\s*({_TARGET}[^\s)\uff09]*)")
_UNEVEN_STARS = re.compile(r"(?<!\*)(\*+)([^\s*](?:[^*]*[^\s*])?)(\*+)(?!\*)")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters with one look. `href` is the link target as written, or empty."""

    text: str
    strong: bool = False
    emphasis: bool = False
    href: str = ""


Paragraph = tuple[Run, ...]


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False, "linkify": False}).enable(
        ["emphasis", "link", "escape", "balance_pairs", "fragments_join"]
    )
    # A refused link is reported by the checks, not hidden here, and its target is compared as it was written.
    setattr(parser, "validateLink", bool)  # noqa: B010 -- an attribute the library documents, typed as a method
    setattr(parser, "normalizeLink", str)  # noqa: B010 -- see above
    return parser


@lru_cache(maxsize=20_000)
def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text, each as a tuple of runs."""
    return tuple(_runs(part) for part in text.split("\n\n") if part)


def _runs(text: str) -> Paragraph:
    tokens = _parser().parseInline(text)[0].children or []
    runs: list[Run] = []
    strong = emphasis = 0
    href = ""
    for token in tokens:
        strong += (token.type == "strong_open") - (token.type == "strong_close")
        emphasis += (token.type == "em_open") - (token.type == "em_close")
        if token.type == "link_open":
            href = str(token.attrs["href"])
        elif token.type == "link_close":
            href = ""
        elif token.content:
            runs.append(Run(token.content, strong > 0, emphasis > 0, href))
    return tuple(runs)


@lru_cache(maxsize=20_000)
def links(text: str) -> tuple[str, ...]:
    """All link targets of a text, in order, as written."""
    found: list[str] = []
    for paragraph in paragraphs(text):
        for previous, run in zip((Run(""), *paragraph), paragraph, strict=False):
            if run.href and run.href != previous.href:
                found.append(run.href)
    return tuple(found)


def picture(text: str) -> str:
    """The address of the first picture as Markdown writes it, which is shown as a mark and a link; "" if none."""
    for paragraph in paragraphs(text):
        for before, run in pairwise(paragraph):
            if run.href and before.text.endswith("!") and "![" in text:
                return run.href
    return ""


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """The text without its markup, paragraphs joined by one space."""
    return " ".join("".join(run.text for run in paragraph) for paragraph in paragraphs(text))


def loose(text: str) -> str:
    """The first sign of markup that readers would see as it is, because its other half is missing; "" if none.

    A single star between blanks, after a digit (5 * 3) or between a name and a digit (HLA-A*02) is no markup, and
    neither are brackets around words ([see note]). A star after a backslash is meant to be seen.
    """
    shown = plain(_ESCAPED.sub("·", text))
    for found in re.finditer(r"\*+", shown):
        before, after = shown[: found.start()][-1:], shown[found.end() :][:1]
        apart = (not before or before.isspace()) and (not after or after.isspace())
        in_name = before.isdigit() or (before.isalnum() and after.isdigit())
        if len(found[0]) > 1 or not (apart or in_name):
            return found[0]
    link = _LOOSE_LINK.search(shown)
    return link[0].split(":")[0] if link else ""


def repair(text: str) -> str:
    """What to type where `loose` has found something: the stars or the link as they were probably meant."""
    for found in _UNEVEN_STARS.finditer(text):
        if len(found[1]) != len(found[3]):
            return f"write '**{found[2]}**'"
    links = [f"[{found[1].strip()}]({found[2]})" for found in _BROKEN_LINK.finditer(text)]
    if broken := [link for link in links if link not in text]:
        return f"write '{broken[0]}'"
    return "write '**word**' or '[word](address)', without blanks between the signs; a star to be seen is written '\\*'"

"""Whether a guide has the parts that make it understood and acted on.

The rules are those items of AHRQ's PEMAT-P and CDC's Clear Communication Index that a program can decide; a person goes
through the others with the list in CONTRIBUTING.md. What is counted here is informed by both, and scores neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from secondlook import inline, plain
from secondlook.library import Library
from secondlook.model.blocks import (
    Actions,
    AtAGlance,
    Comparison,
    KnownUnknown,
    NextStep,
    Prose,
    Section,
    Table,
)
from secondlook.model.guides import Guide
from secondlook.problems import Problem
from secondlook.source import SourceFile
from secondlook.text import Message, messages

PAPER = ("checklists", "questions", "letters", "cards", "conversations", "countries")
"""The pages from which something can be printed."""
MOST_MESSAGE = 40
"""Words of the main message: it stands first and is read whole (CDC items 1 and 2)."""
MOST_SECTION = 300
"""Words of one section (PEMAT item 8)."""
MOST_PROSE = 120
"""Words of a section without a list, a table or a box (PEMAT item 12)."""
MOST_CELL = 20
"""Words in a cell of a table (PEMAT item 19)."""
EMPTY_TITLES = frozenset(
    {"more", "info", "information", "general", "other", "introduction", "overview", "miscellaneous"}
)


def check_shape(library: Library[Message], files: Mapping[str, SourceFile]) -> list[Problem]:
    """What the guides lack. The pages about the site itself need no benefits, risks or actions."""
    found: list[Problem] = []
    for name, guide in library.guides.items():
        found += _parts(files[f"guides/{name}"], guide)
    for key, guide in chain(
        ((f"guides/{name}", guide) for name, guide in library.guides.items()),
        ((f"about/{name}", guide) for name, guide in library.about.items()),
    ):
        found += _message(files[key], guide)
        for section in guide.sections:
            found += _section(files[key], section)
    return found


def _parts(file: SourceFile, guide: Guide[Message]) -> Iterator[Problem]:
    blocks = [block for section in guide.sections for block in section.blocks]
    at = file.root.position(("sections",))
    if not any(isinstance(block, AtAGlance) for block in guide.sections[0].blocks):
        hint = "add a block 'kind: at-a-glance' (PEMAT 11, CDC 10)"
        yield file.problem(at, "G-glance", "the first section has no summary", hint)
    if not any(isinstance(block, KnownUnknown) for block in blocks):
        hint = "add a block 'kind: known-unknown' (CDC 11)"
        yield file.problem(at, "G-known", "the guide does not say what is known and what is not", hint)
    if not any(isinstance(block, Comparison) and block.style == "benefit-downside" for block in blocks):
        hint = "add a block 'kind: comparison' with 'style: benefit-downside' (CDC 19)"
        yield file.problem(at, "G-risks", "the guide does not set benefits against downsides", hint)
    if not any(isinstance(block, Actions) for block in blocks):
        hint = "add a block 'kind: actions' (PEMAT 20, CDC 5)"
        yield file.problem(at, "G-actions", "the guide does not say what the reader can do", hint)
    if not any(isinstance(block, NextStep) and block.target.partition("/")[0] in PAPER for block in blocks):
        hint = f"add a block 'kind: next-step' whose target is one of: {', '.join(PAPER)} (PEMAT 23)"
        yield file.problem(at, "G-tool", "the guide leads to nothing that can be printed and used", hint)


def _message(file: SourceFile, guide: Guide[Message]) -> Iterator[Problem]:
    count = _count(guide.message)
    if count > MOST_MESSAGE:
        at = (guide.message.line, guide.message.column)
        message = f"{count} words in the main message; at most {MOST_MESSAGE}"
        yield file.problem(at, "G-message", message, "keep the one thing to remember (CDC 1)")


def _section(file: SourceFile, section: Section[Message]) -> Iterator[Problem]:
    at = (section.title.line, section.title.column)
    if inline.plain(section.title.source).lower() in EMPTY_TITLES:
        yield file.problem(at, "G-title", "this heading says nothing", "say what the reader finds here (PEMAT 9)")
    words = sum(map(_count, messages(section)))
    if words > MOST_SECTION:
        hint = "make two sections of it (PEMAT 8)"
        yield file.problem(at, "G-section", f"{words} words in one section; at most {MOST_SECTION}", hint)
    if words > MOST_PROSE and all(isinstance(block, Prose) for block in section.blocks):
        hint = "use a list, a table or a box for a part of it (PEMAT 12)"
        yield file.problem(at, "G-prose", f"{words} words of plain paragraphs; at most {MOST_PROSE}", hint)
    for table in (block for block in section.blocks if isinstance(block, Table)):
        for cell in (cell.text for row in table.rows for cell in row.cells):
            if _count(cell) > MOST_CELL:
                message = f"{_count(cell)} words in a cell; at most {MOST_CELL}"
                yield file.problem((cell.line, cell.column), "G-cell", message, "shorten it, or use a list (PEMAT 19)")


def _count(message: Message) -> int:
    return sum(len(plain.words(sentence)) for sentence in plain.sentences(message.source))

"""What is wrong with one English text, whatever stands around it: its characters, its marks, its placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterator

from secondlook import inline
from secondlook.characters import unpaired_isolate
from secondlook.pasted import Slip, pasted
from secondlook.problems import Problem, did_you_mean
from secondlook.source import SourceFile
from secondlook.text import Message

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9-]*)\}")
SWITCHES = {"yes", "no", "y", "n", "on", "off", "true", "false", "null"}
"""Words that most programs do not read as text: a text that is one of them stands in quotes."""

_BRACES = re.compile(r"\{([^{}]*)\}")


def placeholders(text: str) -> tuple[str, ...]:
    """What stands between braces, sorted: a placeholder's name, or what somebody has made of it."""
    return tuple(sorted(_BRACES.findall(text)))


def check_text(file: SourceFile, message: Message, declared: set[str] | None) -> Iterator[Problem]:
    """Every problem of one text.

    `declared` are the placeholders that may stand in it; None where the templates know which.
    """
    yield from _characters(file, message)
    yield from _placeholders(file, message, declared)
    for slip in check_pasted(message.source):
        yield file.problem((message.line, message.column), slip.code, slip.message, slip.hint)


def check_pasted(text: str) -> Iterator[Slip]:
    """What came into a text, English or translated, along with copied words."""
    return pasted(_BRACES.sub(" ", inline.plain(text)))


def _characters(file: SourceFile, message: Message) -> Iterator[Problem]:
    at = (message.line, message.column)
    if loose := inline.loose(message.source):
        yield file.problem(at, "T-markup", f"readers would see {loose}", inline.repair(message.source))
    if message.source.lower() in SWITCHES and file.lines[at[0] - 1][at[1] - 1 :].startswith(message.source):
        reason = f"without quotes, other programs read {message.source} as a switch and not as text"
        yield file.problem(at, "S-type", reason, f'put quotes around it: "{message.source}"')
    if unpaired := unpaired_isolate(message.source):
        hint = "delete it or close it"
        yield file.problem(at, "T-bidi", f"a direction isolate (U+{ord(unpaired):04X}) is not closed", hint)


def _placeholders(file: SourceFile, message: Message, declared: set[str] | None) -> Iterator[Problem]:
    """Braces stand only around placeholders, and these are declared."""
    at = (message.line, message.column)
    for name in _BRACES.findall(message.source):
        if declared is not None and name not in declared:
            hint = did_you_mean(name, declared)
            yield file.problem(at, "I-placeholder", f"the placeholder {{{name}}} is not declared", hint)
        elif declared is None and not PLACEHOLDER.fullmatch(f"{{{name}}}"):
            hint = "a placeholder has small letters, digits and hyphens"
            yield file.problem(at, "I-placeholder", f"{{{name}}} is no placeholder", hint)
    rest = _BRACES.sub("", message.source)
    if "{" in rest or "}" in rest:
        yield file.problem(at, "I-placeholder", "a brace stands alone", "write { } only around a placeholder")

"""What is wrong with the content, as values: where it stands, what is wrong, what to type instead."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

MOST_NAMES = 14
"""How many known names a hint lists."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing an editor has to mend.

    `path` is relative to the content root, with "/". `line` and `column` count from 1; 1 and 1 stand for the whole
    file. `code` is stable (S-missing, I-number); `hint` says what to type; `excerpt` is the line, without its end.
    Nothing is built while there is an error; a warning stops nothing.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    excerpt: str = ""
    severity: Literal["error", "warning"] = "error"


class ContentError(Exception):
    """The content has problems; nothing may be built from it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(count_line(self.problems))


class Refused(Exception):  # noqa: N818 -- not an error of ours: what was asked for cannot be done
    """A command cannot do what was asked. Its text says in a sentence why, and what to type instead."""


def count_line(problems: Sequence[Problem]) -> str:
    """The last line of a report: "3 problems in 2 files"."""
    if not problems:
        return "0 problems"
    files = len({problem.path for problem in problems})
    return f"{counted(len(problems), 'problem')} in {counted(files, 'file')}"


def counted(number: int, noun: str) -> str:
    """A number of things in words for people: "1 file", "2 files"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that stop a build."""
    return tuple(problem for problem in problems if problem.severity == "error")


def as_text(problems: Iterable[Problem]) -> str:
    """Problems for a person: one line each, then the line of the file with a caret under the place."""
    return "\n".join(_as_text(problem) for problem in sorted(problems))


def _as_text(problem: Problem) -> str:
    mark = "" if problem.severity == "error" else "warning: "
    lines = [f"{problem.path}:{problem.line}:{problem.column}: {problem.code} {mark}{problem.message}"]
    if problem.excerpt.strip():
        number = f"{problem.line:>6} | "
        lines += [number + problem.excerpt, " " * 6 + " | " + " " * (problem.column - 1) + "^"]
        lines[-1] += f" {problem.hint}" if problem.hint else ""
    elif problem.hint:
        lines.append(f"       = {problem.hint}")
    return "\n".join(lines)


def as_github(problems: Iterable[Problem]) -> str:
    """Problems as workflow commands: on the line of a pull request, what is wrong, what to do, where to read more.

    There is no excerpt: the line itself stands above.
    """
    return "\n".join(
        f"::{p.severity} file={_property(p.path)},line={p.line},col={p.column},title={_property(p.code)}::"
        + _command_data("\n".join(part for part in (p.message, p.hint, _more(p.code)) if part))
        for p in sorted(problems)
    )


def _more(code: str) -> str:
    """Where one code is explained: the command, and the heading of the page for those who have only a browser."""
    return f"More: secondlook explain {code}, or docs-contributors/problems.md#{code.lower()}"


def _command_data(value: str) -> str:
    """What GitHub asks for: the signs that end a command, escaped."""
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    """The same, and the signs that end a property."""
    return _command_data(value).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Iterable[Problem]) -> str:
    """Problems for other programs: a JSON list of objects with the fields of `Problem`."""
    return json.dumps([asdict(problem) for problem in sorted(problems)], ensure_ascii=False, indent=2)


def did_you_mean(word: str, known: Iterable[str], label: str = "known") -> str:
    """A hint for a name that does not exist: the nearest known one, else the list of known ones."""
    names = sorted(known)
    if near := nearest(word, names):
        return near
    rest = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    return f"{label}: {', '.join(names[:MOST_NAMES]) or 'none'}{rest}"


def nearest(word: str, known: Iterable[str]) -> str:
    """A question after the known name that is nearest to a word; "" if none is near."""
    near = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'?" if near else ""

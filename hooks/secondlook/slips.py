"""What an editor most likely did where a YAML file cannot be read, in plain words, with what to type instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

TAB_HINT = "delete it and type spaces instead"

_FIELD = re.compile(r" *(?:- +)*[\"']?[\w-]+[\"']?:(?= |$)")
_ITEM = re.compile(r" *- ")
_GLUED_COLON = re.compile(r" *(?:- +)*(?P<name>[A-Za-z_]\w*):(?P<value>[^\s:/].*)")
_GLUED_DASH = re.compile(r" *-(?P<text>[^\s-].*)")
_ANNOUNCED = re.compile(r"[:-] +[>|][-+]?$")
_VALUE = re.compile(r"(?P<lead> *(?:- +)*(?:[\w-]+: +)?)(?P<value>.*)")


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip at a line and column, both from 1: what is wrong, and what to type."""

    line: int
    column: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where the parser stopped, and where the piece it was reading began; both from 1."""

    lines: Sequence[str]
    line: int
    column: int
    start_line: int
    start_column: int

    @property
    def text(self) -> str:
        return self.lines[self.line - 1] if self.line <= len(self.lines) else ""

    def slip(self, message: str, hint: str) -> Slip:
        return Slip(self.line, self.column, message, hint)


def slip(lines: Sequence[str], said: str, at: tuple[int, int], start: tuple[int, int]) -> Slip:
    """The slip behind what the parser of YAML says.

    Arguments: the lines of the file; the parser's own words; line and column where it stopped, and where the piece it
    was reading began, all from 1. Words that are not known here are passed on as they are.
    """
    spot = _Spot(lines, min(at[0], len(lines)), at[1], *start)
    if "\t" in spot.text[: max(spot.column, 1)]:
        return Slip(spot.line, spot.text.index("\t") + 1, "a tab stands here; YAML wants spaces", TAB_HINT)
    for words, judge in _JUDGES:
        if words in said:
            return judge(spot)
    hint = "check the quotes, brackets and the spaces at the start of the lines"
    return spot.slip(f"the file cannot be read here ({said})", hint)


def quoted(value: str) -> str:
    """The value in quotes that do not stand in it, as it is typed into a file."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    if "'" not in value:
        return f"'{value}'"
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _as_typed(lead: str, value: str) -> str:
    return f"{lead.strip()} {quoted(value)}".strip()


def spaces(count: int) -> str:
    """How to say that a line needs `count` spaces at its start."""
    if not count:
        return "take away the spaces before it"
    return "put 1 space before it" if count == 1 else f"put {count} spaces before it"


def swallowed_item(lines: Sequence[str], first: int, last: int) -> Slip | None:
    """A list entry that stands further right than the one before, so that it counts as part of that one's text.

    `first` and `last` are the lines, from 1, of a text without quotes. None when no line of it looks like an entry.
    """
    found = [number for number in range(first + 1, last + 1) if _ITEM.match(lines[number - 1])]
    if not found or not _ITEM.match(lines[first - 1]):
        return None
    own, below = _indent(lines[first - 1]), _indent(lines[found[0] - 1])
    message = "a list entry stands further right than the one before it, and counts as part of its text"
    hint = f"{spaces(own)}, as before line {first}"
    if len(found) > 1:
        hint = f"{spaces(below)[:-3]} line {first}, or {own} before line {found[0]} and those that follow"
    return Slip(found[0], below + 1, message, hint)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _field_column(line: str) -> int:
    """How far the fields of the entry stand that this line belongs to: behind its dash, if it has one."""
    return len(line) - len(line.lstrip("- ")) if _ITEM.match(line) else _indent(line)


def _levels(spot: _Spot, *, items: bool) -> dict[int, int]:
    """How far fields (or list entries) above may be indented here: spaces, and the line that has them.

    Only lines whose level is still open count: those further left than every line after them.
    """
    found: dict[int, int] = {}
    open_to = 10_000
    for number in range(spot.line - 1, 0, -1):
        line = spot.lines[number - 1]
        if not line.strip() or line.lstrip().startswith("#") or not (_FIELD.match(line) or _ITEM.match(line)):
            continue
        indent = _indent(line)
        field = _field_column(line)
        if indent < open_to and _ITEM.match(line) and items:
            found.setdefault(indent, number)
        if field < open_to and not items:
            found.setdefault(field, number)
        open_to = min(open_to, indent + (1 if _ITEM.match(line) else 0))
    return found


def _indentation(spot: _Spot) -> Slip:
    if not (_ITEM.match(spot.text) or _FIELD.match(spot.text)):
        return _stray_text(spot)
    own = _indent(spot.text)
    levels = {far: line for far, line in _levels(spot, items=bool(_ITEM.match(spot.text))).items() if far != own}
    if not levels:
        hint = "give it as many spaces as the line it belongs with"
        return spot.slip("the spaces before this line fit none of the lines above", hint)
    # The deeper of two equally near levels: spaces get lost more often than they come.
    nearest = min(levels, key=lambda level: (abs(level - own), -level))
    side = "left" if nearest > own else "right"
    message = f"this line stands further {side} than line {levels[nearest]}, with which it seems to belong"
    return spot.slip(message, _either(nearest, levels[nearest], own))


def _either(own: int, other: int, far: int) -> str:
    return f"{spaces(own)}; or, if line {other} is the one that slipped, {far} before that one"


def _above(spot: _Spot) -> int:
    """The nearest line above that is not empty; 0 when there is none."""
    return next((number for number in range(spot.line - 1, 0, -1) if spot.lines[number - 1].strip()), 0)


def _stray_text(spot: _Spot) -> Slip:
    """A line of running text that stands too far left to belong to the text above."""
    above = spot.lines[_above(spot) - 1]
    far = _field_column(above) + 2 if _ITEM.match(above) or _FIELD.match(above) else _indent(above)
    return spot.slip("this line of text stands too far left to belong to the text above", spaces(far))


def _goes_on(spot: _Spot) -> bool:
    """Whether the line above is running text, or announces it with > or |."""
    before = _above(spot)
    above = spot.lines[before - 1]
    return before > 0 and (bool(_ANNOUNCED.search(above)) or not (_ITEM.match(above) or _FIELD.match(above)))


def _second_colon(spot: _Spot) -> Slip:
    before = _above(spot)
    above = spot.lines[before - 1] if before else ""
    if glued := _GLUED_COLON.fullmatch(above):
        column = glued.start("value") + 1
        return Slip(before, column, "a blank is missing after the colon", f"write '{glued['name']}: {glued['value']}'")
    name = _FIELD.match(spot.text)
    if before and name and name.end() == spot.column:
        return _further_right(spot, before)
    found = _VALUE.fullmatch(spot.text)
    lead, value = (found["lead"], found["value"]) if found else ("", spot.text)
    if not lead.rstrip().endswith((":", "-")):
        hint = "put the whole text in quotes, from its first word to its last"
    else:
        hint = f"put the text in quotes: {_as_typed(lead, value)}"
    return spot.slip("a colon with a blank after it stands inside a text without quotes", hint)


def _further_right(spot: _Spot, before: int) -> Slip:
    own, field = _indent(spot.text), _field_column(spot.lines[before - 1])
    if own <= field:
        return _indentation(spot)
    message = f"this line stands further right than line {before}, and counts as part of its text"
    return spot.slip(message, _either(field, before, own))


def _open_quote(spot: _Spot) -> Slip:
    message = "the quote that opens here is not closed"
    return Slip(spot.start_line, spot.start_column, message, "close it with the same quote at the end of the text")


def _backslash(spot: _Spot) -> Slip:
    hint = "put the text in single quotes, or write the backslash twice"
    return spot.slip("a backslash (\\) stands inside double quotes", hint)


def _no_key(spot: _Spot) -> Slip:
    """Where a field was expected: after a quote or bracket that ended too early, or at a line that slipped."""
    found = _VALUE.fullmatch(spot.text)
    lead, value = (found["lead"], found["value"].rstrip()) if found else ("", "")
    if len(lead) >= spot.column - 1:
        return _indentation(spot)
    if value[0] in "\"'":
        inner = value[1:-1] if value.endswith(value[0]) and len(value) > 1 else value
        message = "the text goes on after the closing quote, or has the same quote inside"
        return spot.slip(message, f"put the whole text in the other quotes: {_as_typed(lead, inner)}")
    if set(spot.text[spot.column - 1 :].strip()) <= {"}", "]"}:
        return spot.slip("there is one closing bracket too many", "delete it")
    hint = f"put the text in quotes: {_as_typed(lead, value)}"
    return spot.slip(f"a text without quotes may not begin with {value[0]}", hint)


def _no_dash(spot: _Spot) -> Slip:
    if glued := _GLUED_DASH.fullmatch(spot.text):
        return spot.slip("a blank is missing after the dash", f"write '- {glued['text']}'")
    return _no_key(spot)


def _no_colon(spot: _Spot) -> Slip:
    """The line at fault is the one where the field began, not the one where the parser gave up."""
    at = _Spot(spot.lines, spot.start_line, spot.start_column, spot.start_line, spot.start_column)
    if glued := _GLUED_COLON.fullmatch(at.text):
        return at.slip("a blank is missing after the colon", f"write '{glued['name']}: {glued['value']}'")
    if glued := _GLUED_DASH.fullmatch(at.text):
        return at.slip("a blank is missing after the dash", f"write '- {glued['text']}'")
    if _goes_on(at):
        return _stray_text(at)
    hint = "write 'name: value'; if it goes on with the text above, put more spaces before it than that line has"
    return at.slip("this line has no field name with a colon", hint)


def _first_sign(spot: _Spot) -> Slip:
    found = _VALUE.fullmatch(spot.text)
    lead, value = (found["lead"], found["value"].rstrip()) if found else ("", spot.text)
    if not lead.strip() and _goes_on(spot):
        return _stray_text(spot)
    hint = f"put the text in quotes: {_as_typed(lead, value)}"
    return spot.slip(f"a text without quotes may not begin with {value[:1]}", hint)


def _block_mark(spot: _Spot) -> Slip:
    found = _first_sign(spot)
    return spot.slip(found.message, f"{found.hint}; or begin the text on the next line")


def _inside_brackets(spot: _Spot) -> Slip:
    sign = spot.lines[spot.start_line - 1][spot.start_column - 1]
    closing = {"{": "}", "[": "]"}.get(sign, sign)
    if spot.line != spot.start_line or not spot.text.rstrip().endswith(closing):
        message = f"the {sign} that opens here is not closed"
        hint = f"write {closing} at its end, or write each part on a line of its own"
        return Slip(spot.start_line, spot.start_column, message, hint)
    message = f"a text between {sign} and {closing} has a colon, quotes or brackets in it"
    return spot.slip(message, "put the whole text in quotes, or write each field on a line of its own")


def _dash_in_value(spot: _Spot) -> Slip:
    hint = "begin the list on the next line; if it is a text, put it in quotes"
    return spot.slip("a list may not begin on the line of its field", hint)


def _second_start(spot: _Spot) -> Slip:
    return spot.slip("the fields above ended before this line", "give all fields of one entry the same spaces")


_JUDGES: tuple[tuple[str, Callable[[_Spot], Slip]], ...] = (
    ("mapping values are not allowed", _second_colon),
    ("unknown escape character", _backslash),
    ("quoted scalar", _open_quote),
    ("flow mapping", _inside_brackets),
    ("flow sequence", _inside_brackets),
    ("did not find expected key", _no_key),
    ("did not find expected '-' indicator", _no_dash),
    ("could not find expected ':'", _no_colon),
    ("cannot start any token", _first_sign),
    ("scanning a directive", _first_sign),
    ("scanning an alias", _first_sign),
    ("scanning an anchor", _first_sign),
    ("expected node content", _first_sign),
    ("mapping keys are not allowed", _first_sign),
    ("block scalar", _block_mark),
    ("block sequence entries are not allowed", _dash_in_value),
    ("expected <document start>", _second_start),
)
"""What the parser says, and who knows what it means. The first match counts."""

"""Which characters may not stand in a text, and why: invisible ones can hide words from a reviewer."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_ALLOWED_FORMAT = {
    "\u200c",  # zero width non-joiner: needed in Bengali, Sinhala, Urdu and others
    "\u200d",  # zero width joiner: the same
    "\u200e",  # left-to-right mark
    "\u200f",  # right-to-left mark
    "\u061c",  # Arabic letter mark
    "\u2066",  # isolates, which must pair: see `unpaired_isolate`
    "\u2067",
    "\u2068",
    "\u2069",
}
_NAMES = {"\u2028": "LINE SEPARATOR", "\u2029": "PARAGRAPH SEPARATOR", "\x85": "NEXT LINE", "\t": "TAB"}


def forbidden(line: str) -> Iterator[tuple[int, str]]:
    """The characters of one line that may not stand in content: (column from 1, reason)."""
    wrong = {character for character in set(line) if character != "\t" and _is_forbidden(character)}
    if not wrong:
        return
    for column, character in enumerate(line, 1):
        if character not in wrong:
            continue
        name = unicodedata.name(character, _NAMES.get(character, "control character"))
        yield column, f"an invisible or forbidden character stands here: U+{ord(character):04X} {name}"


@lru_cache(maxsize=10_000)
def _is_forbidden(character: str) -> bool:
    category = unicodedata.category(character)
    if category == "Cf":
        return character not in _ALLOWED_FORMAT
    return category in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"} or character == "\ufffd"


def unpaired_isolate(text: str) -> str:
    """The directional isolate that is opened and not closed, or closed and not opened; "" if all are in pairs."""
    opened = ""
    for character in text:
        if character in "\u2066\u2067\u2068":
            opened += character
        elif character == "\u2069":
            if not opened:
                return character
            opened = opened[:-1]
    return opened[-1:]


def strange_letters(address: str) -> str:
    """A hint about the letters of an address that only look like those of the web; "" if there are none."""
    strange = dict.fromkeys(letter for letter in address if not letter.isascii())
    named = ", ".join(f"{letter} (U+{ord(letter):04X} {unicodedata.name(letter, '')})" for letter in strange)
    return f"an address is written in plain letters; type these anew: {named}" if named else ""

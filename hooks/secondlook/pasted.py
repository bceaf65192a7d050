"""What comes along when text is copied from elsewhere: filler, names of icons, notes, letters read wrongly or faked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_LATIN_OF = dict(
    zip(
        "АВЕЅІЈКМНОРСТХаесіјорѕухԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",  # noqa: RUF001 -- letters that look alike are the point
        "ABESIJKMHOPCTXaecijopsyxdqwABEZHIKMNOPTYXo",
        strict=True,
    )
)
"""Cyrillic and Greek letters that look like a Latin one, and that one."""
_WORD = re.compile(r"[^\W\d_]+")
_LEAD = re.compile("[\xc2-\xf4]")
"""What the first byte of a character in UTF-8 looks like, read as a letter."""
_LENGTHS = (("\xdf", 2), ("\xef", 3), ("\xf4", 4))
"""Up to which first byte a character has how many bytes."""
_PLAUSIBLE = ("ARABIC", "BENGALI", "CJK UNIFIED", "CYRILLIC", "DEVANAGARI", "GUJARATI", "SINHALA", "TAMIL")
_LAST_LATIN = "\u017f"
_PUNCTUATION = "\u2010", "\u2122"
_NOTE = re.compile(r"\b(?:TODO|FIXME|TBD|XXX|TKTK)\b")
_FILLER = re.compile(
    r"\b(?:lorem ipsum|dolor sit amet|consectetur|adipiscing|suspendisse|vestibulum|pellentesque)\b", re.IGNORECASE
)
_ICON = re.compile(r"\b(?:[a-z]+_)+[a-z]+(?=[A-Z]|\b)")


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing that was not meant to stand in a text: its problem code, what is wrong, what to do."""

    code: str
    message: str
    hint: str


def pasted(text: str) -> Iterator[Slip]:
    """What does not belong into a text that people read. Placeholders and links are left out by the caller."""
    if misread := _misread(text):
        wrong, right = misread
        yield Slip("T-mojibake", f"letters were read wrongly: {wrong}", f"write '{right}'")
    for pattern, what in ((_NOTE, "a note for editors"), (_FILLER, "filler text"), (_ICON, "the name of an icon")):
        if found := pattern.search(text):
            yield Slip("T-junk", f"this looks like {what}: '{found[0]}'", "delete it, or write what readers need")
    for word in _WORD.findall(text) if _LATIN_OF.keys() & set(text) else ():
        if strange := _look_alikes(word):
            named = ", ".join(f"U+{ord(letter):04X} {unicodedata.name(letter)}" for letter in strange)
            meant = "".join(_LATIN_OF.get(letter, letter) for letter in word)
            yield Slip("T-mixed", f"'{word}' has letters of another script: {named}", f"type it anew: {meant}")


def _misread(text: str) -> tuple[str, str] | None:
    """A character of UTF-8 that was read as several Windows letters, and what it was before; None if there is none."""
    for lead in _LEAD.finditer(text):
        length = next(length for last, length in _LENGTHS if lead[0] <= last)
        piece = text[lead.start() : lead.start() + length]
        if len(piece) == length and (right := _read_again(piece)):
            return piece, right
    return None


def _read_again(piece: str) -> str:
    """The one character that the letters were, if texts of ours can hold it; else ""."""
    try:
        right = b"".join(map(_windows, piece)).decode()
    except UnicodeError:
        return ""
    ours = right <= _LAST_LATIN or _PUNCTUATION[0] <= right <= _PUNCTUATION[1]
    return right if ours or unicodedata.name(right, "").startswith(_PLAUSIBLE) else ""


def _windows(letter: str) -> bytes:
    """The byte that Windows shows as this letter; the five it shows as nothing stand for themselves."""
    return bytes([ord(letter)]) if "\x80" <= letter <= "\x9f" else letter.encode("cp1252")


def _look_alikes(word: str) -> list[str]:
    """The letters of a word that look Latin and are not, where others of it are Latin."""
    strange = [letter for letter in dict.fromkeys(word) if letter in _LATIN_OF]
    others = [letter for letter in word if letter not in _LATIN_OF]
    latin = any("LATIN" in unicodedata.name(letter, "") for letter in others)
    own_script = any("LATIN" not in unicodedata.name(letter, "") for letter in others)
    return strange if latin and not own_script else []

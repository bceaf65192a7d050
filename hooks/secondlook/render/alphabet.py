"""The order of words in each script, and the letter under which a reader looks for one."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable

from secondlook import inline
from secondlook.model.site import Locale, Term
from secondlook.text import Text

MOST_LETTERS = 60
"""An index with more letters than these helps nobody: the words then stand in one list."""

_ACCENTS = re.compile("[\u0300-\u036f\u0653-\u0655]")
_ARTICLE = re.compile("ال(?=..)")
_LEVEL_1 = range(0xB0A1, 0xD7FA)
_PINYIN_STARTS = (
    (0xB0A1, "A"), (0xB0C5, "B"), (0xB2C1, "C"), (0xB4EE, "D"), (0xB6EA, "E"), (0xB7A2, "F"), (0xB8C1, "G"),
    (0xB9FE, "H"), (0xBBF7, "J"), (0xBFA6, "K"), (0xC0AC, "L"), (0xC2E8, "M"), (0xC4C3, "N"), (0xC5B6, "O"),
    (0xC5BE, "P"), (0xC6DA, "Q"), (0xC8BB, "R"), (0xC8F6, "S"), (0xCBFA, "T"), (0xCDDA, "W"), (0xCEF4, "X"),
    (0xD1B9, "Y"), (0xD4D1, "Z"),
)  # fmt: skip
"""The common characters of GB 2312 stand in the order of their sound: where each Latin letter begins."""


def in_order(terms: Iterable[Term[Text]], locale: Locale) -> tuple[Term[Text], ...]:
    """Terms as a dictionary in this language lists them."""
    return tuple(sorted(terms, key=lambda term: (_letter(term, locale), _sounds(term, locale), term.id)))


def by_letter(terms: Iterable[Term[Text]], locale: Locale) -> tuple[tuple[str, tuple[Term[Text], ...]], ...]:
    """The same, under the letter each begins with. One group under "" where there would be too many letters."""
    groups: dict[str, list[Term[Text]]] = {}
    ordered = in_order(terms, locale)
    for term in ordered:
        groups.setdefault(_letter(term, locale), []).append(term)
    if len(groups) > MOST_LETTERS:
        return (("", ordered),)
    return tuple((letter, tuple(held)) for letter, held in groups.items())


def _word(term: Term[Text], locale: Locale) -> str:
    word = inline.plain(term.term.value)
    # Arabic dictionaries pass over the article: nearly every word would begin with its letter.
    return _ARTICLE.sub("", word, count=1) if locale.script == "Arab" and word.startswith("ال") else word


def _bare(word: str) -> str:
    """Without accents and hamzas, which do not count for the order; vowel signs of Indic scripts stay."""
    return _ACCENTS.sub("", unicodedata.normalize("NFD", word))


def _sounds(term: Term[Text], locale: Locale) -> tuple[int, ...]:
    word = _bare(_word(term, locale)).casefold()
    return tuple(_code(character) for character in word) if locale.script == "Hans" else tuple(map(ord, word))


def _letter(term: Term[Text], locale: Locale) -> str:
    first = _bare(_word(term, locale))[0].upper()
    code = _code(first) if locale.script == "Hans" else 0
    if code in _LEVEL_1:
        return _PINYIN_STARTS[bisect_right(_PINYIN_STARTS, (code, "~")) - 1][1]
    return first


def _code(character: str) -> int:
    return int.from_bytes(character.encode("gb18030"), "big")

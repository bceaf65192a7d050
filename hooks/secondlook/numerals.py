"""Numbers in text, as values: native digits of any script count, grouping does not."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NATIVE_DIGIT = re.compile(r"(?![0-9])\d")
_NUMBER = re.compile(r"\d+(?:[.,٫٬]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:[,٬]\d{2,3})*[,٬]\d{3}(?:[.٫]\d+)?")
_COUNT = (
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|a hundred)"
)
_COUNTED = r"(?:people|patients|women|men|children|cases|opinions|doctors|hospitals|tumours|families|studies|samples)"
_FIGURE = re.compile(
    rf"(?:\b\d[\d,.]*[-–])?{_COUNT} ?(?:%|per cent\b|percent\b)"
    rf"|\b{_COUNT} (?:in|out of) (?:every |each |about )?(?!(?:19|20)\d\d\b){_COUNT}\b"
    rf"|\b{_COUNT} of (?:every |each |about )?(?:100|1,000|10|a hundred|ten)\b"
    rf"|\b{_COUNT} of (?:every |each |about )?{_COUNT} {_COUNTED}\b"
    rf"|\b(?:half|thirds?|quarters?|most) of (?:all |the |these )?{_COUNTED}\b"
    rf"|\b\d{{2,}}(?:,\d{{3}})* {_COUNTED}\b"
    rf"|(?<![A-Z] )(?<![-\d])(?!(?:19|20)\d\d[-–])\b\d+[-–]\d+(?!-)\b(?! ?(?:or|and)\b)"
    rf"|\b{_COUNT} (?:to {_COUNT} )?(?:working |calendar )?(?:hours|days|weeks|months|years)\b(?! old\b)"
    rf"|[€$£¥] ?\d|\b{_COUNT} (?:US )?(?:dollars|rupees|pounds|euros|yuan|shillings|USD)\b"
    r"|\b\d[\d.]* ?(?:mg|kg|ml|cm|mm|degrees)\b|\d ?°"
    rf"|\b(?:twice|{_COUNT} times) as \w+|\b\d+-fold\b|\b\d+-year survival\b",
    re.IGNORECASE,
)
"""Shares, counts of people, ranges, times, prices, sizes, multiples."""

_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")


def western(text: str) -> str:
    """The text with every decimal digit of every script written 0 to 9."""
    return _NATIVE_DIGIT.sub(lambda found: str(unicodedata.decimal(found[0])), text)


def numbers(text: str) -> tuple[str, ...]:
    """The numbers of a text as values, sorted: "1,234" and "१,२३४" are both "1234", "2,5" and "2.5" both "2.5"."""
    return tuple(sorted(_value(found) for found in _NUMBER.findall(western(text))))


def _value(number: str) -> str:
    if _GROUPED.fullmatch(number):
        return number.replace(",", "").replace("٬", "").replace("٫", ".")
    return re.sub(r"[,٫٬]", ".", number)


@lru_cache(maxsize=20_000)
def figure_in(text: str) -> str:
    """The first quantity of a plain English text that must have a source: a share, a range, a price, a time; or "".

    Case numbers, dates, grades and names of tests hold digits too; they are not quantities. A question states nothing.
    """
    stated = (_FIGURE.search(part) for part in _SENTENCE_END.split(text) if not part.endswith("?"))
    return next((found[0] for found in stated if found), "")

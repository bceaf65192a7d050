"""Numbers in text, as values: native digits of any script count, grouping does not."""

from __future__ import annotations

import re
import unicodedata

_NUMBER = re.compile(r"\d+(?:[.,٫٬]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:[,٬]\d{2,3})*[,٬]\d{3}(?:[.٫]\d+)?")
_COUNT = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten)"
_FIGURE = re.compile(
    r"\d\s*(?:%|per cent|percent)|\d+ (?:in|of|out of|to) (?:every |about )?\d+|\d+-\d+|\d\s*(?:US dollars|USD|°)"
    r"|\b\d{3,}(?:,\d{3})* (?:people|patients|women|men|cases|opinions)\b"
    rf"|\b{_COUNT} (?:in|of|out of) (?:every )?{_COUNT}\b|\b(?:half|a third|a quarter|most) of (?:all|the) \w+"
    rf"|\b{_COUNT} (?:hours|days|weeks|months|years)\b",
    re.IGNORECASE,
)


def western(text: str) -> str:
    """The text with every decimal digit of every script written 0 to 9."""
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def numbers(text: str) -> tuple[str, ...]:
    """The numbers of a text as values, sorted: "1,234" and "१,२३४" are both "1234", "2,5" and "2.5" both "2.5"."""
    return tuple(sorted(_value(found) for found in _NUMBER.findall(western(text))))


def _value(number: str) -> str:
    if _GROUPED.fullmatch(number):
        return number.replace(",", "").replace("٬", "").replace("٫", ".")
    return re.sub(r"[,٫٬]", ".", number)


def states_figure(text: str) -> bool:
    """Whether an English text states a quantity that must have a source: a share, a range, a price, a count of people.

    Case numbers, dates, grades and names of tests hold digits too; they are not quantities. A question states nothing.
    """
    return not text.endswith("?") and bool(_FIGURE.search(text))

"""Pseudo-locales: the English made strange, to see what a layout does before anybody has translated a word.

`en-XA` has accents on every letter, `ar-XB` is written from right to left in Arabic letters that say nothing. Both are
40 % longer than the English, and each text stands in brackets, so that a cut end is seen. What is plain English on a
page in them has escaped translation. They are made from the English of the day and are never published: no list of
locales may name them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import cycle
from pathlib import Path

from secondlook import inline
from secondlook.edition import Edition
from secondlook.library import Library, map_library
from secondlook.loading import inspect
from secondlook.look import read_logo
from secondlook.model.site import Locale
from secondlook.problems import ContentError, errors
from secondlook.signoffs import Review
from secondlook.text import Message, Text, TextState, texts

LONGER = 1.4
"""How long a pseudo text is at least, as a multiple of its English: what German or Tamil may need."""

LOCALES = (
    # CLDR's own pseudo-locales are not in Babel. Finnish months and lists cannot be taken for English that escaped.
    Locale(
        tag="en-XA",
        endonym="Åççéñţš",
        english_name="Accented English",
        direction="ltr",
        script="Latn",
        cldr="fi",
        fonts=("Noto Sans",),
    ),
    Locale(
        tag="ar-XB",
        endonym="ميررهد",
        english_name="Mirrored English",
        direction="rtl",
        script="Arab",
        cldr="ar_001",
        fonts=("Noto Naskh Arabic", "Noto Sans"),
    ),
)

_ENGLISH = "abcdefghijklmnopqrstuvwxyz"
_ACCENTED = "åƀçðéƒĝĥîĵķļḿñöṕǫŕšţûṽŵẋýž"
_ARABIC = "ابصدهفغحيجكلمنوپقرستعڤطخشز"
_LETTERS: Mapping[str, Mapping[str, str]] = {
    "Latn": dict(zip(_ENGLISH + _ENGLISH.upper(), _ACCENTED + _ACCENTED.upper(), strict=True)),
    "Arab": dict(zip(_ENGLISH + _ENGLISH.upper(), _ARABIC * 2, strict=True)),
}
_VOWELS = frozenset("aeiouAEIOU")
_FILLING = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

_KEPT = re.compile(
    r"\{[a-z][a-z0-9-]*\}"  # a placeholder
    r"|(?<=\])\([^()\s]*\)"  # where a link leads
    r"|\bhttps?://\S+|\S+@\S+\w"
    r"|\b(?=[\w&:/-]*[A-Z])(?=[\w&:/-]*(?:[A-Z][\w&:/-]*[A-Z]|\d))\w+(?:[&:/-]+\w+)*"  # HER2, PD-L1, DICOM, Ki-67
    r"|\b[a-z]{3}\(\d+[pq]\)"  # del(17p)
    r"|\b[a-z]*\d\w*(?:/\w*\d\w*)*"  # 30, p16, 1p/19q
    r"|(?<=\d[ \u00a0])(?:mm|cm|ml|mg|kg)\b|°[CF]\b",
    re.ASCII,
)


def pseudo(source: str, script: str, *, bare: bool = False) -> str:
    """One English text as its pseudo text.

    Arguments: the English as the content has it, markup included; "Latn" or "Arab"; with `bare`, only the letters
    change and the vowels double: no brackets, nothing added. Result: the same markup, link targets, placeholders,
    numbers and names with two capitals or a digit (HER2); every other letter changed. A word always gives the same
    word. Raises KeyError for another script.
    """
    letters = _LETTERS[script]
    last, words = 0, ""
    for kept in _KEPT.finditer(source):
        words += _changed(source[last : kept.start()], letters) + kept[0]
        last = kept.end()
    words += _changed(source[last:], letters)
    if bare:
        return words
    missing = len(inline.plain(source)) * LONGER - len(inline.plain(words)) - len("⟦⟧")
    return f"⟦{words}{''.join(_filling(missing, letters))}⟧"


def _changed(words: str, letters: Mapping[str, str]) -> str:
    return "".join(letters.get(letter, letter) * (2 if letter in _VOWELS else 1) for letter in words)


def _filling(length: float, letters: Mapping[str, str]) -> Iterator[str]:
    """Words until at least `length` characters are filled."""
    for word in cycle(_FILLING):
        if length <= 0:
            return
        yield f" {_changed(word, letters)}"
        length -= len(_changed(word, letters)) + 1


def pseudo_library(library: Library[Message], locale: Locale) -> Library[Text]:
    """Every message of the library as pseudo text; none counts as missing or stale."""

    def as_text(message: Message) -> Text:
        value = _cached(message.source, locale.script, bare=_is_term(message))
        return Text(value, locale.tag, TextState.FRESH, message.source, message.id)

    made: Library[Text] = map_library(library, as_text)
    return made


_cached = lru_cache(maxsize=20_000)(pseudo)


def _is_term(message: Message) -> bool:
    """Whether it is a word of the glossary, which pages look for in their sentences: brackets would hide it."""
    return message.id.startswith("glossary#") and message.id.endswith(".term")


def pseudo_editions(root: Path) -> tuple[Edition, ...]:
    """The content below `root` in each pseudo-locale, as if a machine had translated all of it.

    Raises ContentError with every problem of the content when one of them is an error; translations are not read.
    """
    library, problems = inspect(root)
    if library is None or errors(problems):
        raise ContentError(problems)
    return tuple(_edition(root, library, locale) for locale in LOCALES)


def _edition(root: Path, library: Library[Message], locale: Locale) -> Edition:
    made = pseudo_library(library, locale)
    return Edition(
        locale=locale,
        is_source=False,
        library=made,
        reviews={key: Review(machine=True) for key, _ in made.documents()},
        states={key: Counter(text.state for text in texts(document)) for key, document in made.documents()},
        logo=read_logo(library.site, root),
    )

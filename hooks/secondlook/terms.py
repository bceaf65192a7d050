"""Which words of the glossary a text uses, judged by its English, so that every edition explains the same ones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from secondlook import inline
from secondlook.model.site import Glossary
from secondlook.text import Message, Text

Spelling = tuple[str, tuple[str, ...], str]
"""A term's English word, its names in reports, and its id."""

_ABBREVIATION = re.compile(r"(?=(?:.*[A-Z]){2})[A-Za-z0-9-]{2,12}")
_TITLE = re.compile(r"[.#](?:title|name|term|label|caption|subject|to)$")


@dataclass(frozen=True, slots=True, eq=False)
class Forms:
    """What a text may say, and the ids of the terms that explain it. `forms` makes one for each English glossary."""

    ids: Mapping[str, str]
    pattern: re.Pattern[str] | None

    def of(self, term_id: str) -> tuple[str, ...]:
        """What a text may say for one term."""
        return tuple(form for form, name in self.ids.items() if name == term_id)


NONE = Forms({}, None)
"""Of no glossary."""


def forms(glossary: Glossary[Any]) -> Forms:
    """Every English form of every term: the word, its plural, and its abbreviations in reports."""
    return _forms(tuple((_english(term.term), term.report_names, term.id) for term in glossary.terms))


@lru_cache(maxsize=8)
def _forms(terms: tuple[Spelling, ...]) -> Forms:
    found: dict[str, str] = {}
    for word, report_names, name in terms:
        for form in _english_forms(word, report_names):
            found.setdefault(form, name)
    return Forms(found, _pattern(found) if found else None)


def _english_forms(english: str, report_names: Iterable[str]) -> Iterable[str]:
    word = inline.plain(english)
    word = word if _is_name(word) else word[:1].lower() + word[1:]
    yield word
    yield f"{word[:-1]}ies" if re.search("[^aeiou]y$", word) else f"{word}s"
    yield from (name for name in report_names if _ABBREVIATION.fullmatch(name))


def _is_name(word: str) -> bool:
    return any(letter.isupper() for letter in word.split(maxsplit=1)[0][1:])


def _english(text: Message | Text) -> str:
    return text.source


def _pattern(known: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, known), key=len, reverse=True)
    either_case = (f"[{f[0]}{f[0].upper()}]{f[1:]}" if f[0].islower() else f for f in longest_first)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(either_case)})(?![\w-])")


@lru_cache(maxsize=50_000)
def used(english: str, known: Forms) -> tuple[str, ...]:
    """The ids of the terms that an English text uses or links to, each once, in order.

    Arguments: the English source string; the forms to look for (see `forms`).
    """
    linked = (href.removeprefix("term:") for href in inline.links(english) if href.startswith("term:"))
    said = known.pattern.findall(inline.plain(english)) if known.pattern else ()
    return tuple(dict.fromkeys((*linked, *(_term_of(found, known.ids) for found in said))))


def _term_of(found: str, by_form: Mapping[str, str]) -> str:
    return by_form.get(found) or by_form[found[0].lower() + found[1:]]


def is_title(text: Text) -> bool:
    """Whether a text is a heading or a name: medical words are explained in sentences, not there."""
    return bool(_TITLE.search(text.id))


def find(sentence: str, spellings: Sequence[str]) -> tuple[int, int] | None:
    """Start and end of the first of these spellings that stands whole in a sentence."""
    lower = sentence.lower()
    for word in spellings:
        start = lower.find(word.lower())
        while start >= 0 and not _whole(sentence, start, start + len(word)):
            start = lower.find(word.lower(), start + 1)
        if start >= 0:
            return start, start + len(word)
    return None


def _whole(sentence: str, start: int, end: int) -> bool:
    before, after = sentence[:start][-1:], sentence[end : end + 1]
    unspaced = "\u4e00" <= sentence[start] <= "\u9fff"
    return unspaced or not (_in_word(before) or _in_word(after))


def _in_word(letter: str) -> bool:
    return bool(letter) and (letter == "-" or unicodedata.category(letter)[0] in "LMN")

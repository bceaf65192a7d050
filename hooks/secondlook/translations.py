"""What may go wrong in a translation: a lost number, link or paragraph, strange letters, an old id, other English."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from secondlook import inline
from secondlook.catalog import Catalog, Entry
from secondlook.characters import forbidden, unpaired_isolate
from secondlook.library import Library
from secondlook.model.site import Locale
from secondlook.numerals import numbers
from secondlook.one_text import check_pasted, placeholders
from secondlook.problems import Problem
from secondlook.proportion import out_of_proportion
from secondlook.text import Message, messages

SCRIPTS = {
    "Latn": ("LATIN", "Latin"),
    "Arab": ("ARABIC", "Arabic"),
    "Beng": ("BENGALI", "Bengali"),
    "Deva": ("DEVANAGARI", "Devanagari"),
    "Gujr": ("GUJARATI", "Gujarati"),
    "Taml": ("TAMIL", "Tamil"),
    "Sinh": ("SINHALA", "Sinhala"),
    "Cyrl": ("CYRILLIC", "Cyrillic"),
    "Hans": ("CJK", "Chinese"),
    "Hant": ("CJK", "Chinese"),
}
"""ISO 15924 code to the word its letters' Unicode names start with, and the name for people."""

_HAN = {"Hans": ("gb2312", "big5"), "Hant": ("big5hkscs", "gb2312")}
"""For each way of writing Chinese the code page of its characters, and that of the other way."""


def check_catalog(library: Library[Message], catalog: Catalog, locale: Locale) -> list[Problem]:
    """Every problem in the entries of one locale, each at its line of its PO file.

    An entry is judged against the English it was made from, so that a stale one is judged fairly. That it was made from
    other English than today's is a warning: the file alone does not show which side was changed, or why.
    """
    known = {message.id: message for _, document in library.documents() for message in messages(document)}
    problems: list[Problem] = []
    for entry in catalog.entries.values():
        if entry.id in known and entry.translation:
            problems += _alone(entry, locale)
            if not entry.outdated:
                problems += _other_english(entry, known[entry.id])
    return problems


@lru_cache(maxsize=200_000)
def _alone(entry: Entry, locale: Locale) -> tuple[Problem, ...]:
    """What is wrong with one entry by itself. While a site is served, only what was changed is judged again."""
    judged = () if entry.outdated else _entry_problems(entry, locale)
    return (*_character_problems(entry), *_markup_problems(entry), *judged)


def _entry_problems(entry: Entry, locale: Locale) -> Iterator[Problem]:
    source, translation = entry.source, entry.translation
    yield from _differing(entry, "I-number", "number", numbers(_words(source)), numbers(_words(translation)))
    yield from _differing(entry, "I-placeholder", "placeholder", placeholders(source), placeholders(translation))
    yield from _differing(
        entry, "I-link", "link", tuple(sorted(inline.links(source))), tuple(sorted(inline.links(translation)))
    )
    if len(inline.paragraphs(source)) != len(inline.paragraphs(translation)):
        yield Problem(
            *entry.at, "I-paragraph", "the translation has another number of paragraphs", "keep the paragraphs"
        )
    yield from _script_problems(entry, locale)
    yield from _length_problems(entry, locale)


def _other_english(entry: Entry, message: Message) -> Iterator[Problem]:
    if entry.source != message.source:
        shown = "readers see English instead" if message.safety else "readers see it marked as out of date"
        hint = (
            "if you changed the line msgid, put the English back; if the English text was changed,"
            f" run 'secondlook translations update'. English now: {message.source}"
        )
        reason = f"the English here differs from today's English: {shown}"
        yield Problem(*entry.at, "I-english", reason, hint, severity="warning")


def _length_problems(entry: Entry, locale: Locale) -> Iterator[Problem]:
    english, translation = _words(entry.source), _words(entry.translation)
    if found := out_of_proportion(english, translation, locale.script):
        message = f"the translation is very {found}: {len(translation)} characters for {len(english)} of English"
        hint = "compare it with the English, sentence by sentence; if it says the same, leave it"
        yield Problem(*entry.at, "I-length", message, hint, severity="warning")


def _markup_problems(entry: Entry) -> Iterator[Problem]:
    """Signs that readers would see: halves of markup, and marks of HTML. The English may show such signs on purpose."""
    if (loose := inline.loose(entry.translation)) and not inline.loose(entry.source):
        hint = f"{inline.repair(entry.translation)}; stars work only next to a letter, not next to punctuation"
        yield Problem(*entry.at, "I-markup", f"readers would see this mark: {loose}", hint)
    elif "<" in entry.translation and "<" not in entry.source:
        yield Problem(*entry.at, "I-markup", "readers would see this mark: <", "delete it")


def _words(text: str) -> str:
    """What is read: without markup, so that digits in a link's address do not count."""
    return inline.plain(text)


def _differing(
    entry: Entry, code: str, noun: str, english: tuple[str, ...], translated: tuple[str, ...]
) -> Iterator[Problem]:
    lost = _without(english, translated)
    added = _without(translated, english)
    if lost:
        yield Problem(
            *entry.at, code, f"{noun} missing in the translation: {', '.join(lost)}", f"English: {entry.source}"
        )
    if added:
        yield Problem(*entry.at, code, f"{noun} not in the English: {', '.join(added)}", f"English: {entry.source}")


def _without(left: tuple[str, ...], right: tuple[str, ...]) -> list[str]:
    rest = list(right)
    found = []
    for value in left:
        if value in rest:
            rest.remove(value)
        else:
            found.append(value)
    return found


def _character_problems(entry: Entry) -> Iterator[Problem]:
    for _, reason in forbidden(entry.translation.replace("\n", " ")):
        yield Problem(*entry.at, "T-char", reason, "delete it")
    if unpaired := unpaired_isolate(entry.translation):
        reason = f"a direction isolate (U+{ord(unpaired):04X}) is not closed"
        yield Problem(*entry.at, "T-bidi", reason, "delete it or close it")
    for slip in check_pasted(entry.translation):
        yield Problem(*entry.at, slip.code, slip.message, slip.hint)


def _script_problems(entry: Entry, locale: Locale) -> Iterator[Problem]:
    """Letters of a third script: neither the locale's own nor Latin, which names of tests are written in."""
    own, name = SCRIPTS[locale.script]
    strange = sorted({c for c in set(inline.plain(entry.translation)) if c.isalpha() and not _belongs(c, own)})
    if strange:
        letters = " ".join(strange[:5])
        yield Problem(*entry.at, "I-script", f"letters that are not {name}: {letters}", f"write it in {name} letters")
    if mixed := _other_han(entry.translation, locale.script):
        other = {"Hans": "traditional", "Hant": "simplified"}[locale.script]
        hint = "type them anew in the characters of this language"
        yield Problem(*entry.at, "I-script", f"{other} characters: {mixed}", hint, severity="warning")
    if entry.translation == entry.source and _is_sentence(entry.source, latin=own == "LATIN"):
        yield Problem(*entry.at, "I-same", "the translation is the English itself", "translate it", severity="warning")


@lru_cache(maxsize=20_000)
def _belongs(character: str, script: str) -> bool:
    name = unicodedata.name(character, "")
    shared = name.startswith(("MODIFIER", "MICRO", "FEMININE", "MASCULINE", "GREEK", "ARABIC TATWEEL"))
    return name.startswith((script, "LATIN", "IDEOGRAPHIC")) or shared


def _is_sentence(text: str, *, latin: bool) -> bool:
    """Whether it would be translated: short names stay, and longer ones do in languages with the same letters."""
    return len(text) > 20 and (not latin or len(text.split()) > 3)  # noqa: PLR2004 -- said above


def _other_han(text: str, script: str) -> str:
    """The characters of a Chinese text that only the other Chinese has, as the old code pages know it."""
    if script not in _HAN:
        return ""
    own, other = _HAN[script]
    strange = (c for c in dict.fromkeys(text) if c.isalpha() and not _has(own, c) and _has(other, c))
    return " ".join(strange)


@lru_cache(maxsize=20_000)
def _has(code_page: str, character: str) -> bool:
    try:
        character.encode(code_page)
    except UnicodeEncodeError:
        return False
    return True

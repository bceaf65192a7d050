"""Characters that no font of a language's sheets can print, found while one edits and not only when one prints."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from secondlook.catalog import Catalog
from secondlook.fonts import FAMILIES, characters_of
from secondlook.library import Library
from secondlook.model.site import Locale
from secondlook.problems import Problem
from secondlook.source import SourceFile
from secondlook.text import Message, messages

ALWAYS = ("Noto Sans Math",)
"""Families that every sheet may use besides those of its language (templates/sheets/frame.html)."""

_HINT = "write it in letters; or add a font that has it to this language in content/locales.yml"
_UNSEEN = {"Cc", "Cf", "Mn", "Me", "Zs"}
"""Categories of characters that need no shape of their own: printing tells whether a mark is missing."""


def check_glyphs(library: Library[Message], files: Mapping[str, SourceFile]) -> list[Problem]:
    """The characters of the English that its fonts do not have. None are found where the fonts are not installed."""
    printable = _printable(library.locales.locales[0])
    return [
        files[key].problem((message.line, message.column), "P-glyph", reason, _HINT)
        for key, document in library.documents()
        for message in messages(document)
        if (reason := _missing(message.source, printable))
    ]


def check_glyphs_of(catalog: Catalog, locale: Locale) -> list[Problem]:
    """The same for the translations into one language."""
    printable = _printable(locale)
    return [
        Problem(*entry.at, "P-glyph", reason, _HINT)
        for entry in catalog.entries.values()
        if (reason := _missing(entry.translation, printable))
    ]


def _printable(locale: Locale) -> frozenset[str] | None:
    """All characters that the sheets of a language can print; None when that cannot be known here."""
    found = [characters_of(family) for family in (*locale.fonts, *ALWAYS) if family in FAMILIES]
    known = [each for each in found if each is not None]
    return frozenset().union(*known) if len(known) == len(found) else None


def _missing(text: str, printable: frozenset[str] | None) -> str:
    if printable is None or printable.issuperset(text):
        return ""
    strange = dict.fromkeys(c for c in text if c not in printable)
    named = [f"{c} (U+{ord(c):04X})" for c in strange if unicodedata.category(c) not in _UNSEEN]
    return f"no font of this language's sheets has {', '.join(named)}" if named else ""

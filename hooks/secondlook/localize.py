"""Library[Message] and a catalog to Library[Text]; dates, numbers and lists as the locale writes them."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from functools import lru_cache

import babel
import babel.core
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_percent

from secondlook.catalog import Catalog
from secondlook.library import Library, map_library
from secondlook.model.site import Locale
from secondlook.text import Message, Text, TextState

_SCRIPT_LETTERS = 4


def localize(library: Library[Message], catalog: Catalog) -> Library[Text]:
    """Every message through the catalog. What is not translated stays English and says so."""
    return map_library(library, catalog.look_up)


def in_source_language(library: Library[Message], locale: str) -> Library[Text]:
    """The library in the language it was written in."""

    def as_text(message: Message) -> Text:
        return Text(message.source, locale, TextState.SOURCE, message.source, message.id)

    return map_library(library, as_text)


def is_cldr_name(name: str) -> bool:
    """Whether Babel knows a locale by this name."""
    try:
        babel.Locale.parse(name)
    except (babel.UnknownLocaleError, ValueError):
        return False
    return True


def describe(tag: str) -> tuple[str, str, str, str, str]:
    """What CLDR says about a language tag: endonym, English name, direction, script (ISO 15924), CLDR name.

    Raises ValueError for a tag that CLDR does not know.
    """
    cldr = tag.replace("-", "_")
    try:
        found = babel.Locale.parse(cldr)
    except babel.UnknownLocaleError as error:
        raise ValueError(tag) from error
    likely = str(babel.core.get_global("likely_subtags").get(found.language, ""))
    script = found.script or next((part for part in likely.split("_")[1:] if len(part) == _SCRIPT_LETTERS), "")
    return (
        str(found.get_display_name(found)),
        str(found.get_display_name("en")),
        str(found.text_direction),
        script,
        cldr,
    )


def date_in(locale: Locale, day: datetime.date) -> str:
    """A day in words, as the locale writes it: "21 November 2026"."""
    return _date(locale.cldr, day)


@lru_cache(maxsize=1000)
def _date(cldr: str, day: datetime.date) -> str:
    return format_date(day, format="long", locale=babel.Locale.parse(cldr))


def language_and_country(locale: Locale) -> str:
    """The locale as Open Graph names it, with the country most of its readers live in: "ar_EG", "zh_CN"."""
    return _language_and_country(locale.cldr)


@lru_cache(maxsize=100)
def _language_and_country(cldr: str) -> str:
    found = babel.Locale.parse(cldr)
    if found.territory and found.territory.isalpha():
        return f"{found.language}_{found.territory}"
    likely = babel.core.get_global("likely_subtags")
    of_script = likely.get(f"{found.language}_{found.script}", "")
    country = str(of_script or likely.get(found.language, "")).rpartition("_")[2]
    return f"{found.language}_{country}" if country else found.language


def list_in(locale: Locale, parts: Sequence[str]) -> str:
    """Parts joined as the locale joins a list: "A, B and C"."""
    return format_list(list(parts), locale=babel.Locale.parse(locale.cldr))


def percent_in(locale: Locale, share: float) -> str:
    """A share from 0 to 1 as whole per cent, as the locale writes it. Rounded down: 99.6 % is not yet 100 %."""
    whole = math.floor(round(share * 100, 6))  # 0.29 * 100 is a little less than 29
    return format_percent(whole / 100, format="#,##0%", locale=babel.Locale.parse(locale.cldr))

"""Library[Message] and a catalog to Library[Text]; dates, numbers and lists as the locale writes them."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence

import babel
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_percent

from secondlook.catalog import Catalog
from secondlook.library import Library, map_library
from secondlook.model.site import Locale
from secondlook.text import Leaf, Message, Text, TextState


def localize(library: Library[Message], catalog: Catalog) -> Library[Text]:
    """Every message through the catalog. What is not translated stays English and says so."""
    return map_library(library, lambda _leaf, message: catalog.look_up(message))


def in_source_language(library: Library[Message], locale: str) -> Library[Text]:
    """The library in the language it was written in."""

    def as_text(_leaf: Leaf, message: Message) -> Text:
        return Text(message.source, locale, TextState.SOURCE, message.source, message.id)

    return map_library(library, as_text)


def is_cldr_name(name: str) -> bool:
    """Whether Babel knows a locale by this name."""
    try:
        babel.Locale.parse(name)
    except (babel.UnknownLocaleError, ValueError):
        return False
    return True


def date_in(locale: Locale, day: datetime.date) -> str:
    """A day in words, as the locale writes it: "21 November 2026"."""
    return format_date(day, format="long", locale=babel.Locale.parse(locale.cldr))


def list_in(locale: Locale, parts: Sequence[str]) -> str:
    """Parts joined as the locale joins a list: "A, B and C"."""
    return format_list(list(parts), locale=babel.Locale.parse(locale.cldr))


def percent_in(locale: Locale, share: float) -> str:
    """A share from 0 to 1 as whole per cent, as the locale writes it. Rounded down: 99.6 % is not yet 100 %."""
    return format_percent(math.floor(share * 100) / 100, format="#,##0%", locale=babel.Locale.parse(locale.cldr))

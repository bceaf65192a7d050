"""The small types every document is made of: ids, dates, references, listed texts."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Generic, TypeVar

from pydantic import BeforeValidator, Field, StringConstraints

from secondlook.model.plain import Waiver
from secondlook.text import Model

T = TypeVar("T")

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=60)]
"""A short name: small letters, digits and single hyphens. It names files and addresses, so it never changes."""


def _iso_date(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        msg = "a date is written year-month-day, for example 2026-11-21"
        raise ValueError(msg)
    return value


Date = Annotated[datetime.date, BeforeValidator(_iso_date)]
"""A day, written 2026-11-21."""

HttpsUrl = Annotated[str, StringConstraints(pattern=r"^https://[a-z0-9.-]+\.[a-z]{2,}(:\d+)?(/[^\s<>\"']*)?$")]
"""An address of another site. Only https."""

Printed = Annotated[str, StringConstraints(min_length=1, max_length=80)]
"""A name exactly as reports print it (HER2, PD-L1). It is the same in every language."""

SourceIds = tuple[Id, ...]


class Item(Model, Generic[T]):
    """One entry of a list. The id keeps its translation when the list is reordered."""

    id: Id
    text: T


class CitedItem(Item[T], Generic[T]):
    """A list entry that states facts, with the sources of those facts."""

    sources: SourceIds = ()


class Reviewed(Model):
    """What every page says about its own age, and the rules of plain English it may break."""

    last_reviewed: Date = Field(description="The day the text was last compared with its sources.")
    next_review: Date = Field(description="The day by which it must be compared again.")
    waivers: tuple[Waiver, ...] = Field(default=(), description="Rules of plain English this text may break, and why.")

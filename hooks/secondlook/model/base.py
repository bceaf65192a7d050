"""The small types every document is made of: ids, dates, references, listed texts.

A `description` is what an editor shows when one hovers over a field; `examples` are what it offers while one types.
"""

from __future__ import annotations

import datetime
import re
from enum import StrEnum
from typing import Annotated, Generic, Self, TypeVar

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, StringConstraints
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from secondlook.model.plain import Waiver
from secondlook.text import Model

T = TypeVar("T")

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_IdText = Annotated[
    str,
    StringConstraints(pattern=ID_PATTERN, max_length=60),
    Field(json_schema_extra={"errorMessage": "An id has only small letters, digits and single hyphens: ask-first"}),
]
Id = Annotated[
    _IdText,
    Field(
        description="A short name that never changes: small letters, digits and single hyphens. "
        "Translations and addresses hang on it.",
        examples=["ask-first", "before-surgery"],
    ),
]
"""A short name: small letters, digits and single hyphens. It names files and addresses, so it never changes."""

Ref = Annotated[_IdText, Field(description="The id of an entry or file that stands elsewhere.")]
"""An id that names something else, for example a source."""


def _iso_date(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        msg = "a date is written year-month-day (YYYY-MM-DD), for example 2026-11-21"
        raise ValueError(msg)
    return value


Date = Annotated[
    datetime.date,
    BeforeValidator(_iso_date),
    Field(
        description="A day, written year-month-day.",
        examples=["2026-11-21", "2027-05-21"],
        json_schema_extra={"errorMessage": "A date is written year-month-day, for example 2026-11-21"},
    ),
]
"""A day, written 2026-11-21."""

HTTPS_PATTERN = r"""^https://[a-z0-9.-]+\.[a-z]{2,}(:\d+)?(/[^\s<>"']*)?$"""
HttpsUrl = Annotated[
    str,
    StringConstraints(pattern=HTTPS_PATTERN),
    Field(
        description="The whole address of a page, beginning with https://.",
        examples=["https://www.cancer.org/", "https://www.who.int/"],
        json_schema_extra={"errorMessage": "Write the whole address, beginning with https://, without spaces"},
    ),
]
"""An address of another site. Only https."""

Printed = Annotated[
    str,
    StringConstraints(min_length=1, max_length=80),
    Field(description="A name exactly as reports print it. It is never translated.", examples=["HER2", "PD-L1"]),
]
"""A name exactly as reports print it (HER2, PD-L1). It is the same in every language."""

SourceIds = Annotated[
    tuple[Ref, ...],
    Field(
        description="Where the facts come from: ids of content/sources.yml. A number about medicine always needs one.",
        examples=[["acs-2nd", "cruk"]],
    ),
]
"""Ids of `content/sources.yml`."""


class Choice(StrEnum):
    """One of a few fixed words. Each is written with its meaning, which editors show."""

    meaning: str

    def __new__(cls, word: str, meaning: str) -> Self:
        """Make the member `word`."""
        member = str.__new__(cls, word)
        member._value_ = word
        member.meaning = meaning
        return member

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        found = handler(schema)
        handler.resolve_ref_schema(found)["enumDescriptions"] = [member.meaning for member in cls]
        return found


class Item(Model, Generic[T]):
    """One entry of a list. The id keeps its translation when the list is reordered."""

    id: Id
    text: T = Field(description="The words of this entry, in plain English.")


class CitedItem(Item[T], Generic[T]):
    """A list entry that states facts, with the sources of those facts."""

    sources: SourceIds = ()


class Status(Choice):
    """Whether readers see a document."""

    DRAFT = "draft", "Somebody is still writing it: it is on no page."
    PUBLISHED = "published", "Readers see it."


class Reviewed(Model):
    """What every page says about its own age, whether it is out yet, and the rules of plain English it may break."""

    status: Status = Field(
        default=Status.PUBLISHED,
        description="Write draft while you work on it: a draft is on no page and in no list of content/site.yml.",
    )

    last_reviewed: Date = Field(description="The day the text was last compared with its sources.")
    next_review: Date = Field(description="The day by which it must be compared again.")
    waivers: tuple[Waiver, ...] = Field(default=(), description="Rules of plain English this text may break, and why.")

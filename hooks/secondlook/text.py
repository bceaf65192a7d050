"""Text in its two stages, and the one traversal that extracts and localizes it.

A document holds `Message` leaves after reading and `Text` leaves after localizing. `map_text` rebuilds a document leaf
by leaf; extraction and localization both go through it, so that no sentence can be shown that a translator never saw.
"""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, cached_property
from types import NoneType
from typing import Any, ClassVar, TypeVar, cast

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

Place = tuple[str | int, ...]


class TextState(StrEnum):
    """How a text stands to today's English."""

    SOURCE = "source"
    """It is the English itself."""
    FRESH = "fresh"
    """Translated from today's English."""
    STALE = "stale"
    """Translated, but the English has changed since: shown and marked."""
    MISSING = "missing"
    """Not translated: `value` is English."""


@dataclass(frozen=True, slots=True)
class Message:
    """One English string of the content, before localizing.

    `id` is stable under reordering: document key, "#", field names and item ids joined by dots.
    `line` and `column` (both from 1) say where the string stands in the document's YAML file.
    `safety` is true where a stale translation must not be shown.
    """

    source: str
    id: str = ""
    line: int = 0
    column: int = 0
    safety: bool = False

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validate, json_schema_input_schema=core_schema.str_schema(min_length=1)
        )

    @classmethod
    def _validate(cls, value: object) -> Message:
        if isinstance(value, Message):
            return value
        if not isinstance(value, str):
            msg = "expected text"
            raise ValueError(msg)  # noqa: TRY004 -- pydantic turns only ValueError into a located problem
        text = unicodedata.normalize("NFC", value).strip()
        if not text:
            msg = "empty text"
            raise ValueError(msg)
        return cls(text)


@dataclass(frozen=True, slots=True)
class Text:
    """One string as a reader of `locale` gets it.

    `value` is what is shown; it is English when `state` is `MISSING` or `SOURCE`. `source` is today's English.
    """

    value: str
    locale: str
    state: TextState
    source: str
    id: str = ""

    def __str__(self) -> str:
        return self.value


T = TypeVar("T")
S = TypeVar("S")
D = TypeVar("D", bound="Model")


class Model(BaseModel):
    """Base of every piece of content: frozen, and closed against unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    safety: ClassVar[bool] = False
    """True for text on which somebody may act at once: there a stale translation counts as missing."""

    @cached_property
    def leaves(self) -> tuple[Any, ...]:
        """All messages or texts inside, in the order of the file."""
        found: list[Any] = []
        _gather(self, found)
        return tuple(found)

    @cached_property
    def parts(self) -> tuple[tuple[Place, Model], ...]:
        """All models inside, this one first, each with its path of keys and indexes."""
        return tuple(_parts(self, ()))


_PLAIN = frozenset({str, int, bool, NoneType, datetime.date})
"""What most fields hold: values with no text inside."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """Where a text stands inside its document.

    `id` is the stable path ("sections.timing.blocks.wait.text"); `place` the path of keys and indexes in the YAML file.
    """

    id: str
    place: Place
    safety: bool


def map_text(document: D, change: Callable[[Any], Any]) -> D:
    """Rebuild `document` with every text leaf replaced by `change(text)`.

    Arguments: a model whose leaves are `Message` or `Text`; the function that makes the new leaf.
    Result: a model of the same shape. Its static type is the caller's to state, because the leaf type changes.
    """
    return cast("D", _rebuild(document, map(change, document.leaves)))


def _rebuild(value: Any, leaves: Iterator[Any]) -> Any:
    """A part of a document with the next of `leaves` for each text in it."""
    if isinstance(value, (Message, Text)):
        return next(leaves)
    if isinstance(value, Model):
        if not value.leaves:
            return value
        held = value.__dict__
        fields = {field: held[field] for field in _fields(type(value))}
        for field, child in fields.items():
            if type(child) not in _PLAIN:
                fields[field] = _rebuild(child, leaves)
        return _bare(type(value)).model_construct(**fields)
    if isinstance(value, tuple):
        return tuple(item if type(item) in _PLAIN else _rebuild(item, leaves) for item in value)
    if isinstance(value, Mapping):
        return {key: _rebuild(item, leaves) for key, item in value.items()}
    return value


def located(document: Model) -> Iterator[tuple[Leaf, Any]]:
    """Every text leaf of a document with where it stands, in the order of the file."""
    return _located(document, "", (), safety=False)


def _located(value: object, name: str, place: Place, *, safety: bool) -> Iterator[tuple[Leaf, Any]]:
    if isinstance(value, (Message, Text)):
        yield Leaf(name, place, safety), value
        return
    in_list = isinstance(value, tuple)
    safety = safety or (isinstance(value, Model) and value.safety)
    for step, child in _children(value):
        own = (in_list and getattr(child, "id", None)) or step
        yield from _located(child, f"{name}.{own}" if name else str(own), (*place, step), safety=safety)


@cache
def _fields(model: type[Model]) -> tuple[str, ...]:
    return tuple(model.model_fields)


@cache
def _bare(model: type[Model]) -> type[Model]:
    """The class without its type parameter: `Guide` for `Guide[Message]`; the leaves are of another type now."""
    origin = model.__pydantic_generic_metadata__["origin"]
    return cast("type[Model]", origin or model)


def messages(document: Model) -> tuple[Message, ...]:
    """All messages of a document, in the order of its file."""
    return document.leaves


def texts(document: Model) -> tuple[Text, ...]:
    """All texts of a localized document, in the order of its file."""
    return document.leaves


def _gather(value: object, found: list[Any]) -> None:
    """Add every text in a part of a document."""
    if isinstance(value, (Message, Text)):
        found.append(value)
        return
    for _, child in _children(value):
        _gather(child, found)


def models(document: Model) -> tuple[tuple[Place, Model], ...]:
    """Every model inside a document, the document first, each with its path of keys and indexes."""
    return document.parts


def _parts(value: object, place: Place) -> Iterator[tuple[Place, Model]]:
    if isinstance(value, Model):
        yield place, value
    for step, child in _children(value):
        yield from _parts(child, (*place, step))


def _children(value: object) -> Iterable[tuple[str | int, Any]]:
    """What a part of a document is made of and may hold more, each with its key or index."""
    if isinstance(value, Model):
        held = value.__dict__
        return [(name, child) for name in _fields(type(value)) if type(child := held[name]) not in _PLAIN]
    if isinstance(value, tuple):
        return [(index, child) for index, child in enumerate(value) if type(child) not in _PLAIN]
    return value.items() if isinstance(value, Mapping) else ()


def identify(document: D, key: str, position: Callable[[Place], tuple[int, int]]) -> D:
    """Give every message of a freshly read document its id, its place in the file and its safety mark.

    Arguments: the document; its key ("guides/what-is"); a function from the place in the file to (line, column).
    """
    stamped = []
    for leaf, message in located(document):
        line, column = position(leaf.place)
        stamped.append(replace(message, id=f"{key}#{leaf.id}", line=line, column=column, safety=leaf.safety))
    return cast("D", _rebuild(document, iter(stamped)))

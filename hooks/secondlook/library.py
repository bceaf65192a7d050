"""All documents together, and where each kind of them lives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from secondlook.model.checklists import Cancer, CommonSet, Record, RecordGroup, Situations
from secondlook.model.guides import Card, Conversation, Country, Guide, Letter, Misconception, QuestionSet
from secondlook.model.plain import PlainRules
from secondlook.model.planner import Planner
from secondlook.model.site import Glossary, Interface, Locales, Site, Sources, Urgent
from secondlook.text import Message, Model, map_text

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Room:
    """Where one kind of document lives: a field of `Library`, the model of its documents, a file or a folder."""

    field: str
    model: type[Model]
    path: str
    listed_in: str = ""

    @property
    def many(self) -> bool:
        """Whether it is a folder with one file per document."""
        return not self.path.endswith(".yml")


ROOMS = (
    Room("site", Site[Message], "content/site.yml"),
    Room("locales", Locales, "content/locales.yml"),
    Room("interface", Interface[Message], "content/interface.yml"),
    Room("urgent", Urgent[Message], "content/urgent.yml"),
    Room("planner", Planner[Message], "content/planner.yml"),
    Room("sources", Sources[Message], "content/sources.yml"),
    Room("plain", PlainRules, "content/plain.yml"),
    Room("glossary", Glossary[Message], "content/glossary.yml"),
    Room("situations", Situations[Message], "checklists/situations.yml"),
    Room("common", CommonSet[Message], "checklists/common.yml"),
    Room("guides", Guide[Message], "content/guides", "guides"),
    Room("about", Guide[Message], "content/about", "about"),
    Room("misconceptions", Misconception[Message], "content/misconceptions", "misconceptions"),
    Room("conversations", Conversation[Message], "content/conversations", "conversations"),
    Room("questions", QuestionSet[Message], "content/questions", "questions"),
    Room("letters", Letter[Message], "content/letters", "letters"),
    Room("cards", Card[Message], "content/cards", "cards"),
    Room("countries", Country[Message], "content/countries", "countries"),
    Room("records", RecordGroup[Message], "checklists/records"),
    Room("cancers", Cancer[Message], "checklists/cancers", "cancers"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Library(Generic[T]):
    """Everything the site says. `T` is `Message` before localizing and `Text` after it.

    Folders are mappings of document id to document, in the order of `content/site.yml`.
    """

    site: Site[T]
    locales: Locales
    interface: Interface[T]
    urgent: Urgent[T]
    planner: Planner[T]
    sources: Sources[T]
    plain: PlainRules
    glossary: Glossary[T]
    situations: Situations[T]
    common: CommonSet[T]
    guides: Mapping[str, Guide[T]]
    about: Mapping[str, Guide[T]]
    misconceptions: Mapping[str, Misconception[T]]
    conversations: Mapping[str, Conversation[T]]
    questions: Mapping[str, QuestionSet[T]]
    letters: Mapping[str, Letter[T]]
    cards: Mapping[str, Card[T]]
    countries: Mapping[str, Country[T]]
    records: Mapping[str, RecordGroup[T]]
    cancers: Mapping[str, Cancer[T]]

    def documents(self) -> Iterator[tuple[str, Model]]:
        """All documents with their keys ("guides/what-is"), in a fixed order."""
        for room in ROOMS:
            held = getattr(self, room.field)
            if room.many:
                yield from ((document_key(room, name), document) for name, document in held.items())
            else:
                yield document_key(room), held

    def record(self, record_id: str) -> Record[T]:
        """The record of that id. Raises KeyError: references are checked when the library is loaded."""
        for group in self.records.values():
            for record in group.records:
                if record.id == record_id:
                    return record
        raise KeyError(record_id)


def document_key(room: Room, name: str = "") -> str:
    """The key of a document, which is also the path of its translations: "guides/what-is", "checklists/common"."""
    path = f"{room.path}/{name}" if name else room.path.removesuffix(".yml")
    return path.removeprefix("content/")


def source_path(key: str) -> str:
    """The YAML file of a document, relative to the content root."""
    return f"{key}.yml" if key.startswith("checklists/") else f"content/{key}.yml"


def map_library(library: Library[Any], change: Callable[[Any], Any]) -> Library[Any]:
    """Rebuild every document with `text.map_text`."""
    values: dict[str, Any] = {}
    for room in ROOMS:
        held = getattr(library, room.field)
        if room.many:
            values[room.field] = {name: map_text(document, change) for name, document in held.items()}
        else:
            values[room.field] = map_text(held, change)
    return Library(**values)

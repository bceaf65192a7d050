"""What people read: guides, misconceptions, conversations, questions, letters, country cards."""

from __future__ import annotations

from enum import StrEnum
from typing import Generic, Literal, TypeVar

from pydantic import Field

from secondlook.model.base import CitedItem, Date, Id, Item, Reviewed, SourceIds
from secondlook.model.blocks import Pair, Section
from secondlook.text import Model

T = TypeVar("T")


class Guide(Reviewed, Generic[T]):
    """One guide: a main message, then sections of blocks."""

    id: Id
    title: T
    description: T = Field(description="One sentence for search results and lists.")
    message: T = Field(description="The one thing to remember.")
    sections: tuple[Section[T], ...] = Field(min_length=1)
    related: tuple[Id, ...] = Field(default=(), description="Guides to read next.")
    sources: SourceIds = Field(default=(), description="Sources of the main message, if it states a fact.")


class Misconception(Reviewed, Generic[T]):
    """Something many people believe, and how it really is."""

    id: Id
    misconception: T
    reality: T
    sources: SourceIds = Field(min_length=1)


class TalkTime(StrEnum):
    """When a talk is held."""

    BEFORE = "before"
    RESULT = "result"
    AFTER = "after"


class Conversation(Reviewed, Generic[T]):
    """A talk with the doctor: the situation, what to say, what to expect."""

    id: Id
    title: T
    time: TalkTime = Field(description="Before the second opinion, when its result is there, or afterwards.")
    situation: T
    aim: T
    say: tuple[Item[T], ...] = Field(min_length=1, max_length=7)
    wording: tuple[Pair[T], ...] = Field(
        min_length=2, max_length=3, description="The same wish in helpful words (first) and in unhelpful ones (second)."
    )
    expect: tuple[CitedItem[T], ...] = Field(min_length=1, max_length=7)
    if_hard: T = Field(description="What to do when the talk goes badly.")
    sources: SourceIds = ()


class QuestionGroup(Model, Generic[T]):
    """Up to seven questions under one heading."""

    id: Id
    title: T
    questions: tuple[Item[T], ...] = Field(min_length=1, max_length=7)


class QuestionSet(Reviewed, Generic[T]):
    """The questions for one moment."""

    id: Id
    title: T
    moment: T = Field(description="When these questions help, in one sentence.")
    groups: tuple[QuestionGroup[T], ...] = Field(min_length=1)
    sources: SourceIds = ()


class Letter(Reviewed, Generic[T]):
    """A letter to hand over. `{blank}` in its text stands for a line to fill in, named in `blanks`."""

    id: Id
    title: T
    purpose: T = Field(description="What this letter is for, in one sentence.")
    to: T
    subject: T
    greeting: T
    paragraphs: tuple[Item[T], ...] = Field(min_length=1, max_length=9)
    closing: T
    blanks: tuple[Item[T], ...] = Field(default=(), description="The lines to fill in: id and label.")
    sources: SourceIds = ()


class CardGroup(Model, Generic[T]):
    """Up to seven steps or questions under one heading."""

    id: Id
    title: T
    items: tuple[CitedItem[T], ...] = Field(min_length=1, max_length=7)


class Card(Reviewed, Generic[T]):
    """A card to keep at hand: steps to follow, or questions with room for the answers."""

    id: Id
    title: T
    purpose: T = Field(description="What this card is for, in one sentence.")
    style: Literal["steps", "questions"]
    groups: tuple[CardGroup[T], ...] = Field(min_length=1, max_length=4)
    sources: SourceIds = ()


class Right(Model, Generic[T]):
    """A right that may be quoted, with the law that grants it."""

    id: Id
    text: T
    law: str = Field(min_length=3, description="The exact reference, as it may be quoted.")
    sources: SourceIds = Field(min_length=1)
    checked: Date


class Country(Reviewed, Generic[T]):
    """How records are obtained in one country: only what has a source."""

    id: Id
    name: T
    summary: T
    rights: tuple[Right[T], ...] = Field(default=(), max_length=7)
    practice: tuple[CitedItem[T], ...] = Field(default=(), max_length=7)
    unverified: tuple[Item[T], ...] = Field(min_length=1, max_length=7)
    sources: SourceIds = Field(default=(), description="Sources of the summary.")

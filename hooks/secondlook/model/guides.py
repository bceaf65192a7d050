"""What people read: guides, misconceptions, conversations, questions, letters, country cards."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from pydantic import Field

from secondlook.model.base import Choice, CitedItem, Date, Id, Item, Ref, Reviewed, SourceIds
from secondlook.model.blocks import Pair, Section
from secondlook.model.checklists import Holder
from secondlook.text import Model

T = TypeVar("T")


class GuideGroup(Choice):
    """Under which heading a guide stands in the list of guides."""

    START = "start", "What a second opinion is: to read first."
    WAY = "way", "How to get one."
    RESULT = "result", "What to do with the result."
    MORE = "more", "For some readers: families, journeys."


class Guide(Reviewed, Generic[T]):
    """One guide: a main message, then sections of blocks."""

    id: Id
    group: GuideGroup = Field(
        default=GuideGroup.MORE,
        description="The heading it stands under in the list of guides. A page about the site needs none.",
    )
    title: T = Field(description="The title, in a few words.", examples=["Choosing whom to ask", "What it may cost"])
    description: T = Field(description="What the guide is about, in one sentence for search results and lists.")
    message: T = Field(description="The one thing to remember, in one or two sentences. It stands first.")
    sections: tuple[Section[T], ...] = Field(min_length=1, description="The parts of the guide, in reading order.")
    related: tuple[Ref, ...] = Field(
        default=(), description="Guides to read next: their ids.", examples=[["what-is", "getting-your-records"]]
    )
    sources: SourceIds = Field(default=(), description="Sources of the main message, if it states a fact.")


class Misconception(Reviewed, Generic[T]):
    """Something many people believe, and how it really is."""

    id: Id
    misconception: T = Field(
        description="What many people believe, in one sentence.",
        examples=["My doctor will be offended.", "There is never time."],
    )
    reality: T = Field(description="How it really is. Begin with the answer; do not repeat the belief.")
    sources: SourceIds = Field(min_length=1)


class TalkTime(Choice):
    """When a talk is held."""

    BEFORE = "before", "Before the second opinion: asking for it."
    RESULT = "result", "When the result is there."
    AFTER = "after", "Afterwards: what to do with it."


class Conversation(Reviewed, Generic[T]):
    """A talk with the doctor: the situation, what to say, what to expect."""

    id: Id
    title: T = Field(
        description="What the talk is about, in a few words.", examples=["Asking for it", "My doctor is hurt"]
    )
    time: TalkTime = Field(description="Before the second opinion, when its result is there, or afterwards.")
    situation: T = Field(description="Where the reader stands, in one to four sentences.")
    aim: T = Field(description="What the reader wants to reach with this talk.")
    say: tuple[Item[T], ...] = Field(
        min_length=1, max_length=7, description="One to seven things to say, word for word, without quotation marks."
    )
    wording: tuple[Pair[T], ...] = Field(
        min_length=2,
        max_length=3,
        description="Two or three wishes, each in helpful words (first) and in unhelpful ones (second).",
    )
    expect: tuple[CitedItem[T], ...] = Field(
        min_length=1, max_length=7, description="One to seven things the doctor may say or do."
    )
    if_hard: T = Field(description="What to do when the talk goes badly.")
    sources: SourceIds = ()


class QuestionGroup(Model, Generic[T]):
    """Up to seven questions under one heading."""

    id: Id
    title: T = Field(description="The heading, in a few words.", examples=["About the diagnosis", "What happens next"])
    questions: tuple[Item[T], ...] = Field(
        min_length=1, max_length=7, description="One to seven questions, word for word."
    )


class QuestionSet(Reviewed, Generic[T]):
    """The questions for one moment."""

    id: Id
    title: T = Field(description="The moment, in a few words.", examples=["Before an operation", "For a child"])
    moment: T = Field(description="When these questions help, in one sentence.")
    groups: tuple[QuestionGroup[T], ...] = Field(min_length=1, description="The questions, under headings.")
    sources: SourceIds = ()


class Letter(Reviewed, Generic[T]):
    """A letter to hand over. `{blank}` in its text stands for a line to fill in, named in `blanks`."""

    id: Id
    title: T = Field(
        description="The name of the letter.", examples=["Letter to the pathology department", "Permission letter"]
    )
    purpose: T = Field(description="What this letter is for, in one sentence.")
    to: T = Field(description="Who gets the letter.", examples=["Records office of {hospital}", "Doctor {doctor}"])
    subject: T = Field(description="The subject line.", examples=["Request for the records of {name}", "My wish"])
    greeting: T = Field(description="The greeting.", examples=["Dear pathology team,", "Dear doctor,"])
    paragraphs: tuple[Item[T], ...] = Field(
        min_length=1, max_length=9, description="One to nine paragraphs. {name} stands for a line to fill in."
    )
    closing: T = Field(description="The last lines: thanks, signature, date.")
    blanks: tuple[Item[T], ...] = Field(
        default=(),
        description="The lines to fill in. The id is the word in {braces}; the text says what to write there.",
    )
    departments: tuple[Holder, ...] = Field(
        default=(),
        description="The departments that it asks for records: on screen it lists what is still to get from them.",
    )
    sources: SourceIds = ()


class CardGroup(Model, Generic[T]):
    """Up to seven steps or questions under one heading."""

    id: Id
    title: T = Field(description="The heading, in a few words.", examples=["The money", "Before you begin"])
    items: tuple[CitedItem[T], ...] = Field(min_length=1, max_length=7, description="One to seven steps or questions.")


class Card(Reviewed, Generic[T]):
    """A card to keep at hand: steps to follow, or questions with room for the answers."""

    id: Id
    title: T = Field(description="The name of the card.", examples=["Before you pay", "Photograph your papers"])
    purpose: T = Field(description="What this card is for, in one sentence.")
    style: Literal["steps", "questions"] = Field(
        description="What the entries are.",
        json_schema_extra={"enumDescriptions": ["Steps to follow.", "Questions, with lines for the answers."]},
    )
    groups: tuple[CardGroup[T], ...] = Field(
        min_length=1, max_length=4, description="One to four groups, each under a heading."
    )
    sources: SourceIds = ()


class Right(Model, Generic[T]):
    """A right that may be quoted, with the law that grants it."""

    id: Id
    text: T = Field(description="What the patient may do or get, in one or two sentences.")
    law: str = Field(
        min_length=3,
        description="The exact reference, as it may be quoted at the counter. Never translated.",
        examples=["Public Health Code, article L1111-7", "GDPR, article 15"],
    )
    sources: SourceIds = Field(min_length=1)
    checked: Date = Field(description="The day somebody last read the law or the page about it.")


class Country(Reviewed, Generic[T]):
    """How records are obtained in one country: only what has a source."""

    id: Id
    name: T = Field(description="The country or region.", examples=["France", "European Union"])
    summary: T = Field(description="The most important in two or three sentences, and that it is not legal advice.")
    rights: tuple[Right[T], ...] = Field(default=(), max_length=7, description="Up to seven rights, each with its law.")
    practice: tuple[CitedItem[T], ...] = Field(
        default=(), max_length=7, description="Up to seven things hospitals there usually do, each with a source."
    )
    unverified: tuple[Item[T], ...] = Field(
        min_length=1, max_length=7, description="One to seven things we could not find out, said openly."
    )
    sources: SourceIds = Field(min_length=1, description="Sources of the summary.")

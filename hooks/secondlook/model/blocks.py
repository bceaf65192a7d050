"""The kinds of block a guide is built from: one class here, one template `blocks/<kind>.html`, one test example."""

from __future__ import annotations

from typing import Annotated, ClassVar, Generic, Literal, TypeVar

from pydantic import Field

from secondlook.model.base import CitedItem, Id, Item, Ref, SourceIds
from secondlook.text import Model

T = TypeVar("T")

KIND = Field(description="The kind of block. It decides which fields follow.")


class Prose(Model, Generic[T]):
    """Paragraphs."""

    kind: Annotated[Literal["prose"], KIND]
    id: Id
    text: T = Field(description="The paragraphs. An empty line begins a new one; at most four sentences in each.")
    sources: SourceIds = ()


class AtAGlance(Model, Generic[T]):
    """The few points to keep if nothing else is read."""

    kind: Annotated[Literal["at-a-glance"], KIND]
    id: Id
    items: tuple[CitedItem[T], ...] = Field(min_length=1, max_length=7, description="One to seven points.")


class Points(Model, Generic[T]):
    """A plain list, with a sentence that introduces it."""

    kind: Annotated[Literal["points"], KIND]
    id: Id
    intro: T | None = Field(default=None, description="The sentence before the list. Leave the line out for none.")
    items: tuple[CitedItem[T], ...] = Field(min_length=1, max_length=7, description="One to seven points.")


class Step(Model, Generic[T]):
    """One step: what is done, by whom, when."""

    id: Id
    title: T = Field(
        description="The step in a few words, beginning with a verb.", examples=["Read the report", "Call the clinic"]
    )
    text: T = Field(description="What to do, in one to four sentences.")
    who: T | None = Field(default=None, description="Who does it.", examples=["You", "Your doctor"])
    when: T | None = Field(default=None, description="When it is done.", examples=["Before the visit", "On day one"])
    sources: SourceIds = ()


class Steps(Model, Generic[T]):
    """Steps in their order, with who does what."""

    kind: Annotated[Literal["steps"], KIND]
    id: Id
    items: tuple[Step[T], ...] = Field(min_length=1, max_length=7, description="One to seven steps, in order.")


class Figure(Model, Generic[T]):
    """One number about medicine: the number, what it counts, who measured it."""

    id: Id
    value: T = Field(description="The number, best 'of 100'.", examples=["62 in 100", "12 to 69 in 100"])
    label: T = Field(
        description="What the number counts, in a few words.", examples=["Opinions differed", "Wanted to know"]
    )
    text: T | None = Field(default=None, description="Who was asked or measured, where and when; what it does not say.")
    sources: SourceIds = Field(min_length=1)


class Figures(Model, Generic[T]):
    """Numbers side by side, each with its source."""

    kind: Annotated[Literal["figures"], KIND]
    id: Id
    items: tuple[Figure[T], ...] = Field(min_length=1, max_length=7, description="One to seven numbers.")


class Pair(Model, Generic[T]):
    """Two things set against each other."""

    id: Id
    first: T = Field(description="The left side: the helpful words, with it, or the benefit.")
    second: T = Field(description="The right side: the unhelpful words, without it, or the downside.")
    sources: SourceIds = ()


class Comparison(Model, Generic[T]):
    """Pairs side by side. `style` names the two columns: helpful/unhelpful wording, or with/without something."""

    kind: Annotated[Literal["comparison"], KIND]
    id: Id
    style: Literal["helpful-unhelpful", "with-without", "benefit-downside"] = Field(
        description="What the two columns are called.",
        json_schema_extra={
            "enumDescriptions": ["Helpful and unhelpful words.", "With it and without it.", "Benefits and downsides."]
        },
    )
    pairs: tuple[Pair[T], ...] = Field(min_length=1, max_length=7, description="One to seven rows of two.")


class KnownUnknown(Model, Generic[T]):
    """What is known about the guide's matter, and what nobody knows yet."""

    kind: Annotated[Literal["known-unknown"], KIND]
    id: Id
    known: tuple[CitedItem[T], ...] = Field(min_length=1, max_length=4, description="What is known: one to four.")
    unknown: tuple[CitedItem[T], ...] = Field(
        min_length=1, max_length=4, description="What nobody knows yet: one to four."
    )


class Actions(Model, Generic[T]):
    """What the reader can do now, one step an item, each beginning with a verb."""

    kind: Annotated[Literal["actions"], KIND]
    id: Id
    intro: T | None = Field(default=None, description="The sentence before the list. Leave the line out for none.")
    items: tuple[CitedItem[T], ...] = Field(
        min_length=2, max_length=7, description="Two to seven things to do, each beginning with a verb."
    )


class Misconceptions(Model, Generic[T]):
    """Misconception and reality, taken from `content/misconceptions/`."""

    kind: Annotated[Literal["misconceptions"], KIND]
    id: Id
    show: tuple[Ref, ...] = Field(
        min_length=1, max_length=7, description="Which ones: names of files in content/misconceptions/, without .yml."
    )


class TableRow(Model, Generic[T]):
    """One row: the cells stand in the order of the columns."""

    id: Id
    cells: tuple[Item[T], ...] = Field(
        min_length=2, description="One cell for each column, in the same order. A cell's id is its column's id."
    )
    sources: SourceIds = ()


class Table(Model, Generic[T]):
    """A table. The ids of a row's cells are the ids of the columns."""

    kind: Annotated[Literal["table"], KIND]
    id: Id
    caption: T = Field(description="What the table shows, in a few words. It stands above the table.")
    columns: tuple[Item[T], ...] = Field(min_length=2, max_length=4, description="Two to four column headings.")
    rows: tuple[TableRow[T], ...] = Field(min_length=1, max_length=7, description="One to seven rows.")


class Question(Model, Generic[T]):
    """A question readers ask, with its answer."""

    id: Id
    question: T = Field(
        description="The question in the reader's own words.", examples=["Is it too late?", "Does it cost money?"]
    )
    answer: T = Field(description="The answer. Its first sentence answers; the rest explains.")
    sources: SourceIds = ()


class Faq(Model, Generic[T]):
    """Questions and answers."""

    kind: Annotated[Literal["faq"], KIND]
    id: Id
    items: tuple[Question[T], ...] = Field(min_length=1, max_length=7, description="One to seven questions.")


class Moment(Model, Generic[T]):
    """One point in time: when, what."""

    id: Id
    when: T = Field(description="The time, as the reader would say it.", examples=["Today", "While you wait"])
    title: T = Field(description="What happens then, in a few words.")
    text: T = Field(description="What happens then, and what the reader does, in one to four sentences.")
    sources: SourceIds = ()


class Timeline(Model, Generic[T]):
    """What happens when."""

    kind: Annotated[Literal["timeline"], KIND]
    id: Id
    items: tuple[Moment[T], ...] = Field(min_length=1, max_length=7, description="One to seven, earliest first.")


class Callout(Model, Generic[T]):
    """Something that must not be overlooked. `urgent` is kept for danger."""

    safety: ClassVar[bool] = True

    kind: Annotated[Literal["callout"], KIND]
    id: Id
    tone: Literal["urgent", "caution", "note"] = Field(
        description="How loud the box is.",
        json_schema_extra={
            "enumDescriptions": ["Danger: the reader must act at once.", "A mistake to avoid.", "Good to know."]
        },
    )
    title: T = Field(description="The heading of the box, in a few words.")
    text: T = Field(description="What must not be overlooked, and what to do.")
    sources: SourceIds = ()


class ShowConversation(Model, Generic[T]):
    """A conversation from `content/conversations/`."""

    kind: Annotated[Literal["conversation"], KIND]
    id: Id
    show: Ref = Field(description="Which one: the name of a file in content/conversations/, without .yml.")


class ShowQuestions(Model, Generic[T]):
    """A set of questions from `content/questions/`, with the link to its sheet."""

    kind: Annotated[Literal["questions"], KIND]
    id: Id
    show: Ref = Field(description="Which set: the name of a file in content/questions/, without .yml.")


class NextStep(Model, Generic[T]):
    """What to do now: one sentence, and the page that helps."""

    kind: Annotated[Literal["next-step"], KIND]
    id: Id
    text: T = Field(description="What to do now, in one sentence.")
    label: T = Field(description="The words of the link.", examples=["Questions to bring", "Before you pay"])
    target: str = Field(
        pattern=r"^(guides|about|checklists|questions|letters|cards|countries|conversations)(/[a-z0-9-]+)?$"
        r"|^(planner|translations)$",
        description="The page that helps: the folder, a slash and the id of the document; or planner, or translations.",
        examples=["questions/at-the-visit", "cards/before-you-pay"],
        json_schema_extra={"errorMessage": "Write a page of this site: guides/what-is, cards/before-you-pay"},
    )


class Section(Model, Generic[T]):
    """A part of a guide under one heading."""

    id: Id
    title: T = Field(description="The heading, in a few words.")
    blocks: tuple[
        Annotated[
            Prose[T]
            | AtAGlance[T]
            | Points[T]
            | Steps[T]
            | Figures[T]
            | Comparison[T]
            | KnownUnknown[T]
            | Actions[T]
            | Misconceptions[T]
            | Table[T]
            | Faq[T]
            | Timeline[T]
            | Callout[T]
            | ShowConversation[T]
            | ShowQuestions[T]
            | NextStep[T],
            Field(discriminator="kind"),
        ],
        ...,
    ] = Field(min_length=1, description="What stands under the heading, in reading order. Each begins '- kind: '.")

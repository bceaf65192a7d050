"""The kinds of block a guide is built from: one class here, one template `blocks/<kind>.html`, one test example."""

from __future__ import annotations

from typing import Annotated, ClassVar, Generic, Literal, TypeVar

from pydantic import Field

from secondlook.model.base import CitedItem, Id, Item, SourceIds
from secondlook.text import Model

T = TypeVar("T")


class Prose(Model, Generic[T]):
    """Paragraphs."""

    kind: Literal["prose"]
    id: Id
    text: T
    sources: SourceIds = ()


class AtAGlance(Model, Generic[T]):
    """The few points to keep if nothing else is read."""

    kind: Literal["at-a-glance"]
    id: Id
    items: tuple[CitedItem[T], ...] = Field(min_length=1, max_length=7)


class Points(Model, Generic[T]):
    """A plain list, with a sentence that introduces it."""

    kind: Literal["points"]
    id: Id
    intro: T | None = None
    items: tuple[CitedItem[T], ...] = Field(min_length=1, max_length=7)


class Step(Model, Generic[T]):
    """One step: what is done, by whom, when."""

    id: Id
    title: T
    text: T
    who: T | None = None
    when: T | None = None
    sources: SourceIds = ()


class Steps(Model, Generic[T]):
    """Steps in their order, with who does what."""

    kind: Literal["steps"]
    id: Id
    items: tuple[Step[T], ...] = Field(min_length=1, max_length=7)


class Figure(Model, Generic[T]):
    """One number about medicine: the number, what it counts, who measured it."""

    id: Id
    value: T
    label: T
    text: T | None = None
    sources: SourceIds = Field(min_length=1)


class Figures(Model, Generic[T]):
    """Numbers side by side, each with its source."""

    kind: Literal["figures"]
    id: Id
    items: tuple[Figure[T], ...] = Field(min_length=1, max_length=7)


class Pair(Model, Generic[T]):
    """Two things set against each other."""

    id: Id
    first: T
    second: T
    sources: SourceIds = ()


class Comparison(Model, Generic[T]):
    """Pairs side by side. `style` names the two columns: helpful/unhelpful wording, or with/without something."""

    kind: Literal["comparison"]
    id: Id
    style: Literal["helpful-unhelpful", "with-without", "benefit-downside"]
    pairs: tuple[Pair[T], ...] = Field(min_length=1, max_length=7)


class KnownUnknown(Model, Generic[T]):
    """What is known about the guide's matter, and what nobody knows yet."""

    kind: Literal["known-unknown"]
    id: Id
    known: tuple[CitedItem[T], ...] = Field(min_length=1, max_length=4)
    unknown: tuple[CitedItem[T], ...] = Field(min_length=1, max_length=4)


class Actions(Model, Generic[T]):
    """What the reader can do now, one step an item, each beginning with a verb."""

    kind: Literal["actions"]
    id: Id
    intro: T | None = None
    items: tuple[CitedItem[T], ...] = Field(min_length=2, max_length=7)


class Misconceptions(Model, Generic[T]):
    """Misconception and reality, taken from `content/misconceptions/`."""

    kind: Literal["misconceptions"]
    id: Id
    show: tuple[Id, ...] = Field(min_length=1, max_length=7)


class TableRow(Model, Generic[T]):
    """One row: the cells stand in the order of the columns."""

    id: Id
    cells: tuple[Item[T], ...] = Field(min_length=2)
    sources: SourceIds = ()


class Table(Model, Generic[T]):
    """A table. The ids of a row's cells are the ids of the columns."""

    kind: Literal["table"]
    id: Id
    caption: T
    columns: tuple[Item[T], ...] = Field(min_length=2, max_length=4)
    rows: tuple[TableRow[T], ...] = Field(min_length=1, max_length=7)


class Question(Model, Generic[T]):
    """A question readers ask, with its answer."""

    id: Id
    question: T
    answer: T
    sources: SourceIds = ()


class Faq(Model, Generic[T]):
    """Questions and answers."""

    kind: Literal["faq"]
    id: Id
    items: tuple[Question[T], ...] = Field(min_length=1, max_length=7)


class Moment(Model, Generic[T]):
    """One point in time: when, what."""

    id: Id
    when: T
    title: T
    text: T
    sources: SourceIds = ()


class Timeline(Model, Generic[T]):
    """What happens when."""

    kind: Literal["timeline"]
    id: Id
    items: tuple[Moment[T], ...] = Field(min_length=1, max_length=7)


class Callout(Model, Generic[T]):
    """Something that must not be overlooked. `urgent` is kept for danger."""

    safety: ClassVar[bool] = True

    kind: Literal["callout"]
    id: Id
    tone: Literal["urgent", "caution", "note"]
    title: T
    text: T
    sources: SourceIds = ()


class ShowConversation(Model, Generic[T]):
    """A conversation from `content/conversations/`."""

    kind: Literal["conversation"]
    id: Id
    show: Id


class ShowQuestions(Model, Generic[T]):
    """A set of questions from `content/questions/`, with the link to its sheet."""

    kind: Literal["questions"]
    id: Id
    show: Id


class NextStep(Model, Generic[T]):
    """What to do now: one sentence, and the page that helps."""

    kind: Literal["next-step"]
    id: Id
    text: T
    label: T
    target: str = Field(
        pattern=r"^(guides|about|checklists|questions|letters|cards|countries|conversations)(/[a-z0-9-]+)?$"
    )


class Section(Model, Generic[T]):
    """A part of a guide under one heading."""

    id: Id
    title: T
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
    ] = Field(min_length=1)

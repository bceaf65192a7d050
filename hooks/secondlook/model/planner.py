"""The page that works back from the day treatment should start."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from pydantic import Field

from secondlook.model.base import CitedItem, Id, Reviewed, SourceIds
from secondlook.text import Model

T = TypeVar("T")


class PlannerUrgency(Model, Generic[T]):
    """What stands above the days: that a plan on paper never puts treatment off."""

    safety: ClassVar[bool] = True

    rule: T = Field(description="When to call the doctor today, and that treatment is not put off. It stands on top.")
    not_for: T = Field(
        description="The words before the cancers whose treatment starts at once. The list comes from their own files."
    )
    passed: T = Field(description="What to do when a day of the plan has passed.")
    sources: SourceIds = Field(min_length=1)


class PlannerStep(Model, Generic[T]):
    """One step, and the days between it and the next one. Nobody but the reader knows how many these are."""

    id: Id
    title: T = Field(description="What is done by that day.", examples=["Ask for your records", "Send your records"])
    event: T = Field(
        description="The title in a calendar that others may see: it does not name the illness.",
        examples=["Ask for papers", "Call"],
    )
    question: T = Field(
        description="The words beside the field for the number of days.",
        examples=["Days that the hospital needs for your records"],
    )
    text: T = Field(description="Whom to ask for that number, in one to three sentences.")
    examples: tuple[CitedItem[T], ...] = Field(
        default=(), max_length=3, description="Up to three examples, each with a source. They are never filled in."
    )


class Planner(Reviewed, Generic[T]):
    """The planner: from the day treatment should start back to the day to ask for records."""

    title: T = Field(description="The heading of the page.")
    message: T = Field(description="What the page does, in one to three sentences.")
    urgency: PlannerUrgency[T] = Field(description="What stands above the days.")
    counting: T = Field(description="How days are counted: working days, calendar days, holidays.")
    steps: tuple[PlannerStep[T], ...] = Field(
        min_length=2, max_length=7, description="The steps in the order in which they are done, '- id:' each."
    )

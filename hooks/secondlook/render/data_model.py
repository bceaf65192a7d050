"""The shape of the data files. It is published as a JSON Schema: tools of hospitals build on it."""

from __future__ import annotations

import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from secondlook.model.checklists import Form, Holder, Need
from secondlook.text import TextState


class Data(BaseModel):
    """Base of everything in a data file."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class TextData(Data):
    """A text as people read it, without markup."""

    text: str
    lang: str = Field(description="The language of the text: English where it is not translated.")
    state: TextState = Field(description="How it stands to today's English.")
    english: str | None = Field(description="Today's English where the translation is stale, to be shown beside it.")


class FormData(Data):
    """The form to ask for."""

    id: Form
    name: TextData


class RecordData(Data):
    """One record to ask for."""

    id: str
    name: TextData
    report_names: tuple[str, ...] = Field(description="Names as reports print them, the same in every language.")
    why: TextData
    ask: TextData | None = Field(description="Words to use when asking.")
    need: Need
    condition: TextData | None = Field(description="When the record exists at all.")
    situations: tuple[str, ...] = Field(description="The ids of the situations in which it matters.")
    forms: tuple[FormData, ...]
    sources: tuple[str, ...]


class DepartmentData(Data):
    """Who keeps the records, in the order in which a family asks."""

    id: Holder
    name: TextData
    records: tuple[RecordData, ...]


class SituationData(Data):
    """A moment in the illness; `number` is its number on the printed sheet."""

    id: str
    number: int
    title: TextData
    description: TextData


class TimingData(Data):
    """Whether time is short."""

    level: Literal["emergency", "short", "usual"]
    text: TextData
    sources: tuple[str, ...]


class ItemData(Data):
    """One entry of a list."""

    id: str
    text: TextData
    sources: tuple[str, ...]


class ReviewData(Data):
    """How far the words of the checklist have been checked: days, or null where nobody has."""

    last_compared: datetime.date | None = Field(description="The day the text was last compared with its sources.")
    next_review: datetime.date | None
    overdue: bool
    clinician: datetime.date | None
    translator: datetime.date | None
    machine_draft: bool


class SourceData(Data):
    """Where a fact comes from."""

    id: str
    title: str
    publisher: str
    year: int | None
    url: str


class EditionData(Data):
    """Where a file comes from: the site, its edition, its language."""

    site: TextData
    version: str
    date: datetime.date
    locale: str
    direction: Literal["ltr", "rtl"]
    page: str = Field(description="The page with the same content.")
    schema_address: str = Field(description="The JSON Schema that this file keeps to.")


class ChecklistData(Data):
    """The checklist of one cancer in one language."""

    kind: Literal["checklist"]
    about: EditionData
    id: str
    sheet: str = Field(description="The same content as a PDF to print.")
    name: TextData
    intro: TextData
    urgent: TextData = Field(description="When not to wait. Show it with the list.")
    advice: tuple[TextData, ...]
    timing: TimingData
    situations: tuple[SituationData, ...]
    departments: tuple[DepartmentData, ...]
    notes: tuple[ItemData, ...]
    questions: tuple[ItemData, ...]
    sources: tuple[SourceData, ...]
    review: ReviewData


class IndexEntry(Data):
    """One checklist and where it is."""

    id: str
    name: TextData
    page: str
    data: str
    sheet: str


class ChecklistIndex(Data):
    """All checklists in one language."""

    kind: Literal["index"]
    about: EditionData
    checklists: tuple[IndexEntry, ...]

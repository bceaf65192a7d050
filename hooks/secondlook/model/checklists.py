"""What is asked for: records, situations, cancers."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar, Generic, Literal, TypeVar

from pydantic import BeforeValidator, Field

from secondlook.model.base import CitedItem, Id, Item, Printed, Reviewed, SourceIds
from secondlook.text import Model

T = TypeVar("T")


class Holder(StrEnum):
    """Who keeps a record, in the order in which a family asks."""

    PATHOLOGY = "pathology"
    GENE_LAB = "gene-lab"
    BLOOD_LAB = "blood-lab"
    RADIOLOGY = "radiology"
    NUCLEAR_MEDICINE = "nuclear-medicine"
    ENDOSCOPY = "endoscopy"
    LABORATORY = "laboratory"
    SURGERY = "surgery"
    ONCOLOGY = "oncology"
    RADIOTHERAPY = "radiotherapy"
    GENETICS_CLINIC = "genetics-clinic"
    RECORDS_OFFICE = "records-office"
    FAMILY_DOCTOR = "family-doctor"
    YOU = "you"


class Form(StrEnum):
    """The form to ask for."""

    REPORT = "report"
    SLIDES = "slides"
    BLOCK = "block"
    DICOM = "dicom"
    VALUES = "values"
    RADIOTHERAPY_SUMMARY = "radiotherapy-summary"
    DATA_FILES = "data-files"
    COPY = "copy"
    SUMMARY = "summary"
    LIST = "list"
    PHOTOS = "photos"


class Need(StrEnum):
    """How much the reviewing doctor needs a record."""

    ESSENTIAL = "essential"
    HELPFUL = "helpful"


class Region(StrEnum):
    """Where a cancer begins, as a family looks for it on the page."""

    CHEST = "chest"
    DIGESTIVE = "digestive"
    URINARY = "urinary"
    WOMB = "womb"
    HEAD = "head"
    SKIN = "skin"
    BLOOD = "blood"
    CHILDREN = "children"
    UNKNOWN = "unknown"


class Record(Model, Generic[T]):
    """One record: what it is, why it matters, who holds it, the form to ask for."""

    id: Id
    name: T
    report_names: tuple[Printed, ...] = Field(default=(), description="Names as reports print them, never translated.")
    why: T = Field(description="One plain sentence.")
    holder: Holder
    forms: tuple[Form, ...] = Field(min_length=1)
    ask: T | None = Field(default=None, description="Words to use when asking, if they are not obvious.")
    sources: SourceIds = ()


class RecordGroup(Model, Generic[T]):
    """Records of one topic: `checklists/records/<id>.yml`."""

    id: Id
    title: T
    records: tuple[Record[T], ...] = Field(min_length=1)


class Situation(Model, Generic[T]):
    """A moment in the illness at which the list differs."""

    id: Id
    title: T
    description: T


class Situations(Model, Generic[T]):
    """All situations, in the order of their numbers on the sheet."""

    situations: tuple[Situation[T], ...] = Field(min_length=1, max_length=7)


def _all_as_empty(value: object) -> object:
    return () if value == "all" else value


class RecordUse(Model, Generic[T]):
    """That a checklist asks for a record: how much it is needed and in which situations."""

    record: Id
    need: Need
    situations: Annotated[tuple[Id, ...], BeforeValidator(_all_as_empty)] = Field(
        default=(), description="'all', or the list of situations in which the record matters."
    )
    condition: T | None = Field(default=None, description="When it exists at all: 'if the cancer has spread'.")
    sources: SourceIds = ()

    def matters_in(self, situation: str) -> bool:
        """Whether the record is asked for in this situation; no situation named means all of them."""
        return not self.situations or situation in self.situations

    @property
    def id(self) -> str:
        """The record's id: it names this entry in message ids."""
        return self.record


class CommonSet(Model, Generic[T]):
    """The records that every cancer needs."""

    uses: tuple[RecordUse[T], ...] = Field(min_length=1)


class Timing(Model, Generic[T]):
    """Whether time is short for this cancer, and whom to call."""

    safety: ClassVar[bool] = True

    level: Literal["emergency", "short", "usual"]
    text: T
    sources: SourceIds = ()


class Cancer(Reviewed, Generic[T]):
    """One cancer's own part of the checklist. It replaces entries of the common set by naming the same record."""

    id: Id
    name: T
    region: Region
    intro: T
    timing: Timing[T]
    uses: tuple[RecordUse[T], ...] = Field(min_length=1)
    omit: tuple[Id, ...] = Field(default=(), description="Records of the common set that do not apply here.")
    notes: tuple[CitedItem[T], ...] = Field(default=(), max_length=7, description="What may rightly be missing.")
    questions: tuple[Item[T], ...] = Field(min_length=5, max_length=7)
    sources: SourceIds = ()

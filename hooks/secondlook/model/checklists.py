"""What is asked for: records, situations, cancers."""

from __future__ import annotations

from typing import Annotated, ClassVar, Generic, Literal, TypeVar

from pydantic import BeforeValidator, Field

from secondlook.model.base import Choice, CitedItem, Id, Item, Printed, Ref, Reviewed, SourceIds
from secondlook.text import Model

T = TypeVar("T")


class Holder(Choice):
    """Who keeps a record, in the order in which a family asks."""

    PATHOLOGY = "pathology", "The laboratory that looks at tissue and cells."
    GENE_LAB = "gene-lab", "The laboratory that reads genes."
    BLOOD_LAB = "blood-lab", "The laboratory for blood and bone marrow under the microscope."
    RADIOLOGY = "radiology", "The department that takes scans: X-ray, ultrasound, CT, MRI."
    NUCLEAR_MEDICINE = "nuclear-medicine", "The department that takes PET and bone scans."
    ENDOSCOPY = "endoscopy", "The department that looks inside with a camera."
    LABORATORY = "laboratory", "The laboratory for everyday blood and urine tests."
    SURGERY = "surgery", "The team that operated."
    ONCOLOGY = "oncology", "The cancer clinic that plans and gives drugs."
    RADIOTHERAPY = "radiotherapy", "The department that gives radiation treatment."
    GENETICS_CLINIC = "genetics-clinic", "The clinic for inherited genes."
    RECORDS_OFFICE = "records-office", "The office that copies hospital records."
    FAMILY_DOCTOR = "family-doctor", "The family doctor."
    YOU = "you", "The patient and the family themselves."


class Form(Choice):
    """The form to ask for."""

    REPORT = "report", "The full report, all pages."
    SLIDES = "slides", "Glass slides with tissue; usually lent."
    BLOCK = "block", "The tissue block, or unstained sections from it."
    DICOM = "dicom", "The original scan files."
    VALUES = "values", "Test values with dates and units."
    RADIOTHERAPY_SUMMARY = "radiotherapy-summary", "The summary of a radiation treatment."
    DATA_FILES = "data-files", "Original data files, such as gene data or radiation plans."
    COPY = "copy", "A copy of a paper."
    SUMMARY = "summary", "A short summary."
    LIST = "list", "A list."
    PHOTOS = "photos", "Photos."


class Need(Choice):
    """How much the reviewing doctor needs a record."""

    ESSENTIAL = "essential", "The reviewing doctor can hardly answer without it."
    HELPFUL = "helpful", "Good to have."


class Region(Choice):
    """Where a cancer begins, as a family looks for it on the page."""

    CHEST = "chest", "Breast and chest."
    DIGESTIVE = "digestive", "Stomach, bowel, liver and pancreas."
    URINARY = "urinary", "Prostate, bladder, kidney and testicles."
    WOMB = "womb", "Womb and ovaries."
    HEAD = "head", "Head, neck and brain."
    SKIN = "skin", "Skin, soft tissue and bone."
    BLOOD = "blood", "Blood and lymph system."
    CHILDREN = "children", "Cancers of children."
    UNKNOWN = "unknown", "The first place is not known."


class Record(Model, Generic[T]):
    """One record: what it is, why it matters, who holds it, the form to ask for."""

    id: Id
    name: T = Field(
        description="What the family asks for, in everyday words.",
        examples=["Scan reports, newest and older", "Hormone receptor and HER2 results"],
    )
    report_names: tuple[Printed, ...] = Field(
        default=(),
        description="The names as reports print them, so that a clerk finds them. Never translated.",
        examples=[["DICOM", "CT", "MRI"]],
    )
    why: T = Field(
        description="Why the reviewing doctor needs it, in one plain sentence.",
        examples=["A result that comes later may change the advice.", "It tells what was done."],
    )
    holder: Holder = Field(description="Who keeps it: the family asks there first.")
    forms: tuple[Form, ...] = Field(min_length=1, description="In which form to ask for it.", examples=[["report"]])
    ask: T | None = Field(
        default=None,
        description="Words to use when asking, if they are not obvious. Leave the line out otherwise.",
        examples=["Ask for all pages and all photos.", "Ask which results are still to come."],
    )
    sources: SourceIds = ()


class RecordGroup(Model, Generic[T]):
    """Records of one topic. The id is the name of the file."""

    id: Id
    title: T = Field(description="The topic, in a few words.", examples=["Scans and images", "Papers you prepare"])
    records: tuple[Record[T], ...] = Field(min_length=1, description="The records of this topic, one '- id:' each.")


class Situation(Model, Generic[T]):
    """A moment in the illness at which the list differs."""

    id: Id
    title: T = Field(description="The situation in a few words.", examples=["Newly diagnosed", "After surgery"])
    description: T = Field(description="How a family knows that this is their situation, in one or two sentences.")


class Situations(Model, Generic[T]):
    """All situations, in the order of their numbers on the sheet."""

    situations: tuple[Situation[T], ...] = Field(
        min_length=1, max_length=7, description="One to seven situations, in the order of their numbers."
    )


_All = Annotated[
    Literal["all"],
    Field(json_schema_extra={"errorMessage": "Write the word all, or a list: [newly-diagnosed, relapsed]"}),
]
_AllOrSome = _All | tuple[Ref, ...]


def _all_as_empty(value: object) -> object:
    return () if value == "all" else value


class RecordUse(Model, Generic[T]):
    """That a checklist asks for a record: how much it is needed and in which situations."""

    record: Ref = Field(
        description="Which record: its id in checklists/records/.", examples=["pathology-report", "scan-files"]
    )
    need: Need = Field(description="How much the reviewing doctor needs it.")
    situations: Annotated[tuple[Ref, ...], BeforeValidator(_all_as_empty, json_schema_input_type=_AllOrSome)] = Field(
        default=(),
        description="In which situations it matters: ids of checklists/situations.yml in a list, or the word all. "
        "Without this line it is all of them.",
        examples=["all", ["newly-diagnosed", "relapsed"]],
    )
    condition: T | None = Field(
        default=None,
        description="When it exists at all, as words that follow the record's name. Leave the line out otherwise.",
        examples=["If this was done", "If the cancer has spread"],
    )
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

    uses: tuple[RecordUse[T], ...] = Field(min_length=1, description="The records, one '- record:' each.")


class Timing(Model, Generic[T]):
    """Whether time is short for this cancer, and whom to call."""

    safety: ClassVar[bool] = True

    level: Literal["emergency", "short", "usual"] = Field(
        description="How much time there is for a second opinion.",
        json_schema_extra={
            "enumDescriptions": ["Do not wait.", "Time may be short.", "Only the team can say how long is safe."]
        },
    )
    text: T = Field(description="What the family asks and does about time, and whom to call at once for which signs.")
    sources: SourceIds = ()


class Cancer(Reviewed, Generic[T]):
    """One cancer's own part of the checklist. It replaces entries of the common set by naming the same record."""

    id: Id
    name: T = Field(description="The cancer, as families call it.", examples=["Breast cancer", "Acute leukaemia"])
    region: Region = Field(description="Under which heading of the list a family looks for it.")
    intro: T = Field(description="What this list is, in one to four sentences. It stands above the records.")
    timing: Timing[T] = Field(description="Whether time is short, and whom to call.")
    uses: tuple[RecordUse[T], ...] = Field(
        min_length=1,
        description="Records this cancer needs besides the common set. One that is in the common set replaces it here.",
    )
    omit: tuple[Ref, ...] = Field(default=(), description="Ids of records of the common set that do not apply here.")
    notes: tuple[CitedItem[T], ...] = Field(
        default=(),
        max_length=7,
        description="Up to seven notes: what may rightly be missing, what is not for everyone.",
    )
    questions: tuple[Item[T], ...] = Field(
        min_length=5, max_length=7, description="Five to seven questions to ask about this cancer."
    )
    sources: SourceIds = ()

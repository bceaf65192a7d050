"""Library[Text] to data files: the checklists for the tools of hospitals, and the JSON Schema they keep to."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import TypeAdapter

from secondlook import inline
from secondlook.checklist import Group, Line, checklist
from secondlook.edition import Edition
from secondlook.model.checklists import Holder
from secondlook.render.citations import sources_of
from secondlook.render.data_model import (
    ChecklistData,
    ChecklistIndex,
    Data,
    DepartmentData,
    EditionData,
    FormData,
    IndexEntry,
    ItemData,
    RecordData,
    ReviewData,
    SituationData,
    SourceData,
    TextData,
    TimingData,
)
from secondlook.render.sheets import checklist_documents
from secondlook.render.standing import Standing, standing
from secondlook.text import Model, Text, TextState

FOLDER = "data/checklists"
SCHEMA = "data/schema/checklist.schema.json"
"""Where the schema is published: once, for all languages."""

ADVICE = ("ask-first-text", "records-start-three", "records-if-done")
"""The words of the interface that the printed checklist shows above the records."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of the site. `path` is relative to the site ("ar/data/checklists/breast.json"), `content` is UTF-8."""

    path: str
    content: bytes


def data_files(edition: Edition) -> tuple[DataFile, ...]:
    """The checklists of one edition and their index; with the source language also the schema of both."""
    writer = _Writer(edition)
    documents: list[tuple[str, Data]] = [(f"{FOLDER}/{name}.json", writer.checklist(name)) for name in writer.cancers]
    documents.append((f"{FOLDER}/index.json", writer.index()))
    files = [DataFile(edition.prefix + path, _written(data)) for path, data in documents]
    if edition.is_source:
        files.append(DataFile(SCHEMA, _schema(edition)))
    return tuple(files)


def _written(data: Data) -> bytes:
    return data.model_dump_json(indent=2).encode() + b"\n"


def _schema(edition: Edition) -> bytes:
    either: TypeAdapter[ChecklistData | ChecklistIndex] = TypeAdapter(ChecklistData | ChecklistIndex)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": _address(edition, SCHEMA)}
    schema = head | either.json_schema(mode="serialization")
    return json.dumps(schema, ensure_ascii=False, indent=2).encode() + b"\n"


def _address(edition: Edition, path: str) -> str:
    return f"{edition.library.site.url.rstrip('/')}/{path}"


class _Writer:
    """From one edition to its data: what every text and every address needs to know."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._library = edition.library
        self._source_tag = edition.library.locales.locales[0].tag
        self.cancers = tuple(edition.library.cancers)

    def index(self) -> ChecklistIndex:
        cancers = self._library.cancers.values()
        entries = (
            IndexEntry(
                id=cancer.id,
                name=self._text(cancer.name),
                page=self._here(f"checklists/{cancer.id}/"),
                data=self._here(f"{FOLDER}/{cancer.id}.json"),
                sheet=self._here(f"print/checklists/{cancer.id}.pdf"),
            )
            for cancer in cancers
        )
        return ChecklistIndex(kind="index", about=self._about("checklists/"), checklists=tuple(entries))

    def checklist(self, cancer_id: str) -> ChecklistData:
        library = self._library
        found = checklist(library, cancer_id)
        cancer = found.cancer
        lines = [line for group in found.groups for line in group.lines]
        return ChecklistData(
            kind="checklist",
            about=self._about(f"checklists/{cancer_id}/"),
            id=cancer_id,
            sheet=self._here(f"print/checklists/{cancer_id}.pdf"),
            name=self._text(cancer.name),
            intro=self._text(cancer.intro),
            urgent=self._text(library.urgent.strip),
            advice=tuple(self._text(library.interface.words[name]) for name in ADVICE),
            timing=TimingData(
                level=cancer.timing.level, text=self._text(cancer.timing.text), sources=cancer.timing.sources
            ),
            situations=self._situations(),
            departments=tuple(self._department(holder, groups) for holder, groups in found.holders),
            notes=tuple(ItemData(id=n.id, text=self._text(n.text), sources=n.sources) for n in cancer.notes),
            questions=tuple(ItemData(id=q.id, text=self._text(q.text), sources=()) for q in cancer.questions),
            sources=self._sources((cancer, *(line.record for line in lines), *(line.use for line in lines))),
            review=_review(standing(self._edition, checklist_documents(library, cancer_id))),
        )

    def _about(self, page: str) -> EditionData:
        locale, site = self._edition.locale, self._library.site
        return EditionData(
            site=self._text(site.name),
            version=site.version,
            date=site.date,
            locale=locale.tag,
            direction=locale.direction,
            page=self._here(page),
            schema_address=_address(self._edition, SCHEMA),
        )

    def _here(self, path: str) -> str:
        """The address of a page or file of this edition."""
        return _address(self._edition, self._edition.prefix + path)

    def _text(self, text: Text) -> TextData:
        lang = self._source_tag if text.state is TextState.MISSING else text.locale
        english = inline.plain(text.source) if text.state is TextState.STALE else None
        return TextData(text=inline.plain(text.value), lang=lang, state=text.state, english=english)

    def _optional(self, text: Text | None) -> TextData | None:
        return None if text is None else self._text(text)

    def _situations(self) -> tuple[SituationData, ...]:
        return tuple(
            SituationData(
                id=each.id, number=number, title=self._text(each.title), description=self._text(each.description)
            )
            for number, each in enumerate(self._library.situations.situations, start=1)
        )

    def _department(self, holder: Holder, groups: Iterable[Group[Text]]) -> DepartmentData:
        records = tuple(self._record(line) for group in groups for line in group.lines)
        return DepartmentData(id=holder, name=self._word(f"holder-{holder}"), records=records)

    def _record(self, line: Line[Text]) -> RecordData:
        record, use = line.record, line.use
        return RecordData(
            id=record.id,
            name=self._text(record.name),
            report_names=record.report_names,
            why=self._text(record.why),
            ask=self._optional(record.ask),
            need=use.need,
            condition=self._optional(use.condition),
            situations=line.situations,
            forms=tuple(FormData(id=form, name=self._word(f"form-{form}")) for form in record.forms),
            sources=tuple(dict.fromkeys((*record.sources, *use.sources))),
        )

    def _word(self, name: str) -> TextData:
        return self._text(self._library.interface.words[name])

    def _sources(self, shown: Iterable[Model]) -> tuple[SourceData, ...]:
        """The sources of what is shown, each once, in the order in which they are named."""
        known = {source.id: source for source in self._library.sources.sources}
        names = dict.fromkeys(name for model in shown for name in sources_of(model))
        found = (known[name] for name in names)
        return tuple(SourceData(id=s.id, title=s.title, publisher=s.publisher, year=s.year, url=s.url) for s in found)


def _review(found: Standing) -> ReviewData:
    return ReviewData(
        last_compared=found.last_reviewed,
        next_review=found.next_review,
        overdue=found.overdue,
        clinician=found.review.clinician,
        translator=found.review.translator,
        machine_draft=found.review.machine,
    )

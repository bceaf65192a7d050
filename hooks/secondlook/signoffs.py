"""Who has checked which document in which language. A sign-off is void as soon as a word of what was signed changes."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field

from secondlook.catalog import FOLDER, Catalog
from secondlook.library import Library
from secondlook.model.base import Date
from secondlook.problems import Problem, counted, did_you_mean
from secondlook.reading import read_document
from secondlook.text import Message, Model, messages

Role = Literal["translator", "clinician"]

ROLES: Mapping[Role, str] = {
    "translator": "speaks both languages: the words are right",
    "clinician": "doctor, nurse, pharmacist or another health worker: the medicine is right",
}
"""As what somebody may check a text: who that is, and what the name stands for."""


class SignOff(Model):
    """One person's word that one document is right in one language."""

    document: str = Field(
        min_length=1,
        description="Which document: its path without content/ and .yml.",
        examples=["guides/what-is", "checklists/cancers/breast"],
    )
    role: Role = Field(
        description="As what this person checked it.",
        json_schema_extra={"enumDescriptions": ["The words are right.", "The medicine is right."]},
    )
    name: str = Field(min_length=2, description="The name of the person who checked it. It is not shown to readers.")
    date: Date = Field(description="The day of the check.")
    digest: str = Field(
        pattern=r"^[0-9a-f]{64}$",
        description="The fingerprint (SHA-256) of the words that were checked.",
        json_schema_extra={"errorMessage": "Copy all 64 letters and digits of the fingerprint"},
    )


class SignOffs(Model):
    """Who has checked which document in this language."""

    sign_offs: tuple[SignOff, ...] = Field(
        default=(), description="Who checked which document. An entry is void as soon as a word of it changes."
    )


@dataclass(frozen=True, slots=True)
class Review:
    """How far one document has been checked in one locale.

    `translator` and `clinician` are the days of the last sign-off that still holds. `machine` is true when a machine
    wrote at least one of its texts, no person has touched that text since, and no translator has signed the document.
    `changed` names the roles in which only an earlier wording was checked.
    """

    translator: datetime.date | None = None
    clinician: datetime.date | None = None
    machine: bool = False
    changed: frozenset[Role] = frozenset()

    def day(self, role: Role) -> datetime.date | None:
        """The day of the check in one role."""
        return self.translator if role == "translator" else self.clinician


def read_sign_offs(root: Path, locale: str) -> tuple[SignOffs, list[Problem]]:
    """The sign-offs of one locale; none when there is no file. Problems are located."""
    path = f"{FOLDER}/{locale}/sign-offs.yml"
    if not (root / path).exists():
        return SignOffs(), []
    document, _, problems = read_document(SignOffs, root / path, path, path)
    return document or SignOffs(), problems


def check_sign_offs(root: Path, library: Library[Message], locale: str, catalog: Catalog | None) -> list[Problem]:
    """What is wrong with the file of sign-offs of one locale. The source language has no catalog.

    That words have changed since a check is a warning: whoever changes a word has nothing to mend here. That somebody
    has checked words that are not there is an error.
    """
    path = f"{FOLDER}/{locale}/sign-offs.yml"
    if not (root / path).exists():
        return []
    signed, file, problems = read_document(SignOffs, root / path, path, path)
    if signed is None or file is None:
        return problems
    documents = dict(library.documents())
    for index, each in enumerate(signed.sign_offs):
        at = file.root.position(("sign_offs", index))
        document = documents.get(each.document)
        if document is None:
            reason = f"there is no document '{each.document}' any more"
            problems.append(file.warning(at, "I-review", reason, did_you_mean(each.document, documents)))
        elif each.digest == digest(document, catalog):
            if empty := untranslated(document, catalog):
                reason = f"{each.document} is signed, but {counted(empty, 'text')} of it has no translation"
                problems.append(file.problem(at, "I-review", reason, "translate it all, then sign again"))
        elif each.role in review(each.document, document, catalog, signed).changed:
            reason = f"{each.document} has changed since this check as {each.role}; readers see it as not checked"
            problems.append(file.warning(at, "I-review", reason, "let somebody check it again: secondlook sign-off"))
    return problems


def untranslated(document: Model, catalog: Catalog | None) -> int:
    """How many texts of a document have no translation; the source language has no catalog, and none."""
    return 0 if catalog is None else sum(not _translation(catalog, message) for message in messages(document))


def digest(document: Model, catalog: Catalog | None) -> str:
    """The hash that a sign-off of this document carries: over id, English and translation of every message.

    `catalog` is None for the source language. The result is 64 hexadecimal digits (SHA-256).
    """
    parts: list[str] = []
    for message in messages(document):
        shown = message.source if catalog is None else _translation(catalog, message)
        parts += [message.id, message.source, shown]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _translation(catalog: Catalog, message: Message) -> str:
    entry = catalog.entries.get(message.id)
    return entry.translation if entry else ""


def review(key: str, document: Model, catalog: Catalog | None, signed: SignOffs) -> Review:
    """How far the document has been checked: only sign-offs of its present words count."""
    own = [each for each in signed.sign_offs if each.document == key]
    now = digest(document, catalog) if own else ""
    days = {each.role: each.date for each in own if each.digest == now}
    # Weblate cannot take the mark of a draft away: whoever signs as a translator has read every text.
    machine = (
        catalog is not None
        and "translator" not in days
        and any(entry.machine for m in messages(document) if (entry := catalog.entries.get(m.id)) is not None)
    )
    changed = frozenset(each.role for each in own if each.role not in days)
    return Review(days.get("translator"), days.get("clinician"), machine, changed)

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
from secondlook.model.base import Date
from secondlook.problems import Problem
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
    now = digest(document, catalog)
    days = {s.role: s.date for s in signed.sign_offs if s.document == key and s.digest == now}
    # Weblate cannot take the mark of a draft away: whoever signs as a translator has read every text.
    machine = (
        catalog is not None
        and "translator" not in days
        and any(entry.machine for m in messages(document) if (entry := catalog.entries.get(m.id)) is not None)
    )
    changed = frozenset(s.role for s in signed.sign_offs if s.document == key and s.role not in days)
    return Review(days.get("translator"), days.get("clinician"), machine, changed)

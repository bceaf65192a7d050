"""What the check of plain English goes by: `content/plain.yml`. None of it is shown to readers or translated."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from secondlook.text import Model

Word = Annotated[str, StringConstraints(pattern=r"^[a-z]+([ -][a-z]+)*$")]


class Instead(Model):
    """A harder word and the plainer one."""

    word: Word
    write: str = Field(min_length=1)


class PlainRules(Model):
    """The lists that an editor keeps."""

    names: tuple[Word, ...] = Field(description="Words without a plainer form: their syllables do not count.")
    short_forms: tuple[str, ...] = Field(description="Short forms that need no explanation.")
    instead: tuple[Instead, ...]


class Waiver(Model):
    """A rule of plain English that this document may break, and why."""

    code: str = Field(pattern=r"^P-[a-z]+$")
    reason: str = Field(min_length=20, description="Why no plainer text is possible, in a sentence.")

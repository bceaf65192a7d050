"""What the check of plain English goes by: `content/plain.yml`. None of it is shown to readers or translated."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from secondlook.text import Model

Word = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]+([ -][a-z]+)*$"),
    Field(
        description="A word or a few words in small letters, as they stand inside a sentence.",
        examples=["chemotherapy", "in order to"],
        json_schema_extra={"errorMessage": "Write the word in small letters, without digits or marks"},
    ),
]


class Instead(Model):
    """A harder word and the plainer one."""

    word: Word = Field(description="The hard word, in small letters.", examples=["utilise", "prior to"])
    write: str = Field(
        min_length=1, description="The plain words to write instead; the check shows them.", examples=["use", "before"]
    )


class PlainRules(Model):
    """The lists that an editor keeps."""

    names: tuple[Word, ...] = Field(description="Words without a plainer form: their syllables do not count.")
    short_forms: tuple[str, ...] = Field(
        description="Short forms that need no explanation.", examples=[["CT", "MRI"], ["UK", "USA"]]
    )
    instead: tuple[Instead, ...] = Field(description="Hard words, each with the plain word to write instead.")


class Waiver(Model):
    """A rule of plain English that this document may break, and why."""

    code: str = Field(
        pattern=r"^P-[a-z]+$",
        description="The code of the rule, as the check prints it.",
        examples=["P-word", "P-grade"],
        json_schema_extra={"errorMessage": "Copy the code that the check prints, for example P-word"},
    )
    reason: str = Field(
        min_length=20,
        description="Why no plainer text is possible, in a sentence.",
        examples=["The form of the hospital has this word on it.", "The law uses this word, and it is quoted."],
    )

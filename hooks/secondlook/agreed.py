"""The agreed words of one language: the same thing is called the same everywhere.

`content/translations/<locale>/terms.yml` says for every term of the glossary what a translation must hold, and which
names of tests may be written otherwise than in Latin letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from pydantic import Field

from secondlook import inline, plain, terms
from secondlook.catalog import FOLDER, Catalog, Entry
from secondlook.library import Library
from secondlook.model.base import Printed, Ref
from secondlook.problems import Problem, did_you_mean
from secondlook.reading import read_document
from secondlook.source import SourceFile
from secondlook.text import Message, Model


class AgreedTerm(Model):
    """What a translation holds where the English uses a term: one of these words, or stems of words."""

    id: Ref = Field(description="Which term: its id in content/glossary.yml.", examples=["biopsy", "second-opinion"])
    use: tuple[Printed, ...] = Field(
        min_length=1,
        description="The words a translation may use; one of them must be there. A part of a word is enough,"
        " but Latin letters count whole.",
        examples=[["बायोप्सी"]],
    )


class AgreedName(Model):
    """A name in Latin letters that this language may write otherwise."""

    name: Printed = Field(
        description="The name in Latin letters, as the English has it.", examples=["HER2", "WhatsApp"]
    )
    use: tuple[Printed, ...] = Field(min_length=1, description="How this language may write it instead.")


class Agreed(Model):
    """The agreed words of one language, so that the same thing is called the same everywhere."""

    terms: tuple[AgreedTerm, ...] = Field(default=(), description="One entry for every term of the glossary.")
    names: tuple[AgreedName, ...] = Field(
        default=(), description="Names that this language may write otherwise than in Latin letters."
    )


def check_terms(root: Path, library: Library[Message], catalog: Catalog) -> list[Problem]:
    """Translations that call a thing otherwise than agreed, and mistakes in the list itself; none without a list."""
    path = f"{FOLDER}/{catalog.locale}/terms.yml"
    if not (root / path).exists():
        return []
    agreed, file, problems = read_document(Agreed, root / path, path, path)
    if agreed is None or file is None:
        return problems
    problems += _list_problems(library, agreed, file)
    known = terms.forms(library.glossary)
    words = {term.id: (*term.use, *known.of(term.id)) for term in agreed.terms}
    names = {name.name: (name.name, *name.use) for name in agreed.names}
    free = frozenset(library.plain.short_forms)
    for entry in catalog.entries.values():
        if entry.translation and not entry.outdated and not entry.fuzzy:
            problems += _entry_problems(entry, known, words, names, free)
    return problems


def _list_problems(library: Library[Message], agreed: Agreed, file: SourceFile) -> Iterator[Problem]:
    known = [term.id for term in library.glossary.terms]
    listed = [term.id for term in agreed.terms]
    for index, name in enumerate(listed):
        at = file.root.position(("terms", index))
        if name not in known:
            yield file.problem(at, "S-ref", f"there is no term '{name}' in the glossary", did_you_mean(name, known))
        elif name in listed[:index]:
            yield file.problem(at, "S-dup-id", f"the term '{name}' is listed already", "keep one of the two")
    for name in known:
        if name not in listed:
            hint = f"add '- {{id: {name}, use: [...]}}'"
            yield file.problem((1, 1), "S-missing", f"no word is agreed for the term '{name}'", hint)


def _entry_problems(
    entry: Entry,
    known: terms.Forms,
    words: dict[str, tuple[str, ...]],
    names: dict[str, tuple[str, ...]],
    free: frozenset[str],
) -> Iterator[Problem]:
    translation = inline.plain(entry.translation).casefold()
    for name in terms.used(entry.source, known):
        if name in words and not _holds(translation, words[name]):
            hint = f"agreed in terms.yml: {', '.join(words[name][:6])}"
            yield Problem(*entry.at, "I-term", f"the agreed word for '{name}' is not in this translation", hint)
    for name in plain.short_forms(inline.plain(entry.source)):
        if name not in free and not _holds(translation, names.get(name, (name,))):
            hint = f"English: {entry.source}"
            yield Problem(*entry.at, "I-name", f"the name '{name}' is not in this translation", hint)


@lru_cache(maxsize=50_000)
def _holds(translation: str, words: tuple[str, ...]) -> bool:
    """Whether one of the words is there: a name in Latin letters whole, other words also as a stem."""
    return any(
        bool(_whole(word).search(translation)) if word.isascii() else word.casefold() in translation for word in words
    )


@lru_cache(maxsize=2_000)
def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9]){re.escape(word.casefold())}(?![a-z0-9]|-[a-z0-9])")

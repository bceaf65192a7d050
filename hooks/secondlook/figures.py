"""Whether every figure names its source: no source, no figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from secondlook import inline
from secondlook.library import Library
from secondlook.numerals import figure_in
from secondlook.problems import Problem
from secondlook.source import SourceFile
from secondlook.text import Message, Model, Place, models


def check_figures(library: Library[Message], files: Mapping[str, SourceFile]) -> list[Problem]:
    """Texts that state a quantity without a source.

    A text is covered by the `sources` of its own entry. Where an entry of that kind has no such field (a heading, a
    question to ask), the nearest entry around it that has one counts. A link to a source in the text will do too.
    """
    found: list[Problem] = []
    for key, document in library.documents():
        if key != "sources":
            found += _uncovered(files[key], document)
    return found


def _uncovered(file: SourceFile, document: Model) -> Iterator[Problem]:
    held = dict(models(document))
    for place, model in held.items():
        if _covered(place, held):
            continue
        for field in type(model).model_fields:
            text = getattr(model, field)
            if not isinstance(text, Message) or _linked(text):
                continue
            if figure := figure_in(inline.plain(text.source)):
                hint = "add 'sources:' with an id from content/sources.yml"
                if "sources" not in type(model).model_fields:
                    hint = "say it in a block with 'sources:', or link it: [words](source:id)"
                yield file.problem((text.line, text.column), "C-source", f"a figure without a source: {figure}", hint)


def _linked(text: Message) -> bool:
    return any(href.startswith("source:") for href in inline.links(text.source))


def _covered(place: Place, held: Mapping[Place, Model]) -> bool:
    for length in range(len(place), -1, -1):
        model = held.get(place[:length])
        if model is not None and "sources" in type(model).model_fields:
            return bool(getattr(model, "sources"))  # noqa: B009 -- a field that not every model has
    return False

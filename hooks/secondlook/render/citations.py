"""The sources of one page, numbered in the order in which the reader meets them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from secondlook import inline
from secondlook.library import Library
from secondlook.model.site import Source
from secondlook.text import Model, Text, models, texts


class Citations:
    """The numbers of one page: a source gets its number when it is first asked for."""

    def __init__(self, library: Library[Text]) -> None:
        self._known = {source.id: source for source in library.sources.sources}
        self._numbers: dict[str, int] = {}

    def numbers(self, sources: Iterable[str]) -> list[int]:
        """The numbers of these sources on this page, from 1, in rising order."""
        return sorted({self._numbers.setdefault(source, len(self._numbers) + 1) for source in sources})

    def add(self, shown: Iterable[Model]) -> None:
        """Number the sources of these models that no mark on the page has named."""
        for model in shown:
            self.numbers(sources_of(model))

    @property
    def sources(self) -> tuple[Source[Text], ...]:
        """The sources cited so far, in the order of their numbers."""
        return tuple(self._known[name] for name in self._numbers)


def sources_of(document: Model) -> Iterator[str]:
    """The ids of the sources that a document or a part of it names, in its fields and in the links of its texts."""
    for _, model in models(document):
        yield from (name for name in getattr(model, "sources", ()) if isinstance(name, str))
    for text in texts(document):
        yield from (href[7:] for href in inline.links(text.value) if href.startswith("source:"))

"""One edition per published locale: everything read, checked, localized, with its review state."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from secondlook.agreed import check_terms
from secondlook.catalog import FOLDER, Catalog, read_catalog
from secondlook.glyphs import check_glyphs_of
from secondlook.leftovers import check_leftovers
from secondlook.library import Library
from secondlook.loading import inspect
from secondlook.localize import in_source_language, localize
from secondlook.look import read_logo
from secondlook.model.site import Locale
from secondlook.problems import ContentError, Problem, errors
from secondlook.signoffs import Review, check_sign_offs, read_sign_offs, review
from secondlook.text import Message, Text, TextState, messages, texts
from secondlook.translations import check_catalog

FINISHED_SHARE = 0.95
"""The share of fresh texts from which a locale is listed as finished, if its urgent text is fresh to the last word."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The whole site in one locale. `reviews` and `states` are by document key, `logo` is a drawing."""

    locale: Locale
    is_source: bool
    library: Library[Text]
    reviews: Mapping[str, Review]
    states: Mapping[str, Mapping[TextState, int]]
    logo: bytes | None = None

    @property
    def prefix(self) -> str:
        """What its addresses start with: "" for the source language, "ar/" for Arabic."""
        return "" if self.is_source else f"{self.locale.tag}/"

    @property
    def share(self) -> float:
        """The share of texts that are current, from 0 to 1."""
        total: Counter[TextState] = Counter()
        for states in self.states.values():
            total.update(states)
        current = total[TextState.FRESH] + total[TextState.SOURCE]
        return current / max(total.total(), 1)

    @property
    def finished(self) -> bool:
        """Whether this locale may be listed as finished."""
        urgent = self.states["urgent"]
        return self.share >= FINISHED_SHARE and not (urgent.get(TextState.MISSING) or urgent.get(TextState.STALE))


def editions(root: Path, tags: Sequence[str] | None = None) -> tuple[Edition, ...]:
    """Everything below `root`, localized into every published locale, or into those named.

    Raises ContentError with every problem of the content and of all translations when one of them is an error.
    """
    library, catalogs, problems = inspect_all(root)
    if library is None or errors(problems):
        raise ContentError(problems)
    chosen = [locale for locale in library.locales.locales if _wanted(locale, tags)]
    return tuple(edition_of(root, library, locale, catalogs.get(locale.tag)) for locale in chosen)


def _wanted(locale: Locale, tags: Sequence[str] | None) -> bool:
    return locale.published if tags is None else locale.tag in tags


def inspect_all(
    root: Path, today: datetime.date | None = None
) -> tuple[Library[Message] | None, dict[str, Catalog], list[Problem]]:
    """Read and check the content and every translation. With `today`, a review that is due by then is an error.

    Result: the library of all usable documents, or None; the catalog of each locale but the first; all problems. While
    a document is unusable its translations look like leftovers, so those are not judged then. That a translation has
    other English than today's is said only where another language has today's: whoever changes a sentence changes it
    for all languages at once, and has nothing to mend in any of them.
    """
    library, problems = inspect(root, today)
    if library is None:
        tags = sorted(folder.name for folder in (root / FOLDER).glob("*") if folder.is_dir())
        return None, {}, [*problems, *(problem for tag in tags for problem in read_catalog(root, tag)[1])]
    unusable = bool(errors(problems))
    catalogs: dict[str, Catalog] = {}
    found: list[Problem] = []
    for locale in library.locales.locales[1:]:
        catalogs[locale.tag], wrong = checked_catalog(root, library, locale)
        found += wrong
    found += check_sign_offs(root, library, library.locales.locales[0].tag, None)
    alone = _out_of_step(library, catalogs.values())
    problems += [p for p in found if p.code != "I-english" or (p.path, p.line) in alone]
    left = check_leftovers(root, library, tuple(catalogs.values()))
    problems += [problem for problem in left if not (unusable and problem.code == "I-orphan")]
    return library, catalogs, problems


def _out_of_step(library: Library[Message], catalogs: Collection[Catalog]) -> set[tuple[str, int]]:
    """Where an entry holds other English than today's, although another language holds today's."""
    found: set[tuple[str, int]] = set()
    for message in (message for _, document in library.documents() for message in messages(document)):
        entries = [entry for catalog in catalogs if (entry := catalog.entries.get(message.id)) is not None]
        if any(entry.source == message.source for entry in entries):
            found |= {(entry.path, entry.line) for entry in entries if entry.source != message.source}
    return found


def checked_catalog(root: Path, library: Library[Message], locale: Locale) -> tuple[Catalog, list[Problem]]:
    """The catalog of one locale and every problem in its files, sign-offs included."""
    catalog, problems = read_catalog(root, locale.tag)
    wrong = check_sign_offs(root, library, locale.tag, catalog)
    named = [*check_terms(root, library, catalog), *check_glyphs_of(catalog, locale)]
    return catalog, [*problems, *wrong, *check_catalog(library, catalog, locale), *named]


def edition_of(root: Path, library: Library[Message], locale: Locale, catalog: Catalog | None) -> Edition:
    """Everything in one locale, with its review state as it stands below `root`. The source language has no catalog."""
    localized = in_source_language(library, locale.tag) if catalog is None else localize(library, catalog)
    signed, _ = read_sign_offs(root, locale.tag)
    return Edition(
        locale=locale,
        is_source=catalog is None,
        library=localized,
        reviews={key: review(key, document, catalog, signed) for key, document in library.documents()},
        states={key: Counter(text.state for text in texts(document)) for key, document in localized.documents()},
        logo=read_logo(library.site, root),
    )

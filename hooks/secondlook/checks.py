"""Rules that one document alone cannot keep: references, ids, dates, links, list lengths."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from secondlook import inline
from secondlook.checklist import MAX_UNBROKEN, checklist
from secondlook.fonts import FAMILIES
from secondlook.library import ROOMS, Library
from secondlook.links import ANCHORS, check_links
from secondlook.localize import is_cldr_name
from secondlook.model.base import Reviewed
from secondlook.model.blocks import Misconceptions, NextStep, ShowConversation, ShowQuestions, Table
from secondlook.model.checklists import Cancer, RecordUse
from secondlook.model.guides import Guide, Letter
from secondlook.model.site import Door
from secondlook.model.words import WORDS
from secondlook.one_text import PLACEHOLDER, check_text
from secondlook.problems import Problem, did_you_mean
from secondlook.source import SourceFile
from secondlook.text import Message, Model, Place, messages, models

LONGEST_REVIEW = datetime.timedelta(days=731)
"""A fact about treatment is old after two years."""

RESERVED_IDS = {
    "index",
    "404",
    "assets",
    "search",
    "print",
    "data",
    "translations",
    "sitemap",
    "con",
    "nul",
    "aux",
    "prn",
}
PSEUDO = ("-XA", "-XB")
"""How the tags of pseudo-locales end."""

_SINGLE_PAGES = {
    *("guides", "checklists", "questions", "conversations", "letters", "cards", "countries", "planner", "translations")
}


def check(library: Library[Message], files: Mapping[str, SourceFile], broken: frozenset[str]) -> list[Problem]:
    """All problems across documents.

    Arguments: the library of usable documents; the files read, by document key; the fields of `Library` in which a file
    was unusable: references into those are not judged, because their target may only be misspelt there.
    """
    known = _known(library)
    problems: list[Problem] = []
    for key, document in library.documents():
        file = files[key]
        problems += check_alone(file, key, document, known["locales"])
        for place, model in models(document):
            problems += _references(file, place, model, known, broken)
        for message in messages(document):
            problems += check_links(file, message, known, broken)
    problems += _words(library, files["interface"])
    problems += _locales(library, files["locales"])
    problems += _repeated_records(library, files)
    problems += _unused_sources(library, files, broken)
    if not broken and not any(problem.code == "S-ref" for problem in problems):
        problems += _long_lists(library, files)
    return problems


def check_alone(file: SourceFile, key: str, document: Model, locales: Collection[str]) -> Iterator[Problem]:
    """What can be said of a document that is known by `key` without the others; `locales` are tags in small letters."""
    for place, model in models(document):
        yield from _own(file, place, model)
    yield from _identity(file, key, document, locales)
    declared = {blank.id for blank in document.blanks} if isinstance(document, Letter) else set()
    for message in messages(document):
        yield from check_text(file, message, None if key == "interface" else declared)


def _known(library: Library[Message]) -> dict[str, set[str]]:
    known = {room.field: set(getattr(library, room.field)) for room in ROOMS if room.many}
    known["locales"] = {locale.tag.lower() for locale in library.locales.locales}
    known["sources"] = {source.id for source in library.sources.sources}
    known["terms"] = {term.id for term in library.glossary.terms}
    known["situations"] = {situation.id for situation in library.situations.situations}
    for name, guide in library.guides.items():
        known[ANCHORS + name] = {section.id for section in guide.sections}
    known["record"] = {record.id for group in library.records.values() for record in group.records}
    return known


def _identity(file: SourceFile, key: str, document: Model, locales: Collection[str]) -> Iterator[Problem]:
    own = getattr(document, "id", None)
    name = key.rsplit("/", 1)[-1]
    if own is None:
        return
    at = file.root.position(("id",))
    if own != name:
        other = file.path.removesuffix(f"{name}.yml") + f"{own}.yml"
        reason = f"the id is '{own}', that of {other}; this is {file.path}"
        yield file.problem(at, "S-id-file", reason, f"write 'id: {name}'")
    if isinstance(document, Guide) and own in document.related:
        at = file.root.position(("related", document.related.index(own)))
        yield file.problem(at, "S-ref", f"'{own}' is this guide itself", "delete it from the list")
    if own in RESERVED_IDS or own in locales or re.fullmatch(r"(com|lpt)\d", own):
        yield file.problem(at, "S-id-reserved", f"'{own}' is kept for other uses", "choose a longer name")


def _own(file: SourceFile, place: Place, model: Model) -> Iterator[Problem]:
    """Rules inside one model: ids once per list, dates in order, cells under columns."""
    for field in type(model).model_fields:
        value = getattr(model, field)
        if isinstance(value, tuple):
            yield from _repeated(file, (*place, field), value)
    if isinstance(model, Reviewed) and model.next_review <= model.last_reviewed:
        at = file.root.position((*place, "next_review"))
        yield file.problem(at, "C-date", "the next review is not after the last one", "write a later day")
    if isinstance(model, Reviewed) and model.next_review - model.last_reviewed > LONGEST_REVIEW:
        at = file.root.position((*place, "next_review"))
        yield file.problem(at, "C-date", "the next review is more than two years away", "write an earlier day")
    if isinstance(model, Table):
        columns = [column.id for column in model.columns]
        for index, row in enumerate(model.rows):
            if [cell.id for cell in row.cells] != columns:
                at = file.root.position((*place, "rows", index))
                yield file.problem(
                    at, "S-cells", "the cells are not those of the columns", f"ids: {', '.join(columns)}"
                )


def _repeated(file: SourceFile, place: Place, items: tuple[Any, ...]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for index, item in enumerate(items):
        name = item if isinstance(item, str) else getattr(item, "id", None)
        if name is None:
            continue
        at = file.root.position((*place, index))
        if name in first:
            message = f"'{name}' stands here again; first on line {first[name]}"
            yield file.problem(at, "S-dup-id", message, "give each entry an id of its own")
        first.setdefault(name, at[0])


def _references(
    file: SourceFile, place: Place, model: Model, known: Mapping[str, set[str]], broken: frozenset[str]
) -> Iterator[Problem]:
    for field, target, kind in _reference_list(model):
        if kind in broken or (kind == "record" and "records" in broken):
            continue
        if target not in known[kind]:
            at = file.root.position((*place, *field))
            yield file.problem(at, "S-ref", f"there is no '{target}' in {kind}", did_you_mean(target, known[kind]))
    if isinstance(model, (NextStep, Door)):
        yield from _target(file, (*place, "target"), model.target, known, broken)


def _reference_list(model: Model) -> Iterator[tuple[Place, str, str]]:
    """Every id of another document that this model names: (place inside the model, id, kind)."""
    sources = getattr(model, "sources", ())
    for index, name in enumerate(sources):
        if isinstance(name, str):
            yield ("sources", index), name, "sources"
    if isinstance(model, Misconceptions):
        yield from ((("show", index), name, "misconceptions") for index, name in enumerate(model.show))
    elif isinstance(model, ShowConversation):
        yield ("show",), model.show, "conversations"
    elif isinstance(model, ShowQuestions):
        yield ("show",), model.show, "questions"
    elif isinstance(model, RecordUse):
        yield ("record",), model.record, "record"
        yield from ((("situations", index), name, "situations") for index, name in enumerate(model.situations))
    elif isinstance(model, Guide):
        yield from ((("related", index), name, "guides") for index, name in enumerate(model.related))
    elif isinstance(model, Cancer):
        yield from ((("omit", index), name, "record") for index, name in enumerate(model.omit))


def _target(
    file: SourceFile, place: Place, target: str, known: Mapping[str, set[str]], broken: frozenset[str]
) -> Iterator[Problem]:
    page, _, name = target.partition("/")
    kind = "cancers" if page == "checklists" else page
    if (not name and page in _SINGLE_PAGES) or kind in broken or name in known.get(kind, set()):
        return
    hint = did_you_mean(name, known[kind]) if kind in known else did_you_mean(page, _SINGLE_PAGES)
    yield file.problem(file.root.position(place), "S-ref", f"there is no page '{target}'", hint)


def _words(library: Library[Message], file: SourceFile) -> Iterator[Problem]:
    """The words are those the templates ask for, each with room for what is filled in."""
    words = library.interface.words
    for name in WORDS.keys() - words.keys():
        hint = f"add the line '{name}: …'"
        yield file.problem(file.root.position(("words",)), "S-missing", f"the word '{name}' is missing", hint)
    for name, message in words.items():
        if name not in WORDS:
            at = file.root.key_position(("words", name))
            yield file.problem(at, "S-unknown", f"no page asks for the word '{name}'", did_you_mean(name, WORDS))
        elif set(PLACEHOLDER.findall(message.source)) != set(WORDS[name]):
            needed = " ".join(f"{{{each}}}" for each in WORDS[name]) or "none"
            yield file.problem(
                (message.line, message.column), "I-placeholder", "these are not its placeholders", f"needed: {needed}"
            )


def _locales(library: Library[Message], file: SourceFile) -> Iterator[Problem]:
    for index, locale in enumerate(library.locales.locales):
        place = ("locales", index)
        if not is_cldr_name(locale.cldr):
            at = file.root.position((*place, "cldr"))
            yield file.problem(
                at, "S-locale", f"CLDR knows no locale '{locale.cldr}'", "for example: hi, pt_BR, zh_Hant"
            )
        if locale.tag.endswith(PSEUDO):
            at = file.root.position((*place, "tag"))
            yield file.problem(at, "S-locale", "this locale is made up, for looking at the layout", "delete its entry")
        for number, family in enumerate(locale.fonts):
            if family not in FAMILIES:
                at = file.root.position((*place, "fonts", number))
                yield file.problem(
                    at, "S-font", f"there is no font '{family}' for paper", did_you_mean(family, FAMILIES)
                )
    if not library.locales.locales[0].published:
        at = file.root.position(("locales", 0, "published"))
        yield file.problem(at, "S-locale", "the language of the source strings is not published", "write 'true'")


def _repeated_records(library: Library[Message], files: Mapping[str, SourceFile]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for topic, group in library.records.items():
        for index, record in enumerate(group.records):
            if first.setdefault(record.id, topic) != topic:
                file = files[f"checklists/records/{topic}"]
                message = f"the record '{record.id}' stands in {first[record.id]}.yml already"
                at = file.root.position(("records", index, "id"))
                yield file.problem(at, "S-dup-id", message, "keep one of the two")


def _unused_sources(
    library: Library[Message], files: Mapping[str, SourceFile], broken: frozenset[str]
) -> Iterator[Problem]:
    if broken:
        return
    used: set[str] = set()
    for _, document in library.documents():
        for _, model in models(document):
            used.update(name for name in getattr(model, "sources", ()) if isinstance(name, str))
        for message in messages(document):
            used.update(href[7:] for href in inline.links(message.source) if href.startswith("source:"))
    for index, source in enumerate(library.sources.sources):
        if source.id not in used:
            file = files["sources"]
            at = file.root.position(("sources", index))
            yield file.warning(at, "S-ref-unused", f"nothing cites the source '{source.id}'", "cite it or delete it")


def _long_lists(library: Library[Message], files: Mapping[str, SourceFile]) -> Iterator[Problem]:
    for cancer in library.cancers:
        for group in checklist(library, cancer).groups:
            if len(group.lines) > MAX_UNBROKEN:
                file = files[f"checklists/cancers/{cancer}"]
                message = f"{len(group.lines)} {group.need} records to ask of '{group.holder}'; at most {MAX_UNBROKEN}"
                yield file.problem(file.root.position(("uses",)), "C-long-list", message, "merge or drop some")

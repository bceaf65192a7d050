"""What stands on which page: one plan per page, in the reader's language but not yet rendered."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Literal, TypeVar

from secondlook import inline
from secondlook.checklist import by_holder, checklist, common_groups
from secondlook.edition import Edition
from secondlook.model.blocks import Misconceptions, ShowConversation, ShowQuestions
from secondlook.model.guides import Conversation, Guide, Letter
from secondlook.model.site import Source
from secondlook.render.alphabet import by_letter
from secondlook.render.languages import languages, open_parts, planned
from secondlook.render.letters import cancers_of_records, letter_path, open_lists
from secondlook.render.plan import Plan
from secondlook.text import Model, Text, models

M = TypeVar("M", bound=Model)

URGENT_GUIDE = "when-not-to-wait"
"""The guide that shows the whole urgent text; the strip on every other page leads there."""


def plans(edition: Edition, editions: Sequence[Edition]) -> Iterator[Plan]:
    """The plans of all pages. Those of the sources come last, because they say which pages cite them."""
    library = edition.library
    yield Plan(
        uri="",
        key="site",
        template="home",
        heading=library.site.home.title,
        message=library.site.home.lead,
        description=library.site.home.lead,
        shown=("site", "urgent"),
        urgent="own",
    )
    yield _list(edition, "guides", values={"groups": _grouped(library.guides.values(), "group")})
    yield from (_guide(edition, "guides", guide) for guide in library.guides.values())
    yield from (_guide(edition, "about", guide) for guide in library.about.values())
    chooser = _list(
        edition,
        "checklists",
        shown=("checklists/common", *_record_groups(edition)),
        values={"common": by_holder(common_groups(library)), "regions": _grouped(library.cancers.values(), "region")},
    )
    yield replace(chooser, scripts=("chooser",))
    yield from (_checklist(edition, name) for name in library.cancers)
    for name in ("questions", "cards", "countries", "misconceptions"):
        documents: Mapping[str, Model] = getattr(library, name)
        keys = tuple(f"{name}/{each}" for each in documents)
        yield _list(edition, name, shown=keys, cites=tuple(documents.values()), values={"editions": editions})
    talks = library.conversations
    keys = tuple(f"conversations/{name}" for name in talks)
    yield _list(edition, "conversations", shown=keys, values={"times": _grouped(talks.values(), "time")})
    yield from (_conversation(talk) for talk in talks.values())
    yield _list(edition, "letters", shown=tuple(f"letters/{name}" for name in library.letters))
    listed = cancers_of_records(library)
    yield from (
        _letter(edition, editions, letter, open_lists(listed, letter.departments))
        for letter in library.letters.values()
    )
    yield _planner(edition)
    yield _question_sheet(edition)
    yield _list(edition, "glossary", key="glossary", shown=("glossary",), values=_letters(edition))
    yield _list(edition, "translations", values=_standing_of_languages(edition, editions))
    yield replace(_list(edition, "offline"), scripts=("offline",))
    strengths = _by_strength(edition)
    overview = _list(edition, "sources", key="sources", shown=("sources",), values={"strengths": strengths})
    yield overview
    yield from (_sources(edition, overview, strength, group) for strength, group in strengths)


def _list(  # noqa: PLR0913 -- a plan has this many parts
    edition: Edition,
    uri: str,
    *,
    key: str = "interface",
    shown: tuple[str, ...] = (),
    cites: tuple[Model, ...] = (),
    values: Mapping[str, object] = MappingProxyType({}),
) -> Plan:
    """A page whose title and message are words of the interface."""
    words = edition.library.interface.words
    return Plan(
        uri=uri,
        key=key,
        template=uri,
        heading=words[f"title-{uri}"],
        message=words[f"message-{uri}"],
        description=words[f"message-{uri}"],
        shown=("interface", *shown, "urgent"),
        cites=cites,
        values=values,
    )


def _standing_of_languages(edition: Edition, editions: Sequence[Edition]) -> Mapping[str, object]:
    return {
        "languages": languages(edition, editions),
        "planned": planned(edition, editions),
        "parts": open_parts(edition),
    }


def _guide(edition: Edition, folder: Literal["guides", "about"], guide: Guide[Text]) -> Plan:
    others = dict.fromkeys(_referenced(guide))
    held = dict(edition.library.documents())
    return Plan(
        uri=f"{folder}/{guide.id}",
        key=f"{folder}/{guide.id}",
        template="guide",
        heading=guide.title,
        message=guide.message,
        description=guide.description,
        shown=(f"{folder}/{guide.id}", *others, "urgent"),
        cites=(guide, *(held[key] for key in others)),
        parent="guides" if folder == "guides" else "",
        urgent="full" if guide.id == URGENT_GUIDE else "strip",
        values={"guide": guide},
    )


def _referenced(guide: Guide[Text]) -> Iterator[str]:
    """The keys of the documents that the guide's blocks show."""
    for _, block in models(guide):
        if isinstance(block, Misconceptions):
            yield from (f"misconceptions/{name}" for name in block.show)
        elif isinstance(block, ShowConversation):
            yield f"conversations/{block.show}"
        elif isinstance(block, ShowQuestions):
            yield f"questions/{block.show}"


def _checklist(edition: Edition, name: str) -> Plan:
    library = edition.library
    whole = checklist(library, name)
    lines = [line for group in whole.groups for line in group.lines]
    title = library.interface.words["checklist-title"].value.replace("{cancer}", inline.plain(whole.cancer.name.value))
    return Plan(
        uri=f"checklists/{name}",
        key=f"checklists/cancers/{name}",
        template="checklist",
        title=inline.plain(title),
        condition=inline.plain(whole.cancer.name.value),
        heading=whole.cancer.name,
        message=whole.cancer.intro,
        description=whole.cancer.intro,
        shown=(
            f"checklists/cancers/{name}",
            "checklists/common",
            "checklists/situations",
            *_record_groups(edition),
            "urgent",
        ),
        cites=(whole.cancer, *(line.record for line in lines), *(line.use for line in lines)),
        parent="checklists",
        scripts=("checklist", "device"),
        values={"checklist": whole, "moments": _moments(edition)},
    )


def _conversation(talk: Conversation[Text]) -> Plan:
    return Plan(
        uri=f"conversations/{talk.id}",
        key=f"conversations/{talk.id}",
        template="conversation",
        heading=talk.title,
        message=talk.situation,
        description=talk.situation,
        shown=(f"conversations/{talk.id}", "urgent"),
        cites=(talk,),
        parent="conversations",
        values={"talk": talk},
    )


def _sources(edition: Edition, overview: Plan, strength: str, group: tuple[Source[Text], ...]) -> Plan:
    """The sources of one strength. All of them in one page weighed 42 KB in Hindi."""
    return replace(
        overview,
        uri=f"sources/{strength}",
        template="source-list",
        heading=edition.library.interface.words[f"strength-{strength}"],
        parent="sources",
        values={"sources": group},
    )


def _letter(
    edition: Edition, editions: Sequence[Edition], letter: Letter[Text], lists: Mapping[str, tuple[str, ...]]
) -> Plan:
    """The page to fill in one letter. A script loads it in the hospital's language where that is another."""
    uri = f"letters/{letter.id}"
    others = [each for each in editions if each.locale.tag != edition.locale.tag]
    return Plan(
        uri=uri,
        key=f"letters/{letter.id}",
        template="letter",
        heading=letter.title,
        message=letter.purpose,
        description=letter.purpose,
        shown=(f"letters/{letter.id}", "interface", *(_record_groups(edition) if lists else ()), "urgent"),
        cites=(letter,),
        parent="letters",
        scripts=("letter", "device"),
        values={
            "letter": letter,
            "lists": lists,
            "others": {
                each.locale: posixpath.relpath(letter_path(each, letter.id), edition.prefix + uri) for each in others
            },
        },
    )


def _planner(edition: Edition) -> Plan:
    planner = edition.library.planner
    emergencies = tuple(each for each in edition.library.cancers.values() if each.timing.level == "emergency")
    return Plan(
        uri="planner",
        key="planner",
        template="planner",
        heading=planner.title,
        message=planner.message,
        description=planner.message,
        shown=("planner", "interface", *(f"checklists/cancers/{each.id}" for each in emergencies), "urgent"),
        cites=(planner,),
        scripts=("planner", "device"),
        values={"planner": planner, "emergencies": emergencies},
    )


def _question_sheet(edition: Edition) -> Plan:
    """The page to choose from all questions. Their medical words and sources stand on the pages they come from."""
    library = edition.library
    words = library.interface.words
    sets = (
        *(f"questions/{name}" for name in library.questions),
        *(f"checklists/cancers/{name}" for name in library.cancers),
    )
    return Plan(
        uri="questions/sheet",
        key="interface",
        template="question-sheet",
        heading=words["title-question-sheet"],
        message=words["message-question-sheet"],
        description=words["message-question-sheet"],
        shown=("interface", *sets, "urgent"),
        parent="questions",
        scripts=("question-sheet", "device"),
        values={"regions": _grouped(library.cancers.values(), "region")},
    )


def _grouped(documents: Iterable[M], field: str) -> tuple[tuple[str, tuple[M, ...]], ...]:
    """Documents by the value of a field, in the order in which the values first stand there."""
    groups: dict[str, list[M]] = {}
    for document in documents:
        groups.setdefault(getattr(document, field), []).append(document)
    return tuple((value, tuple(held)) for value, held in groups.items())


def _record_groups(edition: Edition) -> tuple[str, ...]:
    return tuple(f"checklists/records/{name}" for name in edition.library.records)


def _moments(edition: Edition) -> Mapping[str, int]:
    """The numbers of the situations, from 1."""
    return {each.id: number for number, each in enumerate(edition.library.situations.situations, start=1)}


def _letters(edition: Edition) -> Mapping[str, object]:
    return {"letters": by_letter(edition.library.glossary.terms, edition.locale)}


def _by_strength(edition: Edition) -> tuple[tuple[str, tuple[Source[Text], ...]], ...]:
    sources = edition.library.sources.sources
    order = ("review", "study", "guidance", "law", "service-page")
    groups = ((strength, tuple(each for each in sources if each.strength == strength)) for strength in order)
    return tuple((strength, group) for strength, group in groups if group)

"""Library[Text] to print sheets: one whole HTML document each, for A4 or Letter."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

import segno
from markupsafe import Markup

from secondlook.checklist import Checklist, checklist
from secondlook.edition import Edition
from secondlook.library import Library
from secondlook.localize import date_in
from secondlook.look import paper_rules
from secondlook.model.checklists import Form, Holder
from secondlook.model.guides import Card, Country, Letter
from secondlook.render.citations import Citations
from secondlook.render.columns import Piece, pieces
from secondlook.render.environment import Reader, render
from secondlook.render.standing import standing
from secondlook.signoffs import Role
from secondlook.text import Text

Paper = Literal["a4", "letter"]

LENT = frozenset({Form.SLIDES, Form.BLOCK})
"""The forms that a department lends and wants back."""

FORMS = {"case-summary": "summary-title", "comparison-sheet": "compare-title", "come-back-sheet": "back-title"}
"""The forms that the family fills in, and the word that is the title of each."""

SHARED = ("urgent", "interface", "site")
"""The documents that every sheet shows a part of."""


@dataclass(frozen=True, slots=True)
class PrintSheet:
    """A sheet ready for the press: where its PDF goes ("ar/print/conversations.pdf"), and the whole HTML document."""

    path: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """One sheet before it is rendered.

    `name` is its path below print/, `page` and `fragment` say where the same words stand on the site, `shown` are the
    keys of its documents. `title` is neutral, because many families have not told the patient; `subtitle` stands beside
    it, small. `hospital` is the edition in the language of those to whom the sheet is handed, where that matters. What
    is `handed_over` at a counter begins with its request; when not to wait stands below it, for the family. `whose` is
    true of a sheet about one patient: each of its pages has room for the name. A `leaf` is meant to be one page.
    """

    name: str
    page: str
    template: str
    title: Text
    shown: tuple[str, ...] = ()
    fragment: str = ""
    subtitle: Text | None = None
    hospital: Edition | None = None
    handed_over: bool = False
    whose: bool = False
    leaf: bool = False
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


def sheets(edition: Edition, editions: Sequence[Edition]) -> tuple[PrintSheet, ...]:
    """Every sheet of one edition. `editions` are all that are published: a counter card is made in each language."""
    plans = (*_plans(edition), *(_counter_card(edition, hospital) for hospital in editions))
    return tuple(_sheet(edition, plan) for plan in plans)


def documents_of_sheets(edition: Edition, hospitals: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The keys of the documents that each sheet of an edition shows, by where its PDF goes below the edition's address.

    `hospitals` are the tags of all languages that are published: a counter card is made in each.
    """
    made = {plan.name: plan.shown for plan in _plans(edition)} | {_card_name(tag): () for tag in hospitals}
    return {f"print/{name}.pdf": (*shown, *SHARED) for name, shown in made.items()}


def checklist_sheet(
    edition: Edition, cancer_id: str, situation_id: str | None = None, paper: Paper = "a4"
) -> PrintSheet:
    """The records list of one cancer, for one situation or with all situations marked on it.

    Raises KeyError for a cancer that does not exist.
    """
    return _sheet(edition, _checklist(edition, cancer_id, situation_id), paper)


def _plans(edition: Edition) -> Iterator[_Plan]:
    library = edition.library
    words = library.interface.words
    yield from (_checklist(edition, name) for name in library.cancers)
    yield from _questions(edition)
    yield _Plan(
        name="conversations",
        page="conversations",
        template="conversations",
        title=words["title-conversations"],
        shown=tuple(f"conversations/{name}" for name in library.conversations),
        values={"talks": tuple(library.conversations.values())},
    )
    for letter in library.letters.values():
        yield _document("letters", letter, letter.title)
    for card in library.cards.values():
        yield _document("cards", card, card.title)
    for country in library.countries.values():
        yield _document("countries", country, words["title-countries"], country.name)
    for name, title in FORMS.items():
        yield _Plan(name=name, page="cards", template=name, title=words[title], whose=True, leaf=True)
    yield _Plan(
        name="booklet",
        page="guides",
        template="booklet",
        title=words["booklet-title"],
        shown=(*(f"guides/{name}" for name in library.guides), "glossary"),
    )


def _document(
    page: str, document: Letter[Text] | Card[Text] | Country[Text], title: Text, subtitle: Text | None = None
) -> _Plan:
    """The sheet of one document, which stands on a list page; a letter has a page of its own.

    Its template knows it by the template's own name.
    """
    template = type(document).__name__.lower()
    alone = template == "letter"
    return _Plan(
        name=f"{page}/{document.id}",
        page=f"{page}/{document.id}" if alone else page,
        fragment="" if alone else document.id,
        template=template,
        title=title,
        subtitle=subtitle,
        shown=(f"{page}/{document.id}",),
        values={template: document},
        handed_over=alone,
        whose=alone,
        leaf=True,
    )


def _checklist(edition: Edition, cancer_id: str, situation_id: str | None = None) -> _Plan:
    library = edition.library
    found = checklist(library, cancer_id, situation_id)
    situations = library.situations.situations
    return _Plan(
        name=f"checklists/{cancer_id}",
        page=f"checklists/{cancer_id}",
        template="checklist",
        title=library.interface.words["records-title"],
        subtitle=found.cancer.name,
        shown=checklist_documents(library, cancer_id),
        whose=True,
        values={
            "checklist": found,
            "situations": situations,
            "situation": next((each for each in situations if each.id == situation_id), None),
            "lenders": _lenders(found),
            "columns": _columns(found, [each.id for each in situations]),
        },
    )


def checklist_documents(library: Library[Text], cancer_id: str) -> tuple[str, ...]:
    """The keys of all documents that the checklist of a cancer is made from."""
    records = (f"checklists/records/{name}" for name in library.records)
    return (f"checklists/cancers/{cancer_id}", "checklists/common", "checklists/situations", *records)


def _lenders(found: Checklist[Text]) -> frozenset[Holder]:
    return frozenset(g.holder for g in found.groups for line in g.lines if LENT.intersection(line.record.forms))


def _columns(found: Checklist[Text], situations: Sequence[str]) -> dict[tuple[str, ...], tuple[Piece, ...]]:
    """Where the numbers of the situations stand beside a line, by its situations."""
    uses = {line.situations for group in found.groups for line in group.lines}
    return {use: tuple(pieces(sorted(situations.index(each) + 1 for each in use))) for use in uses}


def _questions(edition: Edition) -> Iterator[_Plan]:
    library = edition.library
    for each in library.questions.values():
        yield _Plan(
            name=f"questions/{each.id}",
            page="questions",
            fragment=each.id,
            template="questions",
            title=each.title,
            shown=(f"questions/{each.id}",),
            whose=True,
            values={"moment": each.moment, "groups": tuple((group.title, group.questions) for group in each.groups)},
        )
    for cancer in library.cancers.values():
        yield _Plan(
            name=f"questions/{cancer.id}",
            page=f"checklists/{cancer.id}",
            fragment="questions",
            template="questions",
            title=library.interface.words["title-questions"],
            subtitle=cancer.name,
            shown=(f"checklists/cancers/{cancer.id}",),
            whose=True,
            values={"moment": None, "groups": ((None, cancer.questions),)},
        )


def _card_name(tag: str) -> str:
    return f"counter-card/{tag}"


def _counter_card(edition: Edition, hospital: Edition) -> _Plan:
    return _Plan(
        name=_card_name(hospital.locale.tag),
        page="cards",
        template="counter-card",
        title=edition.library.interface.words["card-title"],
        hospital=hospital,
        handed_over=True,
        whose=True,
        leaf=True,
    )


def _sheet(edition: Edition, plan: _Plan, paper: Paper = "a4") -> PrintSheet:
    library = edition.library
    reader = Reader(edition, library.locales.locales[0], "paper", plan.page)
    hospital = replace(reader, edition=plan.hospital or edition)
    address = reader.url(plan.page, plan.fragment)
    shared: dict[str, object] = {
        "plan": plan,
        "title": plan.title,
        "short": Markup('<bdi dir="ltr">{}</bdi>').format(address.removeprefix("https://")),
        "code": _code(address, reader.plain_word("sheet-code", address=address)),
        "checked": _checked(reader, (*plan.shown, *SHARED)),
        "library": library,
        "citations": Citations(library),
        "hospital": hospital,
        "hospital_checked": _checked(hospital, SHARED),
        **plan.values,
    }
    content = Markup(render(f"sheets/{plan.template}.html", reader, **shared))  # noqa: S704 -- escaped by the template
    html = render(
        "sheets/frame.html",
        reader,
        content=content,
        subtitle=_subtitle(reader, plan),
        paper=paper,
        locales=(edition.locale, hospital.edition.locale),
        address=address,
        own_rules=Markup(paper_rules(library.site, edition.logo)),  # noqa: S704 -- colours and base64, nothing else
        standing=standing(edition, plan.shown),
        **shared,
    )
    return PrintSheet(f"{edition.prefix}print/{plan.name}.pdf", html)


def _subtitle(reader: Reader, plan: _Plan) -> Markup | None:
    if plan.hospital:
        spoken = plan.hospital.locale
        return Markup('<span lang="{}" dir="{}">{}</span>').format(spoken.tag, spoken.direction, spoken.endonym)
    return reader.html(plan.subtitle) if plan.subtitle else None


def _checked(reader: Reader, keys: Sequence[str]) -> Markup:
    """How far the documents with these keys have been checked, as sentences for the reader."""
    edition = reader.edition
    review = standing(edition, keys).review

    def sentence(role: Role, day: datetime.date | None, changed: str, otherwise: str) -> Markup:
        if day:
            return reader.word(f"review-{role}", date=date_in(edition.locale, day))
        return reader.word(changed if role in review.changed else otherwise)

    sentences = [sentence("clinician", review.clinician, "review-changed", "review-no-clinician")]
    if not edition.is_source:
        otherwise = "review-machine-draft" if review.machine else "review-no-translator"
        sentences.append(sentence("translator", review.translator, "review-changed-translator", otherwise))
    return Markup(" ").join(sentences)


def _code(address: str, alternative: str) -> Markup:
    """The square code of an address as inline SVG: nothing is fetched when the sheet is printed."""
    made = segno.make(address, error="m", micro=False)
    drawn = made.svg_inline(border=0, omitsize=True, title=alternative, svgclass="sl-code", lineclass=None)
    return Markup(drawn)  # noqa: S704 -- written by segno, which escapes the title

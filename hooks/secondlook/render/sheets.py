"""Library[Text] to print sheets: one whole HTML document each, for A4 or Letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import segno
from markupsafe import Markup

from secondlook.checklist import checklist
from secondlook.edition import Edition
from secondlook.render.environment import Reader, render
from secondlook.signoffs import Review
from secondlook.text import Text

Paper = Literal["a4", "letter"]


@dataclass(frozen=True, slots=True)
class PrintSheet:
    """A sheet ready for the press: where its PDF goes ("ar/print/conversations.pdf"), and the whole document."""

    path: str
    html: str


def sheets(edition: Edition, editions: Sequence[Edition]) -> tuple[PrintSheet, ...]:
    """Every sheet of one edition. `editions` are those whose languages a hospital may need a counter card in."""
    return tuple(checklist_sheet(edition, c) for c in edition.library.cancers)


def checklist_sheet(
    edition: Edition, cancer_id: str, situation_id: str | None = None, paper: Paper = "a4"
) -> PrintSheet:
    library = edition.library
    found = checklist(library, cancer_id, situation_id)
    reader = _reader(edition, f"checklists/{cancer_id}")
    content = render(
        "sheets/records.html",
        reader,
        list=found,
        situation=situation_id,
        situations=library.situations.situations,
        lenders={"pathology"},
    )
    return _sheet(reader, f"checklists/{cancer_id}", library.interface.words["records-title"], content, Review(), paper, found.cancer.name)


def _reader(edition: Edition, page: str) -> Reader:
    return Reader(edition, edition.library.locales.locales[0], "paper", page)


def _sheet(reader, name, title, content, review, paper="a4", subtitle=None):
    address = reader.url(reader.here)
    html = render(
        "sheets/frame.html",
        reader,
        title=title,
        subtitle=subtitle,
        content=Markup(content),
        notices=(),
        review=review,
        paper=paper,
        locales=[reader.edition.locale],
        address=address.removeprefix("https://"),
        code=Markup(segno.make(address, error="m").svg_inline(border=0, omitsize=True, title=address, svgclass="sl-qr", lineclass=None)),
    )
    return PrintSheet(f"{reader.edition.prefix}print/{name}.pdf", html)

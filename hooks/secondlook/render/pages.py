"""The pages of one edition as finished HTML."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal
from urllib.parse import quote

from markupsafe import Markup

from secondlook import inline, terms
from secondlook.catalog import po_path
from secondlook.edition import Edition
from secondlook.library import source_path
from secondlook.model.checklists import Record
from secondlook.model.site import Term
from secondlook.render.alphabet import in_order
from secondlook.render.citations import Citations
from secondlook.render.environment import Reader, render
from secondlook.render.plan import Plan
from secondlook.render.plans import plans
from secondlook.render.sharing import address_of, as_script, linked_data, share_links
from secondlook.render.standing import standing
from secondlook.text import Text, TextState, models, texts

Form = Literal["content-correction", "translation-problem"]
"""The forms of .github/ISSUE_TEMPLATE that readers are led to."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `uri` is "" for the home page, else without slashes around it: "guides/what-is".

    `title` and `description` are plain characters, `body` is the HTML of the main content. `source` is the YAML file of
    the page's own document, `key` the document's key. `linked_data` is what search engines are told, as JSON for
    a script element. `scripts` are the page's own modules, by name.
    """

    uri: str
    title: str
    description: str
    body: str
    source: str
    key: str
    linked_data: Markup
    scripts: tuple[str, ...] = ()


def pages(edition: Edition, editions: Sequence[Edition]) -> tuple[Page, ...]:
    """All pages of one edition. `editions` are all that are published: the page on translations lists them."""
    cited: defaultdict[str, list[Plan]] = defaultdict(list)
    return tuple(_page(edition, plan, cited) for plan in plans(edition, editions))


def _page(edition: Edition, plan: Plan, cited: defaultdict[str, list[Plan]]) -> Page:
    """Render one plan, and note in `cited` which sources it cites."""
    library = edition.library
    known = terms.forms(library.glossary)
    words = _words(edition, plan, known)
    shown = {name: term.term for name, term in words.items()}
    reader = Reader(edition, library.locales.locales[0], "screen", plan.uri, words=shown, known=known)
    citations = Citations(library)
    found = standing(edition, plan.shown)
    shared = {
        "plan": plan,
        "library": library,
        "citations": citations,
        "edit_url": partial(edit_url, edition),
        "report_url": partial(report_url, edition, plan.uri),
        "translation_url": partial(translation_url, edition),
        "standing": found,
    }
    content = Markup(render(f"pages/{plan.template}.html", reader, cited=cited, **shared, **plan.values))  # noqa: S704 -- escaped by the template
    citations.add(plan.cites)
    for source in citations.sources:
        cited[source.id].append(plan)
    title = plan.title or inline.plain(plan.heading.value)
    description = inline.plain(plan.description.value)
    address = address_of(edition, plan.uri)
    body = render(
        "parts/page.html",
        reader,
        content=content,
        words=in_order(words.values(), edition.locale),
        address=address,
        shares=share_links(title, address),
        **shared,
    )
    data = linked_data(
        edition, plan.uri, title=title, description=description, condition=plan.condition, standing=found
    )
    return Page(
        uri=plan.uri,
        title=title,
        description=description,
        body="\n".join(stripped for line in body.split("\n") if (stripped := line.strip())),
        source=source_path(plan.key),
        key=plan.key,
        linked_data=as_script(data),
        scripts=plan.scripts,
    )


def _words(edition: Edition, plan: Plan, known: terms.Forms) -> dict[str, Term[Text]]:
    """The medical words that the documents on a page use, by id."""
    held = {term.id: term for term in edition.library.glossary.terms}
    used: dict[str, None] = {}
    for _, model in (part for cited in plan.cites for part in models(cited)):
        if isinstance(model, Record):
            used.update(dict.fromkeys(name for printed in model.report_names for name in terms.used(printed, known)))
    for model in plan.cites:
        used.update(dict.fromkeys(name for text in texts(model) for name in terms.used(text.source, known)))
    return {name: held[name] for name in used if name in held}


def report_url(edition: Edition, uri: str, form: Form, part: str = "") -> str:
    """The form in which a reader reports an error on a page, or in one part of it, with its address filled in."""
    site = edition.library.site
    page = f"{site.url.rstrip('/')}/{edition.prefix}{uri}{'/' if uri else ''}{'#' if part else ''}{part}"
    return site.report_url.replace("{form}", form).replace("{page}", quote(page, safe=""))


def edit_url(edition: Edition, key: str) -> str:
    """Where the English of a document is corrected."""
    return edition.library.site.edit_url.replace("{path}", source_path(key))


def translation_url(edition: Edition, key: str) -> str:
    """Where the translation of a document is corrected; "" if nothing of it is translated."""
    if not any(edition.states[key].get(state) for state in (TextState.FRESH, TextState.STALE)):
        return ""
    return edition.library.site.edit_url.replace("{path}", po_path(edition.locale.tag, key))


def as_markdown(page: Page) -> str:
    """The page as a Markdown file: front matter, then the body as one HTML block that Markdown leaves alone."""
    front = f"title: {json.dumps(page.title)}\ndescription: {json.dumps(page.description)}"
    return f"---\n{front}\n---\n\n{page.body}\n"

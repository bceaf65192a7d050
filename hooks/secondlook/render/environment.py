"""The one Jinja environment, and how a text becomes HTML for one reader.

Templates get `reader` (below) and use these filters and functions, all of which read it from their context (so import
macros `with context`):

- `text | t`: the text as inline HTML: emphasis, links, `lang` and `dir` where it is not in the reader's language, the
  mark of a stale translation, isolated numbers and Latin names in right-to-left text.
- `text | paragraphs`: the same as <p> elements.
- `text | label`: the text without links and buttons, for places inside a link.
- `text | plain`: characters only, for titles and attributes.
- `names | printed`: names as reports print them, the same in every language: one left-to-right list.
- `day | day`: a date in words.
- `word(id, name=value)`: a word of the interface, `{name}` filled in; `plain_word` for attributes.
- `url('guides/what-is', 'section')`: the address of a page: relative on screen, absolute on paper.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from secondlook import inline, terms
from secondlook.edition import Edition
from secondlook.localize import date_in
from secondlook.model.site import Locale
from secondlook.render.bidi import islands
from secondlook.render.mistakes import naming_templates
from secondlook.text import Text, TextState

TEMPLATES = Path(__file__).parent.parent / "templates"


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom something is rendered: the edition, screen or paper, and the page the reader is on ("" is home).

    `seen` collects the states of the texts shown so far: the notices on a page or sheet go by it. `words` are the terms
    that the page explains at its end, by id; the first use of each leads there, and `linked` collects those done.
    """

    edition: Edition
    source_locale: Locale
    medium: Literal["screen", "paper"]
    here: str = ""
    seen: set[TextState] = field(default_factory=set)
    words: Mapping[str, Text] = field(default_factory=dict)
    known: terms.Forms = terms.NONE
    linked: set[str] = field(default_factory=set)

    def url(self, uri: str, fragment: str = "") -> str:
        """The address of a page of this edition: relative on screen, absolute on paper."""
        anchor = f"#{fragment}" if fragment else ""
        folder = f"{uri}/" if uri else ""
        if self.medium == "paper":
            return f"{self.edition.library.site.url.rstrip('/')}/{self.edition.prefix}{folder}{anchor}"
        up = "../" * (self.here.count("/") + 1) if self.here else ""
        return f"{up}{folder}{anchor}" or "./"

    def file(self, path: str) -> str:
        """The address of a file of this edition ("print/checklists/breast.pdf")."""
        return self.url(path).removesuffix("/")

    def href(self, link: str) -> str:
        """The address behind a link as editors write it: guide:, source:, term:, or an address outside."""
        scheme, _, rest = link.partition(":")
        name, _, fragment = rest.partition("#")
        if scheme == "guide":
            return self.url(f"guides/{name}", fragment)
        if scheme == "term":
            return f"#word-{name}" if name in self.words else self.url("glossary", name)
        if scheme == "source":
            strengths = {each.id: each.strength for each in self.edition.library.sources.sources}
            return self.url(f"sources/{strengths[name]}", name)
        return link if link.startswith(inline.ALLOWED_SCHEMES) else ""

    def html(self, text: Text, *, parts: tuple[inline.Paragraph, ...] | None = None) -> Markup:
        """A text as inline HTML."""
        self.seen.add(text.state)
        shown = inline.paragraphs(text.value) if parts is None else parts
        foreign = text.state is TextState.MISSING
        if self.words:
            shown = self._explained(text, shown)
        html = [self._paragraph(part, isolate=not foreign) for part in shown]
        runs = html[0] if len(html) == 1 else Markup(" ").join(html)
        if foreign:
            return self._foreign(runs)
        return self._stale(text, runs) if text.state is TextState.STALE else runs

    def paragraphs(self, text: Text) -> Markup:
        """A text as <p> elements."""
        *earlier, last = inline.paragraphs(text.value)
        shown = [self._start(text, part) for part in earlier] + [self.html(text, parts=(last,))]
        return Markup("\n").join(Markup("<p>{}</p>").format(html) for html in shown)

    def _start(self, text: Text, part: inline.Paragraph) -> Markup:
        """A paragraph that others follow: the way to today's English stands after the last one only."""
        if text.state is TextState.STALE:
            return Markup('<span class="sl-stale">{}</span>').format(self._paragraph(part, isolate=True))
        return self.html(text, parts=(part,))

    def label(self, text: Text) -> Markup:
        """A text without links and buttons, for places inside a link. A stale one is marked, without its English."""
        self.seen.add(text.state)
        shown = inline.plain(text.value)
        if text.state is TextState.MISSING:
            return self._foreign(_styled(shown, False, False, False))
        html = _styled(shown, False, False, self.edition.locale.direction == "rtl")
        return Markup('<span class="sl-stale">{}</span>').format(html) if text.state is TextState.STALE else html

    def _explained(self, text: Text, shown: tuple[inline.Paragraph, ...]) -> tuple[inline.Paragraph, ...]:
        """The paragraphs with a link at the first use of each word that the page explains."""
        self.linked.update(href.removeprefix("term:") for href in inline.links(text.value) if href.startswith("term:"))
        if terms.is_title(text):
            return shown
        wanted = [n for n in terms.used(text.source, self.known) if n in self.words and n not in self.linked]
        for name in wanted:
            spellings = (inline.plain(self.words[name].value), *self.known.of(name))
            shown = tuple(tuple(self._link_first(paragraph, name, spellings)) for paragraph in shown)
        return shown

    def _link_first(self, paragraph: inline.Paragraph, name: str, spellings: Sequence[str]) -> Iterator[inline.Run]:
        for run in paragraph:
            found = None if run.href or name in self.linked else terms.find(run.text, spellings)
            if found is None:
                yield run
                continue
            self.linked.add(name)
            start, end = found
            pieces = (
                replace(run, text=run.text[:start]),
                replace(run, text=run.text[start:end], href=f"term:{name}"),
                replace(run, text=run.text[end:]),
            )
            yield from (piece for piece in pieces if piece.text)

    def _paragraph(self, runs: inline.Paragraph, *, isolate: bool) -> Markup:
        isolate = isolate and self.edition.locale.direction == "rtl"
        html = [self._run(run, isolate=isolate) for run in runs]
        return html[0] if len(html) == 1 else Markup("").join(html)

    def _run(self, run: inline.Run, *, isolate: bool) -> Markup:
        piece = _styled(run.text, run.strong, run.emphasis, isolate)
        href = self.href(run.href) if run.href and self.medium == "screen" else ""
        return Markup('<a href="') + href + Markup('">') + piece + Markup("</a>") if href else piece

    def _foreign(self, html: Markup) -> Markup:
        return _foreign(self.source_locale.tag, self.source_locale.direction, html)

    def _stale(self, text: Text, html: Markup) -> Markup:
        """The old translation, marked, with today's English one tap away; on paper the English follows at once."""
        english = self._foreign(
            Markup(" ").join(self._paragraph(p, isolate=False) for p in inline.paragraphs(text.source))
        )
        if self.medium == "paper":
            return Markup('<span class="sl-stale">{}</span> <small class="sl-stale__english">[{}]</small>').format(
                html, english
            )
        name = "en-" + hashlib.sha256(text.id.encode()).hexdigest()[:10]
        return Markup(
            '<span class="sl-stale">{}</span> '
            '<button class="sl-stale__mark" type="button" popovertarget="{}">{}</button>'
            '<span class="sl-stale__english" popover id="{}">{}</span>'
        ).format(html, name, self.word("stale-mark"), name, english)

    def word(self, name: str, **values: object) -> Markup:
        """A word of the interface. Raises KeyError for one that does not exist."""
        text = self.edition.library.interface.words[name]
        html = self.html(text) if self.medium == "paper" else self.label(text)  # many words stand inside links
        for key, value in values.items():
            html = html.replace("{" + key + "}", escape(value))
        return html

    def plain_word(self, name: str, **values: object) -> str:
        """The same as characters only."""
        text = inline.plain(self.edition.library.interface.words[name].value)
        for key, value in values.items():
            text = text.replace("{" + key + "}", str(value))
        return text


@lru_cache(maxsize=20_000)
def _styled(text: str, strong: bool, emphasis: bool, isolate: bool) -> Markup:
    pieces = islands(text) if isolate else [(text, False)]
    html = Markup("").join(Markup('<bdi dir="ltr">{}</bdi>').format(p) if alone else p for p, alone in pieces)
    html = Markup("<em>{}</em>").format(html) if emphasis else html
    return Markup("<strong>{}</strong>").format(html) if strong else html


@lru_cache(maxsize=20_000)
def _foreign(tag: str, direction: str, html: Markup) -> Markup:
    return Markup('<span lang="{}" dir="{}">{}</span>').format(tag, direction, html)


def _reader(context: Context) -> Reader:
    reader = context["reader"]
    assert isinstance(reader, Reader)  # noqa: S101 -- a template rendered without a reader is our own bug
    return reader


@pass_context
def _t(context: Context, text: Text) -> Markup:
    return _reader(context).html(text)


@pass_context
def _paragraphs(context: Context, text: Text) -> Markup:
    return _reader(context).paragraphs(text)


@pass_context
def _label(context: Context, text: Text) -> Markup:
    return _reader(context).label(text)


@pass_context
def _day(context: Context, day: datetime.date) -> str:
    return date_in(_reader(context).edition.locale, day)


@pass_context
def _word(context: Context, name: str, **values: object) -> Markup:
    return _reader(context).word(name, **values)


@pass_context
def _plain_word(context: Context, name: str, **values: object) -> str:
    return _reader(context).plain_word(name, **values)


@pass_context
def _url(context: Context, uri: str, fragment: str = "") -> str:
    return _reader(context).url(uri, fragment)


@pass_context
def _file(context: Context, path: str) -> str:
    return _reader(context).file(path)


def _plain(text: Text) -> str:
    return inline.plain(text.value)


def _printed(names: Iterable[str]) -> Markup:
    return Markup('<bdi dir="ltr" translate="no">{}</bdi>').format(", ".join(names))


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The environment: autoescaping on, an undefined name is an error."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,  # looking at the files takes a thirtieth of a build; a server switches it on
    )
    made.filters.update(t=_t, label=_label, paragraphs=_paragraphs, plain=_plain, printed=_printed, day=_day)
    made.globals.update(word=_word, plain_word=_plain_word, url=_url, file=_file)
    return made


def render(template: str, reader: Reader, **values: object) -> str:
    """One template for one reader. Raises ContentError that names the line of a template with a mistake in it."""
    with naming_templates():
        return environment().get_template(template).render(reader=reader, edition=reader.edition, **values)

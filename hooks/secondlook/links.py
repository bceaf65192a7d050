"""Where the links of a text lead: to a place of ours that exists, or by a safe address out of the house."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from secondlook import inline
from secondlook.characters import strange_letters
from secondlook.model.base import HTTPS_PATTERN
from secondlook.problems import Problem, did_you_mean
from secondlook.source import SourceFile
from secondlook.text import Message

ANCHORS = "sections of guides/"
"""In `known`, before the id of a guide: the sections to which one may link."""

_KINDS = {"guide": "guides", "source": "sources", "term": "terms"}


def check_links(
    file: SourceFile, message: Message, known: Mapping[str, set[str]], broken: frozenset[str]
) -> Iterator[Problem]:
    """Every problem with the links of one text.

    Arguments: the file and the text; the ids that exist, by kind; the kinds in which a file was unusable.
    """
    at = (message.line, message.column)
    if picture := inline.picture(message.source):
        hint = "delete the exclamation mark: readers get a link"
        yield file.problem(at, "L-remote", f"a picture cannot stand in a text: {picture}", hint)
    for href in inline.links(message.source):
        for code, reason, hint in _faults(href, known, broken):
            yield file.problem(at, code, reason, hint)


def _faults(href: str, known: Mapping[str, set[str]], broken: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    scheme, _, rest = href.partition(":")
    if not href.startswith(inline.ALLOWED_SCHEMES):
        yield "L-scheme", f"this link may not be used: {href}", f"a link starts with one of: {_schemes()}"
    elif scheme == "https" and not re.fullmatch(HTTPS_PATTERN, href):
        yield "L-url", f"this address cannot be right: {href}", strange_letters(href) or "copy it from the browser"
    elif scheme in _KINDS and _KINDS[scheme] not in broken:
        yield from _inside(href, scheme, rest, known)


def _inside(href: str, scheme: str, rest: str, known: Mapping[str, set[str]]) -> Iterator[tuple[str, str, str]]:
    kind = _KINDS[scheme]
    name, mark, anchor = rest.partition("#")
    if name not in known[kind]:
        yield "L-internal", f"the link {href} leads nowhere", did_you_mean(name, known[kind])
    elif mark and scheme != "guide":
        yield "L-anchor", f"the link {href} names a part, and a {scheme} has none", f"write '{scheme}:{name}'"
    elif mark and anchor not in known[ANCHORS + name]:
        sections = known[ANCHORS + name]
        yield "L-anchor", f"the guide '{name}' has no section '{anchor}'", did_you_mean(anchor, sections)


def _schemes() -> str:
    return ", ".join(inline.ALLOWED_SCHEMES)

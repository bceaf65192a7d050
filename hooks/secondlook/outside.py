"""Whether a built page asks another host for something: no reader may be seen by a third party."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from secondlook.problems import ContentError, Problem

_OUT = r"((?:https?:)?//[^\s\"'<>)]+)"
_TAG = re.compile(
    r"<(?:script|img|iframe|video|audio|source|embed|object|track|input|link|use|image)\b[^>]*>", re.IGNORECASE
)
_FETCHED = re.compile(
    r"""\brel=["']?[^"'>]*\b(?:stylesheet|icon|preload|prefetch|preconnect|dns-prefetch|modulepreload|manifest)\b""",
    re.IGNORECASE,
)
_ADDRESS = re.compile(rf"""\b(?:src|srcset|poster|data|href)\s*=\s*["']?\s*{_OUT}""", re.IGNORECASE)
_STYLE = re.compile(rf"""(?:url\(|@import)\s*["']?\s*{_OUT}""", re.IGNORECASE)


def check_requests(site: Path, own: str) -> None:
    """Look through every page and style sheet below the folder `site`; `own` is the address of the site itself.

    Raises ContentError that names every page that would ask another host for a file.
    """
    found = [
        Problem(file.relative_to(site).as_posix(), line, 1, "B-remote", f"this page would fetch {address}", _HINT)
        for pattern in ("*.html", "*.css")
        for file in sorted(site.rglob(pattern))
        for line, address in requests(file.read_text("utf-8"))
        if not address.startswith(own)
    ]
    if found:
        raise ContentError(found)


_HINT = "nothing comes from other hosts: put the file into docs/assets, or take the line out of the template"


def requests(text: str) -> Iterator[tuple[int, str]]:
    """What a browser would fetch for a page or style sheet from a whole address, each with its line."""
    for tag in _TAG.finditer(text):
        if tag[0][:5].lower() != "<link" or _FETCHED.search(tag[0]):
            yield from ((_line(text, tag.start()), found[1]) for found in _ADDRESS.finditer(tag[0]))
    yield from ((_line(text, found.start()), found[1]) for found in _STYLE.finditer(text))


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1

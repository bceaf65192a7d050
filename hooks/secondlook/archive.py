"""All pages and sheets of one language in one file: unpacked, it opens from a disk with a double click.

Addresses lead to files instead of folders, those of other languages to the web. Each page holds its scripts itself, and
its policy allows just these. The service worker and the search need a server and stay behind.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from html import escape, unescape
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from secondlook.edition import Edition
from secondlook.offline import page_files
from secondlook.scripts import in_one

_HERE = "https://here.invalid/"
_LEFT_OUT = "offline/index.html"
_EVERYWHERE = "site"
"""The script of every page is about what needs a server."""

_ADDRESS = re.compile(r'\b(href|src)="([^"]*)"')
_SCRIPT = re.compile(r'\s*<script type="module" src="[^"]*?([\w-]+)\.js"></script>')
_POLICY = re.compile(r'(?<=<meta http-equiv="Content-Security-Policy" content=")[^"]*')
_APP = re.compile(r'\s*<link rel="manifest"[^>]*>')
_LETTER = re.compile(r'<option value="([^"]*)"[^>]* data-letter="([^"]*)"')
_COPY = ('<p class="sl-copy" hidden>', '<p class="sl-copy">')

_Bundle = Callable[[tuple[str, ...]], str]


def archive(edition: Edition, editions: Sequence[Edition], site: Path) -> bytes:
    """The archive of one edition, made from the finished folder `site`. The same files give the same bytes.

    `editions` are all on the site. Raises `scripts.CannotInline`.
    """
    address = f"{edition.library.site.url.rstrip('/')}/"
    pages = [path for path in page_files(edition, editions, site) if path != edition.prefix + _LEFT_OUT]
    inside = {path: path.removeprefix(edition.prefix) for path in (*pages, *_others(edition, site))}
    read = lru_cache(maxsize=None)(partial(_bundle, site))
    date = edition.library.site.date
    packed = io.BytesIO()
    with ZipFile(packed, "w") as out:
        for path, name in sorted(inside.items(), key=lambda pair: pair[1]):
            content = (site / path).read_bytes()
            if path.endswith(".html"):
                html = _with_letters(site, path, content.decode())
                content = _standing_alone(html, path, inside, address, read).encode()
            entry = ZipInfo(f"pages-{edition.locale.tag}/{name}", (date.year, date.month, date.day, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # the same on every system
            entry.compress_type = ZIP_STORED if path.endswith(".pdf") else ZIP_DEFLATED  # a PDF is packed already
            out.writestr(entry, content)
    return packed.getvalue()


def _others(edition: Edition, site: Path) -> Iterator[str]:
    """What the pages load or link to, but for scripts: style sheets, icons, sheets."""
    for folder in ("assets", f"{edition.prefix}print"):
        for file in (site / folder).rglob("*"):
            if file.suffix in {".css", ".svg", ".png", ".pdf"}:
                yield file.relative_to(site).as_posix()


def _bundle(site: Path, names: tuple[str, ...]) -> str:
    return in_one(names, lambda name: (site / "assets/js" / f"{name}.js").read_text("utf-8"))


def _with_letters(site: Path, path: str, html: str) -> str:
    """A page with the letters in other languages that it would load, because nothing can be loaded from a disk."""
    pieces = []
    for tag, link in _LETTER.findall(html):
        file = site / posixpath.normpath(posixpath.join(posixpath.dirname(path), link))
        pieces.append(f'<template data-language="{tag}">{json.loads(file.read_bytes())["html"]}</template>')
    return html.replace("</body>", f"{''.join(pieces)}</body>", 1)


def _standing_alone(html: str, path: str, inside: Mapping[str, str], address: str, read: _Bundle) -> str:
    """A page that needs no server. `inside` says what is called how in the archive; the rest is at `address`."""
    names = tuple(name for name in _SCRIPT.findall(html) if name != _EVERYWHERE)
    html = _APP.sub("", _SCRIPT.sub("", html)).replace(*_COPY)
    html = _ADDRESS.sub(lambda found: f'{found[1]}="{_moved(unescape(found[2]), path, inside, address)}"', html)
    script = read(names) if names else ""
    html = _POLICY.sub(_policy(script), html)
    return html.replace("</head>", f'<script type="module">{script}</script>\n</head>', 1) if script else html


def _moved(link: str, path: str, inside: Mapping[str, str], address: str) -> str:
    if not link or link.startswith("#") or urlsplit(link).scheme:
        return escape(link)
    target, fragment = urldefrag(urljoin(_HERE + path, link).removeprefix(_HERE))
    anchor = f"#{fragment}" if fragment else ""
    file = f"{target}index.html" if target.endswith("/") or not target else target
    if file not in inside:
        return escape(address + target + anchor)
    return escape(posixpath.relpath(inside[file], posixpath.dirname(inside[path]) or ".") + anchor)


def _policy(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    allowed = f"'sha256-{digest}'" if script else "'none'"
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'self' file:; img-src 'self' file: data:; "
        "base-uri 'none'; form-action 'none'"
    )

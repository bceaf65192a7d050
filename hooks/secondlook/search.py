"""The search index: one for each language, made by Pagefind from the finished pages.

Pagefind takes every combining mark out of the words it keeps. In the scripts of India those are the vowels: without
them unlike words fall together, and a reader has to load up to ten times as much. So it gets a copy of the pages in
which such signs are letters. It also cuts Chinese into words by another dictionary than browsers do, so that a word on
a page might not be found: there, each character is a word, and what a reader types is looked for as a phrase.
`docs/assets/js/search.js` does the same to what a reader types, and undoes it in what is shown.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

FOLDER = "pagefind"
"""Where the index stands below the site."""

AS_LETTER = 0x17000 - 0x0900
"""From a sign of an Indic script to a letter (Tangut) that no page of ours holds and that Pagefind keeps."""

AS_NOTHING = 0xF0000
"""From a sign that people often leave out to one that Pagefind keeps in the text, but not in a word."""

_LEFT_OUT = (
    *("nav", "dialog", "template", "[hidden]"),
    *("div.sl-urgent", ".sl-notices", ".sl-words", ".sl-citations", ".sl-cites", ".sl-age", ".sl-correct"),
    *(".sl-lead__parent", ".sl-record__moments", ".sl-device", ".sl-share", ".sl-speech"),
)
"""What stands on most pages, or is about the page itself. The full list of urgent signs is found."""

PIECE = 5_000
"""How many places of words one piece of the index has, about 7 KB: a reader loads a piece for each word of a question.

Pagefind's own size is four times this. Its variable for it is called unstable: the weight of a search is under test.
"""

_CHINESE = '<html lang="zh'
_UNCUT = '<html lang="x-zh'
"""A language that Pagefind does not know, and so does not cut into words."""

_ENTRY = "pagefind-entry.json"
_NOT_NEEDED = ("*ui.js", "*.css", "pagefind-highlight.js", "pagefind.js")

_ARABIC = (0x0600, 0x0700)
_INDIC = (0x0900, 0x0E00)
_JOINERS = "\u200c\u200d"
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_SIGNS = re.compile("[\u0600-\u06ff\u0900-\u0dff\u200c\u200d]+")
_LOOSE = (0x00, 0x01, 0x02, 0x03, 0x3C)
"""Within the 128 places of an Indic script: its signs for nasal sounds and breath, and the dot below."""


def write_index(site: Path) -> None:
    """Write the index of all pages below the folder `site` into its folder `pagefind`.

    The same pages give the same bytes. Raises CalledProcessError when Pagefind fails; it has then said why on standard
    error.
    """
    with TemporaryDirectory(dir=site.parent, prefix=f".{site.name}-") as folder:
        for page in site.rglob("index.html"):
            copy = Path(folder, page.relative_to(site))
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(searchable(page.read_text("utf-8")), "utf-8")
        chosen = ("--root-selector", "main", "--exclude-selectors", ", ".join(_LEFT_OUT))
        command = (sys.executable, "-m", "pagefind", "--silent", "--site", folder, "--output-path", site / FOLDER)
        size = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(PIECE)}
        subprocess.run((*command, *chosen), check=True, env={**os.environ, **size})  # noqa: S603 -- nothing in it comes from outside
    for pattern in _NOT_NEEDED:
        for file in (site / FOLDER).glob(pattern):
            file.unlink()
    entry = site / FOLDER / _ENTRY  # Pagefind lists the languages in another order each time
    about = json.loads(entry.read_text("utf-8"))
    about["languages"] = {tag.removeprefix("x-"): index for tag, index in about["languages"].items()}
    entry.write_text(json.dumps(about, sort_keys=True), "utf-8")


def files(tag: str, site: Path) -> Iterator[str]:
    """What a search in the language `tag` may load, as paths from the folder `site`, sorted. None without an index."""
    entry = site / FOLDER / _ENTRY
    index = json.loads(entry.read_text("utf-8"))["languages"].get(tag.lower()) if entry.exists() else None
    if index is None:
        return
    own = index["hash"].rpartition("_")[0]
    shared = {_ENTRY, "pagefind-worker.js", f"wasm.{index['wasm'] or 'unknown'}.pagefind"}
    for file in sorted((site / FOLDER).rglob("*")):
        if file.name in shared or file.name.removeprefix("pagefind.").startswith(f"{own}_"):
            yield file.relative_to(site).as_posix()


def searchable(text: str) -> str:
    """A page for Pagefind: signs that it would lose are others, one for one, and Chinese is cut into characters."""
    text = _SIGNS.sub(lambda found: found[0].translate(_others()), unicodedata.normalize("NFC", text))
    if _CHINESE not in text:
        return text
    return _HAN.sub(r" \g<0> ", text.replace(_CHINESE, _UNCUT, 1))


@cache
def _others() -> Mapping[int, str]:
    """What stands for each character that `_SIGNS` finds."""
    return {code: _other(chr(code)) for code in (*range(*_ARABIC), *range(*_INDIC), *map(ord, _JOINERS))}


def _other(sign: str) -> str:
    """What stands for one character: itself, if Pagefind deals well with it."""
    code = ord(sign)
    if _INDIC[0] <= code < _INDIC[1]:
        if not unicodedata.category(sign).startswith("M"):
            return sign
        return chr(code + (AS_NOTHING if code % 0x80 in _LOOSE else AS_LETTER))
    if unicodedata.category(sign) == "Cf":  # joiners
        return chr(code + AS_NOTHING)
    parts = unicodedata.normalize("NFD", sign)  # alif with hamza is alif, and a mark
    return "".join(chr(ord(part) + AS_NOTHING) if unicodedata.combining(part) else part for part in parts)

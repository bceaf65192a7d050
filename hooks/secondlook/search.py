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
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

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

_LANGUAGE = re.compile('<html lang="([^"]*)"')
_READ = re.compile("<html[^>]*>|<main.*</main>", re.DOTALL)
"""What Pagefind would read of a page: its language, and what it says."""

_HEAD = 1_000
"""Characters in which a page says its language."""

_CHINESE = '<html lang="zh'
_UNCUT = '<html lang="x-zh'
"""A language that Pagefind does not know, and so does not cut into words."""

_ROOM = 2**18
"""Bytes: more than Pagefind's longest file."""

_ENTRY = "pagefind-entry.json"
_NOT_NEEDED = ("*ui.js", "*.css", "pagefind-highlight.js", "pagefind.js")

_ARABIC = (0x0600, 0x0700)
_INDIC = (0x0900, 0x0E00)
_JOINERS = "\u200c\u200d"
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_NOT_ENGLISH = re.compile(r".?[^\x00-\x7f]+", re.DOTALL)
"""With the letter before, which a mark may belong to: running through the rest would take as long as all of this."""
_LOOSE = (0x00, 0x01, 0x02, 0x03, 0x3C)
"""Within the 128 places of an Indic script: its signs for nasal sounds and breath, and the dot below."""


def write_index(site: Path) -> None:
    """Write the index of all pages below the folder `site` into its folder `pagefind`.

    Each language has an index of its own: Pagefind works on some while the pages of others are copied. The same pages
    give the same bytes. Raises CalledProcessError when Pagefind fails; it has then said why on standard error. Raises
    OSError when the disk is full.
    """
    processors = os.cpu_count() or 1
    with (
        TemporaryDirectory(dir=site.parent, prefix=f".{site.name}-") as folder,
        ThreadPoolExecutor(processors) as beside,
    ):
        runs = []
        for number, pages in enumerate(_shares(site, 2 * processors)):
            copies = Path(folder, str(number))
            for page in pages:
                copy = copies / page.relative_to(site)
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_text(searchable("".join(_READ.findall(page.read_text("utf-8")))), "utf-8")
            runs.append(beside.submit(_index, copies))
        _merge((run.result() for run in runs), site / FOLDER)


def _shares(site: Path, most: int) -> Iterator[list[Path]]:
    """All pages below `site`, in at most so many shares of whole languages."""
    languages: dict[str, list[Path]] = {}
    for page in sorted(site.rglob("index.html")):
        with page.open(encoding="utf-8") as file:
            languages.setdefault(_language(file.read(_HEAD)), []).append(page)
    number = min(len(languages), most)
    groups = list(languages.values())
    for first in range(number):
        yield [page for pages in groups[first::number] for page in pages]


def _language(head: str) -> str:
    """The language that the beginning of a page says it is in."""
    found = _LANGUAGE.search(head)
    return found[1] if found else ""


def _index(copies: Path) -> Path:
    """Let Pagefind index one folder of pages. Returns the folder with what it made."""
    made = copies / FOLDER
    chosen = ("--root-selector", "main", "--exclude-selectors", ", ".join(_LEFT_OUT))
    command = (sys.executable, "-m", "pagefind", "--silent", "--site", copies, "--output-path", made)
    size = {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(PIECE)}
    subprocess.run((*command, *chosen), check=True, env={**os.environ, **size})  # noqa: S603 -- nothing in it comes from outside
    # On a full disk Pagefind leaves files empty or cut off and says nothing; so we ask whether there is room left.
    (copies / "room").write_bytes(os.urandom(_ROOM))
    return made


def _merge(parts: Iterable[Path], out: Path) -> None:
    """Put the indexes of different languages together, without what no page loads."""
    languages: dict[str, Any] = {}
    about: dict[str, Any] = {}
    for part in parts:
        about = json.loads((part / _ENTRY).read_text("utf-8"))
        languages |= {tag.removeprefix("x-"): index for tag, index in about["languages"].items()}
        for file in part.rglob("*"):
            if file.is_file() and not any(map(file.match, _NOT_NEEDED)):
                to = out / file.relative_to(part)
                to.parent.mkdir(parents=True, exist_ok=True)
                file.replace(to)
    # Sorted, because Pagefind lists the languages in another order each time.
    (out / _ENTRY).write_text(json.dumps({**about, "languages": languages}, sort_keys=True), "utf-8")


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
    text = _NOT_ENGLISH.sub(lambda found: unicodedata.normalize("NFC", found[0]).translate(_others()), text)
    if _CHINESE not in text:
        return text
    return _HAN.sub(lambda found: f" {found[0]} ", text.replace(_CHINESE, _UNCUT, 1))


@cache
def _others() -> Mapping[int, str]:
    """What stands for each character that Pagefind would lose."""
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

"""What goes into the search index, and that the same pages give the same one."""

from __future__ import annotations

import gzip
import json
import os
import unicodedata
from pathlib import Path

import pytest

from secondlook.search import AS_LETTER, AS_NOTHING, files, searchable, write_index

PAGE = (
    '<!doctype html><html lang="{tag}"><head><title>x</title></head><body><header>Kopf</header><main><h1>Titel</h1>'
    '<div class="sl-urgent"><p>Streifen</p></div><section class="sl-urgent sl-urgent--full"><p>Zeichen</p></section>'
    '<template>Schablone</template><p>{text}</p><section class="sl-age">Alter</section></main><footer>Fuss</footer>'
)
TEXTS = {
    "en": "Ask for the slides.",
    "ar": "اسأل قسم علم الأمراض عن رسومٍ.",
    "hi": "काग़ज़ और काँच की स्लाइड हैं।",
    "si": "ව්‍යාධි අංශයෙන් ඉල්ලන්න.",
    "zh": "请向病理科索要玻璃切片。",
    "zh-Hant": "請向病理科索取玻璃切片。",
}


def site_at(folder: Path) -> Path:
    for tag, text in TEXTS.items():
        (folder / tag).mkdir(parents=True)
        (folder / tag / "index.html").write_text(PAGE.format(tag=tag, text=text), "utf-8")
    write_index(folder)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_at(tmp_path_factory.mktemp("search") / "site")


def test_the_same_pages_give_the_same_index(site, tmp_path):
    assert contents(site_at(tmp_path / "again")) == contents(site)


@pytest.mark.parametrize("processors", [1, 8])
def test_how_many_languages_are_indexed_at_once_changes_nothing(site, tmp_path, monkeypatch, processors):
    monkeypatch.setattr(os, "cpu_count", lambda: processors)
    assert contents(site_at(tmp_path / "again")) == contents(site)


def test_each_language_has_an_index_of_its_own(site):
    entry = json.loads((site / "pagefind/pagefind-entry.json").read_text("utf-8"))
    assert {tag: index["page_count"] for tag, index in entry["languages"].items()} == {tag.lower(): 1 for tag in TEXTS}


def test_only_what_a_page_says_itself_is_found(site):
    [fragment] = (site / "pagefind/fragment").glob("en_*")
    content = json.loads(gzip.decompress(fragment.read_bytes()).removeprefix(b"pagefind_dcd"))["content"]
    assert content == "Titel. Zeichen. Ask for the slides."


def test_the_site_holds_nothing_of_pagefind_that_no_page_loads(site):
    names = {path.name for path in (site / "pagefind").iterdir() if path.is_file()}
    assert not {name for name in names if name.endswith((".css", "ui.js", "highlight.js")) or name == "pagefind.js"}


def test_to_keep_a_language_is_to_keep_its_own_index_and_one_engine(site):
    kept = {tag: set(files(tag, site)) for tag in TEXTS}
    for tag, paths in kept.items():
        assert len([path for path in paths if path.endswith(".pagefind")]) == 1
        assert {path.rpartition(".")[2] for path in paths} >= {"js", "json", "pf_meta", "pf_index", "pf_fragment"}
        others = set().union(*(kept[other] for other in TEXTS if other != tag))
        assert {path.rpartition(".")[2] for path in paths & others} <= {"js", "json", "pagefind"}


def test_without_an_index_there_is_nothing_of_it_to_keep(tmp_path):
    assert list(files("en", tmp_path)) == []


@pytest.mark.parametrize("tag", ["en", "ar", "hi", "si"])
def test_no_sign_is_lost_on_the_way_to_pagefind(tag):
    back = "".join(
        chr(code - AS_NOTHING if code >= AS_NOTHING else code - AS_LETTER if 0x17000 <= code < 0x17500 else code)
        for code in map(ord, searchable(TEXTS[tag]))
    )
    assert unicodedata.normalize("NFC", back) == unicodedata.normalize("NFC", TEXTS[tag])


@pytest.mark.parametrize("tag", ["ar", "hi", "si"])
def test_pagefind_sees_no_sign_that_it_would_drop(tag):
    assert not [letter for letter in searchable(TEXTS[tag]) if unicodedata.category(letter).startswith("M")]

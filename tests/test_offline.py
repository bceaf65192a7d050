"""What a device keeps of one language, and the file that is taken along."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
from urllib.parse import urljoin
from zipfile import ZipFile

import pytest

from secondlook import publish
from secondlook.archive import archive
from secondlook.edition import editions
from secondlook.offline import app_manifest, list_of_files

PAGE = """<!doctype html>
<html lang="ar" dir="rtl">
<head>
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">
  <link rel="canonical" href="https://test.example/ar/guides/asking/">
  <link rel="manifest" href="../../site.webmanifest">
  <link rel="stylesheet" href="../../../assets/css/site.css">
  <script type="module" src="../../../assets/js/site.js"></script>
  <script type="module" src="../../../assets/js/tool.js"></script>
</head>
<body>
<p class="sl-copy" hidden>copy</p>
<a href="../../">home</a> <a href="../">guides</a> <a href="../../guides/asking/#part">here</a> <a href="#part">part</a>
<a href="../../../guides/asking/">English</a> <a href="../../../">English home</a> <a href="../../offline/">offline</a>
<a href="../../print/letters/a&amp;b.pdf">sheet</a> <a href="../../data/checklists/index.json">data</a>
<option value="en" lang="en" dir="ltr" data-letter="../../../data/letters/scan-request.json">English</option>
<a href="mailto:a@test.example">write</a> <a href="">again</a>
</body>
</html>
"""
FILES = {
    "data/letters/scan-request.json": '{"html": "<p>English letter</p>"}',
    "ar/data/letters/scan-request.json": '{"html": "<p>letter</p>"}',
    "zh/data/letters/scan-request.json": '{"html": "<p>Chinese letter</p>"}',
    "index.html": "<html>English home</html>",
    "guides/asking/index.html": "<html>English</html>",
    "print/letters/x.pdf": "English sheet",
    "ar/index.html": "<html>home</html>",
    "ar/guides/index.html": "<html>guides</html>",
    "ar/guides/asking/index.html": PAGE,
    "ar/offline/index.html": "<html>offline</html>",
    "ar/print/letters/a&b.pdf": "sheet",
    "ar/data/checklists/index.json": "{}",
    "ar/site.webmanifest": "{}",
    "site.webmanifest": "{}",
    "404.html": "<html>no</html>",
    "sw.js": "worker",
    "assets/css/site.css": "css",
    "assets/icons/favicon.svg": "svg",
    "assets/js/site.js": 'import("./other.js");',
    "assets/js/tool.js": 'import { word } from "./words.js";\nword();\n',
    "assets/js/words.js": "export function word() {}\n",
    "pagefind/pagefind-worker.js": "search",
    "pagefind/pagefind-entry.json": json.dumps(
        {"languages": {"ar": {"hash": "ar_1a", "wasm": "ar"}, "en": {"hash": "en_1a", "wasm": "en"}}}
    ),
    "pagefind/pagefind.ar_1a.pf_meta": "ar",
    "pagefind/pagefind.en_1a.pf_meta": "en",
    "pagefind/index/ar_1a.pf_index": "ar",
    "pagefind/fragment/en_1a.pf_fragment": "en",
    "pagefind/wasm.ar.pagefind": "ar",
    "pagefind/wasm.en.pagefind": "en",
}


@pytest.fixture(scope="module")
def found(sample):
    return editions(sample)


@pytest.fixture
def site(tmp_path):
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def listed(found, number, site):
    return json.loads(list_of_files(found[number], found, site))


def unpacked(found, number, site):
    with ZipFile(io.BytesIO(archive(found[number], found, site))) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


def addresses(listing, start):
    return {urljoin(f"https://test.example/{start}", file["path"]) for file in listing["files"]}


def test_a_language_has_its_pages_what_they_load_and_its_own_search(found, site):
    paths = {url.removeprefix("https://test.example/") for url in addresses(listed(found, 1, site), "ar/data/x.json")}
    pages = {"ar/", "ar/guides/", "ar/guides/asking/", "ar/offline/", "ar/site.webmanifest"}
    assets = {path for path in FILES if path.startswith("assets/")}
    search = {
        "pagefind-worker.js",
        "pagefind-entry.json",
        "pagefind.ar_1a.pf_meta",
        "index/ar_1a.pf_index",
        "wasm.ar.pagefind",
    }
    letters = {"data/letters/scan-request.json", "zh/data/letters/scan-request.json"}
    assert paths == pages | assets | letters | {f"pagefind/{name}" for name in search}


def test_english_stands_at_the_root_and_takes_only_letters_of_another_language_along(found, site):
    paths = {url.removeprefix("https://test.example/") for url in addresses(listed(found, 0, site), "data/x.json")}
    assert {path for path in paths if path.endswith("/") or not path} == {"", "guides/asking/"}
    assert {path for path in paths if path.startswith("ar/")} == {"ar/data/letters/scan-request.json"}


def test_a_change_changes_the_version_and_the_hash_of_that_file_only(found, site):
    before = listed(found, 1, site)
    assert listed(found, 1, site) == before
    (site / "ar/guides/index.html").write_text("<html>other</html>", "utf-8")
    after = listed(found, 1, site)
    assert after["version"] != before["version"]
    changed = [new["path"] for old, new in zip(before["files"], after["files"], strict=True) if old != new]
    assert changed == ["../guides/"]


def test_the_list_tells_its_size_and_that_of_the_archive(found, site):
    (site / "ar/print/pages-ar.zip").write_bytes(b"12345")
    listing = listed(found, 1, site)
    assert listing["bytes"] == sum(file["bytes"] for file in listing["files"])
    assert listing["archive"] == 5


def test_the_archive_holds_one_folder_with_pages_and_sheets_of_one_language(found, site):
    names = {name.removeprefix("pages-ar/") for name in unpacked(found, 1, site)}
    assert names == {
        "index.html",
        "guides/index.html",
        "guides/asking/index.html",
        "print/letters/a&b.pdf",
        "assets/css/site.css",
        "assets/icons/favicon.svg",
    }
    assert "pages-en/print/letters/x.pdf" in unpacked(found, 0, site)


def test_links_in_the_archive_lead_to_files_or_to_the_web(found, site):
    page = unpacked(found, 1, site)["pages-ar/guides/asking/index.html"]
    address = found[1].library.site.url.rstrip("/")
    assert re.findall(r'<a href="([^"]*)"', page) == [
        "../../index.html",
        "../index.html",
        "index.html#part",
        "#part",
        f"{address}/guides/asking/",
        f"{address}/",
        f"{address}/ar/offline/",
        "../../print/letters/a&amp;b.pdf",
        f"{address}/ar/data/checklists/index.json",
        "mailto:a@test.example",
        "",
    ]


def test_a_page_of_the_archive_holds_its_scripts_and_allows_no_other(found, site):
    page = unpacked(found, 1, site)["pages-ar/guides/asking/index.html"]
    (script,) = re.findall(r"<script[^>]*>(.*?)</script>", page, re.DOTALL)
    assert "word();" in script
    assert "<script src" not in page
    assert "manifest" not in page
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}';" in page


def test_a_page_of_the_archive_holds_the_letters_that_it_would_load(found, site):
    page = unpacked(found, 1, site)["pages-ar/guides/asking/index.html"]
    assert '<template data-language="en"><p>English letter</p></template>' in page


def test_a_page_of_the_archive_says_that_it_is_a_copy(found, site):
    assert '<p class="sl-copy">copy</p>' in unpacked(found, 1, site)["pages-ar/guides/asking/index.html"]


def test_the_same_files_give_the_same_archive(found, site):
    assert archive(found[1], found, site) == archive(found[1], found, site)


def test_the_archive_is_ready_when_the_list_is_written(found, site, monkeypatch):
    monkeypatch.setattr(publish, "write_sheets", lambda *_: iter(()))
    list(publish.finish(found[1:2], found, site, site, 1))
    listing = json.loads((site / "ar/data/offline.json").read_text("utf-8"))
    assert listing["archive"] == (site / "ar/print/pages-ar.zip").stat().st_size > 0


def test_the_app_begins_in_its_language_and_may_show_the_others(found):
    app = json.loads(app_manifest(found[1]))
    assert (app["lang"], app["dir"], app["start_url"], app["scope"]) == ("ar", "rtl", "./", "../")
    assert "cancer" not in json.dumps(app).lower()

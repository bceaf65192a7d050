"""Search as a reader uses it: open, type, read, in every language, without a byte before and few after."""

from __future__ import annotations

import gzip
import re
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from conftest import Quiet
from playwright.sync_api import Page, expect

from secondlook.search import write_index

pytestmark = pytest.mark.browser

SAMPLES = yaml.safe_load((Path(__file__).parent / "search_samples.yml").read_text("utf-8"))
INDIC = {"bn", "hi", "gu", "ta", "si", "ne"}
LOCALES = {"en": "", "ar": "ar/", "hi": "hi/", "zh": "zh/"}


def search(page: Page, words: str) -> list[str]:
    """Type `words` into the open dialog. The addresses of the pages shown."""
    field = page.locator(".sl-search__field")
    field.fill(words)
    field.press("Enter")
    expect(page.locator(".sl-search__results")).to_have_attribute("aria-busy", "false", timeout=20_000)
    return [urlsplit(link.evaluate("each => each.href")).path for link in page.locator(".sl-search__results a").all()]


def open_search(page: Page) -> None:
    page.locator(".sl-search-open").click()
    expect(page.locator(".sl-search__field")).to_be_focused()


def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def samples(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with the sample pages in all languages, each in the frame of a real page."""
    site = tmp_path_factory.mktemp("samples") / "site"
    shutil.copytree(built_site / "assets", site / "assets")
    real = (built_site / "guides/what-is/index.html").read_text("utf-8")
    for tag, pages in SAMPLES.items():
        for number, (heading, text) in enumerate(list(pages.items())[:3]):
            own = re.sub("<html [^>]*>", f'<html lang="{tag}" dir="{"rtl" if tag in {"ar", "ur"} else "ltr"}">', real)
            own = re.sub("(<main[^>]*>).*(</main>)", rf"\1<h1>{heading}</h1><p>{text}</p>\2", own, flags=re.DOTALL)
            file = site / tag / str(number) / "index.html"
            file.parent.mkdir(parents=True)
            file.write_text(own, "utf-8")
    write_index(site)
    yield from served(site)


@pytest.mark.parametrize("tag", SAMPLES)
def test_a_word_of_a_page_finds_that_page_in_every_language(browser, samples, tag):
    page = browser.new_page()
    page.goto(f"{samples}{tag}/0/")
    open_search(page)
    missed = []
    for number, typed in enumerate(SAMPLES[tag]["typed"]):
        for words in typed:
            found = search(page, words)
            assert all(path.startswith(f"/{tag}/") for path in found), (words, found)
            if found[:1] != [f"/{tag}/{number}/"]:
                missed.append((words, found))
    page.close()
    assert missed == []


@pytest.mark.parametrize("tag", SAMPLES)
def test_results_show_the_text_as_it_stands_on_the_page(browser, samples, tag):
    page = browser.new_page()
    page.goto(f"{samples}{tag}/0/")
    open_search(page)
    search(page, SAMPLES[tag]["typed"][0][0])
    heading, text = next(iter(SAMPLES[tag].items()))
    expect(page.locator(".sl-search__results a").first).to_have_text(heading)
    excerpt = page.locator(".sl-search__results p").first.text_content()
    page.close()
    assert re.sub(r"\s", "", text.rstrip(".।。۔")) in re.sub(r"\s", "", excerpt)

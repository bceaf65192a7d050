"""Search as a reader uses it: open, type, read, in every language, without a byte before and few after."""

from __future__ import annotations

import gzip
import re
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from conftest import Quiet
from secondlook import search as search_index

pytestmark = pytest.mark.browser

SAMPLES = yaml.safe_load((Path(__file__).parent / "search_samples.yml").read_text("utf-8"))
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


def write_page(folder: Path, frame: str, heading: str, text: str) -> None:
    main = rf"\1<h1>{heading}</h1><p>{text}</p>\2"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(re.sub("(<main[^>]*>).*(</main>)", main, frame, flags=re.DOTALL), "utf-8")


@pytest.fixture(scope="module")
def samples(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with the sample pages in all languages, each in the frame of a real page.

    Its index is cut into many more pieces than ours, so that words with one beginning stand in different ones.
    """
    site = tmp_path_factory.mktemp("samples") / "site"
    shutil.copytree(built_site / "assets", site / "assets")
    real = (built_site / "guides/what-is/index.html").read_text("utf-8")
    for tag, pages in SAMPLES.items():
        framed = re.sub("<html [^>]*>", f'<html lang="{tag}" dir="{"rtl" if tag in {"ar", "ur"} else "ltr"}">', real)
        for number, (heading, text) in enumerate(list(pages.items())[:3]):
            write_page(site / tag / str(number), framed, heading, text)
    write_page(site / "en/markup", real, "Markup", "Text with &lt;img src=x&gt; in it.")
    forms = [f"zebr{ending}" for ending in map("".join, product("bdfghk", repeat=2))]
    later = " ".join(form.replace("zebr", "zest") for form in forms)
    write_page(site / "en/all-but-the-last", real, "Forms", " ".join(forms[:-1]))
    write_page(site / "en/the-last", real, "Form", f"{forms[-1]} {later}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_index, "PIECE", 30)
        search_index.write_index(site)
    assert len(list(site.glob("pagefind/index/ru_*"))) > 3
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


def test_every_form_of_a_word_is_found_by_its_beginning_in_whatever_piece_of_the_index(browser, samples):
    page = browser.new_page()
    page.goto(f"{samples}en/0/")
    open_search(page)
    found = search(page, "zebr")
    page.close()
    assert set(found) == {"/en/all-but-the-last/", "/en/the-last/"}


def test_text_that_looks_like_markup_is_shown_as_text(browser, samples):
    page = browser.new_page()
    page.goto(f"{samples}en/0/")
    open_search(page)
    assert search(page, "markup") == ["/en/markup/"]
    shown = page.locator(".sl-search__results").inner_html()
    page.close()
    assert "&lt;img src=x&gt;" in shown
    assert "<img" not in shown


def test_nothing_is_loaded_before_somebody_searches(page, address):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}guides/what-is/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "search" in url or "pagefind" in url] == []


@pytest.mark.parametrize(
    ("tag", "words", "expected"),
    [
        ("en", "headache", "guides/when-not-to-wait/"),
        ("en", "second opinion", "guides/what-is/"),
        ("ar", "المستشفيات", "countries/"),
        ("ar", "رأي ثان", "guides/what-is/"),
        ("hi", "रिकॉर्डों", "guides/getting-your-records/"),
        ("hi", "दूसरी राय", "guides/what-is/"),
        ("zh", "费用", "guides/what-it-may-cost/"),
        ("zh", "第二诊疗意见", "guides/what-is/"),
        ("en", "what questions should I ask before my operation", "questions/sheet/"),
        (
            "en",
            "I want to know which questions I should ask the surgeon before my operation and whether I may take a "
            "relative along to the hospital when the doctors explain the pathology report",
            "guides/when-opinions-differ/",
        ),
        ("ar", "ما هي الأسئلة التي أطرحها على الطبيب قبل الجراحة", "questions/"),
        ("hi", "इलाज शुरू होने से पहले डॉक्टर से क्या पूछें", "guides/sharing-it/"),
        ("zh", "第二诊疗意见需要什么材料", "guides/what-is/"),
        ("zh", "我想知道在手术之前应该向医生提出哪些问题以及需要带哪些病理报告", "questions/sheet/"),
    ],
)
def test_a_first_search_is_light_and_finds_the_page_in_the_same_language(
    page, address, built_site, tag, words, expected
):
    asked: list[str] = []
    page.goto(f"{address}{LOCALES[tag]}checklists/")
    page.on("request", lambda request: asked.append(request.url))
    open_search(page)
    found = search(page, words)
    weight = sum(sent(built_site / url.removeprefix(address).partition("?")[0]) for url in asked)
    assert weight <= 200_000
    while page.locator(".sl-search__more").is_visible() and f"/{LOCALES[tag]}{expected}" not in found:
        count = len(found)
        page.locator(".sl-search__more").click()
        expect(page.locator(".sl-search__results a").nth(count)).to_be_focused()
        found = [
            urlsplit(link.evaluate("each => each.href")).path for link in page.locator(".sl-search__results a").all()
        ]
        assert len(found) <= 9, found
    assert f"/{LOCALES[tag]}{expected}" in found
    assert all(path.startswith(f"/{LOCALES[tag]}") for path in found)
    assert page.locator(".sl-search__results mark").count()


def sent(file: Path) -> int:
    """How many bytes a server sends for it. The files of the index are compressed already."""
    content = file.read_bytes()
    return len(gzip.compress(content) if file.suffix in {".js", ".css", ".json"} else content)


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_the_keyboard_alone_is_enough(page, address, tag):
    page.goto(f"{address}{LOCALES[tag]}guides/")
    page.locator(".sl-search-open").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".sl-search__field")).to_be_focused()
    page.keyboard.type({"en": "slides", "ar": "شرائح"}[tag])
    page.keyboard.press("Enter")
    expect(page.locator(".sl-search__status")).to_contain_text(re.compile(r"\d|[٠-٩]"), timeout=20_000)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".sl-search__results a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".sl-search")).to_be_hidden()
    expect(page.locator(".sl-search-open")).to_be_focused()


def test_who_finds_nothing_is_told_what_to_try(page, address):
    page.goto(address)
    open_search(page)
    assert search(page, "qqzzqq") == []
    expect(page.locator(".sl-search__advice")).to_be_visible()
    search(page, "slides")
    expect(page.locator(".sl-search__advice")).to_be_hidden()


def test_a_search_that_cannot_be_loaded_says_so_and_works_later(browser, address):
    page = browser.new_page(service_workers="block")  # what the worker asks for does not pass through the test
    page.goto(address)
    page.route("**/pagefind/**", lambda route: route.fulfill(status=404))
    open_search(page)
    assert search(page, "slides") == []
    expect(page.locator(".sl-search__status")).to_contain_text("could not be loaded")
    page.unroute("**/pagefind/**")
    assert search(page, "slides")
    page.close()


def test_without_javascript_there_is_no_search_button(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    expect(page.locator(".sl-search-open")).to_be_hidden()
    expect(page.locator(".sl-search")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tag", LOCALES)
def test_the_open_dialog_has_no_barriers_that_axe_knows(page, address, tag, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address + LOCALES[tag])
    open_search(page)
    search(page, {"en": "slides", "ar": "شرائح", "hi": "स्लाइड", "zh": "切片"}[tag])
    found = Axe().run(page, context=".sl-search")
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.querySelector('.sl-search').scrollWidth") <= 320

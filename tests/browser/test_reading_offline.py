"""Reading without internet, in a real browser: the server is really gone."""

from __future__ import annotations

import json
import re
import shutil
import threading
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urljoin
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect

from conftest import Quiet

pytestmark = pytest.mark.browser

LANGUAGES = {"en": "", "ar": "ar/"}
REFUSED = "Object.defineProperty(window, 'caches', { get() { throw new DOMException('no', 'SecurityError'); } });"
FULL = "Cache.prototype.put = () => Promise.reject(new DOMException('no', 'QuotaExceededError'));"


SLOW = """window.fetch = ((fetch) => async (...all) => {
  await new Promise((resolve) => setTimeout(resolve, 100));
  return fetch(...all);
})(fetch)"""


class Host:
    """The site below a folder of a host, as on a free page host; it can be taken off the net and put back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "second-look"
        self._root = folder
        self._server = None
        self._port = 0
        self.asked: list[str] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}/second-look/"

    def start(self) -> None:
        asked = self.asked

        class Counting(Quiet):
            def do_GET(self) -> None:  # noqa: N802 -- the server calls it so
                asked.append(self.path)
                super().do_GET()

        self._server = ThreadingHTTPServer(("127.0.0.1", self._port), partial(Counting, directory=str(self._root)))
        self._port = self._server.server_port
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    @contextmanager
    def gone(self):
        self.stop()
        yield
        self.start()


@pytest.fixture
def host(built_site, tmp_path):
    """A copy of the site, so that a test may change it. Two languages are there as hospitals' languages only."""
    made = Host(tmp_path)
    shutil.copytree(built_site, made.folder, ignore=shutil.ignore_patterns("*.pdf", "hi", "zh"))
    for other in ("hi", "zh"):
        shutil.copytree(built_site / other / "data/letters", made.folder / other / "data/letters")
    made.start()
    yield made
    made.stop()


@pytest.fixture
def reader(browser):
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def open_first(page, address):
    """Open a page for the first time, and wait until what makes it readable again is kept."""
    page.goto(address)
    page.evaluate(
        """async () => {
          const kept = [];
          while (!kept.includes(location.href) || !kept.some((url) => url.endsWith("offline/"))) {
            await new Promise((resolve) => setTimeout(resolve, 50));
            for (const name of await caches.keys()) {
              for (const request of await (await caches.open(name)).keys()) kept.push(request.url);
            }
          }
        }"""
    )


def save(page, address):
    page.goto(address + "offline/")
    page.locator("[data-action=save]").click()
    expect(page.locator(".sl-offline__kept")).to_be_visible(timeout=60_000)


def foreign_letter_shows(page, tag):
    """Choose another language than `tag` on the letter that is open, and wait until the letter stands there in it."""
    other = "hi" if tag != "hi" else "ar"
    page.locator("[data-choice=language]").select_option(other)
    expect(page.locator(".sl-letters > .sl-letter").first).to_have_attribute("lang", other)


def listed(host, prefix=""):
    return json.loads((host.folder / prefix / "data/offline.json").read_text("utf-8"))


def change_page(host, path, old, new):
    """A new edition in which one page differs."""
    page = host.folder / path / "index.html"
    page.write_text(page.read_text("utf-8").replace(old, new), "utf-8")
    listing = listed(host)
    listing["version"] = "next"
    for file in listing["files"]:
        if file["path"] == f"../{path}/":
            file["hash"] = "other"
    (host.folder / "data/offline.json").write_text(json.dumps(listing), "utf-8")


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_page_that_was_opened_opens_again_and_says_how_old_it_is(host, reader, tag):
    home = host.address + LANGUAGES[tag]
    open_first(reader, home + "guides/what-is/")
    assert reader.locator(".sl-kept").is_hidden()
    title = reader.title()
    with host.gone():
        reader.goto(home + "guides/what-is/")
        assert reader.title() == title
        bar = reader.locator(".sl-kept")
        expect(bar).to_be_visible()
        assert bar.locator("time").text_content()
        assert reader.evaluate("getComputedStyle(document.querySelector('.sl-urgent')).display") == "grid"
    reader.goto(home + "guides/what-is/")
    assert reader.locator(".sl-kept").is_hidden()


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_page_that_was_not_opened_says_so_in_its_language_and_leads_on(host, reader, tag):
    home = host.address + LANGUAGES[tag]
    open_first(reader, home)
    with host.gone():
        reader.goto(home + "guides/what-is/")
        assert reader.evaluate("document.documentElement.lang") == tag
        assert reader.url == home + "guides/what-is/"
        expect(reader.locator(".sl-not-kept")).to_be_visible()
        expect(reader.locator(".sl-urgent")).to_be_visible()
        reader.locator(".sl-header__name").click()
        reader.wait_for_url(home)
        expect(reader.locator(".sl-kept")).to_be_visible()
        reader.go_back()
    reader.locator(".sl-not-kept a").click()
    expect(reader.locator(".sl-not-kept")).to_have_count(0)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_saved_language_opens_on_every_page_and_has_the_letters_of_hospitals(host, reader, tag):
    home = host.address + LANGUAGES[tag]
    reader.goto(home + "offline/")
    expect(reader.locator(".sl-offline__size")).to_contain_text(re.compile(r"\d"))
    assert re.search(r"\d", reader.locator(".sl-archive__size").text_content())
    save(reader, home)
    assert "{" not in reader.locator(".sl-offline").inner_text()
    with host.gone():
        for file in listed(host, LANGUAGES[tag])["files"]:
            if file["path"].endswith("/"):
                answer = reader.goto(urljoin(home + "data/offline.json", file["path"]))
                assert answer.ok
                assert reader.evaluate("document.documentElement.lang") == tag
                assert reader.locator(".sl-not-kept:visible").count() == 0, file
        reader.goto(home + "letters/pathology/")
        foreign_letter_shows(reader, tag)


def test_a_letter_that_was_made_in_two_languages_opens_again_without_internet(host, reader):
    open_first(reader, host.address + "letters/radiology/")
    reader.reload()
    foreign_letter_shows(reader, "en")
    with host.gone():
        reader.goto(host.address + "letters/radiology/")
        expect(reader.locator(".sl-letters > .sl-letter")).to_have_count(2)


def test_a_new_edition_takes_only_what_changed_and_leaves_nothing_old(host, reader):
    save(reader, host.address)
    expect(reader.locator(".sl-offline__current")).to_be_visible()
    change_page(host, "guides/what-is", "<h1>", "<h1>New: ")
    with host.gone():
        reader.goto(host.address + "guides/what-is/")
        assert not reader.locator("h1").text_content().startswith("New: ")
    reader.goto(host.address + "offline/")
    expect(reader.locator(".sl-offline__newer")).to_be_visible()
    host.asked.clear()
    reader.locator("[data-action=renew]").click()
    expect(reader.locator(".sl-offline__current")).to_be_visible()
    assert {path for path in host.asked if not path.endswith("offline.json")} == {"/second-look/guides/what-is/"}
    names = reader.evaluate("caches.keys()")
    assert [name for name in names if " saved " in name] == [f"second-look saved {host.address} en next"]
    with host.gone():
        reader.goto(host.address + "guides/what-is/")
        assert reader.locator("h1").text_content().startswith("New: ")


def test_a_saved_language_stays_of_one_edition_until_it_is_renewed(host, reader):
    save(reader, host.address)
    change_page(host, "guides/what-is", "<h1>", "<h1>New: ")
    reader.goto(host.address + "guides/what-is/")
    assert reader.locator("h1").text_content().startswith("New: ")
    with host.gone():
        reader.goto(host.address + "guides/what-is/")
        assert not reader.locator("h1").text_content().startswith("New: ")


def test_a_connection_that_breaks_off_is_taken_up_again(host, reader, words):
    reader.goto(host.address + "offline/")
    lost = host.folder / "sources"
    lost.rename(host.folder / "lost")
    reader.locator("[data-action=save]").click()
    expect(reader.locator(".sl-offline__status")).to_have_text(words["offline-broken-off"], timeout=30_000)
    with host.gone():
        reader.goto(host.address + "glossary/")
        expect(reader.locator(".sl-not-kept")).to_be_visible()  # half a language is none
    (host.folder / "lost").rename(lost)
    host.asked.clear()
    save(reader, host.address)
    assert "/second-look/about/privacy/" not in host.asked


def test_saving_can_be_stopped_and_leaves_nothing(host, reader, words):
    reader.goto(host.address + "offline/")
    reader.evaluate(SLOW)
    reader.locator("[data-action=save]").click()
    reader.locator("[data-action=stop]").click()
    expect(reader.locator(".sl-offline__status")).to_have_text(words["offline-stopped"])
    assert [name for name in reader.evaluate("caches.keys()") if " saved " in name] == []


def test_all_that_is_kept_can_be_deleted(host, reader, words):
    open_first(reader, host.address)
    save(reader, host.address)
    reader.locator("[data-action=delete]").click()
    expect(reader.locator(".sl-offline__status")).to_have_text(words["offline-deleted"])
    assert reader.evaluate("caches.keys()") == []
    expect(reader.locator("[data-action=save]")).to_be_visible()


def test_a_browser_that_keeps_nothing_says_so_and_offers_the_file(host, reader):
    reader.add_init_script(REFUSED)
    reader.goto(host.address + "offline/")
    expect(reader.locator(".sl-offline__refused")).to_be_visible()
    assert reader.locator(".sl-offline button:visible").count() == 0
    expect(reader.locator(".sl-archive__size")).to_contain_text(re.compile(r"\d"))


def test_a_full_device_says_so_and_keeps_no_half_language(host, reader, words):
    reader.add_init_script(FULL)
    reader.goto(host.address + "offline/")
    reader.locator("[data-action=save]").click()
    expect(reader.locator(".sl-offline__status")).to_have_text(words["offline-no-room"])
    assert [name for name in reader.evaluate("caches.keys()") if " saved " in name] == []
    expect(reader.locator("[data-action=save]")).to_be_focused()


def test_without_scripts_the_page_still_offers_the_file(browser, host):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.address + "offline/")
    expect(page.locator(".sl-archive a")).to_be_visible()
    assert page.locator("button:visible, .sl-not-kept:visible, .sl-kept:visible, .sl-copy:visible").count() == 0
    context.close()


# ---- The file that opens from a disk ----


@pytest.fixture(params=LANGUAGES)
def unpacked(request, built_site, tmp_path):
    """The folder that a reader has after unpacking, and the tag of its language."""
    with ZipFile(built_site / LANGUAGES[request.param] / f"print/pages-{request.param}.zip") as packed:
        packed.extractall(tmp_path)
    (folder,) = tmp_path.iterdir()
    return folder, request.param


@pytest.fixture
def from_disk(browser):
    """A page that may open files only, and fails the test on any error in the console."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    wrong = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith("file:") else wrong.append(request.url))
    yield page
    page.close()
    assert wrong == []


def test_the_unpacked_file_can_be_clicked_through_without_a_server(unpacked, from_disk):
    folder, tag = unpacked
    from_disk.goto((folder / "index.html").as_uri())
    assert from_disk.evaluate("getComputedStyle(document.querySelector('.sl-urgent')).display") == "grid"
    expect(from_disk.locator(".sl-copy a")).to_be_visible()
    from_disk.locator(".sl-door").nth(1).click()
    from_disk.wait_for_url("**/checklists/index.html")
    from_disk.locator('main a[href$="breast/index.html"]').first.click()
    from_disk.wait_for_url("**/checklists/breast/index.html")
    assert from_disk.evaluate("document.documentElement.lang") == tag
    from_disk.locator(".sl-header__name").click()
    from_disk.wait_for_url("**/index.html")


def test_every_page_from_the_disk_runs_its_scripts(unpacked, from_disk):
    folder, _ = unpacked
    for page in sorted(folder.rglob("index.html")):
        from_disk.goto(page.as_uri())


def test_a_letter_from_the_disk_is_there_in_the_languages_of_hospitals(unpacked, from_disk):
    folder, tag = unpacked
    from_disk.goto((folder / "letters/records-office/index.html").as_uri())
    foreign_letter_shows(from_disk, tag)


def test_links_from_the_disk_lead_to_files_in_the_folder_or_to_the_web(unpacked):
    folder, _ = unpacked
    for page in folder.rglob("*.html"):
        for link in re.findall(r'\b(?:href|src)="([^"]*)"', page.read_text("utf-8")):
            if not link.startswith(("https:", "#", "mailto:", "sms:", "tel:", "data:")):
                assert (page.parent / link.partition("#")[0]).is_file(), (page, link)

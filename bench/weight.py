"""How heavy and how slow a page is for a reader on a cheap phone: measured in Chromium, printed as a Markdown table.

    make build && .venv/bin/python bench/weight.py [SITE]

Each view has a browser context of its own (nothing is cached); files are sent with gzip, as hosts send them. "Later" is
the view of a guide straight after the list of guides; "First search" is what a long question loads. "First text" is
when Chromium shows the first text on a line of 400 kbit/s with 400 ms delay and a processor slowed down four times; it
differs from computer to computer. Bytes and requests do not, so they alone have limits (tests/browser/test_weight.py).
"""

from __future__ import annotations

import gzip
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from statistics import median
from urllib.parse import unquote, urlsplit
from zlib import crc32

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
LOCALES = {"en": "", "ar": "ar/", "hi": "hi/", "zh": "zh/"}
KINDS = {
    "Home": "",
    "Guide": "guides/what-is/",
    "Longest guide": "guides/step-by-step/",
    "Checklist": "checklists/breast/",
    "Questions": "questions/",
    "Conversations": "conversations/",
    "Letters": "letters/",
    "Sources": "sources/",
    "Glossary": "glossary/",
}
SEARCHES = {
    "en": "what questions should I ask before my operation",
    "ar": "ما هي الأسئلة التي أطرحها على الطبيب قبل الجراحة",
    "hi": "इलाज शुरू होने से पहले डॉक्टर से क्या पूछें",
    "zh": "第二诊疗意见需要什么材料",
}
"""Long questions: each of their words may need another piece of the index."""
LATER = ("guides/", "guides/what-is/")
SLOW_LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
SLOWER = 4
RUNS = 3
SETTLED = 500
"""So many milliseconds without a request are waited for, so that what a script asks for later is counted too."""
PEERS = """
First cold view of one page of about 900 words, measured with the same line and processor in November 2026:

| | KB | requests | first text, ms |
|---|---|---|---|
| bare Jinja2, Hugo or Eleventy page | 6 | 4 | 1,080 |
| Hugo or Eleventy with Pagefind's interface | 39 | 6 | 1,100 |
| Starlight | 56 | 10 | 1,420 |
| Material for MkDocs, tuned | 66.5 | 4 | not measured |
| Zensical, one locale | 154-192 | 23 | 2,080 |
| Material for MkDocs, one locale | 171 | 23-26 | 2,020 |
| Docusaurus | 234-241 | 17-20 | 1,920 |
| Material for MkDocs with static-i18n | 1,090-1,835 | 33 | 2,060 |
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """One file as it was sent: its path below the site, and the bytes of its body."""

    path: str
    size: int


class Host:
    """A web server that sends text with gzip, as hosts do, and remembers what it sent.

    What the browser has already, and only asks whether it is still good, is not sent again. `sent` may be emptied at
    any time.
    """

    def __init__(self, site: Path) -> None:
        self.sent: list[Answer] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(site, self.sent))
        self._server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self._server.server_port}/"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Stop serving and close the port."""
        self._server.shutdown()
        self._server.server_close()


def _handler(site: Path, sent: list[Answer]) -> type[BaseHTTPRequestHandler]:
    root = site.resolve()

    @cache
    def packed(file: Path) -> tuple[bytes, str, bool, str]:
        kind = guess_type(file)[0] or "application/octet-stream"
        text = kind.startswith("text/") or kind.endswith(("javascript", "json", "xml", "wasm"))
        body = gzip.compress(file.read_bytes(), 6, mtime=0) if text else file.read_bytes()
        return body, kind, text, f'"{crc32(body):x}"'

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path).lstrip("/")
            file = (root / path).resolve()
            file = file / "index.html" if file.is_dir() else file
            if not file.is_file() or not file.is_relative_to(root):
                self.send_error(404)
                return
            body, kind, text, mark = packed(file)
            if self.headers.get("If-None-Match") == mark:
                self.send_response(304)
                self.end_headers()
                return
            self.send_response(200)
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "max-age=600")
            self.send_header("ETag", mark)
            if text:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            sent.append(Answer(path, len(body)))
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            pass

    return Handler


@contextmanager
def phone(browser: Browser) -> Iterator[tuple[BrowserContext, Page]]:
    """A phone on which nothing is kept yet."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2)
    try:
        yield context, context.new_page()
    finally:
        context.close()


def weigh(browser: Browser, host: Host, *places: str) -> list[list[Answer]]:
    """What is sent for each of some pages that are opened one after the other on a new phone."""
    views = []
    with phone(browser) as (_, page):
        for place in places:
            host.sent.clear()
            page.goto(host.address + place)
            count = -1
            while count != len(host.sent):
                count = len(host.sent)
                page.wait_for_timeout(SETTLED)
            views.append(list(host.sent))
    return views


def first_text(browser: Browser, host: Host, place: str) -> float:
    """Milliseconds until the first text of a page is shown, on the slow line with the slow processor."""
    with phone(browser) as (context, page):
        tools = context.new_cdp_session(page)
        tools.send("Network.enable")
        tools.send("Network.emulateNetworkConditions", SLOW_LINE)
        tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(host.address + place, wait_until="load")
        paint = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
        while (shown := page.evaluate(paint)) is None:
            page.wait_for_timeout(50)
        return float(shown)


def first_search(browser: Browser, host: Host, place: str, words: str) -> list[Answer]:
    """What is sent when somebody opens the search on a page and looks for these words."""
    with phone(browser) as (_, page):
        page.goto(host.address + place, wait_until="networkidle")
        host.sent.clear()
        page.locator(".sl-search-open").click()
        page.locator(".sl-search__field").fill(words)
        page.locator(".sl-search__field").press("Enter")
        page.locator(".sl-search__results a").first.wait_for()
        page.wait_for_timeout(SETTLED)
        return list(host.sent)


def row(browser: Browser, host: Host, name: str, *places: str) -> str:
    """One line of the table: weight, requests and first text of the last place. Later views are not timed."""
    *_, sent = weigh(browser, host, *places)
    weight = sum(answer.size for answer in sent)
    time = ""
    if len(places) == 1:
        time = f"{median(first_text(browser, host, places[0]) for _ in range(RUNS)):,.0f}"
    return f"| {name} | {weight / 1000:.1f} | {len(sent)} | {time} |"


def main(site: Path) -> None:
    """Measure the built site and print the table."""
    host = Host(site)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM) if CHROMIUM.exists() else None,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        print("| page | KB | requests | first text, ms |\n|---|---|---|---|")
        for tag, prefix in LOCALES.items():
            for name, place in KINDS.items():
                print(row(browser, host, f"{name}, {tag}", prefix + place), flush=True)
            later = [prefix + place for place in LATER]
            print(row(browser, host, f"Later guide, {tag}", *later), flush=True)
            sent = first_search(browser, host, prefix + LATER[-1], SEARCHES[tag])
            print(f"| First search, {tag} | {sum(each.size for each in sent) / 1000:.1f} | {len(sent)} | |", flush=True)
        browser.close()
    host.stop()
    print(PEERS)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))

"""A small but complete content tree, copied for each test that changes it."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import polib
import pytest
import yaml
from playwright.sync_api import Browser, Page, sync_playwright

from secondlook.catalog import update
from secondlook.loading import load

PROJECT = Path(__file__).parent.parent
PREFIXES = {"en": "", "ar": "ar/", "hi": "hi/", "zh": "zh/"}
CHROMIUM = Path("/usr/bin/chromium")
SAMPLE = Path(__file__).parent / "site"


def copy_sample(to: Path) -> Path:
    """The sample tree. Words that the templates ask for and the sample does not have yet come from the real site."""
    shutil.copytree(SAMPLE, to, dirs_exist_ok=True)
    own = to / "content/interface.yml"
    real = yaml.safe_load((PROJECT / "content/interface.yml").read_text("utf-8"))["words"]
    known = yaml.safe_load(own.read_text("utf-8"))["words"]
    new = {name: word for name, word in real.items() if name not in known}
    if new:
        added = yaml.safe_dump(new, allow_unicode=True, default_style='"', width=1000)
        own.write_text(own.read_text("utf-8") + "".join(f"  {line}\n" for line in added.splitlines()), "utf-8")
    return to


def change(tree: Path, path: str, old: str, new: str) -> None:
    """Replace the first `old` in a file of the tree by `new`."""
    file = tree / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def until(page: Page, expression: str, seconds: float = 10) -> None:
    """Wait until an expression is true in the page.

    Not `wait_for_function`: it looks again from inside the page, and the policy of our pages forbids it that.
    """
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"never true: {expression}"
        page.wait_for_timeout(50)


def translate_all(tree: Path, path: str = "content/translations/ar/guides/asking.po") -> None:
    """Give every text of one document a translation that is no better than none, so that it may be signed."""
    library = load(tree)
    update(tree, "ar", library)
    po = polib.pofile(str(tree / path), wrapwidth=0)
    for entry in po:
        entry.msgstr = entry.msgstr or f"عربي {entry.msgid}"
    po.save(str(tree / path))


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The sample tree in a folder of its own."""
    return copy_sample(tmp_path / "tree")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, shared by tests that only read."""
    return copy_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def words(sample: Path) -> dict[str, str]:
    """The English words of the interface by id: tests must not break when an editor finds a better word."""
    return {name: message.source for name, message in load(sample).interface.words.items()}


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole real site, built as `make build` does, once for all tests that look at it.

    SITE_BUILT names one that was built before, so that whoever writes a test need not wait for it each time.
    """
    if ready := os.environ.get("SITE_BUILT"):
        return Path(ready)
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent  # all workers have this one, and whoever comes first builds for all
    site = folder / "built-site"
    with (folder / "built-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not site.exists():
            command = [sys.executable, "-m", "secondlook.cli", "--root", str(PROJECT), "build", "-o", str(site)]
            subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(PROJECT / "hooks")})
    return site


@pytest.fixture(scope="session")
def kinds(built_site: Path) -> dict[str, list[str]]:
    """For each language a few addresses that together show every class and every script its pages have.

    Of pages that show the same the shortest is taken, because axe and the keyboard walk all of each. They are read
    from the built pages, so that a new kind of page or block is looked at without being listed anywhere.
    """
    return {tag: _few_that_show_all(built_site, prefix) for tag, prefix in PREFIXES.items()}


def _few_that_show_all(site: Path, prefix: str) -> list[str]:
    others = tuple(other for other in PREFIXES.values() if other and other != prefix)
    shown: dict[str, set[str]] = {}
    length: dict[str, int] = {}
    for file in sorted((site / prefix).rglob("*.html")):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        if not address.startswith(others):
            html = file.read_text("utf-8")
            shown[address], length[address] = _parts(html), len(html)
    # A page outside the usual frame (404.html) has no class of its own.
    chosen = [address for address, parts in shown.items() if not any("sl-page--" in part for part in parts)]
    left = set().union(*shown.values())
    while left := left - set().union(*(shown[address] for address in chosen)):
        chosen.append(max(shown, key=lambda address: (len(shown[address] & left), -length[address])))
    return sorted(chosen)


def _parts(html: str) -> set[str]:
    classes = {name for value in re.findall(r'class="([^"]*)"', html) for name in value.split()}
    return classes | set(re.findall(r'src="[^"]*/(js/[^"]*)"', html)) | set(re.findall(r"<(?:details|dialog)\b", html))


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line per request."""

    def log_message(self, *_args: object) -> None:
        pass


@pytest.fixture(scope="session")
def address(built_site: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(built_site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = str(CHROMIUM) if CHROMIUM.exists() else None
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-background-networking", "--disable-gpu"]
        )
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that fails the test on any failed or foreign request and on any error in the console."""
    made = browser.new_page(viewport={"width": 360, "height": 740})
    wrong: list[str] = []
    made.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    made.on("pageerror", lambda error: wrong.append(str(error)))
    # Leaving a page aborts what is still on its way; that is no failure.
    made.on(
        "requestfailed", lambda request: None if "ABORTED" in (request.failure or "") else wrong.append(request.url)
    )
    made.on("request", lambda request: None if request.url.startswith(address) else wrong.append(request.url))
    yield made
    made.close()
    assert wrong == []

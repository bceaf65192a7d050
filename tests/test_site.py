"""A small site in three languages, built by MkDocs with the real hook, theme and settings."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import material
import pytest
import yaml
from jinja2 import Environment, FileSystemLoader
from mkdocs.commands.build import build as run_mkdocs
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from secondlook import publish
from secondlook.adapters import building
from secondlook.problems import ContentError

PROJECT = Path(__file__).parent.parent
TAGS = ("en", "ar", "zh")
AWKWARD = "\"Ask\" &copy; <script>alert('x')</script> early"


class Tags(HTMLParser):
    """Every start tag of a page with its attributes, and the text of its title."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.title = ""
        self._in_title = False
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, {name: value or "" for name, value in attrs}))
        self._in_title = tag == "title" and not self.title

    def handle_data(self, data):
        self.title += data if self._in_title else ""

    def all(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        return [has for name, has in self.found if name == tag and wanted.items() <= has.items()]


def settings(tree: Path) -> None:
    """Write the mkdocs.yml of this project for a content tree elsewhere."""
    values = yaml.safe_load((PROJECT / "mkdocs.yml").read_text("utf-8"))
    for language in values["plugins"]["i18n"]["languages"]:
        language["build"] = language["locale"] in TAGS
    values["docs_dir"] = str(PROJECT / "docs")
    values["theme"]["custom_dir"] = str(PROJECT / "overrides")
    values["hooks"] = [str(PROJECT / "hooks/secondlook_hook.py")]
    values["watch"] = ["content", "checklists"]
    (tree / "mkdocs.yml").write_text(yaml.safe_dump(values), "utf-8")


def build(tree: Path, out: Path) -> None:
    """What `mkdocs build --strict --site-dir OUT` does."""
    config = load_config(str(tree / "mkdocs.yml"), site_dir=str(out), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        run_mkdocs(config)
    finally:
        config.plugins.on_shutdown()


def edit(tree: Path, path: str, old: str, new: str) -> None:
    text = (tree / path).read_text("utf-8")
    assert old in text
    (tree / path).write_text(text.replace(old, new), "utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def no_sheets(*_: object) -> Iterator[tuple[int, int]]:
    yield from ()


@pytest.fixture
def without_sheets(monkeypatch):
    """Pages are what these tests are about; sheets have tests of their own."""
    monkeypatch.delenv("DOCS_LOCALE", raising=False)
    monkeypatch.setattr(publish, "write_sheets", no_sheets)


@pytest.fixture
def root(tree):
    settings(tree)
    return tree


@pytest.fixture(scope="module")
def site(tmp_path_factory, sample_copy):
    """The built site. One title is awkward."""
    out = tmp_path_factory.mktemp("site")
    settings(sample_copy)
    edit(sample_copy, "content/guides/waiting.yml", "title: When to wait", f"title: {json.dumps(AWKWARD)}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publish, "write_sheets", no_sheets)
        patch.delenv("DOCS_LOCALE", raising=False)
        build(sample_copy, out)
    return out


@pytest.fixture(scope="module")
def sample_copy(tmp_path_factory):
    from conftest import copy_sample  # noqa: PLC0415 -- pytest puts it on the path when it runs

    return copy_sample(tmp_path_factory.mktemp("module") / "tree")


def pages_of(site: Path) -> list[Path]:
    return sorted(site.rglob("index.html"))


def test_english_stands_at_the_root_and_the_others_below_their_tag(site):
    by_tag = {"en": [], "ar": [], "zh": []}
    for page in pages_of(site):
        first, _, rest = page.relative_to(site).as_posix().partition("/")
        tag, uri = (first, rest) if first in TAGS else ("en", page.relative_to(site).as_posix())
        by_tag[tag].append(uri)
    assert "guides/asking/index.html" in by_tag["en"]
    assert by_tag["en"] == by_tag["ar"] == by_tag["zh"]


@pytest.mark.parametrize(("path", "lang", "direction"), [("", "en", "ltr"), ("ar", "ar", "rtl"), ("zh", "zh", "ltr")])
def test_a_page_names_its_language_and_direction(site, path, lang, direction):
    document = Tags(site / path / "guides/asking/index.html").all("html")
    assert [(has["lang"], has["dir"]) for has in document] == [(lang, direction)]


def test_a_page_tells_search_engines_its_address_and_its_other_languages(site):
    tags = Tags(site / "ar/guides/asking/index.html")
    assert [has["href"] for has in tags.all("link", rel="canonical")] == ["https://test.example/ar/guides/asking/"]
    assert [(has["hreflang"], has["href"]) for has in tags.all("link", rel="alternate")] == [
        ("en", "https://test.example/guides/asking/"),
        ("ar", "https://test.example/ar/guides/asking/"),
        ("zh", "https://test.example/zh/guides/asking/"),
        ("x-default", "https://test.example/guides/asking/"),
    ]


def test_a_page_can_be_opened_in_every_other_language(site):
    page = site / "zh/guides/asking/index.html"
    links = {has["hreflang"]: has["href"] for has in Tags(page).all("a") if "hreflang" in has}
    assert {tag: (page.parent / href / "index.html").resolve() for tag, href in links.items()} == {
        "en": site / "guides/asking/index.html",
        "ar": site / "ar/guides/asking/index.html",
        "zh": page,
    }


def test_every_link_within_the_site_leads_to_a_file(site):
    broken = []
    for page in pages_of(site):
        for _, has in Tags(page).found:
            link = urlsplit(has.get("href", has.get("src", "")))
            if link.scheme or not link.path or link.path.endswith((".pdf", ".json")):
                continue
            target = page.parent / link.path
            if not (target / "index.html" if link.path.endswith("/") else target).is_file():
                broken.append((page.relative_to(site).as_posix(), link.path))
    assert broken == []


def test_text_from_the_content_cannot_become_markup_in_the_head(site):
    tags = Tags(site / "guides/waiting/index.html")
    assert AWKWARD in tags.title
    assert not [has for has in tags.all("script") if not has]


def test_no_page_names_the_generator_or_asks_another_host(site):
    for page in pages_of(site):
        tags = Tags(page)
        assert tags.all("meta", name="generator") == []
        loaded = [
            *tags.all("script"),
            *tags.all("img"),
            *tags.all("link", rel="stylesheet"),
            *tags.all("link", rel="icon"),
        ]
        assert not [has for has in loaded if urlsplit(has.get("src", has.get("href", ""))).netloc]


def test_the_sitemap_names_every_page_in_every_language_once(site):
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    places = re.findall("<loc>(.*?)</loc>", sitemap)
    built = {page.relative_to(site).as_posix().removesuffix("index.html") for page in pages_of(site)}
    assert sorted(places) == sorted(f"https://test.example/{place}" for place in built)
    for entry in sitemap.split("<url>")[1:]:
        assert re.findall('hreflang="(.*?)"', entry) == [*TAGS, "x-default"]


def test_the_page_for_wrong_addresses_is_in_the_source_language_and_leads_home_in_all(site):
    tags = Tags(site / "404.html")
    assert [has["lang"] for has in tags.all("html")] == ["en"]
    homes = {has["hreflang"]: has["href"] for has in tags.all("a") if "hreflang" in has}
    assert homes == {"en": "/", "ar": "/ar/", "zh": "/zh/"}
    assert not [has for has in [*tags.all("a"), *tags.all("link")] if has["href"].startswith("..")]


def test_assets_are_there_once_and_nothing_of_the_theme_beside_them(site):
    assert not [path for path in site.rglob("assets") if path != site / "assets"]
    ours = {path.relative_to(PROJECT / "docs").as_posix() for path in (PROJECT / "docs").rglob("*") if path.is_file()}
    assert {path.relative_to(site).as_posix() for path in (site / "assets").rglob("*") if path.is_file()} <= ours


def test_data_files_stand_beside_the_pages(site):
    assert (site / "data/checklists/index.json").is_file()
    assert (site / "ar/data/checklists/index.json").is_file()


def test_the_theme_has_its_words_in_every_language_of_the_site():
    theme = Path(material.__file__).parent / "templates"
    words = Environment(loader=FileSystemLoader([PROJECT / "overrides", theme]), autoescape=True)
    keys = re.findall(r'^  "([a-z.]+)":', (theme / "partials/languages/en.html").read_text("utf-8"), re.MULTILINE)
    for language in yaml.safe_load((PROJECT / "content/locales.yml").read_text("utf-8"))["locales"]:
        path = f"partials/languages/{language['tag']}.html"
        module = words.get_template(path).module
        assert str(module.t("language")) in {language["tag"], "zh-Hant"}
        if (PROJECT / "overrides" / path).exists():
            assert [key for key in keys if not str(module.t(key))] == []


@pytest.mark.usefixtures("without_sheets")
def test_locales_built_in_parallel_give_the_same_bytes(root, tmp_path):
    build(root, tmp_path / "one-by-one")
    (tmp_path / "side-by-side").mkdir()
    building.build(root, tmp_path / "side-by-side", strict=True, progress=lambda _done, _total: None)
    assert contents(tmp_path / "side-by-side") == contents(tmp_path / "one-by-one")


@pytest.mark.usefixtures("without_sheets")
def test_a_problem_is_shown_with_its_place_and_leaves_the_old_site_whole(root, tmp_path):
    out = tmp_path / "out"
    build(root, out)
    before = contents(out)
    edit(root, "content/guides/asking.yml", "title: Asking", "titel: Asking")
    with pytest.raises(Abort, match=r"content/guides/asking\.yml:2:1: S-unknown unknown field 'titel'"):
        build(root, out)
    assert contents(out) == before


def test_a_parallel_build_says_the_problems_before_it_starts(root, tmp_path):
    edit(root, "content/guides/asking.yml", "title: Asking", "titel: Asking")
    with pytest.raises(ContentError):
        building.build(root, tmp_path / "out", strict=True, progress=lambda _done, _total: None)
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("without_sheets")
def test_one_locale_can_be_built_alone_at_its_own_address(root, tmp_path, monkeypatch):
    monkeypatch.setenv("DOCS_LOCALE", "ar")
    build(root, tmp_path / "out")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "404.html",
        "_headers",
        "ar",
        "assets",
        "pagefind",
        "sitemap.xml",
        "sw.js",
    }
    assert (tmp_path / "out/ar/guides/asking/index.html").is_file()


@pytest.mark.usefixtures("without_sheets")
def test_an_unknown_locale_is_refused(root, tmp_path, monkeypatch):
    monkeypatch.setenv("DOCS_LOCALE", "zz")
    with pytest.raises(Abort, match="DOCS_LOCALE=zz: no such language"):
        build(root, tmp_path / "out")


@pytest.mark.usefixtures("without_sheets")
def test_the_two_lists_of_languages_have_to_agree(root, tmp_path):
    edit(
        root,
        "content/locales.yml",
        "fonts: [Noto Sans SC, Noto Sans], published: true",
        "fonts: [Noto Sans], published: false",
    )
    with pytest.raises(Abort, match=r"mkdocs.yml builds ar, en, zh, but content/locales.yml publishes ar, en\."):
        build(root, tmp_path / "out")


@pytest.mark.usefixtures("without_sheets")
def test_a_page_written_by_hand_stops_a_strict_build(root, tmp_path):
    (root / "docs").mkdir()
    (root / "docs/extra.md").write_text("# By hand\n", "utf-8")
    edit(root, "mkdocs.yml", str(PROJECT / "docs"), "docs")
    with pytest.raises(Abort, match="1 warnings in strict mode"):
        build(root, tmp_path / "out")


def test_the_command_prints_the_sheets_too(root, tmp_path):
    environment = {**os.environ, "DOCS_LOCALE": "en", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "out")]
    run = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert "WARNING" not in run.stderr
    assert (tmp_path / "out/print/checklists/sample.pdf").read_bytes().startswith(b"%PDF-")
    assert (root / ".cache").is_dir()


class Server:
    """`mkdocs serve` for one locale, in a process of its own."""

    def __init__(self, root: Path, log: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        self.log = log
        environment = {**os.environ, "DOCS_LOCALE": "en", "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", self.address]
        with log.open("w") as target:
            # A test run in the background may ignore Ctrl-C, and its children would inherit that.
            usual = signal.signal(signal.SIGINT, signal.default_int_handler)
            self.process = subprocess.Popen(command, cwd=root, env=environment, stdout=target, stderr=target)
            signal.signal(signal.SIGINT, usual)

    def page(self, path: str = "guides/asking/") -> str:
        try:
            with urllib.request.urlopen(f"http://{self.address}/{path}", timeout=10) as answer:
                return answer.read().decode()
        except urllib.error.URLError:
            return ""

    def until(self, condition) -> None:
        """Wait for something that comes within a second or two, and fail where it never comes."""
        for _ in range(300):
            if condition():
                return
            assert self.process.poll() is None, self.log.read_text()
            time.sleep(0.1)
        pytest.fail(self.log.read_text())

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=30)


@pytest.fixture
def server(root, tmp_path):
    running = Server(root, tmp_path / "log")
    yield running
    if running.process.poll() is None:
        running.process.kill()
        running.process.wait()


def test_the_server_shows_every_edit_and_keeps_the_old_pages_while_there_are_problems(root, server):
    server.until(lambda: "Ask early" in server.page())
    edit(root, "content/guides/asking.yml", "Ask early", "Ask soon")
    server.until(lambda: "Ask soon" in server.page())
    edit(root, "content/guides/asking.yml", "title: Asking", "titel: Asking")
    server.until(lambda: "Nothing was built." in server.log.read_text())
    assert "content/guides/asking.yml:2:1: S-unknown" in server.log.read_text()
    assert "Ask soon" in server.page()
    edit(root, "content/guides/asking.yml", "titel: Asking", "title: Asked")
    server.until(lambda: "Asked" in server.page())
    server.until(lambda: "sheets are printed" in server.log.read_text())
    assert server.log.read_text().count("Building documentation...") == 4, "the first build and three edits"
    assert server.stop() == 0


def test_the_head_says_to_messengers_what_the_page_is(site):
    tags = Tags(site / "ar/guides/waiting/index.html")
    said = {has["property"]: has["content"] for has in tags.all("meta") if has.get("property", "").startswith("og:")}
    assert said["og:title"] == AWKWARD
    assert said["og:url"] == "https://test.example/ar/guides/waiting/"
    assert said["og:locale"] == "ar_EG"
    assert said["og:image"] == "https://test.example/ar/share.png"
    assert [has["content"] for has in tags.all("meta", property="og:locale:alternate")] == ["en_US", "zh_CN"]
    for name in ("og:type", "og:site_name", "og:description", "og:image:width", "og:image:height", "og:image:alt"):
        assert said[name], name
    assert tags.all("meta", name="twitter:card")


def test_the_page_for_wrong_addresses_is_not_to_be_found_or_sent(site):
    tags = Tags(site / "404.html")
    assert tags.all("meta", name="robots", content="noindex")
    assert not [has for has in tags.all("meta") if "property" in has]
    assert not tags.all("script", type="application/ld+json")
    assert not [has for has in tags.all("link") if "hreflang" in has]

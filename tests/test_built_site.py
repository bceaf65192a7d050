"""The whole real site, built once: the outward contract, and every page, link and anchor of every language."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlparse

import pikepdf
import pytest

CANCERS = [
    "breast",
    "lung-nsclc",
    "lung-sclc",
    "mesothelioma",
    "colorectal",
    "gastric-oesophageal",
    "liver-hcc",
    "bile-duct",
    "pancreatic",
    "gist",
    "neuroendocrine",
    "prostate",
    "bladder",
    "kidney",
    "testicular",
    "ovarian",
    "endometrial",
    "cervical",
    "head-neck",
    "thyroid",
    "brain",
    "melanoma",
    "sarcoma",
    "acute-leukaemia",
    "cll",
    "cml",
    "lymphoma",
    "myeloma",
    "mds-mpn",
    "neuroblastoma",
    "wilms",
    "unknown-primary",
]
GUIDES = [
    "what-is",
    "when-it-helps",
    "when-not-to-wait",
    "what-reviewers-look-at",
    "how-often-it-changes",
    "step-by-step",
    "getting-your-records",
    "in-person-or-remote",
    "choosing-whom",
    "what-it-may-cost",
    "sharing-it",
    "when-opinions-differ",
    "clinical-trials",
    "family-and-carers",
    "treatment-abroad",
]
LETTERS = ["pathology", "radiology", "records-office", "permission", "referral-brief", "thank-you"]
FORMS = ["case-summary", "comparison-sheet", "come-back-sheet"]
COUNTRIES = ["india", "united-states", "united-kingdom", "european-union", "germany", "france", "china", "kenya"]
PAGES = {"checklists": 4, "questions": 3, "cards": 2, "letters": 1, "countries": 1, "counter-card": 1}
"""The most pages of a printed sheet, by its folder."""
PREFIXES = {"en": "", "ar": "ar/", "hi": "hi/", "zh": "zh/"}
BASE = "https://site.invalid/"
VOID_OF_MEANING = re.compile("[\u202a-\u202e\u200b\ufeff]")


class Page(HTMLParser):
    """What one HTML file says about itself, and what it points at."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.h1 = 0
        self.html: dict[str, str | None] = {}
        self.meta: dict[str, str] = {}
        self.meta_policy = ""
        self.handlers: list[str] = []
        self.inline: list[str] = []
        self.rel: list[dict[str, str | None]] = []
        self.title = ""
        self._in_title = False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.ids += [values["id"]] if values.get("id") else []
        self.handlers += [name for name in values if name.startswith("on")]
        if tag == "style" or "style" in values or (tag == "script" and values.get("type") != "application/ld+json"):
            self.inline += [] if values.get("src") else [tag]
        self.h1 += tag == "h1"
        self._in_title = tag == "title"
        if tag == "html":
            self.html = values
        elif tag == "meta" and values.get("name"):
            self.meta[values["name"]] = values.get("content") or ""
        elif tag == "meta" and values.get("http-equiv") == "Content-Security-Policy":
            self.meta_policy = values["content"] or ""
        elif tag == "a" and values.get("href") is not None:
            self.links.append(values["href"])
        elif tag == "link":
            self.rel.append(values)
            if values.get("rel") in {"stylesheet", "icon", "preload"} and not values["href"].startswith("data:"):
                self.loads.append(values["href"])
        elif tag in {"script", "img", "iframe", "source"} and values.get("src"):
            self.loads.append(values["src"])

    def handle_data(self, data):
        if self._in_title:
            self.title += data
            self._in_title = False


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, Page]:
    """Every page by its address on the site."""
    return {
        file.relative_to(built_site).as_posix().removesuffix("index.html"): Page(file.read_text("utf-8"))
        for file in sorted(built_site.rglob("*.html"))
    }


@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
def test_every_promised_address_is_there(built_site, prefix):
    folders = ["", "checklists", "questions", "conversations", "letters", "cards", "countries", "glossary", "sources"]
    folders += ["translations", "offline", "guides", "about/this-site", "about/privacy"]
    folders += [f"guides/{name}" for name in GUIDES] + [f"checklists/{name}" for name in CANCERS]
    files = [f"{folder}/index.html".removeprefix("/") for folder in folders]
    files += [f"print/{kind}/{name}.pdf" for name in CANCERS for kind in ("checklists", "questions")]
    files += [f"data/checklists/{name}.json" for name in [*CANCERS, "index"]]
    files += [f"print/{name}.pdf" for name in ("conversations", "booklet", "questions/deciding", *FORMS)]
    files += [f"print/letters/{name}.pdf" for name in LETTERS] + [f"print/countries/{name}.pdf" for name in COUNTRIES]
    files += [f"print/cards/{name}.pdf" for name in ("before-you-pay", "photograph-papers")]
    files += [f"print/counter-card/{tag}.pdf" for tag in PREFIXES]
    files += ["data/offline.json", "site.webmanifest", f"print/pages-{prefix.strip('/') or 'en'}.zip"]
    assert [name for name in files if not (built_site / prefix / name).is_file()] == []
    assert (built_site / "sw.js").is_file()


@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
def test_sheets_stay_short_in_every_language(built_site, prefix):
    for file in (built_site / prefix / "print").rglob("*.pdf"):
        most = PAGES.get(file.parent.name, 1 if file.stem in FORMS else None)
        if most is not None:
            with pikepdf.open(file) as opened:
                assert len(opened.pages) <= most, file


def test_every_page_has_one_heading_language_direction_title_and_description(pages):
    for address, page in pages.items():
        if address == "404.html":
            continue
        tag = next((tag for tag, prefix in PREFIXES.items() if prefix and address.startswith(prefix)), "en")
        assert page.h1 == 1, address
        assert page.html.get("lang") == tag, address
        assert page.html.get("dir") == ("rtl" if tag == "ar" else "ltr"), address
        assert page.title.strip(), address
        assert page.meta.get("description", "").strip(), address


def test_every_internal_link_and_anchor_leads_somewhere(built_site, pages):
    wrong = []
    for address, page in pages.items():
        for href in page.links:
            target, anchor = urldefrag(urljoin(BASE + address, href))
            if not target.startswith(BASE):
                continue
            path = unquote(target.removeprefix(BASE))
            if (path not in pages and not (built_site / path).is_file()) or (
                anchor and path in pages and anchor not in pages[path].ids
            ):
                wrong.append((address, href))
    assert wrong == []


def test_ids_are_used_once_per_page(pages):
    for address, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), (address, sorted(i for i in page.ids if page.ids.count(i) > 1)[:5])


def test_pages_load_nothing_from_another_host_and_hold_no_handlers(pages):
    for address, page in pages.items():
        assert page.handlers == [], address
        for load in page.loads:
            assert urlparse(urljoin(BASE + address, load)).netloc == urlparse(BASE).netloc, (address, load)


def test_the_policy_of_every_page_allows_our_own_files_alone_and_headers_say_the_same(built_site, pages):
    policies = {address: page.meta_policy for address, page in pages.items()}
    assert len(set(policies.values())) == 1
    policy = next(iter(policies.values()))
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy
    headers = (built_site / "_headers").read_text("utf-8")
    assert f"  Content-Security-Policy: {policy}; frame-ancestors 'none'\n" in headers
    assert "  Referrer-Policy: no-referrer\n" in headers
    assert {page.meta["referrer"] for page in pages.values()} == {"no-referrer"}
    for address, page in pages.items():
        assert page.inline == [], address


def test_links_to_other_sites_are_secure(pages):
    for address, page in pages.items():
        assert [link for link in page.links if link.startswith("http:")] == [], address


def test_pages_hold_no_invisible_direction_overrides(built_site):
    for file in built_site.rglob("*.html"):
        assert not VOID_OF_MEANING.search(file.read_text("utf-8")), file


def test_each_page_names_itself_in_the_other_languages(pages):
    page = pages["ar/guides/what-is/"]
    alternates = {link["hreflang"]: link["href"] for link in page.rel if link.get("hreflang")}
    assert alternates["hi"] == "https://secondlook.example/hi/guides/what-is/"
    assert alternates["en"] == "https://secondlook.example/guides/what-is/"
    assert "x-default" in alternates


def test_each_page_can_be_corrected_at_its_yaml(pages):
    for address in ("guides/what-is/", "hi/guides/what-is/"):
        assert any(link.endswith("content/guides/what-is.yml") for link in pages[address].links)
    assert any(link.endswith("checklists/cancers/breast.yml") for link in pages["zh/checklists/breast/"].links)


@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
def test_sources_and_review_state_stand_on_every_guide(built_site, prefix):
    text = (built_site / prefix / "guides/what-is/index.html").read_text("utf-8")
    assert re.search("sources/[a-z-]+/#ruetters-2016", text)
    assert "2026" in text


@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
def test_the_data_says_the_same_as_the_page(built_site, prefix):
    data = json.loads((built_site / prefix / "data/checklists/breast.json").read_text("utf-8"))
    names = set(re.findall(r'"id": ?"([a-z0-9-]+)"', json.dumps(data)))
    assert {"breast-receptors", "pathology-report", "scan-files"} <= names


def test_the_sitemap_lists_every_page_in_every_language_once(built_site, pages):
    listed = re.findall(r"<loc>([^<]*)</loc>", (built_site / "sitemap.xml").read_text("utf-8"))
    assert len(listed) == len(set(listed))
    assert {url.removeprefix("https://secondlook.example/") for url in listed} == set(pages) - {"404.html"}


def test_what_every_page_tells_search_engines_can_be_read_and_fits_the_page(built_site, pages):
    for address, page in pages.items():
        text = (built_site / address / ("" if address.endswith(".html") else "index.html")).read_text("utf-8")
        found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
        if address == "404.html":
            assert found == []
            continue
        (data,) = map(json.loads, found)
        assert data["url"] == f"https://secondlook.example/{address}"
        assert data["inLanguage"] == page.html["lang"]
        assert data["description"] == page.meta["description"]
        assert ("about" in data) == bool(re.search(r"checklists/[a-z-]+/$", address)), address
        assert "reviewedBy" not in data
        if "lastReviewed" in data:
            assert f'<time datetime="{data["lastReviewed"]}"' in text, address


@pytest.mark.parametrize("prefix", PREFIXES.values(), ids=PREFIXES)
def test_each_language_has_a_small_picture_for_messengers(built_site, prefix):
    picture = (built_site / prefix / "share.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) <= 60_000

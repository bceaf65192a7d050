"""What a first and a later view may weigh, as a browser asks for it, everything included: bytes with gzip, requests."""

from __future__ import annotations

import re

import pytest

from conftest import PREFIXES
from weight import Host, weigh

pytestmark = pytest.mark.browser

LATER = 25_000


@pytest.fixture(scope="module")
def host(built_site):
    started = Host(built_site)
    yield started
    started.stop()


def longest_of_each_kind(site, prefix):
    """For each kind of page the address of the longest one in a language."""
    others = tuple(other for other in PREFIXES.values() if other and other != prefix)
    longest = {}
    for file in (site / prefix).rglob("index.html"):
        address, html = file.relative_to(site).as_posix().removesuffix("index.html"), file.read_text("utf-8")
        kind = re.search(r"sl-page--[\w-]+", html)
        if kind and not address.startswith(others):
            longest[kind[0]] = max(longest.get(kind[0], (0, "")), (len(html), address))
    assert len(longest) > 15
    return [address for _, address in longest.values()]


@pytest.mark.parametrize("tag", PREFIXES)
@pytest.mark.parametrize(
    ("place", "most", "requests"),
    [
        ("", 80_000, 8),
        ("guides/what-is/", 80_000, 8),
        ("guides/step-by-step/", 80_000, 8),
        ("checklists/breast/", 95_000, 10),
    ],
    ids=["home", "guide", "longest-guide", "checklist"],
)
def test_the_first_page_a_reader_opens_is_light(browser, host, tag, place, most, requests):
    [sent] = weigh(browser, host, PREFIXES[tag] + place)
    assert sum(answer.size for answer in sent) <= most, sent
    assert len(sent) <= requests, sent


@pytest.mark.parametrize("tag", PREFIXES)
def test_a_later_page_of_any_kind_is_lighter_still(browser, host, built_site, tag):
    before = [f"{PREFIXES[tag]}guides/", f"{PREFIXES[tag]}checklists/breast/"]
    longest = longest_of_each_kind(built_site, PREFIXES[tag])
    _, _, *views = weigh(browser, host, *before, *longest)
    sizes = {page: sum(answer.size for answer in sent) for page, sent in zip(longest, views, strict=True)}
    assert {kind: size for kind, size in sizes.items() if size > LATER} == {}


def test_a_later_view_of_the_same_page_asks_for_nothing_that_is_kept(browser, host):
    _, sent = weigh(browser, host, "guides/what-is/", "guides/")
    assert [answer.path for answer in sent] == ["guides/"]

"""What a first and a later view may weigh, as a browser asks for it, everything included: bytes with gzip, requests."""

from __future__ import annotations

import pytest

from conftest import PREFIXES
from weight import Answer, Host, weigh

pytestmark = pytest.mark.browser

LATER = 25_000
LONG = {"sources/": 50_000, "conversations/": 30_000, "questions/sheet/": 28_000}
"""Lists of everything there is, in scripts whose letters take three bytes. Each stays one page: it is printed whole."""


@pytest.fixture(scope="module")
def host(built_site):
    started = Host(built_site)
    yield started
    started.stop()


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
    sent = weigh(browser, host, PREFIXES[tag] + place)
    assert sum(answer.size for answer in sent) <= most, sent
    assert len(sent) <= requests, sent


@pytest.mark.parametrize("tag", PREFIXES)
def test_a_later_page_of_any_kind_is_lighter_still(browser, host, kinds, tag):
    heavy: dict[str, list[Answer]] = {}
    for kind in kinds[tag]:
        sent = weigh(browser, host, f"{PREFIXES[tag]}guides/", f"{PREFIXES[tag]}checklists/breast/", kind)
        size = sum(answer.size for answer in sent)
        if size > LONG.get(kind.removeprefix(PREFIXES[tag]), LATER):
            heavy[kind] = sent
    assert heavy == {}


def test_a_later_view_of_the_same_page_asks_for_nothing_that_is_kept(browser, host):
    sent = weigh(browser, host, "guides/what-is/", "guides/")
    assert [answer.path for answer in sent] == ["guides/"]

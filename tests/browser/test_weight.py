"""What a first and a later view may weigh, as a browser asks for it, everything included: bytes with gzip, requests."""

from __future__ import annotations

import pytest

from conftest import PREFIXES
from weight import Host, weigh

pytestmark = pytest.mark.browser

LATER = 25_000
HEAVY = {"sources/", "translations/"}
"""Lists of everything there is. A reader opens them on purpose."""


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
    heavy = {}
    for kind in kinds[tag]:
        if kind.removeprefix(PREFIXES[tag]) in HEAVY or kind.endswith(".html"):
            continue
        sent = weigh(browser, host, f"{PREFIXES[tag]}guides/", f"{PREFIXES[tag]}checklists/breast/", kind)
        heavy[kind] = sum(answer.size for answer in sent)
    assert {kind: size for kind, size in heavy.items() if size > LATER} == {}


def test_a_later_view_of_the_same_page_asks_for_nothing_that_is_kept(browser, host):
    sent = weigh(browser, host, "guides/what-is/", "guides/")
    assert [answer.path for answer in sent] == ["guides/"]

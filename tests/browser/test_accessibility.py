"""axe on every kind of page, in four languages, light and dark, at three widths, closed and with everything opened.

The whole rule set runs once on each page, at 360 px in light colours. In the dark and at the other widths only the
rules run whose result can change there: contrast with the colours, size of targets and scrolling parts with the
layout. All other rules read nothing but the markup, which stays the same. So five looks take little more time than one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from conftest import PREFIXES

pytestmark = pytest.mark.browser

EVERY_RULE = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
}
COLOURS = ["color-contrast"]
LAYOUT = ["target-size", "scrollable-region-focusable"]
OTHER_LOOKS = [(320, "light", LAYOUT), (320, "dark", COLOURS), (1280, "dark", COLOURS), (1280, "light", LAYOUT)]
# What an open menu covers cannot be judged while it does: what has opened is judged alone.
ONLY_WRONG = ("violations",)
OPEN = ":popover-open, dialog[open], details[open] > ul"
# Of the many words that open their meaning, the first stands for all.
OPENERS = """button[aria-expanded=false], button[aria-haspopup], button[popovertarget],
    :nth-child(1 of a[aria-haspopup])"""


def found(
    page: Any,
    rules: dict[str, Any],
    where: str,
    kinds: tuple[str, ...] = ("violations", "incomplete"),
    within: str = "html",
) -> Iterator[str]:
    """What axe finds wrong, and what it could not decide, in a line each."""
    # What the script shows by and by is looked at when it has come to rest.
    page.evaluate("Promise.all(document.getAnimations().map(each => each.finished.catch(() => null)))")
    options = {"runOnly": rules, "resultTypes": list(kinds)}
    results = page.evaluate("([within, options]) => axe.run(within, options)", [within, options])
    for kind in kinds:
        for rule in results[kind]:
            for node in rule["nodes"]:
                yield f"{where}: {kind} {rule['id']}: {node['target']} {node['html'][:120]}"


def open_page(page: Any, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(address)
    page.evaluate(AXE_SCRIPT)


@pytest.mark.parametrize("tag", PREFIXES)
def test_axe_finds_nothing_on_any_kind_of_page_in_any_light_at_any_width(page, address, kinds, tag):
    wrong: list[str] = []
    for kind in kinds[tag]:
        open_page(page, address + kind)
        wrong += found(page, EVERY_RULE, f"/{kind} 360 light")
        for width, colours, rules in OTHER_LOOKS:
            page.set_viewport_size({"width": width, "height": 740})
            page.emulate_media(color_scheme=colours)
            wrong += found(page, {"type": "rule", "values": rules}, f"/{kind} {width} {colours}")
    assert wrong == []


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_axe_finds_nothing_in_what_opens(page, address, kinds, tag):
    wrong: list[str] = []
    for kind in kinds[tag]:
        open_page(page, address + kind)
        page.evaluate("document.querySelectorAll('main details, header details').forEach(each => each.open = true)")
        wrong += found(page, {"type": "rule", "values": COLOURS + LAYOUT}, f"/{kind} details", ONLY_WRONG)
        for number in range(page.locator(OPENERS).count()):
            open_page(page, address + kind)
            opener = page.locator(OPENERS).nth(number)
            if opener.is_visible():
                opener.click()
                within = OPEN if page.locator(OPEN).count() else "html"
                wrong += found(page, EVERY_RULE, f"/{kind} opened {opener.inner_text()!r}", ONLY_WRONG, within)
    assert wrong == []

"""Everything by the keyboard alone: it is reached in order, it is seen, and the way past the header works."""

from __future__ import annotations

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

LOOK = Path(__file__).with_name("look.js")
ENOUGH = 60
"""So many stops of each page are walked with the real key; the list of sources alone has over a thousand."""


@pytest.fixture
def reader(page):
    page.add_init_script(path=LOOK)
    page.emulate_media(reduced_motion="reduce")
    return page


def next_stop(reader):
    """Press Tab until it leaves where it was: day, month, year and calendar of one field for a day are four stops."""
    before = reader.evaluate_handle("document.activeElement")
    for _ in range(5):
        reader.keyboard.press("Tab")
        if reader.evaluate("old => document.activeElement !== old || old.type !== 'date'", before):
            return


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_the_tab_key_reaches_everything_in_the_order_in_which_it_is_read(reader, address, kinds, tag):
    for kind in kinds[tag]:
        reader.goto(address + kind, wait_until="networkidle")  # some tools show what they offer when they have asked
        count = reader.evaluate("(window.expected = look.stops()).length")
        for number in range(min(count, ENOUGH)):
            next_stop(reader)
            place, name, problem = reader.evaluate(
                "(at => [expected.indexOf(at), look.named(at), look.focusProblem(at)])(document.activeElement)"
            )
            assert (place, problem) == (number, ""), (kind, name)


@pytest.mark.parametrize("size", [(360, 740), (320, 256), (1280, 740)], ids=["phone", "zoomed-to-400", "desk"])
@pytest.mark.parametrize("tag", ["en", "ar"])
def test_the_focus_is_seen_wherever_it_stands(reader, address, kinds, tag, size):
    reader.set_viewport_size({"width": size[0], "height": size[1]})
    wrong = {}
    for kind in kinds[tag]:
        reader.goto(address + kind)
        reader.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)")
        wrong[kind] = reader.evaluate("look.unseenFocus()")
    assert {kind: found for kind, found in wrong.items() if found} == {}


def test_the_first_stop_leads_past_the_header(reader, address, kinds):
    for kind in kinds["en"]:
        reader.goto(address + kind)
        reader.keyboard.press("Tab")
        skip = reader.locator(".sl-skip")
        assert skip.evaluate("each => each === document.activeElement"), kind
        assert skip.bounding_box()["height"] >= 24, kind
        reader.keyboard.press("Enter")
        assert reader.evaluate("document.activeElement.id") == "sl-content", kind
        reader.keyboard.press("Tab")
        assert reader.evaluate("document.activeElement.closest('main, footer') !== null"), kind


@pytest.mark.parametrize("tag", ["en", "ar", "hi", "zh"])
def test_main_controls_are_large_enough_for_a_thumb(reader, address, kinds, tag):
    wrong = {}
    for kind in kinds[tag]:
        reader.goto(address + kind)
        wrong[kind] = reader.evaluate("look.small(44)")
    assert {kind: found for kind, found in wrong.items() if found} == {}


@pytest.mark.parametrize("prefix", ["", "ar/"], ids=["en", "ar"])
def test_the_language_menu_never_covers_where_the_keyboard_is(reader, address, prefix):
    reader.goto(address + prefix + "guides/what-is/")
    reader.locator("details.sl-languages summary").focus()
    reader.keyboard.press("Enter")
    for _ in range(8):
        reader.keyboard.press("Tab")
        assert reader.evaluate("look.focusProblem(document.activeElement)") == ""
    assert reader.locator("details.sl-languages[open]").count() == 0


def test_escape_closes_the_language_menu_and_leads_back_to_its_name(reader, address):
    reader.goto(address + "guides/what-is/")
    reader.locator("details.sl-languages summary").focus()
    reader.keyboard.press("Enter")
    reader.keyboard.press("Tab")
    reader.keyboard.press("Escape")
    assert reader.locator("details.sl-languages[open]").count() == 0
    assert reader.evaluate("document.activeElement.matches('.sl-languages summary')")


def test_the_language_menu_opens_and_leads_on_by_keyboard(reader, address):
    reader.goto(address + "guides/what-is/")
    reader.locator("details.sl-languages summary").focus()
    reader.keyboard.press("Enter")
    reader.keyboard.press("Tab")
    reader.keyboard.press("Tab")
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/ar/guides/what-is/")

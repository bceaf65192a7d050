"""Readers' own settings: text spacing, zoom, larger text, forced colours, less movement. Nothing may be lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import CHROMIUM, PREFIXES

pytestmark = pytest.mark.browser

LOOK = Path(__file__).with_name("look.js")
# The values of WCAG 2.2, success criterion 1.4.12.
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }"""


@pytest.fixture
def reader(page):
    page.add_init_script(path=LOOK)
    return page


@pytest.mark.parametrize("tag", PREFIXES)
@pytest.mark.parametrize("size", [(320, 256), (360, 740), (1280, 1024)], ids=["zoomed-to-400", "phone", "desk"])
def test_more_space_between_letters_words_and_lines_loses_no_text(reader, address, kinds, tag, size):
    reader.set_viewport_size({"width": size[0], "height": size[1]})
    wrong = {}
    for kind in kinds[tag]:
        reader.goto(address + kind)
        plain = reader.evaluate("look.lostText()")
        reader.evaluate("css => look.wear(css)", SPACED)
        wrong[kind] = [*plain, *(f"{text} (spaced)" for text in reader.evaluate("look.lostText()"))]
    assert {kind: found for kind, found in wrong.items() if found} == {}


@pytest.fixture(scope="module")
def large(browser):
    """A page of a browser that is set to text of twice the size."""
    started = browser.browser_type.launch(
        executable_path=str(CHROMIUM) if CHROMIUM.exists() else None,
        args=["--no-sandbox", "--disable-gpu", "--blink-settings=defaultFontSize=32"],
    )
    yield started.new_page(viewport={"width": 360, "height": 740})
    started.close()


@pytest.mark.parametrize("tag", PREFIXES)
def test_text_twice_as_large_loses_nothing(large, address, kinds, tag):
    large.add_init_script(path=LOOK)
    wrong = {}
    for kind in kinds[tag]:
        large.goto(address + kind)
        assert large.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        wrong[kind] = large.evaluate("look.lostText()")
    assert {kind: found for kind, found in wrong.items() if found} == {}


def test_controls_keep_an_edge_in_the_readers_own_colours(reader, address, kinds):
    reader.emulate_media(forced_colors="active")
    wrong = {}
    for kind in kinds["en"]:
        reader.goto(address + kind)
        wrong[kind] = reader.evaluate("look.controlsWithoutEdge()")
    assert {kind: found for kind, found in wrong.items() if found} == {}


def test_nothing_moves_for_readers_who_asked_for_less_movement(reader, address, kinds):
    reader.emulate_media(reduced_motion="reduce")
    wrong = {}
    for kind in kinds["en"]:
        reader.goto(address + kind)
        wrong[kind] = reader.evaluate("look.moving()")
    assert {kind: found for kind, found in wrong.items() if found} == {}

"""A medical word opens its meaning where it stands, and without that still leads to it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

FAKE_SPEECH = (Path(__file__).parent / "fake_speech.js").read_text("utf-8")
GUIDES = ["guides/getting-your-records/", "ar/guides/getting-your-records/"]
WORD = 'main a[href="#word-pathology-report"]'
OPEN = ".sl-meaning:popover-open"


@pytest.mark.parametrize("uri", GUIDES)
@pytest.mark.parametrize("width", [360, 1280])
def test_a_tap_shows_the_meaning_and_the_way_to_all_words(page, address, uri, width):
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(address + uri)
    meaning = page.locator("#word-pathology-report dd").inner_text()
    page.locator(WORD).click()
    box = page.locator(OPEN)
    expect(box).to_contain_text(meaning)
    place, word = box.bounding_box(), page.locator(WORD).bounding_box()
    assert place["x"] >= 0
    assert place["x"] + place["width"] <= width
    assert 0 <= place["y"] <= place["y"] + place["height"] <= 741
    if width == 1280:
        gap = max(place["y"] - word["y"] - word["height"], word["y"] - place["y"] - place["height"])
        assert 0 <= gap <= 60
    assert page.url.endswith(uri)
    box.locator("a").click()
    page.wait_for_url("**/glossary/#pathology-report")


def test_by_keyboard_it_opens_is_announced_closes_and_gives_the_focus_back(page, address):
    page.goto(address + GUIDES[0])
    assert page.locator(WORD).get_attribute("aria-haspopup") == "dialog"
    page.locator(WORD).focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name=page.locator("#word-pathology-report dt").inner_text())
    expect(dialog).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(dialog.locator("button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(page.locator(WORD)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(OPEN)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(OPEN)).to_have_count(0)
    expect(page.locator(WORD)).to_be_focused()


def test_a_tap_elsewhere_closes_it_and_another_word_takes_its_place(page, address):
    page.goto(address + GUIDES[0])
    page.locator(WORD).click()
    expect(page.locator(OPEN)).to_be_visible()
    page.mouse.click(180, 20)
    expect(page.locator(OPEN)).to_have_count(0)
    other = page.locator('main a[href^="#word-"]:not([href="#word-pathology-report"])').first
    other.click()
    expect(page.locator(".sl-meaning__word")).to_have_text(
        page.locator(f"{other.get_attribute('href')} dt").inner_text()
    )


def test_without_scripts_or_popovers_the_word_leads_to_the_list_on_the_page(browser, address):
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(address + GUIDES[0])
    assert plain.locator(WORD).get_attribute("aria-haspopup") is None
    plain.locator(WORD).click()
    plain.wait_for_url("**#word-pathology-report")
    context.close()
    old = browser.new_page()
    old.add_init_script("delete HTMLElement.prototype.popover")
    old.goto(address + GUIDES[0])
    old.locator(WORD).click()
    old.wait_for_url("**#word-pathology-report")
    old.close()


def test_where_the_script_cannot_be_fetched_the_word_still_leads_there(browser, address):
    page = browser.new_page(service_workers="block")  # what the worker asks for does not pass through the test
    page.route("**/meaning.js", lambda route: route.abort())
    page.goto(address + GUIDES[0])
    page.locator(WORD).click()
    page.wait_for_url("**#word-pathology-report")
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("uri", GUIDES)
def test_axe_finds_nothing_while_a_meaning_and_the_speech_bar_are_open(browser, address, uri, scheme):
    page = browser.new_page(viewport={"width": 360, "height": 740}, color_scheme=scheme)
    tag = "ar" if uri.startswith("ar/") else "en"
    voice = {"name": "A", "lang": tag, "localService": True}
    page.add_init_script(FAKE_SPEECH.replace("VOICES", json.dumps([voice])))
    page.goto(address + uri)
    page.evaluate("saidFor = 100000")
    page.locator("[data-speech=start]").click()
    page.locator(WORD).click()
    expect(page.locator(OPEN)).to_be_visible()
    found = Axe().run(page).response["violations"]
    page.close()
    assert [(each["id"], [node["html"] for node in each["nodes"]][:2]) for each in found] == []

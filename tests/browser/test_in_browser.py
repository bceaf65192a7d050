"""A real browser, as a reader uses it: four languages, two widths, both directions, nothing from elsewhere."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser

LANGUAGES = {"en": ("", "ltr"), "ar": ("ar/", "rtl"), "hi": ("hi/", "ltr"), "zh": ("zh/", "ltr")}
KINDS = [
    "",
    "guides/",
    "guides/what-is/",
    "checklists/",
    "checklists/breast/",
    "questions/",
    "conversations/asking-for-it/",
    "letters/",
    "countries/",
    "glossary/",
    "sources/",
    "misconceptions/",
    "about/privacy/",
    "translations/",
]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_kind_of_page_fits_its_screen_in_its_direction(page, address, tag, width):
    prefix, direction = LANGUAGES[tag]
    page.set_viewport_size({"width": width, "height": 740})
    for kind in KINDS:
        page.goto(address + prefix + kind)
        assert page.evaluate("document.documentElement.dir") == direction
        assert page.evaluate("getComputedStyle(document.body).direction") == direction
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0, (prefix + kind, width, overflow)


@pytest.mark.parametrize("tag", ["ar", "hi", "zh"])
def test_the_language_switch_stays_on_the_page(page, address, tag):
    page.goto(address + "guides/what-is/")
    switch = page.locator(f'a[hreflang="{tag}"]').first
    if not switch.is_visible():
        page.locator("summary").first.click()
    switch.click()
    page.wait_for_url(f"**/{tag}/guides/what-is/")
    assert page.evaluate("document.documentElement.lang") == tag


@pytest.mark.parametrize("tag", LANGUAGES)
def test_home_shows_languages_doors_and_urgency_without_scrolling(page, address, tag):
    page.goto(address + LANGUAGES[tag][0])
    bottom = page.evaluate(
        "Math.max(...[...document.querySelectorAll('.sl-door, .sl-urgent')].map(e => e.getBoundingClientRect().bottom))"
    )
    assert bottom <= 740
    assert page.locator(".sl-door").count() == 4


@pytest.mark.parametrize("width", [320, 360])
def test_no_word_of_a_door_is_cut_however_long(page, address, width):
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(address)
    word = "Unterlagenzusammenstellung"
    page.evaluate(
        "word => { for (const title of document.querySelectorAll('.sl-door strong')) title.textContent = word }", word
    )
    lines = page.evaluate(
        "[...document.querySelectorAll('.sl-door strong')].map(title => {"
        "const range = document.createRange(); range.selectNodeContents(title); return range.getClientRects().length })"
    )
    assert lines == [1, 1, 1, 1]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_pages_read_completely_without_javascript(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "ar/checklists/breast/")
    assert page.locator("main h2").count() >= 3
    context.close()


def test_arabic_pages_are_mirrored(page, address):
    def places() -> tuple[float, float]:
        boxes = [page.locator(name).first.bounding_box() for name in (".sl-header__name", ".sl-languages")]
        return boxes[0]["x"], boxes[1]["x"]

    page.set_viewport_size({"width": 1280, "height": 740})
    page.goto(address + "guides/what-is/")
    name, languages = places()
    assert name < languages
    page.goto(address + "ar/guides/what-is/")
    name, languages = places()
    assert name > languages

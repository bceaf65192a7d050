"""Sending a page, text in a larger size, and what the page tells others: in a real browser."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from conftest import CHROMIUM, until

pytestmark = pytest.mark.browser

ADDRESS = "https://secondlook.example/ar/guides/what-is/"


def test_the_address_and_nothing_else_is_copied(browser, address):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + "ar/guides/what-is/")
    page.locator("[data-share=copy]").click()
    expect(page.locator(".sl-share__status")).not_to_be_empty()
    assert page.evaluate("navigator.clipboard.readText()") == ADDRESS
    context.close()


def test_where_copying_fails_the_page_says_what_to_do(page, address, words):
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto(address + "guides/what-is/")
    page.locator("[data-share=copy]").click()
    expect(page.locator(".sl-share__status")).to_have_text(words["share-not-copied"])


def test_the_list_of_apps_is_offered_only_where_the_device_has_one(page, address):
    page.add_init_script("delete Navigator.prototype.share")
    page.goto(address + "ar/guides/what-is/")
    expect(page.locator("[data-share=more]")).to_be_hidden()
    page.add_init_script("navigator.share = async (what) => { globalThis.shared = what }")
    page.goto(address + "ar/guides/what-is/")
    page.locator("[data-share=more]").click()
    until(page, "globalThis.shared")
    assert page.evaluate("shared.url") == ADDRESS
    assert set(page.evaluate("shared")) == {"title", "url"}


def test_without_scripts_the_links_are_there_and_no_button_is(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "guides/what-is/")
    assert page.locator(".sl-share a:visible").count() == 4
    assert page.locator(".sl-share button:visible, .sl-speech:visible").count() == 0
    context.close()


def test_a_page_prints_without_what_only_a_screen_can_do(page, address):
    page.goto(address + "guides/what-is/")
    page.emulate_media(media="print")
    expect(page.locator(".sl-share")).to_be_hidden()


def test_the_strict_policy_lets_the_data_for_search_engines_stand(page, address):
    page.goto(address + "checklists/breast/")  # the page fixture fails on any complaint of the browser
    data = json.loads(page.locator('script[type="application/ld+json"]').text_content())
    assert data["about"]["@type"] == "MedicalCondition"


@pytest.mark.parametrize(
    "uri", ["", "guides/", "guides/what-is/", "glossary/", "checklists/breast/", "ar/guides/what-is/"]
)
def test_text_grows_with_the_size_set_in_the_browser(browser, address, uri):
    large = browser.browser_type.launch(
        executable_path=str(CHROMIUM) if CHROMIUM.exists() else None,
        args=["--no-sandbox", "--disable-gpu", "--blink-settings=defaultFontSize=32"],
    )
    page = large.new_page(viewport={"width": 360, "height": 740})
    page.goto(address + uri)
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)") >= 30
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    large.close()
    assert wide <= 0

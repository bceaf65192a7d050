"""Reading aloud: only where the device itself speaks the language, and only what belongs to the text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from conftest import until

pytestmark = pytest.mark.browser

FAKE = (Path(__file__).parent / "fake_speech.js").read_text("utf-8")
LOCAL = {
    "en": {"name": "A", "lang": "en-GB", "localService": True},
    "ar": {"name": "B", "lang": "ar_SA", "localService": True},
}
REMOTE = {"name": "C", "lang": "en-US", "localService": False}
HONG_KONG = {"name": "D", "lang": "zh-HK", "localService": True}
URIS = {"en": "guides/getting-your-records/", "ar": "ar/guides/getting-your-records/"}


def with_voices(page, *voices):
    page.add_init_script(FAKE.replace("VOICES", json.dumps(voices)))


def button(page, name):
    return page.locator(f"[data-speech={name}]")


def said(page):
    return page.evaluate("said")


@pytest.mark.parametrize(
    ("uri", "voices"),
    [
        (URIS["en"], []),
        (URIS["en"], [REMOTE]),
        (URIS["en"], [LOCAL["ar"]]),
        (URIS["ar"], [LOCAL["en"]]),
        ("zh/guides/what-is/", [HONG_KONG]),
    ],
    ids=["no voice", "a voice elsewhere", "another language", "English only", "another script"],
)
def test_without_a_voice_of_the_device_for_the_language_nothing_is_offered(page, address, uri, voices):
    with_voices(page, *voices)
    page.goto(address + uri)
    page.wait_for_load_state("networkidle")
    expect(page.locator(".sl-speech")).to_be_hidden()


def test_a_voice_that_the_browser_learns_of_late_is_offered_then(page, address):
    page.add_init_script("globalThis.voicesLate = true")
    with_voices(page, LOCAL["en"])
    page.goto(address + URIS["en"])
    expect(page.locator(".sl-speech")).to_be_hidden()
    page.evaluate("learnVoices()")
    expect(button(page, "start")).to_be_visible()


@pytest.mark.parametrize("tag", URIS)
def test_it_reads_from_the_top_marks_what_it_reads_and_ends_by_itself(page, address, tag):
    with_voices(page, LOCAL[tag])
    page.goto(address + URIS[tag])
    page.evaluate("saidFor = 0")
    button(page, "start").click()
    expect(button(page, "start")).to_be_visible(timeout=20_000)
    texts = [each["text"] for each in said(page)]
    assert texts[0] == page.locator("h1").inner_text()
    assert {each["lang"] for each in said(page)} == {LOCAL[tag]["lang"]}
    assert len(texts) > 40
    assert not [text for text in texts if text.strip().isdigit()], "the numbers of sources are not read"
    for silent in (".sl-citations h2", ".sl-age a", ".sl-share h2", ".sl-contents h2"):
        assert page.locator(silent).first.inner_text() not in texts
    assert page.locator(".sl-speech-now").count() == 0


def test_it_starts_at_the_heading_that_was_chosen(page, address):
    with_voices(page, LOCAL["en"])
    page.goto(address + URIS["en"])
    heading = page.locator(".sl-section h2").nth(2).inner_text()
    page.locator(".sl-speech select").select_option(label=heading)
    page.evaluate("saidFor = 100000")
    button(page, "start").click()
    until(page, "said.length > 0")
    assert said(page)[0]["text"] == heading
    expect(page.locator(".sl-speech-now")).to_have_text(heading)
    expect(page.locator(".sl-speech-now")).to_be_in_viewport()


def test_pause_goes_on_at_the_same_sentence_by_keyboard(page, address):
    with_voices(page, LOCAL["en"])
    page.goto(address + URIS["en"])
    page.evaluate("saidFor = 100000")
    button(page, "start").focus()
    page.keyboard.press("Enter")
    expect(button(page, "pause")).to_be_focused()
    page.keyboard.press("Enter")
    expect(button(page, "resume")).to_be_focused()
    page.keyboard.press("Enter")
    expect(button(page, "pause")).to_be_focused()
    texts = [each["text"] for each in said(page)]
    assert len(texts) == 2
    assert texts[0] == texts[1]
    page.keyboard.press("Tab")
    expect(button(page, "stop")).to_be_focused()
    page.keyboard.press("Enter")
    expect(button(page, "start")).to_be_focused()
    assert page.locator(".sl-speech-now").count() == 0


def test_it_falls_silent_when_the_reader_leaves(page, address):
    with_voices(page, LOCAL["en"])
    page.goto(address + URIS["en"])
    page.evaluate("speechSynthesis.cancel = () => (document.title = 'silent')")
    page.evaluate("saidFor = 100000")
    button(page, "start").click()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert page.title() == "silent"


def test_english_that_is_not_translated_is_read_by_an_english_voice_if_there_is_one(page, address):
    with_voices(page, LOCAL["ar"], LOCAL["en"])
    page.goto(address + URIS["ar"])
    page.evaluate(
        """() => {
          const text = Object.assign(document.createElement("span"), { lang: "en", textContent: "Still in English." });
          document.querySelector("h1").append(" ", text);
          saidFor = 0;
        }"""
    )
    button(page, "start").click()
    until(page, "said.length > 1")
    assert [each["lang"] for each in said(page)[:2]] == ["ar_SA", "en-GB"]
    assert said(page)[1]["text"] == "Still in English."

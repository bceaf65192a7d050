"""The letter builder, used as a family would: fill in, ask for what is still to get, in the hospital's language too."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

USED = {
    "version": 1,
    "parts": {
        "checklist/breast": {
            "situation": "",
            "records": {"pathology-report": {"status": "have"}, "slides": {"status": "asked"}},
        }
    },
}


def keep(page, address, parts):
    """Put what an earlier visit left into the browser."""
    page.goto(address)
    page.evaluate("kept => localStorage.setItem('second-look', kept)", json.dumps(parts))


def letters(page):
    return page.locator(".sl-letters > .sl-letter")


def line(page, name):
    return page.locator(f'input[data-blank="{name}"]')


@pytest.mark.parametrize(("prefix", "other"), [("", "ar"), ("ar/", "en")])
def test_what_is_typed_stands_in_both_letters_and_is_there_again(page, address, prefix, other):
    page.goto(f"{address}{prefix}letters/pathology/")
    line(page, "name").fill("A. B. Example")
    assert letters(page).count() == 1
    page.locator("[data-choice=language]").select_option(other)
    expect(letters(page)).to_have_count(2)
    assert letters(page).first.get_attribute("lang") == other
    assert letters(page).first.get_attribute("dir") == ("rtl" if other == "ar" else "ltr")
    arabic = [bool(re.search("[\u0621-\u064a]{3}", letter.inner_text())) for letter in letters(page).all()]
    assert arabic == [other == "ar", other == "en"]
    for letter in letters(page).all():
        assert letter.get_by_text("A. B. Example").count() >= 2
    page.reload()
    expect(letters(page)).to_have_count(2)
    assert line(page, "name").input_value() == "A. B. Example"
    line(page, "name").fill("")
    assert letters(page).first.get_by_text("A. B. Example").count() == 0
    assert letters(page).first.locator("[data-blank=name] > span").first.is_visible()


def test_a_letter_that_does_not_arrive_is_named_and_tried_again(browser, address, words):
    context = browser.new_context(service_workers="block")  # what a service worker asks for cannot be altered
    page = context.new_page()
    page.goto(f"{address}letters/pathology/")
    page.route("**/hi/data/letters/*", lambda route: route.fulfill(body="<h1>Log in to this network</h1>"))
    page.locator("[data-choice=language]").select_option("hi")
    said = page.locator(".sl-letter-form__said")
    expect(said).to_have_text(words["letter-language-fails"])
    assert letters(page).count() == 1
    page.unroute("**/hi/data/letters/*")
    line(page, "name").fill("A. B. Example")
    expect(letters(page)).to_have_count(2)
    expect(letters(page).first.get_by_text("A. B. Example").first).to_be_visible()
    expect(said).to_be_empty()
    context.close()


@pytest.mark.parametrize("letter", ["pathology", "thank-you"])
def test_a_page_holds_its_letter_in_its_own_language_only(page, address, letter):
    page.goto(f"{address}letters/{letter}/")
    templates = page.locator("template[data-language]").evaluate_all("all => all.map((each) => each.dataset.language)")
    assert set(templates) <= {"en"}


def test_the_name_is_typed_once_for_all_letters(page, address):
    page.goto(f"{address}letters/pathology/")
    line(page, "name").fill("A. B. Example")
    line(page, "dates").fill("in spring")
    page.goto(f"{address}letters/radiology/")
    assert line(page, "name").input_value() == "A. B. Example"
    assert line(page, "dates").input_value() == ""


def test_the_letter_asks_for_what_is_still_to_get_and_for_nothing_else(page, address):
    keep(page, address, USED)
    page.goto(f"{address}ar/letters/pathology/")
    boxes = page.locator(".sl-letter-form__records [type=checkbox]")
    asked = page.locator(".sl-letters .sl-letter__asked li")
    before = boxes.count()
    assert before > 3
    assert asked.count() == before
    names = page.evaluate(
        "() => Object.fromEntries([...document.querySelector('template[data-language=ar]').content"
        ".querySelectorAll('[data-record]')].map(e => [e.dataset.record, e.textContent]))"
    )
    assert names["pathology-report"] not in asked.all_inner_texts()
    boxes.first.uncheck()
    assert asked.count() == before - 1
    page.locator("[data-choice=lines]").fill("One more paper\n\nAnd another")
    assert asked.count() == before + 1
    page.locator("[data-choice=language]").select_option("en")
    expect(asked).to_have_count(2 * (before + 1))
    assert letters(page).first.locator(".sl-letter__asked li").count() == before + 1


def test_records_of_another_moment_are_not_asked_for(page, address):
    counts = []
    for moment in ("", "newly-diagnosed"):
        parts = {"version": 1, "parts": {"checklist/breast": {"situation": moment, "records": {}}}}
        keep(page, address, parts)
        page.goto(f"{address}letters/records-office/")
        counts.append(page.locator(".sl-letter__asked li").count())
    assert counts[0] > counts[1] > 0


def test_without_a_checklist_the_letter_leads_to_one(page, address):
    page.goto(f"{address}letters/radiology/")
    assert page.locator("[data-when=start]").is_visible()
    assert page.locator(".sl-letters .sl-letter__asked").is_hidden()


def test_the_letter_is_copied_with_its_empty_lines_and_without_our_remarks(page, address):
    page.goto(f"{address}ar/letters/thank-you/")
    page.evaluate("() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; }")
    line(page, "name").fill("A. B.")
    page.locator("[data-action=copy]").click()
    assert page.locator(".sl-letter-actions [role=status]").inner_text()
    text = page.evaluate("window.copied")
    assert "A. B." in text
    assert "________ (" in text
    assert page.locator(".sl-letter__review").inner_text() not in text


def test_where_copying_is_forbidden_the_text_can_be_marked(page, address):
    page.goto(f"{address}letters/thank-you/")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    page.locator("[data-action=copy]").click()
    text = page.locator(".sl-letter-actions textarea")
    assert text.is_visible()
    assert "Dear doctor," in text.input_value()


def test_with_storage_refused_the_letter_works_while_the_page_is_open(page, address):
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no'); }})")
    page.goto(f"{address}letters/pathology/")
    line(page, "name").fill("A. B.")
    assert letters(page).first.get_by_text("A. B.").count() >= 1
    assert page.locator(".sl-device__fleeting").is_visible()


def test_deleting_the_notes_empties_the_letter(page, address):
    page.goto(f"{address}letters/pathology/")
    line(page, "name").fill("A. B.")
    page.locator(".sl-device [data-action=clear]").click()
    page.locator("dialog [value=clear]").click()
    expect(line(page, "name")).to_have_value("")
    expect(letters(page).first.get_by_text("A. B.")).to_have_count(0)


def test_without_javascript_the_whole_letter_is_there_to_print(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}ar/letters/pathology/")
    assert page.locator(".sl-letter p").count() > 8
    assert page.locator(".sl-letter-form").is_hidden()
    assert page.locator("[data-action]:visible").count() == 0
    context.close()


def test_each_letter_is_printed_on_one_page(page, address):
    keep(page, address, USED)
    page.goto(f"{address}letters/thank-you/")
    page.locator("[data-choice=language]").select_option("ar")
    expect(letters(page)).to_have_count(2)
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 2

"""The question sheet, as a family makes one: in two languages, on a small phone, for one page of paper."""

from __future__ import annotations

import io
import json

import pikepdf
import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PREFIXES = {"en": "", "ar": "ar/"}
SHEET = "questions/sheet/"
TOP, REST = ".sl-question-sheet [data-list=top] > li", ".sl-question-sheet [data-list=rest] > li"


@pytest.fixture(params=PREFIXES)
def prefix(request):
    return PREFIXES[request.param]


def open_sheet(page, address, prefix="", fragment=""):
    page.goto(address + prefix + SHEET + fragment)
    page.locator(".sl-question-sheet").wait_for(state="visible")


def tick(page, name, count):
    """Tick the first questions for a moment or a cancer, and return their words."""
    chosen = page.locator(f"#{name}")
    if not chosen.evaluate("set => set.open"):
        chosen.locator("summary").click()
    for number in range(count):
        chosen.locator("label").nth(number).click()
    return [words.strip() for words in chosen.locator("label").all_inner_texts()[:count]]


def shown(page, rows):
    return [words.strip() for words in page.locator(f"{rows} .sl-question-sheet__words").all_inner_texts()]


def press(page, rows, number, action):
    button = page.locator(rows).nth(number).locator(f"[data-action={action}]")
    button.focus()
    page.keyboard.press("Enter")


def add_own(page, words):
    page.locator(".sl-question-sheet__own textarea").fill(words)
    page.locator(".sl-question-sheet__own button").click()


def paper(page, size="A4"):
    """The pages that the browser prints."""
    return pikepdf.open(
        io.BytesIO(page.pdf(format=size, margin=dict.fromkeys(("top", "bottom", "left", "right"), "12mm")))
    )


def test_a_ticked_question_stands_on_the_sheet_after_a_reload_too(page, address, prefix):
    open_sheet(page, address, prefix)
    words = tick(page, "at-the-visit", 3)
    assert shown(page, REST) == words
    page.reload()
    assert shown(page, REST) == words
    assert page.locator("#at-the-visit input:checked").count() == 3
    page.locator("#at-the-visit summary").click()
    page.locator("#at-the-visit label").nth(1).click()
    assert shown(page, REST) == [words[0], words[2]]


def test_a_question_chosen_in_one_language_stands_there_in_another(page, address):
    open_sheet(page, address)
    tick(page, "breast", 2)
    open_sheet(page, address, "ar/")
    page.locator("#breast summary").click()
    assert shown(page, REST) == [words.strip() for words in page.locator("#breast label").all_inner_texts()[:2]]


def test_a_question_that_left_the_site_keeps_the_words_it_was_chosen_with(page, address):
    open_sheet(page, address)
    kept = {"chosen": [{"id": "gone/long-ago", "text": "Who looks at it?"}, {"id": 3}, None], "top": ["nothing"]}
    page.evaluate(
        "kept => localStorage.setItem('second-look', kept)", json.dumps({"version": 1, "parts": {"questions": kept}})
    )
    page.reload()
    assert shown(page, REST) == ["Who looks at it?"]


def test_three_questions_go_to_the_top_and_a_fourth_is_refused_with_a_reason(page, address, prefix):
    open_sheet(page, address, prefix)
    words = tick(page, "at-the-visit", 4)
    for _ in range(3):
        press(page, REST, 0, "top")
    assert shown(page, TOP) == words[:3]
    press(page, REST, 0, "top")
    assert shown(page, TOP) == words[:3]
    assert page.locator(".sl-question-sheet__said [role=status]").inner_text()
    press(page, TOP, 1, "top")
    assert shown(page, TOP) == [words[0], words[2]]
    assert shown(page, REST) == [words[1], words[3]]


def test_the_keyboard_moves_a_question_keeps_the_focus_and_says_where_it_is(page, address, prefix):
    open_sheet(page, address, prefix)
    first, second, third = tick(page, "at-the-visit", 3)
    press(page, REST, 0, "down")
    page.keyboard.press("Enter")
    assert shown(page, REST) == [second, third, first]
    assert page.evaluate("document.activeElement.dataset.action") == "down"
    assert page.evaluate("document.activeElement.closest('li').matches(':last-child')")
    assert page.locator(".sl-question-sheet__said [role=status]").inner_text().count("3") == 2
    page.keyboard.press("Enter")
    assert shown(page, REST) == [second, third, first]
    page.reload()
    assert shown(page, REST) == [second, third, first]


def test_an_own_question_is_written_changed_taken_off_and_put_back(page, address, prefix):
    open_sheet(page, address, prefix)
    add_own(page, "May my sister come?")
    add_own(page, "   ")
    field = page.locator(f"{REST} textarea")
    assert field.count() == 1
    field.fill("May my brother come?")
    page.reload()
    assert field.input_value() == "May my brother come?"
    press(page, REST, 0, "remove")
    assert field.count() == 0
    page.locator("[data-action=put-back]").click()
    assert field.input_value() == "May my brother come?"


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_only_the_sheet_is_printed_on_one_page_with_room_for_answers(page, address, prefix, size):
    open_sheet(page, address, prefix)
    tick(page, "at-the-visit", 6)
    tick(page, "breast", 2)
    for _ in range(3):
        press(page, REST, 0, "top")
    assert not page.locator(".sl-question-sheet__long").is_visible()
    assert len(paper(page, size).pages) == 1
    page.emulate_media(media="print")
    assert page.locator(".sl-question-paper [data-list=top] > li").count() == 3
    assert page.locator(".sl-question-paper [data-list=rest] > li").count() == 5
    assert page.locator(".sl-question-paper [data-list=rest] > li").last.locator("div:visible").count() >= 1
    urgent = page.locator(".sl-urgent p").first.text_content()
    assert page.locator(".sl-question-paper__foot").inner_text().startswith(urgent)
    assert page.locator(".sl-question-paper__foot li").count() >= 2
    for hidden in (".sl-header", "h1", ".sl-urgent", ".sl-picks", ".sl-question-sheet", ".sl-device", ".sl-footer"):
        assert not page.locator(hidden).first.is_visible(), hidden


def test_more_than_fits_is_said_before_it_is_printed(page, address, prefix):
    open_sheet(page, address, prefix)
    tick(page, "at-the-visit", 12)
    tick(page, "before-surgery", 8)
    assert page.locator(".sl-question-sheet__long").is_visible()
    assert len(paper(page).pages) == 2


def test_the_sheet_is_copied_as_text_in_its_order(page, address, prefix):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_sheet(page, address, prefix)
    words = tick(page, "at-the-visit", 2)
    add_own(page, "May my sister come?")
    press(page, REST, 1, "top")
    page.locator("[data-action=copy]").click()
    page.locator(".sl-question-sheet__status").get_by_text(".").wait_for()
    text = page.evaluate("navigator.clipboard.readText()")
    order = [text.index(words[1]), text.index(words[0]), text.index("May my sister come?")]
    assert order == sorted(order)


def test_without_a_clipboard_the_text_can_be_copied_by_hand(page, address):
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new DOMException('no'))")
    open_sheet(page, address)
    words = tick(page, "at-the-visit", 1)
    page.locator("[data-action=copy]").click()
    field = page.locator(".sl-question-sheet__text")
    field.wait_for(state="visible")
    assert words[0] in field.input_value()


def test_a_checklist_leads_to_its_own_questions_and_the_address_does_not_keep_the_name(page, address, prefix):
    page.goto(address + prefix + "checklists/breast/")
    page.locator("#questions a[href$='questions/sheet/#breast']").click()
    page.locator("#breast label").first.wait_for(state="visible")
    assert page.url == address + prefix + SHEET
    assert not page.locator("#colorectal label").first.is_visible()


def test_a_device_that_keeps_nothing_still_makes_a_sheet(page, address):
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('no'); }")
    open_sheet(page, address)
    words = tick(page, "at-the-visit", 2)
    assert shown(page, REST) == words
    assert page.locator(".sl-device__fleeting").is_visible()


def test_deleting_all_notes_empties_the_sheet(page, address):
    open_sheet(page, address)
    tick(page, "at-the-visit", 2)
    page.locator(".sl-device [data-action=clear]").click()
    page.locator(".sl-device [value=clear]").click()
    expect(page.locator(f"{REST} .sl-question-sheet__words")).to_have_count(0)
    expect(page.locator("#at-the-visit input:checked")).to_have_count(0)


def test_without_javascript_every_question_is_there_to_read_and_print(browser, address, prefix):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + prefix + SHEET)
    assert page.locator("[data-question]").count() > 300
    assert page.locator("input:visible, button:visible").count() == 0
    page.locator("#breast summary").click()
    assert page.locator("#breast li").first.is_visible()
    page.emulate_media(media="print")
    assert page.locator("#at-the-visit li").first.is_visible()
    context.close()


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_sheet_fits_its_screen(page, address, prefix, width):
    page.set_viewport_size({"width": width, "height": 740})
    open_sheet(page, address, prefix)
    tick(page, "at-the-visit", 4)
    add_own(page, "w" * 120)
    press(page, REST, 0, "top")
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    small = (
        "[...document.querySelectorAll('.sl-question-sheet button, .sl-picks label')].filter(e => e.checkVisibility())"
    )
    assert page.evaluate(f"Math.min(...{small}.map(e => e.getBoundingClientRect().height))") >= 44

"""The checklist as a family uses it on a phone: choose the moment, mark, note, see what is left, print and send it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import expect

from conftest import until

pytestmark = pytest.mark.browser

PROJECT = Path(__file__).parents[2]
BREAST = {"en": "checklists/breast/", "ar": "ar/checklists/breast/"}
KEPT = "JSON.parse(localStorage.getItem('second-look')).parts['checklist/breast']"


@pytest.fixture(scope="module")
def said() -> dict[str, str]:
    """The English words of the interface by id."""
    return yaml.safe_load((PROJECT / "content/interface.yml").read_text("utf-8"))["words"]


@pytest.fixture(params=BREAST)
def checklist(page, address, request):
    page.goto(address + BREAST[request.param])
    return page


def mark(page, record, status):
    page.locator(f"#{record} input[value={status}]").check()


def left(page):
    """The ids of the records on the list of what is still to get."""
    return [
        href.removeprefix("#")
        for href in page.eval_on_selector_all(".sl-to-get li li > a", "all => all.map(a => a.getAttribute('href'))")
    ]


def shown(page):
    return page.locator(".sl-record:visible").count()


def test_every_record_can_be_marked_and_is_to_be_got_at_first(checklist):
    records = checklist.locator(".sl-record")
    assert records.count() == len(left(checklist)) > 20
    assert checklist.locator(".sl-record [type=radio]").count() == 4 * records.count()
    for each in records.all()[:3]:
        name = each.locator("h4").inner_text()
        assert each.get_by_role("group", name=name).count() >= 1


def test_what_a_family_has_or_does_not_need_leaves_the_list(checklist):
    before = len(left(checklist))
    mark(checklist, "pathology-report", "have")
    mark(checklist, "slides", "not-needed")
    mark(checklist, "gene-test-report", "asked")
    assert len(left(checklist)) == before - 2
    assert not {"pathology-report", "slides"} & set(left(checklist))
    assert "gene-test-report" in left(checklist)
    count = str(before - 2)
    assert count in checklist.locator(".sl-to-get-bar").inner_text()
    assert count in checklist.locator(".sl-to-get__count").inner_text()
    assert count in checklist.locator(".sl-to-get__said").text_content()
    mark(checklist, "slides", "not-yet")
    assert "slides" in left(checklist)


def test_a_moment_shows_its_own_records_only_and_no_empty_department(checklist):
    all_records, before = shown(checklist), len(left(checklist))
    checklist.locator("input[name=moment][value=on-treatment]").check()
    assert 0 < shown(checklist) < all_records
    assert len(left(checklist)) == shown(checklist) < before
    for department in checklist.locator("[data-holder]:visible").all():
        assert department.locator(".sl-record:visible").count() > 0
    for heading in checklist.locator(".sl-need:visible").all():
        assert heading.evaluate("h => h.nextElementSibling.querySelectorAll('.sl-record:not([hidden])').length") > 0
    for link in checklist.locator(".sl-contents a:visible").all():
        assert checklist.locator(link.get_attribute("href")).is_visible()
    checklist.locator('input[name=moment][value=""]').check()
    assert shown(checklist) == all_records


def test_a_reload_keeps_moment_marks_and_notes(checklist):
    checklist.locator("input[name=moment][value=after-surgery]").check()
    mark(checklist, "slides", "asked")
    for field, value in {
        "date": "2026-11-20",
        "whom": "Window 3",
        "deposit": "A deposit of 20",
        "back": "2026-12-01",
        "note": "Call on Monday",
    }.items():
        checklist.locator(f"#slides [data-field={field}]").fill(value)
    checklist.reload()
    assert checklist.locator("input[name=moment]:checked").get_attribute("value") == "after-surgery"
    assert checklist.locator("#slides [type=radio]:checked").get_attribute("value") == "asked"
    assert checklist.locator("#slides [data-field=whom]").input_value() == "Window 3"
    assert checklist.locator("#slides [data-field=back]").input_value() == "2026-12-01"
    summary = checklist.locator("#slides .sl-track__summary").inner_text()
    assert "2026" in summary
    assert "Window 3" in summary
    assert "Call on Monday" in summary
    asked = checklist.locator(".sl-to-get__asked", has_text="Window 3").inner_text()
    assert "2026" in asked


def test_essential_records_come_first_in_each_department(checklist):
    needs = checklist.eval_on_selector_all(
        ".sl-to-get__list > li",
        "all => all.map(li => [...li.querySelectorAll('li')].map(l => l.querySelector('[data-need]').hidden))",
    )
    assert len(needs) > 3
    for department in needs:
        assert department == sorted(department, reverse=True)  # hidden: essential


def test_each_record_left_leads_to_its_place_and_each_department_to_its_letter(checklist):
    checklist.locator(".sl-to-get-bar a").click()
    assert checklist.evaluate("document.activeElement.id") == "still-to-get"
    checklist.locator('.sl-to-get a[href="#slides"]').click()
    assert checklist.locator("#slides").evaluate("e => e.matches(':target')")
    assert checklist.locator(".sl-to-get .sl-letter-link a").first.get_attribute("href").startswith("../../letters/")


def test_focus_is_never_hidden_behind_the_line_at_the_foot(checklist):
    checklist.emulate_media(reduced_motion="reduce")  # no scrolling that is still on its way
    checklist.locator("#pathology-report [type=radio]").first.focus()
    for _ in range(40):
        checklist.keyboard.press("Tab")
        hidden = checklist.evaluate(
            """() => {
              const own = document.activeElement, box = own.getBoundingClientRect();
              const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
              return !(own.contains(top) || top?.contains(own)) && own.className;
            }"""
        )
        assert hidden is False


def test_the_keyboard_alone_marks_a_record(checklist):
    checklist.locator("#slides [type=radio]:checked").focus()
    checklist.keyboard.press("ArrowUp")
    assert checklist.evaluate(f"{KEPT}.records.slides.status") == "asked"
    checklist.keyboard.press("Tab")
    assert checklist.evaluate("document.activeElement.localName") == "summary"


def test_the_list_is_copied_as_text_for_a_messenger(checklist):
    checklist.context.grant_permissions(["clipboard-read", "clipboard-write"])
    mark(checklist, "pathology-report", "have")
    checklist.locator("[data-action=copy]").click()
    until(checklist, "document.querySelector('.sl-to-get__status').textContent !== ''")
    text = checklist.evaluate("navigator.clipboard.readText()")
    plain = re.sub("[\u200f\u2066-\u2069]", "", text)
    name = checklist.locator("#slides h4").inner_text()
    form = checklist.locator("#slides .sl-record__forms").inner_text()
    assert f"- {name}: {form}\n" in plain
    assert checklist.locator("#holder-pathology h2").inner_text() in plain
    assert checklist.locator("#pathology-report h4").inner_text() not in plain
    assert "cancer" not in text.splitlines()[0].lower()
    assert plain.count("\n- ") == len(left(checklist))
    assert text.count("\u2066") + text.count("\u2067") + text.count("\u2068") == text.count("\u2069")
    if checklist.evaluate("document.dir") == "rtl":
        assert all(line.startswith("\u200f") for line in text.splitlines() if line)


def test_where_the_browser_forbids_copying_the_text_stands_ready_to_be_copied(page, address, said):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(address + BREAST["en"])
    page.locator("[data-action=copy]").click()
    box = page.locator(".sl-to-get__text")
    assert box.is_visible()
    assert box.input_value().startswith(said["papers-title"])
    assert page.evaluate("getSelection().toString() || document.activeElement.selectionEnd") not in ("", 0)
    assert page.locator(".sl-to-get__status").inner_text() == said["to-get-not-copied"]


def test_print_shows_marks_and_notes_of_the_chosen_moment_without_controls(checklist):
    checklist.evaluate("window.print = () => {}")
    checklist.evaluate("addEventListener('beforeprint', () => { window.titleOnPaper = document.title })")
    checklist.locator("input[name=moment][value=newly-diagnosed]").check()
    mark(checklist, "pathology-report", "have")
    mark(checklist, "slides", "asked")
    checklist.locator("#slides [data-field=whom]").fill("Window 3")
    hidden = checklist.locator(".sl-record[hidden]").first.get_attribute("id")
    checklist.locator(".sl-to-get [data-action=print]").click()
    checklist.emulate_media(media="print")
    assert checklist.locator("#slides .sl-track__summary").is_visible()
    assert "Window 3" in checklist.locator("#slides .sl-track__summary").inner_text()
    assert checklist.locator("#pathology-report .sl-track__summary strong").is_visible()
    assert checklist.locator("input:visible, button:visible, textarea:visible, .sl-to-get:visible").count() == 0
    assert not checklist.locator(f"#{hidden}").is_visible()
    assert checklist.locator(".sl-footer__warning").is_visible()
    assert not checklist.locator(".sl-citations").is_visible()
    checklist.emulate_media(media="screen")
    checklist.pdf()
    assert "breast" not in checklist.evaluate("window.titleOnPaper").lower()
    assert checklist.title() != checklist.evaluate("window.titleOnPaper")


def test_a_file_takes_the_list_to_another_device(checklist, browser, tmp_path):
    mark(checklist, "slides", "have")
    with checklist.expect_download() as download:
        checklist.locator(".sl-device [data-action=save]").click()
    assert download.value.suggested_filename == "notes.json"
    file = tmp_path / "notes.json"
    download.value.save_as(file)
    other = browser.new_context().new_page()
    other.goto(checklist.url)
    other.locator(".sl-device__file").set_input_files(file)
    until(other, "document.querySelector('#slides').dataset.status === 'have'")
    assert "slides" not in left(other)
    other.context.close()


def test_deleting_all_notes_unmarks_the_list_at_once(checklist):
    mark(checklist, "slides", "have")
    checklist.locator("#slides [data-field=note]").evaluate(
        "e => { e.value = 'x'; e.dispatchEvent(new Event('input')) }"
    )
    checklist.locator(".sl-device [data-action=clear]").click()
    checklist.locator(".sl-device__question [value=clear]").click()
    expect(checklist.locator("#slides [type=radio]:checked")).to_have_value("not-yet")
    expect(checklist.locator("#slides [data-field=note]")).to_have_value("")
    assert "slides" in left(checklist)


def test_a_mark_in_one_tab_shows_in_the_other(browser, address):
    context = browser.new_context()
    one, other = context.new_page(), context.new_page()
    one.goto(address + BREAST["en"])
    other.goto(address + BREAST["ar"])
    mark(other, "slides", "have")
    until(one, "document.querySelector('#slides').dataset.status === 'have'")
    mark(one, "pathology-report", "have")
    until(other, "document.querySelector('#pathology-report').dataset.status === 'have'")
    assert set(one.evaluate(f"Object.keys({KEPT}.records)")) == {"slides", "pathology-report"}
    context.close()


def test_notes_on_a_record_that_left_the_list_are_kept(page, address):
    page.goto(address + BREAST["en"])
    old = {"no-longer-here": {"status": "have", "note": "from last year"}}
    kept = {"version": 1, "parts": {"checklist/breast": {"records": old, "situation": "gone-too"}}}
    page.evaluate("kept => localStorage.setItem('second-look', JSON.stringify(kept))", kept)
    page.reload()
    assert page.locator("input[name=moment]:checked").get_attribute("value") == ""
    mark(page, "slides", "have")
    assert page.evaluate(f"{KEPT}.records['no-longer-here'].note") == "from last year"


def test_a_damaged_file_does_not_break_the_page(page, address):
    page.goto(address + BREAST["en"])
    bad = {"slides": "have", "pathology-report": {"status": 7, "note": {}}}
    for part in (None, "text", [], {"records": 3}, {"records": bad}):
        kept = {"version": 1, "parts": {"checklist/breast": part}}
        page.evaluate("kept => localStorage.setItem('second-look', JSON.stringify(kept))", kept)
        page.reload()
        mark(page, "slides", "asked")
        page.reload()
        assert page.locator("#slides [type=radio]:checked").get_attribute("value") == "asked"


def test_without_javascript_the_checklist_is_whole_and_shows_no_dead_control(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + BREAST["ar"])
    assert shown(page) == page.locator(".sl-record").count() > 20
    assert page.locator(".sl-moments").is_visible()
    assert (
        page.locator(
            "main input:visible, .sl-checklist button:visible, .sl-to-get:visible, .sl-to-get-bar:visible"
        ).count()
        == 0
    )
    context.close()


def test_the_list_fits_the_narrowest_phone(checklist):
    checklist.set_viewport_size({"width": 320, "height": 640})
    checklist.locator("#slides .sl-track__notes summary").click()
    assert checklist.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for label in checklist.locator("#slides .sl-choice").all():
        assert label.bounding_box()["height"] >= 44

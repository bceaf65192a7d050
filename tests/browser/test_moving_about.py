"""Finding one's way on a small phone: what the first screen shows, long pages, the list of cancers."""

from __future__ import annotations

import pytest

from conftest import PREFIXES, until

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("prefix", PREFIXES.values())
def test_the_first_screen_of_a_small_phone_shows_all_doors_and_begins_with_what_cannot_wait(page, address, prefix):
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(address + prefix)
    assert page.locator(".sl-door").last.evaluate("door => door.getBoundingClientRect().bottom") <= 500
    assert page.locator(".sl-urgent").evaluate("strip => strip.getBoundingClientRect().bottom") <= 640


@pytest.mark.parametrize("prefix", PREFIXES.values())
def test_the_number_of_a_source_never_stands_on_a_line_without_what_it_is_for(page, address, prefix):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}{prefix}checklists/breast/")
    torn = page.evaluate(
        """() => [...document.querySelectorAll("main .sl-cites")].filter((cites) => {
          const before = cites.previousSibling;
          if (before?.nodeType !== Node.TEXT_NODE || !before.data.trim()) return false;
          const range = document.createRange();
          const end = before.data.trimEnd().length;
          range.setStart(before, end - 1);
          range.setEnd(before, end);
          const [last, first] = [range.getBoundingClientRect(), cites.firstElementChild.getBoundingClientRect()];
          return first.top > last.bottom;
        }).map((cites) => cites.parentElement.textContent)"""
    )
    assert page.locator("main .sl-cites").count() > 20
    assert torn == []


@pytest.mark.parametrize("place", ["guides/step-by-step/", "ar/checklists/breast/"])
def test_a_long_page_says_where_one_is_and_leads_back_to_its_contents(page, address, place):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address + place)
    section = page.locator(".sl-section:has(> .sl-section__head)").nth(1)
    section.evaluate(
        "part => { const { top, height } = part.getBoundingClientRect();"
        "scrollTo({ top: top + scrollY + height / 2, behavior: 'instant' }) }"
    )
    head = section.locator(".sl-section__head")
    assert 0 <= head.bounding_box()["y"] <= 1
    head.locator("a").click()
    until(
        page,
        "() => { const { top } = document.getElementById('sl-contents').getBoundingClientRect();"
        "return top >= 0 && top < 300 }",
    )


@pytest.mark.parametrize(
    ("prefix", "typed"), [("", "BREAST"), ("ar/", "الثدى"), ("hi/", "स्तन"), ("zh/", "乳"), ("hi/", "breast")]
)
def test_the_list_of_cancers_narrows_as_one_types_in_the_own_language_or_in_english(page, address, prefix, typed):
    page.goto(f"{address}{prefix}checklists/")
    choices = page.locator(".sl-choices li:visible")
    all_of_them = choices.count()
    page.locator(".sl-chooser input").fill(typed)
    assert 1 <= choices.count() < all_of_them / 4
    assert choices.locator('a[href$="checklists/breast/"], a[href$="breast/"]').count() == 1
    assert page.locator(".sl-region:visible").count() == 1
    page.locator(".sl-chooser input").fill("qqq")
    assert choices.count() == 0
    assert page.locator(".sl-chooser [role=status]").inner_text()
    page.locator(".sl-chooser input").fill("")
    assert choices.count() == all_of_them
    assert not page.locator(".sl-chooser [role=status]").inner_text()


def test_without_javascript_the_list_of_cancers_is_whole(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "checklists/")
    assert not page.locator(".sl-chooser").is_visible()
    assert page.locator(".sl-choices li").count() > 20
    context.close()

"""Printing from the browser: what is on paper and what is not, in both directions."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

PAGES = ["guides/what-is/", "checklists/breast/", "questions/", "conversations/asking-for-it/", "sources/law/"]
OFF_PAPER = ("nav", ".sl-skip", "dialog", "button:not(.sl-stale__mark)", ".sl-languages", ".sl-sheets", ".sl-correct")
WHOLE = ".sl-record, .sl-figures li, .sl-misconception, .sl-table tr, .sl-comparison li, .sl-callout, .sl-steps > li"
INVISIBLE = re.compile("[\\s\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printed(page, folder: Path) -> list[str]:
    """The words on each sheet of A4 paper, without their spaces."""
    file = folder / "printed.pdf"
    page.pdf(path=file, format="A4", margin=dict.fromkeys(("top", "bottom", "left", "right"), "15mm"))
    text = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True, text=True).stdout
    return [INVISIBLE.sub("", sheet) for sheet in text.split("\f") if sheet.strip()]


@pytest.mark.parametrize("prefix", ["", "ar/"], ids=["en", "ar"])
@pytest.mark.parametrize("address_of_page", PAGES)
def test_paper_shows_the_text_and_no_way_around_the_site(page, address, tmp_path, prefix, address_of_page):
    page.goto(address + prefix + address_of_page)
    page.emulate_media(media="print")
    for part in OFF_PAPER:
        shown = [each for each in page.locator(part).all() if each.is_visible()]
        assert shown == [], part
    assert page.locator("h1").is_visible()
    assert page.locator(".sl-footer__warning").is_visible()
    assert page.locator(".sl-urgent").first.is_visible()
    sheets = printed(page, tmp_path)
    assert len(sheets) >= 2
    if not prefix:  # Arabic letters come out of a browser's PDF joined in other ways
        assert INVISIBLE.sub("", page.locator("h1").inner_text()) in sheets[0]


def test_addresses_stand_after_links_to_other_sites_and_after_no_others(page, address, tmp_path):
    page.goto(address + "sources/law/")
    outside = page.locator("main a[href^=http]").first.get_attribute("href")
    text = "".join(printed(page, tmp_path))
    assert outside.removeprefix("https://")[:25] in text
    assert "127.0.0.1" not in text
    page.goto(address + "guides/what-is/")
    assert "http" not in "".join(printed(page, tmp_path)).replace("https://creativecommons.org", "")


@pytest.mark.parametrize("prefix", ["", "ar/"], ids=["en", "ar"])
@pytest.mark.parametrize("address_of_page", PAGES)
def test_cards_and_rows_are_not_torn_apart_and_headings_stay_with_their_text(page, address, prefix, address_of_page):
    page.goto(address + prefix + address_of_page)
    page.emulate_media(media="print")
    torn = page.evaluate(
        """whole => [...document.querySelectorAll(whole)]
            .filter(each => getComputedStyle(each).breakInside !== "avoid").map(each => each.className)""",
        WHOLE,
    )
    assert torn == []
    loose = page.evaluate(
        """[...document.querySelectorAll("main :is(h2, h3, h4)")]
            .filter(each => getComputedStyle(each).breakAfter !== "avoid").map(each => each.textContent)"""
    )
    assert loose == []


@pytest.mark.parametrize("address_of_page", ["checklists/breast/"])
def test_a_record_stands_on_one_sheet_of_paper(page, address, tmp_path, address_of_page):
    page.goto(address + address_of_page)
    page.emulate_media(media="print")
    records = [
        [INVISIBLE.sub("", part.inner_text()) for part in (each.locator("> *").first, each.locator("> *").last)]
        for each in page.locator(".sl-record").all()
        if each.is_visible()
    ]
    sheets = printed(page, tmp_path)
    torn = [name for name, last in records if not any(name in sheet and last[-20:] in sheet for sheet in sheets)]
    assert torn == []


def test_what_is_folded_on_the_screen_is_open_on_paper(page, address, tmp_path):
    page.goto(address + "guides/what-is/")
    page.evaluate(
        """document.querySelector("main").insertAdjacentHTML("beforeend",
            "<details><summary>More</summary><p>Folded words</p></details>")"""
    )
    assert "Foldedwords" in "".join(printed(page, tmp_path))


@pytest.mark.parametrize("prefix", ["", "ar/"], ids=["en", "ar"])
def test_printed_pages_are_black_on_white_even_in_the_dark(page, address, prefix):
    page.goto(address + prefix + "checklists/breast/")
    page.emulate_media(media="print", color_scheme="dark")
    colours = page.evaluate(
        """[...document.querySelectorAll("body, main p, main li, h2, .sl-urgent, .sl-callout, .sl-moment")].map(each =>
            [getComputedStyle(each).color, getComputedStyle(each).backgroundColor])"""
    )
    ground = {background for _, background in colours}
    assert all(lightness(colour) < 110 for colour, _ in colours)
    assert all(lightness(colour) > 200 for colour in ground if not colour.endswith(", 0)"))


def lightness(colour: str) -> float:
    return sum(int(number) for number in re.findall(r"\d+", colour)[:3]) / 3

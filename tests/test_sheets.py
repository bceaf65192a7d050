"""The print sheets: what stands on each of them, in every language, on A4 and on Letter.

UPDATE_GOLDENS=1 writes what they look like now into tests/goldens/sheets/. Read the difference before you keep it.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from secondlook.checklist import checklist
from secondlook.edition import editions
from secondlook.model.site import Interface
from secondlook.pdf import make_pdfs
from secondlook.pseudo import pseudo_editions
from secondlook.render.sheets import PrintSheet, checklist_sheet, documents_of_sheets, sheets
from secondlook.signoffs import Review
from secondlook.text import Text, TextState

PROJECT = Path(__file__).parent.parent
GOLDENS = Path(__file__).parent / "goldens/sheets"
STYLE = (PROJECT / "hooks/secondlook/templates/sheet.css").read_text("utf-8")
VALUES = (PROJECT / "hooks/secondlook/templates/tokens.css").read_text("utf-8")
KINDS = [
    "checklists/sample",
    "questions/first-visit",
    "questions/sample",
    "conversations",
    "letters/scan-request",
    "cards/before-paying",
    "cards/photos",
    "countries/nowhere",
    "case-summary",
    "comparison-sheet",
    "come-back-sheet",
    "booklet",
    "counter-card/en",
    "counter-card/ar",
    "counter-card/zh",
]
MILLIMETRE = 72 / 25.4
FOOT = 0.876
"""Where the foot of a sheet begins, as a share of the height of its page."""


@pytest.fixture(scope="module")
def found(sample):
    return {edition.locale.tag: edition for edition in editions(sample)}


@pytest.fixture(scope="module")
def printed(found):
    """Every sheet of the sample by its path, without the style."""
    everything = tuple(found.values())
    return {sheet.path: body_of(sheet) for edition in everything for sheet in sheets(edition, everything)}


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("cache")


def body_of(sheet):
    return re.sub(r"<style>.*?</style>", "", sheet.html, flags=re.DOTALL)


def path_of(tag, kind):
    return f"{'' if tag == 'en' else f'{tag}/'}print/{kind}.pdf"


def with_states(edition, state):
    """The edition with every text in this state, so that it can be seen what a sheet makes of it."""
    words = {
        name: Text(text.value, text.locale, state, "Today's English.", text.id)
        for name, text in edition.library.interface.words.items()
    }
    return replace(edition, library=replace(edition.library, interface=Interface.model_construct(words=words)))


def with_names_as_words(edition):
    """The edition with the name of each word in its place."""
    words = {
        name: Text(" ".join([f"[{name}]", *re.findall(r"\{[a-z]+\}", text.source)]), text.locale, TextState.FRESH, "")
        for name, text in edition.library.interface.words.items()
    }
    return replace(edition, library=replace(edition.library, interface=Interface.model_construct(words=words)))


@pytest.fixture(scope="module")
def drafts(found):
    """Every sheet of the sample with the name of each word in its place: a golden must not change when a word does."""
    everything = tuple(with_names_as_words(edition) for edition in found.values())
    return {sheet.path: body_of(sheet) for edition in everything for sheet in sheets(edition, everything)}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_sheet_looks_as_it_did(drafts, tag, kind):
    html = re.sub(r"(<svg.*<path) .*?(/>)", r"\1\2", drafts[path_of(tag, kind)])
    html = "".join(f"{line.strip()}\n" for line in html.splitlines() if line.strip())
    golden = GOLDENS / f"{kind.replace('/', '-')}.{tag}.html"
    if os.environ.get("UPDATE_GOLDENS"):
        golden.write_text(html, "utf-8")
    assert html == golden.read_text("utf-8")


def test_each_language_has_every_sheet_of_the_outward_contract(printed):
    assert sorted(printed) == sorted(path_of(tag, kind) for tag in ("en", "ar", "zh") for kind in KINDS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("tag", "direction"), [("en", "ltr"), ("ar", "rtl"), ("zh", "ltr")])
def test_every_sheet_says_what_it_is_how_old_it_is_and_how_far_it_was_checked(
    found, printed, words, tag, direction, kind
):
    html = printed[path_of(tag, kind)]
    assert f'<html lang="{tag}" dir="{direction}">' in html
    assert "Call your team now for fever. Do not wait." in html
    assert "2026.1" in html
    assert words["review-no-clinician"] in html
    assert f"test.example/{found[tag].prefix}" in html
    codes = html.count('class="sl-code"')
    assert html.count("<title>") == codes + 1 > 1, "one of the document, one of each square code"
    assert re.search(r"<svg[^>]*><title>[^<]*https://test\.example/", html)


@pytest.mark.parametrize("kind", KINDS)
def test_headings_come_in_order(printed, kind):
    levels = [int(level) for level in re.findall(r"<h(\d)", printed[path_of("en", kind)])]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("kind", ["checklists/sample", "questions/sample"])
def test_the_title_does_not_name_the_illness(printed, kind):
    html = printed[path_of("en", kind)]
    assert "Sample cancer" not in re.search("<title>(.*?)</title>", html)[1]
    assert "Sample cancer" not in re.search("<h1.*?</h1>", html)[0]
    assert "Sample cancer" in html


def test_nothing_on_a_sheet_is_fetched(printed):
    for html in printed.values():
        assert not re.search(r"(src|data|xlink:href)=|@import|url\(|<(img|link|script|iframe|object)\b", html)


def records_of(html):
    """What a records list asks for: name, whether its box is thick, the numbers beside it."""
    lines = re.findall(r'<li class="sl-record.*?</li>', html, re.DOTALL)
    return {
        re.search('sl-record__name">(.*?)</span>', line)[1]: (
            "sl-tick--essential" in line,
            " ".join(re.findall(r"sl-when[^>]*>([\d ]+)</span>", line)),
        )
        for line in lines
    }


def test_the_records_list_shows_what_is_essential_and_at_which_moment(printed):
    assert records_of(printed["print/checklists/sample.pdf"]) == {
        "Pathology report": (True, "1 2"),
        "Glass slides": (True, "2"),
        "Scan files": (True, "1 2"),
        "Identity paper": (True, "1 2"),
    }


def test_the_records_list_of_one_situation_asks_for_its_records_only(found):
    html = body_of(checklist_sheet(found["en"], "sample", "newly-diagnosed"))
    assert records_of(html) == {
        "Pathology report": (True, ""),
        "Scan files": (True, ""),
        "Identity paper": (True, ""),
    }
    assert "It has just been found." in html


def test_only_a_department_that_lends_things_wants_them_back(printed):
    departments = re.findall(r"<section class.*?</section>", printed["print/checklists/sample.pdf"], re.DOTALL)
    tracks = {re.search("<h2[^>]*>(.*?)</h2>", one)[1]: one.count("sl-track__line") for one in departments}
    assert tracks["Pathology department"] == 4
    assert tracks["Radiology (scans) department"] == 2
    assert tracks["You and your family"] == 0


def test_a_cancer_that_does_not_exist_has_no_sheet(found):
    with pytest.raises(KeyError):
        checklist_sheet(found["en"], "nothing")


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_every_blank_of_a_letter_is_a_line_that_says_what_belongs_there(printed, tag):
    html = printed[path_of(tag, "letters/scan-request")]
    assert Counter(re.findall(r'sl-blank__label">(?:<span[^>]*>)?([^<]*)<', html)) == {"Full name": 2, "Hospital": 1}
    assert "{" not in html


def test_a_blank_with_a_hyphen_is_a_line_in_a_right_to_left_letter_too(found):
    edition = found["ar"]
    letter = edition.library.letters["scan-request"]
    to = Text("أرسلوا إلى {send-to}", "ar", TextState.FRESH, "Send to {send-to}")
    where = letter.blanks[0].model_copy(update={"id": "send-to"})
    changed = letter.model_copy(update={"to": to, "blanks": (*letter.blanks, where)})
    library = replace(edition.library, letters={letter.id: changed})
    [html] = [
        body_of(sheet) for sheet in sheets(replace(edition, library=library), ()) if "print/letters/" in sheet.path
    ]
    assert "{" not in html
    assert html.count("sl-blank__line") == 3


def test_a_counter_card_speaks_the_language_of_the_hospital_with_that_of_the_family_below(drafts):
    arabic = drafts["print/counter-card/ar.pdf"]
    assert '<div class="sl-card" lang="ar" dir="rtl">' in arabic
    assert arabic.count('class="sl-both__there"') == arabic.count('class="sl-both__own" lang="en" dir="ltr"') > 10
    assert "sl-both__own" not in drafts["print/counter-card/en.pdf"]


def test_the_card_of_a_language_is_set_in_its_own_font(found):
    card = next(s for s in sheets(found["en"], tuple(found.values())) if s.path == "print/counter-card/zh.pdf")
    assert "Noto Sans SC" in card.html


def test_a_sheet_says_that_parts_of_it_are_in_english(found):
    shown = with_states(found["ar"], TextState.MISSING)
    html = body_of(checklist_sheet(shown, "sample"))
    assert '<span lang="en" dir="ltr">Parts of this page are not translated yet.' in html


def test_a_stale_sentence_is_printed_with_today_s_english_beside_it(found, words):
    html = body_of(checklist_sheet(with_states(found["ar"], TextState.STALE), "sample"))
    assert words["stale-notice"].split(".")[0] in html
    assert re.search(r'class="sl-stale__english">\[<span lang="en" dir="ltr">Today&#39;s English\.</span>\]', html)


def test_a_checked_sheet_says_so_only_when_all_of_it_was_checked(found, words):
    edition = found["en"]
    days = dict.fromkeys(edition.reviews, Review(clinician=edition.library.site.date))
    assert words["review-clinician"].split("{")[0] in body_of(checklist_sheet(replace(edition, reviews=days), "sample"))
    days["checklists/records/papers"] = Review()
    unchecked = body_of(checklist_sheet(replace(edition, reviews=days), "sample"))
    assert words["review-no-clinician"] in unchecked


def test_a_sheet_whose_check_is_void_says_so_in_place_of_never_having_been_checked(found, words):
    edition = found["en"]
    reviews = dict.fromkeys(edition.reviews, Review(changed=frozenset({"clinician"})))
    html = body_of(checklist_sheet(replace(edition, reviews=reviews), "sample"))
    assert words["review-changed"] in html
    assert words["review-no-clinician"] not in html


def test_the_documents_of_every_sheet_are_known_without_making_it(found):
    everything = tuple(found.values())
    known = documents_of_sheets(found["ar"], [each.locale.tag for each in everything])
    assert {f"ar/{name}" for name in known} == {sheet.path for sheet in sheets(found["ar"], everything)}


def test_an_old_sheet_says_that_it_is_past_its_review(found):
    edition = found["en"]
    site = edition.library.site.model_copy(update={"date": edition.library.cancers["sample"].next_review})
    html = body_of(checklist_sheet(replace(edition, library=replace(edition.library, site=site)), "sample"))
    assert "This page is past its review date." in html


def test_the_style_uses_only_layout_that_survives_a_page_break_and_both_directions():
    rules = re.sub(r"/\*.*?\*/", "", STYLE, flags=re.DOTALL)
    assert not re.search(r"display:\s*(inline-)?(flex|grid)|columns?:", rules)
    assert not re.search(r"(margin|padding|border)-(left|right)|[{;]\s*(left|right):|italic", rules)
    assert re.findall(r"font-size: (?!var)([^; }]+)", rules) == ["7pt"], (
        "only the marks of sources have a size of their own"
    )


def test_older_eyes_can_read_a_sheet_and_a_pen_can_fill_it_in():
    size = dict(re.findall(r"--sl-([a-z-]+): ([\d.]+)(?:pt|mm);", VALUES.partition("@media print {")[2]))
    assert float(size["text"]) >= 11
    assert float(size["dense"]) >= 10.5
    assert float(size["small"]) >= 9.5
    assert float(size["fine"]) >= 8.5
    assert float(size["box"]) >= 4.5
    assert min(float(size["writing"]), *map(float, re.findall(r"--sl-writing: ([\d.]+)mm", STYLE))) >= 8
    small_print = set(re.findall(r"^([^{}\n]+) {[^}]*var\(--sl-fine\)", STYLE, re.MULTILINE))
    assert small_print == {".sl-foot", ".sl-sources"}


def pages_of(content, path):
    """For each page its width and height, and the box around its words, in points."""
    path.write_bytes(content)
    text = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, check=True, text=True).stdout
    for page in text.split("<page ")[1:]:
        width, height = re.match(r'width="([\d.]+)" height="([\d.]+)"', page).groups()
        words = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<', page)
        boxes = [tuple(map(float, word[:4])) for word in words]
        yield float(width), float(height), boxes, [word[4] for word in words]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("tag", ["en", "ar", "zh"])
def test_all_words_stay_in_the_part_that_a4_and_letter_have_in_common(found, cache, tmp_path, paper, tag):
    [pdf] = make_pdfs([checklist_sheet(found[tag], "sample", None, paper)], cache, 1)
    for width, height, boxes, _ in pages_of(pdf.content, tmp_path / "sheet.pdf"):
        slack = 2  # points: the box of a word is that of its font, which ends beyond its ink
        across, down = (width - 190 * MILLIMETRE) / 2 - slack, (height - 254 * MILLIMETRE) / 2 - slack
        assert min(box[0] for box in boxes) >= across
        assert max(box[2] for box in boxes) <= width - across
        assert min(box[1] for box in boxes) >= down
        assert max(box[3] for box in boxes) <= height - down


def test_letter_and_a4_hold_the_same_words_on_the_same_pages(cache, tmp_path):
    [edition] = editions(PROJECT, ["en"])
    cancer = next(iter(edition.library.cancers))
    papers = [checklist_sheet(edition, cancer, None, paper) for paper in ("a4", "letter")]
    first, second = (
        [words for *_, words in pages_of(pdf.content, tmp_path / "sheet.pdf")] for pdf in make_pdfs(papers, cache, 1)
    )
    assert first == second


def test_every_sheet_can_be_printed_in_every_language(found, cache):
    everything = tuple(found.values())
    wanted = [sheet for edition in everything for sheet in sheets(edition, everything)]
    assert [pdf.path for pdf in make_pdfs(wanted, cache, 1)] == [sheet.path for sheet in wanted]


@pytest.fixture(scope="module")
def long_language(cache):
    """The real sheets in the made-up language that is 40 % longer, by path: the pages of each as words of the body."""
    accented, mirrored = pseudo_editions(PROJECT)
    few = replace(accented, library=replace(accented.library, cancers={}, questions={}, guides={}))
    wanted = re.compile(r"en-XA/print/(conversations|letters/.*|counter-card/ar-XB)\.pdf")
    chosen = [sheet for sheet in sheets(few, (accented, mirrored)) if wanted.fullmatch(sheet.path)]
    return accented, {pdf.path: pdf for pdf in make_pdfs(chosen, cache, 1)}


def body_and_foot(pdf, path):
    for _, height, boxes, read in pages_of(pdf.content, path):
        body = [word for box, word in zip(boxes, read, strict=True) if box[3] < FOOT * height]
        yield " ".join(body), " ".join(read[len(body) :])


def test_a_long_talk_goes_on_where_what_may_happen_begins_and_each_page_names_it(long_language, tmp_path):
    edition, pdfs = long_language
    pages = list(body_and_foot(pdfs["en-XA/print/conversations.pdf"], tmp_path / "talks.pdf"))
    titles = [talk.title.value for talk in edition.library.conversations.values()]
    assert len(pages) > len(titles) + 2, "the language is too short to show it"
    body = pages[1:]
    for title in titles:
        first = next(index for index, (words, _) in enumerate(body) if words.startswith(title))
        after = body[first + 1][0] if first + 1 < len(body) else ""
        assert title in body[first][1]
        if after.startswith(edition.library.interface.words["conversation-expect"].value):
            assert title in body[first + 1][1]
    starts = (
        *titles,
        *(edition.library.interface.words[name].value for name in ("conversation-expect", "title-sources")),
    )
    assert [words[:60] for words, _ in body if not words.startswith(starts)] == []


def test_a_long_letter_is_signed_on_a_page_that_holds_words_of_it(long_language, tmp_path):
    edition, pdfs = long_language
    for name, letter in edition.library.letters.items():
        *_, (last, _) = body_and_foot(pdfs[f"en-XA/print/letters/{name}.pdf"], tmp_path / "letter.pdf")
        for text in (letter.paragraphs[-1].text, letter.closing, edition.library.urgent.strip):
            assert re.split(r" (?=\{)", text.value)[0][:25] in last, name


def test_a_long_counter_card_has_its_answers_together(long_language, tmp_path):
    edition, pdfs = long_language
    first, second = body_and_foot(pdfs["en-XA/print/counter-card/ar-XB.pdf"], tmp_path / "card.pdf")
    for name in ("ready", "fee", "return", "refused", "thanks"):
        words = edition.library.interface.words[f"card-{name}"].value
        assert words[:20] in second[0]
        assert words[:20] not in first[0]


def test_the_numbers_of_the_pages_stand_on_the_pages(found, words, cache, tmp_path):
    [pdf] = make_pdfs([sheet for sheet in sheets(found["en"], ()) if sheet.path == "print/booklet.pdf"], cache, 1)
    pages = [" ".join(read) for *_, read in pages_of(pdf.content, tmp_path / "booklet.pdf")]
    for number, page in enumerate(pages, start=1):
        assert words["sheet-page"].replace("{page}", str(number)).replace("{pages}", str(len(pages))) in page


def test_same_content_same_sheets(sample, found):
    again = editions(sample)
    assert sheets(again[1], again) == sheets(found["ar"], tuple(found.values()))


def long_list(sheet, count):
    """The sheet with each of its records `count` times: departments that go on from page to page."""
    repeated = re.sub('<li class="sl-record.*?</li>', lambda found: found[0] * count, sheet.html, flags=re.DOTALL)
    return PrintSheet(sheet.path, repeated.replace(" sl-department--short", ""))


@pytest.mark.parametrize("tag", ["en", "ar", "zh"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_each_further_page_says_whose_it_is_and_of_which_sheet(found, cache, tmp_path, tag, paper):
    words = {name: text.value for name, text in found[tag].library.interface.words.items()}
    [pdf] = make_pdfs([long_list(checklist_sheet(found[tag], "sample", None, paper), 12)], cache, 1)
    pages = list(pages_of(pdf.content, tmp_path / "long.pdf"))
    assert len(pages) > 2
    for _, height, boxes, read in pages[1:]:
        head = [word for box, word in zip(boxes, read, strict=True) if box[3] < 0.14 * height]
        for name in ("records-title", "sheet-name", "sheet-birth-date"):
            assert set(words[name].split()) <= set(head)


@pytest.mark.parametrize("kind", KINDS)
def test_a_sheet_about_one_patient_has_room_for_the_name_on_each_page(printed, kind):
    about_one = not kind.startswith(("conversations", "cards", "countries", "booklet"))
    assert ('class="sl-whose"' in printed[path_of("en", kind)]) == about_one


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_a_department_that_goes_on_is_named_again_on_its_next_page(found, cache, tmp_path, tag):
    edition = found[tag]
    words = edition.library.interface.words
    name = words["holder-pathology"].value
    record = next(
        line.record.name.value for group in checklist(edition.library, "sample", None).groups for line in group.lines
    )
    [pdf] = make_pdfs([long_list(checklist_sheet(edition, "sample"), 30)], cache, 1)
    pages = [" ".join(read) for *_, read in pages_of(pdf.content, tmp_path / "long.pdf")]
    with_it = [page for page in pages if record in page]
    assert len(with_it) > 1
    assert [name in page for page in with_it] == [True] * len(with_it)


@pytest.mark.parametrize("down", range(0, 100, 10))
def test_a_short_department_is_not_torn(found, cache, tmp_path, down):
    sheet = checklist_sheet(found["en"], "sample")
    pushed = sheet.html.replace("<section", f'<div style="height: {60 + down}mm"></div><section', 1)
    [pdf] = make_pdfs([PrintSheet(sheet.path, pushed)], cache, 1)
    pages = [" ".join(read) for *_, read in pages_of(pdf.content, tmp_path / "pushed.pdf")]
    (together,) = [page for page in pages if "Glass slides" in page]
    assert "Pathology department" in together
    assert "Pathology report" in together


@pytest.mark.parametrize("down", range(0, 40, 4))
def test_no_department_stands_at_the_end_of_a_page_without_its_records(found, words, cache, tmp_path, down):
    sheet = checklist_sheet(found["en"], "sample")
    pushed = sheet.html.replace("<section", f'<div style="height: {120 + down}mm"></div><section', 1)
    [pdf] = make_pdfs([PrintSheet(sheet.path, pushed)], cache, 1)
    departments = tuple(word for name, word in words.items() if name.startswith("holder-"))
    for _, height, boxes, read in pages_of(pdf.content, tmp_path / "pushed.pdf"):
        body = [(box, word) for box, word in zip(boxes, read, strict=True) if box[3] < FOOT * height]
        lowest = max(box[3] for box, _ in body)
        line = " ".join(word for box, word in body if box[3] > lowest - 4)
        assert not line.startswith(departments), line

"""The review sheet: what a bilingual reviewer finds on it, as HTML and on paper."""

from __future__ import annotations

import re
import subprocess

import pytest

from conftest import change
from secondlook.catalog import read_catalog
from secondlook.cli import main
from secondlook.loading import load
from secondlook.render.review import WORDS, review_sheet, reviewable
from secondlook.signoffs import digest
from secondlook.text import messages

ASKING = "content/translations/ar/guides/asking.po"


def sheet_of(root, *keys, tag="ar"):
    return review_sheet(root, load(root), tag, keys).html


def rows_of(html):
    return re.findall(r"<tr>\s*<th scope=\"row\">(.*?)</tr>", html, flags=re.DOTALL)


def row_of(html, place):
    return next(row for row in rows_of(html) if f">{place}<" in row)


def run(root, capsys, *arguments):
    status = main(["--root", str(root), "translations", "sheet", *map(str, arguments)])
    return status, *capsys.readouterr()


def test_every_message_has_a_numbered_row_in_the_order_of_the_document(sample):
    found = messages(reviewable(load(sample))["guides/asking"])
    rows = rows_of(sheet_of(sample, "guides/asking"))
    assert [re.match(r"\d+", row)[0] for row in rows] == [str(number) for number in range(1, len(found) + 1)]
    places = [re.search(r"sl-review__place\">([^<]*)<", row)[1] for row in rows]
    assert places == [message.id.partition("#")[2] for message in found]


def test_the_head_names_document_language_edition_and_the_digest_a_sign_off_carries(sample):
    html = sheet_of(sample, "guides/asking")
    library, catalog = load(sample), read_catalog(sample, "ar")[0]
    assert digest(library.guides["asking"], catalog) in html
    assert f"<h1>{library.guides['asking'].title.source}</h1>" in html
    for shown in ("guides/asking", "Arabic", "العربية", library.site.version, WORDS["name"], WORDS["date"]):
        assert shown in html


def test_each_column_has_its_own_language_and_direction(sample):
    html = sheet_of(sample, "guides/asking")
    assert '<html lang="en" dir="ltr">' in html
    for row in rows_of(html):
        assert row.index('lang="en" dir="ltr"') < row.index('lang="ar" dir="rtl"')
    assert ':lang(ar) { font-family: "Noto Naskh Arabic"' in html
    assert ':lang(en) { font-family: "Noto Sans"' in html


def test_a_number_with_a_unit_is_isolated_in_right_to_left_text(sample):
    assert '<bdi dir="ltr">38 °C</bdi>' in sheet_of(sample, "guides/asking")


def test_a_row_says_how_its_translation_stands(sample):
    html = sheet_of(sample, "guides/asking")
    shown = {name for row in rows_of(html) for name in re.findall(r"sl-review__mark--([a-z-]+)", row)}
    assert {"fresh", "stale", "missing"} <= shown


def test_a_machine_draft_is_marked_until_a_person_has_read_it(tree):
    rows = rows_of(sheet_of(tree, "guides/asking"))
    assert [row for row in rows if WORDS["machine"] in row] == [row_of(sheet_of(tree, "guides/asking"), "title")]
    change(tree, ASKING, "# machine draft 2026-01-12\n", "")
    assert WORDS["machine"] not in "".join(rows_of(sheet_of(tree, "guides/asking")))


def test_a_doubtful_translation_is_shown_because_the_digest_covers_it(tree):
    change(tree, ASKING, '\nmsgctxt "guides/asking#title"', '\n#, fuzzy\nmsgctxt "guides/asking#title"')
    library, catalog = load(tree), read_catalog(tree, "ar")[0]
    row = row_of(sheet_of(tree, "guides/asking"), "title")
    assert WORDS["not-shown"] in row
    assert catalog.entries[library.guides["asking"].title.id].translation in row


def test_safety_text_is_marked_and_an_untranslated_row_has_an_empty_cell(sample):
    for row in rows_of(sheet_of(sample, "urgent")):
        assert "sl-review__mark--safety" in row
        assert "sl-review__mark--missing" in row
        assert 'dir="rtl"></div>' in row


def test_several_documents_stand_one_after_the_other_and_none_twice(sample):
    html = sheet_of(sample, "urgent", "guides/asking", "urgent")
    assert re.findall(r"<section class=\"sl-review\">.*?<dd>(.*?)</dd>", html, flags=re.DOTALL) == [
        "urgent",
        "guides/asking",
    ]


def test_every_document_with_text_can_be_printed(sample):
    keys = tuple(reviewable(load(sample)))
    assert sheet_of(sample, *keys, tag="zh").count("<section class=") == len(keys) > 10


def test_the_html_fetches_nothing(sample):
    assert not re.findall(r"<script|<link|<img|url\(|@import", sheet_of(sample, "guides/asking"))


def test_on_paper_the_head_of_the_table_and_the_page_number_stand_on_every_page(tree, tmp_path, capsys):
    signs = "".join(f"\n  - {{id: sign-{each}, text: Fever on day {each} of the treatment.}}" for each in "abcdef")
    change(tree, "content/urgent.yml", "\naction:", f"{signs}\naction:")
    file = tmp_path / "sheet.pdf"
    assert run(tree, capsys, "ar", "urgent", "guides/asking", "-o", file) == (0, f"{file}\n", "")
    text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    pages = text.split("\f")[:-1]
    assert len(pages) >= 3
    for number, page in enumerate(pages, start=1):
        assert re.search(r"No\. +English +.*Right +Correction", page)
        assert re.search(rf"\b{number} ?/ ?{len(pages)}\n", page)
    info = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Page size: +841\.\d+ x 595\.\d+ pts \(A4\)", info)


def test_the_html_can_be_asked_for_by_the_name_of_the_file(sample, tmp_path, capsys):
    file = tmp_path / "sheet.html"
    assert run(sample, capsys, "-o", file, "ar", "guides/asking")[0] == 0
    assert file.read_text("utf-8") == sheet_of(sample, "guides/asking")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("xx", "urgent", "-o", "a.pdf"), "unknown locale: xx. Known: ar, zh"),
        (("en", "urgent", "-o", "a.pdf"), "unknown locale: en. Known: ar, zh"),
        (("ar", "urgnt", "-o", "a.pdf"), "unknown document: urgnt; did you mean 'urgent'?"),
        (("ar", "locales", "-o", "a.pdf"), "unknown document: locales; "),
        (("ar", "urgent", "-o", "a.docx"), "a.docx must end in .html or .pdf"),
        (("ar", "urgent", "-o", "nowhere/a.pdf"), "nowhere/a.pdf is not a file in a folder that exists"),
    ],
)
def test_a_wrong_request_gets_one_sentence(sample, capsys, arguments, sentence):
    status, out, err = run(sample, capsys, *arguments)
    assert (status, out) == (1, "")
    assert err.startswith(sentence)
    assert err.count("\n") == 1


def test_a_torn_translation_file_is_a_problem_at_its_line(tree, tmp_path, capsys):
    change(tree, ASKING, 'msgstr "', 'msgstr ""x')
    status, _, err = run(tree, capsys, "ar", "guides/asking", "-o", tmp_path / "a.html")
    assert status == 1
    assert re.match(rf"{ASKING}:\d+:1: I-syntax", err)
    assert not (tmp_path / "a.html").exists()

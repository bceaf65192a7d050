"""Printed sheets as PDF: what a reader, a screen reader and a second build get."""

from __future__ import annotations

import ctypes
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from conftest import PROJECT
from secondlook.libraries import MissingSystemPart
from secondlook.pdf import Pdf, make_pdfs
from secondlook.problems import ContentError, Problem
from secondlook.render.sheets import PrintSheet


@dataclass(frozen=True)
class Word:
    page: int
    text: str
    left: float
    top: float


LATIN = "'Noto Sans', 'Noto Sans Math', 'Noto Sans Symbols 2'"
SCRIPTS = {
    "ar": "Noto Naskh Arabic",
    "ur": "Noto Naskh Arabic",
    "bn": "Noto Sans Bengali",
    "hi": "Noto Sans Devanagari",
    "ne": "Noto Sans Devanagari",
    "gu": "Noto Sans Gujarati",
    "ta": "Noto Sans Tamil",
    "si": "Noto Sans Sinhala",
    "zh": "Noto Sans SC",
    "zh-Hant": "Noto Sans TC",
}
# Only here to be set in type; nobody has reviewed these lines.
TEXTS = {
    "en": "A second opinion means that another doctor looks at your papers. Ask which records are needed (≥ 2).",
    "fr": "Un deuxième avis signifie qu’un autre médecin examine vos lames. Demandez-les avant de partir.",
    "tr": "İkinci görüş, başka bir doktorun belgelerinize bakması demektir. Yola çıkmadan önce sorun.",
    "ru": "Второе мнение означает, что другой врач смотрит ваши стёкла. Спросите, какие выписки нужны.",
    "ar": "الرأي الثاني يعني أن طبيبًا آخر ينظر في أوراقك وشرائحك قبل السفر إلى المستشفى الأول",
    "ur": "دوسری رائے کا مطلب ہے کہ کوئی دوسرا ڈاکٹر آپ کے کاغذات اور سلائیڈیں سفر سے پہلے دیکھے",
    "bn": "দ্বিতীয় মতামত মানে অন্য একজন চিকিৎসক আপনার কাগজপত্র ও স্লাইড দেখবেন। যাত্রার আগে জিজ্ঞাসা করুন।",
    "hi": "दूसरी राय का अर्थ है कि कोई और चिकित्सक आपके कागज़ात और स्लाइड देखे। कौन से रिकॉर्ड ज़रूरी हैं (HER2 भी)?",
    "ne": "दोस्रो राय भनेको अर्को चिकित्सकले तपाईंका कागजपत्र हेर्नु हो। कुन अभिलेख आवश्यक छन् भनी सोध्नुहोस्।",
    "gu": "બીજો અભિપ્રાય એટલે બીજા ડૉક્ટર તમારા કાગળો અને સ્લાઇડ જુએ. પૂછો કે કયા રેકોર્ડ જરૂરી છે.",
    "ta": "இரண்டாவது கருத்து என்பது வேறொரு மருத்துவர் உங்கள் ஆவணங்களைப் பார்ப்பது. எந்தப் பதிவுகள் தேவை என்று கேளுங்கள்.",
    "si": "දෙවන මතය යනු වෙනත් වෛද්‍යවරයෙකු ඔබේ ලේඛන බැලීමයි. ශ්‍රී ලංකාවේ රෝහලෙන් අවශ්‍ය වාර්තා අසන්න.",
    "zh": "第二意见是指另一位医生查看您的资料和病理切片。出发前请问清需要哪些病历，并带上影像光盘。",
    "zh-Hant": "第二意見是指另一位醫師查看您的資料與病理切片。出發前請問清需要哪些病歷，並帶上影像光碟。",
}


def sheet(body: str, locale: str = "en", css: str = "", family: str = "", path: str = "") -> PrintSheet:
    families = "".join(f"'{name}'," for name in (family, SCRIPTS.get(locale)) if name)
    direction = "rtl" if locale in ("ar", "ur") else "ltr"
    return PrintSheet(
        path or f"{locale}/print/a.pdf",
        f'<!doctype html><html lang="{locale}" dir="{direction}"><head><meta charset="utf-8"><title>Sheet</title>'
        f"<style>@page {{ size: A4; margin: 18mm }} {css}"
        f"body {{ font: 11pt/1.6 {families} {LATIN} }}</style></head><body>{body}</body></html>",
    )


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def printed(cache: Path) -> dict[str, bytes]:
    """One PDF for each language, with the same list under its text."""
    items = '<ul><li>☐ <b>HER2</b> → <a href="https://example.org/">example.org</a></li></ul>'
    sheets = [sheet(f"<h1>{text[:12]}</h1><p>{text}</p>{items}", locale) for locale, text in TEXTS.items()]
    return {locale: pdf.content for locale, pdf in zip(TEXTS, make_pdfs(sheets, cache, 1), strict=True)}


def make(cache: Path, *sheets: PrintSheet) -> list[bytes]:
    return [pdf.content for pdf in make_pdfs(sheets, cache, 1)]


def refused(cache: Path, *sheets: PrintSheet) -> Sequence[Problem]:
    with pytest.raises(ContentError) as caught:
        list(make_pdfs(sheets, cache, 1))
    problems: Sequence[Problem] = caught.value.problems
    return problems


def run(content: bytes, *command: str) -> bytes:
    return subprocess.run([*command, "-", "-"], input=content, capture_output=True, check=True).stdout


def text_of(content: bytes) -> str:
    # pdftotext marks the direction of each line of its own.
    return re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", run(content, "pdftotext").decode())


def words_of(content: bytes) -> list[Word]:
    pages = run(content, "pdftotext", "-bbox").decode().split("<page ")[1:]
    found = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)</word>')
    return [
        Word(number, text, float(left), float(top))
        for number, page in enumerate(pages)
        for left, top, text in found.findall(page)
    ]


def fonts_of(content: bytes) -> Iterator[pikepdf.Object]:
    with pikepdf.open(BytesIO(content)) as pdf:
        for page in pdf.pages:
            yield from page.resources["/Font"].as_dict().values()


# --- What a screen reader gets -------------------------------------------------------------------------------------


@pytest.mark.parametrize("locale", sorted(TEXTS))
def test_a_pdf_is_tagged_and_says_its_language_and_title(printed: dict[str, bytes], locale: str) -> None:
    with pikepdf.open(BytesIO(printed[locale])) as pdf:
        assert pdf.Root.Lang == locale
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert "/StructTreeRoot" in pdf.Root
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Sheet"
        assert "/AcroForm" not in pdf.Root


@pytest.mark.parametrize("locale", sorted(TEXTS))
def test_every_font_is_embedded_from_our_own_files(printed: dict[str, bytes], locale: str) -> None:
    names = set()
    for font in fonts_of(printed[locale]):
        descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys())
        assert "/ToUnicode" in font
        names.add(str(descriptor["/FontName"]))
    assert names
    assert all("+Noto-Sans" in name or "+Noto-Na" in name for name in names)


def test_a_font_of_the_system_is_not_used_even_when_a_sheet_asks_for_it(cache: Path) -> None:
    (content,) = make(cache, sheet("<p>one <code>two</code></p>", family="DejaVu Sans"))
    assert [str(font["/BaseFont"])[8:] for font in fonts_of(content)] == ["Noto-Sans"]


@pytest.mark.parametrize("locale", sorted({*TEXTS} - {"ar", "ur"}))
def test_words_come_out_of_a_pdf_as_they_went_in(printed: dict[str, bytes], locale: str) -> None:
    got = text_of(printed[locale])
    if locale.startswith("zh"):
        assert TEXTS[locale] in re.sub(r"\s", "", got)
    else:
        words = TEXTS[locale].split()
        assert [word for word in words if word not in got.split()] == []


@pytest.mark.parametrize("locale", ["ar", "ur"])
def test_words_of_right_to_left_text_come_out_whole_but_for_a_few(printed: dict[str, bytes], locale: str) -> None:
    words = TEXTS[locale].split()
    got = text_of(printed[locale]).split()
    assert sum(word in got for word in words) / len(words) >= 0.96


def test_a_long_indic_text_keeps_its_words_across_lines_bold_and_brackets(cache: Path) -> None:
    words = [f"क्षेत्र{number}" for number in range(80)]
    body = " ".join(f"<b>({word})</b>" if word.endswith("7") else word for word in words)
    (content,) = make(cache, sheet(f"<p style='width:60mm'>{body}</p>", "hi"))
    assert re.sub("[()]", "", text_of(content)).split() == words


# --- What the eye gets ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("locale", "family"), [("ar", ""), ("ur", "Noto Nastaliq Urdu")])
def test_an_isolated_temperature_and_phone_number_read_left_to_right_in_a_right_to_left_line(
    cache: Path, locale: str, family: str
) -> None:
    first, *_, last = TEXTS[locale].split()
    body = f'<p>{first} <bdi dir="ltr">38 °C</bdi> {last} <bdi dir="ltr">+1 (555) 010-2030</bdi> {last}</p>'
    (content,) = make(cache, sheet(body, locale, family=family))
    left = {word.text: word.left for word in words_of(content)}
    assert left["+1"] < left["(555)"] < left["010-2030"] < left["38"] < left["°C"]


def test_the_right_to_left_trap_is_real_without_isolation(cache: Path) -> None:
    (content,) = make(cache, sheet(f"<p>{TEXTS['ar'][:12]} 38 °C</p>", "ar"))
    left = {word.text: word.left for word in words_of(content)}
    assert left["C°"] < left["38"]


BOXES = """ul { list-style: none; margin: 0; padding: 0 }
    li { position: relative; padding-inline-start: 20mm; break-inside: avoid; margin-block: 2mm }
    .box { position: absolute; inset-inline-start: 0 }"""


@pytest.mark.parametrize("locale", ["en", "ar", "zh"])
def test_the_box_of_an_item_stays_with_its_text_at_the_end_of_a_page(cache: Path, locale: str) -> None:
    text = TEXTS[locale]
    items = "".join(f"<li><span class=box>B{n}</span><b>T{n}</b> {text} {text}</li>" for n in range(30))
    sheets = [
        sheet(f"<p style='height:{height}mm'>x</p><ul>{items}</ul>", locale, BOXES, path=f"{height}.pdf")
        for height in range(10, 60, 7)
    ]
    for content in make(cache, *sheets):
        words = {word.text: word for word in words_of(content)}
        assert {words[f"B{n}"].page for n in range(30)} >= {0, 1}
        for n in range(30):
            assert words[f"B{n}"].page == words[f"T{n}"].page
            assert abs(words[f"B{n}"].top - words[f"T{n}"].top) < 3
            assert (words[f"B{n}"].left < words[f"T{n}"].left) == (locale != "ar")


@pytest.mark.parametrize("family", ["Noto Nastaliq Urdu", "Noto Naskh Arabic"])
def test_bold_urdu_is_really_bold(cache: Path, family: str) -> None:
    text = f"<p>{TEXTS['ur']}</p>"
    regular, bold = make(
        cache, sheet(text, "ur", family=family), sheet(f"<b>{text}</b>", "ur", family=family, path="bold.pdf")
    )
    assert ink(bold) > 1.15 * ink(regular)


def ink(content: bytes) -> float:
    """How much of the first page is black, from 0 to 1."""
    image = subprocess.run(["pdftoppm", "-gray", "-r", "100"], input=content, capture_output=True, check=True).stdout
    pixels = image.split(b"\n", 3)[3]
    return 1 - sum(pixels) / (255 * len(pixels))


def test_chinese_sheets_stay_small(printed: dict[str, bytes]) -> None:
    assert len(printed["zh"]) < 60_000
    assert len(printed["zh-Hant"]) < 60_000


# --- What is refused -----------------------------------------------------------------------------------------------


def test_a_character_that_no_font_of_the_sheet_has_is_named_with_its_code_point(cache: Path) -> None:
    css = "@page { @bottom-center { content: '\\1E901' } }"
    bad = sheet("<p>one \U0001e900 two ☃\U0001e900</p>", css=css, path="en/print/bad.pdf")
    (problem,) = refused(cache, bad, sheet("<p>good</p>"))
    assert (problem.path, problem.code) == ("en/print/bad.pdf", "P-glyph")
    assert problem.message.endswith("\U0001e900 (U+1E900), \U0001e901 (U+1E901)")


def test_every_bad_sheet_of_a_run_is_reported_and_the_good_ones_are_still_delivered(cache: Path) -> None:
    sheets = [sheet("\U0001e900", path="a.pdf"), sheet("fine", path="b.pdf"), sheet("\U0001e901", path="c.pdf")]
    pdfs = make_pdfs(sheets, cache, 1)
    assert next(pdfs).path == "b.pdf"
    with pytest.raises(ContentError) as caught:
        next(pdfs)
    assert [problem.path for problem in caught.value.problems] == ["a.pdf", "c.pdf"]


def test_a_sheet_cannot_borrow_a_glyph_that_an_earlier_sheet_brought_in(cache: Path) -> None:
    (problem,) = refused(cache, sheet(TEXTS["hi"], "hi"), sheet("<p>राय</p>", path="en/print/b.pdf"))
    assert (problem.path, problem.code) == ("en/print/b.pdf", "P-glyph")


def test_a_character_missing_from_cut_down_chinese_is_not_printed_as_an_empty_box(cache: Path) -> None:
    (problem,) = refused(cache, sheet("<p>病</p>", "zh", "p::after { content: counter(x, cjk-decimal) }"))
    assert problem.code == "P-glyph"


def test_invisible_characters_are_not_taken_for_missing_ones(cache: Path) -> None:
    invisible = "a\u200bb\u200cc\u200dd\u2060e \u206638 °C\u2069 \u206710\u2069 x\u00ady\u00a0z\u202f%\u200e\u200f"
    sheets = [sheet(f"<p>{TEXTS[locale]} {invisible}</p>", locale) for locale in TEXTS]
    assert len(make(cache, *sheets)) == len(sheets)


def test_a_sheet_without_one_of_our_families_is_refused_before_it_reaches_the_c_libraries(cache: Path) -> None:
    (problem,) = refused(cache, PrintSheet("x.pdf", '<html lang="en"><title>x</title><p style="font-family:Arial">x'))
    assert (problem.path, problem.code) == ("x.pdf", "P-font")


@pytest.mark.parametrize(
    ("body", "address"),
    [
        ('<img alt="" src="https://evil.example/p.png">', "evil.example"),
        ('<img alt="" src="file:///etc/hostname">', "file:///etc/hostname"),
        ('<a rel="attachment" href="file:///etc/hostname">x</a>', "file:///etc/hostname"),
        ('<link rel="attachment" href="file:///etc/hostname">', "file:///etc/hostname"),
        ('<link rel="stylesheet" href="https://fonts.googleapis.com/css">', "fonts.googleapis.com"),
        ("<style>@import url(http://evil.example/a.css)</style>", "evil.example"),
        ("<style>@font-face{font-family:a;src:url(https://evil.example/a.ttf)}</style>", "evil.example"),
        ("<p style='background:url(ftp://evil.example/p.png)'>x</p>", "evil.example"),
        ('<base href="file:///etc/"><img alt="x" src="hostname">', "file:///etc/hostname"),
    ],
)
def test_nothing_is_fetched_from_outside(cache: Path, body: str, address: str) -> None:
    (problem,) = refused(cache, sheet(body))
    assert problem.code == "P-fetch"
    assert address in problem.message


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        (sheet("<p>x</p>", css="p { colour: red }"), "colour"),
        (sheet('<a href="#nowhere">x</a>'), "nowhere"),
        (sheet("<svg width=9 height=9><title>x</title><image href='http://evil.example/a'/></svg>"), "SVG"),
        (PrintSheet("x.pdf", "<title>x</title><p style=\"font-family:'Noto Sans'\">x"), "lang"),
    ],
)
def test_what_would_silently_be_lost_on_paper_is_an_error(cache: Path, bad: PrintSheet, says: str) -> None:
    (problem,) = refused(cache, bad)
    assert problem.code == "P-sheet"
    assert says in problem.message


def test_a_mistake_in_a_style_is_told_of_every_sheet_that_has_it(cache: Path) -> None:
    bad = [sheet(word, css="p { colour: red }", path=f"{word}.pdf") for word in ("one", "two")]
    assert [problem.path for problem in refused(cache, *bad)] == ["one.pdf", "two.pdf"]


def test_a_missing_library_is_told_in_one_sentence_with_the_command_that_installs_it(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(name: str) -> None:
        raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", absent)
    with pytest.raises(MissingSystemPart) as caught:
        make_pdfs([sheet("x")], cache, 1)
    assert "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0" in str(caught.value)
    assert "\n" not in str(caught.value)


# --- What a second build gets --------------------------------------------------------------------------------------


def test_the_same_sheets_give_the_same_bytes_whatever_the_order_and_the_number_of_workers(tmp_path: Path) -> None:
    sheets = [sheet(f"<p>{TEXTS[locale]} <b>HER2 ≥ 1 ☐</b></p>", locale) for locale in TEXTS]

    def made(name: str, ordered: Sequence[PrintSheet], workers: int) -> dict[str, bytes]:
        pdfs = list(make_pdfs(ordered, tmp_path / name, workers))
        assert [pdf.path for pdf in pdfs] == [given.path for given in ordered]
        assert not any(pdf.cached for pdf in pdfs)
        return {pdf.path: pdf.content for pdf in pdfs}

    once = made("a", sheets, 1)
    assert made("b", sheets[::-1], 1) == once
    assert made("c", sheets, 2) == once


SINGLE = """
import sys
from pathlib import Path
from secondlook.pdf import make_pdfs
from secondlook.render.sheets import PrintSheet

if __name__ == "__main__":
    [pdf] = make_pdfs([PrintSheet("one.pdf", Path(sys.argv[1]).read_text("utf-8"))], Path(sys.argv[2]), workers=2)
    assert pdf.content.startswith(b"%PDF")
    sys.exit("weasyprint" in sys.modules)
"""


def test_with_workers_even_a_single_sheet_does_not_hold_up_the_server_that_asks_for_it(tmp_path: Path) -> None:
    script, page = tmp_path / "single.py", tmp_path / "one.html"
    script.write_text(SINGLE, "utf-8")
    page.write_text(sheet("<p>one</p>").html, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "hooks")}
    subprocess.run([sys.executable, script, page, tmp_path / "cache"], check=True, env=environment)


def test_problems_found_by_workers_are_reported_too(tmp_path: Path) -> None:
    bad = [sheet(f"<p>\U0001e900 <img alt='' src='https://evil.example/{n}'></p>", path=f"{n}.pdf") for n in range(2)]
    with pytest.raises(ContentError) as caught:
        list(make_pdfs([*bad, sheet("fine"), sheet("\U0001e900", path="3.pdf")], tmp_path, 2))
    assert [(problem.path, problem.code) for problem in caught.value.problems] == [
        ("0.pdf", "P-fetch"),
        ("1.pdf", "P-fetch"),
        ("3.pdf", "P-glyph"),
    ]


def test_a_pdf_holds_no_date_and_no_path_of_the_computer(printed: dict[str, bytes], cache: Path) -> None:
    paths = (b"/usr/", str(cache).encode())
    for content in printed.values():
        with pikepdf.open(BytesIO(content)) as pdf:
            assert not {"/CreationDate", "/ModDate"} & set(pdf.docinfo.keys())
            assert "/ID" not in pdf.trailer
            assert b"CreateDate" not in pdf.Root.Metadata.read_bytes()
            streams = [thing.read_bytes() for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
            assert not any(path in stream for path in paths for stream in [content, *streams])


def cached(pdfs: Iterator[Pdf]) -> list[bool]:
    return [pdf.cached for pdf in pdfs]


def test_a_sheet_is_made_once_and_again_only_when_it_changes(tmp_path: Path) -> None:
    one, two = sheet("one", path="1.pdf"), sheet("two", path="2.pdf")
    first = list(make_pdfs([one, two], tmp_path, 1))
    again = list(make_pdfs([one, sheet("two!", path="2.pdf")], tmp_path, 1))
    assert [pdf.cached for pdf in first + again] == [False, False, True, False]
    assert again[0].content == first[0].content
    assert cached(make_pdfs([sheet("one", path="elsewhere.pdf")], tmp_path, 1)) == [True]


def test_a_run_that_was_stopped_keeps_what_it_had_made_and_a_torn_file_is_made_again(tmp_path: Path) -> None:
    sheets = [sheet(f"<p>{number}</p>", path=f"{number}.pdf") for number in range(3)]
    stopped = make_pdfs(sheets, tmp_path, 1)
    next(stopped)
    del stopped
    assert cached(make_pdfs(sheets, tmp_path, 1)) == [True, False, False]
    for kept in (tmp_path / "pdf").iterdir():
        kept.write_bytes(kept.read_bytes()[:2000])
    assert cached(make_pdfs(sheets, tmp_path, 1)) == [False, False, False]
    assert cached(make_pdfs(sheets, tmp_path, 1)) == [True, True, True]


def test_no_sheets_make_no_pdfs(tmp_path: Path) -> None:
    assert list(make_pdfs([], tmp_path, 2)) == []


def test_printing_leaves_the_fonts_of_this_process_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "/somewhere/fonts.conf")
    make(tmp_path, sheet("x"))
    assert os.environ["FONTCONFIG_FILE"] == "/somewhere/fonts.conf"
    monkeypatch.delenv("FONTCONFIG_FILE")
    make(tmp_path, sheet("y"))
    assert "FONTCONFIG_FILE" not in os.environ
    assert capfd.readouterr() == ("", "")

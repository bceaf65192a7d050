"""Every printed sheet of the real site, as a screen reader gets it: what can be read out of the file of PDF/UA-1.

This is the light half of the standard, by pikepdf; nobody has run veraPDF over the sheets. The order and the sense of
what is read out are for people to judge.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from conftest import PREFIXES

TEXT = {"Tj", "TJ", "'", '"'}


def sheets(site: Path, tag: str) -> list[Path]:
    found = sorted((site / PREFIXES[tag] / "print").rglob("*.pdf"))
    assert len(found) > 80
    return found


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """The parts of the tagged tree below a node, in the order in which they are read out."""
    for child in node if isinstance(node, pikepdf.Array) else [node]:
        if isinstance(child, pikepdf.Dictionary):
            if "/S" in child:
                yield child
            if "/K" in child:
                yield from elements(child.K)


def kind(element: pikepdf.Dictionary) -> str:
    return str(element.S).removeprefix("/")


def children(element: pikepdf.Dictionary) -> Iterator[str]:
    """The kinds of the parts directly in an element. One without a meaning of its own stands for what it holds."""
    held = element.get("/K", pikepdf.Array())
    for child in held if isinstance(held, pikepdf.Array) else [held]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            if kind(child) == "NonStruct":
                yield from children(child)
            else:
                yield kind(child)


@pytest.mark.parametrize("tag", PREFIXES)
def test_every_sheet_says_what_it_is_in_which_language_and_that_it_is_tagged(built_site, tag):
    for file in sheets(built_site, tag):
        with pikepdf.open(file) as pdf:
            assert tag == pdf.Root.Lang, file
            assert pdf.Root.MarkInfo.Marked, file
            assert pdf.Root.ViewerPreferences.DisplayDocTitle, file
            with pdf.open_metadata() as metadata:
                assert metadata["pdfuaid:part"] == "1", file
                assert metadata["dc:title"].strip(), file


@pytest.mark.parametrize("tag", PREFIXES)
def test_the_headings_of_every_sheet_begin_at_the_first_level_and_skip_none(built_site, tag):
    for file in sheets(built_site, tag):
        with pikepdf.open(file) as pdf:
            names = [kind(element) for element in elements(pdf.Root.StructTreeRoot.K)]
        levels = [int(name[1:]) for name in names if name[0] == "H" and name[1:].isdigit()]
        assert levels[0] == 1, file
        assert all(after <= before + 1 for before, after in pairwise(levels)), (file, levels)


@pytest.mark.parametrize("tag", PREFIXES)
def test_lists_tables_and_pictures_of_every_sheet_say_what_they_are(built_site, tag):
    for file in sheets(built_site, tag):
        with pikepdf.open(file) as pdf:
            for element in elements(pdf.Root.StructTreeRoot.K):
                name = kind(element)
                if name == "L":
                    # A span is the space between two sources that stand in one line.
                    assert set(children(element)) <= {"LI", "Caption", "L", "Span"}, file
                elif name == "LI":
                    assert "LBody" in children(element), file
                elif name == "Figure":
                    assert str(element.get("/Alt", "")).strip(), file
                elif name == "Table":  # without one, it would be a caption left alone at the foot of a page
                    assert any(kind(each) == "TH" for each in elements(element.K)), file


@pytest.mark.parametrize("tag", PREFIXES)
def test_pages_of_every_sheet_are_read_in_the_order_of_the_text_and_links_have_words(built_site, tag):
    for file in sheets(built_site, tag):
        with pikepdf.open(file) as pdf:
            for page in pdf.pages:
                assert "/StructParents" in page, file
                links = list(page.get("/Annots", []))
                assert not links or page.Tabs == "/S", file
                for link in links:
                    assert str(link.Contents).strip(), file
                    assert "/StructParent" in link, file


@pytest.mark.parametrize("tag", PREFIXES)
def test_every_font_of_every_sheet_is_in_the_file_and_says_which_letters_it_draws(built_site, tag):
    for file in sheets(built_site, tag):
        with pikepdf.open(file) as pdf:
            for page in pdf.pages:
                for font in page.resources.get("/Font", pikepdf.Dictionary()).values():
                    descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
                    assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys()), file
                    assert "/ToUnicode" in font, file


@pytest.mark.parametrize("tag", PREFIXES)
@pytest.mark.parametrize("name", ["checklists/breast", "letters/pathology", "cards/before-you-pay", "conversations"])
def test_nothing_is_drawn_that_a_screen_reader_is_neither_told_nor_told_to_leave_out(built_site, tag, name):
    with pikepdf.open(built_site / PREFIXES[tag] / "print" / f"{name}.pdf") as pdf:
        for page in pdf.pages:
            inside: list[str] = []
            for instruction in pikepdf.parse_content_stream(page):
                operator = str(instruction.operator)
                if operator in {"BDC", "BMC"}:
                    inside.append(str(instruction.operands[0]))
                elif operator == "EMC":
                    inside.pop()
                elif operator in TEXT:
                    assert inside, name

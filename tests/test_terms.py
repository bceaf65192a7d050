"""Which medical words a page explains, and where the first use of each leads."""

import pytest

from conftest import change
from secondlook import terms
from secondlook.edition import editions
from secondlook.loading import load
from secondlook.render.pages import pages

GLOSSARY = """terms:
  - {id: slide, term: Slide, definition: A thin slice on glass., report_names: [H&E]}
  - {id: biopsy, term: Biopsy, definition: A piece of tissue., report_names: [Bx]}
  - {id: ct, term: CT scan, definition: Many X-rays., report_names: [CT]}
"""


@pytest.fixture
def known(tree):
    (tree / "content/glossary.yml").write_text(GLOSSARY, "utf-8")
    return terms.forms(load(tree).glossary)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Ask for the biopsy and the slides.", ("biopsy", "slide")),
        ("Biopsies are sent.", ("biopsy",)),
        ("The CT scan, or CT, is there.", ("ct",)),
        ("A [piece](term:biopsy) of it", ("biopsy",)),
        ("A landslide or a biopsy-like ct", ()),
    ],
)
def test_a_text_uses_a_word_in_any_form_but_not_inside_another(known, text, ids):
    assert terms.used(text, known) == ids


@pytest.mark.parametrize(
    ("sentence", "word", "found"),
    [
        ("Your Biopsy came.", "biopsy", (5, 11)),
        ("बायोप्सी की रिपोर्ट", "बायोप्सी", (0, 8)),
        ("बायोप्सीज़ आई", "बायोप्सी", None),
        ("请借出病理切片。", "病理切片", (3, 7)),
        ("الخزعة جاهزة", "الخزعة", (0, 6)),
        ("والخزعة جاهزة", "الخزعة", None),
    ],
)
def test_a_word_is_found_whole_in_every_script(sentence, word, found):
    assert terms.find(sentence, [word]) == found


def page_of(tree, uri="guides/waiting"):
    everything = editions(tree)
    return next(page.body for page in pages(everything[0], everything) if page.uri == uri)


def test_the_first_use_of_a_word_leads_to_its_meaning_on_the_same_page(tree):
    (tree / "content/glossary.yml").write_text(GLOSSARY, "utf-8")
    change(tree, "content/guides/waiting.yml", "text: Ask how long is safe.", "text: Ask for the biopsy.")
    change(tree, "content/guides/waiting.yml", "text: Keep your dates.", "text: Keep the biopsy.")
    body = page_of(tree)
    assert 'Ask for the <a href="#word-biopsy">biopsy</a>.' in body
    assert "Keep the biopsy." in body
    assert 'id="word-biopsy"' in body
    assert "A piece of tissue." in body


def test_headings_are_left_alone_and_a_page_lists_only_the_words_it_uses(tree):
    (tree / "content/glossary.yml").write_text(GLOSSARY, "utf-8")
    change(tree, "content/guides/waiting.yml", "title: Time", "title: The biopsy")
    body = page_of(tree)
    assert "<h2>The biopsy</h2>" in body
    assert 'id="word-biopsy"' in body
    assert 'id="word-ct"' not in body


def test_a_records_list_explains_the_names_on_it(tree):
    (tree / "content/glossary.yml").write_text(GLOSSARY, "utf-8")
    papers = tree / "checklists/records/papers.yml"
    papers.write_text(papers.read_text("utf-8").replace("[DICOM]", "[DICOM, CT]", 1), "utf-8")
    assert 'id="word-ct"' in page_of(tree, "checklists/sample")

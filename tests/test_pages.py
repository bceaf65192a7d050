"""The pages: every block kind in every direction, the parts every page has, and HTML that a browser need not mend.

UPDATE_GOLDENS=1 writes what the blocks look like now into tests/goldens/pages/. Read the difference before you keep it.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args
from urllib.parse import quote, urljoin

import pytest
from markdown import Markdown
from markupsafe import escape
from mkdocs.utils.meta import get_data

from conftest import change
from secondlook.edition import editions, texts
from secondlook.library import map_library
from secondlook.model.blocks import Section
from secondlook.reading import read_document
from secondlook.render.citations import Citations
from secondlook.render.environment import TEMPLATES, Reader, render
from secondlook.render.letters import letter_files
from secondlook.render.pages import as_markdown, pages
from secondlook.signoffs import Review
from secondlook.text import Message, Text, TextState, map_text

EXAMPLES = Path(__file__).parent / "examples"
GOLDENS = Path(__file__).parent / "goldens/pages"
BLOCKS = {
    get_args(block.model_fields["kind"].annotation)[0]: block
    for block in get_args(get_args(get_args(Section[Message].model_fields["blocks"].annotation)[0])[0])
}
KINDS = sorted(BLOCKS)
STATES = [TextState.SOURCE, TextState.FRESH, TextState.STALE, TextState.MISSING]
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
INTERACTIVE = {"a", "button", "input", "select", "summary", "textarea"}
NO_BLOCKS_INSIDE = {"p", "h1", "h2", "h3", "h4", "dt", "span", "a", "strong", "em", "cite", "bdi", "button"}
BLOCK_ELEMENTS = {
    "div",
    "dl",
    "dt",
    "dd",
    "h1",
    "h2",
    "h3",
    "h4",
    "li",
    "nav",
    "ol",
    "p",
    "section",
    "table",
    "tr",
    "ul",
}


class Checked(HTMLParser):
    """A piece of HTML, read strictly: `wrong` says what a browser would have to mend."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []
        self.open: list[str] = []
        self.ids: Counter[str] = Counter()
        self.headings: list[int] = []
        self.links: list[str] = []
        self.labels: list[str] = []
        self.feed(html)
        self.close()
        self.wrong += [f"<{tag}> is not closed" for tag in self.open]
        self.wrong += [f"id {name} twice" for name, count in self.ids.items() if count > 1]

    def handle_starttag(self, tag, attrs):
        if tag in INTERACTIVE and INTERACTIVE & set(self.open):
            self.wrong.append(f"<{tag}> inside {self.open}")
        if tag in BLOCK_ELEMENTS and self.open and self.open[-1] in NO_BLOCKS_INSIDE:
            self.wrong.append(f"<{tag}> inside <{self.open[-1]}>")
        if tag == "li" and self.open and self.open[-1] not in {"ul", "ol", "template"}:
            self.wrong.append(f"<li> inside <{self.open[-1]}>")
        if self.open and self.open[-1] in {"ul", "ol"} and tag != "li":
            self.wrong.append(f"<{tag}> inside a list")
        values = dict(attrs)
        if values.get("id"):
            self.ids[values["id"]] += 1
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.headings.append(int(tag[1]))
        self.links += [values["href"]] if tag == "a" else []
        self.labels += [values["aria-labelledby"]] if "aria-labelledby" in values else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, _attrs):
        if tag not in {"path", "circle"}:
            self.wrong.append(f"<{tag}/> closes itself")

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")


@pytest.fixture(scope="module")
def found(sample):
    return {edition.locale.tag: edition for edition in editions(sample)}


@pytest.fixture(scope="module")
def built(found):
    return {tag: {page.uri: page for page in pages(edition, tuple(found.values()))} for tag, edition in found.items()}


def in_state(state, locale):
    """A function that puts every text into one state: the translation of a text is the text itself."""
    return lambda text: Text(text.source, locale, state, text.source, text.id)


def rendered_example(edition, kind, state):
    path = EXAMPLES / f"{kind}.yml"
    block, _, problems = read_document(BLOCKS[kind], path, path.name, "guides/example")
    assert problems == []
    change = in_state(state, edition.locale.tag)
    library = replace(edition.library, **vars_of(map_library(edition.library, change)))
    edition = replace(edition, library=library)
    source = library.locales.locales[0]
    reader = Reader(edition, source, "screen", "guides/example")
    shown = map_text(block, change)
    return render(f"blocks/{kind}.html", reader, block=shown, library=library, citations=Citations(library))


def vars_of(library):
    return {name: getattr(library, name) for name in ("misconceptions", "conversations", "questions", "interface")}


def test_every_kind_of_block_has_one_template_and_one_example():
    assert {path.stem for path in (TEMPLATES / "blocks").iterdir()} == set(KINDS)
    assert {path.stem for path in EXAMPLES.glob("*.yml")} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("tag", "state"), [("en", TextState.SOURCE), ("ar", TextState.FRESH)])
def test_a_block_looks_as_it_did(found, kind, tag, state):
    golden = GOLDENS / f"{kind}.{tag}.html"
    html = rendered_example(found[tag], kind, state).strip() + "\n"
    if os.environ.get("UPDATE_GOLDENS"):
        golden.write_text(html, "utf-8")
    assert html == golden.read_text("utf-8")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("tag", ["en", "ar", "zh"])
@pytest.mark.parametrize("state", STATES)
def test_a_block_is_well_formed_in_every_direction_and_state(found, kind, tag, state):
    assert Checked(rendered_example(found[tag], kind, state)).wrong == []


def test_the_pages_of_the_outward_contract_are_there(built):
    expected = {"", "guides", "guides/asking", "guides/waiting", "about/site-facts", "checklists", "checklists/sample"}
    expected |= {
        "questions",
        "questions/sheet",
        "conversations",
        "conversations/first-talk",
        "letters",
        "letters/scan-request",
        "planner",
        "cards",
        "countries",
        "misconceptions",
        "glossary",
        "translations",
        "offline",
        "sources",
        "sources/study",
    }
    for pages_of_locale in built.values():
        assert set(pages_of_locale) == expected


def test_every_page_is_well_formed_with_one_h1_and_no_level_skipped(built):
    for tag, pages_of_locale in built.items():
        for uri, page in pages_of_locale.items():
            checked = Checked(page.body)
            assert checked.wrong == [], (tag, uri)
            assert checked.headings[0] == 1, (tag, uri)
            assert checked.headings.count(1) == 1, (tag, uri)
            steps = zip(checked.headings, checked.headings[1:], strict=False)
            assert all(after <= before + 1 for before, after in steps), (tag, uri, checked.headings)
            assert set(checked.labels) <= set(checked.ids), (tag, uri)


def test_every_link_to_a_page_and_a_part_of_it_leads_there(built):
    for pages_of_locale in built.values():
        ids = {uri: set(Checked(page.body).ids) for uri, page in pages_of_locale.items()}
        for uri, page in pages_of_locale.items():
            at = f"https://here.invalid/{uri}/" if uri else "https://here.invalid/"
            for link in Checked(page.body).links:
                target, _, anchor = urljoin(at, link).partition("#")
                path = target.removeprefix("https://here.invalid/").removesuffix("/")
                if target.startswith("https://here.invalid/") and not path.startswith(("print/", "data/")):
                    assert path in pages_of_locale, (uri, link)
                    assert not anchor or anchor in ids[path], (uri, link)


def test_every_page_says_when_not_to_wait_how_current_it_is_and_where_to_correct_it(built, words):
    for uri, page in built["en"].items():
        assert 'class="sl-urgent' in page.body, uri
        assert "January 10, 2026" in page.body, uri
        assert words["review-no-clinician"] in page.body, uri
        assert f"https://code.test.example/edit/{page.source}" in page.body, uri
        filled = quote(f"https://test.example/{uri}/" if uri else "https://test.example/", safe="")
        form = f"https://code.test.example/issues/new?template=content-correction.yml&amp;page={filled}"
        assert form in page.body, uri


def test_before_a_reader_can_report_anything_it_says_that_everyone_can_read_it(built, words):
    for uri, page in built["en"].items():
        for place in page.body.split('<details class="sl-correct">')[1:]:
            note, form = place.index(escape(words["correct-note"])), place.index("/issues/new")
            assert note < form < place.index("</details>"), uri
            assert place.index("/edit/") > form, uri
        assert "/issues/new" not in page.body.split('<details class="sl-correct">')[0], uri


def test_a_report_names_the_part_of_the_page_and_of_a_translation_goes_to_its_own_form(built):
    at = "https://code.test.example/issues/new?template="
    letters = built["en"]["letters"].body
    assert f"{at}content-correction.yml&amp;page=https%3A%2F%2Ftest.example%2Fletters%2F%23scan-request" in letters
    assert "translation-problem" not in letters
    arabic = built["ar"]["guides/asking"].body
    assert f"{at}translation-problem.yml&amp;page=https%3A%2F%2Ftest.example%2Far%2Fguides%2Fasking%2F" in arabic


def test_title_and_description_are_plain_characters(built):
    for pages_of_locale in built.values():
        for page in pages_of_locale.values():
            assert page.title.strip()
            assert page.description.strip()
            assert not set("<>*[]") & set(page.title + page.description)
    assert built["en"]["checklists/sample"].title == "Sample cancer: records to collect"


def test_a_guide_shows_its_message_contents_sources_and_what_to_read_next(built):
    asking, waiting = built["en"]["guides/asking"].body, built["en"]["guides/waiting"].body
    assert asking.index("<h1>") < asking.index("Ask early.") < asking.index("sl-urgent") < asking.index('id="start"')
    assert 'href="../../sources/study/#sample-2020"' in asking
    assert '<a href="../../guides/asking/">' in waiting


def test_a_fact_carries_the_number_of_its_source(built):
    body = built["en"]["guides/asking"].body
    assert '<a href="#sl-source-1" aria-label="Source 1">1</a>' in body
    assert 'id="sl-source-1"' in body


def test_a_source_says_which_pages_cite_it(built):
    body = built["en"]["sources/study"].body
    assert '<a href="../../guides/asking/">Asking for help</a>' in body
    assert '<a href="../../checklists/sample/">Sample cancer</a>' in body
    assert '<a href="../../guides/waiting/">' not in body


def test_a_checklist_goes_from_time_to_the_second_centre_to_the_departments(built):
    body = built["en"]["checklists/sample"].body
    order = [
        "Time may be short",
        "Ask the second centre first",
        "Newly diagnosed",
        'id="holder-pathology"',
        'id="report"',
    ]
    order += ['id="holder-radiology"', 'id="notes"', 'id="questions"', "data/checklists/sample.json"]
    places = [body.index(part) for part in order]
    assert places == sorted(places)
    assert 'href="../../print/checklists/sample.pdf"' in body


def test_a_record_says_form_words_condition_and_moments(built):
    body = built["en"]["checklists/sample"].body
    slides = body[body.index('id="slides"') : body.index('id="holder-radiology"')]
    assert "glass slides" in slides
    assert "Ask for all stains." in slides
    assert '<span class="sl-moment">2</span>' in slides
    assert '<span class="sl-moment">1</span>' not in slides
    assert "If scans were done" in body
    assert '<bdi dir="ltr" translate="no">Pathology, PD-L1</bdi>' in body


def test_a_department_offers_its_letter(tree):
    for name in ("content/site.yml", "content/letters/scan-request.yml"):
        file = tree / name
        file.write_text(file.read_text("utf-8").replace("scan-request", "pathology"), "utf-8")
    file.rename(file.with_name("pathology.yml"))
    edition = editions(tree, ["en"])[0]
    body = next(page for page in pages(edition, [edition]) if page.uri == "checklists/sample").body
    assert 'href="../../letters/pathology/"' in body


def test_the_question_sheet_offers_every_question_and_says_where_its_words_are_explained(found, built):
    library, body = found["en"].library, built["en"]["questions/sheet"].body
    groups = [group.questions for each in library.questions.values() for group in each.groups]
    groups += [cancer.questions for cancer in library.cancers.values()]
    for question in (question for group in groups for question in group):
        assert f'<li data-question="{question.id}">{question.text.value}</li>' in body
    words = library.interface.words["own-sheet-more"].value
    explained = body.partition(words)[2].partition("</p>")[0]
    assert 'href="../../questions/"' in explained
    assert 'href="../../checklists/"' in explained
    assert 'href="../../questions/sheet/#sample"' in built["en"]["checklists/sample"].body


def test_the_blanks_of_a_letter_are_shown_by_their_names(built):
    body = built["en"]["letters/scan-request"].body
    assert 'data-blank="hospital"><span>Hospital</span>' in body
    assert "{" not in body.partition("<template")[0]


def test_a_letter_is_there_in_every_language_with_the_names_of_its_records(tree):
    change(tree, "content/letters/scan-request.yml", "closing:", "departments: [radiology]\nclosing:")
    english, arabic = editions(tree, ["en", "ar"])
    body = next(page for page in pages(arabic, [english, arabic]) if page.uri == "letters/scan-request").body
    assert body.count('class="sl-letter"') == 1
    assert body.count('data-record="scans" data-lists="sample"') == 1
    assert 'value="en" lang="en" dir="ltr" data-letter="../../../data/letters/scan-request.json"' in body
    for edition, path in ((english, ""), (arabic, "ar/")):
        ((file, content),) = letter_files(edition)
        html = json.loads(content)["html"]
        assert file == f"{path}data/letters/scan-request.json"
        assert html.count(f'class="sl-letter" lang="{edition.locale.tag}"') == 1
        assert html.count('<li data-record="scans">') == 1


def test_a_record_that_matters_at_some_moments_only_says_at_which(tree):
    change(tree, "content/letters/scan-request.yml", "closing:", "departments: [pathology]\nclosing:")
    edition = editions(tree, ["en"])[0]
    body = next(page for page in pages(edition, [edition]) if page.uri == "letters/scan-request").body
    assert 'data-record="report" data-lists="sample"' in body
    assert 'data-record="slides" data-lists="sample:' in body


def test_the_planner_names_the_cancers_it_is_not_for(tree):
    edition = editions(tree, ["en"])[0]
    assert "This page is not for" not in next(p for p in pages(edition, [edition]) if p.uri == "planner").body
    change(tree, "checklists/cancers/sample.yml", "level: short", "level: emergency")
    edition = editions(tree, ["en"])[0]
    found = {page.uri: page.body for page in pages(edition, [edition])}
    assert '<a href="../checklists/sample/">Sample cancer</a>' in found["planner"]
    assert "/planner/" not in found["checklists/sample"]


def test_a_translation_says_that_a_machine_made_it_and_what_is_missing_and_old(built, words):
    body = built["ar"]["guides/asking"].body
    assert "review-machine-draft" not in body
    assert words["review-machine-draft"] in body
    assert words["missing-notice"] in body
    assert words["review-machine-draft"] not in built["en"]["guides/asking"].body
    assert "sl-notices" not in built["en"]["guides/asking"].body


def test_a_translation_without_the_mark_of_a_draft_is_still_said_to_be_unchecked(found, words):
    bare = replace(found["ar"], reviews=dict.fromkeys(found["ar"].reviews, Review()))
    for page in pages(bare, (found["en"], bare)):
        if "sl-age" in page.body:
            assert words["review-no-translator"] in page.body, page.uri
            assert words["review-no-clinician"] in page.body, page.uri


def test_a_stale_text_is_announced_and_marked(found, words):
    library = map_library(found["ar"].library, in_state(TextState.STALE, "ar"))
    made = {page.uri: page for page in pages(replace(found["ar"], library=library), tuple(found.values()))}
    body = made["guides/asking"].body
    assert words["stale-notice"].split(".")[0] in body
    assert 'class="sl-stale__mark"' in body
    for page in made.values():
        assert Checked(page.body).wrong == [], page.uri


def test_a_page_past_its_review_date_says_so_on_the_day_of_the_edition(found, words):
    edition = found["en"]
    site = edition.library.site.model_copy(update={"date": date(2026, 7, 10)})
    late = replace(edition, library=replace(edition.library, site=site))
    assert words["review-overdue"] in next(page for page in pages(late, [late]) if page.uri == "guides/asking").body
    assert (
        words["review-overdue"]
        not in next(page for page in pages(edition, [edition]) if page.uri == "guides/asking").body
    )


def test_a_page_counts_as_checked_only_if_everything_on_it_is(found, words):
    edition = found["en"]
    checked = Review(clinician=date(2026, 1, 12))
    whole = replace(edition, reviews=dict.fromkeys(edition.reviews, checked))
    part = replace(edition, reviews={**whole.reviews, "urgent": Review()})
    for each, says in ((whole, True), (part, False)):
        body = next(page for page in pages(each, [each]) if page.uri == "guides/asking").body
        assert (words["review-clinician"].replace("{date}", '<time datetime="2026-01-12"') in body) is says
        assert (words["review-no-clinician"] in body) is not says


@pytest.mark.parametrize(
    ("void", "words_of"), [("clinician", "review-changed"), ("translator", "review-changed-translator")]
)
def test_a_void_check_is_said_in_place_of_never_having_been_checked(found, words, void, words_of):
    edition = found["ar"]
    reviews = dict.fromkeys(edition.reviews, Review(changed=frozenset({void}), machine=True))
    made = {page.uri: page.body for page in pages(replace(edition, reviews=reviews), tuple(found.values()))}
    body = made["guides/asking"]
    assert words[words_of] in body
    assert (words["review-no-clinician"] in body) is (void != "clinician")
    assert (words["review-no-translator"] in body) is (void != "translator")
    assert (words["review-machine-draft"] in body) is (void != "translator")


def test_the_status_of_every_language_is_listed(built):
    body = built["en"]["translations"].body
    assert '<bdi lang="ar" dir="rtl">العربية</bdi>' in body
    assert "Machine draft, not checked" in body
    assert "Not finished" in body
    assert "100%" not in body


def test_a_translation_can_be_corrected_where_it_stands(built):
    body = built["ar"]["guides/asking"].body
    assert "https://code.test.example/edit/content/guides/asking.yml" in body
    assert "https://code.test.example/edit/content/translations/ar/guides/asking.po" in body
    assert "translations/zh" not in built["zh"]["guides/asking"].body


def test_english_stands_in_english_elements_on_other_pages(built):
    body = built["ar"]["checklists/sample"].body
    assert '<span lang="en" dir="ltr">Sample cancer</span>' in body
    assert '<cite lang="en" dir="ltr">' in body


def test_markdown_leaves_a_page_alone(built):
    for pages_of_locale in built.values():
        for page in pages_of_locale.values():
            text, meta = get_data(as_markdown(page))
            assert meta == {"title": page.title, "description": page.description}
            assert Markdown().convert(text) == page.body.strip()


def test_pages_show_all_texts_of_a_guide(found, built):
    for text in texts(found["en"].library.guides["waiting"]):
        if not text.id.endswith("#description"):
            assert text.value in built["en"]["guides/waiting"].body


def test_the_list_of_guides_stands_under_headings_in_the_order_of_the_site(tree, words):
    guide = tree / "content/guides/asking.yml"
    guide.write_text(guide.read_text("utf-8").replace("id: asking\n", "id: asking\ngroup: start\n", 1), "utf-8")
    edition = editions(tree, ["en"])[0]
    body = next(page.body for page in pages(edition, [edition]) if page.uri == "guides")
    parts = [words["guides-start"], "Asking for help", words["guides-more"], "When to wait"]
    places = [body.index(part) for part in parts]
    assert places == sorted(places)


def test_every_letter_of_the_index_leads_to_its_words(tree):
    terms = "".join(f"  - {{id: {w}, term: {w}, definition: A word.}}\n" for w in ("slide", "biopsy"))
    (tree / "content/glossary.yml").write_text(f"terms:\n{terms}", "utf-8")
    edition = editions(tree, ["en"])[0]
    body = next(page.body for page in pages(edition, [edition]) if page.uri == "glossary")
    assert '<a href="#sl-letter-1">B</a>' in body
    assert body.index('id="sl-letter-1"') < body.index('id="biopsy"') < body.index('id="sl-letter-2"')

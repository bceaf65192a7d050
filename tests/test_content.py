"""The real content: it loads clean, and what templates say comes from it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from secondlook.checklist import checklist
from secondlook.edition import editions, inspect_all
from secondlook.problems import as_text
from secondlook.text import TextState

PROJECT = Path(__file__).parent.parent
TEMPLATES = [*PROJECT.glob("hooks/secondlook/templates/**/*"), *PROJECT.glob("overrides/**/*.html")]


@pytest.fixture(scope="module")
def inspected():
    return inspect_all(PROJECT)


@pytest.fixture(scope="module")
def published():
    return editions(PROJECT)


def test_there_are_no_problems_and_no_warnings(inspected):
    assert as_text(inspected[2]) == ""


def test_every_cancer_of_the_contract_has_a_list_that_fits_on_paper(inspected):
    library = inspected[0]
    assert len(library.cancers) == 32
    for cancer in library.cancers:
        lines = sum(len(group.lines) for group in checklist(library, cancer).groups)
        assert 20 <= lines <= 40, (cancer, lines)


def test_the_content_is_as_wide_as_promised(inspected):
    library = inspected[0]
    assert len(library.guides) == 15
    assert len(library.misconceptions) >= 13
    assert len(library.conversations) >= 13
    assert sum(len(group.questions) for each in library.questions.values() for group in each.groups) >= 80
    assert len(library.glossary.terms) >= 90
    assert {"pathology", "radiology", "records-office", "permission", "referral-brief", "thank-you"} <= set(
        library.letters
    )
    assert set(library.cards) >= {"before-you-pay", "photograph-papers"}


def test_the_published_locales_are_complete(published):
    assert [edition.locale.tag for edition in published] == ["en", "ar", "hi", "zh"]
    for edition in published[1:]:
        missing = {
            key: states[TextState.MISSING] for key, states in edition.states.items() if states[TextState.MISSING]
        }
        stale = {key: states[TextState.STALE] for key, states in edition.states.items() if states[TextState.STALE]}
        assert (missing, stale) == ({}, {})
        assert edition.finished


def test_nothing_claims_to_be_checked(published):
    for edition in published:
        assert not any(review.clinician or review.translator for review in edition.reviews.values())


def test_machine_translations_are_marked_as_such(published):
    for edition in published[1:]:
        assert all(review.machine for key, review in edition.reviews.items() if edition.states[key])


def test_every_word_of_a_template_is_in_the_interface_and_every_word_is_used(inspected):
    words = set(inspected[0].interface.words)
    code = [*PROJECT.glob("hooks/secondlook/render/*.py"), *PROJECT.glob("hooks/secondlook/adapters/*.py")]
    text = "\n".join(file.read_text("utf-8") for file in [*TEMPLATES, *code] if file.is_file())
    used = set(re.findall(r"word\(\s*['\"]([a-z0-9-]+)['\"]", text)) | set(
        re.findall(r"['\"]([a-z]+(?:-[a-z0-9]+)+)['\"]", text)
    )
    counted = re.findall(r"counted_words\(['\"]([a-z-]+)['\"]", text)
    used |= {f"{name}-{form}" for name in counted for form in ("zero", "one", "two", "few", "many", "other")}
    families = tuple(re.findall(r"['\"]([a-z][a-z-]*-)['\"]\s*(?:~|\+)", text)) + tuple(
        re.findall(r"f['\"]([a-z][a-z-]*-)\{", text)
    )
    asked = set(re.findall(r"word\(\s*['\"]([a-z0-9-]+)['\"]\s*[,)]", text))
    assert asked <= words
    assert {word for word in words if word not in used and not word.startswith(families)} == set()


def test_no_template_holds_words_of_its_own():
    for file in TEMPLATES:
        if file.suffix != ".html" or "partials/languages" in file.as_posix():
            continue
        text = re.sub(
            r"{#.*?#}|{%.*?%}|{{.*?}}|<style.*?</style>|<!--.*?-->", "", file.read_text("utf-8"), flags=re.DOTALL
        )
        text = re.sub(r"<[^>]*>", "", text)
        assert not re.findall(r"[A-Za-z]{3,}", re.sub(r"&[a-z]+;", "", text)), file


def test_no_seller_and_no_unfinished_text_reaches_a_reader(inspected):
    from secondlook.text import messages  # noqa: PLC0415 -- only this test needs it

    banned = re.compile(r"cancerfax|medinion|lorem|TODO|FIXME|check_circle|XXX", re.IGNORECASE)
    for _, document in inspected[0].documents():
        for message in messages(document):
            assert not banned.search(message.source), message.id


def test_the_site_lists_the_locales_of_mkdocs_in_the_same_order(inspected):
    listed = re.findall(r"locale: ([A-Za-z-]+),", (PROJECT / "mkdocs.yml").read_text("utf-8"))
    assert listed == [locale.tag for locale in inspected[0].locales.locales]


def test_every_published_translation_has_a_list_of_agreed_words(published):
    for edition in published[1:]:
        assert (PROJECT / f"content/translations/{edition.locale.tag}/terms.yml").is_file()

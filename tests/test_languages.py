"""The page on translations: what is current, what people have checked, what is still open."""

from dataclasses import replace
from datetime import date

import pytest

from secondlook.edition import editions
from secondlook.render.languages import languages, open_parts, planned
from secondlook.render.pages import pages
from secondlook.signoffs import Review

CHECKED = Review(translator=date(2026, 1, 14), clinician=date(2026, 1, 14))


@pytest.fixture(scope="module")
def found(sample):
    return {edition.locale.tag: edition for edition in editions(sample)}


def checked(edition, *keys):
    return replace(edition, reviews={**edition.reviews, **dict.fromkeys(keys or edition.reviews, CHECKED)})


def page(edition, everything):
    return next(page for page in pages(edition, everything) if page.uri == "translations").body


def test_every_language_on_the_site_is_counted(found):
    first, second, *_ = languages(found["en"], tuple(found.values()))
    assert (first.progress.percent, first.progress.machine) == (100, False)
    assert (second.edition.locale.tag, second.progress.machine) == ("ar", True)
    assert 0 <= second.progress.percent < 100
    assert second.progress.translator == 0


def test_only_documents_with_words_are_counted(found):
    progress = languages(found["en"], [found["en"]])[0].progress
    assert progress.documents == sum(bool(sum(states.values())) for states in found["en"].states.values())


def test_a_signed_document_counts_for_its_language_only(found):
    arabic = checked(found["ar"], "guides/asking")
    english, other = languages(found["en"], [found["en"], arabic])
    assert (other.progress.translator, other.progress.clinician) == (1, 1)
    assert english.progress.clinician == 0


def test_languages_that_are_not_on_the_site_are_named(found):
    tags = [locale.tag for locale in planned(found["en"], [found["en"]])]
    assert "en" not in tags
    assert "ar" in tags


def test_parts_are_counted_together_and_each_document_once(found):
    parts = open_parts(found["ar"])
    assert parts[0].name == "guides"
    assert sum(part.progress.documents for part in parts) == sum(
        bool(sum(states.values())) for states in found["ar"].states.values()
    )


def test_the_source_language_needs_no_translator(found):
    signed = Review(clinician=date(2026, 1, 14))
    done = replace(found["en"], reviews=dict.fromkeys(found["en"].reviews, signed))
    assert open_parts(done) == ()
    assert "Not finished or not checked" not in page(done, [done])


def test_a_language_whose_words_are_all_checked_is_still_open_while_words_are_missing(found):
    parts = open_parts(checked(found["ar"]))
    assert parts
    assert all(part.progress.percent < 100 for part in parts)


def test_a_bar_says_the_share_in_words_too(found):
    body = page(found["en"], tuple(found.values()))
    arabic = languages(found["en"], [found["ar"]])[0].progress
    assert f'value="{arabic.percent}" aria-label="Translated and up to date">{arabic.share}</progress>' in body
    assert f"<bdi>{arabic.share}</bdi>" in body


def test_nobody_is_said_to_have_checked_what_nobody_has_signed(found, words):
    body = page(found["ar"], tuple(found.values()))
    assert body.count(words["translation-draft"]) >= 1
    signed = checked(found["ar"])
    assert words["translation-draft"] not in page(found["en"], (found["en"], signed))

"""What a page says about itself, and the links that pass it on: never more than the page itself says."""

from __future__ import annotations

import datetime
import json
from urllib.parse import parse_qs, urlsplit

import pytest

from conftest import change
from secondlook.edition import editions
from secondlook.localize import language_and_country
from secondlook.render.pages import pages
from secondlook.render.sharing import as_script, share_links
from secondlook.render.standing import standing


@pytest.fixture
def told(tree):
    """What each page of each language tells search engines."""
    everything = editions(tree)
    return {
        edition.locale.tag: {page.uri: json.loads(page.linked_data) for page in pages(edition, everything)}
        for edition in everything
    }


def test_a_page_says_who_it_is_for_in_which_language_and_under_which_licence(told):
    data = told["ar"]["guides/asking"]
    assert data["@type"] == "MedicalWebPage"
    assert data["url"] == "https://test.example/ar/guides/asking/"
    assert data["inLanguage"] == "ar"
    assert data["audience"] == {"@type": "Patient"}
    assert data["license"].startswith("https://creativecommons.org/licenses/by/")
    assert data["isAccessibleForFree"] is True


def test_a_translation_names_its_original_and_the_original_names_none(told):
    original = {"@type": "MedicalWebPage", "@id": "https://test.example/guides/asking/", "inLanguage": "en"}
    assert told["zh"]["guides/asking"]["translationOfWork"] == original
    assert "translationOfWork" not in told["en"]["guides/asking"]


def test_only_a_records_list_is_about_an_illness(told):
    about = {uri: data["about"] for uri, data in told["en"].items() if "about" in data}
    assert about == {"checklists/sample": {"@type": "MedicalCondition", "name": "Sample cancer"}}


def test_the_dates_are_those_on_the_page_and_nobody_is_named_as_reviewer(tree, told):
    edition = editions(tree, ["en"])[0]
    day = standing(edition, ["guides/asking", "urgent"]).last_reviewed
    assert told["en"]["guides/asking"]["lastReviewed"] == day.isoformat() == "2026-01-10"
    for pages_of_locale in told.values():
        for data in pages_of_locale.values():
            assert "reviewedBy" not in data
            assert datetime.date.fromisoformat(data["dateModified"]) <= edition.library.site.date


def test_text_cannot_end_the_script_it_stands_in(tree):
    awkward = "</script><!-- <b>&amp; 'one' \\\"two\\\""
    change(tree, "content/guides/waiting.yml", "title: When to wait", f'title: "{awkward}"')
    edition = editions(tree, ["en"])[0]
    page = next(page for page in pages(edition, [edition]) if page.uri == "guides/waiting")
    assert "<" not in page.linked_data
    assert json.loads(page.linked_data)["name"] == page.title


def test_script_text_reads_the_same_as_what_it_was_made_from():
    data = {"name": "<a> & \u2028 سرطان"}
    assert json.loads(as_script(data)) == data


def test_links_carry_the_title_and_the_address_and_nothing_else():
    title, address = "Ask & wait? 100 % #1", "https://test.example/ar/guides/asking/"
    both = f"{title}\n{address}"
    links = {link.name: urlsplit(link.href) for link in share_links(title, address)}
    assert {name: (link.scheme, link.netloc) for name, link in links.items()} == {
        "whatsapp": ("https", "wa.me"),
        "telegram": ("https", "t.me"),
        "email": ("mailto", ""),
        "sms": ("sms", ""),
    }
    assert parse_qs(links["whatsapp"].query) == {"text": [both]}
    assert parse_qs(links["telegram"].query) == {"url": [address], "text": [title]}
    assert parse_qs(links["email"].query) == {"subject": [title], "body": [both]}
    assert parse_qs(links["sms"].query) == {"body": [both]}
    assert not any(link.fragment for link in links.values())


def test_every_page_can_be_sent_from_its_foot(tree):
    edition = editions(tree, ["ar"])[0]
    for page in pages(edition, [edition]):
        where = f"https%3A%2F%2Ftest.example%2Far%2F{page.uri.replace('/', '%2F')}"
        assert f"https://t.me/share/url?url={where}" in page.body, page.uri


@pytest.mark.parametrize(
    ("cldr", "expected"),
    [
        ("en_GB", "en_GB"),
        ("ar_001", "ar_EG"),
        ("hi", "hi_IN"),
        ("zh_Hans", "zh_CN"),
        ("zh_Hant", "zh_TW"),
        ("fil", "fil_PH"),
        ("sw", "sw_TZ"),
    ],
)
def test_messengers_are_told_the_language_with_its_country(sample, cldr, expected):
    locale = editions(sample, ["en"])[0].locale.model_copy(update={"cldr": cldr})
    assert language_and_country(locale) == expected

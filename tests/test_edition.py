"""What an edition says of itself: whether it is finished, how old it is, how its locale writes days and shares."""

import datetime
from collections import Counter
from dataclasses import replace

import pytest

from secondlook.edition import editions
from secondlook.localize import date_in, is_cldr_name, percent_in
from secondlook.render.standing import standing
from secondlook.text import TextState


@pytest.fixture(scope="module")
def arabic(sample):
    return next(edition for edition in editions(sample) if edition.locale.tag == "ar")


def with_states(edition, urgent: dict, rest: dict):
    states = {key: Counter(urgent if key == "urgent" else rest) for key in edition.states}
    return replace(edition, states=states)


@pytest.mark.parametrize(
    ("urgent", "rest", "finished"),
    [
        ({TextState.FRESH: 5}, {TextState.FRESH: 20}, True),
        ({TextState.FRESH: 4, TextState.MISSING: 1}, {TextState.FRESH: 999}, False),
        ({TextState.FRESH: 4, TextState.STALE: 1}, {TextState.FRESH: 999}, False),
        ({TextState.FRESH: 5}, {TextState.FRESH: 9, TextState.MISSING: 1}, False),
    ],
)
def test_a_locale_is_finished_only_with_every_urgent_word_and_nearly_all_others(arabic, urgent, rest, finished):
    assert with_states(arabic, urgent, rest).finished is finished


def test_an_unknown_locale_is_no_edition(sample):
    assert [edition.locale.tag for edition in editions(sample, ["ar", "xx"])] == ["ar"]


def test_a_page_is_as_old_as_its_oldest_part_and_due_with_its_first(arabic):
    guide = arabic.library.guides["waiting"].model_copy(
        update={"last_reviewed": datetime.date(2025, 1, 1), "next_review": datetime.date(2026, 1, 15)}
    )
    library = replace(arabic.library, guides={**arabic.library.guides, "waiting": guide})
    found = standing(replace(arabic, library=library), ["guides/asking", "guides/waiting"])
    assert found.last_reviewed == datetime.date(2025, 1, 1)
    assert found.next_review == datetime.date(2026, 1, 15)
    assert found.overdue


def test_days_and_shares_are_written_as_the_locale_writes_them(arabic):
    english = arabic.library.locales.locales[0]
    assert date_in(arabic.locale, datetime.date(2026, 11, 21)) == "21 نوفمبر 2026"
    assert percent_in(english, 0.999) == "99%"
    assert is_cldr_name("zh_Hant")
    assert not is_cldr_name("xx_YY")

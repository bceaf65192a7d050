"""The length of a translation beside its English: limits that real translations keep with room to spare."""

import pytest

from conftest import PROJECT
from secondlook import inline
from secondlook.catalog import read_catalog
from secondlook.proportion import LIMITS, LONG, SHORT, out_of_proportion

ROOM = 1.15
"""How far the limits lie outside of what there is, at least."""
FREE = 200
"""One in so many translations may be freer: a correct text stops nobody, and no test."""


@pytest.mark.parametrize(("tag", "script"), [("ar", "Arab"), ("hi", "Deva"), ("zh", "Hans")])
def test_the_limits_lie_well_outside_of_real_translations(tag, script):
    entries = [entry for entry in read_catalog(PROJECT, tag)[0].entries.values() if entry.translation]
    pairs = [(inline.plain(entry.source), inline.plain(entry.translation)) for entry in entries]
    for length, (least, most) in zip((SHORT, LONG), LIMITS[script], strict=True):
        shares = sorted(len(there) / len(english) for english, there in pairs if len(english) > length)
        assert len(shares) > FREE
        assert least * ROOM < shares[len(shares) // FREE]
        assert shares[-1 - len(shares) // FREE] * ROOM < most


@pytest.mark.parametrize(("script", "usual"), [("Arab", 0.9), ("Deva", 1.07), ("Hans", 0.35)])
def test_half_a_paragraph_that_is_missing_is_found(script, usual):
    english = "a" * 160
    assert out_of_proportion(english, "b" * round(160 * usual), script) == ""
    assert out_of_proportion(english, "b" * round(160 * usual / 2), script) == "short"


@pytest.mark.parametrize("script", ["Arab", "Deva", "Hans", "Hant", "Latn", "Cyrl", "Taml"])
def test_an_empty_and_a_tripled_text_are_found_in_every_script_but_short_ones_are_not_judged(script):
    assert out_of_proportion("a" * 50, "b", script) == "short"
    assert out_of_proportion("a" * 50, "b" * 150, script) == "long"
    assert out_of_proportion("a" * SHORT, "b", script) == ""

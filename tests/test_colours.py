"""How well a colour can be read, by the numbers WCAG gives, and the nearest shade that can."""

from __future__ import annotations

import pytest

from secondlook.colours import BLACK, READABLE, WHITE, contrast, least_contrast, mixed, nearest_readable


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#777777", "#ffffff", 4.48), ("#767676", "#FFFFFF", 4.54)],
)
def test_contrast_is_measured_as_wcag_does(one, other, expected):
    assert contrast(one, other) == pytest.approx(expected, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


def test_the_ground_that_is_hardest_to_read_on_decides():
    assert least_contrast("#777777", ["#000000", "#ffffff"]) == contrast("#777777", "#ffffff")


def test_colours_are_mixed_by_parts_of_a_hundred():
    assert [mixed("#ff0000", "#0000ff", percent) for percent in (100, 0, 20)] == ["#ff0000", "#0000ff", "#3300cc"]


@pytest.mark.parametrize(("pale", "ground", "towards"), [("#ffcc00", WHITE, BLACK), ("#330066", BLACK, WHITE)])
def test_the_nearest_shade_is_readable_and_barely_so(pale, ground, towards):
    shade = nearest_readable(pale, [ground], towards)
    assert READABLE <= contrast(shade, ground) < READABLE + 0.25
    assert nearest_readable(shade, [ground], towards) == shade

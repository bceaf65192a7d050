"""Colours as #rrggbb: how well one can be read on another, and the nearest shade that can."""

from __future__ import annotations

from collections.abc import Iterable

READABLE = 4.5
"""The least contrast of text with what is behind it (WCAG 2.2, 1.4.3)."""

BLACK, WHITE = "#000000", "#ffffff"

_NEARLY_BLACK = 0.04045
"""Up to here sRGB is linear."""


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG measures it, from 1 (none) to 21 (black on white)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def least_contrast(colour: str, grounds: Iterable[str]) -> float:
    """The contrast of a colour with the ground on which it is hardest to read."""
    return min(contrast(colour, ground) for ground in grounds)


def mixed(one: str, other: str, percent: int) -> str:
    """`percent` parts of a hundred of `one`, the rest of `other`."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round((a * percent + b * (100 - percent)) / 100):02x}" for a, b in pairs)


def nearest_readable(colour: str, grounds: Iterable[str], towards: str) -> str:
    """The colour, mixed with as little of `towards` as makes it readable on every one of the grounds."""
    behind = tuple(grounds)
    shades = (mixed(towards, colour, percent) for percent in range(101))
    return next((shade for shade in shades if least_contrast(shade, behind) >= READABLE), towards)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= _NEARLY_BLACK else float(((value + 0.055) / 1.055) ** 2.4)

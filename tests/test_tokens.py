"""One set of values for screen and paper: each colour is written once, in one file, and reaches whatever is drawn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from secondlook import tokens

PROJECT = Path(__file__).parent.parent
TEMPLATES = PROJECT / "hooks/secondlook/templates"
VALUES = TEMPLATES / "tokens.css"
STYLES = [path for path in (*(PROJECT / "docs/assets/css").glob("*.css"), *TEMPLATES.glob("*.css")) if path != VALUES]
DRAWN = [*STYLES, *TEMPLATES.rglob("*.html"), *(PROJECT / "overrides").rglob("*.html")]
COLOUR = re.compile(
    r"(?<![\w&/])(?:#|%23)(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?![\w-])|\b(?:rgb|hsl|hwb|oklch|oklab|lab|lch|color)a?\(",
    re.IGNORECASE,
)


def without_comments(path: Path) -> str:
    return re.sub(r"/\*.*?\*/|{#.*?#}|<!--.*?-->", "", path.read_text("utf-8"), flags=re.DOTALL)


@pytest.mark.parametrize("path", DRAWN, ids=lambda path: path.name)
def test_a_colour_is_named_and_never_written_outside_the_file_of_values(path):
    assert COLOUR.findall(without_comments(path)) == []


def test_no_colour_is_written_twice():
    written = re.findall(r"#[0-9a-f]+", without_comments(VALUES))
    assert len(written) > 20
    assert sorted(written) == sorted(set(written))
    assert {len(colour) for colour in written} == {7}, "a colour has one spelling"


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_every_value_that_a_style_sheet_uses_exists(path):
    uses = set(re.findall(r"var\((--sl-[a-z0-9-]+)", without_comments(path)))
    given = set(re.findall(r"(--sl-[a-z0-9-]+):", without_comments(VALUES) + without_comments(path)))
    # Some are set by site.css for the style sheets after it, some by a script.
    given |= set(re.findall(r"(--sl-[a-z0-9-]+):", (PROJECT / "docs" / tokens.BEGIN).read_text("utf-8")))
    for script in (PROJECT / "docs/assets/js").rglob("*.js"):
        given |= set(re.findall(r"(--sl-[a-z0-9-]+)", script.read_text("utf-8")))
    assert uses - given == set()


def test_each_value_of_the_night_has_one_by_day():
    values = tokens.values()
    nights = {name.removeprefix("night-") for name in values if name.startswith("night-")}
    assert nights
    assert nights <= values.keys()
    css = (PROJECT / "docs" / tokens.BEGIN).read_text("utf-8")
    assert {f"  --sl-{name}: var(--sl-night-{name});" for name in nights} <= {
        f"  {line.strip()}" for line in css.splitlines()
    }


def test_paper_is_black_on_white_so_that_a_copy_of_a_copy_can_be_read():
    paper = VALUES.read_text("utf-8").partition("@media print {")[2]
    greys = re.findall(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", paper)
    assert greys
    assert all(red == green == blue for red, green, blue in greys)


def test_the_icon_of_the_site_is_drawn_in_its_colours():
    drawn = (PROJECT / "docs/assets/icons/favicon.svg").read_text("utf-8")
    values = tokens.values()
    assert re.findall(r'"(#[0-9a-f]{6}|#[0-9a-f]{3})"', drawn) == [values["accent"], values["white"]]

"""An organisation's own colours and logo: what is refused, with what to write instead, and what comes out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import change
from secondlook.colours import READABLE, WHITE, contrast
from secondlook.loading import inspect, load
from secondlook.look import LOGO, STYLE_SHEET, own_files, paper_rules, read_logo

OVERRIDES = Path(__file__).parent.parent / "overrides/main.html"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><path d="M0 0h9"/></svg>\n'


def settings(tree, lines):
    change(tree, "content/site.yml", "version:", f"{lines}\nversion:")


def colours(light="#0b5d66", dark="#86d0d4"):
    return f'colours: {{accent: "{light}", accent_dark: "{dark}"}}'


def problems(tree):
    return inspect(tree)[1]


def test_nothing_is_written_where_nothing_is_set(sample):
    site = load(sample).site
    assert own_files(site, sample) == {}
    assert paper_rules(site, read_logo(site, sample)) == ""


def test_the_frame_of_the_page_asks_for_the_files_that_are_written():
    frame = OVERRIDES.read_text("utf-8")
    assert f"'{LOGO}'" in frame
    assert f"'{STYLE_SHEET}'" in frame


def test_our_own_colours_would_pass(tree):
    settings(tree, colours())
    assert problems(tree) == []


@pytest.mark.parametrize(
    ("light", "dark", "said"),
    [
        ("#ffcc00", "#ffcc00", "'#ffcc00' is hard to read on the light page: its contrast is 1.4, not 4.5"),
        ("#7a1f5c", "#7a1f5c", "'#7a1f5c' is hard to read on the dark page: its contrast is 1.7, not 4.5"),
    ],
)
def test_a_colour_that_is_hard_to_read_is_refused_with_one_that_is_not(tree, light, dark, said):
    settings(tree, f'colours:\n  accent: "{light}"\n  accent_dark: "{dark}"')
    (found,) = problems(tree)
    assert (found.path, found.code, found.message) == ("content/site.yml", "C-contrast", said)
    assert f'"{light if "light" in said else dark}"' in found.excerpt
    shade = re.search("#[0-9a-f]{6}", found.hint)[0]
    change(tree, "content/site.yml", found.excerpt, re.sub("#[0-9a-f]{6}", shade, found.excerpt))
    assert problems(tree) == []


@pytest.mark.parametrize("value", ["teal", '"#0b5"', '"#0b5d66; } body { display: none"'])
def test_a_colour_is_six_digits(tree, value):
    settings(tree, f'colours: {{accent: {value}, accent_dark: "#86d0d4"}}')
    assert [found.code for found in problems(tree)] == ["S-form"]


@pytest.mark.parametrize("accent", ["#0b5d66", "#7a1f5c", "#c8102e", "#005eb8", "#000000"])
def test_everything_that_follows_from_a_colour_is_readable(tree, accent):
    settings(tree, colours(light=accent))
    css = own_files(load(tree).site, tree)[STYLE_SHEET].decode()
    for block in css.split("@media"):
        values = dict(re.findall(r"(--[a-z-]+): (#[0-9a-f]{6});", block))
        for behind in ("--sl-accent-soft", "--sl-on-accent"):
            assert contrast(values["--sl-accent"], values[behind]) >= READABLE


@pytest.mark.parametrize("accent", ["#0b5d66", "#7a1f5c", "#c8102e", "#005eb8"])
def test_a_colour_that_is_readable_on_the_page_is_readable_on_paper(tree, accent):
    settings(tree, colours(light=accent))
    assert problems(tree) == []
    colours_on_paper = set(re.findall("#[0-9a-f]{6}", paper_rules(load(tree).site, None)))
    assert colours_on_paper == {accent}
    assert contrast(accent, WHITE) >= READABLE


@pytest.mark.parametrize(("shape", "width", "height"), [("60 20", 15, 5), ("20 60", 1.67, 5), ("100 10", 24, 2.4)])
def test_the_logo_on_paper_keeps_its_shape_and_stays_small(tree, shape, width, height):
    rules = paper_rules(load(tree).site, DRAWING.replace("60 20", shape).encode())
    assert f"width: {width:.2f}mm; height: {height:.2f}mm;" in rules


def test_the_logo_is_copied_as_it_is_and_its_width_follows_from_its_shape(tree):
    (tree / "content/logo.svg").write_text(DRAWING, "utf-8")
    settings(tree, "logo: content/logo.svg")
    assert problems(tree) == []
    files = own_files(load(tree).site, tree)
    assert files == {LOGO: DRAWING.encode(), STYLE_SHEET: b".sl-logo {\n  aspect-ratio: 60 / 20;\n}\n"}


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("content/lgo.svg", "there is no such file"),
        ("../logo.svg", "it lies outside this folder"),
        ("/etc/logo.svg", "it lies outside this folder"),
        ("content/script.svg", "it has a <script>"),
        ("content/letters.svg", "it has letters, for which paper has no font"),
    ],
)
def test_a_logo_that_cannot_be_shown_is_refused_at_its_line(tree, path, reason):
    (tree / "content/script.svg").write_text(DRAWING.replace("<path", "<script/><path"), "utf-8")
    (tree / "content/letters.svg").write_text(DRAWING.replace("<path", "<text>SCT</text><path"), "utf-8")
    (tree.parent / "logo.svg").write_text(DRAWING, "utf-8")
    settings(tree, f"logo: {path}")
    (found,) = problems(tree)
    assert (found.code, found.message) == ("C-logo", f"{path} cannot be the logo: {reason}")
    assert found.excerpt == f"logo: {path}"
    assert found.hint


@pytest.mark.parametrize(
    ("link", "codes"),
    [
        ("https://sunrise.example/contact", []),
        ("mailto:help@sunrise.example", []),
        ("http://sunrise.example", ["S-form"]),
        ("javascript:alert(1)", ["S-form"]),
        ("help@sunrise.example", ["S-form"]),
    ],
)
def test_a_contact_is_a_page_or_an_address_for_mail(tree, link, codes):
    settings(tree, f'contact: {{text: Write to us, link: "{link}"}}')
    assert [found.code for found in problems(tree)] == codes

"""An organisation's own look: its colours and its logo, checked, and written as a style sheet of its own.

The style sheet is a file, because the site allows no style inside a page. A sheet of paper holds its style itself.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from secondlook import drawing
from secondlook.colours import BLACK, READABLE, WHITE, least_contrast, mixed, nearest_readable
from secondlook.model.site import Colours, Site
from secondlook.paths import leads_out
from secondlook.problems import Problem
from secondlook.source import SourceFile
from secondlook.tokens import values

LIGHT_GROUNDS = (values()["ground"], values()["surface"])
"""What stands behind text by day."""
DARK_GROUNDS = (values()["night-ground"], values()["night-surface"])
"""The same by night."""

STYLE_SHEET = "assets/css/own.css"
LOGO = "assets/icons/logo.svg"
"""Where they stand in the built site; overrides/main.html names both."""

_PAPER_LOGO_HEIGHT, _PAPER_LOGO_WIDTH = 5, 24
"""The most room of the logo on paper, in millimetres: the line of the title stays as high as it is."""

_SOFT_PERCENT = 10
"""How much of the accent is in the ground of a box that is meant to stand out."""


def check_look(site: Site[Any], root: Path, file: SourceFile) -> Iterator[Problem]:
    """What is wrong with the colours (C-contrast) and the logo (C-logo). `file` is content/site.yml as read."""
    if site.colours is not None:
        yield from _unreadable(file, "accent", site.colours.accent, LIGHT_GROUNDS, BLACK)
        yield from _unreadable(file, "accent_dark", site.colours.accent_dark, DARK_GROUNDS, WHITE)
    if site.logo is not None:
        at = file.root.position(("logo",))
        for reason, hint in _logo_faults(root, site.logo):
            yield file.problem(at, "C-logo", f"{site.logo} cannot be the logo: {reason}", hint)


def _unreadable(file: SourceFile, field: str, colour: str, grounds: tuple[str, ...], towards: str) -> Iterator[Problem]:
    found = least_contrast(colour, grounds)
    if found >= READABLE:
        return
    page, other = ("light", "darker") if towards == BLACK else ("dark", "lighter")
    # Cut, not rounded: 4.46 is not "4.5".
    message = f"'{colour}' is hard to read on the {page} page: its contrast is {int(found * 10) / 10}, not {READABLE}"
    hint = f'write a {other} colour, for example "{nearest_readable(colour, grounds, towards)}"'
    yield file.problem(file.root.position(("colours", field)), "C-contrast", message, hint)


def _logo_faults(root: Path, path: str) -> Iterator[tuple[str, str]]:
    parts = PurePosixPath(path)
    if parts.is_absolute() or ".." in parts.parts or "\\" in path or leads_out(root / path, path):
        yield "it lies outside this folder", "copy it below content/ and write: content/logo.svg"
    elif not (root / path).is_file():
        yield "there is no such file", "write its path as seen from the folder that holds content/: content/logo.svg"
    else:
        yield from drawing.faults((root / path).read_bytes())


def own_files(site: Site[Any], root: Path) -> dict[str, bytes]:
    """The files that give the built site the organisation's look, by their path. None where nothing is set."""
    files: dict[str, bytes] = {}
    rules = "" if site.colours is None else _colour_rules(site.colours)
    logo = read_logo(site, root)
    if logo is not None:
        files[LOGO] = logo
        width, height = drawing.shape_of(logo) or (1, 1)
        rules += f".sl-logo {{\n  aspect-ratio: {width:g} / {height:g};\n}}\n"
    if rules:
        files[STYLE_SHEET] = rules.encode()
    return files


def read_logo(site: Site[Any], root: Path) -> bytes | None:
    """The drawing that `check_look` has found good, or None where none is set."""
    return None if site.logo is None else (root / site.logo).read_bytes()


def paper_rules(site: Site[Any], logo: bytes | None) -> str:
    """The look on paper, as rules after those of sheet.css; "" where nothing is set.

    Only the name and the line above the foot are coloured: the rest stays black, which copies well. A colour that is
    readable on the page by day is readable on paper, which is lighter.
    """
    rules = ""
    if site.colours is not None:
        rules += f":root {{ --sl-accent: {site.colours.accent} }}\n"
    if logo is not None:
        width, height = drawing.shape_of(logo) or (1, 1)
        scale = min(_PAPER_LOGO_HEIGHT / height, _PAPER_LOGO_WIDTH / width)
        # A background is decoration: a voice that reads the sheet aloud says the name beside it, once.
        data = base64.b64encode(logo).decode()
        rules += f".sl-head__logo {{ width: {width * scale:.2f}mm; height: {height * scale:.2f}mm;"
        rules += f' background: url("data:image/svg+xml;base64,{data}") center / contain no-repeat }}\n'
    return rules


def _colour_rules(colours: Colours) -> str:
    light = _values(colours.accent, LIGHT_GROUNDS, WHITE)
    dark = _values(colours.accent_dark, DARK_GROUNDS, DARK_GROUNDS[0])
    return (
        f":root {{\n{_lines(light, 2)}}}\n"
        f"@media screen and (prefers-color-scheme: dark) {{\n  :root {{\n{_lines(dark, 4)}  }}\n}}\n"
    )


def _values(accent: str, grounds: tuple[str, ...], on_accent: str) -> dict[str, str]:
    """The values of tokens.css that follow from the accent. Text in the accent stays readable on its soft shade."""
    shades = (mixed(accent, grounds[-1], percent) for percent in range(_SOFT_PERCENT, -1, -1))
    soft = next(shade for shade in shades if least_contrast(accent, (shade,)) >= READABLE)
    return {"--sl-accent": accent, "--sl-accent-soft": soft, "--sl-on-accent": on_accent}


def _lines(values: dict[str, str], indent: int) -> str:
    return "".join(f"{' ' * indent}{name}: {value};\n" for name, value in values.items())

"""The first page of a PDF as a PNG, made once and kept under a name that is the hash of what it was made from."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

import pypdfium2

from secondlook.store import keep, kept

_COLOURS = 128
"""Flat areas and the edges of letters need no more, and the file is a third as large."""
_SCALE = 96 / 72
"""A pixel of CSS for a pixel of the picture."""


def png_of(pdf: bytes, cache: Path) -> bytes:
    """The first page, one pixel for each CSS pixel, kept in `cache`/png. The same PDF gives the same bytes."""
    recipe = (version("pypdfium2"), version("pillow"), _COLOURS, _SCALE, hashlib.sha256(pdf).hexdigest())
    place = cache / "png" / f"{hashlib.sha256(repr(recipe).encode()).hexdigest()}.png"
    if (found := kept(place)) is not None:
        return found
    drawn = _drawn(pdf)
    keep(place, drawn)
    return drawn


def _drawn(pdf: bytes) -> bytes:
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture = document[0].render(scale=_SCALE).to_pil().convert("RGB").quantize(_COLOURS, dither=0)
    finally:
        document.close()
    held = BytesIO()
    picture.save(held, "PNG", optimize=True)
    return held.getvalue()

"""The picture that messengers show beside a link to the site, as a sheet to print."""

from __future__ import annotations

from secondlook.edition import Edition
from secondlook.render.environment import Reader, render
from secondlook.render.sharing import PICTURE, PICTURE_SIZE
from secondlook.render.sheets import PrintSheet
from secondlook.tokens import values


def share_picture(edition: Edition) -> PrintSheet:
    """The picture of one edition: the site's name and its four ways in, in the reader's script."""
    width, height = PICTURE_SIZE
    reader = Reader(edition, edition.library.locales.locales[0], "paper")
    html = render("sheets/picture.html", reader, width=width, height=height, colours=values())
    return PrintSheet(f"{edition.prefix}{PICTURE}", html)

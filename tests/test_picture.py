"""The picture that messengers show beside a link: small, the same each time, and neutral."""

from __future__ import annotations

import struct

import pytest

from conftest import PROJECT
from secondlook.edition import editions
from secondlook.pdf import make_pdfs
from secondlook.raster import png_of
from secondlook.render.picture import share_picture
from secondlook.render.sharing import PICTURE_SIZE

MOST_BYTES = 60_000


@pytest.fixture(scope="module")
def found():
    return editions(PROJECT)


def test_it_has_the_size_that_messengers_expect_and_the_same_bytes_each_time(found, tmp_path):
    (pdf,) = make_pdfs([share_picture(found[0])], tmp_path, 1)
    picture = png_of(pdf.content, tmp_path / "one")
    assert struct.unpack(">II", picture[16:24]) == PICTURE_SIZE
    assert len(picture) <= MOST_BYTES
    assert png_of(pdf.content, tmp_path / "two") == picture


def test_it_is_drawn_once_and_kept(found, tmp_path):
    (pdf,) = make_pdfs([share_picture(found[0])], tmp_path, 1)
    first = png_of(pdf.content, tmp_path)
    (kept,) = (tmp_path / "png").iterdir()
    kept.write_bytes(b"kept")
    assert png_of(pdf.content, tmp_path) == b"kept" != first


def test_it_names_no_illness(found):
    for edition in found:
        html = share_picture(edition).html
        for cancer in edition.library.cancers.values():
            assert cancer.name.value not in html
        assert edition.library.site.tagline.value not in html

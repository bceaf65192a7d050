"""Fonts cut down by HarfBuzz, which is here for WeasyPrint anyway and needs a fortieth of the time of fontTools."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from secondlook.libraries import library

# Values of hb_subset_sets_t and hb_subset_flags_t.
_LAYOUT_FEATURES = 6
_NO_HINTING = 1


class _Pointer(ctypes.c_void_p):
    """A class of its own, because ctypes gives what is exactly a c_void_p back as a number."""


def cut_down(path: Path, face: int, characters: Iterable[str], features: Iterable[str]) -> bytes:
    """The file of one face of a font collection, unhinted, with these characters and OpenType features only.

    Raises MissingSystemPart without HarfBuzz, and ValueError for a file that is not such a collection.
    """
    fonts, subset = library("HarfBuzz"), library("HarfBuzz-Subset")
    with ExitStack() as stack:

        def made(function: Any, *arguments: Any, destroy: Any) -> _Pointer:
            pointer = _pointer(function, *arguments)
            stack.callback(destroy, pointer)
            return pointer

        blob = made(fonts.hb_blob_create_from_file, os.fsencode(path), destroy=fonts.hb_blob_destroy)
        whole = made(fonts.hb_face_create, blob, face, destroy=fonts.hb_face_destroy)
        wanted = made(subset.hb_subset_input_create_or_fail, destroy=subset.hb_subset_input_destroy)
        subset.hb_subset_input_set_flags(wanted, _NO_HINTING)
        _fill(fonts, _pointer(subset.hb_subset_input_unicode_set, wanted), map(ord, characters))
        tags = (int.from_bytes(feature.encode(), "big") for feature in features)
        _fill(fonts, _pointer(subset.hb_subset_input_set, wanted, _LAYOUT_FEATURES), tags)
        part = made(subset.hb_subset_or_fail, whole, wanted, destroy=fonts.hb_face_destroy)
        if not fonts.hb_face_get_glyph_count(whole) or not part:
            raise ValueError(path)
        content = made(fonts.hb_face_reference_blob, part, destroy=fonts.hb_blob_destroy)
        length = ctypes.c_uint()
        data = _pointer(fonts.hb_blob_get_data, content, ctypes.byref(length))
        return ctypes.string_at(data, length.value)


def _pointer(function: Any, *arguments: Any) -> _Pointer:
    function.restype = _Pointer
    made: _Pointer = function(*arguments)
    return made


def _fill(fonts: ctypes.CDLL, numbers: _Pointer, values: Iterable[int]) -> None:
    fonts.hb_set_clear(numbers)
    for value in values:
        fonts.hb_set_add(numbers, value)

"""The C libraries that sheets are printed with: found on this computer, or missed in one sentence."""

from __future__ import annotations

import ctypes

_FILES = {
    "Pango": ("libpango-1.0.so.0", "libpango-1.0.dylib"),
    "PangoFT2": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
    "HarfBuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib"),
    "HarfBuzz-Subset": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
}
_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


class MissingSystemPart(Exception):  # noqa: N818  # it is no error of the program
    """Something that sheets need is not installed on this computer. Takes what it is, and the packages that hold it."""

    def __str__(self) -> str:
        part, packages = self.args
        return (
            f"{part} is not on this computer; sheets cannot be printed without it. "
            f"Install it with: apt-get install {packages}"
        )


def library(name: str) -> ctypes.CDLL:
    """The library "Pango", "PangoFT2", "HarfBuzz" or "HarfBuzz-Subset". Raises MissingSystemPart."""
    for file in _FILES[name]:
        try:
            return ctypes.CDLL(file)
        except OSError:
            continue
    part = f"The library {name}"
    raise MissingSystemPart(part, _PACKAGES)


def library_versions() -> tuple[bytes, ...]:
    """What the libraries that place letters call their versions. Raises MissingSystemPart if any of all is missing."""
    found = {name: library(name) for name in _FILES}
    functions = found["Pango"].pango_version_string, found["HarfBuzz"].hb_version_string
    for function in functions:
        function.restype = ctypes.c_char_p
    return tuple(function() for function in functions)

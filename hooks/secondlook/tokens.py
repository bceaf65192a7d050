"""The values that screen and paper are drawn with, read from the one file in which they stand."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

BEGIN = "assets/css/site.css"
"""The style sheet of every page, in docs/ and in the built site, where it begins with them."""

_FILE = Path(__file__).parent / "templates/tokens.css"
_VALUE = re.compile(r"^  --sl-([a-z0-9-]+): ([^;]+);$", re.MULTILINE)


def style() -> str:
    """The whole file, as it begins the style sheet of the site."""
    return _FILE.read_text("utf-8")


@functools.cache
def values() -> Mapping[str, str]:
    """The values of the screen by day, by their names without "--sl-"; those of the night begin with "night-"."""
    by_day, _, _ = style().partition("\n}\n")
    return MappingProxyType(dict(_VALUE.findall(by_day)))

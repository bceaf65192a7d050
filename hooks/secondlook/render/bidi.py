"""Runs of Latin letters and numbers inside right-to-left text, isolated so that "38 °C" never prints as "C° 38"."""

from __future__ import annotations

import re

_ATTACHED = r"(?:\([A-Za-z0-9;.,+-]+\))*"  # del(17p), t(4;14)
_WORD = rf"[A-Za-z0-9À-ɏ+#°%µ][A-Za-z0-9À-ɏ'’.,:/+\-‐-―_&@#%°²³×=µ]*{_ATTACHED}"
_ISLAND = rf"(?:[-−](?=\d))?{_WORD}(?:[ \u00a0]+(?:\({_WORD}(?:[ \u00a0]+{_WORD})*\)|{_WORD}))*"
_PLACEHOLDER = r"\{[a-z][a-z0-9-]*\}"
_FOUND = re.compile(f"{_PLACEHOLDER}|{_ISLAND}")
_TRAILING = ".,:;-–—'’/ \u00a0"
_NEEDS_NO_ISOLATE = re.compile(r"\d+|[A-Za-z]+")


def islands(text: str) -> list[tuple[str, bool]]:
    """The text cut into parts, each with whether it must be isolated as left-to-right.

    One plain word or one plain number stays where it is by itself; anything joined (a dose, a range, "PD-L1", a phone
    number, two Latin words) does not. A placeholder stays whole: its value comes later.
    """
    parts: list[tuple[str, bool]] = []
    last = 0
    for found in _FOUND.finditer(text):
        island = found[0].rstrip(_TRAILING)
        if not island or island.startswith("{") or _NEEDS_NO_ISOLATE.fullmatch(island):
            continue
        end = found.start() + len(island)
        if found.start() > last:
            parts.append((text[last : found.start()], False))
        parts.append((island, True))
        last = end
    if last < len(text):
        parts.append((text[last:], False))
    return parts

"""The words of the tools on screen: those that scripts show, and those around them."""

from __future__ import annotations

TOOL_WORDS: dict[str, tuple[str, ...]] = {
    "device-title": (),
    "device-lasts": (),
    "device-fleeting": (),
    "device-save": (),
    "device-open": (),
    "device-clear": (),
    "device-clear-question": (),
    "device-keep": (),
    "device-clear-yes": (),
    "device-saved": (),
    "device-opened": (),
    "device-not-ours": (),
    "device-cleared": (),
    "search-open": (),
    "search-title": (),
    "search-label": (),
    "search-hint": (),
    "search-do": (),
    "search-close": (),
    "search-more": (),
    "search-advice": (),
    "search-empty": (),
    "search-wait": (),
    "search-fails": (),
    "search-count-zero": (),
    "search-count-one": ("number",),
    "search-count-two": ("number",),
    "search-count-few": ("number",),
    "search-count-many": ("number",),
    "search-count-other": ("number",),
}
"""The id of each word, and the placeholders its text must hold, in alphabetical order."""

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
    "share-title": (),
    "share-note": (),
    "share-whatsapp": (),
    "share-telegram": (),
    "share-email": (),
    "share-sms": (),
    "share-copy": (),
    "share-copied": (),
    "share-not-copied": (),
    "share-more": (),
    "speech-title": (),
    "speech-from": (),
    "speech-top": (),
    "speech-start": (),
    "speech-pause": (),
    "speech-resume": (),
    "speech-stop": (),
    "speech-failed": (),
    "meaning-close": (),
}
"""The id of each word, and the placeholders its text must hold, in alphabetical order."""

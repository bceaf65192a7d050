"""One page before it is rendered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from secondlook.text import Model, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One page before it is rendered.

    `key` is the document that is opened to correct the page, `shown` are the keys of all documents on it, `cites` the
    models whose sources it lists. `parent` is the uri of the list the page belongs to. `urgent` says how it shows when
    not to wait: as a strip under the main message, in full there, or in the page's own place. `scripts` are the
    modules of docs/assets/js/ that the page needs beside the one every page has: "checklist". `condition` is the
    cancer that the page is about, in plain characters.
    """

    uri: str
    key: str
    template: str
    heading: Text
    message: Text
    description: Text
    shown: tuple[str, ...]
    title: str = ""
    cites: tuple[Model, ...] = ()
    parent: str = ""
    urgent: Literal["strip", "full", "own"] = "strip"
    scripts: tuple[str, ...] = ()
    condition: str = ""
    values: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

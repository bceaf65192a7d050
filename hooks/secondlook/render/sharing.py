"""What a page says about itself to search engines, and the links by which a reader sends it to somebody."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from secondlook import inline
from secondlook.edition import Edition
from secondlook.render.standing import Standing

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
PICTURE = "share.png"
"""The picture beside a link in messengers, one in each language."""
PICTURE_SIZE = (1200, 630)

_HTML = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
"""What could end a script element or begin a comment, written so that JSON reads the same."""


@dataclass(frozen=True, slots=True)
class ShareLink:
    """A link that opens another app with the address of the page. `name` is the end of its word: "share-sms"."""

    name: str
    href: str


def share_links(title: str, address: str) -> tuple[ShareLink, ...]:
    """The ways to send a page: its title and address go out, and nothing else."""
    what, where = quote(title, safe=""), quote(address, safe="")
    both = f"{what}%0A{where}"
    return (
        ShareLink("whatsapp", f"https://wa.me/?text={both}"),
        ShareLink("telegram", f"https://t.me/share/url?url={where}&text={what}"),
        ShareLink("email", f"mailto:?subject={what}&body={both}"),
        ShareLink("sms", f"sms:?&body={both}"),  # iOS wants the "&", Android ignores it
    )


def address_of(edition: Edition, uri: str) -> str:
    """The whole address of a page in one edition."""
    return _top(edition) + edition.prefix + _folder(uri)


def _top(edition: Edition) -> str:
    return f"{edition.library.site.url.rstrip('/')}/"


def _folder(uri: str) -> str:
    return f"{uri}/" if uri else ""


def picture_words(edition: Edition) -> str:
    """What the picture says, for those who do not see it."""
    site = edition.library.site
    doors = " · ".join(inline.plain(door.title.value) for door in site.home.doors)
    return f"{inline.plain(site.name.value)}: {doors}"


def linked_data(  # noqa: PLR0913 -- what is known about a page has this many parts
    edition: Edition, uri: str, *, title: str, description: str, condition: str, standing: Standing
) -> Mapping[str, Any]:
    """What schema.org calls a MedicalWebPage.

    `condition` is the cancer the page is about, or "". The only dates are those that the page itself shows. Nobody is
    named as its reviewer: the names of those who sign are not shown to readers.
    """
    address = address_of(edition, uri)
    site = edition.library.site
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "@id": address,
        "url": address,
        "name": title,
        "description": description,
        "inLanguage": edition.locale.tag,
        "audience": {"@type": "Patient"},
        "publisher": {"@type": "Organization", "name": inline.plain(site.name.value), "url": _top(edition)},
        "license": LICENCE,
        "isAccessibleForFree": True,
        "version": site.version,
    }
    if standing.last_reviewed is not None:
        # The text was brought in line with its sources on that day; a newer date would claim more than is known.
        found["lastReviewed"] = found["dateModified"] = standing.last_reviewed.isoformat()
    if condition:
        found["about"] = {"@type": "MedicalCondition", "name": condition}
    if not edition.is_source:
        source = edition.library.locales.locales[0]
        original = _top(edition) + _folder(uri)
        found["translationOfWork"] = {"@type": "MedicalWebPage", "@id": original, "inLanguage": source.tag}
    return found


def as_script(data: Mapping[str, Any]) -> Markup:
    """JSON that may stand inside a script element."""
    return Markup(json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_HTML))  # noqa: S704 -- just escaped

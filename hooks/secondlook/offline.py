"""What a device keeps to read one language without internet, and what the site says of itself as an app."""

from __future__ import annotations

import hashlib
import json
import posixpath
from collections.abc import Iterator, Sequence
from pathlib import Path

from secondlook import inline, search
from secondlook.edition import Edition
from secondlook.look import LIGHT_GROUNDS, LOGO
from secondlook.render.letters import letter_path

LIST = "data/offline.json"
APP = "site.webmanifest"
_ICON = "assets/icons/favicon.svg"


def archive_path(edition: Edition) -> str:
    """Where the archive of an edition stands, seen from the root of the site. Its name says nothing of an illness."""
    return f"{edition.prefix}print/pages-{edition.locale.tag}.zip"


def page_files(edition: Edition, editions: Sequence[Edition], site: Path) -> Iterator[str]:
    """The pages of an edition in the folder `site`, as paths from there, sorted. `editions` are all on the site."""
    others = tuple(each.prefix for each in editions if each is not edition and each.prefix)
    found = (file.relative_to(site).as_posix() for file in (site / edition.prefix).rglob("index.html"))
    return (path for path in sorted(found) if not path.startswith(others))


def list_of_files(edition: Edition, editions: Sequence[Edition], site: Path) -> bytes:
    """What a device has to keep of an edition: its pages, what they load, and its search. PDFs would weigh too much.

    What pages load are also letters in other languages, for a hospital that speaks one of them. Addresses are relative
    to the list. A file whose hash is the same need not be loaded again.
    """
    start = posixpath.dirname(edition.prefix + LIST)
    paths = [
        *page_files(edition, editions, site),
        *_assets(site),
        *(letter_path(each, name) for each in editions if each is not edition for name in each.library.letters),
        *search.files(edition.locale.tag, site),
        edition.prefix + APP,
    ]
    files = [_entry(path, start, (site / path).read_bytes()) for path in paths]
    whole = hashlib.sha256("".join(f"{file['path']} {file['hash']}\n" for file in files).encode())
    archive = site / archive_path(edition)
    listed = {
        "version": whole.hexdigest()[:16],
        "edition": edition.library.site.version,
        "date": edition.library.site.date.isoformat(),
        "bytes": sum(int(file["bytes"]) for file in files),
        "archive": archive.stat().st_size if archive.exists() else 0,
        "files": files,
    }
    return json.dumps(listed, separators=(",", ":")).encode()


def _entry(path: str, start: str, content: bytes) -> dict[str, str | int]:
    address = posixpath.relpath(path, start).removesuffix("index.html")
    return {"path": address, "bytes": len(content), "hash": hashlib.sha256(content).hexdigest()[:16]}


def _assets(site: Path) -> Iterator[str]:
    return (file.relative_to(site).as_posix() for file in sorted((site / "assets").rglob("*")) if file.is_file())


def app_manifest(edition: Edition) -> bytes:
    """What a phone asks for when the site is put on its first screen."""
    site = edition.library.site
    name = inline.plain(site.name.value)
    up = "../" if edition.prefix else "./"
    values = {
        "name": name,
        "short_name": name,
        "lang": edition.locale.tag,
        "dir": edition.locale.direction,
        "start_url": "./",
        "scope": up,
        "display": "minimal-ui",
        "background_color": LIGHT_GROUNDS[0],
        "icons": [{"src": up + (LOGO if site.logo else _ICON), "sizes": "any", "type": "image/svg+xml"}],
    }
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()

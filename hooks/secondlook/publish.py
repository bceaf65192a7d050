"""What stands beside the pages: data, sheets, sitemap, what is kept offline; and the pages for another generator."""

from __future__ import annotations

import os
import re
from collections.abc import Generator, Iterable, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr, unescape

from secondlook.archive import archive
from secondlook.edition import Edition
from secondlook.fonts import is_large
from secondlook.look import own_files
from secondlook.model.site import Site
from secondlook.offline import APP, LIST, app_manifest, archive_path, list_of_files
from secondlook.outside import check_requests
from secondlook.pdf import make_pdfs
from secondlook.raster import png_of
from secondlook.render.data import data_files
from secondlook.render.letters import letter_files
from secondlook.render.pages import as_markdown, pages
from secondlook.render.picture import share_picture
from secondlook.render.sharing import PICTURE
from secondlook.render.sheets import sheets
from secondlook.store import trim


def place(edition: Edition, uri: str) -> str:
    """Where a page stands, seen from the root of the site: "ar/guides/what-is/", "" for the home page in English."""
    return edition.prefix + (f"{uri}/" if uri else "")


def write_look(settings: Site[Any], root: Path, site: Path) -> None:
    """Write the organisation's own logo and colours, read below `root`, below the folder `site`. May be nothing."""
    for path, content in own_files(settings, root).items():
        _write(site / path, content)


def write_data(chosen: Iterable[Edition], site: Path) -> None:
    """Write the data files of the chosen editions below the folder `site`, and what each says of itself as an app."""
    for edition in chosen:
        _write(site / edition.prefix / APP, app_manifest(edition))
        for file in data_files(edition):
            _write(site / file.path, file.content)
        for path, content in letter_files(edition):
            _write(site / path, content)


def write_sheets(
    chosen: Iterable[Edition], editions: Sequence[Edition], site: Path, cache: Path, workers: int
) -> Generator[tuple[int, int]]:
    """Write the PDFs and the pictures of the chosen editions below the folder `site`, one at each step.

    `editions` are all that are published, `cache` keeps finished PDFs between runs, `workers` is the number of
    processes. Yields how many are done and how many there are. Whoever closes the generator stops the work. Raises
    what `pdf.make_pdfs` raises.
    """
    # Every language sees to what the large fonts are cut down, so that one built alone has the bytes it has among all.
    large = [edition for edition in editions if any(map(is_large, edition.locale.fonts))]
    made = {each.locale.tag: (*sheets(each, editions), share_picture(each)) for each in (*chosen, *large)}
    wanted = [sheet for edition in chosen for sheet in made[edition.locale.tag]]
    lettering = [sheet for edition in large for sheet in made[edition.locale.tag]]
    for done, pdf in enumerate(make_pdfs(wanted, cache, workers, lettering), start=1):
        _write(site / pdf.path, png_of(pdf.content, cache) if pdf.path.endswith(PICTURE) else pdf.content)
        yield done, len(wanted)
    trim(cache / name for name in ("pdf", "png", "fonts"))


def write_data_and_sheets(
    chosen: Sequence[Edition], editions: Sequence[Edition], site: Path, cache: Path, workers: int
) -> Generator[tuple[int, int] | None]:
    """Behind a server: write the data files in the first step, then the sheets as `write_sheets` does."""
    write_data(chosen, site)
    yield None
    yield from write_sheets(chosen, editions, site, cache, workers)


def finish(
    chosen: Sequence[Edition], editions: Sequence[Edition], site: Path, cache: Path, workers: int
) -> Generator[tuple[int, int]]:
    """Write what is made from finished pages: the sheets, then what is kept on devices or taken along as one file.

    Arguments, result and errors are those of `write_sheets`. Raises ContentError too when a page would ask another
    host for something.
    """
    check_requests(site, editions[0].library.site.url)
    yield from write_sheets(chosen, editions, site, cache, workers)
    pack(chosen, editions, site)


def pack(chosen: Iterable[Edition], editions: Sequence[Edition], site: Path) -> None:
    """Write what is taken along of the chosen editions: one file for a computer, the list of files for a phone.

    Their pages, sheets and search stand below the folder `site`. `editions` are all that are published.
    """
    for edition in chosen:
        _write(site / archive_path(edition), archive(edition, editions, site))
        _write(site / edition.prefix / LIST, list_of_files(edition, editions, site))


def write_sitemap(editions: Sequence[Edition], uris: Iterable[str], address: str, site: Path) -> None:
    """Write sitemap.xml: every page in every edition, each with its other languages.

    `uris` are those of the pages, `address` is where the site is published. Readers of any other language are sent to
    the first edition.
    """
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">'
    )
    for uri in uris:
        places = {edition.locale.tag: address + place(edition, uri) for edition in editions}
        links = [_alternate(language, at) for language, at in places.items()]
        links.append(_alternate("x-default", places[editions[0].locale.tag]))
        lines += (f"<url><loc>{escape(at)}</loc>{''.join(links)}</url>" for at in places.values())
    lines.append("</urlset>\n")
    _write(site / "sitemap.xml", "\n".join(lines).encode())


def verify(editions: Sequence[Edition], site: Path) -> None:
    """Look at a whole site before it takes the place of the old one.

    Raises RuntimeError with every file that is promised and missing, or cut off: such a site is an error of ours.
    """
    address = f"{editions[0].library.site.url.rstrip('/')}/"
    listed = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    promised = [site / unescape(at).removeprefix(address) / "index.html" for at in listed]
    promised += [site / path for each in editions for path in (archive_path(each), each.prefix + LIST)]
    wrong = [path for path in promised if not path.is_file()]
    for ending, mark in (("html", b"</html>"), ("pdf", b"%%EOF")):
        wrong += [path for path in site.rglob(f"*.{ending}") if not _ends_with(path, mark)]
    if wrong:
        raise RuntimeError("not whole: " + ", ".join(sorted(path.relative_to(site).as_posix() for path in wrong)))


def _ends_with(path: Path, mark: bytes) -> bool:
    with path.open("rb") as file:
        file.seek(-min(len(mark) + 8, path.stat().st_size), os.SEEK_END)
        return file.read().rstrip().endswith(mark)


def _alternate(language: str, at: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(at)}/>'


def stage(edition: Edition, editions: Sequence[Edition], out: Path) -> None:
    """Write the pages of one edition as plain Markdown files into `out`, where they keep their addresses."""
    for page in pages(edition, editions):
        _write(out / f"{page.uri or 'index'}.md", as_markdown(page).encode())


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)

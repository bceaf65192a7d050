"""A whole site, or one of pseudo-locales, built from Python: the locales side by side, then what is one for all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from secondlook import publish, search
from secondlook.adapters.background import side_by_side
from secondlook.adapters.mkdocs import CACHE, WORKERS, build_part
from secondlook.edition import Edition, editions
from secondlook.pseudo import pseudo_editions

Progress = Callable[[int, int], None]
"""Is told how many sheets are printed and how many there are."""


def build(root: Path, out: Path, *, strict: bool, progress: Progress) -> None:
    """Build the whole site below `root` into the empty folder `out`: the bytes of `mkdocs build`, made in parallel.

    With `strict`, a warning stops the build. Raises ContentError before anything is written, SystemExit when MkDocs has
    said on standard error why it stops, and what `search.write_index` and `publish.finish` raise.
    """
    loaded = editions(root)
    _build_pages(root, out, loaded, strict=strict)
    _print_sheets(root, out, loaded, progress)


def build_pseudo(root: Path, out: Path, *, sheets: bool, progress: Progress) -> None:
    """Build the pages of both pseudo-locales into the empty folder `out`, and with `sheets` their sheets too.

    There is no sitemap, and robots.txt turns search engines away. Raises what `build` raises.
    """
    made = pseudo_editions(root)
    _build_pages(root, out, made, strict=True)
    (out / "sitemap.xml").unlink()
    (out / "robots.txt").write_text("User-agent: *\nDisallow: /\n", "utf-8")
    if sheets:
        _print_sheets(root, out, made, progress)


def may_hold_pseudo(out: Path, root: Path) -> bool:
    """Whether `out` may be filled with pseudo-locales: new, empty or an earlier one, and not where the site stands."""
    if out.resolve().is_relative_to((root / "site").resolve()):
        return False
    if not out.exists():
        return True
    if not out.is_dir():
        return False
    return not any(out.iterdir()) or ((out / "en-XA").is_dir() and not (out / "sitemap.xml").exists())


def _build_pages(root: Path, out: Path, loaded: Sequence[Edition], *, strict: bool) -> None:
    tags = [edition.locale.tag for edition in loaded]
    shares = [share for first in range(WORKERS) if (share := tags[first::WORKERS])]
    with TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as folder:
        parts = {Path(folder, share[0]): share for share in shares}
        tasks = (partial(build_part, root, part, loaded, share, strict=strict) for part, share in parts.items())
        if not side_by_side(tasks):
            sys.exit("The pages could not be built.")
        for part, share in parts.items():
            for path in part.iterdir() if share is shares[0] else [part / tag for tag in share]:
                path.rename(out / path.name)
    search.write_index(out)


def _print_sheets(root: Path, out: Path, loaded: Sequence[Edition], progress: Progress) -> None:
    for done, total in publish.finish(loaded, loaded, out, root / CACHE, WORKERS):
        progress(done, total)

"""A whole site, or one of pseudo-locales, built from Python: the locales side by side, then what is one for all."""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from secondlook import publish, search
from secondlook.adapters.background import side_by_side
from secondlook.adapters.mkdocs import CACHE, WORKERS, build_part
from secondlook.adapters.settings import WATCHED
from secondlook.edition import Edition, editions
from secondlook.outside import check_requests
from secondlook.problems import Refused
from secondlook.pseudo import pseudo_editions

Progress = Callable[[int, int], None]
"""Is told how many sheets are printed and how many there are."""

PART = "part.json"
"""What a part of a site says of itself: its locale, and a hash of the content it was made from."""


def build(root: Path, out: Path, *, strict: bool, progress: Progress) -> None:
    """Build the whole site below `root` into the empty folder `out`: the bytes of `mkdocs build`, made in parallel.

    With `strict`, a warning stops the build. Raises ContentError before anything is written, SystemExit when MkDocs has
    said on standard error why it stops, and what `search.write_index` and `publish.finish` raise.
    """
    loaded = editions(root)
    _build_pages(root, out, loaded, strict=strict)
    search.write_index(out)
    _print_sheets(root, out, loaded, progress)
    publish.verify(loaded, out)


def build_locale(root: Path, out: Path, tag: str, *, progress: Progress) -> None:
    """Build one locale alone, on one of several machines, into the empty folder `out`: a part of the site for `join`.

    Its pages, data and sheets are those of the whole build, byte for byte; what is one for all languages is in the part
    of the source language. Raises Refused for a locale that is not published, and what `build` raises.
    """
    loaded = editions(root)
    chosen = [edition for edition in loaded if edition.locale.tag == tag]
    if not chosen:
        published = ", ".join(edition.locale.tag for edition in loaded)
        message = f"'{tag}' is not a published locale. Published: {published}"
        raise Refused(message)
    _build_pages(root, out, loaded, chosen, strict=True)
    for done, total in publish.write_sheets(chosen, loaded, out, root / CACHE, WORKERS):
        progress(done, total)
    (out / PART).write_text(json.dumps({"locale": tag, "content": _fingerprint(root)}), "utf-8")


def join(root: Path, parts: Sequence[Path], out: Path) -> None:
    """Join the parts of all locales, in any order, to the whole site in the empty folder `out`.

    Raises Refused when a part is missing, is there twice, is no part, or was made from other content than that below
    `root`; and what `editions`, `check_requests`, `search.write_index` and `publish.verify` raise.
    """
    loaded = editions(root)
    known = _read_parts(parts, _fingerprint(root))
    missing = [edition.locale.tag for edition in loaded if edition.locale.tag not in known]
    if missing:
        message = f"the part of {', '.join(missing)} is missing. Build it with: secondlook build --locale {missing[0]}"
        raise Refused(message)
    for edition in loaded:
        shutil.copytree(known[edition.locale.tag], out, dirs_exist_ok=True, ignore=shutil.ignore_patterns(PART))
    search.write_index(out)
    check_requests(out, loaded[0].library.site.url)
    publish.pack(loaded, loaded, out)
    publish.verify(loaded, out)


def _read_parts(parts: Sequence[Path], content: str) -> dict[str, Path]:
    """The parts by their locale."""
    known: dict[str, Path] = {}
    for part in parts:
        if not (part / PART).is_file():
            message = f"{part} is no part of a site. One is made by: secondlook build --locale"
            raise Refused(message)
        says = json.loads((part / PART).read_text("utf-8"))
        if says["content"] != content:
            message = f"{part} was built from other content than this. Build all parts from the same commit."
            raise Refused(message)
        if says["locale"] in known:
            message = f"{part} and {known[says['locale']]} hold the same locale, {says['locale']}"
            raise Refused(message)
        known[says["locale"]] = part
    return known


def _fingerprint(root: Path) -> str:
    """A hash of all content: parts of different states must not be joined, or languages would contradict each other."""
    whole = hashlib.sha256()
    for file in sorted(path for name in WATCHED for path in (root / name).rglob("*") if path.is_file()):
        whole.update(f"{file.relative_to(root).as_posix()} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def may_hold_site(out: Path) -> bool:
    """Whether `out` may be filled with a site or a part of one: it is new, empty, or an earlier one."""
    if not out.exists():
        return True
    return out.is_dir() and (not any(out.iterdir()) or any((out / name).is_file() for name in ("sitemap.xml", PART)))


def build_pseudo(root: Path, out: Path, *, sheets: bool, progress: Progress) -> None:
    """Build the pages of both pseudo-locales into the empty folder `out`, and with `sheets` their sheets too.

    There is no sitemap, and robots.txt turns search engines away. Raises what `build` raises.
    """
    made = pseudo_editions(root)
    _build_pages(root, out, made, strict=True)
    search.write_index(out)
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


def _build_pages(
    root: Path, out: Path, loaded: Sequence[Edition], chosen: Sequence[Edition] = (), *, strict: bool
) -> None:
    """Build the pages and data of the chosen editions, or of all, in as many processes as there are processors."""
    wanted = chosen or loaded
    shares = [share for first in range(WORKERS) if (share := wanted[first::WORKERS])]
    with TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as folder:
        parts = {Path(folder, share[0].locale.tag): share for share in shares}
        tasks = (
            partial(build_part, root, part, loaded, [each.locale.tag for each in share], strict=strict)
            for part, share in parts.items()
        )
        if not side_by_side(tasks):
            sys.exit("The pages could not be built.")
        for part, share in parts.items():
            # What is one for all languages comes with the first of them.
            for path in part.iterdir() if loaded[0] in share else [part / each.locale.tag for each in share]:
                path.rename(out / path.name)


def _print_sheets(root: Path, out: Path, loaded: Sequence[Edition], progress: Progress) -> None:
    for done, total in publish.finish(loaded, loaded, out, root / CACHE, WORKERS):
        progress(done, total)

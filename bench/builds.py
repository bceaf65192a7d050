"""How the build grows: pages and locales, without sheets, with and without the search index, as one Markdown table.

    make setup && .venv/bin/python bench/builds.py [PAGES ...]

Takes the real content with all sixteen languages switched on. Those without translations show English, so each page is
built as often as there are languages. Of each language the first PAGES pages are built. "Own" is the share of processor
time that reading, checking, localizing and rendering the text of pages takes; the rest is MkDocs, its plugin and the
theme's frame. Seconds differ from computer to computer; compare them within one run.
"""

from __future__ import annotations

import resource
import shutil
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from secondlook import search
from secondlook.adapters import building
from secondlook.edition import editions
from secondlook.render import pages

ROOT = Path(__file__).parent.parent
SIZES = (15, 60, 120)
ALL_PLANS = pages.plans


def everything_published(folder: Path) -> Path:
    """A copy of the content in which all languages are published."""
    for name in ("content", "checklists"):
        shutil.copytree(ROOT / name, folder / name)
    locales = folder / "content/locales.yml"
    locales.write_text(locales.read_text("utf-8").replace("published: false", "published: true"), "utf-8")
    return folder


def used() -> float:
    """Seconds of processor time so far, of this process and of those it has started and seen end."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in both)


def row(root: Path, size: int) -> str:
    """One line of the table."""

    def first_plans(*arguments: object) -> Iterator[object]:
        return islice(ALL_PLANS(*arguments), size)

    pages.plans = first_plans
    start, begun = used(), time.perf_counter()
    loaded = editions(root, workers=building.WORKERS)
    reading = used() - start
    with TemporaryDirectory() as folder:
        out = Path(folder, "site")
        out.mkdir()
        building._build_pages(root, out, loaded, strict=True)  # noqa: SLF001 -- the part without search and sheets
        built, all_of_it = time.perf_counter() - begun, used() - start
        search.write_index(out)
        searched = time.perf_counter() - begun
        count = sum(1 for _ in out.rglob("index.html"))
        largest = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    before = used()
    for edition in loaded:
        pages.pages(edition, loaded)
    own = (reading + used() - before) / all_of_it
    cells = [f"{size} x {len(loaded)}", str(count), f"{built:.1f}", f"{searched:.1f}"]
    cells += [f"{1000 * built / count:.1f}", f"{own:.0%}", f"{largest / 1000:.0f}"]
    return f"| {' | '.join(cells)} |"


def main(sizes: list[int]) -> None:
    """Measure and print the table."""
    print("| pages x locales | pages | built, s | with search, s | ms a page | own | largest process, MB |")
    print("|---|---|---|---|---|---|---|")
    with TemporaryDirectory() as folder:
        root = everything_published(Path(folder))
        for size in sizes:
            print(row(root, size), flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or list(SIZES))

"""How the build grows, pages and locales, without sheets, with and without the search index: one Markdown table.

    make setup && .venv/bin/python bench/builds.py [PAGES ...] [--peers DIR] [--rounds N]

Takes the real content with all sixteen languages switched on. Those without translations show English, so each page is
built as often as there are languages. Of each language the first PAGES pages are built; where there are not so many,
guides are added under new ids. Seconds begin when the process does and hold its imports, reading and checking. "Own" is
the share of processor time, search left out, that reading, checking, localizing and rendering the text of pages takes;
the rest is MkDocs, its plugin, the theme's frame and the data files. Seconds differ from computer to computer; compare
them within one run.

With `--peers DIR`, builds of other generators are run in turn with ours, round by round, and a second table gives the
medians and our share of theirs. Each folder in DIR is one of them, ready to build: its spec.json says how (`build`, a
shell command), what has to be removed before (`clean`), and for how many `pages` and `locales`.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from secondlook import search
from secondlook.adapters import building
from secondlook.edition import editions
from secondlook.render import pages
from secondlook.workers import GARBAGE

ROOT = Path(__file__).parent.parent
SIZES = (15, 60, 240)
COPY = "-copy-"
ALL_PLANS = pages.plans


def everything_published(folder: Path, copies: int = 0) -> Path:
    """A copy of the content in which all languages are published, with so many more of every guide."""
    for name in ("content", "checklists"):
        shutil.copytree(ROOT / name, folder / name)
    locales = folder / "content/locales.yml"
    locales.write_text(locales.read_text("utf-8").replace("published: false", "published: true"), "utf-8")
    listed = folder / "content/site.yml"
    for file in sorted((folder / "content").rglob("guides/*")):
        for number in range(copies):
            name = f"{file.stem}{COPY}{number}"
            text = file.read_text("utf-8").replace(f"guides/{file.stem}#", f"guides/{name}#")
            text = text.replace(f"id: {file.stem}\n", f"id: {name}\n", 1)
            file.with_stem(name).write_text(text, "utf-8")
            if file.suffix == ".yml":
                listed.write_text(listed.read_text("utf-8").replace("guides:\n", f"guides:\n  - {name}\n", 1), "utf-8")
    return folder


def used() -> float:
    """Seconds of processor time so far, of this process and of those it has started and seen end."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in both)


def once(root: Path, size: int, begun: float) -> dict[str, Any]:
    """Build the first `size` pages of every language below `root`; `begun` is when this process was started."""

    def first_plans(*arguments: Any) -> Iterator[Any]:
        added = [plan for plan in ALL_PLANS(*arguments) if COPY in plan.uri]
        real = (plan for plan in ALL_PLANS(*arguments) if COPY not in plan.uri)
        return islice((plan for group in (real, added) for plan in group), size)

    pages.plans = first_plans
    gc.set_threshold(*GARBAGE)
    loaded = editions(root)
    reading = used()
    with TemporaryDirectory() as folder:
        out = Path(folder, "site")
        out.mkdir()
        building._build_pages(root, out, loaded, strict=True)  # noqa: SLF001 -- the part without search and sheets
        built, processor = time.time() - begun, used()
        search.write_index(out)
        searched, count = time.time() - begun, sum(1 for _ in out.rglob("index.html"))
    largest = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    before = used()
    for edition in loaded:
        pages.pages(edition, loaded)
    return {
        "name": f"{size} x {len(loaded)}",
        "count": count,
        "built": built,
        "searched": searched,
        "processor": processor,
        "own": (reading + used() - before) / processor,
        "largest": largest / 1000,
    }


def measured(root: Path, size: int) -> dict[str, Any]:
    """What `once` gives in a process of its own, which remembers nothing of a build before."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    command = [sys.executable, __file__, str(size), "--once", str(root), str(time.time())]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)  # noqa: S603 -- ours
    return dict(json.loads(done.stdout.splitlines()[-1]))


def growth(sizes: list[int]) -> None:
    """Print how the build grows."""
    print(
        "| pages x locales | pages | built, s | with search, s | ms a page | processor, s | own | largest process, MB |"
    )
    print("|---|---|---|---|---|---|---|---|")
    guides = len(list((ROOT / "content/guides").glob("*.yml")))
    for size in sizes:
        with TemporaryDirectory() as folder:
            found = measured(everything_published(Path(folder), max(0, -(-(size - 60) // guides))), size)
        cells = [found["name"], str(found["count"]), f"{found['built']:.1f}", f"{found['searched']:.1f}"]
        cells += [f"{1000 * found['built'] / found['count']:.1f}", f"{found['processor']:.1f}"]
        cells += [f"{found['own']:.0%}", f"{found['largest']:.0f}"]
        print(f"| {' | '.join(cells)} |", flush=True)


def peer(spec: dict[str, Any]) -> tuple[float, float]:
    """Build one of the others from nothing: seconds, and seconds of processor time."""
    folder = Path(spec["dir"])
    for name in spec["clean"]:
        shutil.rmtree(folder / name, ignore_errors=True)
    begun, before = time.perf_counter(), used()
    command = ["bash", "-c", spec["build"]]
    environment = {**os.environ, **spec["env"]}
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)  # noqa: S603 -- as asked for
    return time.perf_counter() - begun, used() - before


def compare(folder: Path, size: int, rounds: int) -> None:
    """Print the medians of our builds and of the others', and our share of theirs."""
    specs = [json.loads(file.read_text("utf-8")) for file in sorted(folder.glob("*/spec.json"))]
    specs = [spec for spec in specs if (spec["pages"], spec["locales"]) == (size, 16)]
    ours: list[dict[str, Any]] = []
    theirs: dict[str, list[tuple[float, float]]] = {spec["name"]: [] for spec in specs}
    with TemporaryDirectory() as root:
        everything_published(Path(root))
        for _ in range(rounds):
            ours.append(measured(Path(root), size))
            for spec in specs:
                theirs[spec["name"]].append(peer(spec))
    built = statistics.median(each["built"] for each in ours)
    searched = statistics.median(each["searched"] for each in ours)
    print(f"\nMedians of {rounds} rounds, {size} x 16. Ours: pages {built:.1f} s, with search {searched:.1f} s.\n")
    print("| | seconds | processor, s | our pages are | our pages with search are |")
    print("|---|---|---|---|---|")
    for name, runs in theirs.items():
        seconds, processor = (statistics.median(run[part] for run in runs) for part in (0, 1))
        print(f"| {name} | {seconds:.1f} | {processor:.1f} | {built / seconds:.2f} | {searched / seconds:.2f} |")


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, metavar="PAGES", default=list(SIZES))
    parser.add_argument("--peers", type=Path, metavar="DIR", help="run the builds in this folder in turn with ours")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is run beside its peers (default: 3)")
    parser.add_argument("--once", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        print(json.dumps(once(Path(options.once[0]), options.sizes[0], float(options.once[1]))))
        return
    growth(options.sizes)
    if options.peers:
        compare(options.peers, 60, options.rounds)


if __name__ == "__main__":
    main()

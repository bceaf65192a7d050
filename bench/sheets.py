"""How fast sheets are printed: one `weasyprint` process for each file beside the press of this project, in one run.

    make setup && .venv/bin/python bench/sheets.py [SHEETS-PER-LANGUAGE]

Both print the same HTML, which is there before: sheets of one to four pages of every kind in all published languages.
"First" begins with an empty cache: cut-down fonts and started processes are part of it. "Again" is the same with
nothing changed. Seconds differ from computer to computer, and with what else it does: the ratio is what counts.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from secondlook.adapters.mkdocs import WORKERS
from secondlook.edition import Edition, editions
from secondlook.pdf import make_pdfs
from secondlook.render.sheets import PrintSheet, sheets

ROOT = Path(__file__).parent.parent
EACH = 10
LONG = ("booklet.pdf", "conversations.pdf")
"""Sixty and twenty pages: what starting a process costs does not show beside them."""


def some(found: tuple[Edition, ...], number: int) -> list[PrintSheet]:
    """So many sheets of each language, evenly from all of them: long lists and single leaves as they come."""
    chosen = []
    for edition in found:
        short = (sheet for sheet in sheets(edition, found) if not sheet.path.endswith(LONG))
        of_language = sorted(short, key=lambda sheet: sheet.path)
        chosen += of_language[:: max(len(of_language) // number, 1)][:number]
    return chosen


@contextmanager
def timed(into: dict[str, float], name: str) -> Iterator[None]:
    """Note the seconds under a name."""
    begun = time.perf_counter()
    yield
    into[name] = time.perf_counter() - begun


def one_process_each(wanted: list[PrintSheet], folder: Path) -> None:
    """Print each sheet as whoever knows only the command would."""
    program = Path(sys.executable).with_name("weasyprint")
    for number, sheet in enumerate(wanted):
        file = folder / f"{number}.html"
        file.write_text(sheet.html, "utf-8")
        command = [program, "--pdf-variant", "pdf/ua-1", "--quiet", file, file.with_suffix(".pdf")]
        subprocess.run(command, check=True)  # noqa: S603 -- our own environment's program


def main(number: int) -> None:
    """Measure and print the table."""
    found = editions(ROOT)
    wanted = some(found, number)
    seconds: dict[str, float] = {}
    with TemporaryDirectory() as folder:
        cache = Path(folder, "cache")
        for name in ("first", "again"):
            with timed(seconds, name):
                made = list(make_pdfs(wanted, cache, WORKERS))
        megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
        with timed(seconds, "each"):
            one_process_each(wanted, Path(folder))
    count = len(made)
    print(f"{count} sheets in {', '.join(each.locale.tag for each in found)}, {WORKERS} processes\n")
    print("| | seconds | sheets a second | ratio |\n|---|---|---|---|")
    rows = {
        "One `weasyprint` process for each file": "each",
        "This press, first": "first",
        "This press, again": "again",
    }
    for title, name in rows.items():
        print(
            f"| {title} | {seconds[name]:.1f} | {count / seconds[name]:.1f} | {seconds['each'] / seconds[name]:.1f} |"
        )
    print(f"\nThe largest process of the press needed {megabytes:.0f} MB. ", end="")
    print(f"Again took {seconds['again'] / seconds['first']:.1%} of first.")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else EACH)

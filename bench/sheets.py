"""How fast sheets are printed: one `weasyprint` process for each file beside the press of this project, in one run.

    make setup && .venv/bin/python bench/sheets.py [SHEETS-PER-LANGUAGE [PART-OF-THE-PATH]]

The first row is what whoever has no press would run: the command of WeasyPrint on each whole HTML file, one after the
other, with the fonts of the system, which it finds through fontconfig under their full names. It prints the same pages
(Indic text without what makes it copy right). Rendering the HTML is in neither. "First" begins with an empty cache:
cut-down fonts and started processes are part of it. "Again" is the same with nothing changed. Seconds differ from
computer to computer, and with what else it does: the ratios are what counts, and that of processor time most of all.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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


SYSTEM_NAMES = {"Noto Sans SC": "Noto Sans CJK SC", "Noto Sans TC": "Noto Sans CJK TC"}
"""Families that fontconfig knows by another name; under ours it would take Japanese letters."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What a run took, in seconds: by the clock, and of all processors together."""

    clock: float
    processor: float


def some(found: tuple[Edition, ...], number: int, part: str) -> list[PrintSheet]:
    """So many sheets of each language, evenly from all with this in their path: long and short as they come."""
    chosen = []
    for edition in found:
        short = (sheet for sheet in sheets(edition, found) if part in sheet.path and not sheet.path.endswith(LONG))
        of_language = sorted(short, key=lambda sheet: sheet.path)
        chosen += of_language[:: max(len(of_language) // number, 1)][:number]
    return chosen


def processor() -> float:
    """The seconds of processor time that this process and those that it started and saw end have used."""
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


@contextmanager
def timed(into: dict[str, Spent], name: str) -> Iterator[None]:
    """Note what is spent under a name."""
    begun, used = time.perf_counter(), processor()
    yield
    into[name] = Spent(time.perf_counter() - begun, processor() - used)


def one_process_each(wanted: list[PrintSheet], folder: Path) -> None:
    """Print each sheet as whoever knows only the command would."""
    program = Path(sys.executable).with_name("weasyprint")
    for number, sheet in enumerate(wanted):
        file = folder / f"{number}.html"
        html = sheet.html
        for ours, name in SYSTEM_NAMES.items():
            html = html.replace(f'"{ours}"', f'"{name}"')
        file.write_text(html, "utf-8")
        command = [program, "--pdf-variant", "pdf/ua-1", "--quiet", file, file.with_suffix(".pdf")]
        subprocess.run(command, check=True)  # noqa: S603 -- our own environment's program


def main(number: int, part: str) -> None:
    """Measure and print the table."""
    found = editions(ROOT)
    wanted = some(found, number, part)
    spent: dict[str, Spent] = {}
    with TemporaryDirectory() as folder:
        cache = Path(folder, "cache")
        for name in ("first", "again"):
            with timed(spent, name):
                made = list(make_pdfs(wanted, cache, WORKERS))
        megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
        with timed(spent, "each"):
            one_process_each(wanted, Path(folder))
    count = len(made)
    print(f"{count} sheets in {', '.join(each.locale.tag for each in found)}, {WORKERS} processes\n")
    print("| | seconds | sheets a second | ratio | processor seconds | ratio |\n|---|---|---|---|---|---|")
    rows = {
        "One `weasyprint` process for each file": "each",
        "This press, first": "first",
        "This press, again": "again",
    }
    each = spent["each"]
    for title, name in rows.items():
        row = spent[name]
        print(f"| {title} | {row.clock:.1f} | {count / row.clock:.1f} | {each.clock / row.clock:.1f} ", end="")
        print(f"| {row.processor:.1f} | {each.processor / row.processor:.1f} |")
    print(f"\nThe largest process of the press needed {megabytes:.0f} MB. ", end="")
    print(f"Again took {spent['again'].clock / spent['first'].clock:.1%} of first.")


if __name__ == "__main__":
    given = sys.argv[1:]
    main(int(given[0]) if given else EACH, given[1] if given[1:] else "")

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
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from secondlook.render.sheets import PrintSheet

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


def some(of_language: Iterable[PrintSheet], number: int, part: str) -> list[PrintSheet]:
    """So many sheets of one language, evenly from all with this in their path: long and short as they come."""
    short = (sheet for sheet in of_language if part in sheet.path and not sheet.path.endswith(LONG))
    ordered = sorted(short, key=lambda sheet: sheet.path)
    return ordered[:: max(len(ordered) // number, 1)][:number]


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
    # Here, because every process of the press imports the top of this file, as it does that of the real command.
    from secondlook.adapters.mkdocs import WORKERS  # noqa: PLC0415 -- the reason above
    from secondlook.edition import editions  # noqa: PLC0415 -- the same
    from secondlook.pdf import make_pdfs  # noqa: PLC0415 -- the same
    from secondlook.render.sheets import sheets  # noqa: PLC0415 -- the same

    found = editions(ROOT)
    wanted = [sheet for edition in found for sheet in some(sheets(edition, found), number, part)]
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

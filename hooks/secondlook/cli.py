"""The command line: what people and make call. The only room that prints."""

from __future__ import annotations

import argparse
import datetime
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from secondlook.catalog import read_catalog, update
from secondlook.edition import checked_catalog, editions, inspect_all
from secondlook.fonts import MissingSystemPart
from secondlook.loading import inspect
from secondlook.plain import Measures
from secondlook.problems import ContentError, Problem, as_github, as_json, as_text, count_line, errors
from secondlook.status import statuses, table
from secondlook.wording import measured

FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {"text": as_text, "github": as_github, "json": as_json}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit status: 0, or 1 when the content has problems."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except ContentError as error:
        print(as_text(error.problems), file=sys.stderr)
        print(f"{count_line(error.problems)}. Nothing was built.", file=sys.stderr)
    except MissingSystemPart as error:
        print(error, file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="secondlook", description="Check, translate, print and build Second Look.")
    parser.add_argument("--root", type=Path, default=Path(), help="the folder with content/ and checklists/")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="say everything that is wrong with the content")
    check.add_argument("paths", nargs="*", metavar="PATH", help="report only these files and folders")
    check.add_argument("--format", choices=FORMATS, default="text")
    check.add_argument("--strict", action="store_true", help="warnings count as errors")
    check.add_argument("--strict-dates", action="store_true", help="a review date that has passed is an error")
    check.add_argument("--measures", action="store_true", help="also print how plain each English text is")
    check.set_defaults(run=_check)

    sheet = commands.add_parser("sheet", help="print one checklist to a PDF file")
    sheet.add_argument("kind", choices=["checklist"])
    sheet.add_argument("--cancer", required=True)
    sheet.add_argument("--situation", help="one situation; without it, all on one sheet")
    sheet.add_argument("--locale", default="en")
    sheet.add_argument("--paper", choices=["a4", "letter"], default="a4")
    sheet.add_argument("-o", "--output", type=Path, required=True)
    sheet.set_defaults(run=_sheet)

    translations = commands.add_parser("translations", help="bring PO files up to date, count and check them")
    translations.add_argument("action", choices=["update", "status", "check"])
    translations.add_argument("locales", nargs="*", metavar="LOCALE", help="without it, all that have translations")
    translations.add_argument("--documents", action="store_true", help="status: one line per document")
    translations.set_defaults(run=_translations)

    build = commands.add_parser("build", help="build the whole site, sheets included")
    build.add_argument("-o", "--output", type=Path, help="the folder to publish (default: site/ below the root)")
    build.set_defaults(run=_build)

    serve = commands.add_parser("serve", help="serve the whole site and rebuild it on every change")
    serve.add_argument("--address", default="127.0.0.1:8000", metavar="HOST:PORT")
    serve.set_defaults(run=_serve)

    stage = commands.add_parser("stage", help="write one locale's pages as plain Markdown for another generator")
    stage.add_argument("--locale", required=True)
    stage.add_argument("--out", type=Path, required=True)
    stage.set_defaults(run=_stage)
    return parser


def _check(options: argparse.Namespace) -> int:
    today = datetime.datetime.now(tz=datetime.UTC).date() if options.strict_dates else None
    library, _, problems = inspect_all(options.root, today)
    wanted = [_below_root(options.root, path) for path in options.paths]
    shown = [p for p in problems if not wanted or any(p.path == w or p.path.startswith(f"{w}/") for w in wanted)]
    failed = bool(shown if options.strict else errors(shown))
    report = FORMATS[options.format](shown)
    if report:
        print(report)
    if options.measures and library is not None:
        print(_measures(measured(library)))
    if options.format == "text":
        print(count_line(shown))
    return int(failed)


def _measures(found: Mapping[str, Measures]) -> str:
    """A table: one line per document with running text."""
    lines = [f"{'document':<40} {'words':>6} {'mean':>5} {'longest':>7} {'grade':>5} {'SMOG':>5} {'passive':>7}"]
    lines += [
        f"{key:<40} {each.words:>6} {each.mean:>5.1f} {each.longest:>7} {each.flesch_kincaid:>5.1f} {each.smog:>5.1f}"
        f" {each.passive / each.sentences:>7.0%}"
        for key, each in found.items()
        if each.sentences
    ]
    return "\n".join(lines)


def _below_root(root: Path, path: str) -> str:
    """The path as problems name it. Ends the command for one that does not exist, which would always look clean."""
    for candidate in (root / path, Path(path)):
        if candidate.exists() and candidate.resolve().is_relative_to(root.resolve()):
            return candidate.resolve().relative_to(root.resolve()).as_posix()
    sys.exit(f"there is no {path} below {root.resolve()}")


def _translations(options: argparse.Namespace) -> int:
    library, problems = inspect(options.root)
    if library is None or errors(problems):
        raise ContentError(problems)
    known = {locale.tag: locale for locale in library.locales.locales[1:]}
    unknown = [tag for tag in options.locales if tag not in known]
    if unknown:
        print(f"unknown locale: {', '.join(unknown)}. Known: {', '.join(known)}", file=sys.stderr)
        return 1
    chosen = options.locales or [tag for tag in known if (options.root / "content/translations" / tag).is_dir()]
    unreadable = [p for tag in chosen for p in read_catalog(options.root, tag)[1] if p.code == "I-syntax"]
    if unreadable and options.action != "check":
        raise ContentError(unreadable)
    if options.action == "update":
        for tag in chosen:
            changed = update(options.root, tag, library)
            print(f"{tag}: {len(changed)} files changed" if changed else f"{tag}: up to date")
        return 0
    if options.action == "status":
        rows = {tag: statuses(library, read_catalog(options.root, tag)[0]) for tag in chosen}
        print(table(rows, documents=options.documents))
        return 0
    found = [p for tag in chosen for p in checked_catalog(options.root, library, known[tag])[1]]
    if found:
        print(as_text(found))
    print(count_line(found))
    return int(bool(errors(found)))


def _sheet(options: argparse.Namespace) -> int:
    from secondlook.pdf import make_pdfs  # noqa: PLC0415 -- checking must not wait for the PDF engine
    from secondlook.render.sheets import checklist_sheet  # noqa: PLC0415 -- see above

    found = editions(options.root, [options.locale])
    if not found:
        print(f"unknown locale: {options.locale}", file=sys.stderr)
        return 1
    library = found[0].library
    situations = [situation.id for situation in library.situations.situations]
    for word, name, known in (
        ("cancer", options.cancer, library.cancers),
        ("situation", options.situation, situations),
    ):
        if name is not None and name not in known:
            print(f"unknown {word}: {name}. Known: {', '.join(known)}", file=sys.stderr)
            return 1
    if options.output.is_dir() or not options.output.absolute().parent.is_dir():
        print(f"{options.output} is not a file in a folder that exists", file=sys.stderr)
        return 1
    sheet = checklist_sheet(found[0], options.cancer, options.situation, options.paper)
    for pdf in make_pdfs([sheet], options.root / ".cache", workers=1):
        options.output.write_bytes(pdf.content)
    print(options.output)
    return 0


def _build(options: argparse.Namespace) -> int:
    from secondlook.adapters.mkdocs import build  # noqa: PLC0415 -- checking must not need the generator
    from secondlook.publish import swap_in  # noqa: PLC0415 -- see above

    output = options.output or options.root / "site"
    if output.exists() and any(output.iterdir()) and not (output / "sitemap.xml").exists():
        print(
            f"{output} holds files that are not an earlier build of this site; choose another folder", file=sys.stderr
        )
        return 1
    started = time.monotonic()
    swap_in(output, lambda folder: build(options.root, folder, strict=True, progress=_show_sheets))
    print(f"{output} is built ({time.monotonic() - started:.0f} s)")
    return 0


def _show_sheets(done: int, total: int) -> None:
    if done % 20 == 0 or done == total:
        print(f"{done} of {total} sheets printed", flush=True)


def _serve(options: argparse.Namespace) -> int:
    from secondlook.adapters.mkdocs import serve  # noqa: PLC0415 -- checking must not need the generator

    serve(options.root, options.address)
    return 0


def _stage(options: argparse.Namespace) -> int:
    from secondlook.publish import stage  # noqa: PLC0415 -- checking must not need the renderer

    everything = editions(options.root)
    chosen = [edition for edition in everything if edition.locale.tag == options.locale]
    if not chosen:
        print(f"'{options.locale}' is not a published locale", file=sys.stderr)
        return 1
    stage(chosen[0], everything, options.out)
    print(options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The command line: what people and make call. It and the commands it calls are the only rooms that print."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from secondlook import commands
from secondlook.edition import editions
from secondlook.fonts import MissingSystemPart
from secondlook.loading import require_root
from secondlook.options import Parser, day
from secondlook.problems import ContentError, Refused, as_text, count_line
from secondlook.signoffs import ROLES

NOBODY_READS = 141
"""The exit status when the program that reads our output has ended, as "head" does: 128 and the number of SIGPIPE."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns the exit status: 0, 1 when the content has problems or the command was refused, 141 when nobody reads on.
    """
    try:
        try:
            return _run(arguments)
        finally:
            sys.stdout.flush()  # a closed pipe must show here, not while Python ends
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python flushes into the pipe once more
        return NOBODY_READS


def _run(arguments: Sequence[str] | None) -> int:
    options = _parser().parse_args(arguments)
    try:
        require_root(options.root)
        return int(options.run(options))
    except ContentError as error:
        print(as_text(error.problems), file=sys.stderr)
        print(f"{count_line(error.problems)}. Nothing was built.", file=sys.stderr)
    except (MissingSystemPart, Refused) as error:
        print(error, file=sys.stderr)
    return 1


def _parser() -> Parser:
    parser = Parser(prog="secondlook", description="Check, translate, print and build Second Look.")
    parser.add_argument("--root", type=Path, default=Path(), help="the folder with content/ and checklists/")
    added = parser.add_subparsers(required=True, metavar="COMMAND")

    check = added.add_parser("check", help="say everything that is wrong with the content")
    check.add_argument("paths", nargs="*", metavar="PATH", help="report only these files and folders")
    check.add_argument("--format", choices=commands.FORMATS, default="text")
    check.add_argument("--strict", action="store_true", help="warnings count as errors")
    check.add_argument("--strict-dates", action="store_true", help="a review date that has passed is an error")
    check.add_argument("--measures", action="store_true", help="also print how plain each English text is")
    check.set_defaults(run=commands.check)

    sheet = added.add_parser("sheet", help="print one checklist to a PDF file")
    sheet.add_argument("kind", choices=["checklist"])
    sheet.add_argument("--cancer", required=True)
    sheet.add_argument("--situation", help="one situation; without it, all on one sheet")
    sheet.add_argument("--locale", default="en")
    sheet.add_argument("--paper", choices=["a4", "letter"], default="a4")
    sheet.add_argument("-o", "--output", type=Path, required=True)
    sheet.set_defaults(run=_sheet)

    _translation_actions(added.add_parser("translations", help="update, count, check or print translations"))

    new = added.add_parser("new", help="start a new file: valid, commented, not published yet")
    new.add_argument("kind", choices=["guide", "cancer", "conversation", "question-set", "country", "locale"])
    new.add_argument("id", help="a short name in small letters; for a locale its tag")
    new.set_defaults(run=commands.new)

    sign_off = added.add_parser("sign-off", help="record that a person has checked a document")
    sign_off.add_argument("document", help="for example guides/what-is")
    sign_off.add_argument("--locale", required=True)
    sign_off.add_argument("--role", choices=ROLES, required=True, help="as what this person checked it")
    sign_off.add_argument("--name", required=True, help="the person's own full name")
    sign_off.add_argument("--date", type=day, help="the day of the check (default: today)")
    sign_off.set_defaults(run=commands.sign_off)

    explained = added.add_parser("explain", help="say what a problem code means, with a wrong and a right example")
    explained.add_argument("code", nargs="?", metavar="CODE", help="without it, all codes with one line each")
    explained.add_argument("--markdown", action="store_true", help="all explanations as a page")
    explained.set_defaults(run=commands.explain)

    schema = added.add_parser("schema", help="write the JSON Schemas by which editors check while one types")
    schema.set_defaults(run=commands.schema)

    build = added.add_parser("build", help="build the whole site, sheets included")
    build.add_argument("-o", "--output", type=Path, help="the folder to publish (default: site/ below the root)")
    build.set_defaults(run=_build)

    pseudo = added.add_parser("pseudo", help="build the pages in made-up languages, to look at the layout")
    pseudo.add_argument("-o", "--output", type=Path, required=True, help="a folder outside the site")
    pseudo.add_argument("--sheets", action="store_true", help="print the sheets too")
    pseudo.set_defaults(run=_pseudo)

    serve = added.add_parser("serve", help="serve the whole site and rebuild it on every change")
    serve.add_argument("--address", default="127.0.0.1:8000", metavar="HOST:PORT")
    serve.set_defaults(run=_serve)

    stage = added.add_parser("stage", help="write one locale's pages as plain Markdown for another generator")
    stage.add_argument("--locale", required=True)
    stage.add_argument("--out", type=Path, required=True)
    stage.set_defaults(run=_stage)
    return parser


def _translation_actions(named: argparse.ArgumentParser) -> None:
    translations = argparse.ArgumentParser(add_help=False)
    translations.add_argument("locales", nargs="*", metavar="LOCALE", help="without it, all that have translations")
    translations.add_argument("--documents", action="store_true", help="status: one line per document")
    translations.add_argument("--format", choices=["text", "json"], default="text", help="status: a table, or JSON")
    translations.set_defaults(run=commands.translations)
    actions = named.add_subparsers(dest="action", required=True, metavar="ACTION")
    for action, says in (("update", "add what is new"), ("status", "count"), ("check", "say what is wrong")):
        actions.add_parser(action, parents=[translations], help=says)
    review = actions.add_parser("sheet", help="print English and translation side by side, to be checked by hand")
    review.add_argument("locale", metavar="LOCALE")
    review.add_argument("documents", nargs="+", metavar="DOCUMENT", help="guides/what-is, urgent …")
    review.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="ends in .pdf or .html")
    review.set_defaults(run=commands.review_sheet)


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
    from secondlook.adapters.building import build  # noqa: PLC0415 -- checking must not need the generator
    from secondlook.publish import swap_in  # noqa: PLC0415 -- see above

    output = options.output or options.root / "site"
    started = time.monotonic()
    with _refusing(output):
        if output.exists() and any(output.iterdir()) and not (output / "sitemap.xml").exists():
            message = f"{output} holds files that are not an earlier build of this site; choose another folder"
            raise Refused(message)
        swap_in(output, lambda folder: build(options.root, folder, strict=True, progress=_show_sheets))
    print(f"{output} is built ({time.monotonic() - started:.0f} s)")
    return 0


@contextmanager
def _refusing(output: Path) -> Iterator[None]:
    """Say in a sentence that a folder cannot be written, or that the disk is full."""
    try:
        yield
    except OSError as error:
        reason = f"{error.strerror or error}: {error.filename or output}"
        message = f"{output} cannot be written ({reason}). What stood there before is untouched; choose another folder"
        raise Refused(message) from error


def _show_sheets(done: int, total: int) -> None:
    if done % 20 == 0 or done == total:
        print(f"{done} of {total} sheets printed", flush=True)


def _pseudo(options: argparse.Namespace) -> int:
    from secondlook.adapters.building import build_pseudo, may_hold_pseudo  # noqa: PLC0415 -- as for build
    from secondlook.publish import swap_in  # noqa: PLC0415 -- as for build

    output = options.output
    if not may_hold_pseudo(output, options.root):
        print(f"{output} is the site or holds other files; choose another folder", file=sys.stderr)
        return 1
    with _refusing(output):
        swap_in(output, lambda to: build_pseudo(options.root, to, sheets=options.sheets, progress=_show_sheets))
    print(f"{output} is built. Look at it with: python3 -m http.server -d {output}")
    return 0


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

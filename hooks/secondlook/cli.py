"""The command line: what people and make call. It and the commands it calls are the only rooms that print."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from secondlook import commands, site_commands
from secondlook.edition import editions
from secondlook.libraries import MissingSystemPart
from secondlook.loading import require_root
from secondlook.options import Parser, day
from secondlook.problems import ContentError, Refused, as_text, count_line
from secondlook.signoffs import ROLES
from secondlook.workers import GARBAGE

NOBODY_READS = 141
"""The exit status when the program that reads our output has ended, as "head" does: 128 and the number of SIGPIPE."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns the exit status: 0, 1 when the content has problems or the command was refused, 141 when nobody reads on.
    """
    gc.set_threshold(*GARBAGE)
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

    _site_actions(added)
    return parser


def _site_actions(added: argparse._SubParsersAction[Parser]) -> None:
    build = added.add_parser("build", help="build the whole site, sheets included")
    build.add_argument("-o", "--output", type=Path, help="the folder to publish (default: site/ below the root)")
    build.add_argument("--locale", metavar="TAG", help="only this locale, as a part of the site for 'join'")
    build.set_defaults(run=site_commands.build)

    join = added.add_parser("join", help="join the parts of all locales, built on several machines, to the whole site")
    join.add_argument("parts", nargs="+", type=Path, metavar="PART", help="a folder made by build --locale")
    join.add_argument("-o", "--output", type=Path, help="the folder to publish (default: site/ below the root)")
    join.set_defaults(run=site_commands.join)

    pseudo = added.add_parser("pseudo", help="build the pages in made-up languages, to look at the layout")
    pseudo.add_argument("-o", "--output", type=Path, required=True, help="a folder outside the site")
    pseudo.add_argument("--sheets", action="store_true", help="print the sheets too")
    pseudo.set_defaults(run=site_commands.pseudo)

    serve = added.add_parser("serve", help="serve the whole site and rebuild it on every change")
    serve.add_argument("--address", default="127.0.0.1:8000", metavar="HOST:PORT")
    serve.set_defaults(run=site_commands.serve)

    stage = added.add_parser("stage", help="write one locale's pages as plain Markdown for another generator")
    stage.add_argument("--locale", required=True)
    stage.add_argument("--out", type=Path, required=True)
    stage.set_defaults(run=site_commands.stage)


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


if __name__ == "__main__":
    sys.exit(main())

"""What the commands of editors and translators do: the command line reads their options and calls them here."""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from secondlook.catalog import read_catalog, update
from secondlook.edition import checked_catalog, inspect_all
from secondlook.explain import as_markdown, last_lines
from secondlook.explain import explain as explanation
from secondlook.leftovers import check_leftovers
from secondlook.loading import inspect, load
from secondlook.model.site import Locale
from secondlook.plain import Measures
from secondlook.problems import ContentError, Problem, Refused, as_github, as_json, as_text, errors
from secondlook.status import Status, read_statuses, source_table, table
from secondlook.status import as_json as status_as_json
from secondlook.wording import measured

FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {"text": as_text, "github": as_github, "json": as_json}
"""How problems are printed."""


def check(options: argparse.Namespace) -> int:
    """Say everything that is wrong with the content. Returns the exit status."""
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
        print(last_lines(shown))
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


def translations(options: argparse.Namespace) -> int:
    """Bring PO files up to date, count them or check them. Returns the exit status."""
    library, problems = inspect(options.root)
    if library is None or errors(problems):
        raise ContentError(problems)
    source, *others = library.locales.locales
    known = {locale.tag: locale for locale in others}
    if source.tag in options.locales and options.action != "status":
        msg = (
            f"everything is written in {source.english_name}: there is nothing to translate. "
            f"'secondlook check' checks it, 'secondlook translations status {source.tag}' says who has checked it"
        )
        raise Refused(msg)
    unknown = [tag for tag in options.locales if tag not in known and tag != source.tag]
    if unknown:
        print(f"unknown locale: {', '.join(unknown)}. Known: {', '.join(known)}", file=sys.stderr)
        return 1
    chosen = options.locales or [tag for tag in known if (options.root / "content/translations" / tag).is_dir()]
    read = {tag: read_catalog(options.root, tag) for tag in chosen}
    unsafe = [problem for _, found in read.values() for problem in found if problem.code in {"I-syntax", "I-dup"}]
    if unsafe and options.action != "check":  # an update would drop what it cannot read, or one of two
        raise ContentError(unsafe)
    left = check_leftovers(options.root, library, [catalog for catalog, _ in read.values()])
    if errors(left) and options.action == "update":
        raise ContentError(left)
    if options.action == "update":
        for tag in chosen:
            changed = update(options.root, tag, library)
            print(f"{tag}: {len(changed)} files changed" if changed else f"{tag}: up to date")
        return 0
    if options.action == "status":
        rows = {tag: read_statuses(options.root, tag, library) for tag in chosen}
        print(status_as_json(rows) if options.format == "json" else _tables(rows, source, documents=options.documents))
        return 0
    found = [p for tag in chosen for p in checked_catalog(options.root, library, known[tag])[1]] + left
    if found:
        print(as_text(found))
    print(last_lines(found))
    return int(bool(errors(found)))


def _tables(rows: Mapping[str, Sequence[Status]], source: Locale, *, documents: bool) -> str:
    """The language of the source, if it was asked for, has a table of its own: nothing of it is fresh or stale."""
    translated = {tag: found for tag, found in rows.items() if tag != source.tag}
    tables = [source_table(source.english_name, rows[source.tag])] if source.tag in rows else []
    tables += [table(translated, documents=documents)] if translated or not tables else []
    return "\n\n".join(tables)


def review_sheet(options: argparse.Namespace) -> int:
    """Print English and translation side by side. Returns the exit status."""
    from secondlook.pdf import make_pdfs  # noqa: PLC0415 -- checking must not wait for the PDF engine
    from secondlook.render.review import refusal, review_sheet  # noqa: PLC0415 -- see above

    library = load(options.root)
    if refused := refusal(library, options.locale, options.documents, options.output):
        print(refused, file=sys.stderr)
        return 1
    sheet = review_sheet(options.root, library, options.locale, options.documents)
    on_paper = options.output.suffix.lower() == ".pdf"
    made = next(make_pdfs([sheet], options.root / ".cache", workers=1)).content if on_paper else sheet.html.encode()
    options.output.write_bytes(made)
    print(options.output)
    return 0


def new(options: argparse.Namespace) -> int:
    """Start a new file or language. Returns the exit status."""
    from secondlook.starting import start  # noqa: PLC0415 -- the other commands do without

    today = datetime.datetime.now(tz=datetime.UTC).date()
    print(start(options.root, load(options.root), options.kind, options.id, today))
    return 0


def sign_off(options: argparse.Namespace) -> int:
    """Record that a person has checked a document, and say where readers see that. Returns the exit status."""
    from secondlook.showing import where_it_shows  # noqa: PLC0415 -- the other commands do without
    from secondlook.signing import sign  # noqa: PLC0415 -- see above

    day = options.date or datetime.datetime.now(tz=datetime.UTC).date()
    library = load(options.root)
    chosen = {"document": options.document, "locale": options.locale, "role": options.role}
    print(sign(options.root, library, day=day, name=options.name, **chosen))
    print(where_it_shows(options.root, library, **chosen))
    return 0


def explain(options: argparse.Namespace) -> int:
    """Say what problem codes mean. Returns the exit status."""
    print(as_markdown() if options.markdown else explanation(options.code))
    return 0


def schema(options: argparse.Namespace) -> int:
    """Write the JSON Schemas. Returns the exit status."""
    from secondlook.schemas import write_schemas  # noqa: PLC0415 -- the other commands do without

    changed = write_schemas(options.root)
    print(f"{len(changed)} schemas changed" if changed else "the schemas are up to date")
    return 0

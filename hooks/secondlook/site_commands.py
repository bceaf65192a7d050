"""What the commands do that make a site: whole, in parts, made up, served, or as Markdown for another generator.

The generator and the PDF engine are imported when they are needed: checking must not wait for them.
"""

from __future__ import annotations

import argparse
import errno
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from secondlook.edition import editions
from secondlook.problems import Refused
from secondlook.swap import swap_in

_UNWRITABLE = {
    *(errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EPERM, errno.EROFS),
    *(errno.ENOTDIR, errno.EEXIST, errno.ENAMETOOLONG),
}
"""What the system answers when a folder cannot be made or written, and we have made no mistake."""


def build(options: argparse.Namespace) -> int:
    """Build the whole site, or one locale as a part of it. Returns the exit status."""
    from secondlook.adapters import building  # noqa: PLC0415 -- see above

    def fill(folder: Path) -> None:
        if options.locale:
            building.build_locale(options.root, folder, options.locale, progress=_show_sheets)
        else:
            building.build(options.root, folder, strict=True, progress=_show_sheets)

    return _replace(options.output or options.root / "site", fill)


def join(options: argparse.Namespace) -> int:
    """Join the parts of all locales to the whole site. Returns the exit status."""
    from secondlook.adapters import building  # noqa: PLC0415 -- see above

    return _replace(
        options.output or options.root / "site", lambda folder: building.join(options.root, options.parts, folder)
    )


def _replace(output: Path, fill: Callable[[Path], object]) -> int:
    from secondlook.adapters.building import may_hold_site  # noqa: PLC0415 -- see above

    started = time.monotonic()
    with _refusing(output):
        if not may_hold_site(output):
            message = f"{output} holds files that are not an earlier build of this site; choose another folder"
            raise Refused(message)
        swap_in(output, fill)
    print(f"{output} is built ({time.monotonic() - started:.0f} s)")
    return 0


@contextmanager
def _refusing(output: Path) -> Iterator[None]:
    """Say in a sentence that a folder cannot be written, or that the disk is full."""
    try:
        yield
    except OSError as error:
        if error.errno not in _UNWRITABLE:
            raise
        reason = f"{error.strerror}: {error.filename or output}"
        message = f"{output} cannot be written ({reason}). What stood there before is untouched; choose another folder"
        raise Refused(message) from error


def _show_sheets(done: int, total: int) -> None:
    if done % 20 == 0 or done == total:
        print(f"{done} of {total} sheets printed", flush=True)


def pseudo(options: argparse.Namespace) -> int:
    """Build the pages in made-up languages, to look at the layout. Returns the exit status."""
    from secondlook.adapters.building import build_pseudo, may_hold_pseudo  # noqa: PLC0415 -- see above

    output = options.output
    if not may_hold_pseudo(output, options.root):
        print(f"{output} is the site or holds other files; choose another folder", file=sys.stderr)
        return 1
    with _refusing(output):
        swap_in(output, lambda to: build_pseudo(options.root, to, sheets=options.sheets, progress=_show_sheets))
    print(f"{output} is built. Look at it with: python3 -m http.server -d {output}")
    return 0


def serve(options: argparse.Namespace) -> int:
    """Serve the site, built again after every edit. Returns the exit status."""
    from secondlook.adapters.mkdocs import serve  # noqa: PLC0415 -- see above

    serve(options.root, options.address)
    return 0


def stage(options: argparse.Namespace) -> int:
    """Write the pages of one locale as Markdown for another generator. Returns the exit status."""
    from secondlook.publish import stage  # noqa: PLC0415 -- see above

    everything = editions(options.root)
    chosen = [edition for edition in everything if edition.locale.tag == options.locale]
    if not chosen:
        print(f"'{options.locale}' is not a published locale", file=sys.stderr)
        return 1
    stage(chosen[0], everything, options.out)
    print(options.out)
    return 0

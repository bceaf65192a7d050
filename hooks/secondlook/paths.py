"""Whether a file lies where it seems to lie."""

from __future__ import annotations

from pathlib import Path


def leads_out(file: Path, path: str) -> bool:
    """Whether a file is a link, or lies in a linked folder, that leads out of the folder it belongs to.

    `path` is that of the file as seen from the content root: "content/guides/what-is.yml". The folder it belongs to is
    the first of them, content/, which may stand elsewhere as a whole.
    """
    root = file.parents[path.count("/")]
    home = root / path.split("/", maxsplit=1)[0]
    return not file.resolve().is_relative_to(home.resolve())

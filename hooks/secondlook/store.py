"""What was made once is kept: files in a folder, named by a hash of all that went into them, in bounded room."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

LIMIT = 600_000_000
"""Bytes that all kept files may take together. The 396 sheets of four languages take 30 million."""


def kept(path: Path) -> bytes | None:
    """The content of a kept file, None if there is none. The file counts as used now."""
    try:
        content = path.read_bytes()
        os.utime(path)
    except FileNotFoundError:
        return None
    return content


def keep(path: Path, content: bytes) -> None:
    """Write a file so that whoever looks sees all of it or none of it, even if this process is killed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as part:
        part.write(content)
    Path(part.name).replace(path)


def trim(folders: Iterable[Path], limit: int = LIMIT) -> None:
    """Remove the files that were not used for the longest time until the others take `limit` bytes or less."""
    files = [path for folder in folders if folder.is_dir() for path in folder.iterdir() if path.is_file()]
    sizes = {path: path.stat() for path in files}
    taken = sum(each.st_size for each in sizes.values())
    for path in sorted(files, key=lambda each: (sizes[each].st_mtime_ns, each.name)):
        if taken <= limit:
            return
        path.unlink(missing_ok=True)
        taken -= sizes[path].st_size

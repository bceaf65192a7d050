"""What is kept between runs is whole, and never more than fits."""

from __future__ import annotations

import os
from pathlib import Path

from secondlook.store import keep, kept, trim


def test_a_file_that_is_kept_replaces_the_old_one_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "a.pdf"
    keep(path, b"old")
    keep(path, b"new")
    assert kept(path) == b"new"
    assert list(path.parent.iterdir()) == [path]


def test_what_was_never_kept_is_not_found(tmp_path: Path) -> None:
    assert kept(tmp_path / "a.pdf") is None


def test_what_was_not_used_for_longest_makes_room(tmp_path: Path) -> None:
    paths = [tmp_path / folder / "kept" for folder in "abc"]
    for number, path in enumerate(paths):
        keep(path, b"1234")
        os.utime(path, (number, number))
    assert kept(paths[0]) == b"1234"  # from now on the newest
    trim([tmp_path / "a", tmp_path / "b", tmp_path / "c", tmp_path / "none"], limit=8)
    assert [path.exists() for path in paths] == [True, False, True]

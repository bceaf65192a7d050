"""The folder with the site is replaced in one step, whatever happens while the new one is made."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

import pytest

from secondlook import swap
from secondlook.swap import swap_in


def fill(folder, word="new"):
    (folder / "index.html").write_text(word)


def test_a_new_site_takes_the_place_of_the_old(tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    (site / "old.html").write_text("old")
    swap_in(site, fill)
    assert {path.name for path in site.iterdir()} == {"index.html"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_first_site_needs_no_folder(tmp_path):
    swap_in(tmp_path / "deep/site", fill)
    assert (tmp_path / "deep/site/index.html").is_file()


def test_a_build_that_fails_leaves_the_old_site_whole(tmp_path):
    site = tmp_path / "site"
    swap_in(site, fill)

    def fail(folder):
        fill(folder, "half")
        message = "no"
        raise RuntimeError(message)

    with pytest.raises(RuntimeError, match="no"):
        swap_in(site, fail)
    assert (site / "index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_readers_never_find_the_folder_missing_or_half_made(tmp_path):
    site = tmp_path / "site"
    swap_in(site, fill)
    seen, done = set(), threading.Event()

    def read():
        while not done.is_set():
            try:
                seen.add((site / "index.html").read_text())
            except FileNotFoundError:
                seen.add("nothing")

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(200):
        swap_in(site, fill)
    done.set()
    reader.join()
    assert seen == {"new"}


@pytest.fixture
def two_renames(monkeypatch):
    """A disk that cannot exchange two folders."""
    monkeypatch.setattr(swap, "_exchange", lambda *_: False)


@pytest.mark.usefixtures("two_renames")
def test_a_disk_that_cannot_exchange_folders_gets_the_new_site_too(tmp_path):
    swap_in(tmp_path / "site", fill)
    swap_in(tmp_path / "site", lambda folder: fill(folder, "newer"))
    assert (tmp_path / "site/index.html").read_text() == "newer"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


KILLED = """
import os, signal, sys
from pathlib import Path
from secondlook import swap
swap._exchange = lambda *_: False
rename = Path.rename
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
def fill(folder):
    (folder / "index.html").write_text("half")
    if sys.argv[2] == "filling":
        die()
def once(path, target):
    rename(path, target)
    Path.rename = die
if sys.argv[2] == "renaming":
    Path.rename = once
swap.swap_in(Path(sys.argv[1]), fill)
"""


@pytest.mark.parametrize("while_", ["filling", "renaming"])
def test_what_a_killed_build_left_is_cleared_away_and_the_old_site_comes_back(tmp_path, while_):
    site = tmp_path / "site"
    swap_in(site, fill)
    run = subprocess.run(
        [sys.executable, "-c", KILLED, site, while_], check=False, env={**os.environ, "PYTHONPATH": "hooks"}
    )
    assert run.returncode == -signal.SIGKILL
    assert len(list(tmp_path.glob(".site-*"))) == 1

    def look(folder):
        assert (site / "index.html").read_text() == "new"
        fill(folder, "newest")

    swap_in(site, look)
    assert (site / "index.html").read_text() == "newest"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_build_that_is_still_running_is_left_alone(tmp_path):
    site = tmp_path / "site"

    def fill_twice(folder):
        fill(folder, "first")
        swap_in(site, lambda other: fill(other, "second"))
        assert (folder / "index.html").is_file()

    swap_in(site, fill_twice)
    assert (site / "index.html").read_text() == "first"

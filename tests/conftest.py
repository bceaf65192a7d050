"""A small but complete content tree, copied for each test that changes it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
SAMPLE = Path(__file__).parent / "site"


def copy_sample(to: Path) -> Path:
    """The sample tree with the real interface words, because templates use all of them."""
    shutil.copytree(SAMPLE, to, dirs_exist_ok=True)
    shutil.copy(PROJECT / "content/interface.yml", to / "content/interface.yml")
    return to


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """The sample tree in a folder of its own."""
    return copy_sample(tmp_path / "tree")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, shared by tests that only read."""
    return copy_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole real site, built as `make build` does, once for all tests that look at it."""
    site = tmp_path_factory.mktemp("built") / "site"
    command = [sys.executable, "-m", "secondlook.cli", "--root", str(PROJECT), "build", "-o", str(site)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(PROJECT / "hooks")})
    return site

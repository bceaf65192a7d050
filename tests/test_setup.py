"""The set-up: what is installed, by whom, and what is said when it cannot be."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
INSTALL = ROOT / "tools/install-packages"


@pytest.fixture
def machine(tmp_path):
    """A machine whose dpkg knows `here` only; returns a function that runs the installer on it."""
    log = tmp_path / "log"
    log.touch()

    def program(name, body):
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(0o755)

    for name in ("grep", "env"):
        (tmp_path / name).symlink_to(f"/usr/bin/{name}")
    program("dpkg-query", 'for last; do :; done; [ "$last" = here ] && echo "ii " || exit 1')

    def run(*packages, user=0, apt="exit 0", sudo=None, dpkg=True):
        program("id", f"echo {user}")
        program("apt-get", f'echo "apt-get $*" >> {log}; {apt}')
        if sudo is not None:
            program("sudo", sudo)
        if not dpkg:
            (tmp_path / "dpkg-query").unlink()
        done = subprocess.run(
            ["/bin/sh", INSTALL, *packages], env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stderr, log.read_text().splitlines()

    return run


def test_with_everything_there_neither_apt_nor_sudo_is_called(machine):
    assert machine("here", user=1000, sudo="exit 1") == (0, "", [])


def test_only_what_is_missing_is_installed(machine):
    status, _, calls = machine("here", "libnew")
    assert status == 0
    assert calls[0].endswith(" update")
    assert calls[1].endswith(" install --yes --no-install-recommends libnew")


def test_an_ordinary_user_installs_through_sudo(machine):
    status, _, calls = machine("libnew", user=1000, sudo='[ "$1" = true ] || exec "$@"')
    assert (status, len(calls)) == (0, 2)


@pytest.mark.parametrize("sudo", [None, "exit 1"], ids=["no sudo", "sudo refuses"])
def test_who_may_not_install_is_told_the_command(machine, sudo):
    status, said, calls = machine("here", "libnew", user=1000, sudo=sudo)
    assert (status, calls) == (1, [])
    assert said.count("\n") == 1
    assert "apt-get update && apt-get install --yes --no-install-recommends libnew" in said


def test_without_a_network_the_last_line_is_the_command(machine):
    status, said, _ = machine("libnew", apt="exit 100")
    assert status == 1
    assert said.splitlines()[-1].endswith("apt-get install --yes --no-install-recommends libnew")


def test_another_system_is_told_so(machine):
    status, said, _ = machine("libnew", dpkg=False)
    assert status == 1
    assert said.count("\n") == 1
    assert "libnew" in said

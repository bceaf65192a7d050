"""What we depend on: locked with hashes, under licences that fit, and looked at by `make audit`."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCK = tomllib.loads((ROOT / "uv.lock").read_text())
OTHERS = [package for package in LOCK["package"] if package["name"] != "secondlook"]
MAKEFILE = (ROOT / "Makefile").read_text()
SHA256 = re.compile("sha256:[0-9a-f]{64}")
PERMITTED = PROJECT["tool"]["pip-licenses"]


def licences(**environment):
    """What pip-licenses says about the packages that are here, by the list in pyproject.toml."""
    command = [Path(sys.executable).parent / "pip-licenses"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


def recipe(target):
    return re.search(rf"^{target}:.*\n((?:\t.+\n)+)", MAKEFILE, re.MULTILINE)[1]


def test_every_package_comes_from_the_registry_as_wheels_with_their_hashes():
    assert [each["name"] for each in OTHERS if each["source"] != {"registry": "https://pypi.org/simple"}] == []
    hashes = {each["name"]: [wheel["hash"] for wheel in each.get("wheels", [])] for each in OTHERS}
    assert [name for name, found in hashes.items() if not found] == []
    assert [name for name, found in hashes.items() if not all(SHA256.fullmatch(each) for each in found)] == []


def test_no_package_of_others_is_built_here():
    assert PROJECT["tool"]["uv"]["no-build"] is True


def test_our_package_is_built_by_the_very_uv_that_is_pinned_by_hash():
    pinned = re.search(r"^uv==(\S+) \\$", (ROOT / "tools/uv.txt").read_text(), re.MULTILINE)[1]
    assert PROJECT["build-system"] == {"requires": [f"uv_build=={pinned}"], "build-backend": "uv_build"}


def test_uv_itself_is_installed_by_hash():
    assert "--require-hashes --only-binary :all: --requirement tools/uv.txt" in MAKEFILE


def test_the_lock_is_never_renewed_in_passing():
    assert all("--locked" in line for line in MAKEFILE.splitlines() if re.search(r"\$\(UV\) (sync|export)\b", line))


def test_every_package_here_has_a_licence_that_fits():
    assert licences() == (0, "")


@pytest.mark.parametrize("licence", ["AGPL-3.0-only", "Proprietary", None])
def test_a_package_with_another_licence_or_none_is_refused(tmp_path, licence):
    described = tmp_path / "stranger-1.0.dist-info"
    described.mkdir()
    said = f"License-Expression: {licence}\n" if licence else ""
    (described / "METADATA").write_text(f"Metadata-Version: 2.4\nName: stranger\nVersion: 1.0\n{said}")
    status, refused = licences(PYTHONPATH=str(tmp_path))
    assert status == 1
    assert "stranger:1.0" in refused


def test_only_packages_that_are_locked_are_let_through_by_name():
    locked = {package["name"]: package["version"] for package in OTHERS}
    for named in PERMITTED["ignore-packages"]:
        name, _, version = named.lower().partition(":")
        assert name in locked
        assert version in {"", locked[name]}


def test_what_is_let_through_by_name_makes_no_part_of_the_site():
    by_name = {package["name"]: package for package in LOCK["package"]}
    reached, ahead = set(), ["secondlook"]
    while ahead:
        name = ahead.pop()
        if name not in reached:
            reached.add(name)
            ahead += [each["name"] for each in by_name[name].get("dependencies", [])]
    assert "weasyprint" in reached
    assert {named.lower().partition(":")[0] for named in PERMITTED["ignore-packages"]} & reached == set()


@pytest.mark.parametrize(
    "tool", ["actionlint", "shellcheck", "zizmor", "pip-licenses", "cyclonedx", "pip-audit --strict"]
)
def test_make_audit_runs_every_tool(tool):
    assert tool in recipe("audit")


def test_the_audit_covers_every_group_and_uv_itself():
    assert "--all-groups --no-emit-project" in recipe("audit")
    assert "--requirement tools/uv.txt" in recipe("audit")


def test_the_link_check_asks_for_every_source_and_for_no_placeholder():
    done = subprocess.run([ROOT / "tools/outside-links"], capture_output=True, text=True, check=True)
    asked = done.stdout.splitlines()
    sources = yaml.safe_load((ROOT / "content/sources.yml").read_text("utf-8"))["sources"]
    assert {source["url"] for source in sources} <= set(asked)
    assert [
        address for address in asked if not re.fullmatch(r"https://[^\s<>]+", address) or ".example" in address
    ] == []


def test_no_test_asks_the_internet_about_us():
    assert not {"audit", "links"} & {
        each["include-group"] for each in PROJECT["dependency-groups"]["dev"] if isinstance(each, dict)
    }
    assert "$(AUDIT)" not in recipe("test") + recipe("lint")

"""Whole builds of the sample site: killed, on a full disk, in parts, on other paths, with other numbers of workers."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest

from conftest import PROJECT, change, copy_sample

pytestmark = pytest.mark.xdist_group("whole-builds")  # they share three builds
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(PROJECT / "hooks"), "SOURCE_DATE_EPOCH": "1767225600"}
COMMAND = [sys.executable, "-m", "secondlook.cli"]


def secondlook(root, *arguments, check=True, **options):
    command = [*COMMAND, "--root", root, *arguments]
    return subprocess.run(command, env=ENVIRONMENT, check=check, capture_output=True, text=True, **options)


def content_of(site):
    """Every file of a site with a hash of its bytes."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return copy_sample(tmp_path_factory.mktemp("whole") / "tree")


@pytest.fixture(scope="module")
def site(root):
    """The sample site, built once."""
    secondlook(root, "build")
    return root / "site"


@pytest.fixture(scope="module")
def parts(root):
    """The same, each locale built alone."""
    made = {}
    for tag in ("en", "ar", "zh"):
        made[tag] = root.parent / f"parts/{tag}"
        secondlook(root, "build", "--locale", tag, "-o", made[tag])
    return made


def test_one_locale_built_alone_has_the_bytes_it_has_in_the_whole_site(site, parts):
    whole = content_of(site)
    for tag, part in parts.items():
        alone = content_of(part)
        del alone["part.json"]
        assert len([name for name in alone if name.endswith(".pdf")]) > 10
        assert {name: digest for name, digest in alone.items() if whole.get(name) != digest} == {}, tag


def test_the_parts_joined_in_any_order_are_the_whole_site(root, site, parts, tmp_path):
    secondlook(root, "join", parts["zh"], parts["en"], parts["ar"], "-o", tmp_path / "joined")
    assert content_of(tmp_path / "joined") == content_of(site)


def test_parts_that_do_not_make_a_whole_are_refused(root, parts, tmp_path):
    def refused(*chosen):
        run = secondlook(root, "join", *chosen, "-o", tmp_path / "joined", check=False)
        assert run.returncode == 1
        assert not (tmp_path / "joined").exists()
        assert "Traceback" not in run.stderr
        return run.stderr

    assert "the part of zh is missing" in refused(parts["en"], parts["ar"])
    assert "hold the same locale" in refused(*parts.values(), parts["ar"])
    assert "is no part of a site" in refused(*parts.values(), tmp_path)
    old = shutil.copytree(parts["zh"], tmp_path / "old")
    (old / "part.json").write_text('{"locale": "zh", "content": "0"}')
    assert "from other content" in refused(parts["en"], parts["ar"], old)
    run = secondlook(root, "build", "--locale", "xx", "-o", tmp_path / "xx", check=False)
    assert "'xx' is not a published locale. Published: en, ar, zh" in run.stderr


def test_a_joined_page_that_would_ask_another_host_is_refused(root, parts, tmp_path):
    bad = shutil.copytree(parts["en"], tmp_path / "bad")
    page = bad / "guides/asking/index.html"
    page.write_text(
        page.read_text("utf-8").replace("</main>", '<img src="https://evil.example/a.png"></main>'), "utf-8"
    )
    run = secondlook(root, "join", bad, parts["ar"], parts["zh"], "-o", tmp_path / "joined", check=False)
    assert run.returncode == 1
    assert "B-remote" in run.stderr
    assert not (tmp_path / "joined").exists()


def test_the_same_input_gives_the_same_bytes_on_another_path_with_one_worker(site, tmp_path):
    root = copy_sample(tmp_path / "elsewhere" / "another place")
    one = "import os; os.cpu_count = lambda: 1; import sys; from secondlook.cli import main; sys.exit(main())"
    subprocess.run([sys.executable, "-c", one, "--root", root, "build"], env=ENVIRONMENT, check=True)
    assert content_of(root / "site") == content_of(site)


def test_a_build_needs_no_network(site, tmp_path):
    root = copy_sample(tmp_path / "tree")
    alone = ["unshare", "--net", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    subprocess.run([*alone, *COMMAND, "--root", root, "build"], env=ENVIRONMENT, check=True)
    assert content_of(root / "site") == content_of(site)


def leftover(root, pattern):
    return next(root.glob(f".site-*/{pattern}"), None)


# What a build has begun to write when it is killed: the pages, what is found by search, the sheets, the packed pages.
MOMENTS = ["new", ".new-*/*/guides/*/index.html", "new/pagefind/*", "new/print/*.pdf", "new/print/pages-en.zip"]


@pytest.mark.parametrize("moment", MOMENTS, ids=["start", "pages", "search", "sheets", "packed"])
def test_a_build_killed_at_any_moment_leaves_the_old_site_whole_and_the_next_one_succeeds(root, site, tmp_path, moment):
    assert site.is_dir()
    root = shutil.copytree(root, tmp_path / "tree")
    before = content_of(root / "site")
    change(root, "content/guides/asking.yml", "Ask early.", "Ask soon.")
    killed = subprocess.Popen([*COMMAND, "--root", root, "build"], env=ENVIRONMENT, stdout=subprocess.DEVNULL)
    while leftover(root, moment) is None:
        assert killed.poll() is None, "the build was over before it could be killed"
        time.sleep(0.002)
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait()
    assert content_of(root / "site") == before
    secondlook(root, "build")
    assert "Ask soon." in (root / "site/guides/asking/index.html").read_text("utf-8")
    assert list(root.glob(".site-*")) == []


def small_disk(folder, size, *command):
    """Run a command that sees a small disk of its own at `folder`."""
    mounted = f'mount -t tmpfs -o size={size} none "$0" && cp -r "$1"/. "$0" && shift && exec "$@"'
    own = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--map-root-user"])]
    return [*own, "sh", "-c", mounted, folder, *command]


@pytest.mark.parametrize("room", [0.17, 0.34, 0.85], ids=["at the pages", "at the search", "at the sheets"])
def test_a_full_disk_stops_the_build_with_a_sentence_and_leaves_the_old_site(root, site, tmp_path, room):
    disk = tmp_path / "disk"
    disk.mkdir()
    used = sum(path.stat().st_blocks for path in site.rglob("*")) * 512
    source = shutil.copytree(site, tmp_path / "source/site").parent
    look = 'cd "$1"; shift; "$@"; echo "exit $?"; find site -type f | wc -l; ls -A; find site -name "*.html" -size 0'
    command = ["sh", "-c", look, "sh", disk, *COMMAND, "--root", root, "build", "-o", disk / "site"]
    run = subprocess.run(
        small_disk(disk, round(used * (1 + room)), source, *command),
        env=ENVIRONMENT,
        check=False,
        capture_output=True,
        text=True,
    )
    lines = run.stdout.split("\n")
    assert "exit 1" in lines, run.stderr
    assert lines[lines.index("exit 1") + 1 :][:2] == [str(len(content_of(site))), "site"]
    assert "cannot be written (No space left on device" in run.stderr
    assert "Traceback" not in run.stderr

"""Other people's tools open our PO files: gettext and polib as judges from outside."""

import re
import subprocess
from pathlib import Path

import polib
import pytest

from conftest import PROJECT, change
from secondlook.catalog import po_path, update
from secondlook.loading import load

FILES = sorted((PROJECT / "content/translations").rglob("*.po"))
PO = po_path("ar", "guides/asking")

UNNAMED = {"Project-Id-Version", "PO-Revision-Date", "Last-Translator", "Language-Team"}
"""Fields of the header that msgfmt misses: a date in every file makes conflicts, and people are not invented."""


def complaints(file: Path) -> list[str]:
    """What msgfmt has against a file, but for the fields that we leave out."""
    run = subprocess.run(
        ["msgfmt", "--check", "--output-file=/dev/null", str(file)],
        capture_output=True,
        text=True,
        check=False,
        env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin:/usr/local/bin"},
    )
    lines = [line for line in run.stderr.splitlines() if line]
    missing = re.compile(rf"warning: header field '({'|'.join(sorted(UNNAMED))})' missing in header$")
    return [line for line in lines if not missing.search(line)] + ([str(file)] if run.returncode else [])


def test_gettext_accepts_every_file():
    assert len(FILES) > 0
    assert [line for file in FILES for line in complaints(file)] == []


def test_gettext_accepts_what_the_update_writes(tree):
    change(tree, "content/guides/asking.yml", "How to ask.", 'How to "ask" \\\\ well.')
    text = (tree / "content/guides/asking.yml").read_text("utf-8")
    start, end = text.index("      - kind: figures"), text.index("      - kind: at-a-glance")
    (tree / "content/guides/asking.yml").write_text(text[:start] + text[end:], "utf-8")
    update(tree, "ar", load(tree))
    po = polib.pofile(str(tree / PO))
    assert po.fuzzy_entries()
    assert po.obsolete_entries()
    written = sorted((tree / "content/translations/ar").rglob("*.po"))
    assert [line for file in written for line in complaints(file)] == []


@pytest.mark.parametrize("locale", sorted({file.relative_to(PROJECT).parts[2] for file in FILES}))
def test_polib_writes_a_file_as_it_read_it(locale):
    for file in FILES:
        if file.relative_to(PROJECT).parts[2] == locale:
            written = str(polib.pofile(str(file), wrapwidth=0))
            assert written.rstrip("\n") + "\n" == file.read_text("utf-8"), file

"""Other people's tools open our PO files: gettext, polib and translate-toolkit as judges from outside."""

import re
import subprocess
import sys
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

JUDGED = {
    "variables": "a placeholder is lost",
    "pythonbraceformat": "the same, by the rules for braces",
    "numbers": "a number differs",
    "urls": "an address was translated",
    "emails": "the same",
    "filepaths": "the same",
    "functions": "a name with brackets was translated",
    "xmltags": "a tag came in",
    "escapes": "a backslash came in",
    "newlines": "a paragraph is lost",
    "tabs": "a tabulator came in",
    "startwhitespace": "a space before the text",
    "endwhitespace": "a space after it",
    "doublespacing": "two spaces",
    "doublewords": "a word twice in a row",
    "blank": "a translation of spaces only",
    "long": "a translation many times as long",
    "printf": "what looks like a format of programs, such as 5 %s",
    "compendiumconflicts": "the marks of a merge that went wrong",
    "credits": "the name of a translator as a text",
}
"""What pofilter judges here, and what it finds. Left out: endings, brackets, capitals and the count of sentences, which
follow English habits; names, and texts that are short or left in English, which our check judges by what was agreed."""

REVIEWED = {
    ("ar", "doublewords", "checklists/records/tissue#records.neuroendocrine-grade.ask"),  # "how cells look like cells"
    ("hi", "urls", "about/accessibility#sections.in-short.blocks.points.items.aim.text"),  # a bracket after the address
    ("zh", "urls", "about/accessibility#sections.in-short.blocks.points.items.aim.text"),  # the same
    ("ar", "doublewords", "sources#sources.mayo-path.measured"),  # "slides, slides without stain"
}
"""What pofilter names and a second look found to be right."""


def judged(folder: Path, to: Path) -> set[tuple[str, str, str]]:
    """What pofilter has against the PO files of a folder: language, name of its test, id of the text."""
    chosen = [part for name in JUDGED for part in ("--test", name)]
    command = [Path(sys.executable).with_name("pofilter"), "--progress=none", "--nofuzzy", *chosen, folder, to]
    subprocess.run(command, check=True, capture_output=True)
    found = set()
    for file in to.rglob("*.po"):
        for entry in polib.pofile(str(file)):
            names = re.findall(r"\(pofilter\) (\w+):", entry.tcomment)
            found |= {(file.relative_to(to).parts[0], name, entry.msgctxt) for name in names}
    return found


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


def test_translate_toolkit_finds_nothing_that_was_not_reviewed(tmp_path):
    assert judged(PROJECT / "content/translations", tmp_path / "found") - REVIEWED == set()


@pytest.mark.parametrize(
    ("translation", "name"),
    [
        ("اتصل عند 39 °C أو أكثر", "numbers"),
        ("اتصل اتصل عند 38 °C أو أكثر", "doublewords"),
        ("اتصل عند <b>38</b> °C أو أكثر", "xmltags"),
        ("اتصل  عند 38 °C أو أكثر", "doublespacing"),
    ],
)
def test_translate_toolkit_is_awake(tmp_path, translation, name):
    file = tmp_path / "in/ar/a.po"
    file.parent.mkdir(parents=True)
    head = 'msgid ""\nmsgstr ""\n"Language: ar\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    entry = f'msgctxt "a"\nmsgid "Call at 38 °C or more"\nmsgstr "{translation}"\n'
    file.write_text(head + entry, "utf-8")
    assert ("ar", name, "a") in judged(tmp_path / "in", tmp_path / "found")


@pytest.mark.parametrize("locale", sorted({file.relative_to(PROJECT).parts[2] for file in FILES}))
def test_polib_writes_a_file_as_it_read_it(locale):
    for file in FILES:
        if file.relative_to(PROJECT).parts[2] == locale:
            written = str(polib.pofile(str(file), wrapwidth=0))
            assert written.rstrip("\n") + "\n" == file.read_text("utf-8"), file

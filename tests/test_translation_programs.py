"""Files as translation programs save them: nothing but the edit changes, and the update gives our own form back.

Weblate writes PO files with translate-toolkit, Poedit with gettext. Crowdin's form is that of its public exports.
"""

import shutil
import subprocess
from pathlib import Path

import polib
import pytest
from translate.storage import pypo

from conftest import PROJECT, change
from secondlook.catalog import po_path, read_catalog, update
from secondlook.cli import main
from secondlook.edition import inspect_all
from secondlook.loading import load

PO = po_path("ar", "guides/asking")
TITLE = "guides/asking#title"
BETTER = "طلب العون من الآخرين"
NOTE = "ملاحظة طويلة تكفي لكي تُكسر على عدة أسطر عند الحفظ، فيها كلمات كثيرة لا معنى لها غير أنها تملأ السطر حتى آخره"
WRAPS = {"wrapped at 77": 77, "at line ends only": 65535, "not wrapped": -1}
"""What Weblate offers for long lines; the first is its default."""


@pytest.fixture
def updated(tree):
    """The sample tree with every kind of entry: fresh, empty, fuzzy with the old English, long, gone, safety text."""
    guide = "content/guides/asking.yml"
    text = (tree / guide).read_text("utf-8")
    start, end = text.index("      - kind: figures"), text.index("      - kind: at-a-glance")
    (tree / guide).write_text(text[:start] + text[end:], "utf-8")
    change(tree, PO, "كيف تسأل.", NOTE)
    update(tree, "ar", load(tree))
    po = polib.pofile(str(tree / PO))
    assert po.fuzzy_entries()
    assert po.untranslated_entries()
    assert po.obsolete_entries()
    return tree


def edited(po: polib.POFile) -> polib.POFile:
    po.find(TITLE, by="msgctxt").msgstr = BETTER
    return po


def by_hand(file: Path) -> None:
    edited(polib.pofile(str(file), wrapwidth=0)).save()


def weblate(file: Path, width: int) -> None:
    store = pypo.pofile.parsefile(str(file))
    store.wrapper.width = width
    next(unit for unit in store.units if unit.getcontext() == TITLE).target = BETTER
    store.updateheader(
        add=True,
        language="ar",
        po_revision_date="2026-01-15 10:00+0000",
        last_translator="A <a@example.org>",
        plural_forms="nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 ? 3 : n%100>=11 ? 4 : 5;",
        x_generator="Weblate 5.17",
    )
    store.save()


def poedit(file: Path, *options: str) -> None:
    by_hand(file)
    empty = "".join(f'"{name}: \\n"\n' for name in ("Project-Id-Version", "PO-Revision-Date", "Last-Translator"))
    text = file.read_text("utf-8").replace('msgstr ""\n', f'msgstr ""\n{empty}"X-Generator: Poedit 3.2.2\\n"\n', 1)
    file.write_text(text, "utf-8")
    subprocess.run(["msgcat", *options, str(file), "-o", str(file)], check=True, env={"LC_ALL": "C.UTF-8"})


def crowdin(file: Path) -> None:
    """The worst an export can be: a header of its own, and no comment, no mark, nothing that is gone."""
    kept = [entry for entry in edited(polib.pofile(str(file))) if not entry.obsolete]
    po = polib.POFile(wrapwidth=0)
    po.metadata = {
        "Project-Id-Version": "sample",
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : 5);",
        "X-Crowdin-Project": "sample",
        "X-Crowdin-Language": "ar",
        "X-Crowdin-File": "/main/guides/asking.po",
        "Language-Team": "Arabic",
        "Language": "ar_SA",
        "PO-Revision-Date": "2026-01-15 10:00",
    }
    po.extend(polib.POEntry(msgctxt=each.msgctxt, msgid=each.msgid, msgstr=each.msgstr) for each in kept)
    file.write_text(str(po).removeprefix("#\n"), "utf-8")


def as_bytes(change_bytes):
    """A program that edits as we do, and saves the bytes in another way."""

    def save(file: Path) -> None:
        by_hand(file)
        file.write_bytes(change_bytes(file.read_bytes()))

    return save


def in_reverse(file: Path) -> None:
    po = edited(polib.pofile(str(file), wrapwidth=0))
    po[:] = [*(entry for entry in reversed(po) if not entry.obsolete), *po.obsolete_entries()]
    po.save()


PROGRAMS = {
    **{f"Weblate, {name}": lambda file, width=width: weblate(file, width) for name, width in WRAPS.items()},
    "Poedit, lines of 79": lambda file: poedit(file, "--width=79"),
    "Poedit, not wrapped": lambda file: poedit(file, "--no-wrap"),
    "indented": lambda file: poedit(file, "--indent"),
    "Windows line ends": as_bytes(lambda text: text.replace(b"\n", b"\r\n")),
    "byte order mark": as_bytes(lambda text: b"\xef\xbb\xbf" + text),
    "another order": in_reverse,
}
"""Ways to save a file that lose nothing."""


def entries(tree: Path) -> dict[str, tuple]:
    """What we read of every entry, and must not change: all but path and line."""
    found, problems = read_catalog(tree, "ar")
    assert problems == []
    return {e.id: (e.source, e.translation, e.fuzzy, e.outdated, e.machine) for e in found.entries.values()}


def memory(tree: Path) -> set[tuple[str, str]]:
    return {(each.msgid, each.msgstr) for each in polib.pofile(str(tree / PO)).obsolete_entries()}


@pytest.mark.parametrize("program", PROGRAMS)
def test_only_the_edited_translation_changes_when_a_program_saves_the_file(updated, program):
    before, gone = entries(updated), memory(updated)
    PROGRAMS[program](updated / PO)
    after = entries(updated)
    assert after.pop(TITLE)[1] == BETTER
    assert before.pop(TITLE)[1] != BETTER
    assert after == before
    assert memory(updated) == gone
    assert inspect_all(updated)[2] == []


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_update_gives_a_saved_file_our_own_form_again(updated, tmp_path, program):
    expected = tmp_path / "by-hand"
    shutil.copytree(updated, expected)
    by_hand(expected / PO)
    update(expected, "ar", load(expected))
    PROGRAMS[program](updated / PO)
    update(updated, "ar", load(updated))
    ours, saved = (expected / PO).read_bytes(), (updated / PO).read_bytes()
    if program.startswith("Weblate"):
        saved = saved.replace(b'"Last-Translator: A <a@example.org>\\n"\n', b"")
    assert saved == ours
    assert update(updated, "ar", load(updated)) == []


def test_who_translated_last_stays_in_the_header(updated):
    weblate(updated / PO, 77)
    update(updated, "ar", load(updated))
    assert polib.pofile(str(updated / PO)).metadata == {
        "Last-Translator": "A <a@example.org>",
        "Language": "ar",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }


def test_an_export_of_crowdin_keeps_every_id_and_every_word_but_loses_comments_and_marks(updated):
    before = entries(updated)
    crowdin(updated / PO)
    after = entries(updated)
    assert {name: each[0] for name, each in after.items()} == {name: each[0] for name, each in before.items()}
    assert {name: each[1] for name, each in after.items()} == {**{n: e[1] for n, e in before.items()}, TITLE: BETTER}
    assert any(each[2] or each[4] for each in before.values())
    assert not any(each[2] or each[4] for each in after.values())
    assert inspect_all(updated)[2] == []


def test_the_update_after_crowdin_brings_back_the_header_and_the_notes_on_safety_text(updated):
    crowdin(updated / PO)
    update(updated, "ar", load(updated))
    text = (updated / PO).read_text("utf-8")
    assert text.startswith('#\nmsgid ""\nmsgstr ""\n"Language: ar\\n"\n')
    assert "Crowdin" not in text
    assert "#. Safety text" in text


@pytest.mark.parametrize(
    ("written", "tag", "right"),
    [
        ("ar_SA", "ar", True),
        ("zh_CN", "zh", True),
        ("zh-Hans", "zh", True),
        ("zh_Hans_CN", "zh", True),
        ("zh_TW", "zh-Hant", True),
        ("zh_Hant_HK", "zh-Hant", True),
        ("zh_TW", "zh", False),
        ("zh_CN", "zh-Hant", False),
        ("fil_PH", "tl", True),
        ("fr", "ar", False),
    ],
)
def test_a_language_with_its_country_is_the_same_language_but_the_two_kinds_of_chinese_are_not(
    tree, written, tag, right
):
    (tree / "content/translations/ar").rename(tree / f"content/translations/{tag}")
    file = po_path(tag, "guides/asking")
    change(tree, file, "Language: ar", f"Language: {written}")
    assert [problem.code for problem in read_catalog(tree, tag)[1]] == ([] if right else ["I-header"])
    update(tree, tag, load(tree))
    assert polib.pofile(str(tree / file)).metadata["Language"] == (tag if right else written)


def test_an_entry_that_lost_its_id_is_found_and_nothing_is_written(updated, capsys):
    change(updated, PO, f'msgctxt "{TITLE}"\n', "")
    before = (updated / PO).read_bytes()
    assert [(p.code, p.message) for p in read_catalog(updated, "ar")[1]] == [
        ("I-syntax", "this entry has no line msgctxt")
    ]
    assert main(["--root", str(updated), "translations", "update", "ar"]) == 1
    assert "this entry has no line msgctxt" in capsys.readouterr().err
    assert (updated / PO).read_bytes() == before


def test_an_update_does_not_choose_between_two_translations_of_one_text(updated):
    with (updated / PO).open("a", encoding="utf-8") as file:
        file.write(f'\nmsgctxt "{TITLE}"\nmsgid "Asking for help"\nmsgstr "{BETTER}"\n')
    before = (updated / PO).read_bytes()
    assert main(["--root", str(updated), "translations", "update", "ar"]) == 1
    assert (updated / PO).read_bytes() == before


def test_a_translation_whose_mark_was_taken_away_is_checked_again_even_if_the_old_english_stays(updated):
    change(updated, PO, '#, fuzzy\n#| msgid "How you ask."', '#| msgid "How you ask."')
    change(updated, PO, NOTE, f"{NOTE} 5")
    assert [problem.code for problem in inspect_all(updated)[2] if problem.severity == "error"] == ["I-number"]
    update(updated, "ar", load(updated))
    assert '#| msgid "How you ask."' not in (updated / PO).read_text("utf-8")


@pytest.mark.parametrize("locale", ["ar", "hi", "zh"])
def test_the_real_files_survive_weblate(locale, tmp_path):
    source = PROJECT / "content/translations" / locale
    shutil.copytree(source, tmp_path / "content/translations" / locale)
    for file in (tmp_path / "content/translations" / locale).rglob("*.po"):
        store = pypo.pofile.parsefile(str(file))
        store.wrapper.width = 77
        for unit in store.units[1:]:
            unit.target = unit.target
        store.save()
    (before, _), (after, problems) = read_catalog(PROJECT, locale), read_catalog(tmp_path, locale)
    assert problems == []
    assert {e.id: (e.source, e.translation, e.fuzzy, e.machine) for e in after.entries.values()} == {
        e.id: (e.source, e.translation, e.fuzzy, e.machine) for e in before.entries.values()
    }

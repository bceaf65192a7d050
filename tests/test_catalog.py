"""Translations: fresh ones are shown, stale ones are marked, nothing a translator wrote is ever lost."""

import polib

from secondlook.catalog import po_path, read_catalog, update
from secondlook.loading import load
from secondlook.localize import localize
from secondlook.text import TextState, messages

PO = po_path("ar", "guides/asking")


def texts(tree, key="asking"):
    library = load(tree)
    catalog, problems = read_catalog(tree, "ar")
    assert problems == []
    guide = localize(library, catalog).guides[key]
    danger = guide.sections[0].blocks[1]
    return guide, danger


def test_fresh_stale_and_missing_texts_are_told_apart(sample):
    guide, _ = texts(sample)
    assert (guide.title.value, guide.title.state) == ("طلب المساعدة", TextState.FRESH)
    assert (guide.description.value, guide.description.state) == ("كيف تسأل.", TextState.STALE)
    assert guide.description.source == "How to ask."
    title = guide.sections[0].title
    assert (title.value, title.state) == ("Where to start", TextState.MISSING)


def test_in_safety_text_a_stale_translation_counts_as_missing(sample):
    _, danger = texts(sample)
    assert (danger.text.value, danger.text.state) == ("Do not wait.", TextState.MISSING)


def test_a_translation_marked_as_doubtful_is_not_shown(tree):
    po = polib.pofile(str(tree / PO))
    po.find("Asking for help").flags.append("fuzzy")
    po.save()
    guide, _ = texts(tree)
    assert guide.title.state is TextState.MISSING


def test_a_file_that_only_names_another_file_is_not_read_as_that_one(tree):
    (tree / PO).rename(tree / "elsewhere.po")
    (tree / PO).write_text(str(tree / "elsewhere.po"), "utf-8")
    catalog, problems = read_catalog(tree, "ar")
    assert not [entry for entry in catalog.entries.values() if entry.path == PO]
    assert "I-syntax" in {problem.code for problem in problems}


def test_a_changed_file_is_read_again(tree):
    before, _ = read_catalog(tree, "ar")
    file = tree / PO
    file.write_text(file.read_text("utf-8").replace("طلب المساعدة", "طلب العون"), "utf-8")
    after, _ = read_catalog(tree, "ar")
    assert before.entries["guides/asking#title"].translation == "طلب المساعدة"
    assert after.entries["guides/asking#title"].translation == "طلب العون"


def test_update_adds_every_message_and_keeps_every_translation(tree):
    changed = update(tree, "ar", load(tree))
    assert PO in changed
    po = polib.pofile(str(tree / PO))
    assert [entry.msgctxt for entry in po] == [m.id for m in messages(load(tree).guides["asking"])]
    assert po.find("Asking for help").msgstr == "طلب المساعدة"
    assert update(tree, "ar", load(tree)) == []


def test_update_keeps_the_old_words_and_the_english_they_came_from(tree):
    update(tree, "ar", load(tree))
    entry = next(e for e in polib.pofile(str(tree / PO)) if e.msgctxt == "guides/asking#description")
    assert (entry.msgstr, entry.previous_msgid, entry.msgid) == ("كيف تسأل.", "How you ask.", "How to ask.")
    assert entry.fuzzy


def test_updating_before_or_after_shows_readers_the_same(tree):
    before = texts(tree)[0].description
    update(tree, "ar", load(tree))
    assert texts(tree)[0].description == before


def test_a_translation_is_fresh_again_when_the_english_comes_back(tree):
    update(tree, "ar", load(tree))
    file = tree / "content/guides/asking.yml"
    file.write_text(file.read_text("utf-8").replace("How to ask.", "How you ask."), "utf-8")
    update(tree, "ar", load(tree))
    assert texts(tree)[0].description.state is TextState.FRESH


def test_the_english_of_a_stale_translation_survives_several_changes(tree):
    update(tree, "ar", load(tree))
    file = tree / "content/guides/asking.yml"
    file.write_text(file.read_text("utf-8").replace("How to ask.", "How one asks."), "utf-8")
    update(tree, "ar", load(tree))
    entry = next(e for e in polib.pofile(str(tree / PO)) if e.msgctxt == "guides/asking#description")
    assert entry.previous_msgid == "How you ask."


def test_words_of_a_message_that_is_gone_are_kept_as_memory(tree):
    file = tree / "content/guides/asking.yml"
    text = file.read_text("utf-8")
    start, end = text.index("      - kind: figures"), text.index("      - kind: at-a-glance")
    file.write_text(text[:start] + text[end:], "utf-8")
    update(tree, "ar", load(tree))
    gone = [e for e in polib.pofile(str(tree / PO)) if e.obsolete]
    assert [e.msgstr for e in gone] == ["من ١٢ إلى ٦٩ من كل ١٠٠"]
    file.write_text(text, "utf-8")
    update(tree, "ar", load(tree))
    assert not [e for e in polib.pofile(str(tree / PO)) if e.obsolete]


def test_files_are_written_without_line_numbers_dates_or_wrapping(tree):
    update(tree, "ar", load(tree))
    text = (tree / PO).read_text("utf-8")
    assert "#:" not in text
    assert "Date" not in text


def test_a_broken_po_file_is_a_problem_at_its_line(tree):
    (tree / PO).write_text('msgid "a"\nmsgstr "b"\nnonsense\n', "utf-8")
    problem = read_catalog(tree, "ar")[1][0]
    assert (problem.code, problem.line) == ("I-syntax", 3)


def test_a_file_of_another_language_and_an_id_twice_are_problems(tree):
    text = (tree / PO).read_text("utf-8")
    twice = text.replace("Language: ar", "Language: fr") + '\nmsgctxt "guides/asking#title"\nmsgid "x"\nmsgstr "y"\n'
    (tree / PO).write_text(twice, "utf-8")
    assert [p.code for p in read_catalog(tree, "ar")[1]] == ["I-header", "I-dup"]


def test_a_line_whose_quote_is_lost_is_refused_before_a_letter_is_lost(tree):
    text = (tree / PO).read_text("utf-8")
    (tree / PO).write_text(text.replace('msgstr "طلب المساعدة"', 'msgstr "طلب المساعدة'), "utf-8")
    problem = read_catalog(tree, "ar")[1][0]
    assert (problem.code, problem.line) == ("I-syntax", 12)

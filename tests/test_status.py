"""How far translations have come: fresh, stale, missing, machine draft, signed, for people and for programs."""

import json
from datetime import date

import pytest

from conftest import change, translate_all
from secondlook.catalog import read_catalog
from secondlook.cli import main
from secondlook.loading import load
from secondlook.problems import ContentError
from secondlook.signoffs import SignOff, SignOffs, digest
from secondlook.status import read_statuses, statuses, table, total
from secondlook.text import messages

KEY = "guides/asking"


def rows(tree, *roles):
    library = load(tree)
    catalog, _ = read_catalog(tree, "ar")
    mark = digest(library.guides["asking"], catalog)
    signed = [SignOff(document=KEY, role=role, name="Test Person", date="2026-01-14", digest=mark) for role in roles]
    return statuses(library, "ar", catalog, SignOffs(sign_offs=tuple(signed)))


def of(found, key=KEY):
    return next(row for row in found if row.document == key)


def test_each_text_of_a_document_is_counted_once(sample):
    row = of(rows(sample))
    assert (row.fresh, row.stale) == (3, 1)
    assert row.fresh + row.stale + row.missing == len(messages(load(sample).guides["asking"]))


def test_nothing_counts_as_signed_by_itself(sample):
    assert (total(rows(sample), "ar").translator, total(rows(sample), "ar").clinician) == (0, 0)


def test_a_signature_shows_its_day_and_its_role(sample):
    found = rows(sample, "translator")
    assert (of(found).translator, of(found).clinician) == (date(2026, 1, 14), None)
    whole = total(found, "ar")
    assert (whole.translator, whole.clinician, whole.documents) == (1, 0, len(found))


def test_documents_without_words_are_not_counted(sample):
    assert not {"locales", "plain"} & {row.document for row in rows(sample)}


def test_the_table_ends_each_locale_with_how_many_documents_are_signed(sample):
    found = rows(sample, "clinician")
    lines = table({"ar": found}, documents=True).splitlines()
    assert lines[-1].split()[-6:] == ["0", "of", str(len(found)), "1", "of", str(len(found))]
    assert next(line for line in lines if KEY in line).split()[-2:] == ["not-checked", "2026-01-14"]
    assert len(table({"ar": found}, documents=False).splitlines()) == 2


def test_programs_get_every_document(sample, capsys):
    assert main(["--root", str(sample), "translations", "status", "ar", "--format", "json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["locale"], found["all"]["fresh"], found["all"]["translator"]) == ("ar", 3, 0)
    asking = next(each for each in found["documents"] if each["document"] == KEY)
    assert (asking["stale"], asking["translator"]) == (1, None)


def test_sign_offs_that_cannot_be_read_are_not_taken_for_none(tree):
    (tree / "content/translations/ar/sign-offs.yml").write_text("sign_offs: 3\n", "utf-8")
    with pytest.raises(ContentError):
        read_statuses(tree, "ar", load(tree))


def sign(tree, locale, role, document=KEY):
    options = ["--locale", locale, "--role", role, "--name", "Test Person", "--date", "2026-01-14"]
    assert main(["--root", str(tree), "sign-off", document, *options]) == 0


def status(tree, capsys, *arguments):
    capsys.readouterr()
    assert main(["--root", str(tree), "translations", "status", *arguments]) == 0
    return capsys.readouterr().out


def test_a_document_that_changed_after_it_was_signed_is_named_even_without_the_list_of_documents(tree, capsys):
    translate_all(tree)
    sign(tree, "ar", "clinician")
    assert "changed" not in status(tree, capsys, "ar")
    change(tree, "content/guides/asking.yml", "title: Where to start", "title: Where you start")
    assert status(tree, capsys, "ar").splitlines()[-1] == f"ar: changed since somebody checked it: {KEY} (clinician)"
    line = next(line for line in status(tree, capsys, "ar", "--documents").splitlines() if KEY in line)
    assert line.split()[-2:] == ["not-checked", "changed"]


def test_programs_get_the_review_of_every_document_in_one_word(tree, capsys):
    def review_of_asking():
        (found,) = json.loads(status(tree, capsys, "ar", "--format", "json"))
        asking = next(each for each in found["documents"] if each["document"] == KEY)
        return asking["review"], asking["changed"], found["all"]["changed"]

    translate_all(tree)
    sign(tree, "ar", "clinician")
    assert review_of_asking() == ("not-checked", [], 0)
    sign(tree, "ar", "translator")
    assert review_of_asking() == ("checked", [], 0)
    change(tree, "content/guides/asking.yml", "title: Where to start", "title: Where you start")
    assert review_of_asking() == ("changed", ["clinician", "translator"], 1)


def test_the_status_of_the_english_is_which_documents_a_clinician_has_checked(tree, capsys):
    sign(tree, "en", "clinician")
    sign(tree, "en", "clinician", "urgent")
    change(tree, "content/guides/asking.yml", "title: Where to start", "title: Where you start")
    first, *lines = status(tree, capsys, "en").splitlines()
    assert first.startswith("Everything is written in English: there is nothing to translate.")
    found = dict(line.split(maxsplit=1) for line in lines)
    assert (found[KEY], found["urgent"], found["guides/waiting"]) == ("changed", "2026-01-14", "not-checked")
    assert found["all"].startswith("1 of ")


def test_english_and_a_translation_can_be_asked_for_together(sample, capsys):
    english, translation = status(sample, capsys, "en", "ar").split("\n\n")
    assert english.startswith("Everything is written in English")
    assert translation.startswith("locale")
    first, second = json.loads(status(sample, capsys, "en", "ar", "--format", "json"))
    assert (first["locale"], first["all"]["missing"], second["locale"]) == ("en", 0, "ar")


@pytest.mark.parametrize("action", ["update", "check"])
def test_english_is_not_translated_and_one_sentence_says_what_to_run_instead(sample, capsys, action):
    assert main(["--root", str(sample), "translations", action, "en"]) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("everything is written in English: there is nothing to translate")
    assert "'secondlook translations status en'" in line

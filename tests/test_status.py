"""How far translations have come: fresh, stale, missing, machine draft, signed, for people and for programs."""

import json
from datetime import date

import pytest

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
    return statuses(library, catalog, SignOffs(sign_offs=tuple(signed)))


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
    assert next(line for line in lines if KEY in line).split()[-2:] == ["-", "2026-01-14"]
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

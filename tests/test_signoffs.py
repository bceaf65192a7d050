"""A sign-off holds for exactly the words that were signed."""

from datetime import date

from conftest import change
from secondlook.catalog import read_catalog
from secondlook.loading import load
from secondlook.signoffs import Review, SignOff, SignOffs, digest, read_sign_offs, review


def signed(tree, role="translator"):
    library = load(tree)
    catalog, _ = read_catalog(tree, "ar")
    guide = library.guides["asking"]
    name = SignOff(
        document="guides/asking", role=role, name="Test Person", date="2026-01-14", digest=digest(guide, catalog)
    )
    return SignOffs(sign_offs=(name,))


def state(tree, signatures):
    return review("guides/asking", load(tree).guides["asking"], read_catalog(tree, "ar")[0], signatures)


def test_nothing_is_checked_before_somebody_signs(sample):
    assert state(sample, SignOffs()) == Review(None, None, machine=True)


def test_a_sign_off_gives_its_day(sample):
    assert state(sample, signed(sample)).translator == date(2026, 1, 14)
    assert state(sample, signed(sample, "clinician")).clinician == date(2026, 1, 14)


def test_a_translator_who_signs_has_read_the_machine_drafts_too(sample):
    assert not state(sample, signed(sample)).machine
    assert state(sample, signed(sample, "clinician")).machine


def test_a_draft_whose_mark_was_deleted_is_not_taken_for_checked(tree):
    change(tree, "content/translations/ar/guides/asking.po", "# machine draft 2026-01-12\n", "")
    assert state(tree, SignOffs()) == Review(None, None, machine=False)


def test_editing_a_draft_voids_its_sign_off_and_it_is_a_draft_again(tree):
    before = signed(tree)
    change(tree, "content/translations/ar/guides/asking.po", "طلب المساعدة", "طلب العون")
    assert state(tree, before) == Review(None, None, machine=True, changed=frozenset({"translator"}))


def test_a_changed_english_word_voids_it(tree):
    before = signed(tree)
    file = tree / "content/guides/asking.yml"
    file.write_text(file.read_text("utf-8").replace("Do not wait.", "Do not wait at all."), "utf-8")
    assert state(tree, before).translator is None


def test_a_changed_translated_word_voids_it(tree):
    before = signed(tree)
    file = tree / "content/translations/ar/guides/asking.po"
    file.write_text(file.read_text("utf-8").replace("طلب المساعدة", "طلب"), "utf-8")
    assert state(tree, before).translator is None


def test_a_broken_sign_off_file_is_a_located_problem(tree):
    file = tree / "content/translations/ar/sign-offs.yml"
    file.write_text("sign_offs:\n  - document: guides/asking\n    role: friend\n", "utf-8")
    found = read_sign_offs(tree, "ar")[1]
    assert {problem.code for problem in found} == {"S-missing", "S-enum"}

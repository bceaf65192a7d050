"""After a sign-off: on which pages and sheets readers see it, and what is still missing there."""

from conftest import change
from secondlook.cli import main
from secondlook.edition import editions
from secondlook.loading import load
from secondlook.render.pages import pages
from secondlook.showing import MOST_PLACES, where_it_shows

GUIDE = "guides/waiting"


def sign(tree, document, locale="en", role="clinician"):
    options = ["--locale", locale, "--role", role, "--name", "Test Person", "--date", "2026-01-14"]
    assert main(["--root", str(tree), "sign-off", document, *options]) == 0


def said(tree, document, locale="en", role="clinician"):
    return where_it_shows(tree, load(tree), document=document, locale=locale, role=role).splitlines()


def line_of(lines, address):
    return next(line.strip() for line in lines if line.startswith(f"  {address}: "))


def test_the_command_says_which_pages_and_sheets_show_it_and_what_is_missing_on_each(tree, capsys):
    sign(tree, "checklists/cancers/sample")
    _, head, *lines = capsys.readouterr().out.splitlines()
    assert head.startswith("Readers see it on 2 pages and 2 sheets.")
    shared = "checklists/common, checklists/situations, checklists/records/papers, urgent"
    assert line_of(lines, "/checklists/sample/") == f"/checklists/sample/: not yet, because of {shared}"
    assert line_of(lines, "/print/checklists/sample.pdf").endswith(f"{shared}, interface, site")
    assert line_of(lines, "/print/questions/sample.pdf").endswith("because of urgent, interface, site")


def test_what_it_says_of_a_page_is_what_the_page_says(tree, words):
    checked = words["review-clinician"].split("{")[0]
    for document, now in ((GUIDE, False), ("urgent", True)):
        sign(tree, document)
        everything = editions(tree)
        body = next(page.body for page in pages(everything[0], everything) if page.uri == GUIDE)
        assert (checked in body) is now
        assert (line_of(said(tree, GUIDE), f"/{GUIDE}/") == f"/{GUIDE}/: says so now") is now


def test_a_document_that_changed_since_it_was_checked_is_marked(tree):
    sign(tree, "urgent")
    change(tree, "content/urgent.yml", "Do not wait.", "Do not wait at all.")
    assert line_of(said(tree, GUIDE), f"/{GUIDE}/").endswith("urgent (has changed)")


def test_of_a_text_that_stands_everywhere_only_the_places_that_lack_least_are_named(sample):
    head, *lines = said(sample, "urgent")
    assert len(lines) == MOST_PLACES + 1
    assert lines[-1].startswith("  and ")
    missing = [line.count(",") for line in lines[:-1]]
    assert missing == sorted(missing)
    assert "pages and" in head


def test_a_translation_is_named_by_its_own_addresses(sample):
    head, *lines = said(sample, GUIDE, "ar", "translator")
    assert "a translator has checked it" in head
    assert line_of(lines, f"/ar/{GUIDE}/").endswith(f"not yet, because of {GUIDE}, urgent")


def test_of_a_language_that_is_not_published_nothing_is_said_to_be_seen_yet(tree):
    change(tree, "content/locales.yml", "SC, Noto Sans], published: true", "SC, Noto Sans], published: false")
    assert said(tree, GUIDE, "zh", "translator")[0].startswith("When Chinese is published, readers see it on 1 page")

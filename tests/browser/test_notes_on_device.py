"""Where notes are kept: in this browser alone, in a file, or for the life of the page; and the words scripts show."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PROJECT = Path(__file__).parents[2]
PAGE = "checklists/breast/"
REFUSED = (
    """Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"""
)
FULL = """Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"""


@pytest.fixture(scope="module")
def said() -> dict[str, str]:
    """The English words of the interface by id."""
    return yaml.safe_load((PROJECT / "content/interface.yml").read_text("utf-8"))["words"]


def store(page, call):
    """What a call of the store's functions gives."""
    return _module(page, "store", call)


def words(page, call):
    """What a call of the functions for words gives."""
    return _module(page, "words", call)


def _module(page, name, call):
    found = f"""document.querySelector("script[src$='site.js']").src.replace("site.js", "{name}.js")"""
    return page.evaluate(f"import({found}).then(({name.split('.')[0]}) => {call})")


def test_what_one_page_writes_another_reads_after_a_reload(page, address):
    page.goto(address + PAGE)
    store(page, "store.write('letter/a', {name: 'x'})")
    page.goto(address + "checklists/gist/")
    assert store(page, "store.read('letter/a')") == {"name": "x"}
    assert store(page, "store.readAll('letter/')") == [["letter/a", {"name": "x"}]]
    assert store(page, "store.readAll('planner')") == []


def test_everything_stands_under_one_key_and_nothing_is_left_when_nothing_is_kept(page, address):
    page.goto(address + PAGE)
    assert page.evaluate("Object.keys(localStorage)") == []
    store(page, "store.write('planner', 1)")
    assert page.evaluate("Object.keys(localStorage)") == ["second-look"]
    store(page, "store.write('planner', undefined)")
    assert page.evaluate("Object.keys(localStorage)") == []


def test_two_tabs_do_not_overwrite_each_other(browser, address):
    context = browser.new_context()
    page, other = context.new_page(), context.new_page()
    page.goto(address + PAGE)
    other.goto(address + PAGE)
    store(page, "store.write('planner', 1)")
    store(other, "store.write('questions', 2)")
    assert store(page, "store.readAll()") == [["planner", 1], ["questions", 2]]
    context.close()


@pytest.mark.parametrize("trouble", [REFUSED, FULL], ids=["refused", "full"])
def test_where_storage_is_refused_the_page_says_so_and_works_while_it_is_open(page, address, said, trouble):
    page.add_init_script(trouble)
    page.goto(address + PAGE)
    box = page.locator(".sl-device")
    assert box.get_by_text(said["device-fleeting"]).is_visible()
    assert not box.get_by_text(said["device-lasts"]).is_visible()
    page.locator("#slides input[value=have]").check()
    page.locator("#pathology-report input[value=asked]").check()
    assert page.locator("#slides").get_attribute("data-status") == "have"
    assert page.locator('.sl-to-get a[href="#slides"]').count() == 0
    with page.expect_download() as download:
        box.locator("[data-action=save]").click()
    kept = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert kept["parts"]["checklist/breast"]["records"]["slides"] == {"status": "have"}


def test_where_storage_works_the_page_says_how_long_it_lasts(page, address, said):
    page.goto(address + PAGE)
    assert page.get_by_text(said["device-lasts"]).is_visible()
    assert not page.get_by_text(said["device-fleeting"]).is_visible()


def test_a_wrong_file_changes_nothing_and_says_so(page, address, said, tmp_path):
    page.goto(address + PAGE)
    page.locator("#slides input[value=have]").check()
    status = page.locator(".sl-device__status")
    file = tmp_path / "other.json"
    for content in ("", "hello", "[]", "null", '{"version": 99, "parts": {}}', '{"version": 1, "parts": null}'):
        status.evaluate("status => status.replaceChildren()")
        file.write_text(content, "utf-8")
        page.locator(".sl-device__file").set_input_files(file)
        status.get_by_text(said["device-not-ours"]).wait_for()
        assert page.locator("#slides").get_attribute("data-status") == "have"
        assert store(page, "store.read('checklist/breast').records.slides.status") == "have"


def test_a_file_adds_its_parts_and_leaves_the_others(page, address, said, tmp_path):
    page.goto(address + PAGE)
    store(page, "store.write('planner', 1)")
    file = tmp_path / "notes.json"
    file.write_text(json.dumps({"version": 1, "parts": {"questions": 2}}), "utf-8")
    page.locator(".sl-device__file").set_input_files(file)
    page.get_by_text(said["device-opened"]).wait_for()
    assert store(page, "store.readAll()") == [["planner", 1], ["questions", 2]]


def test_deleting_asks_first_and_escape_keeps_everything(page, address, said):
    page.goto(address + PAGE)
    store(page, "store.write('planner', 1)")
    delete = page.locator(".sl-device [data-action=clear]")
    delete.click()
    page.keyboard.press("Escape")
    assert store(page, "store.read('planner')") == 1
    delete.click()
    page.get_by_role("button", name=said["device-keep"]).click()
    assert store(page, "store.read('planner')") == 1
    delete.click()
    page.get_by_role("button", name=said["device-clear-yes"]).click()
    expect(page.locator(".sl-device__status")).to_have_text(said["device-cleared"])
    assert page.evaluate("Object.keys(localStorage)") == []


def test_damaged_storage_counts_as_empty(page, address):
    page.goto(address + PAGE)
    page.evaluate("localStorage.setItem('second-look', '{broken')")
    page.reload()
    assert store(page, "store.readAll()") == []
    store(page, "store.write('planner', 1)")
    assert store(page, "store.read('planner')") == 1


@pytest.mark.parametrize(
    ("prefix", "count", "form"),
    [
        ("", 0, "zero"),
        ("", 1, "one"),
        ("", 5, "other"),
        ("ar/", 2, "two"),
        ("ar/", 3, "few"),
        ("ar/", 11, "many"),
        ("hi/", 0, "zero"),
        ("zh/", 1, "other"),
    ],
)
def test_counts_use_the_plural_form_of_the_language_and_zero_has_its_own_words(page, address, prefix, count, form):
    page.goto(address + prefix + PAGE)
    page.evaluate("""() => {
        const held = document.querySelector("template[data-words]");
        for (const form of ["zero", "one", "two", "few", "many", "other"]) {
          const word = document.createElement("span");
          word.dataset.i18n = `try-${form}`;
          word.textContent = form;
          held.content.append(word);
        }
      }""")
    # The module has read the page's words already: a second copy of it reads them anew.
    found = page.evaluate(
        """count => import(document.querySelector("script[src$='site.js']").src.replace("site.js", "words.js?again"))
          .then((words) => words.counted("try", count))""",
        count,
    )
    assert found == form


def test_a_word_that_is_not_translated_yet_is_said_as_english(page, address):
    page.goto(address + "ar/" + PAGE)
    page.evaluate("""() => {
        const word = document.createElement("span");
        word.dataset.i18n = "try";
        word.append(Object.assign(document.createElement("span"), {lang: "en", dir: "ltr", textContent: "Not {what}"}));
        document.querySelector("template[data-words]").content.append(word);
      }""")
    found = page.evaluate(
        """() => import(document.querySelector("script[src$='site.js']").src.replace("site.js", "words.js?again"))
          .then((words) => {
            const place = document.createElement("p");
            words.say(place, "try", { what: "yet" });
            return [place.textContent, place.lang, place.dir];
          })"""
    )
    assert found == ["Not yet", "en", "ltr"]


def test_days_are_written_in_words_and_no_day_is_nothing(page, address):
    page.goto(address + "ar/" + PAGE)
    assert words(page, "words.day('2026-11-21')").endswith("2026")
    assert words(page, "words.day('')") == ""

"""Starting a new thing: the file is sound at once, hidden from readers, and ready to be published."""

import datetime

import pytest
import yaml

from conftest import change
from secondlook.cli import main
from secondlook.edition import editions, inspect_all
from secondlook.loading import inspect, load
from secondlook.problems import as_text, errors
from secondlook.render.pages import pages
from secondlook.starting import KINDS, first_version, next_steps

TODAY = datetime.date(2026, 1, 15)


def start(tree, kind):
    path, text = first_version(kind, "brand-new", TODAY, "sample-2020")
    if kind == "cancer":
        text = text.replace("record: gene-test-report", "record: report")
    (tree / path).write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_file_passes_the_check_at_once_and_is_on_no_page(tree, kind):
    start(tree, kind)
    assert as_text(inspect(tree)[1]) == ""
    everything = editions(tree)
    assert not any("brand-new" in page.uri or "brand-new" in page.body for page in pages(everything[0], everything))


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_file_holds_no_braces_or_brackets_in_which_a_comma_would_cut_a_text(kind):
    assert not set(first_version(kind, "brand-new", TODAY, "sample-2020")[1]) & set("{}[]")


@pytest.mark.parametrize("kind", KINDS)
def test_it_can_be_published_as_the_next_steps_say(tree, kind):
    path = start(tree, kind)
    assert f"- brand-new' under '{KINDS[kind].listed_in}'" in next_steps(kind, "brand-new")
    change(tree, path, "status: draft", "status: published")
    site = tree / "content/site.yml"
    listed = yaml.safe_load(site.read_text("utf-8"))
    listed[KINDS[kind].listed_in].append("brand-new")
    listed["date"] = TODAY
    site.write_text(yaml.safe_dump(listed, sort_keys=False, allow_unicode=True), "utf-8")
    assert "brand-new" in getattr(load(tree), KINDS[kind].listed_in)


def test_a_draft_that_is_listed_is_a_problem_that_says_what_to_do(tree):
    change(tree, "content/guides/waiting.yml", "title:", "status: draft\ntitle:")
    [problem] = [p for p in inspect(tree)[1] if p.code == "S-draft"]
    assert (problem.path, problem.message) == ("content/site.yml", "'waiting' is listed, but it is a draft")
    assert "status: published" in problem.hint


def test_a_language_that_is_not_listed_gets_its_line_its_fonts_and_its_files(tree, capsys):
    assert main(["--root", str(tree), "new", "locale", "fa"]) == 0
    assert "files to translate" in capsys.readouterr().out
    library = load(tree)
    persian = next(locale for locale in library.locales.locales if locale.tag == "fa")
    assert (persian.endonym, persian.direction, persian.script, persian.published) == ("فارسی", "rtl", "Arab", False)
    assert (tree / "content/translations/fa/guides/asking.po").is_file()
    assert errors(inspect_all(tree)[2]) == ()


def test_a_language_that_has_begun_is_left_alone_and_one_sentence_says_how_to_go_on(tree, capsys):
    main(["--root", str(tree), "new", "locale", "fa"])
    file = tree / "content/translations/fa/guides/asking.po"
    file.unlink()
    capsys.readouterr()
    assert main(["--root", str(tree), "new", "locale", "fa"]) == 1
    shown = capsys.readouterr()
    assert (shown.out, file.exists()) == ("", False)
    [line] = shown.err.splitlines()
    assert line.startswith("fa has begun already: content/locales.yml lists it, and content/translations/fa/ holds ")
    assert "'secondlook translations update fa'" in line
    assert "'secondlook translations status fa'" in line


def test_a_language_that_is_listed_but_has_no_files_yet_gets_them(tree, capsys):
    assert main(["--root", str(tree), "new", "locale", "zh"]) == 0
    assert "files to translate" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["locale", "en"], "en is the language the content is written in"),
        (["locale", "xx"], "CLDR knows no language 'xx'"),
        (["locale", "am"], "there are no fonts yet for the script of 'am' (Ethi)"),
        (["guide", "asking"], "content/guides/asking.yml exists already"),
        (["guide", "No Id"], "is no id"),
    ],
)
def test_what_cannot_be_started_is_said_in_one_sentence(tree, capsys, arguments, said):
    assert main(["--root", str(tree), "new", *arguments]) == 1
    assert said in capsys.readouterr().err


def test_the_command_writes_the_file_and_says_what_to_do_next(tree, capsys):
    assert main(["--root", str(tree), "new", "guide", "brand-new"]) == 0
    assert "content/guides/brand-new.yml is started" in capsys.readouterr().out
    assert errors(inspect_all(tree)[2]) == ()

"""Files that look like content and are none, and those that editing programs leave behind."""

import pytest

from conftest import change
from secondlook.edition import inspect_all
from secondlook.loading import inspect, load
from secondlook.problems import as_text


def named(tree):
    return {p.path: (p.code, p.message, p.hint) for p in inspect(tree)[1]}


@pytest.mark.parametrize(
    ("path", "message", "hint"),
    [
        ("content/guides/new.yaml", "a file that ends in .yaml is not read", "name it new.yml"),
        ("content/guides/new.YML", "a file that ends in .YML is not read", "name it new.yml"),
        ("content/urgent.yaml", "a file that ends in .yaml is not read", "name it urgent.yml"),
        (
            "content/guide/new.yml",
            "no page is made from a file of this name in this folder",
            "did you mean 'content/guides/new.yml'?",
        ),
        (
            "content/urgents.yml",
            "no page is made from a file of this name in this folder",
            "did you mean 'content/urgent.yml'?",
        ),
        (
            "content/translations/arr/urgent.po",
            "there is no language 'arr' in content/locales.yml",
            "did you mean 'ar'?",
        ),
        (
            "content/translations/ar.po",
            "this file is in the folder of no language",
            "move it into content/translations/ and the short name of the language",
        ),
        (
            "content/translations/ar/term.yml",
            "nobody reads a file of this name here",
            "did you mean 'content/translations/ar/terms.yml'?",
        ),
        ("content/translations/ar/terms.yaml", "a file that ends in .yaml is not read", "name it terms.yml"),
        (
            "content/guides/asking.po",
            "nobody reads translations here",
            "they stand in content/translations/ and the short name of the language",
        ),
    ],
)
def test_a_file_that_nobody_would_read_is_named_with_what_to_do(tree, path, message, hint):
    (tree / path).parent.mkdir(parents=True, exist_ok=True)
    (tree / path).write_text("id: new\n", "utf-8")
    assert named(tree) == {path: ("Y-name", message, hint)}


@pytest.mark.parametrize(
    "path",
    [
        "content/guides/.#asking.yml",
        "content/guides/#asking.yml#",
        "content/guides/asking.yml~",
        "content/guides/.asking.yml.swp",
        "content/guides/asking.yml.bak",
        "content/guides/.asking.yml",
        "content/translations/ar/guides/.#asking.po",
        "content/.idea/workspace.yml",
        "content/notes.txt",
    ],
)
def test_what_editing_programs_leave_behind_is_let_be(tree, path):
    file = tree / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.symlink_to("nobody@nowhere.1234")  # as Emacs does: a link that leads to nothing
    assert inspect(tree)[1] == []
    file.unlink()
    file.write_text("half of a fi", "utf-8")
    assert inspect(tree)[1] == []
    load(tree)


def test_a_folder_of_no_language_is_named_once(tree):
    for name in ("urgent", "planner", "glossary"):
        file = tree / f"content/translations/xx/{name}.po"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("", "utf-8")
    assert [problem.severity for problem in inspect(tree)[1]] == ["warning"]


def test_the_whole_content_may_stand_elsewhere(tree):
    (tree / "content").rename(tree.parent / "elsewhere")
    (tree / "content").symlink_to(tree.parent / "elsewhere")
    assert as_text(inspect(tree)[1]) == ""


def test_a_folder_that_leads_out_is_not_read(tree):
    (tree / "content/cards").rename(tree.parent / "cards")
    (tree / "content/cards").symlink_to(tree.parent / "cards")
    found = [(p.path, p.code) for p in inspect(tree)[1] if p.code != "S-ref"]
    assert found == [("content/cards/before-paying.yml", "L-path"), ("content/cards/photos.yml", "L-path")]


@pytest.mark.parametrize("single", ["site", "urgent", "locales", "sources", "interface"])
def test_one_unusable_file_hides_no_mistake_in_the_others(tree, single):
    (tree / f"content/{single}.yml").write_text("a: [\n", "utf-8")
    change(tree, "content/guides/waiting.yml", "text: Keep your dates.", 'text: "TODO {here}"')
    change(tree, "content/translations/ar/guides/asking.po", 'msgstr "كيف تسأل."', 'msgstr "كيف تسأل.')
    (tree / "content/guides/new.yaml").write_text("id: new\n", "utf-8")
    found = {problem.code for problem in inspect_all(tree)[2]}
    assert found == {"Y-syntax", "T-junk", "I-placeholder", "Y-name", "I-syntax"}

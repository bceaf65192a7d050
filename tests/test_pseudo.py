"""Pseudo-locales: what they keep, what they change, and that no reader ever gets them."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from secondlook import inline
from secondlook.adapters import building
from secondlook.cli import main
from secondlook.edition import editions
from secondlook.loading import inspect, load
from secondlook.model.site import Locale
from secondlook.numerals import numbers
from secondlook.one_text import PLACEHOLDER
from secondlook.pseudo import LOCALES, pseudo, pseudo_editions
from secondlook.publish import stage
from secondlook.render.pages import pages
from secondlook.render.sheets import sheets
from secondlook.text import messages

PROJECT = Path(__file__).parent.parent
SCRIPTS = [locale.script for locale in LOCALES]
TAGS = [locale.tag for locale in LOCALES]
LONG = 20
SAME = re.compile(r"https?://\S+|\S+\.example\S*|\S+@\S+|\S*[A-Z]\S*[A-Z]\S*|\S*\d\S*|\bdel\b|\w+kuuta")
"""Addresses, names of tests, and the months of `en-XA`, which are Finnish."""


@pytest.fixture(scope="module")
def english() -> list[str]:
    """Every text of the real content."""
    return sorted({message.source for _, document in load(PROJECT).documents() for message in messages(document)})


@pytest.mark.parametrize("script", SCRIPTS)
def test_numbers_placeholders_links_and_paragraphs_stay(english, script):
    for source in english:
        made = pseudo(source, script)
        assert numbers(inline.plain(made)) == numbers(inline.plain(source))
        assert sorted(PLACEHOLDER.findall(made)) == sorted(PLACEHOLDER.findall(source))
        assert inline.links(made) == inline.links(source)
        assert len(inline.paragraphs(made)) == len(inline.paragraphs(source))


@pytest.mark.parametrize("script", SCRIPTS)
def test_emphasis_stays_on_the_same_words(english, script):
    def looks(text: str) -> list[tuple[bool, bool, str]]:
        return [(run.strong, run.emphasis, run.href) for paragraph in inline.paragraphs(text) for run in paragraph]

    for source in english:
        made = looks(pseudo(source, script))
        plain_edges = (False, False, "")
        assert [look for look in made if look != plain_edges] == [
            look for look in looks(source) if look != plain_edges
        ], source


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize(
    "name", ["HER2", "PD-L1", "DICOM", "Ki-67", "BCR::ABL1", "1p/19q", "p16", "del(17p)", "H&E", "38 °C", "12 mm"]
)
def test_names_of_tests_and_units_stay(script, name):
    assert f" {name}, " in pseudo(f"Ask for {name}, please.", script)


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_text_is_40_percent_longer_and_stands_in_brackets(english, script):
    for source in english:
        made = inline.plain(pseudo(source, script))
        assert (made[0], made[-1]) == ("⟦", "⟧")
        if len(source) > LONG:
            assert len(made) >= 1.4 * len(inline.plain(source)), source


@pytest.mark.parametrize("source", ["a 12-week wait", "a follow-up", "x-ray", "Ask again", "and/or", "COVID and us"])
def test_words_beside_numbers_and_names_are_changed(source):
    assert not re.search("week|follow|ray|again|and|or|us", pseudo(source, "Latn"))


def test_a_word_always_becomes_the_same_word():
    assert pseudo("biopsy", "Latn", bare=True) in pseudo("Ask where the biopsy is.", "Latn")
    assert pseudo("Biopsy", "Latn", bare=True).lower() == pseudo("biopsy", "Latn", bare=True)


class Seen(HTMLParser):
    """What a reader of a page sees or hears, without what is the same in every language.

    That is what says that it is in another language, names that no program may translate, and square codes.
    """

    SPOKEN = ("alt", "title", "aria-label", "placeholder", "content")
    VOID = ("meta", "link", "input", "br", "img", "hr", "wbr", "col")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self._open: list[bool] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        has = dict(attrs)
        skip = has.get("lang", TAGS[0]) not in TAGS or has.get("translate") == "no" or tag in {"style", "script"}
        skip = skip or (bool(self._open) and self._open[-1])
        if (
            not skip
            and not has.get("http-equiv")
            and has.get("property") != "og:type"
            and has.get("name") not in {"viewport", "color-scheme", "referrer", "robots", "generator"}
        ):
            self.words += [has[name] for name in self.SPOKEN if has.get(name)]
        if tag not in self.VOID:
            self._open.append(skip)

    def handle_endtag(self, tag):
        if tag not in self.VOID:
            self._open.pop()

    def handle_data(self, data):
        if not (self._open and self._open[-1]):
            self.words.append(data)


def escaped(html: str) -> set[str]:
    """The English words that a reader of a pseudo page would see: three small letters without an accent, or more."""
    text = SAME.sub("", re.sub(r"\{[\w-]+\}", "", " ".join(Seen(html).words)))  # a script fills in {number}
    return set(re.findall(r"(?<!\w)[A-Za-z]?[a-z]{3,}(?!\w)", text))


@pytest.mark.parametrize("root", [PROJECT, None], ids=["real", "sample"])
def test_no_english_is_left_on_any_page(sample, root):
    made = pseudo_editions(root or sample)
    for edition in made:
        for page in pages(edition, made):
            head = f"<title>{page.title}</title><p>{page.description}</p>"
            assert escaped(head + page.body) == set(), page.uri


def test_no_english_is_left_on_any_sheet(sample):
    made = pseudo_editions(sample)
    for edition in made:
        for sheet in sheets(edition, made):
            assert escaped(sheet.html) == set(), sheet.path


def test_words_that_a_page_explains_are_linked_in_pseudo_text_too(sample):
    made = pseudo_editions(sample)
    for edition in made:
        assert any('href="#word-' in page.body for page in pages(edition, made)), edition.locale.tag


def build_pseudo(root: Path, out: Path) -> None:
    out.mkdir(parents=True)
    building.build_pseudo(root, out, sheets=False, progress=lambda _done, _total: None)


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """The pseudo-locales of the sample, as the command builds them."""
    from conftest import copy_sample  # noqa: PLC0415 -- pytest puts it on the path when it runs
    from test_site import settings  # noqa: PLC0415 -- see above

    root = copy_sample(tmp_path_factory.mktemp("pseudo") / "tree")
    settings(root)
    out = root.parent / "out"
    assert main(["--root", str(root), "pseudo", "-o", str(out)]) == 0
    assert main(["--root", str(root), "pseudo", "-o", str(out)]) == 0, "an earlier one is replaced"
    return out


def test_the_built_pages_name_language_and_direction_and_lead_to_each_other(site):
    assert '<html lang="en-XA" dir="ltr"' in (site / "en-XA/index.html").read_text("utf-8")
    mirrored = (site / "ar-XB/guides/asking/index.html").read_text("utf-8")
    assert '<html lang="ar-XB" dir="rtl"' in mirrored
    assert set(re.findall(r'<a href="[^"]*" lang="([^"]+)" hreflang', mirrored)) == set(TAGS)
    assert 'href="../../../en-XA/guides/asking/"' in mirrored


def test_no_english_is_left_in_the_frame_around_a_page(site):
    for page in site.rglob("*.html"):
        assert escaped(page.read_text("utf-8")) == set(), page


def test_the_pseudo_site_hides_from_search_engines(site):
    assert {path.name for path in site.iterdir()} == {
        "404.html",
        "_headers",
        "ar-XB",
        "assets",
        "en-XA",
        "pagefind",
        "robots.txt",
        "sw.js",
    }
    assert "Disallow: /" in (site / "robots.txt").read_text("utf-8")


def test_no_list_of_locales_may_name_a_pseudo_locale(tree):
    file = tree / "content/locales.yml"
    file.write_text(file.read_text("utf-8") + entry_of(LOCALES[0]), "utf-8")
    _, problems = inspect(tree)
    assert [(problem.code, problem.message) for problem in problems] == [
        ("S-locale", "this locale is made up, for looking at the layout")
    ]


def entry_of(locale: Locale) -> str:
    fields = locale.model_dump() | {"fonts": list(locale.fonts), "published": "true"}
    return "  - {" + ", ".join(f"{name}: {value}" for name, value in fields.items()) + "}\n"


def test_no_reader_is_offered_a_pseudo_locale(sample, tmp_path):
    everything = editions(sample)
    assert not {edition.locale.tag for edition in everything} & set(TAGS)
    assert editions(sample, TAGS) == ()
    stage(everything[0], everything, tmp_path)
    assert not [path for path in tmp_path.rglob("*.md") if re.search("|".join(TAGS), path.read_text("utf-8"))]


def test_a_built_site_holds_no_pseudo_locale(built_site):
    assert (built_site / "sitemap.xml").is_file()
    for path in built_site.rglob("*"):
        assert not {*TAGS} & set(path.relative_to(built_site).parts)
        if path.suffix in {".html", ".xml", ".json"}:
            assert not re.search("|".join(TAGS), path.read_text("utf-8")), path


@pytest.mark.parametrize("place", ["site", "site/pseudo", "content"])
def test_pseudo_locales_take_the_place_of_nothing_else(tree, capsys, place):
    assert main(["--root", str(tree), "pseudo", "-o", str(tree / place)]) == 1
    assert capsys.readouterr().err.endswith("is the site or holds other files; choose another folder\n")
    assert not (tree / "site").exists()


def test_an_earlier_site_is_not_taken_for_pseudo_locales(tree):
    out = tree / "published"
    (out / "en-XA").mkdir(parents=True)
    (out / "sitemap.xml").write_text("", "utf-8")
    assert not building.may_hold_pseudo(out, tree)
    assert not building.may_hold_pseudo(tree / "mkdocs.yml", tree) or not (tree / "mkdocs.yml").exists()

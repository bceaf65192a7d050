"""Another organisation's site: content/ and checklists/ in a folder of its own, built by the command line."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from conftest import change, copy_sample
from secondlook import tokens
from secondlook.adapters import settings
from secondlook.adapters.settings import settings_file
from secondlook.cli import main
from secondlook.edition import editions
from secondlook.pdf import make_pdfs
from secondlook.render.sheets import checklist_sheet, sheets

PROJECT = Path(__file__).parent.parent
SITE_STYLE = PROJECT / "docs" / tokens.BEGIN
LOGO = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 32"><circle cx="16" cy="16" r="12" fill="#7a1f5c"/></svg>
"""

OWN_SETTINGS = """\
contact: {text: Write to the Sunrise Trust, link: "mailto:help@sunrise.example"}
colours: {accent: "#7a1f5c", accent_dark: "#e6a6d0"}
logo: content/sunrise.svg
"""
OWN_LOCALES = """\
locales:
  - tag: en
    endonym: English
    english_name: English
    direction: ltr
    script: Latn
    cldr: en_GB
    fonts: [Noto Sans]
    published: true
  - tag: pt
    endonym: português
    english_name: Portuguese
    direction: ltr
    script: Latn
    cldr: pt
    fonts: [Noto Sans]
    published: true
  - tag: ar
    endonym: العربية
    english_name: Arabic
    direction: rtl
    script: Arab
    cldr: ar_001
    fonts: [Noto Naskh Arabic, Noto Sans]
"""
OWN_TRANSLATION = """\
msgid ""
msgstr ""
"Language: pt\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

msgctxt "site#contact.text"
msgid "Write to the Sunrise Trust"
msgstr "Escreva ao Sunrise Trust"
"""


def sunrise(to: Path) -> Path:
    """The tree of the Sunrise Trust: name, domain, contact, colours, logo, a cancer, a country and a language."""
    tree = copy_sample(to)
    change(tree, "content/site.yml", "name: Test Site", "name: Sunrise Second Opinions")
    change(tree, "content/site.yml", "https://test.example", "https://help.sunrise.example/second-opinion")
    change(tree, "content/site.yml", "version:", f"{OWN_SETTINGS}version:")
    change(tree, "content/site.yml", "countries: [nowhere]", "countries: [nowhere, elsewhere]")
    change(tree, "content/site.yml", "cancers: [sample]", "cancers: [sample, retinoblastoma]")
    (tree / "content/sunrise.svg").write_text(LOGO, "utf-8")
    (tree / "content/locales.yml").write_text(OWN_LOCALES, "utf-8")
    (tree / "content/translations/pt").mkdir()
    (tree / "content/translations/pt/site.po").write_text(OWN_TRANSLATION, "utf-8")
    twin(tree, "checklists/cancers/sample.yml", "retinoblastoma", "Sample cancer", "Retinoblastoma")
    twin(tree, "content/countries/nowhere.yml", "elsewhere", "Nowhere", "Elsewhere")
    return tree


def twin(tree: Path, path: str, new_id: str, name: str, new_name: str) -> None:
    """Add a document of the same kind."""
    file = tree / path
    text = file.read_text("utf-8").replace(f"id: {file.stem}", f"id: {new_id}", 1).replace(name, new_name)
    file.with_stem(new_id).write_text(text, "utf-8")


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    return sunrise(tmp_path_factory.mktemp("sunrise") / "tree")


@pytest.fixture(scope="module")
def site(tree, tmp_path_factory):
    out = tmp_path_factory.mktemp("out") / "site"
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    root = os.path.relpath(tree, elsewhere)  # as people type it
    command = [sys.executable, "-m", "secondlook.cli", "--root", root, "build", "-o", os.path.relpath(out, elsewhere)]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "hooks"), "NO_MKDOCS_2_WARNING": "1"}
    run = subprocess.run(command, cwd=elsewhere, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert not list(elsewhere.iterdir()), "nothing is left where the command was called"
    return out


@pytest.fixture(scope="module")
def html(site):
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}


def test_a_folder_with_content_and_checklists_is_enough(tree, site, html):
    assert {path.name for path in tree.iterdir()} == {"content", "checklists", ".cache"}
    assert (site / "assets/css/site.css").read_text("utf-8") == tokens.style() + SITE_STYLE.read_text("utf-8")
    assert "guides/asking/index.html" in html


def test_every_page_bears_the_organisations_name_and_none_ours(html):
    for path, page in html.items():
        assert "Sunrise Second Opinions</title>" in page, path
        assert "Second Look" not in page, path


def test_every_page_says_how_to_reach_the_organisation_in_the_readers_language(html):
    for path, page in html.items():
        words = "Escreva ao Sunrise Trust" if path.startswith("pt/") else "Write to the Sunrise Trust"
        assert f'<a href="mailto:help@sunrise.example">{words}</a>' in page, path


def test_every_page_shows_the_logo_in_place_of_our_mark(site, html):
    assert (site / "assets/icons/logo.svg").read_text("utf-8") == LOGO
    for path, page in html.items():
        (source,) = re.findall(r'<img class="sl-logo" src="([^"]*)" alt="">', page)
        assert source.endswith("assets/icons/logo.svg"), path
        assert "sl-mark" not in page, path
        assert "favicon.svg" not in page, path
    home = site / "guides/asking"
    (source,) = re.findall(r'class="sl-logo" src="([^"]*)"', html["guides/asking/index.html"])
    assert (home / source).resolve() == site / "assets/icons/logo.svg"


def test_the_colours_stand_in_a_file_after_ours_and_never_in_a_page(site, html):
    css = (site / "assets/css/own.css").read_text("utf-8")
    assert "--sl-accent: #7a1f5c;" in css
    assert "--sl-accent: #e6a6d0;" in css.partition("prefers-color-scheme: dark")[2]
    assert "aspect-ratio: 64 / 32;" in css
    for path, page in html.items():
        sheets = re.findall(r'<link rel="stylesheet" href="[^"]*/([a-z]+\.css)">', page)
        assert sheets.index("site.css") < sheets.index("own.css") == len(sheets) - 1, path
        assert not re.search(r"<style|\sstyle=|#7a1f5c", page), path


def test_addresses_are_those_of_the_organisations_domain(site, html):
    start = "https://help.sunrise.example/second-opinion/"
    for path, page in html.items():
        if path != "404.html":
            assert f'<link rel="canonical" href="{start}{path.removesuffix("index.html")}">' in page, path
    assert {
        place.startswith(start) for place in re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text())
    } == {True}
    assert not [path for path, page in html.items() if "test.example/" in page.replace("code.test.example/", "")]


def test_the_languages_are_those_of_its_own_list(html):
    assert "pt/guides/asking/index.html" in html
    assert not [path for path in html if path.startswith(("ar/", "zh/", "hi/"))]


@pytest.mark.parametrize("prefix", ["", "pt/"])
def test_its_own_cancer_has_a_checklist_on_screen_on_paper_and_as_data(site, html, prefix):
    assert "Retinoblastoma" in html[f"{prefix}checklists/index.html"]
    assert "Retinoblastoma" in html[f"{prefix}checklists/retinoblastoma/index.html"]
    assert (site / f"{prefix}data/checklists/retinoblastoma.json").is_file()
    pdf = site / f"{prefix}print/checklists/retinoblastoma.pdf"
    text = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    assert "Retinoblastoma" in text
    assert "Sunrise Second Opinions" in text
    assert "help.sunrise.example" in text
    assert "Second Look" not in text


@pytest.mark.parametrize(("prefix", "words"), [("", "Write to the Sunrise Trust"), ("pt/", "Escreva ao Sunrise Trust")])
def test_every_sheet_of_paper_says_how_to_reach_the_organisation(site, prefix, words):
    for pdf in (site / prefix / "print").rglob("*.pdf"):
        text = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
        assert f"{words}: help@sunrise.example" in text, pdf


def test_sheets_show_the_logo_and_the_colour_and_draw_the_logo_themselves(tree):
    for edition in (found := editions(tree)):
        for sheet in sheets(edition, found):
            assert sheet.html.count('<span class="sl-head__logo">') == 1, sheet.path
            assert "--sl-accent: #7a1f5c" in sheet.html, sheet.path
            assert re.findall(r"""url\("?([a-z/:+-]*)""", sheet.html) == ["data:image/svg+xml"], sheet.path


def test_name_contact_and_logo_do_not_make_our_fullest_sheets_longer(tree, tmp_path):
    (edition,) = editions(PROJECT, ["en"])
    (sunrise_edition, *_) = editions(tree)
    own = sunrise_edition.library.site
    site = edition.library.site.model_copy(update={"name": own.name, "contact": own.contact, "colours": own.colours})
    changed = replace(edition, library=replace(edition.library, site=site), logo=LOGO.encode())
    size = {name: len(checklist_sheet(edition, name).html) for name in edition.library.cancers}
    fullest = sorted(size, key=size.__getitem__)[-4:]
    wanted = re.compile(
        rf"print/(checklists/({'|'.join(fullest)})|letters/.*|countries/.*|counter-card/.*|case-summary|come-back-sheet)\.pdf"
    )
    chosen = [sheet for sheet in sheets(changed, (changed,)) if wanted.fullmatch(sheet.path)]
    assert len(chosen) == 4 + 6 + 8 + 1 + 2
    for pdf in make_pdfs(chosen, tmp_path, 1):
        with pikepdf.open(io.BytesIO(pdf.content)) as opened:
            assert len(opened.pages) <= (4 if "checklists" in pdf.path else 1), pdf.path


def test_its_own_country_stands_on_the_page_and_on_a_card(site, html):
    assert "Elsewhere" in html["countries/index.html"]
    assert 'href="../print/countries/elsewhere.pdf"' in html["countries/index.html"]
    assert (site / "print/countries/elsewhere.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("command", [["build"], ["check"], ["stage", "--locale", "en", "--out", "staged"], ["serve"]])
def test_a_wrong_root_is_a_plain_sentence(tmp_path, capsys, command):
    nowhere = tmp_path / "nowhere"
    assert main(["--root", str(nowhere), *command]) == 1
    assert capsys.readouterr().err == f"There is no folder {nowhere}.\n"
    assert main(["--root", str(tmp_path), *command]) == 1
    said = f"{tmp_path} has no folder content/: --root is the folder that holds content/ and checklists/.\n"
    assert capsys.readouterr().err == said
    assert not list(tmp_path.iterdir())


def test_a_program_without_the_frame_of_the_page_says_that_a_site_is_built_from_its_clone(tree, tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "_ENGINE", tmp_path)
    with (
        pytest.raises(SystemExit, match="Run it from its clone"),
        settings_file(tree),
    ):
        pass


def test_a_root_without_checklists_is_told_what_is_missing(tree, tmp_path, capsys):
    (tmp_path / "content").symlink_to(tree / "content")
    assert main(["--root", str(tmp_path), "build"]) == 1
    assert "checklists/common.yml" in capsys.readouterr().err

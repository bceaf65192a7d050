"""What stands beside the pages, and the pages for another generator."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import markdown
import pytest
import yaml

from secondlook import publish
from secondlook.edition import editions
from secondlook.pdf import Pdf
from secondlook.render.pages import pages
from secondlook.render.sheets import PrintSheet

AWKWARD = r"1. one <b>&amp; *two* $x$ !!! note"
LINES = [
    "# heading",
    "    indented",
    "```",
    "~~~ python",
    "| a | b |",
    "[TOC]",
    "* item",
    "    <p>html</p>",
    "---",
    "one\n          ```\n          two\n          ```",
]


@pytest.fixture
def awkward(tree):
    """The sample tree with a guide that looks like Markdown and HTML."""
    file = tree / "content/guides/asking.yml"
    text = file.read_text("utf-8").replace("description: How to ask.", f'description: "{AWKWARD}"')
    block = "".join(f"          {line}\n\n" for line in LINES)
    text = re.sub(r"text: \|\n.*?(?=      - kind: callout)", lambda _: f"text: |\n{block}", text, flags=re.DOTALL)
    file.write_text(text.replace("code: P-sign", "code: P-short"), "utf-8")
    return tree


def test_staged_pages_say_to_markdown_what_they_say_on_the_site(awkward, tmp_path):
    everything = editions(awkward)
    for edition in everything:
        out = tmp_path / edition.locale.tag
        publish.stage(edition, everything, out)
        for page in pages(edition, everything):
            _, front, body = (out / f"{page.uri or 'index'}.md").read_text("utf-8").split("---\n", 2)
            assert yaml.safe_load(front) == {"title": page.title, "description": page.description}
            engine = markdown.Markdown(extensions=["toc", "tables", "fenced_code", "attr_list", "md_in_html"])
            assert engine.convert(body) == page.body.strip(), page.uri


def test_staged_pages_keep_their_addresses(sample, tmp_path):
    everything = editions(sample)
    publish.stage(everything[1], everything, tmp_path)
    assert (tmp_path / "index.md").is_file()
    assert (tmp_path / "checklists.md").is_file()
    assert (tmp_path / "checklists/sample.md").is_file()


def test_the_sitemap_is_xml_with_every_page_in_every_language(sample, tmp_path):
    everything = editions(sample)
    publish.write_sitemap(everything, ["", "guides/a&b"], "https://test.example/", tmp_path)
    urls = ElementTree.fromstring((tmp_path / "sitemap.xml").read_bytes())  # noqa: S314 -- our own file
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    assert [loc.text for loc in urls.findall("s:url/s:loc", names)] == [
        "https://test.example/",
        "https://test.example/ar/",
        "https://test.example/zh/",
        "https://test.example/guides/a&b/",
        "https://test.example/ar/guides/a&b/",
        "https://test.example/zh/guides/a&b/",
    ]
    for url in urls:
        links = [(link.get("hreflang"), link.get("href")) for link in url.findall("x:link", names)]
        assert [tag for tag, _ in links] == ["en", "ar", "zh", "x-default"]
        assert links[0][1] == links[3][1]


@pytest.fixture
def printing(monkeypatch):
    """A press that writes down which PDFs it has begun, and a picture that is its PDF."""
    begun = []

    def press(sheets, *_):
        for sheet in sheets:
            begun.append(sheet.path)
            yield Pdf(sheet.path, sheet.html.encode(), cached=False)

    monkeypatch.setattr(publish, "make_pdfs", press)
    monkeypatch.setattr(
        publish, "sheets", lambda edition, _: [PrintSheet(f"{edition.prefix}print/{n}.pdf", str(n)) for n in range(2)]
    )
    monkeypatch.setattr(publish, "png_of", lambda pdf, _: pdf)
    monkeypatch.setattr(publish, "share_picture", lambda edition: PrintSheet(f"{edition.prefix}share.png", "picture"))
    return begun


def test_sheets_are_written_one_at_a_time_and_counted(sample, tmp_path, printing):
    everything = editions(sample, ["en", "ar"])
    assert list(publish.write_sheets(everything, everything, tmp_path, tmp_path, 1)) == [(n, 6) for n in range(1, 7)]
    assert (tmp_path / "ar/print/1.pdf").read_bytes() == b"1"
    assert (tmp_path / "ar/share.png").read_bytes() == b"picture"
    assert len(printing) == 6


def test_whoever_stops_counting_stops_the_press(sample, tmp_path, printing):
    everything = editions(sample, ["en", "ar"])
    steps = publish.write_sheets(everything, everything, tmp_path, tmp_path, 1)
    next(steps)
    steps.close()
    assert printing == ["print/0.pdf"]
    assert not (tmp_path / "print/1.pdf").exists()

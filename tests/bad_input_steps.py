"""How the cases of `test_bad_inputs.py` come into the sample tree: which fields, which steps, which runs."""

from __future__ import annotations

import functools
import hashlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polib
import pytest
import yaml

from conftest import PROJECT, change, copy_sample
from secondlook.adapters.mkdocs import build_part
from secondlook.catalog import read_catalog
from secondlook.cli import main
from secondlook.edition import editions, inspect_all
from secondlook.loading import load
from secondlook.outside import check_requests
from secondlook.pdf import make_pdfs
from secondlook.problems import ContentError, Refused, as_text
from secondlook.publish import finish
from secondlook.render import environment
from secondlook.render.letters import letter_files
from secondlook.render.pages import pages
from secondlook.render.sharing import share_links
from secondlook.render.sheets import PrintSheet
from secondlook.signing import sign
from secondlook.signoffs import digest

GUIDE = "content/guides/a.yml"
"""Where a whole file is put."""
ASKING, WAITING = "content/guides/asking.yml", "content/guides/waiting.yml"
LETTER, SITE, LOCALES = "content/letters/scan-request.yml", "content/site.yml", "content/locales.yml"
CANCER = "checklists/cancers/sample.yml"

FIELDS = (
    (WAITING, "title: When to wait"),
    (WAITING, "description: How long is safe."),
    (WAITING, "text: Keep your dates."),
    (ASKING, "title: Where to start"),
    (ASKING, "{id: live, text: Nobody knows whether people live longer.}"),
    (SITE, "lead: A small site for tests."),
    ("content/urgent.yml", "text: Fever during treatment."),
    ("content/glossary.yml", "definition: A thin slice of tissue on glass."),
    ("checklists/records/papers.yml", "why: A second doctor can look again."),
    (LETTER, "greeting: Dear team,"),
    (WAITING, "text: Whom you ask"),
)
"""The fields that a text is put into: titles, descriptions, sentences, urgent text, a letter, each as it stands."""

TABLE = """      - kind: table
        id: cells
        caption: Whom to ask
        columns:
          - {id: what, text: What}
          - {id: who, text: Who}
        rows:
          - id: one
            cells:
              - {id: what, text: Whom you ask}
              - {id: who, text: Your team}
"""
"""A table of two columns, which the guide of the sample has not."""

TEXT = (WAITING, "title: When to wait", "title")
LIST = (WAITING, "\n          - {id: ask, text: Ask how long is safe.}\n          - {id: keep, text: Keep your dates.}")
ID = (WAITING, "id: waiting")
DATE = (WAITING, "last_reviewed: 2026-01-10")
NEXT = (WAITING, "next_review: 2026-07-10")
REF = (ASKING, "            sources: [sample-2020]")
ENUM = (CANCER, "region: chest")
BODY = (WAITING, "text: Keep your dates.")
"""What the roles of the list of cases are here."""

ENGLISH = "Reviews take {days-min} to {days-max} business days, 5 to 10."
MESSAGE = "letters/scan-request#paragraphs.what.text"


def quoted(text: str) -> str:
    """A text between double quotes for a YAML file; what no editor shows stands there as it is."""
    named = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r"}
    return f'"{"".join(named.get(letter, letter) for letter in text)}"'


def put(tree: Path, text: str) -> set[tuple[str, int]]:
    """Put a text into every field. Returns where they stand."""
    change(tree, WAITING, "      - kind: at-a-glance\n", f"{TABLE}      - kind: at-a-glance\n")
    change(
        tree,
        LETTER,
        "  - {id: hospital, text: Hospital}",
        "  - {id: hospital, text: Hospital}\n  - {id: days-max, text: Days}",
    )
    places = set()
    for path, old in FIELDS:
        before, colon, value = old.rpartition(": ")
        end = value[value.index("}") :] if value.endswith("}") else ""
        lines = (tree / path).read_text("utf-8").split("\n")
        places.add((path, 1 + next(number for number, line in enumerate(lines) if old in line)))
        change(tree, path, old, f"{before}{colon}{quoted(text)}{end}")
    return places


def put_address(tree: Path, address: str) -> set[tuple[str, int]]:
    change(tree, "content/sources.yml", "https://sample.example/study", quoted(address))
    return {("content/sources.yml", 6)}


def use_locale(tree: Path, tag: str) -> None:
    """Publish a language of the real site in the sample too."""
    known = {each["tag"] for each in yaml.safe_load((tree / LOCALES).read_text("utf-8"))["locales"]}
    if tag in known:
        return
    real = yaml.safe_load((PROJECT / LOCALES).read_text("utf-8"))["locales"]
    entry = next(each for each in real if each["tag"] == tag) | {"published": True}
    with (tree / LOCALES).open("a", encoding="utf-8") as file:
        file.write("  - " + yaml.safe_dump(entry, allow_unicode=True, default_flow_style=True, width=1000))


def translate(tree: Path, tag: str, text: str, *, english: str = ENGLISH, fuzzy: bool = False) -> Path:
    """Give one paragraph of the letter this English and this translation. Returns the PO file."""
    use_locale(tree, tag)
    change(tree, LETTER, 'text: "Please give us the scans of {name}."', f'text: "{english}"')
    blanks = "\n  - {id: days-min, text: Days}\n  - {id: days-max, text: Most days}"
    change(tree, LETTER, "  - {id: hospital, text: Hospital}", f"  - {{id: hospital, text: Hospital}}{blanks}")
    po = polib.POFile()
    po.metadata = {"Language": tag, "Content-Type": "text/plain; charset=UTF-8"}
    po.append(polib.POEntry(msgctxt=MESSAGE, msgid=english, msgstr=text, flags=["fuzzy"] if fuzzy else []))
    file = tree / f"content/translations/{tag}/letters/scan-request.po"
    file.parent.mkdir(parents=True, exist_ok=True)
    po.save(str(file))
    return file


BYTES: dict[str, bytes] = {
    "BI-006": (
        f"a: &a [{','.join('x' * 9)}]\n"
        + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(8))
    ).encode(),
    "BI-007": (
        f"a: &a {{{', '.join(f'k{i}: 1' for i in range(1000))}}}\n"
        + "".join(f"m{i}:\n  <<: [{','.join(['*a'] * 200)}]\n" for i in range(20))
    ).encode(),
    "BI-042": b"[" * 2000 + b"]" * 2000,
    "BI-043": b"a: " + b"9" * 5000,
    "BI-044": b"k" * 1100 + b": v",
    "BI-045": b"a: " + b"x " * 600_000,
    "BI-046": "title: A\n".encode("utf-16"),
    "BI-047": "title: Prélèvement\n".encode("latin-1"),
}
"""Files that are too long, too deep or no UTF-8."""

DRAWINGS = {
    "BI-124": "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><script>alert(1)</script></svg>",
    "BI-125": "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><image href='https://evil.example/p.png'/></svg>",
}

Step = Callable[[Path], "set[tuple[str, int]] | None"]


def changing(place: tuple[str, ...], new: str, line: int = 0) -> Step:
    """The step that replaces what stands at a place; the problem is at `line`."""

    def step(tree: Path) -> set[tuple[str, int]] | None:
        change(tree, place[0], place[1], new)
        return {(place[0], line)} if line else None

    return step


def new_guide(tree: Path, name: str, own_id: str) -> None:
    text = (tree / WAITING).read_text("utf-8").replace("id: waiting", f"id: {own_id}", 1)
    (tree / f"content/guides/{name}.yml").write_text(text, "utf-8")


def _two_files_with_one_id(tree: Path) -> None:
    new_guide(tree, "a", "a")
    new_guide(tree, "b", "a")
    change(tree, SITE, "guides: [asking, waiting]", "guides: [asking, waiting, a, b]")


def _another_id_than_the_file(tree: Path) -> None:
    new_guide(tree, "a", "b")
    change(tree, SITE, "guides: [asking, waiting]", "guides: [asking, waiting, a]")


def _ids_apart_by_capitals(tree: Path) -> None:
    new_guide(tree, "Guide", "Guide")
    new_guide(tree, "guide", "guide")
    change(tree, SITE, "guides: [asking, waiting]", "guides: [asking, waiting, guide]")


def _reserved(own_id: str) -> Step:
    """A guide of that name, in a file of that name, listed: nothing else is wrong with it."""

    def step(tree: Path) -> set[tuple[str, int]]:
        new_guide(tree, own_id, own_id)
        change(tree, SITE, "guides: [asking, waiting]", f"guides: [asking, waiting, {own_id}]")
        return {(f"content/guides/{own_id}.yml", 1)}

    return step


def _review_ahead(tree: Path) -> set[tuple[str, int]]:
    change(tree, *DATE, "last_reviewed: 2999-01-01")
    change(tree, *NEXT, "next_review: 2999-07-01")
    return {(WAITING, 5)}


def _two_figures(tree: Path) -> set[tuple[str, int]]:
    change(tree, *BODY, "text: It takes 5 to 10 business days., sources: [sample-2020]")
    change(
        tree, ASKING, "text: Some cancers grow fast.", "text: It takes 5 to 14 business days., sources: [sample-2020]"
    )
    return {(WAITING, 16)}


def _unused_source(tree: Path) -> None:
    file = tree / "content/sources.yml"
    file.write_text(
        file.read_text("utf-8") + file.read_text("utf-8")[9:].replace("sample-2020", "lonely-2021"), "utf-8"
    )


def _five_mistakes(tree: Path) -> None:
    change(tree, *TEXT[:2], 'title: "   "')
    change(tree, *DATE, "last_reviewed: 2026-02-30")
    change(tree, *NEXT, "next_review: 05/06/2026")
    change(tree, WAITING, "- id: time", "- id: The Time")
    change(tree, WAITING, "style: benefit-downside", "style: benefits")


def _drawing(name: str) -> Step:
    def step(tree: Path) -> None:
        (tree / "content/logo.svg").write_text(DRAWINGS[name], "utf-8")
        change(tree, SITE, "date: 2026", "logo: content/logo.svg\ndate: 2026")

    return step


def _link_out(tree: Path) -> set[tuple[str, int]]:
    secret = tree.parent / "secret.yml"
    secret.write_text("root: a secret of this computer\n", "utf-8")
    (tree / "content/guides/x.yml").symlink_to(secret)
    (tree / "content/translations/ar/guides/x.po").symlink_to(secret)
    assert "a secret of this computer" not in as_text(inspect_all(tree)[2])
    return {("content/guides/x.yml", 1), ("content/translations/ar/guides/x.po", 1)}


def _po(change_text: Callable[[str], str], place: str = "content/translations/ar/guides/asking.po") -> Step:
    def step(tree: Path) -> None:
        file = tree / place
        file.write_text(change_text(file.read_text("utf-8")), "utf-8")

    return step


def updated(tree: Path) -> polib.POEntry:
    """The letter's entry after the update, which must change nothing when it runs again."""
    assert main(["--root", str(tree), "translations", "update", "fr"]) == 0
    file = tree / "content/translations/fr/letters/scan-request.po"
    before = file.read_bytes()
    assert main(["--root", str(tree), "translations", "update", "fr"]) == 0
    assert file.read_bytes() == before
    return next(entry for entry in polib.pofile(str(file)) if entry.msgctxt == MESSAGE)


def _english_rewritten(new: str) -> Step:
    def step(tree: Path) -> None:
        translate(tree, "fr", "Demandez les images.", english="Ask for the scans today.")
        change(tree, LETTER, "Ask for the scans today.", new)
        entry = updated(tree)
        assert (entry.msgid, entry.msgstr) == (new, "Demandez les images.")
        assert entry.fuzzy
        assert entry.previous_msgid == "Ask for the scans today."
        shown = next(page for page in _pages(tree, "fr") if page.uri == "letters/scan-request").body
        assert '<span class="sl-stale">Demandez les images.</span>' in shown
        # A letter has no room for marks: who chooses English gets today's beside it.
        assert 'data-letter="../../../data/letters/scan-request.json"' in shown
        ((_, english),) = letter_files(editions(tree, ["en"])[0])
        assert new in json.loads(english)["html"]
        _stale_safety_text_is_english(tree)

    return step


def _stale_safety_text_is_english(tree: Path) -> None:
    change(tree, ASKING, "text: Do not wait.", "text: Do not wait now.")
    shown = next(page for page in _pages(tree, "ar") if page.uri == "guides/asking").body
    assert '<span lang="en" dir="ltr">Do not wait now.</span>' in shown
    assert "لا تنتظر" not in shown


def _pages(tree: Path, tag: str) -> Any:
    made = editions(tree, ["en", tag])
    return pages(made[-1], made)


def _list_swapped(tree: Path) -> None:
    file = tree / "content/translations/ar/guides/asking.po"
    assert main(["--root", str(tree), "translations", "update", "ar"]) == 0
    before = [(entry.msgctxt, entry.msgstr) for entry in polib.pofile(str(file)) if entry.fuzzy]
    items = "- {id: ask, text: Ask your team today.}", "- {id: write, text: Write down the answer.}"
    text = (tree / ASKING).read_text("utf-8")
    (tree / ASKING).write_text(text.replace(items[0], "§").replace(items[1], items[0]).replace("§", items[1]), "utf-8")
    assert main(["--root", str(tree), "translations", "update", "ar"]) == 0
    assert [(entry.msgctxt, entry.msgstr) for entry in polib.pofile(str(file)) if entry.fuzzy] == before


def _link_changed(tree: Path) -> None:
    text = "Demandez les [images](https://evil.example)."
    translate(tree, "fr", text, english="Ask for the [scans](source:sample-2020).")


def _signed(tree: Path, tag: str = "fr") -> Path:
    """Translate the whole letter and let somebody sign it."""
    file = translate(tree, tag, "Demandez les images.", english="Ask for the scans today.")
    assert main(["--root", str(tree), "translations", "update", tag]) == 0
    po = polib.pofile(str(file))
    for entry in po:
        entry.msgstr = entry.msgstr or entry.msgid.replace("Hospital", "Hôpital")
    po.save(str(file))
    _sign(tree, tag)
    return file


def _sign(tree: Path, tag: str) -> None:
    day = load(tree).site.date
    chosen = {"document": "letters/scan-request", "locale": tag, "role": "translator"}
    sign(tree, load(tree), name="Amina Case", day=day, **chosen)


def _changed_after_the_check(tree: Path) -> None:
    file = _signed(tree)
    words = {name: message.source for name, message in load(tree).interface.words.items()}
    assert not any(p.code == "I-review" for p in inspect_all(tree)[2])
    po = polib.pofile(str(file))
    entry = next(entry for entry in po if entry.msgctxt == MESSAGE)
    entry.msgstr, entry.tcomment = "Demandez les image.", "machine draft"
    po.save(str(file))
    shown = next(page for page in _pages(tree, "fr") if page.uri == "letters/scan-request").body
    assert words["review-changed-translator"].split(".")[0] in shown


def _signed_but_empty(tree: Path) -> None:
    file = translate(tree, "fr", "Demandez les images.", english="Ask for the scans today.")
    with pytest.raises(Refused, match="not wholly translated"):
        _sign(tree, "fr")
    letter, catalog = load(tree).letters["scan-request"], read_catalog(tree, "fr")[0]
    entry = {"document": "letters/scan-request", "role": "translator", "name": "Amina Case", "date": "2026-01-14"}
    signed = {"sign_offs": [entry | {"digest": digest(letter, catalog)}]}
    (file.parents[1] / "sign-offs.yml").write_text(
        yaml.safe_dump(signed).replace("'2026-01-14'", "2026-01-14"), "utf-8"
    )


STEPS: dict[str, Step] = {
    "BI-055": changing(TEXT, "tilte: When to wait", 2),
    "BI-056": changing(TEXT, "title: When to wait\nzzz: text", 3),
    "BI-057": changing((WAITING, "title: When to wait\n"), "", 1),
    "BI-058": changing(LIST, " one", 14),
    "BI-060": changing(LIST, " []", 14),
    "BI-061": changing(LIST, LIST[1] + LIST[1].split("\n")[1].join(["\n", ""]), 17),
    "BI-062": _two_files_with_one_id,
    "BI-063": _another_id_than_the_file,
    "BI-064": changing(ID, "id: Bring It", 1),
    "BI-065": _reserved("ar"),
    "BI-066": _reserved("assets"),
    "BI-067": changing(ID, f"id: {'a' * 300}", 1),
    "BI-068": changing(ENUM, "region: chets", 3),
    "BI-069": _review_ahead,
    "BI-070": changing(DATE, "last_reviewed: 2026-02-30", 5),
    "BI-071": changing(DATE, "last_reviewed: 05/06/2026", 5),
    "BI-072": changing(NEXT, "next_review: 2025-07-10", 6),
    "BI-073": changing(REF, "            sources: [sample-2020x]", 28),
    "BI-074": _unused_source,
    "BI-075": changing((WAITING, "related: [asking]"), "related: [waiting]", 7),
    "BI-076": changing(TEXT, 'title: "   "', 2),
    "BI-077": changing(("content/misconceptions/always-right.yml", "reality: Nobody is always right.\n"), "", 1),
    "BI-078": changing(BODY, "text: It changes the plan in 30–50% of cases.", 16),
    "BI-079": _two_figures,
    "BI-080": changing(BODY, "text: Getting a second opinion does not delay treatment.", 16),
    "BI-081": changing(BODY, "text: This guarantees the best cure.", 16),
    "BI-082": changing(("content/urgent.yml", "strip: Call your team now for fever. Do not wait.\n"), "", 1),
    "BI-083": _five_mistakes,
    "BI-124": _drawing("BI-124"),
    "BI-125": _drawing("BI-125"),
    "BI-126": changing(ID, "id: ../../etc/passwd", 1),
    "BI-127": changing(ID, "id: a/b", 1),
    "BI-128": _reserved("con"),
    "BI-129": changing(ID, "id: .git", 1),
    "BI-130": _ids_apart_by_capitals,
    "BI-131": _link_out,
    "BI-144": _english_rewritten("Ask for the scans now."),
    "BI-145": _english_rewritten("Somebody else will send the slides."),
    "BI-146": _list_swapped,
    "BI-148": _po(lambda text: text.replace("guides/asking#title", "guides/asking#gone")),
    "BI-149": _po(lambda text: text + text[text.index("# machine draft") :]),
    "BI-150": _po(lambda text: text.replace("Language: ar", "Language: fr")),
    "BI-151": _po(lambda text: text.replace('msgstr "كيف تسأل."', 'msgstr "كيف تسأل.')),
    "BI-153": _link_changed,
    "BI-156": _changed_after_the_check,
    "BI-157": _signed_but_empty,
    "BI-166": changing(BODY, "text: Keep your \U0001e900 dates.", 16),
    "BI-169": changing(
        (LOCALES, "tag: zh, endonym: 简体中文, english_name: Chinese, direction: ltr, script: Hans, cldr: zh_Hans"),
        "tag: zz, endonym: Zz, english_name: Zz, direction: ltr, script: Latn, cldr: zz",
        4,
    ),
}
"""Cases that are a change of the sample tree. Their problems are at the place returned."""

Run = Callable[[Path, pytest.CaptureFixture[str], pytest.MonkeyPatch], str]


def refused(capsys: pytest.CaptureFixture[str], tree: Path, output: Path) -> str:
    """What a build says that ends with 1."""
    assert main(["--root", str(tree), "build", "-o", str(output)]) == 1
    return capsys.readouterr().err


def _reserved_signs(tree: Path, _capsys: Any, _monkeypatch: Any) -> str:
    address = editions(tree, ["en"])[0].library.site.url
    hrefs = [link.href for link in share_links("A & B #1 50% + é\nnext", address)]
    assert all("A%20%26%20B%20%231%2050%25%20%2B%20%C3%A9%0Anext" in href for href in hrefs)
    return ""


def _language_without_settings(tree: Path, _capsys: Any, _monkeypatch: Any) -> str:
    use_locale(tree, "gu")
    for folder in ("docs", "overrides", "hooks"):
        (tree / folder).symlink_to(PROJECT / folder)
    settings = (PROJECT / "mkdocs.yml").read_text("utf-8")
    (tree / "mkdocs.yml").write_text(settings, "utf-8")
    loaded = editions(tree)
    with pytest.raises(SystemExit) as ended:
        build_part(tree, tree / "out", loaded, ["en"], strict=True)
    assert not (tree / "out").exists()
    return str(ended.value.code)


def _foreign_folder(tree: Path, capsys: Any, _monkeypatch: Any) -> str:
    mine = tree / "mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("mine", "utf-8")
    said = refused(capsys, tree, mine)
    assert [path.name for path in mine.iterdir()] == ["letter.txt"]
    return said


def _unwritable_folder(tree: Path, capsys: Any, _monkeypatch: Any) -> str:
    (tree / "file").write_text("no folder", "utf-8")  # below a file nobody can write, root neither
    said = refused(capsys, tree, tree / "file/site")
    assert "file/site cannot be written" in said
    assert len(said.splitlines()) == 1
    return said


def _print(tree: Path, body: str) -> str:
    sheet = PrintSheet(
        "a.pdf", f"<html lang='en'><title>A</title><style>body {{ font-family: 'Noto Sans' }}</style>{body}"
    )
    with pytest.raises(ContentError) as caught:
        list(make_pdfs([sheet], tree / ".cache", workers=1))
    assert all(problem.code == "P-fetch" for problem in caught.value.problems)
    return as_text(caught.value.problems)


def _remote_picture(tree: Path, _capsys: Any, _monkeypatch: Any) -> str:
    return _print(tree, "<img src=https://evil.example/p.png alt=''>")


def _local_file(tree: Path, _capsys: Any, _monkeypatch: Any) -> str:
    return _print(tree, "<a rel=attachment href=file:///etc/hostname>a</a>")


def _page_that_fetches(tree: Path, _capsys: Any, _monkeypatch: Any) -> str:
    loaded = editions(tree, ["en"])
    site = tree / "out"
    (site / "guides").mkdir(parents=True)
    link = '<link rel="stylesheet" href="https://fonts.googleapis.com/css2?family=Noto">'
    (site / "guides/index.html").write_text(f"<html>\n{link}\n<a href='https://www.who.int/'>WHO</a>", "utf-8")
    with pytest.raises(ContentError) as caught:
        list(finish(loaded, loaded, site, tree / ".cache", 1))
    [problem] = caught.value.problems
    assert (problem.path, problem.line, problem.code) == ("guides/index.html", 2, "B-remote")
    (site / "guides/index.html").write_text(f"<link rel=icon href='{loaded[0].library.site.url}/icon.svg'>", "utf-8")
    check_requests(site, loaded[0].library.site.url)
    return problem.message


def _template_bug(tree: Path, capsys: Any, monkeypatch: Any) -> str:
    templates = tree / "templates"
    shutil.copytree(environment.TEMPLATES, templates)
    file = templates / "pages/guide.html"
    file.write_text("line one\n{{ guide.titel.value }}\n" + file.read_text("utf-8"), "utf-8")
    monkeypatch.setattr(environment, "TEMPLATES", templates)
    environment.environment.cache_clear()
    try:
        assert main(["--root", str(tree), "stage", "--locale", "en", "--out", str(tree / "out")]) == 1
    finally:
        environment.environment.cache_clear()
    said = capsys.readouterr().err
    assert f"{file}:2:1: B-template " in said
    return said


GUARD = """
import socket, sys
class Blocked(socket.socket):
    def connect(self, *_): raise SystemExit("somebody asked the network")
    connect_ex = sendto = connect
def no_name(*_args, **_more): raise SystemExit("somebody asked for an address")
socket.socket, socket.getaddrinfo, socket.create_connection = Blocked, no_name, no_name
from secondlook.cli import main
sys.exit(main())
"""
HOSTILE = 'A \\" onmouseover=\\"alert(1) </title><script>alert(2)</script>'


def _command(tree: Path, output: Path, *, guarded: bool = False) -> list[str]:
    program = [sys.executable, "-c", GUARD] if guarded else [sys.executable, "-m", "secondlook.cli"]
    return [*program, "--root", str(tree), "build", "-o", str(output)]


def _environment(**changed: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(PROJECT / "hooks"), "SOURCE_DATE_EPOCH": "1768435200", **changed}


def _small_tree(folder: Path) -> Path:
    tree = copy_sample(folder / "tree")
    text = (tree / LOCALES).read_text("utf-8")
    (tree / LOCALES).write_text("\n".join(text.split("\n")[:2]) + "\n", "utf-8")
    shutil.rmtree(tree / "content/translations/ar")
    change(tree, WAITING, "title: When to wait", f'title: "{HOSTILE}"')
    return tree


def digests(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


@functools.cache
def first_build() -> tuple[Path, dict[str, str]]:
    """A build that was killed while it printed, over an old site; then one that ran to its end.

    Returns the folder it stands in and what the killed one has left of the old site.
    """
    folder = Path(tempfile.mkdtemp(prefix="bad-inputs-"))
    tree, output = _small_tree(folder), folder / "site"
    output.mkdir()
    for name in ("index.html", "sitemap.xml"):
        (output / name).write_text("old", "utf-8")
    env = _environment(TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="0")
    with subprocess.Popen(_command(tree, output), env=env, start_new_session=True, stdout=subprocess.DEVNULL) as killed:
        while killed.poll() is None and not list(folder.glob(".site-*/new/print/**/*.pdf")):
            time.sleep(0.05)
        assert killed.poll() is None, "it ended before it could be killed"
        os.killpg(killed.pid, signal.SIGKILL)
    left = digests(output)
    subprocess.run(_command(tree, output), env=env, check=True, stdout=subprocess.DEVNULL)
    return folder, left


@functools.cache
def second_build() -> Path:
    """The same content elsewhere, on another day's clock, in another zone, with another order of sets, off the net."""
    folder = Path(tempfile.mkdtemp(prefix="bad-inputs-elsewhere-"))
    tree, output = _small_tree(folder), folder / "deep/down/site"
    env = _environment(TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    subprocess.run(_command(tree, output, guarded=True), env=env, check=True, stdout=subprocess.DEVNULL)
    return output


def _same_bytes(_tree: Any, _capsys: Any, _monkeypatch: Any) -> str:
    site = first_build()[0] / "site"
    assert digests(site) == digests(second_build())
    assert list(site.rglob("*.pdf"))
    return ""


def _no_network(_tree: Any, _capsys: Any, _monkeypatch: Any) -> str:
    assert (second_build() / "sitemap.xml").exists()
    blocked = subprocess.run(
        [
            sys.executable,
            "-c",
            GUARD.split("from secondlook", maxsplit=1)[0] + "socket.create_connection(('127.0.0.1', 9))",
        ],
        capture_output=True,
        check=False,
        text=True,
    )
    assert "asked for an address" in blocked.stderr  # the guard does block
    return ""


def _killed(_tree: Any, _capsys: Any, _monkeypatch: Any) -> str:
    folder, left = first_build()
    assert set(left) == {"index.html", "sitemap.xml"}
    assert set(left.values()) == {hashlib.sha256(b"old").hexdigest()}
    html = (folder / "site/guides/waiting/index.html").read_text("utf-8")
    assert 'onmouseover="' not in html
    assert "<script>alert" not in html
    return ""


RUNS: dict[str, Run] = {
    "BI-123": _reserved_signs,
    "BI-158": _language_without_settings,
    "BI-159": _same_bytes,
    "BI-160": _no_network,
    "BI-161": _killed,
    "BI-162": _foreign_folder,
    "BI-163": _unwritable_folder,
    "BI-164": _remote_picture,
    "BI-165": _local_file,
    "BI-167": _page_that_fetches,
    "BI-168": _template_bug,
}
"""Cases that are a run of a command or of a part of a build. Each returns what was said."""


def limited(megabytes: int, seconds: int) -> Callable[[], None]:
    """What a process does before it starts, so that it ends when it takes more memory or time."""

    def set_limits() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))

    return set_limits

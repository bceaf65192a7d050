"""Whatever somebody types or a program saves: content or located problems, no other error, nothing written to site/.

Normally 200 examples of each property, always the same ones. `pytest -m nightly` tries 2,000 others: see
docs-contributors/work-on-the-code.md.
"""

from __future__ import annotations

import functools
import shutil
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import escape

from bad_input_steps import FIELDS, LOCALES, MESSAGE, WAITING, put, quoted, translate
from conftest import PROJECT, SAMPLE, change, copy_sample
from secondlook import inline, loading
from secondlook.catalog import update
from secondlook.edition import checked_catalog, edition_of, editions, inspect_all
from secondlook.library import source_path
from secondlook.loading import load
from secondlook.problems import Problem, errors
from secondlook.reading import read_document
from secondlook.render.pages import pages
from secondlook.text import Message, TextState, messages, texts

FILES = sorted(path.relative_to(SAMPLE).as_posix() for path in SAMPLE.rglob("*.yml"))
ASKING_PO = "content/translations/ar/guides/asking.po"

NORMAL = settings(max_examples=200, derandomize=True, deadline=None, database=None)
NIGHTLY = settings(max_examples=2_000, deadline=None, database=None, print_blob=True)
RATES = pytest.mark.parametrize(
    "rate", [NORMAL, pytest.param(NIGHTLY, marks=pytest.mark.nightly)], ids=["always", "nightly"]
)

VALUES = (
    *("", "[]", "{}", "5", "-1", "null", "true", "no", "1.5", "2026-02-30", '"x', "'", "|", ">", "- a", "a: b"),
    *("!x", "*x", "&x", "#", "../x", "<script>", "{name}"),
)
"""What a value of a YAML file may become."""
PIECES = (
    *("<script>alert(1)</script>", "<b", "-->", "{{ x }}", "{% raw %}", "{name}", "{", "}", "**", "*", "[x](", "]("),
    *(")", "[x](guide:asking)", "[x](https://www.who.int/)", "[x](javascript:alert(1))", "![x](//a.example)", "\n\n"),
    *("\\", '"', "'", "&amp;", "&#58;", "\u202e", "\u2067", "\u2069", "\u200d", "e\u0301", "\ufeff", "\x00"),
    *("\U000e0041", "PET-CT", "38 °C", "5 to 10 days", "Ask your team.", "اسأل فريقك", "询问", "র\u200dঅ"),
    *("% $ # @ ` ~ | ; :", "onload=x", "</title>", "Ask again."),
)
"""What a text may hold that means something to one of the programs it goes through."""
PO_PIECES = (
    *('msgid ""', 'msgstr ""', 'msgid "a"', 'msgctxt "guides/asking#title"', 'msgid_plural "b"', 'msgstr[0] "c"'),
    *("#~ ", "#,", "#, fuzzy", '#| msgid "old"', '"Content-Type: text/plain; charset=x-none\\n"', '"Language: fr\\n"'),
    *("\\", '"', "", "#~|", "domain x", "#: a:1", "#. b", 'msgstr "\\x"', 'msgstr "%s"', "\ufeff", "\x00"),
    *("\u2028", "\r", "\x0b"),
)
"""The same for a PO file."""

texts_of_people = st.one_of(
    st.text(max_size=60),
    st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=60),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), min_size=1, max_size=6).map(" ".join),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join),
)


def slips(pieces: tuple[str, ...]) -> st.SearchStrategy[Callable[[str], str]]:
    """One thing that may happen to a file while one edits it, as a function of its text."""
    where = st.floats(0, 1)
    piece = st.one_of(st.sampled_from(pieces), st.text(max_size=4))
    return st.one_of(
        st.builds(functools.partial, st.just(_line_gone), where),
        st.builds(functools.partial, st.just(_line_twice), where),
        st.builds(functools.partial, st.just(_line_elsewhere), where, where),
        st.builds(functools.partial, st.just(_line_shifted), where, st.integers(-4, 4)),
        st.builds(functools.partial, st.just(_line_replaced), where, piece),
        st.builds(functools.partial, st.just(_value_replaced), where, piece),
        st.builds(functools.partial, st.just(_piece_typed), where, piece),
        st.builds(functools.partial, st.just(_piece_lost), where, st.integers(1, 40)),
    )


def _at(where: float, length: int) -> int:
    return min(int(where * length), max(length - 1, 0))


def _line_gone(where: float, text: str) -> str:
    lines = text.split("\n")
    del lines[_at(where, len(lines))]
    return "\n".join(lines)


def _line_twice(where: float, text: str) -> str:
    lines = text.split("\n")
    at = _at(where, len(lines))
    return "\n".join([*lines[: at + 1], *lines[at:]])


def _line_elsewhere(where: float, to: float, text: str) -> str:
    lines = text.split("\n")
    lines.insert(_at(to, len(lines)), lines.pop(_at(where, len(lines))))
    return "\n".join(lines)


def _line_shifted(where: float, by: int, text: str) -> str:
    lines = text.split("\n")
    at = _at(where, len(lines))
    lines[at] = " " * by + lines[at] if by > 0 else lines[at][-by:]
    return "\n".join(lines)


def _line_replaced(where: float, piece: str, text: str) -> str:
    lines = text.split("\n")
    lines[_at(where, len(lines))] = piece
    return "\n".join(lines)


def _value_replaced(where: float, piece: str, text: str) -> str:
    lines = text.split("\n")
    at = _at(where, len(lines))
    lines[at] = lines[at].partition(":")[0] + ": " + piece
    return "\n".join(lines)


def _piece_typed(where: float, piece: str, text: str) -> str:
    at = _at(where, len(text))
    return text[:at] + piece + text[at:]


def _piece_lost(where: float, length: int, text: str) -> str:
    at = _at(where, len(text))
    return text[:at] + text[at + length :]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The sample tree, of which only changed files are read anew."""
    kept: dict[Any, Any] = {}

    def read_once(model: Any, file: Path, path: str, key: str) -> Any:
        content = (path, file.read_bytes() if file.is_file() else None)
        if content not in kept:
            kept[content] = read_document(model, file, path, key)
        document, source, problems = kept[content]
        return document, source, list(problems)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(loading, "read_document", read_once)
        yield copy_sample(tmp_path_factory.mktemp("small"))


def judged(tree: Path, problems: list[Problem]) -> list[Problem]:
    """The same problems; each stands in a file that exists, at a line it has, and nothing was published."""
    for problem in problems:
        file = tree / problem.path
        assert file.is_file() or problem.code == "Y-file", problem
        assert 1 <= problem.line <= lines_of(file), problem
        assert problem.column >= 1, problem
        assert problem.message, problem
    assert not (tree / "site").exists()
    return problems


def lines_of(file: Path) -> int:
    content = file.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n") if file.is_file() else b""
    return content.count(b"\n") + 1


@RATES
def test_any_change_of_any_file_gives_content_or_located_problems(small, rate):
    @rate
    @given(st.sampled_from(FILES), st.lists(slips(VALUES), min_size=1, max_size=3))
    def holds(path, changes):
        file = small / path
        before = file.read_bytes()
        text = before.decode()
        for each in changes:
            text = each(text)
        try:
            file.write_bytes(text.encode("utf-8", "surrogatepass"))
            library, _, problems = inspect_all(small)
            judged(small, problems)
            assert library is not None or errors(problems)
        finally:
            file.write_bytes(before)

    holds()


@RATES
def test_any_bytes_as_a_file_give_located_problems(small, rate):
    @rate
    @given(st.sampled_from(FILES), st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
    def holds(path, content):
        file = small / path
        before = file.read_bytes()
        try:
            file.write_bytes(content)
            assert errors(judged(small, inspect_all(small)[2]))
        finally:
            file.write_bytes(before)

    holds()


class Tags(HTMLParser):
    """Every element of a page with its attributes, and every address."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[tuple[str, ...]] = set()
        self.addresses: set[str] = set()
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add((tag, *sorted(name for name, _ in attrs)))
        self.addresses |= {value or "" for name, value in attrs if name in {"href", "src", "action", "formaction"}}

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        self.found.add(("comment", data))


def tags(html: str) -> Tags:
    parser = Tags()
    parser.feed(html)
    parser.close()
    return parser


MARKUP = {("strong",), ("em",), ("p",), ("a", "href"), ("bdi",), ("bdi", "dir")}
"""What the small markup of a text may become."""
UNSAFE = ("javascript", "data:", "//", "vbscript", "http:")


@RATES
def test_any_text_in_any_field_is_refused_or_shown_as_it_is(small, rate, tmp_path):
    usual = shutil.copytree(small, tmp_path / "usual")
    put(usual, "Ask again.")
    known = MARKUP.union(*(tags(page.body).found for page in (*pages_of(small), *pages_of(usual))))
    places = fields_of(small)
    seen = []

    @rate
    @given(texts_of_people, st.one_of(st.none(), st.sampled_from(places)))
    def holds(text, place):
        tree = tmp_path / "tree"
        shutil.rmtree(tree, ignore_errors=True)
        shutil.copytree(small, tree)
        if place is None:
            put(tree, text)
        else:
            put_at(tree, place, text)
        problems = judged(tree, inspect_all(tree)[2])
        if errors(problems):
            return
        seen.append(text)
        [edition] = editions(tree, ["en"])
        title = inline.plain(edition.library.guides["waiting"].title.value)
        for page in pages(edition, [edition]):
            found = tags(page.body)
            assert found.found <= known, text
            assert not any(each.strip().lower().startswith(UNSAFE) for each in found.addresses)
            assert "<" not in page.linked_data
            assert page.uri != "guides/waiting" or " ".join(title.split()) in " ".join(found.words.split())

    holds()
    assert len(seen) > 10, "hardly any text was accepted: nothing was looked at"


def fields_of(tree: Path) -> list[Message]:
    """Every text of the tree that stands on one line, with its place."""
    found = [message for _, document in load(tree).documents() for message in messages(document)]
    return [message for message in found if message.source in line_of(tree, message)]


def line_of(tree: Path, message: Message) -> str:
    path = tree / source_path(message.id.partition("#")[0])
    return path.read_text("utf-8").split("\n")[message.line - 1][message.column - 1 :]


def put_at(tree: Path, message: Message, text: str) -> None:
    file = tree / source_path(message.id.partition("#")[0])
    lines = file.read_text("utf-8").split("\n")
    line = lines[message.line - 1]
    before, typed = line[: message.column - 1], line_of(tree, message)
    marks = 2 if typed[0] in "\"'" else 0
    lines[message.line - 1] = before + quoted(text) + typed[len(message.source) + marks :]
    file.write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))


def pages_of(tree: Path) -> tuple[Any, ...]:
    made = editions(tree, ["en"])
    return pages(made[0], made)


def as_translation(text: str) -> bytes:
    return f'msgctxt "guides/asking#title"\nmsgid "Asking for help"\nmsgstr {quoted(text)}\n'.encode()


@RATES
def test_any_translation_file_gives_translations_or_located_problems(small, rate, tmp_path):
    accepted = []
    library = load(small)
    arabic = library.locales.locales[1]

    @rate
    @given(
        st.one_of(
            st.lists(slips(PO_PIECES), min_size=1, max_size=4),
            st.binary(max_size=200),
            st.text(max_size=200).map(str.encode),
            texts_of_people.map(as_translation),
        )
    )
    def holds(given_file):
        file = small / ASKING_PO
        before = file.read_bytes()
        content = given_file
        if isinstance(given_file, list):
            text = before.decode()
            for each in given_file:
                text = each(text)
            content = text.encode("utf-8", "surrogatepass")
        try:
            file.write_bytes(content)
            catalog, problems = checked_catalog(small, library, arabic)
            judged(small, problems)
            # A slip in an id may look like another id in the English: a problem of both files together.
            if not errors(problems) and not errors(judged(small, inspect_all(small)[2])):
                accepted.append(content)
                copy = shutil.copytree(small, tmp_path / "copy", dirs_exist_ok=True)
                update(copy, "ar", library)
                assert not errors(checked_catalog(copy, library, arabic)[1])
                for page in pages(edition_of(small, library, arabic, catalog), editions(small, ["en"])):
                    assert "<script" not in page.body
        finally:
            file.write_bytes(before)

    holds()
    assert len(accepted) > 10, "hardly any file was accepted: nothing was looked at"


GOOD = {
    "en": "Ask for the “second” look – it’s your right.",
    "ar": "اطلب نتيجة \u2066PET-CT\u2069 من المستشفى، ثم اسأل: متى؟",
    "bn": "র\u200d্যাপিড পরীক্ষা; হা\u200cর্ট ও ক্যান্সার\u200cের কাগজ।",
    "hi": "डॉक्\u200dटर से दूसरी राय लें; क्\u200cष अलग लिखा जाता है।",
    "ur": "رپورٹیں ساتھ لے جائیں\u200c گے؛ \u2066MRI\u2069 کی سی ڈی بھی مانگیں۔",
    "gu": "ડૉક્\u200dટરને પૂછો કે ક્\u200cષ કેમ લખાય છે.",
    "ta": "மருத்துவரிடம் கேளுங்கள்; க்\u200cஷ என்று எழுதலாம்.",
    "si": "ශ්\u200dරී ලංකාවේ වෛද්\u200dයවරයාගෙන් අසන්න.",
    "ne": "डाक्टरसँग सोध्नुहोस्; गर्\u200dयो र पर्\u200dयो।",
    "tr": "İkinci görüş için doktorunuza sorun: ığüşöç.",
    "fr": "Demandez l’avis d’un œil neuf : « c’est votre droit » !",
    "ru": "Попросите диск с PET-CT и DICOM; всё ещё не поздно.",
    "sw": "Muulize daktari wako kuhusu maoni ya pili ng’ombe.",
    "tl": "Itanong sa doktor ang pangalawang opinyon, ‘di ba?",
    "zh": "请向医院索取 PET-CT 光盘，并问“什么时候可以取”。",
    "zh-Hant": "請向醫院索取 PET-CT 光碟，並問「什麼時候可以取」。",
}
"""Good text of every language: joiners that these scripts need, isolates, quotation marks, foreign names."""
CODES = {each["tag"] for each in yaml.safe_load((PROJECT / LOCALES).read_text("utf-8"))["locales"]}


def test_good_text_is_tried_out_in_every_language_of_the_site():
    assert GOOD.keys() == CODES


@pytest.mark.parametrize("tag", GOOD)
def test_good_text_is_accepted_and_reaches_the_page_unchanged(tree, tag):
    if tag == "en":
        change(tree, WAITING, FIELDS[2][1], f"text: {quoted(GOOD[tag])}")
    else:
        translate(tree, tag, GOOD[tag], english="Ask at the hospital.")
    assert [problem for problem in inspect_all(tree)[2] if problem.path.endswith((".po", "waiting.yml"))] == []
    library = load(tree)
    locale = next(each for each in library.locales.locales if each.tag == tag)
    catalog = None if tag == "en" else checked_catalog(tree, library, locale)[0]
    made = edition_of(tree, library, locale, catalog)
    shown = [page.body for page in pages(made, (made,))]
    words = str(escape(GOOD[tag]))
    assert any(words in strip_bdi(body) for body in shown)
    if tag != "en":
        letter = texts(made.library.letters["scan-request"])
        assert [text.state for text in letter if text.value == GOOD[tag]] == [TextState.FRESH]
        update(tree, tag, library)  # and saving it changes no letter
        assert checked_catalog(tree, library, locale)[0].entries[MESSAGE].translation == GOOD[tag]


def strip_bdi(html: str) -> str:
    return html.replace('<bdi dir="ltr">', "").replace("</bdi>", "")

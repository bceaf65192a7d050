"""The translations of one locale, kept in PO files: read, look up, bring up to date. The only importer of polib.

`msgctxt` is the message id, `msgid` the English that was translated. An entry whose `msgid` is not today's English is
stale, whether or not anybody has run the update since.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import polib

from secondlook.library import Library
from secondlook.paths import leads_out
from secondlook.problems import Problem
from secondlook.text import Message, Text, TextState, messages

FOLDER = "content/translations"
MACHINE_DRAFT = "machine draft"
_PO_LINE = re.compile(r'\s*(#.*|((msgctxt|msgid|msgstr)\s+)?"(?:[^"\\]|\\.)*")?')
_OTHER_NAMES = {"zh-TW": "zh-Hant", "zh-HK": "zh-Hant", "zh-MO": "zh-Hant", "zh-Hans": "zh", "fil": "tl"}
"""What translation programs call a language in the header, and what we call it."""
SAFETY_COMMENT = "Safety text: readers see the English until this is translated again."


@dataclass(frozen=True, slots=True)
class Entry:
    """One translation: the English it was made from, the words, whether it is doubtful, where it stands."""

    id: str
    source: str
    translation: str
    fuzzy: bool
    outdated: bool
    """The update has replaced the English since, and kept the old one as previous msgid; nobody has looked since."""
    machine: bool
    """Made by a machine, and not touched by a person since."""
    path: str
    line: int

    @property
    def at(self) -> tuple[str, int, int]:
        """Path, line and column for a problem."""
        return self.path, self.line, 1


@dataclass(frozen=True, slots=True)
class Catalog:
    """All entries of one locale, by message id."""

    locale: str
    entries: Mapping[str, Entry]

    def look_up(self, message: Message) -> Text:
        """The message in this locale, with how it stands to today's English."""
        entry = self.entries.get(message.id)
        state = _state(entry, message)
        value = message.source if entry is None or state is TextState.MISSING else entry.translation
        return Text(value, self.locale, state, message.source, message.id)


def _state(entry: Entry | None, message: Message) -> TextState:
    if entry is None or not entry.translation:
        return TextState.MISSING
    if entry.source == message.source and not entry.fuzzy:
        return TextState.FRESH
    doubtful = entry.fuzzy and not entry.outdated and entry.source == message.source
    return TextState.MISSING if doubtful or message.safety else TextState.STALE


def po_path(locale: str, key: str) -> str:
    """The PO file of one document, relative to the content root."""
    return f"{FOLDER}/{locale}/{key}.po"


def read_catalog(root: Path, locale: str) -> tuple[Catalog, list[Problem]]:
    """Read every PO file of one locale.

    Result: the catalog of all readable entries; located problems: unreadable files, wrong language, an id twice, no id.
    """
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    folder = root / FOLDER / locale
    for file in sorted(folder.rglob("*.po")):
        if file.name.startswith("."):
            continue  # an editing program has it open
        path = file.relative_to(root).as_posix()
        if leads_out(file, path):
            hint = "delete it, and put the file itself in its place"
            problems.append(Problem(path, 1, 1, "L-path", "this is a link to a file outside of this folder", hint))
            continue
        try:
            found, wrong = _read_file(file, path, file.read_text("utf-8-sig"), locale)
        except (OSError, UnicodeDecodeError) as error:
            problems.append(_syntax_problem(path, error))
            continue
        problems += wrong
        for entry in found:
            if not entry.id:
                hint = "the program that saved the file has lost it: take the file as it was before"
                problems.append(Problem(*entry.at, "I-syntax", "this entry has no line msgctxt", hint))
            elif entry.id in entries:
                first = entries[entry.id]
                message = f"'{entry.id}' stands here again; first in {first.path} on line {first.line}"
                problems.append(Problem(*entry.at, "I-dup", message, "keep one of the two"))
            entries.setdefault(entry.id, entry)
    return Catalog(locale, entries), problems


@lru_cache(maxsize=5_000)
def _read_file(file: Path, path: str, text: str, locale: str) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """The entries of one file that holds `text`, and its problems: read once, as long as it holds the same."""
    problems = list(_torn_lines(path, text))
    try:
        # Not from `text`: polib breaks it into other lines, and would open the file that it names.
        po = polib.pofile(str(file), wrapwidth=0)
    except (OSError, ValueError) as error:
        return (), (*problems, _syntax_problem(path, error))
    return tuple(_read_entries(path, po)), (*problems, *_header_problems(path, po, locale))


def _read_entries(path: str, po: polib.POFile) -> Iterator[Entry]:
    for entry in po:
        if not entry.obsolete:
            yield Entry(
                id=entry.msgctxt or "",
                source=unicodedata.normalize("NFC", entry.msgid),
                translation=unicodedata.normalize("NFC", entry.msgstr).strip(),
                fuzzy=entry.fuzzy,
                outdated=entry.fuzzy and bool(entry.previous_msgid),
                machine=MACHINE_DRAFT in entry.tcomment,
                path=path,
                line=entry.linenum or 1,
            )


def _syntax_problem(path: str, error: Exception) -> Problem:
    line = re.search(r"line (\d+)", str(error))
    reason = (
        "the file is not written in UTF-8" if isinstance(error, UnicodeDecodeError) else "this is not a valid PO file"
    )
    hint = "open the file in a PO editor, or undo the last change"
    return Problem(path, int(line[1]) if line else 1, 1, "I-syntax", reason, hint)


def _torn_lines(path: str, text: str) -> Iterator[Problem]:
    """Lines whose quotes do not close: polib would silently drop a character of them."""
    for number, line in enumerate(text.split("\n"), start=1):  # splitlines() knows more line ends than editors do
        if not _PO_LINE.fullmatch(line.rstrip()):
            yield Problem(
                path, number, 1, "I-syntax", "the quotes of this line do not close", "end it with a quote", line
            )


def _header_problems(path: str, po: polib.POFile, locale: str) -> Iterator[Problem]:
    found = po.metadata.get("Language", "")
    if not _names(found, locale):
        message = f"the header says Language: {found or 'nothing'}, the folder says {locale}"
        yield Problem(path, 1, 1, "I-header", message, f"write Language: {locale}")


def _names(found: str, locale: str) -> bool:
    """Whether a header means our locale: some programs always write a country ("ar_SA"), which tells Chinese apart."""
    name = found.replace("_", "-")
    without = re.sub(r"-[A-Z]{2}$", "", name)
    ours = _OTHER_NAMES.get(name) or _OTHER_NAMES.get(without)
    return locale == ours if ours else locale in {name, without}


def update(root: Path, locale: str, library: Library[Message]) -> list[str]:
    """Bring the PO files of one locale up to today's English, without losing a word.

    New messages get empty entries. Where the English has changed the old translation stays, marked fuzzy, with the
    English it was made from. Entries of messages that are gone become obsolete. A file that another program has saved
    gets our form again: order, long lines, short header. Returns the paths that changed.
    """
    changed: list[str] = []
    wanted: set[Path] = set()
    for key, document in library.documents():
        found = messages(document)
        if not found:
            continue
        file = root / po_path(locale, key)
        wanted.add(file)
        old = polib.pofile(str(file), wrapwidth=0) if file.exists() else _new_file(locale)
        if _write(file, _updated(old, found, locale)):
            changed.append(po_path(locale, key))
    left = [file for file in sorted((root / FOLDER / locale).rglob("*.po")) if file not in wanted]
    rewritten = [file for file in left if _write(file, _updated(polib.pofile(str(file), wrapwidth=0), (), locale))]
    return changed + [file.relative_to(root).as_posix() for file in rewritten]


def _new_file(locale: str) -> polib.POFile:
    po = polib.POFile(wrapwidth=0)
    po.metadata = _header({}, locale)
    return po


def _header(old: Mapping[str, str], locale: str) -> dict[str, str]:
    """Our four lines, and who translated last. Dates and names of programs, which every save changes, are left out."""
    found = old.get("Language") or locale
    header = {
        "Language": locale if _names(found, locale) else found,  # another language is a problem to be seen
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    translator = old.get("Last-Translator", "").strip()
    return {"Last-Translator": translator, **header} if translator else header


def _updated(old: polib.POFile, found: tuple[Message, ...], locale: str) -> polib.POFile:
    po = polib.POFile(wrapwidth=0)
    po.header, po.metadata = old.header, _header(old.metadata, locale)
    before = {entry.msgctxt: entry for entry in old if not entry.obsolete}
    memory = {entry.msgctxt: entry for entry in old if entry.obsolete}
    for message in found:
        entry = before.pop(message.id, None) or memory.pop(message.id, None)
        po.append(_renewed(entry, message))
    for entry in [*before.values(), *memory.values()]:
        if entry.msgstr:
            entry.obsolete = True
            po.append(entry)
    return po


def _renewed(entry: polib.POEntry | None, message: Message) -> polib.POEntry:
    if entry is None:
        entry = polib.POEntry(msgctxt=message.id, msgid=message.source)
    entry.obsolete = False
    entry.comment = SAFETY_COMMENT if message.safety else ""
    entry.occurrences, entry.previous_msgctxt = [], None
    fuzzy = entry.fuzzy
    before = entry.previous_msgid if fuzzy else None
    if entry.msgid != message.source and entry.msgstr:
        before = before or entry.msgid
        fuzzy = before != message.source
    entry.flags = ["fuzzy"] if fuzzy else []
    entry.previous_msgid = before if fuzzy else None
    entry.msgid = message.source
    return entry


def _write(file: Path, po: polib.POFile) -> bool:
    text = str(po) + "\n" if not str(po).endswith("\n") else str(po)
    content = text.encode()  # bytes, so that line ends of another system count as a difference
    if file.exists() and file.read_bytes() == content:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return True

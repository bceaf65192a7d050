"""Recording that a person has checked a document: an entry in sign-offs.yml that any later change voids."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from secondlook.catalog import FOLDER, read_catalog
from secondlook.characters import forbidden
from secondlook.library import Library
from secondlook.problems import ContentError, Refused, counted, did_you_mean
from secondlook.schemas import modeline
from secondlook.signoffs import Role, digest, read_sign_offs, untranslated
from secondlook.text import Message, messages

SHORTEST_NAME = 2

PLACEHOLDERS = frozenset(
    {
        *("name", "full name", "own name", "own full name", "first name", "last name", "first name last name"),
        *("anonymous", "jane doe", "john doe", "n a", "nobody", "none", "somebody", "someone", "unknown"),
        *("clinician", "doctor", "nurse", "pharmacist", "reviewer", "translator"),
        *("tbd", "test", "todo", "xx", "xxx"),
    }
)
"""What stands where a name should stand, in small letters; so does whatever begins with "your"."""


def sign(  # noqa: PLR0913 -- a sign-off says who checked what, in which language, as what, and when
    root: Path, library: Library[Message], *, document: str, locale: str, role: Role, name: str, day: datetime.date
) -> str:
    """Add one sign-off for the words of a document as they are now.

    Arguments: the content root and what stands there; the document's key ("guides/what-is"); the tag of the language
    that was checked; as what; the person's own name; the day of the check. Result: a sentence for that person. Raises
    Refused for a document or language that does not exist, a document without words or not wholly translated, a name
    that is none, and words that are signed already; ContentError if the file of sign-offs is unreadable.
    """
    documents = dict(library.documents())
    source = library.locales.locales[0].tag
    if document not in documents:
        msg = f"there is no document '{document}'; {did_you_mean(document, documents)}"
        raise Refused(msg)
    if not messages(documents[document]):
        msg = f"{document} holds no words that readers see: nobody has to check it"
        raise Refused(msg)
    if locale not in {each.tag for each in library.locales.locales}:
        msg = f"there is no language '{locale}'; {did_you_mean(locale, [each.tag for each in library.locales.locales])}"
        raise Refused(msg)
    if role == "translator" and locale == source:
        msg = f"{locale} is the language of the source strings: nobody translated it"
        raise Refused(msg)
    if not is_name(name):
        msg = f"write your own name, in letters and without quotation marks: '{name.strip()}' is not a person's name"
        raise Refused(msg)
    catalog = None if locale == source else read_catalog(root, locale)[0]
    if left := untranslated(documents[document], catalog):
        missing = counted(left, "text")
        msg = f"{document} is not wholly translated into {locale}: {missing} missing. Nobody can have checked that"
        raise Refused(msg)
    mark = digest(documents[document], catalog)
    signed, problems = read_sign_offs(root, locale)
    if problems:
        raise ContentError(problems)
    made = {(each.document, each.role, each.digest, each.name) for each in signed.sign_offs}
    if (document, role, mark, name.strip()) in made:
        msg = f"{document} has this sign-off of {name.strip()} already, for the same words"
        raise Refused(msg)
    path = f"{FOLDER}/{locale}/sign-offs.yml"
    _append(
        root / path,
        start=f"{modeline(path)}\n# Who checked which document in this language. A later change voids an entry.\n",
        entry=(
            f'  - document: {document}\n    role: {role}\n    name: "{name.strip()}"\n'
            f"    date: {day}\n    digest: {mark}\n"
        ),
    )
    return f"{path}: {name.strip()} has checked {document} in {locale} as {role}, on {day}."


def is_name(name: str) -> bool:
    """Whether this may be the name of a person: it has a letter, is no placeholder, and can stand in the file."""
    plain = re.sub(r"[\W\d_]+", " ", name.casefold()).strip()
    placeholder = plain in PLACEHOLDERS or plain.split()[:1] == ["your"]
    breaks_the_file = any(mark in name for mark in '"\\\t') or any(forbidden(name))
    long_enough = len(name.strip()) >= SHORTEST_NAME and any(letter.isalpha() for letter in name)
    return long_enough and not placeholder and not breaks_the_file


def _append(file: Path, *, start: str, entry: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    text = file.read_text("utf-8") if file.exists() else f"{start}sign_offs:\n"
    file.write_text(f"{text.rstrip()}\n{entry}", "utf-8")

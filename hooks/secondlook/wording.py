"""Whether the English is plain: the limits of length and grade, and words that nobody explained.

The limits are those that health services give their writers: 15 words a sentence on average and 25 at most, four
sentences a paragraph, grade 8 (advice of CDC, NIH and the American Medical Association).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from secondlook import inline, plain
from secondlook.library import Library
from secondlook.model.base import Reviewed
from secondlook.model.blocks import Actions, AtAGlance, Points, Steps
from secondlook.model.checklists import Cancer, Record, RecordGroup
from secondlook.model.guides import Guide
from secondlook.problems import Problem, did_you_mean
from secondlook.source import SourceFile
from secondlook.text import Message, Model, messages, models

MOST_WORDS = 25
"""Words in one sentence."""
MOST_MEAN = 15
"""Words a sentence, on average over a document."""
MOST_GRADE = 8
"""Flesch-Kincaid grade of a document."""
MOST_SENTENCES = 4
"""Sentences in one paragraph."""
MOST_PASSIVE = 0.2
"""Share of sentences in a guide that say what is done, and not who does it (PEMAT item 5)."""
ENOUGH_WORDS = 100
"""A shorter document has no grade: one long word would decide it."""

RULES = {"mean", "grade", "passive", "sentence", "paragraph", "word", "sign", "you", "short", "list"}
CODES = frozenset(f"P-{rule}" for rule in RULES)
"""The rules that a document may waive, with a reason."""

_BRACKETS = re.compile(r"\(([^)]*)\)")
_SIGNS = re.compile(r"(?<=\s)&(?=\s)|%|(?<=\w)/(?=or\b)")
_THIRD_PERSON = re.compile(r"\bpatients (?:should|must|need to|have to)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lists:
    """What an editor keeps in `content/plain.yml`, ready to look up.

    `short_forms` are those that need no explanation or stand in the glossary. `on_records` are names of tests that a
    checklist explains, because each stands at a record that says what it is. `hard` finds any word of `instead`, in any
    form.
    """

    names: frozenset[str]
    short_forms: frozenset[str]
    on_records: frozenset[str]
    instead: Mapping[str, str]
    hard: re.Pattern[str]


def check_wording(library: Library[Message], files: Mapping[str, SourceFile]) -> list[Problem]:
    """Everything in the English that is not plain, except what its document waives; a waiver of nothing too."""
    rules = library.plain
    lists = Lists(
        frozenset(rules.names),
        frozenset(rules.short_forms) | _explained(library),
        frozenset(form for group in library.records.values() for each in group.records for form in _own_forms(each)),
        {each.word: each.write for each in rules.instead},
        _forms_of(*(each.word for each in rules.instead)),
    )
    found: list[Problem] = []
    for key, document in library.documents():
        file = files[key]
        problems = list(_wording(file, key, document, lists))
        waived = {each.code for each in document.waivers} if isinstance(document, Reviewed) else set()
        found += [problem for problem in problems if problem.code not in waived]
        found += _needless(file, document, {problem.code for problem in problems})
    return found


def measured(library: Library[Message]) -> dict[str, plain.Measures]:
    """The measures of the running text of every document, by key."""
    names = frozenset(library.plain.names)
    return {key: plain.measure(_running(messages(document)), names) for key, document in library.documents()}


def _explained(library: Library[Message]) -> frozenset[str]:
    """The short forms that the glossary explains: every page lists the words of the glossary that it uses."""
    said = (" ".join((inline.plain(term.term.source), *term.report_names)) for term in library.glossary.terms)
    return frozenset(_forms(said))


def _wording(file: SourceFile, key: str, document: Model, lists: Lists) -> Iterator[Problem]:
    held = messages(document)
    yield from _document(file, document, held, lists)
    own = {form for _, model in models(document) for form in _own_forms(model)}
    if isinstance(document, (Cancer, RecordGroup)):
        own |= lists.on_records
    in_brackets = {form for message in held for form in _forms(_BRACKETS.findall(message.source))}
    for message in held:
        yield from _sentences(file, message)
        yield from _words(file, message, lists)
        if key != "sources":  # titles and names of other publishers are cited as they are
            yield from _short_forms(file, message, lists.short_forms | own | in_brackets)
    for _, model in models(document):
        yield from _lists(file, model)


def _own_forms(model: Model) -> Iterator[str]:
    return _forms(model.report_names if isinstance(model, Record) else ())


def _forms(said: Iterable[str]) -> Iterator[str]:
    return (form for each in said for form in plain.short_forms(each))


def _running(held: Iterable[Message]) -> list[str]:
    """The texts that are sentences; headings and labels would flatter the average."""
    return [message.source for message in held if message.source.rstrip("*)").endswith((".", "?", "!", ":"))]


def _document(file: SourceFile, document: Model, held: tuple[Message, ...], lists: Lists) -> Iterator[Problem]:
    running = _running(held)
    whole = plain.measure(running, lists.names)
    if not whole.sentences:
        return
    if whole.mean > MOST_MEAN:
        at = _hardest(held, running, lists)
        message = f"{whole.mean:.1f} words a sentence on average; at most {MOST_MEAN}"
        yield file.problem(at, "P-mean", message, "make two sentences of the long ones; this text is the hardest")
    if whole.words >= ENOUGH_WORDS and whole.flesch_kincaid > MOST_GRADE:
        at = _hardest(held, running, lists)
        message = f"grade {whole.flesch_kincaid:.1f} (Flesch-Kincaid; SMOG {whole.smog:.1f}); at most {MOST_GRADE}"
        yield file.problem(at, "P-grade", message, "use shorter words and sentences; this text is the hardest")
    if (
        isinstance(document, Guide)
        and file.path.startswith("content/guides/")
        and whole.passive > MOST_PASSIVE * whole.sentences
    ):
        message = f"{whole.passive} of {whole.sentences} sentences are passive; at most 1 in 5"
        first = next(m for m in held if any(map(plain.is_passive, plain.sentences(m.source))))
        yield file.problem((first.line, first.column), "P-passive", message, "say who does it, starting here")


def _hardest(held: tuple[Message, ...], running: list[str], lists: Lists) -> tuple[int, int]:
    """The place of the text with the highest grade."""
    worst = max(held, key=lambda m: plain.measure([m.source], lists.names).flesch_kincaid if m.source in running else 0)
    return worst.line, worst.column


def _sentences(file: SourceFile, message: Message) -> Iterator[Problem]:
    at = (message.line, message.column)
    for sentence in plain.sentences(message.source):
        count = len(plain.words(sentence))
        if count > MOST_WORDS:
            start = " ".join(sentence.split()[:5])
            yield file.problem(at, "P-sentence", f"{count} words in one sentence: '{start} …'", "make two of it")
    for paragraph in message.source.split("\n\n"):
        count = len(plain.sentences(paragraph))
        if count > MOST_SENTENCES:
            hint = "put an empty line between the two parts"
            yield file.problem(at, "P-paragraph", f"{count} sentences in one paragraph; at most {MOST_SENTENCES}", hint)


def _words(file: SourceFile, message: Message, lists: Lists) -> Iterator[Problem]:
    at = (message.line, message.column)
    text = inline.plain(message.source)
    for word in lists.instead if lists.hard.search(text) else ():
        if _forms_of(word).search(text):
            write = lists.instead[word]
            yield file.problem(at, "P-word", f"'{word}' is a hard word", f"write: {write}")
    if found := _SIGNS.search(text):
        hint = "write '35 in 100', 'and', 'or'"
        yield file.problem(at, "P-sign", f"the sign '{found[0]}' is hard to read aloud", hint)
    if found := _THIRD_PERSON.search(text):
        yield file.problem(at, "P-you", f"'{found[0]}' speaks about the reader", "write 'you'")


@lru_cache(maxsize=500)
def _forms_of(*words: str) -> re.Pattern[str]:
    """Any of the words in any of its forms."""
    stems = "|".join(word.removesuffix("e") for word in words)
    return re.compile(rf"\b(?:{stems})(?:e|es|s|d|ed|ing)?\b", re.IGNORECASE)


def _short_forms(file: SourceFile, message: Message, known: frozenset[str]) -> Iterator[Problem]:
    for form in plain.short_forms(inline.plain(message.source)):
        if form not in known and form.removesuffix("s") not in known:
            hint = "write it out, or explain it in content/glossary.yml (report_names)"
            yield file.problem((message.line, message.column), "P-short", f"nobody explains '{form}'", hint)


def _lists(file: SourceFile, model: Model) -> Iterator[Problem]:
    """Lists say who does something: an action never hides it, other lists not in most of their entries."""
    if isinstance(model, (AtAGlance, Points, Actions, Steps)):
        passive = [item for item in model.items if any(map(plain.is_passive, plain.sentences(item.text.source)[:1]))]
        most = 0 if isinstance(model, Actions) else len(model.items) // 2
        if len(passive) > most:
            at = (passive[0].text.line, passive[0].text.column)
            message = f"{len(passive)} of {len(model.items)} entries of this list are passive"
            yield file.problem(at, "P-list", message, "say who does it, starting here")


def _needless(file: SourceFile, document: Model, broken: set[str]) -> Iterator[Problem]:
    for index, waiver in enumerate(document.waivers if isinstance(document, Reviewed) else ()):
        at = file.root.position(("waivers", index))
        if waiver.code not in CODES:
            yield file.problem(at, "P-waiver", f"there is no rule {waiver.code}", did_you_mean(waiver.code, CODES))
        elif waiver.code not in broken:
            yield file.problem(at, "P-waiver", f"this text keeps the rule {waiver.code}", "delete the waiver")

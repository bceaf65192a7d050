"""The first version of a new file: complete, commented, and a draft that readers do not see yet."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from secondlook.catalog import FOLDER, update
from secondlook.library import Library
from secondlook.localize import describe
from secondlook.model.base import ID_PATTERN
from secondlook.model.site import Locale
from secondlook.problems import Refused, counted
from secondlook.schemas import modeline
from secondlook.text import Message

_DATES = """# readers see it when this says published and content/site.yml lists it
status: draft
# the day you compared it with its sources
last_reviewed: {today}
# the day by which somebody must compare it again
next_review: {later}
"""

_GUIDE = """id: {name}
# the heading it stands under in the list of guides
group: more
title: Write the title here
description: Write one sentence for search results here.
message: Write the one thing to remember here.
{dates}sections:
  - id: in-short
    title: In short
    blocks:
      # the few points to keep if nothing else is read
      - kind: at-a-glance
        id: points
        items:
          - id: first
            text: Write the most important point here.
          - id: second
            text: Write the next point here.
  - id: both-sides
    title: Benefits and downsides
    blocks:
      - kind: comparison
        id: balance
        style: benefit-downside
        pairs:
          - id: first
            first: Write what you may gain.
            second: Write what you weigh against it.
      # what studies say, and what nobody knows; a figure needs `sources:` with an id
      - kind: known-unknown
        id: knowledge
        known:
          - id: first
            text: Write what is known here.
        unknown:
          - id: first
            text: Write what is not known here.
  - id: now
    title: What you can do now
    blocks:
      # each begins with a verb
      - kind: actions
        id: steps
        items:
          - id: ask
            text: Ask your own team how long is safe.
          - id: write
            text: Write down the answer.
      # a page from which something can be printed
      - kind: next-step
        id: paper
        text: Print these questions and bring them.
        label: Questions
        target: questions
"""

_CANCER = """id: {name}
name: Write the plain name here (with the medical one)
# chest, digestive, urinary, womb, head, skin, blood, children or unknown
region: unknown
{dates}intro: >-
  These are the records that a second doctor usually needs for this cancer. Ask the second centre for its own list
  first, because centres ask for different things.
# whether time is short, and whom to call
timing:
  # emergency, short or usual
  level: usual
  text: >-
    A second opinion can delay treatment. Only your own team can tell you how long is safe for you, so ask today.
    Keep all booked tests and treatment.
# records beyond the common set; each is defined once in checklists/records/
uses:
  - record: gene-test-report
    # or helpful
    need: essential
    condition: If this was done
# five to seven, as the patient would ask them
questions:
  - id: type
    text: Do you agree with the type and the stage?
  - id: tests
    text: Which results are still to come?
  - id: plan
    text: Which treatment do you advise first?
  - id: other
    text: What else could be done?
  - id: time
    text: How soon must treatment start?
"""

_CONVERSATION = """id: {name}
title: Write the title here
# before, result or after
time: before
{dates}situation: Write what has happened here.
aim: Write what you want from this talk here.
# up to seven sentences to say aloud
say:
  - id: ask
    text: Could you explain this to me?
# two or three pairs: helpful words first
wording:
  - id: wish
    first: I would like to understand it.
    second: I do not believe you.
  - id: time
    first: How long is it safe to wait?
    second: Nothing will be done until I know.
# what may happen
expect:
  - id: answer
    text: Your doctor may explain it.
if_hard: Write what to do when the talk goes badly.
"""

_QUESTIONS = """id: {name}
title: Write the title here
moment: Write when these questions help here.
{dates}groups:
  - id: first
    title: Write a heading here
    # up to seven
    questions:
      - id: first
        text: "Write the first question here?"
"""

_COUNTRY = """id: {name}
name: Write the name here
{dates}summary: >-
  We have not verified the rules here yet. Ask the department that holds each record. This page is not legal advice.
# what we could not find out, said openly
unverified:
  - id: records
    text: Which law gives a right to copies of medical records.
# where the summary comes from
sources:
  - {source}
# rights: each with the exact law, its source and the day you read it
#   - id: copies
#     text: You may get a copy of your records.
#     law: "Name of the law, section 1"
#     sources:
#       - id-from-content-sources-yml
#     checked: {today}
"""


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that can be started: where its file goes, where site.yml lists it, and what stands in it."""

    folder: str
    listed_in: str
    text: str


KINDS = {
    "guide": Kind("content/guides", "guides", _GUIDE),
    "cancer": Kind("checklists/cancers", "cancers", _CANCER),
    "conversation": Kind("content/conversations", "conversations", _CONVERSATION),
    "question-set": Kind("content/questions", "questions", _QUESTIONS),
    "country": Kind("content/countries", "countries", _COUNTRY),
}


def first_version(kind: str, name: str, today: datetime.date, source: str) -> tuple[str, str]:
    """The path of the new file, relative to the content root, and its text.

    Arguments: a key of `KINDS`; the id; the day; the id of a source that a country's summary can name until it has its
    own. The next review is half a year away.
    """
    chosen = KINDS[kind]
    path = f"{chosen.folder}/{name}.yml"
    later = today + datetime.timedelta(days=181)
    dates = _DATES.format(today=today, later=later)
    text = chosen.text.format(name=name, dates=dates, today=today, source=source)
    return path, f"{modeline(path)}\n{text}"


def next_steps(kind: str, name: str) -> str:
    """What to do with the file, for the person who started it."""
    chosen = KINDS[kind]
    return (
        f"1. Write your text into {chosen.folder}/{name}.yml; lines that begin with # are hints.\n"
        "2. Run 'secondlook check' and mend what it names.\n"
        f"3. When it is ready: 'status: published' in the file, and '- {name}' under '{chosen.listed_in}' in"
        " content/site.yml.\n"
        "4. Run 'secondlook translations update', so that translators find it."
    )


def start(root: Path, library: Library[Message], kind: str, name: str, today: datetime.date) -> str:
    """Write the first version of a new file, or list a new language and write its PO files.

    Arguments: the content root and what stands there; a key of `KINDS` or "locale"; the id or tag; the day. Result:
    what was written and what to do next. Raises Refused for an id that is taken or is none, for a language that has
    begun, and for one that CLDR does not know.
    """
    if kind == "locale":
        return _start_locale(root, library, name)
    if not re.fullmatch(ID_PATTERN, name):
        msg = f"'{name}' is no id: use small letters, digits and single hyphens, like what-is"
        raise Refused(msg)
    path, text = first_version(kind, name, today, library.sources.sources[0].id)
    if (root / path).exists():
        msg = f"{path} exists already: open it, or choose another id"
        raise Refused(msg)
    (root / path).write_text(text, "utf-8")
    return f"{path} is started.\n{next_steps(kind, name)}"


def _start_locale(root: Path, library: Library[Message], tag: str) -> str:
    if tag == library.locales.locales[0].tag:
        msg = f"{tag} is the language the content is written in"
        raise Refused(msg)
    file = root / "content/locales.yml"
    listed = tag in {locale.tag for locale in library.locales.locales}
    begun = len(list((root / FOLDER / tag).rglob("*.po")))
    if listed and begun:
        msg = (
            f"{tag} has begun already: content/locales.yml lists it, and {FOLDER}/{tag}/ holds"
            f" {counted(begun, 'file')}. 'secondlook translations update {tag}' adds what is new,"
            f" 'secondlook translations status {tag}' says how far it is"
        )
        raise Refused(msg)
    if not listed:
        entry = _locale_entry(tag, library.locales.locales)
        file.write_text(file.read_text("utf-8").rstrip("\n") + f"\n{entry}", "utf-8")
    changed = update(root, tag, library)
    return f"{tag}: {len(changed)} files to translate.\n{_next_steps_of_locale(tag)}"


def _locale_entry(tag: str, known: Sequence[Locale]) -> str:
    """The lines that list a language. It is printed with the fonts of another language of its script."""
    try:
        endonym, english_name, direction, script, cldr = describe(tag)
    except ValueError:
        msg = f"CLDR knows no language '{tag}'; a tag looks like fa or pt-BR"
        raise Refused(msg) from None
    like = next((locale for locale in known if locale.script == script), None)
    if like is None:
        msg = f"there are no fonts yet for the script of '{tag}' ({script or 'unknown'}): open an issue"
        raise Refused(msg)
    return (
        f"  - tag: {tag}\n    endonym: {endonym}\n    english_name: {english_name}\n    direction: {direction}\n"
        f"    script: {script}\n    cldr: {cldr}\n    fonts: [{', '.join(like.fonts)}]\n    published: false\n"
    )


def _next_steps_of_locale(tag: str) -> str:
    """What to do with a language that was started."""
    return (
        f"1. Translate content/translations/{tag}/: urgent.po, interface.po, guides/when-not-to-wait.po first.\n"
        f"2. Run 'secondlook translations check {tag}' and 'secondlook translations status {tag}'.\n"
        f"3. When it is ready: 'published: true' in content/locales.yml, and 'build: true' at {tag} in mkdocs.yml."
    )

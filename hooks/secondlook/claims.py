"""Promises that medicine cannot keep: they are shown to the editor, who decides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from secondlook import inline
from secondlook.library import Library
from secondlook.problems import Problem
from secondlook.source import SourceFile
from secondlook.text import Message, messages

_CLAIM = re.compile(
    r"\b(?:does|do|will|would|can) ?(?:not|n't) (?:delay|harm|hurt)\b[^.?!]{0,30}"
    r"|\b(?:won't|never) (?:delays?|harms?|hurts?)\b[^.?!]{0,30}"
    r"|\bguarantee[sd]?\b[^.?!]{0,30}"
    r"|\b(?:the )?(?:best|sure|certain) cure\b|\bwill cure\b|\bcures? (?:all|every|your) \w+"
    r"|\b(?:always|never) (?:works|helps|fails)\b|\b(?:completely|absolutely|totally) (?:safe|sure)\b|\brisk-free\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|no|nobody|none|nor|never|cannot|without|if|whether|or)\b|n't\b", re.IGNORECASE)
"""A word before a claim that takes it back: "nobody can guarantee"."""
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")


def check_claims(library: Library[Message], files: Mapping[str, SourceFile]) -> list[Problem]:
    """Sentences that promise a result, as warnings. What a misconception says is not ours; its reality is."""
    found: list[Problem] = []
    for key, document in library.documents():
        for message in messages(document):
            if not message.id.endswith("#misconception"):
                found += _claims(files[key], message)
    return found


def _claims(file: SourceFile, message: Message) -> Iterator[Problem]:
    for claim in _promises(message.source):
        hint = "say what is known and for whom: 'In most cases there is time. Ask your team'"
        reason = f"this promises what nobody can know: '{claim}'"
        yield file.warning((message.line, message.column), "C-claim", reason, hint)


@lru_cache(maxsize=20_000)
def _promises(text: str) -> tuple[str, ...]:
    """The promises in a text, one of a sentence."""
    sentences = [each for each in _SENTENCE_END.split(inline.plain(text)) if not each.endswith("?")]
    claims = [(sentence, claim) for sentence in sentences if (claim := _CLAIM.search(sentence))]
    return tuple(claim[0].strip() for sentence, claim in claims if not _DENIED.search(sentence[: claim.start()]))

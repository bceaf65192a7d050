"""How plain an English text is: sentences, words, syllables, and the two grades made from them.

Grades: Flesch-Kincaid (Kincaid and others 1975) and SMOG (McLaughlin 1969), both in years of schooling.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from secondlook import inline

SHORTEST = 3
"""A word of so many letters has one syllable."""
POLYSYLLABLE = 3
"""The syllables of a word that SMOG counts."""

_SENTENCE_END = re.compile(r"(?<=[.!?])(?<!\bDr\.)[)\"\u201d\u2019]*\s+(?=[^a-z])")
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'\u2019&./:-]*[A-Za-z0-9]|[A-Za-z0-9]")
_SHORT_FORM = re.compile(
    r"\b(?![IVX]+\b)(?:[A-Z][A-Za-z]*[A-Z0-9][A-Za-z0-9]*(?:-[A-Z0-9][A-Za-z0-9]*)*|[A-Z][a-z]-\d+|p\d\d|[a-z][A-Z]{2,})\b"
)
_VOWELS = re.compile(r"[aeiouy]+")
_HIATUS = re.compile(
    r"(?<![ct])ia(?!ge)|[ct]ia(?=t)|i(?:o(?!n|us)|u|e[tn](?!ts?$|ce))|(?<![aeq])ua|eo(?!p)|[^q]uou|ya|[aeo]ing$|neal$"
)
"""Neighbouring vowels that are spoken apart: d-i-a-gnosis, med-i-um, sci-en-tist, id-e-o-logy."""
_PARTICIPLE = (
    r"(?:[a-z]{2,}ed|made|done|given|taken|shown|known|seen|held|kept|sent|written|read|found|told|left|lost|put|cut|paid"
    r"|said|sold|brought|bought|chosen|drawn|grown|lent|met|set|spoken|understood|meant|built|felt|heard|hidden|thrown"
    r"|withdrawn)"
)
_STATE = (
    r"(?:allowed|worried|tired|needed|used|supposed|scared|limited|advanced|pleased|swollen|left|interested|retired|closed"
    r"|indeed|related|married|experienced)"
)
_PASSIVE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|isn't|aren't|wasn't|weren't)\s+"
    r"(?:(?:not|also|often|always|never|still|just|then|sometimes|[a-z]+ly|already)\s+)*"
    rf"(?!{_STATE}\b){_PARTICIPLE}\b",
    re.IGNORECASE,
)
"""A form of "be" and a participle, but not one that says how somebody or something is."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What was counted in one text or many.

    `words` counts every word, `counted` those whose syllables count: not names that cannot be avoided. `syllables` and
    `polysyllables` (words of three syllables or more) are of the counted words. `longest` is the longest sentence, in
    words; `passive` counts sentences.
    """

    sentences: int
    words: int
    counted: int
    syllables: int
    polysyllables: int
    longest: int
    passive: int

    @property
    def mean(self) -> float:
        """Words per sentence."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def flesch_kincaid(self) -> float:
        """The Flesch-Kincaid grade: 0.39 words per sentence + 11.8 syllables per word - 15.59."""
        return 0.39 * self.mean + 11.8 * self.syllables / self.counted - 15.59 if self.counted else 0.0

    @property
    def smog(self) -> float:
        """The SMOG grade: 1.043 times the root of polysyllables in 30 sentences, + 3.1291."""
        return 1.043 * math.sqrt(30 * self.polysyllables / self.sentences) + 3.1291 if self.sentences else 0.0


@lru_cache(maxsize=20_000)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of one text, markup taken out. A paragraph ends a sentence."""
    return tuple(
        sentence
        for paragraph in inline.paragraphs(text)
        for sentence in _SENTENCE_END.split("".join(run.text for run in paragraph))
        if words(sentence)
    )


def words(sentence: str) -> tuple[str, ...]:
    """The words of a sentence: numbers and names of tests are words too."""
    return tuple(_WORD.findall(sentence))


@lru_cache(maxsize=20_000)
def short_forms(text: str) -> tuple[str, ...]:
    """Names in capitals and digits, as reports print them (HER2, PD-L1), each once."""
    return tuple(dict.fromkeys(_SHORT_FORM.findall(text)))


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """How many syllables an English word has, by rule. Tests hold the rule to a list of 300 words."""
    letters = re.sub(r"[^a-z]", "", word.lower().removesuffix("'s").removesuffix("\u2019s"))
    if len(letters) <= SHORTEST:
        return 1
    stem = re.sub(r"(?<=[^tdaeiou])ed$", "", letters)
    stem = re.sub(r"(?<=[^szxcgaeiou])es$|(?<=[^cs]h)es$|(?<=[^aeioul])e$|(?<=[aeiou]l)e$|(?<=rl)e$", "", stem)
    stem = re.sub(r"(?<=[^aeiou])e(?=(?:ly|ful|less|ness|ment)$)", "", stem)
    return max(1, len(_VOWELS.findall(stem)) + len(_HIATUS.findall(stem)))


def is_passive(sentence: str) -> bool:
    """Whether a sentence says what is done to something: a form of "be" and a participle."""
    return bool(_PASSIVE.search(sentence))


def measure(texts: Iterable[str], names: Collection[str] = frozenset()) -> Measures:
    """Count all sentences of some texts.

    `names` are words in small letters whose syllables are not counted, because no plainer word exists. Names of tests
    (HER2, PD-L1) and numbers are never counted.
    """
    return _measure(tuple(texts), frozenset(names))


@lru_cache(maxsize=1_000)
def _measure(texts: tuple[str, ...], names: frozenset[str]) -> Measures:
    """The same, once for a document that stays the same while a site is served."""
    said = [sentence for text in texts for sentence in sentences(text)]
    found = [words(sentence) for sentence in said]
    every = [word for each in found for word in each]
    counts = [syllables(part) for word in every for part in word.split("-") if _counts(part, names)]
    return Measures(
        sentences=len(found),
        words=len(every),
        counted=len(counts),
        syllables=sum(counts),
        polysyllables=sum(count >= POLYSYLLABLE for count in counts),
        longest=max(map(len, found), default=0),
        passive=sum(map(is_passive, said)),
    )


def _counts(word: str, names: Collection[str]) -> bool:
    plain = word.lower()
    return (
        word.isalpha()
        and not any(letter.isupper() for letter in word[1:])
        and plain not in names
        and plain.removesuffix("s") not in names
    )

"""P: English that is hard to read."""

from __future__ import annotations

from secondlook.explanations.entry import Explanation

PLAINNESS = {
    "P-sentence": Explanation(
        "a sentence is too long",
        means="One sentence has more than 25 words.",
        matters="A worried reader loses the beginning before the end comes. A translator does too.",
        wrong="""
            - id: ask
              text: >-
                Ask the laboratory that looked at your tissue whether it still has the slides and
                whether it can send them to the other doctor before you go there.
        """,
        right="""
            - id: ask
              text: >-
                Ask the laboratory whether it still has your slides.
                Can it send them to the other doctor before you go there?
        """,
        act="Make two sentences of it. Look for `and`, `which` and commas: one of them is the place to cut.",
    ),
    "P-paragraph": Explanation(
        "a paragraph has too many sentences",
        means="More than four sentences stand in one paragraph.",
        matters="A block of text looks like work. Many people skip it.",
        wrong="""
            - id: ask
              text: |
                Ask your team. Ask them today. They know your case. They can call. They can say how long.
        """,
        right="""
            - id: ask
              text: |
                Ask your team. Ask them today. They know your case.

                They can call. They can say how long.
        """,
        act="Put an empty line where a new thought begins. In a translation, the same paragraphs are kept.",
    ),
    "P-mean": Explanation(
        "the sentences are too long on average",
        means="The sentences of the whole text have more than 15 words on average. The hardest text is shown.",
        matters="One long sentence is no harm. A page of them is too hard for many families.",
        wrong="""
            summary: >-
              The hospital that looked at the tissue first must hand out the papers when the family
              asks for them at the counter of the records office. The office can ask for a paper that
              shows who you are and can also ask you to pay a small sum for the copies.
        """,
        right="""
            summary: >-
              The hospital must hand out the papers. Ask at the records office.
              Take your identity paper along. The copies may cost a small sum.
        """,
        act="Start with the text that the message shows. Cut its sentences in two, then run the check again.",
    ),
    "P-grade": Explanation(
        "the text is too hard for grade 8",
        means="The words and sentences of the whole text need more than eight years of school (Flesch-Kincaid).",
        matters="Many adults read at this level or below. In fear, everybody reads worse.",
        wrong="""
            text: >-
              Histopathological interpretation necessitates considerable subspecialty experience,
              and discordant interpretations may substantially alter subsequent management.
        """,
        right="""
            text: >-
              A doctor must have seen many tumours like yours to name it well.
              If two doctors name it differently, the treatment may change.
        """,
        act="Start with the text that the message shows. Shorter words help most. Names that are on paper stay.",
    ),
    "P-passive": Explanation(
        "the guide hides who does what",
        means="More than one in five sentences of the guide are passive: `the slide is sent`. They do not say who.",
        matters="The reader cannot tell whether to act or to wait. Then nobody does it.",
        wrong="- {id: ask, text: The slide is sent. The report is read. It is kept. It was seen.}",
        right="- {id: ask, text: The laboratory sends the slide. Your doctor reads the report and keeps it.}",
        act="Say who does it, starting with the sentence that the message shows.",
    ),
    "P-list": Explanation(
        "a list hides who does what",
        means="Entries of a list are passive. In a list of actions none may be; in other lists at most half.",
        matters="`The team is asked` leaves open who asks. `Ask your team` does not.",
        wrong="- {id: ask, text: The team is asked today.}",
        right="- {id: ask, text: Ask your team today.}",
        act="Begin with the verb, or say who does it.",
    ),
    "P-word": Explanation(
        "a hard word that has an easy twin",
        means="The word is on the list of hard words in `content/plain.yml`. The message says what to write instead.",
        matters="The easy word says the same, to more people.",
        wrong="- {id: ask, text: Ask in order to know.}",
        right="- {id: ask, text: Ask to know.}",
        act="Write the easy word. If a form has the hard word on it, add a waiver with that reason.",
    ),
    "P-sign": Explanation(
        "a sign that is hard to read aloud",
        means="A sign stands for a word: `%`, `&`, or the `/` of `and/or`.",
        matters="People who read slowly, or have a text read to them, stumble over signs.",
        wrong="- {id: ask, text: Ask your doctor and/or your nurse.}",
        right="- {id: ask, text: Ask your doctor or your nurse.}",
        act="Write the words: `35 in 100`, `and`, `or`.",
    ),
    "P-you": Explanation(
        "the text speaks about the reader, not to the reader",
        means="`Patients should` speaks about somebody else. The patient is reading it.",
        matters="`You` is shorter, and clear about whose task it is.",
        wrong="- {id: ask, text: Patients should ask early.}",
        right="- {id: ask, text: You can ask early.}",
        act="Write `you`.",
    ),
    "P-short": Explanation(
        "a short form that nobody explains",
        means="A name in capitals stands in the text, and neither the glossary nor brackets say what it means.",
        matters="The reader cannot look it up, and may take it for something else.",
        wrong="- {id: ask, text: Ask for the PFS value.}",
        right="- {id: ask, text: Ask how long the disease did not grow (PFS).}",
        act="Write it out, or put the short form in brackets after its words."
        " If many pages need it, add it to `content/glossary.yml`.",
    ),
    "P-waiver": Explanation(
        "an exception that is not needed or not known",
        means="Under `waivers:` a text may break a rule of plain words, with a reason. Here nothing breaks that rule,"
        " or there is no such rule.",
        matters="An old exception would let the next hard word pass unseen.",
        wrong="- {code: P-signs, reason: The form of the hospital has this sign on it.}",
        right="- {code: P-sign, reason: The form of the hospital has this sign on it.}",
        act="Delete the waiver, or correct its code.",
    ),
}

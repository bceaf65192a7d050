"""G: what a guide needs to be understood and acted on."""

from __future__ import annotations

from secondlook.explanations.entry import Explanation

GUIDES = {
    "G-glance": Explanation(
        "the guide has no summary at its beginning",
        means="The first section needs a block `kind: at-a-glance`, with the few points to keep.",
        matters="Many people read only the beginning. A tired reader should find all that counts there.",
        wrong="""
            - kind: points
              id: glance
              items:
                - {id: team, text: Your team can say.}
        """,
        right="""
            - kind: at-a-glance
              id: glance
              items:
                - {id: team, text: Your team can say.}
        """,
        act="Add the block to the first section, with one to seven short points.",
    ),
    "G-known": Explanation(
        "the guide does not say what nobody knows",
        means="A guide needs a block `kind: known-unknown`: what is known about its subject, and what is not.",
        matters="A reader who knows the limits of knowledge is not misled, and trusts the rest.",
        wrong="""
            - kind: prose
              id: knowledge
              text: Nobody knows how long is safe for all.
        """,
        right="""
            - kind: known-unknown
              id: knowledge
              known:
                - {id: fast, text: Some cancers grow fast.}
              unknown:
                - {id: wait, text: Nobody knows how long is safe for all.}
        """,
        act="Add the block, with one to four points on each side.",
    ),
    "G-risks": Explanation(
        "the guide does not set benefits against downsides",
        means="A guide needs a comparison with `style: benefit-downside`: what the reader wins, and what it costs.",
        matters="A guide that only praises is an advertisement. The reader must be able to weigh.",
        wrong="""
            - kind: comparison
              id: both
              style: with-without
              pairs:
                - {id: time, first: You may know more., second: It takes time.}
        """,
        right="""
            - kind: comparison
              id: both
              style: benefit-downside
              pairs:
                - {id: time, first: You may know more., second: It takes time.}
        """,
        act="Add the block. In each pair the benefit stands first, the downside second.",
    ),
    "G-actions": Explanation(
        "the guide does not say what the reader can do",
        means="A guide needs a block `kind: actions`: two to seven things to do, each beginning with a verb.",
        matters="Knowing is not enough. A reader should be able to do something today.",
        wrong="""
            - kind: points
              id: now
              items:
                - {id: ask, text: Ask your team today.}
                - {id: write, text: Write down the answer.}
        """,
        right="""
            - kind: actions
              id: now
              items:
                - {id: ask, text: Ask your team today.}
                - {id: write, text: Write down the answer.}
        """,
        act="Add the block, near the end. Begin each entry with what to do: ask, call, write, take along.",
    ),
    "G-tool": Explanation(
        "the guide leads to nothing on paper",
        means="A guide needs a block `kind: next-step` that leads to a page with something to print.",
        matters="What is on paper is at hand in the doctor's room. A web page is not.",
        wrong="""
            - kind: next-step
              id: paper
              text: Read on.
              label: The other guide
              target: guides/what-is
        """,
        right="""
            - kind: next-step
              id: paper
              text: Print the questions.
              label: Questions
              target: questions/at-the-visit
        """,
        act="Let `target:` begin with `checklists`, `questions`, `letters`, `cards`, `conversations` or `countries`.",
    ),
    "G-message": Explanation(
        "the main message is too long",
        means="`message:` has more than 40 words. It is the one thing to remember.",
        matters="It stands first and is read by everybody. If it holds five things, none is remembered.",
        wrong="""
            message: >-
              Only your own team can say how long it is safe to wait. Ask them today.
              Ask for the slides. Ask for the scans. Ask for the report.
              Then write to the other doctor. Tell your family. Keep your dates.
              Write down what you hear.
        """,
        right="message: Only your own team can say how long it is safe to wait. Ask them today.",
        act="Keep the one thing to remember. Move the rest to the summary.",
    ),
    "G-title": Explanation(
        "a heading that says nothing",
        means="Headings such as `More`, `Overview` or `Information` could stand over every text.",
        matters="People look for their own question in the headings. They do not find it under `More`.",
        wrong="title: More",
        right="title: How to ask for more time",
        act="Say in a few words what the reader finds below it.",
    ),
    "G-section": Explanation(
        "a section is too long",
        means="The text under one heading has more than 300 words.",
        matters="A long stretch without a heading is not read to its end.",
        wrong="""
            - id: time
              title: Time and money
              blocks:
                # … 340 words about both
        """,
        right="""
            - id: time
              title: How much time you have
              blocks:
                # … 160 words
            - id: money
              title: What it may cost
              blocks:
                # … 180 words
        """,
        act="Make two sections of it, each with a heading of its own. Or drop what the reader does not need.",
    ),
    "G-prose": Explanation(
        "a section is nothing but paragraphs",
        means="A section has more than 120 words, all of them in plain paragraphs.",
        matters="A grey page frightens. A list, a table or a box lets the eye find what it needs.",
        wrong="""
            blocks:
              - kind: prose
                id: how
                text: First call the laboratory. Then … (130 words)
        """,
        right="""
            blocks:
              - kind: prose
                id: how
                text: You need three calls. (40 words)
              - kind: steps
                id: calls
                items:
                  # … one step for each call
        """,
        act="Turn a part of it into steps, a list, a table or a box.",
    ),
    "G-cell": Explanation(
        "too many words in a cell of a table",
        means="A cell has more than 20 words.",
        matters="A table is for comparing at a glance. On a phone, a long cell is a narrow tower of words.",
        wrong="""
            - kind: table
              id: who
              caption: Who has what
              columns:
                - {id: what, text: What}
                - {id: where, text: Where}
              rows:
                - id: slides
                  cells:
                    - {id: what, text: Slides}
                    - id: where
                      text: >-
                        They lie in the laboratory. Call it first. Ask who may fetch them.
                        Ask when it is open. Then go there with your card.
        """,
        right="""
            - kind: table
              id: who
              caption: Who has what
              columns:
                - {id: what, text: What}
                - {id: where, text: Where}
              rows:
                - id: slides
                  cells:
                    - {id: what, text: Slides}
                    - {id: where, text: In the laboratory. Call it first.}
        """,
        act="Keep the few words that differ from row to row. Put the rest into a list below the table.",
    ),
}

"""S: fields that are missing, unknown, empty or hold something else than they should."""

from __future__ import annotations

from secondlook.explanations.entry import Explanation

FIELDS = {
    "S-empty-file": Explanation(
        "a file has nothing in it",
        means="The file is empty, or holds only notes for editors.",
        matters="Each file is one page or one part of all pages. An empty one cannot be shown.",
        wrong="# I will write this later.",
        right="""
            terms:
              - id: slide
                term: Slide
                definition: A thin slice of tissue on glass.
        """,
        act="Write the text, or delete the file. A file of the same folder shows which fields are needed.",
    ),
    "S-type": Explanation(
        "a field holds the wrong kind of thing",
        means="The field wants text, a list or a number, and holds something else. A text that is only a number, or has"
        " a colon in it, is not taken as text. Nor is a word such as Yes, No or On.",
        matters="The page has no place for it: a list cannot stand where a sentence belongs.",
        wrong="label: 112",
        right='label: "112"',
        act="For text, use double quotes. For a list, write one line with `- ` for each entry.",
    ),
    "S-missing": Explanation(
        "a field is missing",
        means="An entry of this kind always has this field, and it is not there.",
        matters="The page would have a hole: a link without words, a term without a meaning.",
        wrong="""
            - kind: next-step
              id: paper
              text: Print the questions.
              target: questions/at-the-visit
        """,
        right="""
            - kind: next-step
              id: paper
              text: Print the questions.
              label: Questions
              target: questions/at-the-visit
        """,
        act="Add the line. If it seems to be there, look at its spelling and at the spaces before it.",
    ),
    "S-unknown": Explanation(
        "a field has a name that nobody knows",
        means="The field name is misspelt, or stands in an entry that has no such field.",
        matters="What you wrote in it would never be shown.",
        wrong="titel: When to wait",
        right="title: When to wait",
        act="Use the name that the message offers. If it is the rest of a text, put that text in quotes: between"
        " braces, a comma begins the next field. If the name is right, move the line to the entry it belongs to.",
    ),
    "S-empty": Explanation(
        "a field has no value",
        means="The name of the field is there, but nothing after it. A list without entries counts as empty too.",
        matters="Readers would see an empty box or a heading without text.",
        wrong="title:",
        right="title: When to wait",
        act="Write the value after the colon. If the field is not needed, delete the whole line.",
    ),
    "S-enum": Explanation(
        "a word is not one of the few allowed here",
        means="This field takes one word of a short list. The word you wrote is not on it.",
        matters="The word decides how the page looks. An unknown word decides nothing.",
        wrong="tone: red",
        right="tone: urgent",
        act="Use a word of the list in the message. The words are always English, also in a translation.",
    ),
    "S-date": Explanation(
        "a day is not written as year-month-day",
        means="A day is written with four digits for the year, two for the month and two for the day."
        " A day that does not exist, such as 30 February, is refused too.",
        matters="10.07.2026 is in July for some readers and in October for others.",
        wrong="next_review: 10.07.2026",
        right="next_review: 2026-07-10",
        act="Write the day again: year, hyphen, month, hyphen, day.",
    ),
    "S-id": Explanation(
        "a short name has letters it may not have",
        means="An `id` is a short name for the computer. It has small letters, digits and single hyphens, at most 60.",
        matters="It becomes part of a web address, and translations hang on it.",
        wrong="""
            - id: Both Sides
        """,
        right="""
            - id: both-sides
        """,
        act="Write it in small letters, with hyphens for spaces. Do not change an id that is already in use.",
    ),
    "S-form": Explanation(
        "a value does not have the needed form",
        means="Some values have a form. A web address begins with `https://`, a page with the name of its folder.",
        matters="A link in the wrong form leads nowhere, or is not safe.",
        wrong="url: www.who.int/cancer",
        right="url: https://www.who.int/cancer",
        act="Copy the whole address from the browser. For other fields, look at the same field in a file nearby.",
    ),
    "S-count": Explanation(
        "a list has too few or too many entries",
        means="Many lists have a limit, mostly seven entries. Some need two or more.",
        matters="People keep a few points in mind, not twelve. A single entry is no list.",
        wrong="""
            - kind: actions
              id: now
              items:
                - {id: ask, text: Ask your team today.}
        """,
        right="""
            - kind: actions
              id: now
              items:
                - {id: ask, text: Ask your team today.}
                - {id: write, text: Write down the answer.}
        """,
        act="Merge entries, or make two lists with a heading each. If there are too few, write a sentence instead.",
    ),
    "S-value": Explanation(
        "a value is too short, too long or out of range",
        means="The value has the right form, but not the right size. The message says what the limit is.",
        matters="A reason of one word explains nothing. A name of 200 letters does not fit on paper.",
        wrong="- {code: P-sign, reason: Needed.}",
        right="- {code: P-sign, reason: The form of the hospital has this sign on it.}",
        act="Make the value longer or shorter, as the message says.",
    ),
    "S-cells": Explanation(
        "the cells of a table do not match its columns",
        means="Every row needs one cell for each column. The cells have the ids of the columns, in the same order.",
        matters="A value in the wrong column is a wrong statement. In a table about medicine that is dangerous.",
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
                    - {id: place, text: The laboratory}
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
                    - {id: where, text: The laboratory}
        """,
        act="Give each cell the id of its column. Do not leave a cell out; write that nothing is known.",
    ),
}

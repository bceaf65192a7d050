"""C and L: sources, dates, lengths of lists, and links."""

from __future__ import annotations

from secondlook.explanations.entry import Explanation

FACTS = {
    "C-source": Explanation(
        "a number about medicine has no source",
        means="The text states a share, a time, a price or a size. The entry does not say where it comes from.",
        matters="Families decide with these numbers, and doctors ask who says so. No source, no number.",
        wrong="- {id: keep, text: It changes for 40 in 100 people.}",
        right="- {id: keep, text: It changes for 40 in 100 people., sources: [acs-2nd]}",
        act="Add `sources:` with an id from `content/sources.yml`. Without a good source, say it without a number.",
    ),
    "C-date": Explanation(
        "the two dates of a review do not fit",
        means="The next review comes after the last one, and at most two years later.",
        matters="Facts about treatment get old. After two years somebody must look at them again.",
        wrong="""
            last_reviewed: 2026-01-10
            next_review: 2029-01-10
        """,
        right="""
            last_reviewed: 2026-01-10
            next_review: 2027-01-10
        """,
        act="Write an earlier day as the next review. Change `last_reviewed` only after reading the sources.",
    ),
    "C-overdue": Explanation(
        "a page should have been reviewed by now",
        means="The day in `next_review` has passed. It is a warning: the page is still built, and says so itself.",
        matters="Readers see that nobody has compared the text with its sources in time.",
        wrong="""
            last_reviewed: 2025-01-10
            next_review: 2026-01-10
        """,
        right="""
            last_reviewed: 2026-01-10
            next_review: 2026-07-10
        """,
        act="Read the sources, correct the text, then write both dates anew. Do not change only the dates.",
    ),
    "C-long-list": Explanation(
        "too many records to ask of one place",
        means="A checklist has more than seven records of one kind for the same department.",
        matters="A list without a break is not read to its end. The last records are not asked for.",
        wrong="""
            uses:
              - {record: blood-count, need: helpful}
              - {record: liver-values, need: helpful}
              - {record: kidney-values, need: helpful}
              # … and five more of the laboratory
        """,
        right="""
            uses:
              - {record: blood-tests, need: helpful}
              # … and five more of the laboratory
        """,
        act="Merge records that are asked for in one breath. Drop those without which the doctor can answer.",
    ),
    "L-scheme": Explanation(
        "a link of a kind that may not be used",
        means="A link begins with `https:`, `mailto:`, `tel:`, `guide:`, `source:` or `term:`.",
        matters="Other links are not safe, or do not work on the reader's phone.",
        wrong='- {id: keep, text: "Read [this page](http://www.who.int/)."}',
        right='- {id: keep, text: "Read [this page](https://www.who.int/)."}',
        act="Use the address with `https:`. For a page of ours write `guide:` and its id.",
    ),
    "L-internal": Explanation(
        "a link to a page, source or term that does not exist",
        means="The link begins with `guide:`, `source:` or `term:`, and there is nothing with the id after it.",
        matters="The reader would land on an error page.",
        wrong='- {id: keep, text: "Read [the other guide](guide:waht-is)."}',
        right='- {id: keep, text: "Read [the other guide](guide:what-is)."}',
        act="Use the name that the message offers. The id is the name of the file without `.yml`.",
    ),
}

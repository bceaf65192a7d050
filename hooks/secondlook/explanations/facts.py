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
        means="The next review comes after the last one, and at most two years later. The last one is not after the day"
        " of this edition, which is `date` in `content/site.yml`.",
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
    "C-conflict": Explanation(
        "two texts give different figures for the same thing",
        means="Two texts name the same source. Their two ranges begin alike and end otherwise, or the other way round.",
        matters="Families plan with these days. One of the two is wrong or old.",
        wrong="""
            - {id: ask, text: It takes 5 to 10 days., sources: [acs-2nd]}
            - {id: keep, text: Plan for 5 to 14 days., sources: [acs-2nd]}
        """,
        right="""
            - {id: ask, text: It takes 5 to 10 days., sources: [acs-2nd]}
            - {id: keep, text: Plan for 5 to 10 days., sources: [acs-2nd]}
        """,
        act="Look into the source and write its figure in both. If another source says otherwise, name that one there.",
    ),
    "C-claim": Explanation(
        "a promise that nobody can keep",
        means="The sentence promises a result to everybody. It is a warning: the page is still built.",
        matters="Cancer differs from one person to the next. A family that was promised too much loses time, or trust.",
        wrong="- {id: keep, text: A second look does not delay treatment.}",
        right="- {id: keep, text: In most cases there is time for a second look. Ask your team.}",
        act="Say for whom it is so, and what to ask. If the sentence is right as it stands, leave it.",
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
    "L-url": Explanation(
        "an address that cannot be right",
        means="The link begins with `https:`, but a part of the address is missing, or has a sign that no address has."
        " A name and password may not stand in it.",
        matters="The reader would land on an error page, or on the page of somebody who wants to cheat.",
        wrong='- {id: keep, text: "Read [this page](https://who.int@sample.example/)."}',
        right='- {id: keep, text: "Read [this page](https://www.who.int/)."}',
        act="Open the page and copy its whole address from the browser.",
    ),
    "L-remote": Explanation(
        "a picture stands in a text",
        means="An exclamation mark before a link is how some programs write a picture. Our texts have no pictures.",
        matters="A picture from another site tells that site who reads ours.",
        wrong='- {id: keep, text: "Look: ![slide](https://www.who.int/a.png)"}',
        right='- {id: keep, text: "Look at [this page](https://www.who.int/)."}',
        act="Delete the exclamation mark, so that it becomes a link, or say it in words.",
    ),
    "L-anchor": Explanation(
        "a link to a part of a page that does not exist",
        means="After `#` stands the `id` of a section of that guide. There is no section with this id.",
        matters="The reader lands at the top of a long page and has to search.",
        wrong='- {id: keep, text: "Read [how to begin](guide:what-is#beginning)."}',
        right='- {id: keep, text: "Read [how to begin](guide:what-is#start)."}',
        act="Use the id that the message offers, or leave out `#` and what follows.",
    ),
    "L-path": Explanation(
        "a link to a file outside of the content",
        means="This is no file, but a link of the file system. It leads to a file that does not belong to the site.",
        matters="The site could show something private that lies on the computer where it is built.",
        wrong="content/guides/what-is.yml -> /home/me/notes.yml",
        right="content/guides/what-is.yml",
        act="Delete the link and put the file itself in its place.",
        language="text",
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

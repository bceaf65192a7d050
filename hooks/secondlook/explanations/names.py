"""S: names that stand twice, lead nowhere or are not listed."""

from __future__ import annotations

from secondlook.explanations.entry import Explanation

NAMES = {
    "S-dup-id": Explanation(
        "two entries have the same short name",
        means="The same `id` stands twice in one list, or in two files that share their ids.",
        matters="Translations hang on the id. Two entries would get the same words.",
        wrong="""
            - {id: ask, text: Ask how long is safe.}
            - {id: ask, text: Keep your dates.}
        """,
        right="""
            - {id: ask, text: Ask how long is safe.}
            - {id: keep, text: Keep your dates.}
        """,
        act="Rename the newer of the two. The older one may have translations already.",
    ),
    "S-id-changed": Explanation(
        "a short name was changed, and its translations were lost",
        means="The `id` of an entry is another one than before. The English beside it is the same.",
        matters="Translations hang on the id. With a new one, every language would show English here again.",
        wrong="- id: chnaged",
        right="- id: changed",
        act="Write the old id, which the message names. A short name need not be a good name: nobody reads it.",
    ),
    "S-id-file": Explanation(
        "the id is not the name of the file",
        means="A file and the `id` inside it have the same name, without `.yml`.",
        matters="The address of the page comes from it. With two names, links would break.",
        wrong="id: getting-records",
        right="id: getting-your-records",
        act="Write the name of the file as the id. Rename the file instead only if it is new.",
    ),
    "S-id-reserved": Explanation(
        "a short name is already taken by the site itself",
        means="Names such as `print`, `search` or `data`, and the short names of languages, are folders of the site.",
        matters="Your page would lie where the site keeps something else, and one of them would be lost.",
        wrong="id: print",
        right="id: getting-your-records",
        act="Choose a longer name that says what the page is about. Rename the file too.",
    ),
    "S-locale": Explanation(
        "a language is not set up right",
        means="The name in `cldr:` is not in the tables for dates and numbers. Or the first language, English, is"
        " switched off.",
        matters="Dates, numbers and lists would be written in the wrong way, or not at all.",
        wrong="cldr: arabic",
        right="cldr: ar_001",
        act="Use the short code of the language. If it has regions or scripts, add them with `_`, as in `pt_BR`.",
    ),
    "S-font": Explanation(
        "a font for paper is not known",
        means="The printed sheets use a few fonts of the Noto family. The one named here is not among them.",
        matters="The letters would be missing on paper.",
        wrong="fonts: [Arial]",
        right="fonts: [Noto Naskh Arabic, Noto Sans]",
        act="Use a name from the message. If your script has none yet, ask in an issue.",
    ),
    "S-ref": Explanation(
        "a name leads to nothing",
        means="The line names a source, a page, a record or a file by its id. There is none with that id.",
        matters="Readers could not check the fact, or would follow a link to an empty page.",
        wrong="related: [waht-is]",
        right="related: [what-is]",
        act="Use the name that the message offers. If the thing is new, add it first: a source in"
        " `content/sources.yml`, a page as a file of its own.",
    ),
    "S-ref-unused": Explanation(
        "a source that nobody uses",
        means="The source stands in `content/sources.yml`, but no text names it. It is a warning, and stops nobody.",
        matters="The list of sources shows readers what our texts rest on. A source without a text misleads them.",
        wrong="""
            sources: []
        """,
        right="""
            sources: [acs-2nd]
        """,
        act="Name the source in the entry that uses it. If no text needs it, delete it.",
    ),
    "S-draft": Explanation(
        "a draft is in the list of pages",
        means="The file says `status: draft`, and `content/site.yml` lists it. A draft is not shown to readers.",
        matters="One of the two is a slip. An unfinished page must not reach a reader.",
        wrong="""
            status: draft
            last_reviewed: 2026-01-10
        """,
        right="""
            status: published
            last_reviewed: 2026-01-10
        """,
        act="If the page is finished, write `status: published`. Else take its name off the list.",
    ),
    "S-unlisted": Explanation(
        "a file is not in the list of pages",
        means="`content/site.yml` lists all pages in their order. This file is not in its list.",
        matters="The page would not be built, and nobody would notice.",
        wrong="guides: [what-is]",
        right="guides: [what-is, getting-your-records]",
        act="Add the name of the file, without `.yml`, where it belongs in the order.",
    ),
}

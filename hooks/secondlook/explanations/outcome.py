"""B: pages that cannot be built as they are meant. For people who change the templates."""

from __future__ import annotations

from secondlook.explanations.entry import Explanation

OUTCOME = {
    "B-template": Explanation(
        "a template has a mistake",
        means="A template names something that does not exist, or its marks do not fit together.",
        matters="The page would have a hole. So nothing is built, and the old site stays.",
        wrong="{{ guide.titel | t }}",
        right="{{ guide.title | t }}",
        act="Correct the line that the message names. If you changed no template, report it as a bug.",
        language="text",
    ),
    "B-remote": Explanation(
        "a page would fetch something from another site",
        means="A script, a style, a font or a picture of this page lies on another computer.",
        matters="That site would learn who reads about cancer here. And without it the page would look broken.",
        wrong='<link rel="stylesheet" href="https://fonts.googleapis.com/css2">',
        right='<link rel="stylesheet" href="assets/css/site.css">',
        act="Put the file into `docs/assets`, or take the line out of the template.",
        language="text",
    ),
}

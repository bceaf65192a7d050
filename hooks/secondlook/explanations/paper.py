"""P: sheets that cannot be printed as they are meant. Mostly for people who change the templates."""

from __future__ import annotations

from secondlook.explanations.entry import Explanation

PAPER = {
    "P-glyph": Explanation(
        "a letter that no font on the sheet has",
        means="A sheet holds a character that none of its fonts can print. The message shows it, with its number.",
        matters="On paper there would be an empty box. In a name or a dose that is dangerous.",
        wrong="""
            text: Take it along ☃.
        """,
        right="""
            text: Take it along.
        """,
        act="Look whether the character is meant. If it is, add a font for its script in `content/locales.yml`.",
    ),
    "P-font": Explanation(
        "a sheet names none of our fonts",
        means="Sheets are printed only with our own fonts. This one asks for others, or for none.",
        matters="The same sheet would look different on each computer, with letters missing on some.",
        wrong="body { font-family: Arial }",
        right='body { font-family: "Noto Sans" }',
        act="Name a font of `content/locales.yml` in its style. If you changed no style, report it as a bug.",
        language="text",
    ),
    "P-fetch": Explanation(
        "a sheet wants something from the internet",
        means="A sheet names a picture, a style or a font that lies outside of it. Nothing is fetched while printing.",
        matters="The print would depend on another site, and that site would learn about our readers.",
        wrong='<img src="https://example.org/logo.svg" alt="">',
        right='<svg role="img" aria-label="Second Look">…</svg>',
        act="Put what is needed into the sheet itself. If you changed no template, report it as a bug.",
        language="text",
    ),
    "P-sheet": Explanation(
        "a sheet would not be printed as it is written",
        means="The printing program does not understand a part of the sheet and would leave it out.",
        matters="What is left out could be the line that matters.",
        wrong="p { colour: red }",
        right="p { color: red }",
        act="Correct what the message names. If you changed no template or style, report it as a bug.",
        language="text",
    ),
}

"""C: the colours and the logo of an organisation that uses the site as its own."""

from __future__ import annotations

from secondlook.explanations.entry import Explanation

LOOKS = {
    "C-contrast": Explanation(
        "a colour that is hard to read",
        means="The colour of links and buttons is too near to the colour of the page.",
        matters="People with weak eyes, and everybody in the sun, could not read the words in it.",
        wrong='accent: "#f4b400"',
        right='accent: "#7a5200"',
        act="Use the colour that the message offers, or another that is as dark. By night, lighter is better.",
    ),
    "C-logo": Explanation(
        "a drawing that cannot be the logo",
        means="The logo is a small SVG drawing in this folder. This file is missing, or is no such drawing, or holds"
        " something that moves, acts or comes from outside.",
        matters="It stands on every page. What is hidden in it would reach every reader.",
        wrong="logo: ../pictures/logo.svg",
        right="logo: content/logo.svg",
        act="Copy the file below `content/`. If the message names a part of the drawing, delete that part.",
    ),
}

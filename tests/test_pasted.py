"""What comes along with copied text, and what only looks like it."""

import pytest

from secondlook.inline import picture
from secondlook.outside import requests
from secondlook.pasted import pasted


@pytest.mark.parametrize(
    ("text", "code", "right"),
    [
        ("doctorâ€™s letter", "T-mojibake", "'’'"),
        ("PrÃ©lÃ¨vement", "T-mojibake", "'é'"),
        ("38 Â°C", "T-mojibake", "'°'"),
        ("Ø§Ù„Ø±", "T-mojibake", "'ا'"),
        ("à¦¬à¦¾", "T-mojibake", "'ব'"),
        ("p\u0430thology", "T-mixed", "pathology"),
        ("\u0421T", "T-mixed", "CT"),
        ("HER\u039f", "T-mixed", "HERO"),
        ("Lorem ipsum", "T-junk", ""),
        ("arrow_forwardNext", "T-junk", ""),
        ("FIXME later", "T-junk", ""),
    ],
)
def test_rests_of_other_programs_are_found_with_what_was_meant(text, code, right):
    found = list(pasted(f"Look: {text} now."))
    assert {slip.code for slip in found} == {code}
    assert right in found[0].hint


@pytest.mark.parametrize(
    "text",
    [
        "à\u00a0« mot »",
        "naïve café, façade, Ångström, Ærø, Fuß",
        "ПЭТ-CT и DICOM",
        "КТ, МРТ",
        "β-hCG in μg and α-fetoprotein",
        "All to do: ask.",
        "One of 5 * 3 slides",
        "İkinci görüş, ığüşöç",
        "Θεραπεία",
        "Ce patient a dit : « Oui ! »",
    ],
)
def test_good_text_of_many_languages_is_let_be(text):
    assert list(pasted(text)) == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("![a](https://a.example/p.png)", "https://a.example/p.png"),
        ("Look ![**a**](x) here", "x"),
        ("Great! [a](x)", ""),
        ("Great!", ""),
        ("One.\n\nTwo ![a](y)", "y"),
    ],
)
def test_a_picture_in_a_text_is_told_from_a_link_after_an_exclamation(text, address):
    assert picture(text) == address


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<script src="https://a.example/x.js"></script>', ["https://a.example/x.js"]),
        ('\n<img alt="" src="//a.example/x.png">', ["//a.example/x.png"]),
        ("<link rel='preconnect' href='https://a.example'>", ["https://a.example"]),
        ('<link rel="canonical" href="https://a.example/">', []),
        ('<a href="https://a.example/">A</a>', []),
        ('<style>@import "https://a.example/x.css"; a { background: url(//b.example/y) }</style>', 2),
        ('<img src="../a.png"><script src="assets/x.js"></script>', []),
    ],
)
def test_what_a_page_would_fetch_from_elsewhere_is_found(html, found):
    addresses = [address for _, address in requests(html)]
    assert addresses == found if isinstance(found, list) else len(addresses) == found

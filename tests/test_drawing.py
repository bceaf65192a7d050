"""What a logo may be: a small drawing, and nothing that acts or that comes from elsewhere."""

from __future__ import annotations

import pytest

from secondlook.drawing import MAX_BYTES, faults, shape_of

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20">'


def svg(inside="", head=HEAD):
    return f"{head}{inside}</svg>".encode()


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M1 1h8" class="on"/>',
        '<defs><path id="a" d="M0 0"/></defs><use href="#a"/><use xlink:href="#a"/>',
        '<style>.a { fill: url(#b); stroke: #123456 }</style><path style="fill: url(&quot;#b&quot;)"/>',
        "<title>Two hands</title>",
    ],
)
def test_a_drawing_is_fine(inside):
    assert list(faults(svg(inside))) == []
    assert list(faults(b'\xef\xbb\xbf<?xml version="1.0" encoding="UTF-8"?>\n' + svg(inside))) == []


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        ("<script>alert(1)</script>", "it has a <script>"),
        ('<path onload="alert(1)"/>', "it has the script 'onload'"),
        ('<path ONCLICK="alert(1)"/>', "it has the script 'ONCLICK'"),
        ('<a href="#x"><path/></a>', "it has a <a>"),
        ('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>', "it has a <foreignObject>"),
        ('<b xmlns="http://www.w3.org/1999/xhtml"/>', "it has a <b>"),
        ('<set attributeName="fill" to="red"/>', "it moves: it has a <set>"),
        ('<image href="https://example.org/a.png"/>', "it takes in something from outside: href"),
        ('<image xlink:href="data:image/png;base64,AA"/>', "it takes in something from outside: href"),
        ('<path xml:base="https://example.org/"/>', "it takes in something from outside: base"),
        ('<path fill="url(https://example.org/a#b)"/>', "it takes in something from outside: fill"),
        ("<path style=\"fill:url( '//example.org')\"/>", "it takes in something from outside: style"),
        ('<path style="fill:\\75rl(//example.org)"/>', "it takes in something from outside: style"),
        ("<style>@import 'https://example.org/a.css';</style>", "its <style> takes in something from outside"),
        ("<style>a { fill: URL(//example.org) }</style>", "its <style> takes in something from outside"),
        ("<!DOCTYPE a>", "it has a line '<!DOCTYPE' or '<?…'"),
        ('<?xml-stylesheet href="a.css"?>', "it has a line '<!DOCTYPE' or '<?…'"),
        ("<path>", "it is no SVG: it cannot be read"),
    ],
)
def test_what_acts_or_comes_from_elsewhere_is_refused(inside, reason):
    assert reason in [found for found, hint in faults(svg(inside)) if hint]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is no SVG: it cannot be read"),
        (b"\x89PNG\r\n\x1a\n\xff", "it is no SVG in UTF-8"),
        (b'<?xml version="1.0" encoding="utf-7"?>' + svg(), "it is no SVG in UTF-8"),
        (b"<html/>", "it is no SVG"),
        (b"<svg/>", "it is no SVG"),
        (svg(head='<svg xmlns="http://www.w3.org/2000/svg">'), "it has no viewBox, so it cannot be scaled"),
        (svg(head='<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 9">'), "it has no viewBox, so it cannot be"),
        (svg(" " * MAX_BYTES), "it has 21 KB; at most 20"),
    ],
)
def test_what_is_no_drawing_or_too_large_is_refused(content, reason):
    assert next(found for found, _ in faults(content)).startswith(reason)
    assert shape_of(content) is None


def test_entities_are_refused_before_anything_expands_them():
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]>' + svg("<text>&b;</text>")
    assert [found for found, _ in faults(bomb)] == ["it has a line '<!DOCTYPE' or '<?…'"]


def test_the_shape_is_that_of_the_view_box():
    assert shape_of(svg()) == (40, 20)
    assert shape_of(svg(head='<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1,-2, 1.5 3">')) == (1.5, 3)

"""An SVG drawing from an outsider's hand: whether it can be shown, and what must not be in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

MAX_BYTES = 20 * 1024

_SVG = "http://www.w3.org/2000/svg"
_XHTML = "http://www.w3.org/1999/xhtml"
_DECLARATION = re.compile(r"""\s*<\?xml(?P<words>[^?]*)\?>""")
_OTHER_ENCODING = re.compile(r"""encoding\s*=\s*["'](?!utf-8["'])""", re.IGNORECASE)
_OUTSIDE = re.compile(r"""@import|\\|url\(\s*["']?\s*(?!["'#\s])""", re.IGNORECASE)
"""In a style: what takes in something else. A backslash could spell the same words otherwise."""
_ACTIVE = {"script", "foreignObject", "handler", "listener", "iframe", "a"}
_MOVING = {"set", "animate", "animateMotion", "animateTransform", "animateColor", "discard"}


def shape_of(content: bytes) -> tuple[float, float] | None:
    """Width and height of a drawing as its viewBox gives them. None where `faults` finds something."""
    if any(faults(content)):
        return None
    return _view_box(ElementTree.fromstring(content.decode("utf-8-sig")))  # noqa: S314 -- no DOCTYPE, so no entities


def faults(content: bytes) -> Iterator[tuple[str, str]]:
    """Everything that keeps a file from being shown as a drawing: what is wrong, and what to do."""
    if len(content) > MAX_BYTES:
        yield f"it has {len(content) // 1024 + 1} KB; at most {MAX_BYTES // 1024}", "save it as plain, optimised SVG"
        return
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield "it is no SVG in UTF-8", "save it as SVG in UTF-8"
        return
    declaration = _DECLARATION.match(text)
    if declaration and _OTHER_ENCODING.search(declaration["words"]):
        yield "it is no SVG in UTF-8", "save it as SVG in UTF-8"
    rest = text[declaration.end() :] if declaration else text
    if "<!DOCTYPE" in rest or "<?" in rest:
        # Entities and style sheets of elsewhere come in by these; a parser would not say so.
        yield "it has a line '<!DOCTYPE' or '<?…'", "delete that line"
        return
    try:
        root = ElementTree.fromstring(text)  # noqa: S314 -- no DOCTYPE, so no entities
    except ElementTree.ParseError:
        yield "it is no SVG: it cannot be read", "save it as SVG"
        return
    if root.tag != f"{{{_SVG}}}svg":
        yield "it is no SVG", f'it begins with <svg xmlns="{_SVG}">'
    elif _view_box(root) is None:
        yield "it has no viewBox, so it cannot be scaled", 'add for example viewBox="0 0 32 32" to <svg>'
    yield from dict.fromkeys(fault for element in root.iter() for fault in _element_faults(element))


def _view_box(root: ElementTree.Element) -> tuple[float, float] | None:
    numbers = re.findall(r"-?\d+(?:\.\d+)?", root.get("viewBox", ""))
    if len(numbers) != len(("left", "top", "width", "height")):
        return None
    width, height = float(numbers[2]), float(numbers[3])
    return (width, height) if width > 0 and height > 0 else None


def _element_faults(element: ElementTree.Element) -> Iterator[tuple[str, str]]:
    space, _, name = element.tag.rpartition("}")
    if name in _ACTIVE or space.removeprefix("{") == _XHTML:
        yield f"it has a <{name}>", "a logo is a drawing only; delete it"
    if name == "text":
        yield "it has letters, for which paper has no font", "turn them into outlines (paths)"
    if name in _MOVING:
        yield f"it moves: it has a <{name}>", "a logo stands still; delete it"
    if name == "style" and _OUTSIDE.search(element.text or ""):
        yield "its <style> takes in something from outside", "draw it in the file itself"
    for attribute, value in element.attrib.items():
        short = attribute.rpartition("}")[2]
        if short.lower().startswith("on"):
            yield f"it has the script '{short}'", "delete it"
        elif (short in {"href", "src", "base"} and not value.startswith("#")) or _OUTSIDE.search(value):
            yield f"it takes in something from outside: {short}", "draw it in the file itself"

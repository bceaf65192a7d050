"""Modules of a page as one script, which runs without a server: browsers load no modules from a disk.

The modules keep to a few forms: imports of names from a neighbour, in one line, and `export` before a function, a class
or a constant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

_IMPORT = re.compile(r'^import \{ ([^}]*) \} from "\./([\w-]+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async function|function|class|const)\b[ *]*([\w$]+))", re.MULTILINE)
_BEYOND = re.compile(r"^(?:import|export)\b.*|\bimport(?:\(|\.meta).*|</script.*", re.MULTILINE | re.IGNORECASE)


class CannotInline(Exception):  # noqa: N818 -- it reads as a sentence
    """A module uses what this room does not know; the text names the module and the line."""


def in_one(names: Iterable[str], read: Callable[[str], str]) -> str:
    """The modules `names` and all that they import, each once, in the order in which they run.

    `read` gives the text of a module by its name. Raises CannotInline.
    """
    done: dict[str, str] = {}
    for name in names:
        _add(name, read, done)
    return "".join(done.values())


def _add(name: str, read: Callable[[str], str], done: dict[str, str]) -> None:
    if name in done:
        return
    text = read(name)
    for _, wanted in _IMPORT.findall(text):
        _add(wanted, read, done)
    exported = ", ".join(_EXPORT.findall(text))
    body = _EXPORT.sub("", _IMPORT.sub(_as_constant, text))
    if beyond := _BEYOND.search(body):
        message = f"{name}.js cannot become part of one script: {beyond[0]}"
        raise CannotInline(message)
    done[name] = f"const {_variable(name)} = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();\n"


def _as_constant(found: re.Match[str]) -> str:
    return f"const {{ {found[1].replace(' as ', ': ')} }} = {_variable(found[2])};"


def _variable(name: str) -> str:
    return "$" + name.replace("-", "_")

"""Mistakes in templates as located problems, for the people who change templates."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2.exceptions import TemplateError, TemplateNotFound, TemplateSyntaxError

from secondlook.problems import ContentError, Problem

_PROJECT = Path(__file__).resolve().parents[3]
_HINT = "whoever changed this template last can mend it; no content does this"


@contextmanager
def naming_templates() -> Iterator[None]:
    """Turn mistakes in templates, ours and those of the theme, into ContentError with file and line."""
    try:
        yield
    except TemplateError as error:
        raise ContentError([_template_problem(error)]) from error


def _template_problem(error: TemplateError) -> Problem:
    if isinstance(error, TemplateSyntaxError):
        place, line = error.filename or error.name or "", error.lineno
    elif isinstance(error, TemplateNotFound):
        return Problem("overrides", 1, 1, "B-template", f"there is no template '{error}'", _HINT)
    else:
        frames = tuple(traceback.walk_tb(error.__traceback__))
        place, line = next(
            ((f.f_code.co_filename, number) for f, number in reversed(frames) if _is_template(f.f_code.co_filename)),
            ("", 1),
        )
    path = Path(place)
    shown = path.relative_to(_PROJECT) if path.is_relative_to(_PROJECT) else path
    return Problem(shown.as_posix(), line, 1, "B-template", f"this template has a mistake: {error}", _HINT)


def _is_template(name: str) -> bool:
    return name.endswith((".html", ".css"))

"""How the command line answers a word it does not know: one line in plain words, without a page of usage."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Mapping
from typing import Any, NoReturn

from secondlook.problems import nearest


class Parser(argparse.ArgumentParser):
    """A parser for people who have never seen one. The parsers of its sub-commands are of the same kind."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line and end with 2."""
        self.exit(2, f"{self.prog}: {message}. More: {self.prog} --help\n")

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Refuse what is none of the choices: argparse asks this for options and for commands alike."""
        if action.choices is not None and value not in action.choices:
            raise argparse.ArgumentError(None, _not_a_choice(action, str(value)))


def _not_a_choice(action: argparse.Action, value: str) -> str:
    """What does not exist, what was probably meant, and what there is to choose from, with what each means."""
    known = action.choices if isinstance(action.choices, Mapping) else dict.fromkeys(action.choices or ())
    what = (action.metavar if isinstance(action.metavar, str) else action.dest).lower()
    names = (f"{name} ({meaning})" if isinstance(meaning, str) else str(name) for name, meaning in known.items())
    near = nearest(value, known)
    return f"there is no {what} '{value}'{f': {near}' if near else '.'} Choose from: {', '.join(names)}"


def day(written: str) -> datetime.date:
    """A day as an option gives it. Raises ArgumentTypeError, which argparse shows, when it is none."""
    try:
        return datetime.date.fromisoformat(written)
    except ValueError:
        msg = f"'{written}' is not a day; write year-month-day, for example 2026-11-21"
        raise argparse.ArgumentTypeError(msg) from None

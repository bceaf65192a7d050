"""The explanation of one problem code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Explanation:
    """What one code means, for somebody who has never read a line of the program.

    `says` is one line for lists. `means`, `matters` and `act` are sentences; `code` in backquotes stands in them as it
    is typed. `wrong` and `right` are the same piece of a file before and after, indented as one likes; `language` says
    what it is a piece of: "text" is neither YAML nor PO.
    """

    says: str
    means: str
    matters: str
    wrong: str
    right: str
    act: str
    language: Literal["yaml", "po", "text"] = "yaml"

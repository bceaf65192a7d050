"""Which documents are past their review date."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from secondlook.library import Library
from secondlook.model.base import Reviewed
from secondlook.problems import Problem
from secondlook.source import SourceFile
from secondlook.text import Message


def check_dates(
    library: Library[Message], files: Mapping[str, SourceFile], today: datetime.date | None
) -> list[Problem]:
    """Documents whose next review is due.

    They are warnings, judged on the day of the edition: the same content always gives the same answer, and the page
    says so too. With `today` they are judged on that day, and are errors. Dates in the
    wrong order are another problem's matter. A review after the day it is judged on cannot have happened.
    """
    day = today or library.site.date
    found: list[Problem] = []
    for key, document in library.documents():
        if isinstance(document, Reviewed) and document.last_reviewed < document.next_review <= day:
            file = files[key]
            report = file.problem if today else file.warning
            at = file.root.position(("next_review",))
            message = f"the review was due on {document.next_review}"
            hint = "compare the text with its sources, then write both dates anew"
            found.append(report(at, "C-overdue", message, hint))
        if isinstance(document, Reviewed) and document.last_reviewed > day:
            at = files[key].root.position(("last_reviewed",))
            message = f"the review was on {document.last_reviewed}, after the day of this edition, {day}"
            hint = "write the day of the review; if it is right, write a later 'date' in content/site.yml"
            found.append(files[key].problem(at, "C-date", message, hint))
    return found

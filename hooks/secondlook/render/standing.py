"""How current a page is and who has checked it: what all documents on it have in common."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secondlook.edition import Edition
from secondlook.model.base import Reviewed
from secondlook.signoffs import Review, Role


@dataclass(frozen=True, slots=True)
class Standing:
    """The oldest day of comparison with the sources, the earliest next one, and checks that hold for every document.

    The days are None on a page whose documents are not reviewed. `overdue` is judged on the day of the edition, so that
    the same content always gives the same page.
    """

    last_reviewed: datetime.date | None
    next_review: datetime.date | None
    overdue: bool
    review: Review


def standing(edition: Edition, keys: Sequence[str]) -> Standing:
    """How current a page is that shows the documents with these keys."""
    documents = dict(edition.library.documents())
    reviewed = [document for key in keys if isinstance(document := documents[key], Reviewed)]
    next_review = min((document.next_review for document in reviewed), default=None)
    return Standing(
        last_reviewed=min((document.last_reviewed for document in reviewed), default=None),
        next_review=next_review,
        overdue=next_review is not None and next_review <= edition.library.site.date,
        review=together(edition.reviews[key] for key in keys),
    )


def together(reviews: Iterable[Review]) -> Review:
    """The review state of several documents as one: checked only if all are, a machine draft or changed if one is."""
    found = tuple(reviews)
    return Review(
        translator=_first_day([review.translator for review in found]),
        clinician=_first_day([review.clinician for review in found]),
        machine=any(review.machine for review in found),
        changed=frozenset[Role]().union(*(review.changed for review in found)),
    )


def _first_day(days: Sequence[datetime.date | None]) -> datetime.date | None:
    known = [day for day in days if day is not None]
    return min(known) if known and len(known) == len(days) else None

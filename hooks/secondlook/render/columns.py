"""Numbers that stand in columns of their own, in as few pieces as can be set in type evenly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

COLUMNS = 4
"""So many stand side by side; the fifth stands below the first."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Numbers of one row with the same distance from each to the next."""

    numbers: tuple[int, ...]

    @property
    def row(self) -> int:
        """How many rows stand above."""
        return (self.numbers[0] - 1) // COLUMNS

    @property
    def width(self) -> int:
        """How many columns there are from its first number to its last, both included."""
        return self.numbers[-1] - self.numbers[0] + 1

    @property
    def free(self) -> int:
        """How many columns of its row come after it."""
        return COLUMNS - 1 - (self.numbers[-1] - 1) % COLUMNS


def pieces(numbers: Iterable[int]) -> Iterator[Piece]:
    """Rising numbers from 1 on, in pieces: 1 2 4 are 1 2 and 4, because 1 and 4 stand further apart."""
    piece: tuple[int, ...] = ()
    for number in numbers:
        if not _goes_on(piece, number):
            yield Piece(piece)
            piece = ()
        piece += (number,)
    if piece:
        yield Piece(piece)


def _goes_on(piece: tuple[int, ...], number: int) -> bool:
    if not piece:
        return True
    same_row = (number - 1) // COLUMNS == (piece[0] - 1) // COLUMNS
    return same_row and (len(piece) == 1 or number - piece[-1] == piece[1] - piece[0])

"""Numbers in columns, in as few pieces as can be set evenly."""

from __future__ import annotations

from itertools import chain, combinations

import pytest

from secondlook.render.columns import COLUMNS, pieces


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([], []),
        ([3], [(3,)]),
        ([1, 2, 3, 4], [(1, 2, 3, 4)]),
        ([1, 4], [(1, 4)]),
        ([2, 4], [(2, 4)]),
        ([1, 2, 4], [(1, 2), (4,)]),
        ([1, 3, 4], [(1, 3), (4,)]),
        ([3, 4, 5, 6], [(3, 4), (5, 6)]),
    ],
)
def test_numbers_are_parted_where_the_distance_or_the_row_changes(
    numbers: list[int], expected: list[tuple[int, ...]]
) -> None:
    assert [piece.numbers for piece in pieces(numbers)] == expected


def test_every_number_is_set_evenly_in_its_own_column() -> None:
    for chosen in chain.from_iterable(combinations(range(1, 8), count) for count in range(8)):
        places = []
        for piece in pieces(chosen):
            steps = max(len(piece.numbers) - 1, 1)
            first = COLUMNS - piece.free - piece.width
            places += [(piece.row, first + index * (piece.width - 1) // steps) for index in range(len(piece.numbers))]
        assert places == [divmod(number - 1, COLUMNS) for number in chosen]

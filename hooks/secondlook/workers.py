"""A `map` whose calls run in other processes, which stay while the work lasts and leave when it ends or is killed."""

from __future__ import annotations

import functools
import gc
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from typing import Any, Protocol

GARBAGE = (10_000, 10, 10)
"""How rarely Python looks for garbage: most of what a command or a sheet makes is needed to its end."""

_LATER = 10
"""How much a worker lets others go first: behind a server, the pages of the next save."""


class Map(Protocol):
    """Like `map` with one sequence: results come in the order of the items, an exception where its item stands."""

    def __call__(self, function: Any, items: Any, /, size: Callable[[Any], int]) -> Iterator[Any]:
        """Call the function with every item. `size` tells how much work an item is, beside the others."""


@contextmanager
def mapping(workers: int) -> Iterator[Map]:
    """Give a `map` over that many processes; with 1 or fewer, this process works itself, when asked for a result.

    The function and the items have to be picklable. Leaving the context drops the work that has not begun.
    """
    if workers <= 1:
        yield lambda function, items, /, size: map(function, items)  # noqa: ARG005 -- alone, no order is shorter
        return
    # Spawned, not forked: the caller may have threads.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_live_and_die_with_parent)
    try:
        yield functools.partial(_map, pool)
    finally:
        pool.shutdown(cancel_futures=True)


def _map(
    pool: ProcessPoolExecutor, function: Any, items: Sequence[Any], /, size: Callable[[Any], int]
) -> Iterator[Any]:
    # The longest first: one that is begun last keeps one process busy while the others have nothing left to do.
    order = sorted(range(len(items)), key=lambda index: -size(items[index]))
    begun = {index: pool.submit(function, items[index]) for index in order}
    return (begun.pop(index).result() for index in range(len(items)))


def _live_and_die_with_parent() -> None:
    os.nice(_LATER)
    gc.set_threshold(*GARBAGE)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()


def end_with_parent() -> None:
    """Let this process end when the one that started it does, also when that one is killed."""
    threading.Thread(target=_end_after_parent, daemon=True).start()


def _end_after_parent() -> None:
    # The workers of a pool wait for ever when the process that owned it was killed.
    if parent := parent_process():
        parent.join()
        os._exit(1)

"""A `map` whose calls run in other processes, which stay while the work lasts and leave when it ends or is killed."""

from __future__ import annotations

import functools
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from typing import Any, Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Map(Protocol):
    """Like `map` with one iterable: results come in the order of the items, an exception where its item stands."""

    def __call__(self, function: Any, items: Any, /) -> Iterator[Any]:
        """Call the function with every item."""


@contextmanager
def mapping(workers: int) -> Iterator[Map]:
    """Give a `map` over that many processes; with 1 or fewer, this process works itself, when asked for a result.

    The function and the items have to be picklable. Leaving the context drops the work that has not begun.
    """
    if workers <= 1:
        yield map
        return
    # Spawned, not forked: the caller may have threads.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_live_and_die_with_parent)
    try:
        yield functools.partial(pool.map, chunksize=4)
    finally:
        pool.shutdown(cancel_futures=True)


def forked(function: Callable[[Item], Result], items: Sequence[Item], workers: int) -> list[Result]:
    """Call the function with every item, in that many processes, this one among them; the results in their order.

    The others begin with all that this one holds: only results have to be picklable. For a process without threads.
    Raises what the function raises here, and EOFError when another process ended without results: it has then said why
    on standard error.
    """
    fork = get_context("fork")
    found: dict[int, Result] = {}
    others: list[tuple[ForkProcess, Connection]] = []
    for first in range(1, min(workers, len(items))):
        receive, send = fork.Pipe(duplex=False)
        process = fork.Process(target=_answer, args=(send, function, items[first::workers]))
        process.start()
        send.close()
        others.append((process, receive))
    for place in range(0, len(items), workers):
        found[place] = function(items[place])
    for first, (process, receive) in enumerate(others, start=1):
        found |= zip(range(first, len(items), workers), receive.recv(), strict=True)
        process.join()
    return [found[place] for place in sorted(found)]


def _answer(send: Connection, function: Callable[[Any], Any], items: Sequence[Any]) -> None:
    end_with_parent()
    send.send([function(item) for item in items])


def _live_and_die_with_parent() -> None:
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

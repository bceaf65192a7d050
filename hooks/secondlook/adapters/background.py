"""Work beside the process that asked for it: one piece at a time behind a server, several at once in a build."""

from __future__ import annotations

import gc
import sys
import threading
import traceback
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from multiprocessing import get_context
from multiprocessing.queues import SimpleQueue

from secondlook.workers import end_with_parent


class Background:
    """At most one piece of work at a time: a new one takes the place of the old."""

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None
        self._dropped = threading.Event()

    def start(self, steps: Generator[object]) -> None:
        """Go through `steps` in a thread, once the work before has come to the end of its step."""
        self.drop()
        before, self._dropped = self._thread, threading.Event()
        self._thread = threading.Thread(target=_run, args=(steps, self._dropped, before), daemon=True)
        self._thread.start()

    def drop(self) -> None:
        """Let the work end after the step it is at."""
        self._dropped.set()

    def stop(self) -> None:
        """The same, and wait for it."""
        self.drop()
        if self._thread is not None:
            self._thread.join()


def _run(steps: Generator[object], dropped: threading.Event, before: threading.Thread | None) -> None:
    if before is not None:
        before.join()
    with closing(steps):
        while not dropped.is_set() and next(steps, dropped) is not dropped:
            pass


def side_by_side(tasks: Iterable[Callable[[], object]]) -> bool:
    """Run each task in a process of its own, which begins with all that this one holds.

    Returns whether all went well. Raises OSError when one of them does: a disk is full for whoever asked.
    """
    gc.freeze()  # what they begin with stays: none of them need look for garbage in it, nor copy it to do so
    fork = get_context("fork")
    failed = fork.SimpleQueue()
    processes = [fork.Process(target=_while_wanted, args=(task, failed)) for task in tasks]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    gc.unfreeze()
    if not failed.empty():
        raise failed.get()
    return not any(process.exitcode for process in processes)


def _while_wanted(task: Callable[[], object], failed: SimpleQueue[OSError]) -> None:
    end_with_parent()
    try:
        task()
    except OSError as error:
        error.add_note(traceback.format_exc())  # the other process does not see where it was
        failed.put(error)
        sys.exit(1)

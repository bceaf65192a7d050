"""Work beside a server."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import closing


class Background:
    """At most one piece of work at a time: a new one ends the old."""

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None
        self._ended = threading.Event()

    def start(self, steps: Generator[object]) -> None:
        """Go through `steps` in a thread."""
        self.stop()
        self._ended.clear()
        self._thread = threading.Thread(target=self._run, args=(steps,), name="background", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the work, if there is some, after the step it is at, and wait for that."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _run(self, steps: Generator[object]) -> None:
        with closing(steps):
            for _ in steps:
                if self._ended.is_set():
                    return

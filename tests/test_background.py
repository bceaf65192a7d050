"""Work beside a server: one piece at a time, and the newest wins."""

from __future__ import annotations

import os
import threading

import pytest

from secondlook.adapters.background import Background, side_by_side


class Work:
    """Steps that wait to be let go, and a note of what was done."""

    def __init__(self) -> None:
        self.done: list[int] = []
        self.closed = threading.Event()
        self._go = threading.Semaphore(0)
        self.at_step = threading.Semaphore(0)

    def steps(self):
        try:
            for number in range(3):
                self.at_step.release()
                self._go.acquire()
                self.done.append(number)
                yield number
        finally:
            self.closed.set()

    def let_go(self, steps: int = 1) -> None:
        self._go.release(steps)


@pytest.fixture
def background():
    made = Background()
    yield made
    made.stop()


def test_work_goes_on_to_its_end(background):
    work = Work()
    background.start(work.steps())
    work.let_go(3)
    assert work.closed.wait(10)
    assert work.done == [0, 1, 2]


def test_dropped_work_ends_after_the_step_it_is_at(background):
    work = Work()
    background.start(work.steps())
    assert work.at_step.acquire(timeout=10)
    background.drop()
    work.let_go(3)
    background.stop()
    assert work.done == [0]
    assert work.closed.is_set()


def test_new_work_begins_only_when_the_old_has_ended(background):
    old, new = Work(), Work()
    background.start(old.steps())
    assert old.at_step.acquire(timeout=10)
    background.start(new.steps())
    new.let_go(3)
    assert new.done == []
    old.let_go(3)
    assert new.closed.wait(10)
    assert (old.done, new.done) == ([0], [0, 1, 2])


def test_work_that_was_replaced_while_it_waited_never_begins(background):
    old, never, new = Work(), Work(), Work()
    background.start(old.steps())
    assert old.at_step.acquire(timeout=10)
    background.start(never.steps())
    background.start(new.steps())
    for work in (old, never, new):
        work.let_go(3)
    assert new.closed.wait(10)
    assert never.done == []


def test_stopping_without_work_is_no_error(background):
    background.stop()


def test_tasks_run_side_by_side_in_processes_of_their_own(tmp_path):
    def write(name: str) -> None:
        (tmp_path / name).write_text(str(os.getpid()))

    assert side_by_side([lambda: write("one"), lambda: write("two")])
    found = {(tmp_path / name).read_text() for name in ("one", "two")}
    assert len(found | {str(os.getpid())}) == 3


def test_a_task_that_fails_is_told():
    assert not side_by_side([lambda: None, lambda: os._exit(1)])


def test_a_task_that_cannot_write_says_so_to_whoever_asked(tmp_path):
    with pytest.raises(FileNotFoundError, match="nowhere") as caught:
        side_by_side([lambda: None, lambda: (tmp_path / "nowhere/file").write_text("")])
    assert "write_text" in caught.value.__notes__[0]

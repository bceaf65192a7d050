"""Work in other processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import secondlook
from secondlook.workers import mapping

WORK = """
import os, time
from secondlook.workers import mapping

def work(number):
    print(os.getpid(), flush=True)
    time.sleep(60 if number else 0)

if __name__ == "__main__":
    with mapping(2) as in_parallel:
        list(in_parallel(work, range(9), size=int))
"""


def time_of(_item: int) -> int:
    time.sleep(0.05)
    return time.monotonic_ns()


def process_of(_item: int) -> int:
    return os.getpid()


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_items(workers: int) -> None:
    with mapping(workers) as in_order:
        assert list(in_order(abs, range(-20, 0), size=abs)) == list(range(20, 0, -1))


def test_the_longest_work_is_begun_first() -> None:
    with mapping(2) as in_parallel:
        begun = list(in_parallel(time_of, [1, 2, 3, 4, 5, 6], size=int))
    assert max(begun[4:]) < min(begun[:2])


def test_one_worker_is_this_process_and_two_are_not() -> None:
    with mapping(1) as here, mapping(2) as elsewhere:
        assert set(here(process_of, range(9), size=abs)) == {os.getpid()}
        assert os.getpid() not in set(elsewhere(process_of, range(9), size=abs))


def test_an_error_of_a_worker_reaches_the_caller() -> None:
    with mapping(2) as in_parallel, pytest.raises(ValueError, match="chr"):
        list(in_parallel(chr, [65, -1], size=abs))


def test_workers_end_when_the_process_that_started_them_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "work.py"
    script.write_text(WORK, encoding="utf-8")
    hooks = str(Path(secondlook.__file__).parents[1])
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={"PYTHONPATH": hooks}
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip().isdigit()
        process.send_signal(signal.SIGKILL)
        # The pipe closes when the last process that holds it has ended.
        process.communicate(timeout=40)

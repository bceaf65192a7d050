"""A folder replaced in one step: made aside and put in its place when it is whole, whatever happens meanwhile."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

_NEW, _OLD, _LOCK = "new", "old", "lock"

_HERE = -100
_EXCHANGE = 2
_NOT_HERE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}


def swap_in(target: Path, fill: Callable[[Path], object]) -> None:
    """Let `fill` write into a new folder, then put that in the place of the folder `target`.

    When `fill` raises, `target` stays as it was. When this process is killed, too; what it was making then lies beside
    `target` until the next call takes it away. Raises what `fill` raises, and OSError.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    _clear_away(target)
    with TemporaryDirectory(dir=target.parent, prefix=_prefix(target)) as folder, _held(Path(folder)):
        new = Path(folder, _NEW)
        new.mkdir()
        fill(new)
        if not target.exists():
            new.rename(target)
        elif not _exchange(new, target):
            target.rename(Path(folder, _OLD))
            new.rename(target)


def _prefix(target: Path) -> str:
    return f".{target.name}-"


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Show others that the folder is in use. The system lets go of it when this process and those it forked end."""
    with Path(folder, _LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _clear_away(target: Path) -> None:
    """Remove what killed builds left behind; bring back the old folder if one was killed between two renames."""
    for left in target.parent.glob(f"{_prefix(target)}*"):
        lock = left / _LOCK
        if not lock.is_file() or _in_use(lock):
            continue
        if (left / _OLD).is_dir() and not target.exists():
            (left / _OLD).rename(target)
        shutil.rmtree(left)


def _in_use(lock: Path) -> bool:
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders take each other's place at once; False where the system or the disk has no such thing."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NOT_HERE:
        return False
    raise OSError(number, os.strerror(number), str(one), None, str(other))

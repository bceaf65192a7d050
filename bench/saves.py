"""How long a one-word edit of a served site takes to be on screen: one language, everything else done before.

    make setup && .venv/bin/python bench/saves.py [EDITS]

Serves a copy of the content, waits until its sheets are printed, changes a sentence, and asks for the page until it has
the new one. Asking costs the server a little itself. Seconds differ from computer to computer.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

ROOT = Path(__file__).parent.parent
PARTS = ("content", "checklists", "docs", "overrides", "hooks", "mkdocs.yml")
ADDRESS = "127.0.0.1:8765"
FILE, PAGE = "content/guides/what-is.yml", "guides/what-is/"
SENTENCE = "This happens most often"
PRINTED = "All sheets are printed"


def shown() -> str:
    """The page as it is served now; nothing while there is no server yet."""
    try:
        with urlopen(f"http://{ADDRESS}/{PAGE}", timeout=60) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""


def saved(file: Path, old: str, new: str) -> float:
    """Change one sentence. Returns the seconds until it is on screen."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1, old  # noqa: S101 -- nothing would be measured
    begun = time.perf_counter()
    file.write_text(text.replace(old, new), "utf-8")
    while new not in shown():
        time.sleep(0.05)
    return time.perf_counter() - begun


def main(edits: int) -> None:
    """Measure and print."""
    with TemporaryDirectory() as folder:
        tree = Path(folder)
        for name in PARTS:
            (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, tree / name)
        log = tree / "log"
        environment = {**os.environ, "DOCS_LOCALE": "en", "PYTHONPATH": str(tree / "hooks")}
        command = [str(Path(sys.executable).with_name("mkdocs")), "serve", "--dev-addr", ADDRESS]
        with log.open("w") as said:
            server = subprocess.Popen(command, cwd=tree, env=environment, stdout=said, stderr=said)  # noqa: S603 -- ours
        try:
            old = f"{SENTENCE}."
            for number in range(edits):
                while log.read_text("utf-8").count(PRINTED) <= number:
                    time.sleep(0.5)
                new = f"{SENTENCE} {number}."
                print(f"{saved(tree / FILE, old, new):.1f} s", flush=True)
                old = new
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 4)

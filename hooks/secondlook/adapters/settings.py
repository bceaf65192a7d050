"""What MkDocs is started with: the mkdocs.yml of the content's own folder, or this program's for a folder without."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from secondlook.model.site import Locales
from secondlook.problems import did_you_mean
from secondlook.reading import read_document

SETTINGS = "mkdocs.yml"
ROOT = "content_root"
"""The entry under `extra` that says where the content is, when that is not the folder of the settings."""

_ENGINE = Path(__file__).resolve().parents[3]
_LOCALES = "content/locales.yml"
WATCHED = ("content", "checklists")
"""The folders that hold all content."""


@contextmanager
def settings_file(root: Path) -> Iterator[Path]:
    """The settings for the content below `root`, a file that lasts as long as the context.

    A folder without mkdocs.yml gets this program's, with its docs/, overrides/ and hook, and with the languages of its
    own content/locales.yml. Raises SystemExit when this program was installed without them.
    """
    if (root / SETTINGS).is_file():
        yield root / SETTINGS
        return
    if not (_ENGINE / SETTINGS).is_file():
        message = f"There is no {root / SETTINGS}, and secondlook was installed without its own. Run it from its clone."
        raise SystemExit(message)
    with TemporaryDirectory(prefix="secondlook-") as folder:
        file = Path(folder, SETTINGS)
        file.write_text(json.dumps(_borrowed(root.resolve()), ensure_ascii=False), "utf-8")  # JSON is YAML too
        yield file


def _borrowed(root: Path) -> dict[str, Any]:
    """What differs from this program's mkdocs.yml. Paths are absolute, for these settings stand in neither folder."""
    values: dict[str, Any] = {
        "INHERIT": str(_ENGINE / SETTINGS),
        "docs_dir": str(_ENGINE / "docs"),
        "site_dir": str(root / "site"),
        "theme": {"custom_dir": str(_ENGINE / "overrides")},
        "hooks": [str(_ENGINE / "hooks/secondlook_hook.py")],
        "watch": [str(root / name) for name in WATCHED if (root / name).is_dir()],
        "extra": {ROOT: str(root)},
    }
    locales, _, _ = read_document(Locales, root / _LOCALES, _LOCALES, "locales")
    if locales is not None:  # else the build says what is wrong with the file
        values["plugins"] = {"i18n": {"languages": _languages(locales)}}
    return values


def _languages(locales: Locales) -> list[dict[str, Any]]:
    return [
        {"locale": locale.tag, "name": locale.endonym, "build": locale.published, "default": index == 0}
        for index, locale in enumerate(locales.locales)
    ]


def content_root(config_file: str, extra: Any) -> Path:
    """Where the content is, for settings that are loaded: their path, and their `extra`."""
    return Path(extra.get(ROOT) or Path(config_file).parent)


def language_problem(
    published: Collection[str], only: str, known: Collection[str], switched_on: Collection[str]
) -> str:
    """What to tell when DOCS_LOCALE names no language, or content/locales.yml and mkdocs.yml disagree; else "".

    Arguments: the tags that are published, or of those the one in DOCS_LOCALE; DOCS_LOCALE; the tags that mkdocs.yml
    lists; the tags it builds.
    """
    if only:
        fits = published and only in known
        return "" if fits else f"DOCS_LOCALE={only}: no such language. {did_you_mean(only, known)}"
    if set(published) == set(switched_on):
        return ""
    there, here = ", ".join(sorted(switched_on)), ", ".join(sorted(published))
    return f"mkdocs.yml builds {there}, but content/locales.yml publishes {here}. Switch on the same in both."

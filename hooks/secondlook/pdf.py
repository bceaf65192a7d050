"""Print HTML → PDF: tagged, set in the fonts of this project alone, in parallel, and never made twice.

Nothing outside a sheet's own HTML and the font files of `fonts.py` can reach a PDF: no system font, no remote or local
file, no date. The same sheets therefore give the same bytes, whoever prints them and in whatever order, and a PDF made
once is kept under a name that is the hash of everything it was made from.
"""

from __future__ import annotations

import functools
import gc
import hashlib
import logging
import os
import re
import warnings
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from secondlook.fonts import FontFace, Lettering, font_face_css
from secondlook.libraries import library_versions
from secondlook.problems import ContentError, Problem
from secondlook.store import keep, kept
from secondlook.workers import mapping

if TYPE_CHECKING:
    from secondlook.render.sheets import PrintSheet

_PACKAGES = ("weasyprint", "pydyf", "tinyhtml5", "tinycss2", "cssselect2", "pyphen")
_INDIC = re.compile("[\u0900-\u0dff]")
_STYLE = re.compile("<style>(.*?)</style>", re.DOTALL)
_STYLE_SHEETS = 32
"""So many are kept: the one that all sheets have, and that of each pair of languages that sheets in a row have."""
_MISSING_GLYPH = re.compile(r"\.notdef glyph .*\(U\+([0-9A-F]{4,6})\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished PDF. `path` is that of its sheet; `cached` says that an earlier run had made it."""

    path: str
    content: bytes
    cached: bool


@dataclass(frozen=True, slots=True)
class _Job:
    path: str
    html: str
    faces: tuple[FontFace, ...]
    key: str


def make_pdfs(
    sheets: Sequence[PrintSheet], cache: Path, workers: int, lettering: Sequence[PrintSheet] = ()
) -> Iterator[Pdf]:
    """Make the PDF of every sheet, in the order given.

    `cache` is a folder of this project (PDFs go to `cache`/pdf, fonts to `cache`/fonts); `workers` is the number of
    processes, with 1 this one alone. `lettering` are the sheets to whose characters large fonts are cut down; without
    any, the sheets themselves. Raises MissingSystemPart at once when a library or a font is not installed, and
    ContentError at the end, after the good PDFs, with every problem of every sheet that cannot be printed (P-glyph,
    P-fetch, P-font, or P-sheet for whatever else WeasyPrint warns of); the path of such a problem is that of the sheet.
    """
    engine = _engine_versions()
    fonts = Lettering((sheet.html for sheet in lettering or sheets), cache)
    fontconfig = _empty_fontconfig(cache.resolve() / "fonts")
    jobs = [_job(sheet, fonts.faces(sheet.html), engine) for sheet in sheets]
    return _deliver(jobs, cache / "pdf", fontconfig, workers)


def _empty_fontconfig(folder: Path) -> Path:
    path = folder / "fonts.conf"
    content = f'<?xml version="1.0"?>\n<fontconfig><cachedir>{escape(str(folder))}</cachedir></fontconfig>\n'
    keep(path, content.encode())
    return path


def _job(sheet: PrintSheet, faces: tuple[FontFace, ...], engine: str) -> _Job:
    parts = (engine, [(face.family, face.weight, face.digest) for face in faces], sheet.html)
    return _Job(sheet.path, sheet.html, faces, hashlib.sha256(repr(parts).encode()).hexdigest())


def _deliver(jobs: Sequence[_Job], store: Path, fontconfig: Path, workers: int) -> Iterator[Pdf]:
    found = {job.key: content for job in jobs if (content := _whole(store, job.key))}
    new = [job for job in jobs if job.key not in found]
    problems: list[Problem] = []
    # Also a single one goes to a worker: behind a server, a booklet would hold up the pages for seconds.
    with mapping(workers if new else 1) as map_jobs:
        results = map_jobs(functools.partial(_print, fontconfig, store), new, size=lambda job: len(job.html))
        for job in jobs:
            result: bytes | list[Problem] = found.get(job.key) or next(results)
            if isinstance(result, bytes):
                yield Pdf(job.path, result, cached=job.key in found)
            else:
                problems += result
    if problems:
        raise ContentError(problems)


def _place(store: Path, key: str) -> Path:
    return store / f"{key}.pdf"


def _whole(store: Path, key: str) -> bytes | None:
    content = kept(_place(store, key))
    # A computer that lost power may have kept the name and lost the end of the file.
    return content if content is not None and content.rstrip().endswith(b"%%EOF") else None


def _print(fontconfig: Path, store: Path, job: _Job) -> bytes | list[Problem]:
    if not job.faces:
        return [_problem(job, "P-font", "the sheet names none of the font families that sheets are set in")]
    with _fonts_from(fontconfig):
        content, warned = _press().make(job.html, job.faces)
    if problems := _problems(job, warned):
        return problems
    # Here, so that a run that is stopped has kept all it had made, also what was not asked for yet.
    keep(_place(store, job.key), content)
    return content


@contextmanager
def _fonts_from(fontconfig: Path) -> Iterator[None]:
    """Let the C libraries see an empty configuration instead of the fonts of the system, and undo that afterwards."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(fontconfig)
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


def _problems(job: _Job, warned: Sequence[str]) -> list[Problem]:
    missing = {int(match[1], 16) for text in warned if (match := _MISSING_GLYPH.search(text))}
    others = [text for text in dict.fromkeys(warned) if not _MISSING_GLYPH.search(text)]
    problems = [_problem(job, "P-fetch" if text.startswith("Error fetching") else "P-sheet", text) for text in others]
    if missing:
        named = ", ".join(f"{chr(number)} (U+{number:04X})" for number in sorted(missing))
        problems.append(_problem(job, "P-glyph", f"no font of the sheet has {named}"))
    return problems


def _problem(job: _Job, code: str, message: str) -> Problem:
    return Problem(job.path, 1, 1, code, message)


@functools.cache
def _press() -> _Press:
    return _Press()


class _Press:
    """WeasyPrint in this process. It keeps one font configuration for each set of faces.

    One for all sheets would let a sheet borrow a glyph from a family that an earlier sheet had brought in: its bytes
    would depend on the order.
    """

    def __init__(self) -> None:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="No fonts configured in FontConfig")
            # Here, not above: it takes a second, and needs the C libraries and the empty font configuration.
            import pydyf  # noqa: PLC0415  # the reason above
            import weasyprint.draw.text  # noqa: PLC0415  # the reason above
        self._weasyprint = weasyprint
        self._fetch_nothing = weasyprint.urls.URLFetcher(allowed_protocols=frozenset({"data"}), fail_on_errors=True)
        self._configurations: dict[tuple[FontFace, ...], Any] = {}
        self._style_sheets: dict[str, Any] = {}
        _write_indic_text_into_pdf(weasyprint.draw.text, pydyf)
        # What is imported stays: looking for garbage in it again and again is a tenth of the work.
        gc.freeze()

    def make(self, html: str, faces: tuple[FontFace, ...]) -> tuple[bytes, list[str]]:
        """Return the PDF and what WeasyPrint warned about; a sheet with warnings is not what its author wrote."""
        with _warnings_of_weasyprint() as warned:
            try:
                document = self._weasyprint.HTML(string=_STYLE.sub("", html), url_fetcher=self._fetch_nothing)
                content = document.write_pdf(
                    font_config=self._configuration(faces),
                    stylesheets=[self._style_sheet(css) for css in _STYLE.findall(html)],
                    pdf_variant="pdf/ua-1",
                )
            except self._weasyprint.urls.FatalURLFetchingError as error:  # a BaseException
                return b"", [f"{error}; a sheet holds all it needs, nothing is fetched"]
        if warned:
            # A style warns when it is read: the next sheet that has it must hear of it too.
            self._style_sheets.clear()
        return content, warned

    def _style_sheet(self, css: str) -> Any:
        """What stands in a sheet's <style>, read once for all sheets that have the same: it takes as long as a page."""
        if css not in self._style_sheets:
            if len(self._style_sheets) == _STYLE_SHEETS:
                self._style_sheets.pop(next(iter(self._style_sheets)))
            # Fonts that a sheet brings along reach none: this configuration is no sheet's.
            self._style_sheets[css] = self._weasyprint.CSS(
                string=css, font_config=self._configuration(()), url_fetcher=self._fetch_nothing
            )
        return self._style_sheets[css]

    def _configuration(self, faces: tuple[FontFace, ...]) -> Any:
        if faces not in self._configurations:
            configuration = self._weasyprint.text.fonts.FontConfiguration()
            # Reading the rules is what registers the fonts; only here are files opened.
            self._weasyprint.CSS(
                string=font_face_css(faces),
                font_config=configuration,
                url_fetcher=self._weasyprint.urls.URLFetcher(
                    allowed_protocols=frozenset({"file"}), fail_on_errors=True
                ),
            )
            self._configurations[faces] = configuration
        return self._configurations[faces]


def _write_indic_text_into_pdf(text: Any, pydyf: Any) -> None:
    """Give every line with Indic letters its own text in the PDF, for copying, searching and reading aloud.

    WeasyPrint tells a PDF reader one text per glyph shape, but these scripts reorder and share shapes: half of the
    words come out wrong (its issue 2841). Not for Arabic letters: PDF readers would turn the words round once more.
    """
    # A private name: pyproject.toml pins weasyprint==70.0, and test_pdf.py reads the words back.
    draw = text.draw_first_line

    def draw_with_text(stream: Any, textbox: Any, *rest: Any) -> Any:
        if not _INDIC.search(textbox.text):
            return draw(stream, textbox, *rest)
        stream.begin_marked_content("Span", pydyf.Dictionary({"ActualText": pydyf.String(textbox.text)}))
        drawn = draw(stream, textbox, *rest)
        stream.end_marked_content()
        return drawn

    text.draw_first_line = draw_with_text


@contextmanager
def _warnings_of_weasyprint() -> Iterator[list[str]]:
    """Collect what WeasyPrint logs as a warning or worse, and keep it from every other log."""
    logger, heard = logging.getLogger("weasyprint"), _Heard()
    before = logger.level, logger.propagate
    logger.addHandler(heard)
    logger.setLevel(logging.WARNING)
    logger.propagate = False
    try:
        yield heard.messages
    finally:
        logger.removeHandler(heard)
        logger.setLevel(before[0])
        logger.propagate = before[1]


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def _engine_versions() -> str:
    """The version of everything that shapes the bytes of a PDF, this module included."""
    return repr(
        (
            [(package, version(package)) for package in _PACKAGES],
            library_versions(),
            zlib.ZLIB_RUNTIME_VERSION,
            hashlib.sha256(Path(__file__).read_bytes()).hexdigest(),
        )
    )

"""The only place that knows MkDocs: the events of a build, and a build and a server started from Python.

MkDocs with mkdocs-static-i18n builds a site in passes, one for each locale. Each pass sees the pages of its own locale
only: they are declared before the plugin sorts files by language, and become finished pages after it.
"""

from __future__ import annotations

import os
import shutil
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from fnmatch import fnmatch
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from markupsafe import Markup, escape
from mkdocs import utils
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils.templates import TemplateContext
from mkdocs_static_i18n.plugin import I18n  # type: ignore[import-untyped]  # ships no types

from secondlook import publish
from secondlook.adapters.background import Background
from secondlook.adapters.shell import Shell, languages
from secondlook.edition import Edition, editions
from secondlook.fonts import MissingSystemPart
from secondlook.inline import plain
from secondlook.problems import ContentError, as_text, count_line, did_you_mean
from secondlook.render import pages as rendered
from secondlook.render.environment import Reader, environment

log = get_plugin_logger("secondlook")

BEFORE_I18N, AFTER_I18N = 100, -150  # the plugin's own events have the priority -100

CACHE = ".cache"
"""Where finished PDFs are kept, below the root. No watched folder, or an edit would never settle."""

UNUSED_THEME_FILES = ("*.map", "assets/javascripts/lunr/*", "assets/javascripts/workers/*", "sitemap.xml")
"""What Material ships for a search that is switched off and for its own developers, and a sitemap in place of ours."""

_clean_directory = utils.clean_directory


class FinishedPage(Page):
    """A page that arrives as HTML: its text passes neither through Markdown nor through YAML again."""

    def __init__(self, file: File, config: MkDocsConfig, page: rendered.Page, edit_url: str) -> None:
        super().__init__(None, file, config)
        self.finished = page
        self.edit_url = edit_url

    def read_source(self, config: MkDocsConfig) -> None:
        """Set what MkDocs would have read from front matter."""
        self.markdown = ""
        # Material prints these as they are.
        self.meta = {"title": escape(self.finished.title), "description": escape(self.finished.description)}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set the content."""
        self.content = Markup(self.finished.body)  # noqa: S704 -- the templates of the package have escaped it
        self.toc = TableOfContents([])


class Adapter:
    """The events of one build, or of the builds of one server."""

    def __init__(self) -> None:
        self._serving = False
        self._part: tuple[Sequence[Edition], Sequence[str]] | None = None
        self._editions: tuple[Edition, ...] = ()
        self._edition: Edition
        self._pages: dict[str, rendered.Page] = {}
        self._static: list[File] = []
        self._env: Any = None
        self._printer = Background()

    def take_part(self, loaded: Sequence[Edition], tags: Sequence[str]) -> None:
        """Build only the pages of the locales `tags` of a site whose content is loaded already; other processes do the rest."""
        self._part = loaded, tags

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether this is a server."""
        self._serving = command == "serve"

    @event_priority(BEFORE_I18N)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load everything before the first pass; before each pass, set what the theme says in its locale."""
        i18n = _i18n(config)
        if i18n.current_language is None:
            self._begin(config, i18n)
        self._edition = next(edition for edition in self._editions if edition.locale.tag == i18n.current_language)
        site = self._edition.library.site
        config.site_url = config.site_url or f"{site.url.rstrip('/')}/"
        config.site_name = escape(plain(site.name.value))
        config.theme["language"] = self._edition.locale.tag
        config.theme["direction"] = self._edition.locale.direction
        # One 404.html for all languages, and our own sitemap: the last pass would overwrite those of the others.
        config.theme.static_templates = {"404.html"} if self._is_first(config) else set()
        return config

    def _begin(self, config: MkDocsConfig, i18n: I18n) -> None:
        """Load and check all content. Nothing has been cleaned or written yet, so a problem leaves the old site whole."""
        self._printer.stop()
        self._env = None
        environment.cache_clear()
        only = os.environ.get("DOCS_LOCALE", "")
        if self._part is not None:
            self._editions, tags = tuple(self._part[0]), tuple(self._part[1])
        else:
            with _abort_on_problems():
                self._editions = editions(Path(config.config_file_path).parent, [only] if only else None)
            tags = tuple(edition.locale.tag for edition in self._editions)
            _check_languages(i18n, tags, only)
        for language in i18n.config.languages:
            language.build = language.locale in tags
        i18n.current_language = tags[0]

    @event_priority(BEFORE_I18N)
    def _declare_pages(self, files: Files, config: MkDocsConfig) -> Files:
        """Let the plugin see nothing but the pages of this locale, as if they were files of docs/."""
        for file in files.documentation_pages():
            log.warning(f"docs/{file.src_uri} is not built: pages are made from content/ and checklists/")
        first = self._is_first(config)
        self._static = [f for f in files if not f.is_documentation_page() and _is_wanted(f)] if first else []
        folder = self._edition.locale.tag
        self._pages = {f"{folder}/{page.uri or 'index'}.md": page for page in rendered.pages(self._edition, self._editions)}
        return Files(
            File(
                uri,
                config.docs_dir,
                config.site_dir,
                config.use_directory_urls,
                inclusion=InclusionLevel.NOT_IN_NAV if page.uri else InclusionLevel.INCLUDED,
            )
            for uri, page in self._pages.items()
        )

    @event_priority(AFTER_I18N)
    def _finish_pages(self, files: Files, config: MkDocsConfig) -> Files:
        """Give the plugin's files their pages, and add what the first pass copies for all."""
        edit_url = self._edition.library.site.edit_url
        for file in files:
            page = self._pages[file.src_uri]
            file.content_string = ""  # for MkDocs, a file without content is one on the disk
            FinishedPage(file, config, page, edit_url.replace("{path}", page.source))
        for file in self._static:
            files.append(file)
        return files

    on_files = CombinedEvent(_declare_pages, _finish_pages)

    @event_priority(AFTER_I18N)
    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Compile the theme's templates in the first pass only; escape what our own templates print."""
        if self._env is None:
            env.autoescape = _own_templates(config).__contains__
            self._env = env
        return self._env

    def on_page_context(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        """Give the theme's templates `sl` and `languages`."""
        assert isinstance(page, FinishedPage)  # noqa: S101 -- no other page gets through _declare_pages
        shell = Shell(self._reader(page.finished.uri), page.finished)
        return {**context, **self._values(shell, config, up="../" * page.url.count("/"))}

    def on_template_context(self, context: TemplateContext, *, template_name: str, config: MkDocsConfig) -> Any:
        """The same for 404.html, which is no page."""
        root = context["base_url"]
        shell = Shell(self._reader(""), None, root + self._edition.prefix)
        return {**context, **self._values(shell, config, up=root)}

    def _reader(self, uri: str) -> Reader:
        return Reader(self._edition, self._edition.library.locales.locales[0], "screen", uri)

    def _values(self, shell: Shell, config: MkDocsConfig, *, up: str) -> dict[str, Any]:
        return {"sl": shell, "languages": languages(shell, self._editions, up=up, address=config.site_url or "")}

    @event_priority(AFTER_I18N)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """After the last pass, write what is no page."""
        i18n = _i18n(config)
        if i18n.building:
            return
        site, root = Path(config.site_dir), Path(config.config_file_path).parent
        built = [edition for edition in self._editions if edition.locale.tag in i18n.build_languages]
        publish.write_data(built, site)
        uris = [page.uri for page in self._pages.values()]
        publish.write_sitemap(self._editions, uris, config.site_url or "", site)
        if self._part is not None:
            return
        steps = _announced(publish.write_sheets(built, site, root / CACHE, os.cpu_count() or 1))
        if self._serving:
            self._printer.start(_logging_problems(steps))
            return
        with _abort_on_problems():
            deque(steps, maxlen=0)

    def on_build_error(self, *, error: Exception) -> None:
        """Undo what the plugin leaves behind when a pass fails: MkDocs would never clean a folder again."""
        utils.clean_directory = _clean_directory

    def on_shutdown(self) -> None:
        """Let go of the folder that MkDocs is about to remove."""
        self._printer.stop()

    def _is_first(self, config: MkDocsConfig) -> bool:
        return not _i18n(config).building


def _i18n(config: MkDocsConfig) -> I18n:
    return config.plugins["i18n"]


def _is_wanted(file: File) -> bool:
    return not any(fnmatch(file.src_uri, pattern) for pattern in UNUSED_THEME_FILES)


def _own_templates(config: MkDocsConfig) -> frozenset[str]:
    folder = Path(config.theme.custom_dir or "")
    return frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))


def _check_languages(i18n: I18n, tags: Sequence[str], only: str) -> None:
    """Abort if mkdocs.yml and content/locales.yml disagree, or if DOCS_LOCALE names no language."""
    known, switched_on = i18n.all_languages, i18n.build_languages
    if only and (not tags or only not in known):
        raise Abort(f"DOCS_LOCALE={only}: no such language. {did_you_mean(only, known)}")
    if not only and set(tags) != set(switched_on):
        raise Abort(
            f"mkdocs.yml builds {', '.join(sorted(switched_on))}, content/locales.yml publishes {', '.join(sorted(tags))}: "
            "switch the same languages on in both"
        )


def _announced(steps: Generator[tuple[int, int]]) -> Generator[None]:
    for done, total in steps:
        if done == total:
            log.info(f"All {total} sheets are printed.")
        yield


def _logging_problems(steps: Generator[None]) -> Generator[None]:
    try:
        yield from steps
    except ContentError as error:
        log.error(_report(error))
    except MissingSystemPart as error:
        log.error(str(error))


@contextmanager
def _abort_on_problems() -> Iterator[None]:
    try:
        yield
    except ContentError as error:
        raise Abort(_report(error)) from None
    except MissingSystemPart as error:
        raise Abort(str(error)) from None


def _report(error: ContentError) -> str:
    return f"{as_text(error.problems)}\n\n{count_line(error.problems)}"


class BuildFailed(Exception):
    """MkDocs could not build the pages; it has said why on standard error."""


def build(
    root: Path, out: Path, *, strict: bool, workers: int, progress: Callable[[int, int], None]
) -> tuple[Edition, ...]:
    """Build the whole site below `root` into the empty folder `out`, with the same bytes as `mkdocs build`.

    Locales are built in `workers` processes; `progress` is told how many sheets are done and how many there are. With
    `strict`, a warning stops the build. Returns the editions built. Raises ContentError before anything is written,
    BuildFailed, and what `publish.write_sheets` raises.
    """
    loaded = editions(root)
    groups = [tags for first in range(workers) if (tags := [edition.locale.tag for edition in loaded[first::workers]])]
    with TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as folder:
        parts = [Path(folder, str(number)) for number in range(len(groups))]
        _run_all([partial(_build_part, root, part, loaded, tags, strict) for part, tags in zip(parts, groups, strict=True)])
        for part, tags in zip(parts, groups, strict=True):
            for name in os.listdir(part) if part is parts[0] else tags:
                shutil.move(part / name, out / name)
    for step in publish.write_sheets(loaded, out, root / CACHE, workers):
        progress(*step)
    return loaded


def _run_all(tasks: Sequence[Callable[[], None]]) -> None:
    """Run tasks beside each other where processes can be forked, which spares loading the content again in each."""
    fork = get_context("fork")
    processes = [fork.Process(target=task) for task in tasks]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    if any(process.exitcode for process in processes):
        raise BuildFailed("the pages could not be built")


def _build_part(root: Path, out: Path, loaded: Sequence[Edition], tags: Sequence[str], strict: bool) -> None:
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(out), strict=strict)
    for hook in config.hooks.values():
        if isinstance(getattr(hook, "adapter", None), Adapter):
            hook.adapter.take_part(loaded, tags)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build.build(config)
    finally:
        config.plugins.on_shutdown()


def serve(root: Path, arguments: Sequence[str] = ()) -> None:
    """Serve the site below `root` and build it again after every edit; `arguments` are those of `mkdocs serve`.

    Ends with SystemExit, as the command itself does.
    """
    from mkdocs.__main__ import cli  # it sets up what only a command needs

    cli(["serve", "--config-file", str(root / "mkdocs.yml"), *arguments], prog_name="mkdocs")

"""The only place that knows MkDocs: the events of a build, and a build and a server started from Python.

MkDocs with mkdocs-static-i18n builds a site in passes, one for each locale. Each pass sees the pages of its own locale
only: they are declared before the plugin sorts files by language, and become finished pages after it.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from fnmatch import fnmatch
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NoReturn

from markupsafe import Markup, escape
from mkdocs import utils
from mkdocs.commands.build import build as build_passes
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils.templates import TemplateContext
from mkdocs_static_i18n.plugin import I18n

from secondlook import publish
from secondlook.adapters.background import Background, side_by_side
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


class ContentAbort(Abort):
    """The content cannot be built. MkDocs stops before it has cleaned or written anything."""


class FinishedPage(Page):
    """A page that arrives as HTML: its text passes neither through Markdown nor through YAML again."""

    def __init__(self, file: File, config: MkDocsConfig, page: rendered.Page, edit_url: str) -> None:
        super().__init__(None, file, config)
        self.finished = page
        self.edit_url = edit_url

    def read_source(self, _config: MkDocsConfig) -> None:
        """Set what MkDocs would have read from front matter."""
        self.markdown = ""
        # Material prints these as they are.
        self.meta = {"title": escape(self.finished.title), "description": escape(self.finished.description)}

    def render(self, _config: MkDocsConfig, _files: Files) -> None:
        """Set the content."""
        self.content = Markup(self.finished.body)  # noqa: S704 -- the templates of the package have escaped it
        self.toc = TableOfContents([])


class Adapter:
    """The events of one build, or of all builds of one server."""

    def __init__(self) -> None:
        self._serving = False
        self._part: tuple[Sequence[Edition], Sequence[str]] | None = None
        self._editions: Sequence[Edition] = ()
        self._pages: dict[str, rendered.Page] = {}
        self._static: list[File] = []
        self._env: Any = None
        self._background = Background()

    def take_part(self, loaded: Sequence[Edition], tags: Sequence[str]) -> None:
        """Build the pages of the locales `tags` only, from content that is loaded; other processes do the rest."""
        self._part = loaded, tags

    def on_startup(self, *, command: str, **_: Any) -> None:
        """Note whether this is a server."""
        self._serving = command == "serve"

    def on_serve(self, server: LiveReloadServer, *, builder: Callable[[], None], **_: Any) -> None:
        """Go on showing the old pages while the content has problems: MkDocs would not answer until they are mended."""

        def build_or_say_why_not() -> None:
            try:
                builder()
            except ContentAbort as problems:
                log.error("Nothing was built.\n%s", problems)  # noqa: TRY400 -- an editor's slip, no traceback

        server.builder = build_or_say_why_not

    @event_priority(BEFORE_I18N)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load everything before the first pass; before each pass, set what the theme says in its locale."""
        i18n = _i18n(config)
        if i18n.current_language is None:
            self._begin(config, i18n)
        edition = self._edition(config)
        site = edition.library.site
        config.site_url = config.site_url or f"{site.url.rstrip('/')}/"
        config.site_name = escape(plain(site.name.value))
        config.theme["language"] = edition.locale.tag
        config.theme["direction"] = edition.locale.direction
        # One 404.html for all languages, and our own sitemap: the last pass would overwrite those of the others.
        config.theme.static_templates = {"404.html"} if _is_first_pass(config) else set()
        return config

    def _begin(self, config: MkDocsConfig, i18n: I18n) -> None:
        self._background.drop()
        self._env = None
        environment.cache_clear()
        if self._part is None:
            only = os.environ.get("DOCS_LOCALE", "")
            with _telling(_abort):
                self._editions = editions(_root(config), [only] if only else None)
            tags: Sequence[str] = [edition.locale.tag for edition in self._editions]
            _check_languages(i18n, tags, only)
        else:
            self._editions, tags = self._part
        for language in i18n.config.languages:
            language.build = language.locale in tags
        i18n.current_language = tags[0]

    def _edition(self, config: MkDocsConfig) -> Edition:
        tag = _i18n(config).current_language
        return next(edition for edition in self._editions if edition.locale.tag == tag)

    @event_priority(BEFORE_I18N)
    def _declare_pages(self, files: Files, config: MkDocsConfig) -> Files:
        """Let the plugin see nothing but the pages of this locale, as if they were files of docs/."""
        for file in files.documentation_pages():
            log.warning("docs/%s is not built: pages are made from content/ and checklists/", file.src_uri)
        static = (file for file in files if not file.is_documentation_page() and _is_wanted(file))
        self._static = list(static) if _is_first_pass(config) else []
        edition = self._edition(config)
        made = rendered.pages(edition, self._editions)
        self._pages = {f"{edition.locale.tag}/{page.uri or 'index'}.md": page for page in made}
        return Files(_declared(uri, config, in_nav=not page.uri) for uri, page in self._pages.items())

    @event_priority(AFTER_I18N)
    def _finish_pages(self, files: Files, config: MkDocsConfig) -> Files:
        """Give the plugin's files their pages, and add what the first pass copies for all."""
        edition = self._edition(config)
        for file in files:
            page = self._pages[file.src_uri]
            file.content_string = ""  # for MkDocs, a file without content is one on the disk
            FinishedPage(file, config, page, rendered.edit_url(edition, page.key))
        for file in self._static:
            files.append(file)
        return files

    on_files = CombinedEvent(_declare_pages, _finish_pages)

    @event_priority(AFTER_I18N)
    def on_env(self, env: Any, *, config: MkDocsConfig, **_: Any) -> Any:
        """Compile the theme's templates in the first pass only; escape what our own templates print."""
        if self._env is None:
            env.autoescape = _own_templates(config).__contains__
            self._env = env
        return self._env

    def on_page_context(self, context: TemplateContext, *, page: FinishedPage, config: MkDocsConfig, **_: Any) -> Any:
        """Give the theme's templates `sl` and `languages`."""
        shell = Shell(_reader(self._edition(config), page.finished.uri), page.finished)
        return {**context, **self._values(shell, config, up="../" * page.url.count("/"))}

    def on_template_context(self, context: TemplateContext, *, config: MkDocsConfig, **_: Any) -> Any:
        """Give 404.html the same; it is no page, and it is shown at any address."""
        edition, top = self._edition(config), context["base_url"]
        return {**context, **self._values(Shell(_reader(edition, ""), None, top + edition.prefix), config, up=top)}

    def _values(self, shell: Shell, config: MkDocsConfig, *, up: str) -> dict[str, Any]:
        return {"sl": shell, "languages": languages(shell, self._editions, up=up, address=config.site_url or "")}

    @event_priority(AFTER_I18N)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """After the last pass, write what is no page."""
        i18n, site = _i18n(config), Path(config.site_dir)
        if i18n.building:
            return
        built = [edition for edition in self._editions if edition.locale.tag in i18n.build_languages]
        publish.write_data(built, site)
        publish.write_sitemap(self._editions, [page.uri for page in self._pages.values()], config.site_url or "", site)
        if self._part is not None:
            return
        steps = publish.write_sheets(built, self._editions, site, _root(config) / CACHE, _workers())
        if self._serving:
            self._background.start(_logging_problems(steps))
            return
        with _telling(_abort):
            deque(steps, maxlen=0)

    def on_build_error(self, **_: Any) -> None:
        """Undo what the plugin leaves behind when a pass fails: MkDocs would never clean a folder again."""
        utils.clean_directory = _clean_directory

    def on_shutdown(self) -> None:
        """Let go of the folder that MkDocs is about to remove."""
        self._background.drop()
        self._background.wait()


def _i18n(config: MkDocsConfig) -> I18n:
    return config.plugins["i18n"]


def _is_first_pass(config: MkDocsConfig) -> bool:
    return not _i18n(config).building


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _workers() -> int:
    return os.cpu_count() or 1


def _reader(edition: Edition, uri: str) -> Reader:
    return Reader(edition, edition.library.locales.locales[0], "screen", uri)


def _declared(uri: str, config: MkDocsConfig, *, in_nav: bool) -> File:
    inclusion = InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV
    return File(uri, config.docs_dir, config.site_dir, config.use_directory_urls, inclusion=inclusion)


def _is_wanted(file: File) -> bool:
    return not any(fnmatch(file.src_uri, pattern) for pattern in UNUSED_THEME_FILES)


def _own_templates(config: MkDocsConfig) -> frozenset[str]:
    folder = Path(config.theme.custom_dir or "")
    return frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))


def _check_languages(i18n: I18n, tags: Sequence[str], only: str) -> None:
    """Abort if DOCS_LOCALE names no language, or if mkdocs.yml and content/locales.yml disagree."""
    known, switched_on = i18n.all_languages, i18n.build_languages
    if only and (not tags or only not in known):
        _abort(f"DOCS_LOCALE={only}: no such language. {did_you_mean(only, known)}")
    if not only and set(tags) != set(switched_on):
        there, here = ", ".join(sorted(switched_on)), ", ".join(sorted(tags))
        _abort(f"mkdocs.yml builds {there}, but content/locales.yml publishes {here}. Switch on the same in both.")


def _abort(message: str) -> NoReturn:
    raise ContentAbort(message) from None


@contextmanager
def _telling(tell: Callable[[str], object]) -> Iterator[None]:
    try:
        yield
    except ContentError as error:
        tell(f"{as_text(error.problems)}\n\n{count_line(error.problems)}")
    except MissingSystemPart as error:
        tell(str(error))


def _logging_problems(steps: Generator[object]) -> Generator[object]:
    with _telling(log.error):
        yield from steps


class BuildError(Exception):
    """The pages could not be built."""


def build(root: Path, out: Path, *, strict: bool) -> None:
    """Build the whole site below `root` into the empty folder `out`: the bytes of `mkdocs build`, made in parallel.

    With `strict`, a warning stops the build. Raises ContentError before anything is written, BuildError when MkDocs has
    said on standard error why it stops, and what `publish.write_sheets` raises.
    """
    loaded = editions(root)
    tags = [edition.locale.tag for edition in loaded]
    shares = [share for first in range(_workers()) if (share := tags[first :: _workers()])]
    with TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as folder:
        parts = {Path(folder, share[0]): share for share in shares}
        if not side_by_side(partial(_build_part, root, part, loaded, share, strict) for part, share in parts.items()):
            message = "the pages could not be built"
            raise BuildError(message)
        for part, share in parts.items():
            for path in part.iterdir() if share is shares[0] else [part / tag for tag in share]:
                path.rename(out / path.name)
    deque(publish.write_sheets(loaded, loaded, out, root / CACHE, _workers()), maxlen=0)


def _build_part(root: Path, out: Path, loaded: Sequence[Edition], tags: Sequence[str], strict: bool) -> None:
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(out), strict=strict)
    for hook in config.hooks.values():
        if isinstance(getattr(hook, "adapter", None), Adapter):
            hook.adapter.take_part(loaded, tags)
    build_passes(config)


def serve(root: Path, address: str) -> None:
    """Serve the site below `root` at `address` (host:port), and build it again after every edit.

    Ends with SystemExit, as the command of MkDocs does.
    """
    from mkdocs.__main__ import cli  # noqa: PLC0415 -- importing it sets up the terminal

    cli(["serve", "--config-file", str(root / "mkdocs.yml"), "--dev-addr", address], prog_name="mkdocs")

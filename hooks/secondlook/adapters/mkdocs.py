"""The only place that knows MkDocs: the events of a build, and a build and a server started from Python.

MkDocs with mkdocs-static-i18n builds a site in passes, one for each locale. Each pass sees the pages of its own locale
only: they are declared before the plugin sorts files by language, and become finished pages after it.
"""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

from markupsafe import escape
from mkdocs import utils
from mkdocs.commands.build import build as build_passes
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs_static_i18n.config import I18nPluginLanguage
from mkdocs_static_i18n.plugin import I18n

from secondlook import publish, search, tokens
from secondlook.adapters.background import Background
from secondlook.adapters.finished import FinishedPage
from secondlook.adapters.settings import content_root, language_problem, settings_file
from secondlook.adapters.shell import Shell, languages, shell_of
from secondlook.checks import PSEUDO
from secondlook.edition import Edition, editions
from secondlook.inline import plain
from secondlook.libraries import MissingSystemPart
from secondlook.problems import ContentError, as_text, count_line
from secondlook.render import pages as rendered
from secondlook.render.environment import environment
from secondlook.render.mistakes import naming_templates

log = get_plugin_logger("secondlook")

BEFORE_I18N, AFTER_I18N = 100, -150  # the plugin's own events have the priority -100

WORKERS = os.cpu_count() or 1

CACHE = ".cache"
"""Where finished PDFs are kept, below the root. No watched folder, or an edit would never settle."""

_clean_directory = utils.clean_directory


class ContentAbort(Abort):
    """The content has problems. MkDocs stops; if it stops in `on_config`, it has not touched the old site."""


class Adapter:
    """The events of one build, or of all builds of one server."""

    def __init__(self) -> None:
        self._serving = False
        self._part: Sequence[str] | None = None
        self._editions: Sequence[Edition] = ()
        self._pages: dict[str, rendered.Page] = {}
        self._static: list[File] = []
        self._env: Any = None
        self._templates: Sequence[str] = ()
        self._background = Background()

    def take_part(self, loaded: Sequence[Edition], tags: Sequence[str]) -> None:
        """Build the pages of the locales `tags` only, from content that is loaded; other processes do the rest."""
        self._editions, self._part = loaded, tags

    def on_startup(self, *, command: str, **_: Any) -> None:
        """Note whether this is a server."""
        self._serving = environment().auto_reload = command == "serve"

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
        config.theme.static_templates = set() if i18n.building else {"404.html"}
        return config

    def _begin(self, config: MkDocsConfig, i18n: I18n) -> None:
        self._background.drop()
        self._env = None
        only = os.environ.get("DOCS_LOCALE", "") if self._part is None else ""
        if self._part is None:
            with _telling(_abort):
                self._editions = editions(_root(config), [only] if only else None)
        published = [edition.locale.tag for edition in self._editions]
        if reason := language_problem(published, only, i18n.all_languages, i18n.build_languages):
            _abort(reason)
        tags = published if self._part is None else self._part
        for language in i18n.config.languages:
            language.build = language.locale in tags
        i18n.current_language = tags[0]
        # MkDocs looks through these for files to copy, in each pass. Material brings 14,000 that no page uses.
        self._templates, config.theme.dirs = config.theme.dirs, list(filter(None, [config.theme.custom_dir]))

    def _edition(self, config: MkDocsConfig) -> Edition:
        tag = _i18n(config).current_language
        return next(edition for edition in self._editions if edition.locale.tag == tag)

    @event_priority(BEFORE_I18N)
    def _declare_pages(self, files: Files, config: MkDocsConfig) -> Files:
        """Let the plugin see nothing but the pages of this locale, as if they were files of docs/."""
        for file in files.documentation_pages():
            log.warning("docs/%s is not built: pages are made from content/ and checklists/", file.src_uri)
            files.remove(file)
        if not _i18n(config).building:
            own = config.docs_dir, config.theme.custom_dir  # no page uses a style or a script of Material's
            self._static = [file for file in files if file.src_dir in own]
            for file in self._static:  # in the one file: another would be a request more
                if file.src_uri == tokens.BEGIN:
                    file.content_string = tokens.style() + file.content_string
        edition = self._edition(config)
        with _telling(_abort):
            made = rendered.pages(edition, self._editions)
        self._pages = {f"{edition.locale.tag}/{page.uri or 'index'}.md": page for page in made}
        return Files(_declared(uri, config, in_nav=not page.uri) for uri, page in self._pages.items())

    @event_priority(AFTER_I18N)
    def _finish_pages(self, files: Files, config: MkDocsConfig) -> Files:
        """Give the plugin's files their pages."""
        edition = self._edition(config)
        for file in files:
            page = self._pages[file.src_uri]
            file.content_string = ""  # for MkDocs, a file without content is one on the disk
            FinishedPage(file, config, page, rendered.edit_url(edition, page.key))
        while self._static:  # in the first pass, which copies them for all
            files.append(self._static.pop())
        return files

    on_files = CombinedEvent(_declare_pages, _finish_pages)

    @event_priority(AFTER_I18N)
    def on_env(self, env: Any, *, config: MkDocsConfig, **_: Any) -> Any:
        """Compile the theme's templates in the first pass only; escape what our own templates print."""
        if self._env is None:
            folder = Path(config.theme.custom_dir or "")
            own = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
            env.loader.searchpath = self._templates
            env.autoescape = own.__contains__
            env.undefined = environment().undefined
            env.trim_blocks = env.lstrip_blocks = True
            self._env = env
        return self._env

    def on_page_context(
        self, context: dict[str, Any], *, page: FinishedPage, config: MkDocsConfig, **_: Any
    ) -> dict[str, Any]:
        """Give the theme's templates `sl` and `languages`."""
        shell = shell_of(self._edition(config), page.finished)
        return {**context, **self._values(shell, config, up="../" * page.url.count("/"))}

    def on_template_context(self, context: dict[str, Any], *, config: MkDocsConfig, **_: Any) -> dict[str, Any]:
        """Give 404.html the same; it is no page, and it is shown at any address."""
        top = context["base_url"]
        return {**context, **self._values(shell_of(self._edition(config), None, top), config, up=top)}

    def _values(self, shell: Shell, config: MkDocsConfig, *, up: str) -> dict[str, Any]:
        return {"sl": shell, "languages": languages(shell, self._editions, up=up, address=config.site_url or "")}

    @event_priority(AFTER_I18N)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """After the last pass, write what is no page."""
        i18n, site = _i18n(config), Path(config.site_dir)
        if i18n.building:
            return  # a pass within the first one
        built = [edition for edition in self._editions if edition.locale.tag in i18n.build_languages]
        uris = [page.uri for page in self._pages.values()]
        publish.write_look(self._editions[0].library.site, _root(config), site)
        publish.write_sitemap(self._editions, uris, config.site_url or "", site)
        if self._serving:  # no search index and nothing packed: every save would wait, and pages change meanwhile
            steps = publish.write_data_and_sheets(built, self._editions, site, _root(config) / CACHE, WORKERS)
            self._background.start(_logging_problems(steps))
            return
        publish.write_data(built, site)
        if self._part is None:  # or it is made once, of all parts together
            search.write_index(site)
            with _telling(_abort):
                deque(publish.finish(built, self._editions, site, _root(config) / CACHE, WORKERS), maxlen=0)

    def on_build_error(self, **_: Any) -> None:
        """Undo what the plugin leaves behind when a pass fails: MkDocs would never clean a folder again."""
        utils.clean_directory = _clean_directory

    def on_shutdown(self) -> None:
        """Let go of the folder that MkDocs is about to remove."""
        self._background.stop()


def _i18n(config: MkDocsConfig) -> I18n:
    return config.plugins["i18n"]


def _root(config: MkDocsConfig) -> Path:
    return content_root(config.config_file_path, config.extra)


def _declared(uri: str, config: MkDocsConfig, *, in_nav: bool) -> File:
    level = InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV
    return File(uri, config.docs_dir, config.site_dir, use_directory_urls=True, inclusion=level)


def _abort(message: str) -> NoReturn:
    raise ContentAbort(message) from None


@contextmanager
def _telling(tell: Callable[[str], object]) -> Iterator[None]:
    try:
        yield
    except ContentError as error:
        tell(f"{as_text(error.problems)}\n\n{count_line(error.problems)}")
    except (MissingSystemPart, ContentAbort) as error:
        tell(str(error))


def _logging_problems(steps: Generator[object]) -> Generator[object]:
    with _telling(log.error):
        yield from steps
        log.info("All sheets are printed.")


def build_part(root: Path, out: Path, loaded: Sequence[Edition], tags: Sequence[str], *, strict: bool) -> None:
    """Build the pages of the locales `tags`, but no sheets, into the folder `out`.

    `loaded` are all editions that the site has. With `strict`, a warning stops the build. Ends with SystemExit when
    the pages cannot be built.
    """
    with settings_file(root) as settings:
        config = load_config(str(settings), site_dir=str(out.resolve()), strict=strict)
    if made_up := [edition.locale.tag for edition in loaded if edition.locale.tag.endswith(PSEUDO)]:
        _switch_to_pseudo(_i18n(config), made_up)
    hooks: Mapping[str, Any] = config["hooks"]
    for hook in hooks.values():
        hook.adapter.take_part(loaded, tags)
    with _telling(sys.exit), naming_templates():
        build_passes(config)


def _switch_to_pseudo(i18n: I18n, tags: Sequence[str]) -> None:
    """Let the plugin build pseudo-locales instead of the languages in mkdocs.yml, which never lists them."""
    for language in i18n.config.languages:
        language.build = False
    for tag in tags:
        added = I18nPluginLanguage()
        added.load_dict({"locale": tag, "name": tag})
        added.validate()
        i18n.config.languages.append(added)


def serve(root: Path, address: str) -> None:
    """Serve the site below `root` at `address` (host:port), built again after every edit. Ends with SystemExit."""
    from mkdocs.__main__ import cli  # noqa: PLC0415 -- importing it sets up the terminal

    with settings_file(root) as settings:
        cli(["serve", "--config-file", str(settings), "--dev-addr", address], prog_name="mkdocs")

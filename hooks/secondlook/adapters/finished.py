"""A page that MkDocs gets as finished HTML."""

from __future__ import annotations

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from secondlook.render import pages as rendered


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

"""What the theme's templates get: the reader's edition, the page, and the languages to choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from secondlook import tokens
from secondlook.edition import Edition
from secondlook.localize import date_in, language_and_country
from secondlook.model.site import Locale, Site
from secondlook.publish import place
from secondlook.render.environment import Reader
from secondlook.render.pages import Page
from secondlook.render.sharing import PICTURE, PICTURE_SIZE, address_of, picture_words
from secondlook.text import Text


@dataclass(frozen=True, slots=True)
class Language:
    """One language the page can be read in. `url` is for links on the page.

    `absolute` and `country` ("ar_EG") are for the head of it.
    """

    tag: str
    endonym: str
    dir: str
    url: str
    absolute: str
    country: str
    current: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on the site: its whole address, its size, and what it says for those who do not see it."""

    url: str
    width: int
    height: int
    words: str


@dataclass(frozen=True, slots=True)
class Shell:
    """What the theme's templates know as `sl`: the reader's edition and the page, None on 404.html.

    `base` is what addresses start with where they cannot be relative: 404.html is shown at any address.
    """

    reader: Reader
    page: Page | None
    base: str = ""

    @property
    def locale(self) -> Locale:
        """The locale of the page."""
        return self.reader.edition.locale

    @property
    def picture(self) -> Picture:
        """The picture that messengers show beside a link to the page."""
        edition = self.reader.edition
        width, height = PICTURE_SIZE
        return Picture(address_of(edition, "") + PICTURE, width, height, picture_words(edition))

    @property
    def site(self) -> Site[Text]:
        """The site's own words and settings."""
        return self.reader.edition.library.site

    @property
    def colours(self) -> Mapping[str, str]:
        """What the mark is drawn in, where no style sheet reaches."""
        return tokens.values()

    @property
    def date(self) -> str:
        """The day of the edition, in words."""
        return date_in(self.locale, self.site.date)

    def word(self, name: str, **values: object) -> Markup:
        """A word of the interface as HTML."""
        return self.reader.word(name, **values)

    def plain_word(self, name: str, **values: object) -> str:
        """A word of the interface for an attribute."""
        return self.reader.plain_word(name, **values)

    def url(self, uri: str, fragment: str = "") -> str:
        """The address of a page of this edition."""
        return self.base + self.reader.url(uri, fragment).removeprefix("./" if self.base else "")


def shell_of(edition: Edition, page: Page | None, top: str = "") -> Shell:
    """What the theme's templates get in one edition; `top` is the root of the site where `page` is None."""
    reader = Reader(edition, edition.library.locales.locales[0], "screen", page.uri if page else "")
    return Shell(reader, page, "" if page else top + edition.prefix)


def languages(shell: Shell, editions: Sequence[Edition], *, up: str, address: str) -> tuple[Language, ...]:
    """The languages the page of `shell` can be read in, the source language first.

    `up` leads from the page to the root of the site ("../../"), `address` is where the site is published.
    """
    uri = shell.page.uri if shell.page else ""
    return tuple(
        Language(
            tag=edition.locale.tag,
            endonym=edition.locale.endonym,
            dir=edition.locale.direction,
            url=up + place(edition, uri) or "./",
            absolute=address + place(edition, uri),
            country=language_and_country(edition.locale),
            current=edition is shell.reader.edition,
        )
        for edition in editions
    )

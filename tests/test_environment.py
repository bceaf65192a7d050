"""How a text becomes HTML for one reader: safe, in the right language, in the right direction."""

import pytest

from secondlook.edition import editions
from secondlook.render.environment import Reader
from secondlook.text import Text, TextState


@pytest.fixture(scope="module")
def readers(sample):
    found = editions(sample)
    english = found[0].locale

    def reader(tag="en", medium="screen", here="guides/asking"):
        edition = next(edition for edition in found if edition.locale.tag == tag)
        return Reader(edition, english, medium, here)

    return reader


def text(value, state=TextState.FRESH, locale="ar", source="English."):
    return Text(value, locale, state, source, "guides/asking#x")


@pytest.mark.parametrize(
    ("value", "html"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ('" onmouseover="x', "&#34; onmouseover=&#34;x"),
        ("text {: onmouseover='x' }", "text {: onmouseover=&#39;x&#39; }"),
        ("{{ 7 * 7 }} {% x %}", "{{ 7 * 7 }} {% x %}"),
        ("1. not a list", "1. not a list"),
        ("# no heading", "# no heading"),
        ("![x](https://evil.example/p.png)", '!<a href="https://evil.example/p.png">x</a>'),
        ("**strong** and *soft*", "<strong>strong</strong> and <em>soft</em>"),
        ("[here](javascript:alert)", "here"),
        ("[here](guide:waiting)", '<a href="../../guides/waiting/">here</a>'),
        ("[here](source:sample-2020)", '<a href="../../sources/study/#sample-2020">here</a>'),
        ("[here](term:slide)", '<a href="../../glossary/#slide">here</a>'),
    ],
)
def test_a_text_holds_emphasis_and_allowed_links_and_nothing_else(readers, value, html):
    assert readers().html(text(value, TextState.SOURCE, "en")) == html


def test_a_missing_translation_says_that_it_is_english(readers):
    shown = readers("ar").html(text("Call at 38 °C.", TextState.MISSING))
    assert shown == '<span lang="en" dir="ltr">Call at 38 °C.</span>'


def test_numbers_with_units_are_isolated_only_in_right_to_left_text(readers):
    assert readers("ar").html(text("عند 38 °C الآن")) == 'عند <bdi dir="ltr">38 °C</bdi> الآن'
    assert "bdi" not in readers("zh").html(text("38 °C", locale="zh"))


def test_a_stale_translation_is_marked_with_the_english_one_tap_away(readers):
    shown = str(readers("ar").html(text("قديم", TextState.STALE)))
    assert shown.startswith(
        '<span class="sl-stale">قديم</span> <button class="sl-stale__mark" type="button" popovertarget='
    )
    assert '<span lang="en" dir="ltr">English.</span></span>' in shown


def test_on_paper_the_english_of_a_stale_translation_follows_at_once(readers):
    shown = readers("ar", "paper").html(text("قديم", TextState.STALE))
    assert shown == (
        '<span class="sl-stale">قديم</span> '
        '<small class="sl-stale__english">[<span lang="en" dir="ltr">English.</span>]</small>'
    )


def test_addresses_are_relative_on_screen_and_whole_on_paper(readers):
    assert readers("ar", here="").url("guides/asking", "start") == "guides/asking/#start"
    assert readers("ar", here="guides/asking").url("") == "../../"
    assert readers("ar", here="").url("") == "./"
    assert readers("ar", "paper").url("guides/asking") == "https://test.example/ar/guides/asking/"
    assert readers("en", "paper").file("print/x.pdf") == "https://test.example/print/x.pdf"


def test_a_word_of_the_interface_fills_in_its_values_escaped(readers, words):
    assert readers().word("review-last", date="<b>") == words["review-last"].replace("{date}", "&lt;b&gt;")


def test_a_word_that_does_not_exist_is_our_own_bug(readers):
    with pytest.raises(KeyError):
        readers().word("no-such-word")

"""The one traversal: what is extracted and what is localized can never differ."""

from secondlook.library import map_library
from secondlook.loading import load
from secondlook.text import Text, TextState, messages


def test_extraction_and_localizing_meet_the_same_texts_in_the_same_order(sample):
    library = load(sample)
    extracted = [message.id for _, document in library.documents() for message in messages(document)]
    localized = []

    def localize(message):
        localized.append(message.id)
        return Text(message.source, "ar", TextState.FRESH, message.source, message.id)

    map_library(library, localize)
    assert localized == extracted
    assert len(set(extracted)) == len(extracted)


def test_ids_do_not_change_when_a_list_is_reordered(tree):
    file = tree / "content/guides/waiting.yml"
    before = {m.id: m.source for m in messages(load(tree).guides["waiting"])}
    first = "          - {id: ask, text: Ask how long is safe.}\n"
    second = "          - {id: keep, text: Keep your dates.}\n"
    text = file.read_text("utf-8")
    file.write_text(text.replace(first + second, second + first), "utf-8")
    assert {m.id: m.source for m in messages(load(tree).guides["waiting"])} == before


def test_localizing_keeps_everything_that_is_not_text(sample):
    library = load(sample)
    localized = map_library(library, lambda m: Text("x", "ar", TextState.FRESH, m.source, m.id))
    assert localized.cancers["sample"].uses[0].record == "report"
    assert localized.site.url == library.site.url
    assert localized.guides["asking"].sections[0].blocks[2].items[0].sources == ("sample-2020",)

"""In right-to-left text "38 °C" must never print as "C° 38": that is a safety bug."""

import pytest

from secondlook.render.bidi import islands


@pytest.mark.parametrize(
    "island",
    [
        "38 °C",
        "-3 °C",
        "+1 (555) 010-2030",
        "PD-L1",
        "HER2 (IHC 3+)",
        "1p/19q",
        "5–7",
        "2.5 mg",
        "Ki-67",
        "C-307/22",
        "H&E",
        "50%",
        "del(17p)",
        "t(4;14)",
    ],
)
def test_joined_latin_letters_and_numbers_are_isolated(island):
    assert islands(f"كلمة {island} كلمة") == [("كلمة ", False), (island, True), (" كلمة", False)]


@pytest.mark.parametrize("text", ["كلمة 38 كلمة", "ملف DICOM هنا", "كلمة فقط"])
def test_single_words_and_numbers_stay_where_they_are(text):
    assert islands(text) == [(text, False)]


def test_a_latin_name_is_isolated_behind_an_attached_arabic_word():
    assert islands("فحص وPD-L1") == [("فحص و", False), ("PD-L1", True)]


def test_a_placeholder_is_left_whole_for_its_value():
    assert islands("إلى {send-to} قبل {needed-by}") == [("إلى {send-to} قبل {needed-by}", False)]


def test_the_full_stop_after_a_dose_belongs_to_the_sentence():
    assert islands("عند 38 °C. ثم") == [("عند ", False), ("38 °C", True), (". ثم", False)]

"""The font files behind the families that sheets name."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from secondlook.cutting import cut_down
from secondlook.fonts import (
    DEBIAN_FONTS,
    FAMILIES,
    FontFace,
    Lettering,
    characters_in,
    families_in,
    font_face_css,
)
from secondlook.libraries import MissingSystemPart


def sheet(body: str, *families: str) -> str:
    names = ", ".join(f"'{family}'" for family in families)
    return f"<html><style>body {{ font-family: {names} }}</style><body>{body}</body></html>"


def prepare_faces(sheets: list[str], cache: Path, root: Path = DEBIAN_FONTS) -> dict[str, list[FontFace]]:
    """The faces of all sheets by family, each cut down to the characters of all."""
    lettering, found = Lettering(sheets, cache, root), defaultdict(list)
    for face in dict.fromkeys(face for each in sheets for face in lettering.faces(each)):
        found[face.family].append(face)
    return dict(found)


def characters_of(path: Path) -> set[int]:
    return set(TTFont(path).getBestCmap())


def measures_of(font: TTFont) -> list[int]:
    hhea, os2 = font["hhea"], font["OS/2"]
    return [hhea.ascent, hhea.descent, hhea.lineGap, os2.sTypoAscender, os2.sTypoDescender, os2.usWeightClass]


def features_of(font: TTFont) -> set[str]:
    tables = [font[name].table for name in ("GSUB", "GPOS") if name in font]
    return {record.FeatureTag for table in tables for record in table.FeatureList.FeatureRecord}


def test_a_family_whose_name_begins_like_another_is_not_taken_for_it() -> None:
    assert families_in(sheet("", "Noto Sans Devanagari")) == ("Noto Sans Devanagari",)
    assert families_in(sheet("", "Noto Sans", "Noto Sans Symbols 2")) == ("Noto Sans", "Noto Sans Symbols 2")
    assert families_in(sheet("", "DejaVu Sans")) == ()


def test_a_family_is_found_in_a_style_attribute_and_without_quotes() -> None:
    page = '<p style="font-family:&quot;Noto Sans Tamil&quot;">x</p><style>b{font-family:Noto Sans TC,serif}</style>'
    assert families_in(page) == ("Noto Sans TC", "Noto Sans Tamil")


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_every_weight_of_every_family_is_installed_and_is_that_family(family: str) -> None:
    for file in FAMILIES[family]:
        with TTFont(DEBIAN_FONTS / file.path, fontNumber=file.face or 0, lazy=True) as font:
            name = font["name"].getBestFamilyName()
            assert name.replace("CJK", "").replace(" ", "") == family.replace(" ", "")
            assert "Bold" in font["name"].getBestFullName() or file.weight == 400


def test_only_the_families_that_a_sheet_mentions_are_prepared(tmp_path: Path) -> None:
    assert set(prepare_faces([sheet("a", "Noto Sans"), sheet("b", "Noto Sans Tamil")], tmp_path)) == {
        "Noto Sans",
        "Noto Sans Tamil",
    }


def test_the_rules_state_both_weights_of_urdu_because_the_bold_file_calls_itself_regular(tmp_path: Path) -> None:
    faces = prepare_faces([sheet("ا", "Noto Nastaliq Urdu")], tmp_path)["Noto Nastaliq Urdu"]
    regular, bold = font_face_css(faces).splitlines()
    assert re.search("font-weight: 400; .*/NotoNastaliqUrdu-Regular.ttf", regular)
    assert re.search("font-weight: 700; .*/NotoNastaliqUrdu-Bold.ttf", bold)


def test_a_folder_with_spaces_and_quotes_in_its_name_is_a_good_address(tmp_path: Path) -> None:
    cache = tmp_path / 'my "own" folder\'s cache'
    faces = prepare_faces([sheet("病", "Noto Sans SC")], cache)["Noto Sans SC"]
    assert font_face_css(faces).count('"') == 8
    assert "my%20%22own%22%20folder" in font_face_css(faces)


def test_a_sheet_can_show_what_stands_in_references_and_in_css_escapes() -> None:
    assert {"病", "理", "☐", "頁"} <= characters_in("<style>li{content:'\\2610' '頁'}</style>病&#x7406;&nbsp;")


def test_chinese_faces_hold_every_character_of_all_sheets_and_little_else(tmp_path: Path) -> None:
    one, two = sheet("病理切片", "Noto Sans SC"), sheet("影像&#x5149;盘", "Noto Sans SC") + "<style>\\9875</style>"
    other = sheet("醫師", "Noto Sans TC")
    for face in prepare_faces([one, two, other], tmp_path)["Noto Sans SC"]:
        held = characters_of(face.path)
        assert {ord(letter) for letter in "病理切片影像光盘页 Aa0"} <= held
        assert ord("醫") not in held
        assert face.path.stat().st_size < 60_000


def test_simplified_and_traditional_are_different_shapes(tmp_path: Path) -> None:
    faces = prepare_faces([sheet("骨", "Noto Sans SC", "Noto Sans TC")], tmp_path)
    shapes = set()
    for family in ("Noto Sans SC", "Noto Sans TC"):
        font = TTFont(faces[family][0].path)
        shapes.add(bytes(font["CFF "].cff[0].CharStrings[font.getBestCmap()[ord("骨")]].bytecode))
    assert len(shapes) == 2


def test_a_face_cut_down_once_is_used_again_and_a_new_character_makes_a_new_one(tmp_path: Path) -> None:
    first = prepare_faces([sheet("病理", "Noto Sans SC")], tmp_path)["Noto Sans SC"]
    made = [face.path.stat().st_ino for face in first]
    assert prepare_faces([sheet("理病病", "Noto Sans SC")], tmp_path)["Noto Sans SC"] == first
    assert [face.path.stat().st_ino for face in first] == made
    assert prepare_faces([sheet("病理科", "Noto Sans SC")], tmp_path)["Noto Sans SC"] != first


def test_a_sheet_has_the_same_faces_whatever_else_is_printed_with_it(tmp_path: Path) -> None:
    shared = [sheet("病理", "Noto Sans SC"), sheet("切片", "Noto Sans SC")]
    fonts = Lettering(shared, tmp_path)
    assert fonts.faces(shared[0]) == fonts.faces(shared[1]) == fonts.faces(sheet("病", "Noto Sans SC"))
    rare = fonts.faces(sheet("科", "Noto Sans SC"))
    assert rare != fonts.faces(shared[0])
    assert rare == Lettering(shared, tmp_path).faces(sheet("科", "Noto Sans SC"))
    assert {ord(letter) for letter in "病理切片科"} <= characters_of(rare[0].path)


def test_the_same_characters_give_the_same_bytes_anywhere(tmp_path: Path) -> None:
    one = prepare_faces([sheet("病理", "Noto Sans TC")], tmp_path / "a")["Noto Sans TC"]
    two = prepare_faces([sheet("病理", "Noto Sans TC")], tmp_path / "b")["Noto Sans TC"]
    assert [face.digest for face in one] == [face.digest for face in two]


@pytest.mark.parametrize(
    ("family", "file", "package"),
    [("Noto Sans Tamil", "NotoSansTamil-Regular.ttf", "fonts-noto-core"), ("Noto Sans SC", ".ttc", "fonts-noto-cjk")],
)
def test_a_missing_font_is_told_with_its_file_and_the_command_that_installs_it(
    tmp_path: Path, family: str, file: str, package: str
) -> None:
    with pytest.raises(MissingSystemPart) as caught:
        prepare_faces([sheet("x", family)], tmp_path, root=tmp_path / "nothing here")
    message = str(caught.value)
    assert message.startswith(str(tmp_path / "nothing here"))
    assert file in message
    assert message.endswith(f"apt-get install {package}")


def test_what_is_no_font_is_refused_by_its_path(tmp_path: Path) -> None:
    file = tmp_path / "no-font.ttc"
    for content in (b"", b"no font"):
        file.write_bytes(content)
        with pytest.raises(ValueError, match=r"no-font\.ttc"):
            cut_down(file, 0, "a", ["kern"])


def test_a_cut_down_font_keeps_its_measures_and_the_wanted_features_alone(tmp_path: Path) -> None:
    file = FAMILIES["Noto Sans SC"][0]
    cut = prepare_faces([sheet("病理", "Noto Sans SC")], tmp_path)["Noto Sans SC"][0].path
    with TTFont(DEBIAN_FONTS / file.path, fontNumber=file.face, lazy=True) as whole, TTFont(cut) as part:
        assert measures_of(part) == measures_of(whole)
        assert features_of(part) == {"kern"}

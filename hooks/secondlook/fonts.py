"""The fonts of printed sheets: which file serves which family, and the `@font-face` rules that name those files.

A sheet is set in Noto fonts only, and only in the families its own style mentions, so that it looks the same on every
computer. The fonts come from two packages of Debian and Ubuntu. The Chinese ones hold 65,000 glyphs; they are cut down
once to the characters in use, which makes a Chinese sheet four times smaller and twice as fast.
"""

from __future__ import annotations

import hashlib
import html
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont

from secondlook import cutting
from secondlook.libraries import MissingSystemPart, library_versions
from secondlook.store import keep, kept

DEBIAN_FONTS = Path("/usr/share/fonts")
"""Where Debian and Ubuntu install fonts."""

REGULAR, BOLD = 400, 700

# Region variants and vertical forms stay out: the face itself is the region, and sheets run horizontally.
_FEATURES = ("ccmp", "kern")
_CSS_ESCAPE = re.compile(r"\\([0-9A-Fa-f]{1,6})")
_PRINTABLE_ASCII = "".join(map(chr, range(0x20, 0x7F)))


@dataclass(frozen=True, slots=True)
class FontFile:
    """One weight of a family as the system package ships it.

    `path` is relative to the fonts folder, `package` the Debian package that holds it. `face` is the number of the face
    in a collection file, or None where the file is one face.
    """

    weight: int
    path: str
    package: str
    face: int | None = None


@dataclass(frozen=True, slots=True)
class FontFace:
    """One weight of a family, ready for use: an existing file with one face, and the SHA-256 of its bytes."""

    family: str
    weight: int
    path: Path
    digest: str


def _core(stem: str, weights: tuple[int, ...] = (REGULAR, BOLD)) -> tuple[FontFile, ...]:
    names = {REGULAR: "Regular", BOLD: "Bold"}
    return tuple(FontFile(w, f"truetype/noto/{stem}-{names[w]}.ttf", "fonts-noto-core") for w in weights)


def _cjk(face: int) -> tuple[FontFile, ...]:
    stem = "opentype/noto/NotoSansCJK"
    return (
        FontFile(REGULAR, f"{stem}-Regular.ttc", "fonts-noto-cjk", face),
        FontFile(BOLD, f"{stem}-Bold.ttc", "fonts-noto-cjk", face),
    )


# Every Noto CJK release orders its faces JP, KR, SC, TC, HK.
FAMILIES: Mapping[str, tuple[FontFile, ...]] = {
    "Noto Sans": _core("NotoSans"),
    "Noto Naskh Arabic": _core("NotoNaskhArabic"),
    "Noto Nastaliq Urdu": _core("NotoNastaliqUrdu"),
    "Noto Sans Bengali": _core("NotoSansBengali"),
    "Noto Sans Devanagari": _core("NotoSansDevanagari"),
    "Noto Sans Gujarati": _core("NotoSansGujarati"),
    "Noto Sans Tamil": _core("NotoSansTamil"),
    "Noto Sans Sinhala": _core("NotoSansSinhala"),
    "Noto Sans SC": _cjk(2),
    "Noto Sans TC": _cjk(3),
    "Noto Sans Math": _core("NotoSansMath", (REGULAR,)),
    "Noto Sans Symbols 2": _core("NotoSansSymbols2", (REGULAR,)),
}
"""Family name → its weights. Noto Sans has no arrows, ≥ and ≤ (Noto Sans Math has), and no ☐ and ✓ (Symbols 2 has)."""

_ANY_FAMILY = re.compile("|".join(rf"{re.escape(name)}\b" for name in sorted(FAMILIES, key=len, reverse=True)))


def families_in(sheet: str) -> tuple[str, ...]:
    """The families that a sheet's HTML mentions, sorted."""
    return tuple(sorted(set(_ANY_FAMILY.findall(sheet))))


class Lettering:
    """The fonts of some sheets: `faces` finds or makes the files that one of them is set in.

    A family with tens of thousands of glyphs is cut down to the characters of the sheets whose HTML is given here; a
    sheet with others gets a file of its own. The bytes of a sheet thus depend on that set, not on what else is printed
    in the same run. `cache` is a folder (cut-down fonts go to `cache`/fonts), `root` that of the installed fonts.
    """

    def __init__(self, sheets: Iterable[str], cache: Path, root: Path = DEBIAN_FONTS) -> None:
        self._folder, self._root = cache / "fonts", root
        self._made: dict[tuple[str, frozenset[str]], tuple[FontFace, ...]] = {}
        texts: dict[str, set[str]] = defaultdict(set)
        for sheet in sheets:
            for family in filter(is_large, families_in(sheet)):
                texts[family] |= characters_in(sheet)
        self._characters = {family: frozenset(characters) for family, characters in texts.items()}

    def faces(self, sheet: str) -> tuple[FontFace, ...]:
        """The faces of all families that a sheet's HTML mentions. Raises MissingSystemPart if one is not installed."""
        return tuple(face for family in families_in(sheet) for face in self._family(family, sheet))

    def _family(self, family: str, sheet: str) -> tuple[FontFace, ...]:
        shared = self._characters.get(family, frozenset())
        needed = shared | characters_in(sheet) if is_large(family) else shared
        if (family, needed) not in self._made:
            files = FAMILIES[family]
            self._made[family, needed] = tuple(_face(family, file, needed, self._folder, self._root) for file in files)
        return self._made[family, needed]


def is_large(family: str) -> bool:
    """Whether the family has so many glyphs that its files are cut down before use."""
    return any(file.face is not None for file in FAMILIES[family])


def characters_in(sheet: str) -> set[str]:
    """Every character that a sheet can show: of its HTML, of its character references and of the escapes in its CSS."""
    escaped = (int(number, 16) for number in _CSS_ESCAPE.findall(sheet))
    return {*html.unescape(sheet), *(chr(number) for number in escaped if number <= sys.maxunicode)}


def font_face_css(faces: Iterable[FontFace]) -> str:
    """The `@font-face` rules for the faces."""
    # The weight is said here because the files err: Debian's NotoNastaliqUrdu-Bold calls itself 400.
    return "\n".join(
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; src: url("{face.path.as_uri()}") }}'
        for face in faces
    )


@lru_cache(maxsize=len(FAMILIES))
def characters_of(family: str, root: Path = DEBIAN_FONTS) -> frozenset[str] | None:
    """Every character that all weights of a family can print; None when the family is not on this computer."""
    files = FAMILIES[family]
    if not all((root / file.path).is_file() for file in files):
        return None
    return frozenset.intersection(*(_characters_of_face(root / file.path, file.face) for file in files))


def _characters_of_face(path: Path, face: int | None) -> frozenset[str]:
    with TTFont(path, fontNumber=-1 if face is None else face, lazy=True) as font:
        # Nobody asks for the names of the glyphs, and reading those of a Chinese font takes longest.
        font.setGlyphOrder([str(number) for number in range(font["maxp"].numGlyphs)])
        return frozenset(map(chr, font.getBestCmap()))


def _face(family: str, file: FontFile, characters: frozenset[str], cache: Path, root: Path) -> FontFace:
    path = root / file.path
    if not path.is_file():
        part = f'{path}: the font file of "{family}"'
        raise MissingSystemPart(part, file.package)
    if file.face is not None:
        path = _cut_down(path, file.face, characters, cache)
    return FontFace(family, file.weight, path.resolve(), _digest(path))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _cut_down(collection: Path, face: int, characters: frozenset[str], cache: Path) -> Path:
    text = "".join(sorted(characters.union(_PRINTABLE_ASCII)))
    recipe = (_digest(collection), face, _FEATURES, library_versions(), text)
    path = cache / f"{hashlib.sha256(repr(recipe).encode()).hexdigest()}.otf"
    if kept(path) is None:
        keep(path, cutting.cut_down(collection, face, text, _FEATURES))
    return path

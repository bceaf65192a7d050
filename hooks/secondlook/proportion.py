"""How long a translation may be beside its English: what lies far outside was cut off, doubled or pasted wrongly.

The limits were measured on all Arabic, Hindi and Chinese translations of this site on 21 November 2026: 2966 texts of
more than 40 characters of English in each language, 451 of more than 120. The smallest and the largest share in each,
in characters without markup, were

    more than 40:    Arabic 0.42 to 1.59   Hindi 0.41 to 1.84   Chinese 0.12 to 0.78
    more than 120:   Arabic 0.70 to 1.55   Hindi 0.76 to 1.46   Chinese 0.24 to 0.65

and the limits lie a quarter outside of them. So it is found when half of a usual paragraph is missing, and every
translation we have passes. Any other script gets the wider of the Arabic and the Hindi limits on both sides, because it
has not been measured. Texts of up to 40 characters vary too much to be judged.
"""

from __future__ import annotations

SHORT, LONG = 40, 120
"""Characters of English. Texts up to the first are not judged; longer than the second, more strictly."""

Limits = tuple[float, float]
_ARABIC: tuple[Limits, Limits] = (0.33, 1.99), (0.56, 1.94)
_HINDI: tuple[Limits, Limits] = (0.33, 2.3), (0.6, 1.83)
_CHINESE: tuple[Limits, Limits] = (0.1, 0.98), (0.19, 0.82)
_OTHERS: tuple[Limits, Limits] = (0.33, 2.3), (0.56, 1.94)
LIMITS = {"Arab": _ARABIC, "Deva": _HINDI, "Hans": _CHINESE, "Hant": _CHINESE}
"""Script to the least and the greatest share of the English, for texts over 40 and over 120 characters."""


def out_of_proportion(english: str, translation: str, script: str) -> str:
    """Whether a translation is far too "short" or too "long" for its English, both without markup; else "".

    `script` is the ISO 15924 code of the language's script.
    """
    if len(english) <= SHORT:
        return ""
    middling, strict = LIMITS.get(script, _OTHERS)
    least, most = strict if len(english) > LONG else middling
    share = len(translation) / len(english)
    return "short" if share < least else "long" if share > most else ""

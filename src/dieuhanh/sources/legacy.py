"""Vietnamese before Unicode: letters of TCVN3 (ABC) and VNI fonts, shown by Unicode as those of Western Europe.

Tables: TCVN 5712:1993 (VN3) and VNI-Win. A text that is neither is left alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from dieuhanh.language.syllables import is_syllable

_TCVN3 = str.maketrans(
    "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)
_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT = "\u0301\u0300\u0309\u0303\u0323"
_ROOF, _BOWL = "\u0302\u0306"
# VNI writes the plain vowel and then one sign for all its marks; these stand for whole letters.
_VNI_LETTERS = dict(zip("ñÑôÔöÖíÍìÌæÆóÓòÒîÎ", "đĐơƠưƯíÍìÌỉỈĩĨịỊỵỴ", strict=True))
_VNI_MARKS = {
    "ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "â": _ROOF, "á": _ROOF + _ACUTE, "à": _ROOF + _GRAVE, "å": _ROOF + _HOOK, "ã": _ROOF + _TILDE, "ä": _ROOF + _DOT,
    "ê": _BOWL, "é": _BOWL + _ACUTE, "è": _BOWL + _GRAVE, "ú": _BOWL + _HOOK, "ü": _BOWL + _TILDE, "ë": _BOWL + _DOT,
}  # fmt: skip
_VNI_MARKS |= {sign.upper(): marks for sign, marks in _VNI_MARKS.items()}
_VNI_PAIR = re.compile(rf"([aeouyAEOUYôÔöÖ])([{''.join(_VNI_MARKS)}])")
_VNI_LETTER = re.compile(f"[{''.join(_VNI_LETTERS)}]")
_WESTERN = re.compile(r"[\u00a1-\u00ff]")
_LETTERS = re.compile(r"[A-Za-z\xa1-\xff\xad]{1,12}")
_SAMPLE = 20_000
_ENOUGH = 0.8
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Converted:
    """A text brought to Unicode, and what it was written in."""

    text: str
    encoding: str


def from_tcvn3(text: str) -> str:
    """Return a TCVN3 text, its bytes read as Latin-1, in Unicode."""
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    """Return a VNI text, its bytes read as Latin-1, in Unicode (NFC)."""
    marked = _VNI_PAIR.sub(lambda found: _VNI_LETTERS.get(found[1], found[1]) + "\ue000" + _VNI_MARKS[found[2]], text)
    whole = re.sub(rf"{_VNI_LETTER.pattern}(?!\ue000)", lambda found: _VNI_LETTERS[found[0]], marked)
    return unicodedata.normalize("NFC", whole.replace("\ue000", ""))


_WAYS: tuple[tuple[str, Callable[[str], str]], ...] = (("TCVN3", from_tcvn3), ("VNI", from_vni))


def convert(text: str) -> Converted | None:
    """Return the text in Unicode where it is written in an old encoding beyond doubt, None where it is not."""
    words = [word for word in _LETTERS.findall(text[:_SAMPLE]) if _WESTERN.search(word) or "\xad" in word]
    if len(words) < _FEWEST:
        return None
    best = max(_WAYS, key=lambda way: _readable(words, way[1]))
    if _readable(words, best[1]) < max(_ENOUGH, _readable(words, str) + 0.1):
        return None
    return Converted(best[1](text), best[0])


def _readable(words: list[str], way: Callable[[str], str]) -> float:
    """The share of words with foreign letters that a way turns into Vietnamese syllables."""
    return sum(_known(way(word)) for word in words) / len(words)


@lru_cache(maxsize=20_000)
def _known(word: str) -> bool:
    return is_syllable(unicodedata.normalize("NFC", word))

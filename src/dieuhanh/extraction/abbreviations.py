"""Stage 4: short names that a text gives its bodies: "… (sau đây gọi tắt là Ban QLDA)", "… (PCHB)"."""

from __future__ import annotations

from dieuhanh.extraction.issuers import body_ending
from dieuhanh.language.prepared import compiled

# Behind a bracket: "sau đây gọi tắt là X", "viết tắt: X", or letters alone.
_DEFINES = compiled(
    r"(?:(?:sau đây|dưới đây|sau)\s)?(?:được\s)?(?:gọi tắt|gọi chung|gọi|viết tắt)\s?(?:là|:)?\s[“\"]?"
    r"(?P<named>[^()“”\"\n]{2,60}?)[”\"]?\)"
)
_LETTERS = compiled(r"(?P<named>[A-ZĐ][A-ZĐ&-]{2,11})\)")
_SAID = ("gọi", "tắt")
# The letters of these are chosen freely; those of any other body begin its words.
_FREELY = ("Công ty", "Tổng công ty", "Tập đoàn", "Ngân hàng", "Liên hiệp")
_WORD = compiled(r"[^\W\d_]+")
_LOOK_BACK = 130
# A text that defines more than this is no directive: the rest is left alone, so that no text takes long.
_MOST = 50


def read_abbreviations(text: str) -> dict[str, str]:
    """Return the short name → the body's full name, the longest short name first.

    The full name is the longest body that ends where the bracket begins; a short name given twice to different bodies
    means neither.
    """
    found: dict[str, str] = {}
    twice: set[str] = set()
    at = text.find(" (")
    while at >= 0 and len(found) < _MOST:
        short = _defined(text, at + 2)
        used = short is not None and (" " in short or text.find(short, at + 2 + len(short)) >= 0)
        full = body_ending(text[max(0, at - _LOOK_BACK) : at]) if used else None
        if short and full and _may_stand_for(short, full) and found.setdefault(short, full) != full:
            twice.add(short)
        at = text.find(" (", at + 2)
    return {short: found[short] for short in sorted(found.keys() - twice, key=lambda short: (-len(short), short))}


def _defined(text: str, at: int) -> str | None:
    """Return the short name that the bracket opening just before `at` gives, or None."""
    said = _LETTERS.match(text, at)
    if said is None and any(word in text[at : at + 24] for word in _SAID):
        said = _DEFINES.match(text, at)
    name = said["named"].strip() if said else ""
    return " ".join(name.split()) if name[:1].isupper() else None


def _may_stand_for(letters: str, full: str) -> bool:
    """Tell whether letters are the first ones of the name's words, in order and from its first word on.

    Words ("Ban QLDA") and what companies call themselves are taken as they are said.
    """
    if letters == full:
        return False
    if " " in letters or not letters.isupper() or full.startswith(_FREELY):
        return True
    initials = iter([word[0].upper() for word in _WORD.findall(full)])
    wanted = [letter for letter in letters if letter.isalpha()]
    return wanted[0] == full[0].upper() and all(letter in initials for letter in wanted)


def short_name_at(defined: dict[str, str], text: str, at: int, end: int) -> str | None:
    """Return the longest defined short name that stands at `at`, not as part of a longer name."""
    for short in defined:
        stop = at + len(short)
        if stop <= end and text.startswith(short, at):
            follows = text[stop : stop + 2]
            if not follows[:1].isalnum() and not (follows[:1] == " " and follows[1:].isupper()):
                return short
    return None

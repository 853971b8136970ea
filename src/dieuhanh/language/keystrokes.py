"""What somebody meant who typed Telex or VNI while the input method was off: "giair ngaan", "giai3 nga6n"."""

from __future__ import annotations

from functools import lru_cache

from dieuhanh.language.syllables import MAX_LETTERS, is_syllable, with_tone

_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_CIRCUMFLEX = {"a": "â", "e": "ê", "o": "ô"}
_HORN = {"o": "ơ", "u": "ư"}
_HOOKED = {"a": "ă", **_HORN}
_VOWELS = frozenset("aeiouyâêôơưă")


@lru_cache(maxsize=10_000)
def decode(word: str) -> str | None:
    """Return the syllable that the keys of a lower-case ASCII word make, or None where they make none."""
    if not word.isascii() or not word.isalnum() or len(word) > 2 * MAX_LETTERS:
        return None
    for keys in (_telex, _vni):
        letters, tone = keys(word)
        made = with_tone("".join(letters), tone)
        if made is not None and made != word and is_syllable(made):
            return made
    return None


def _telex(word: str) -> tuple[list[str], str]:
    letters: list[str] = []
    tone = ""
    for key in word:
        if key in _TELEX_TONES and _VOWELS.intersection(letters):
            tone = _TELEX_TONES[key]
        elif not _composed(letters, key):
            letters.append(key)
    return letters, tone


def _composed(letters: list[str], key: str) -> bool:
    """Change a letter that stands already, where the key does that in Telex."""
    if key == "w":
        return _hook(letters, _HOOKED)
    if key == "d":
        return _change(letters, {"d": "đ"})
    return key in _CIRCUMFLEX and _change(letters, {key: _CIRCUMFLEX[key]})


def _vni(word: str) -> tuple[list[str], str]:
    letters: list[str] = []
    tone = ""
    for key in word:
        if key in _VNI_TONES:
            tone = _VNI_TONES[key]
        elif not _numbered(letters, key):
            letters.append(key)
    return letters, tone


def _numbered(letters: list[str], key: str) -> bool:
    if key == "7":
        return _hook(letters, _HORN)
    changes = {"6": _CIRCUMFLEX, "8": {"a": "ă"}, "9": {"d": "đ"}}
    return key in changes and _change(letters, changes[key])


def _change(letters: list[str], to: dict[str, str]) -> bool:
    for at in range(len(letters) - 1, -1, -1):
        if letters[at] in to:
            letters[at] = to[letters[at]]
            return True
    return False


def _hook(letters: list[str], to: dict[str, str]) -> bool:
    """Give the last vowel that can have one its horn or breve; u and o side by side take it both ("dduowng")."""
    for at in range(len(letters) - 1, -1, -1):
        if letters[at] not in to:
            continue
        if letters[at] == "o" and at and letters[at - 1] == "u":
            letters[at - 1] = "ư"
        letters[at] = to[letters[at]]
        return True
    return False

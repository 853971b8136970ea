"""Which letter sequences are Vietnamese syllables: onset, rime and tone, by the rules of the national script.

A syllable is an onset (maybe none), a rime and one of six tones. Rimes that end in a stop (-c, -ch, -p, -t) only take
the sharp (sắc) or the heavy (nặng) tone. The list is of what the script allows, not of what is in use: "dến" passes.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}
SHARP, HEAVY = "\u0301", "\u0323"
MAX_LETTERS = 8

CONSONANTS = frozenset("bcdđghklmnpqrstvx")
ONSETS = ("ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "th", "tr", *"bcdđghklmnpqrstvx")

# Rimes without their tone, by the vowel that carries it.
RIMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay
    ăc ăm ăn ăng ăp ăt
    âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et
    ê êch êm ên ênh êp êt êu êng
    i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
    oi om on ong oong ooc op ot oc
    ô ôc ôi ôm ôn ông ôp ôt ôông
    ơ ơi ơm ơn ơp ơt ơc ơng
    u ua uân uâng uât uây uc uê uêch uên uênh uêu ui um un ung uôc uôi uôm uôn uông uôp uôt uơ up ut uy uya
    uych uyên uyêt uyn uynh uyp uyt uyu uân
    ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
    y yêm yên yêng yêt yêu ynh ych
    """.split()
)
# After q the letter u belongs to the onset in sound, but the rime is written with it.
RIMES_OF_Q = frozenset(
    """
    ua uac uach uai uam uan uang uanh uao uap uat uau uay uăc uăm uăn uăng uăp uăt uân uâng uât uâu uây ue uen ueo uet
    uê uên uênh uêt uêch uêu ui uin uit uôc uơ uơn uơt uy uych uyên uyêt uyn uynh uyp uyt uyu uăng uen ung
    """.split()
)
_VOWELS = frozenset("aăâeêioôơuưy")
FRONT = frozenset("eêiy")
BEFORE_FRONT = frozenset({"k", "gh", "ngh"})
NEVER_BEFORE_FRONT = frozenset({"c", "ng"})
# Words whose tone may stand on either vowel: hóa and hoá, khỏe and khoẻ, thủy and thuỷ.
EITHER_VOWEL = frozenset({"oa", "oe", "uy"})


def split_tone(word: str) -> tuple[str, str, int]:
    """Return the word without its tone, the tone's combining mark ("" for none) and the index of the vowel that had it.

    A word with two tones, or with a combining mark that Vietnamese does not use, comes back with the mark "?".
    """
    letters: list[str] = []
    tone, at = "", -1
    for mark in unicodedata.normalize("NFD", word.lower()):
        if mark in TONES:
            tone, at = ("?" if tone else mark), len(letters) - 1
        elif unicodedata.combining(mark) and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + mark)
        else:
            letters.append(mark)
    return "".join(letters), tone, at


def _parts(plain: str) -> tuple[str, str] | None:
    """Return onset and rime of a toneless word, or None where no reading is allowed."""
    if plain in RIMES:
        return "", plain
    for onset in ONSETS:
        rime = plain[len(onset) :]
        if plain.startswith(onset) and _fits(onset, rime):
            return onset, rime
    return None


def _fits(onset: str, rime: str) -> bool:
    if onset == "q":
        return rime in RIMES_OF_Q
    if onset == "gi":
        return rime in RIMES and rime[0] not in "iy"
    if rime not in RIMES or rime.startswith("yê"):
        return False
    front = rime[0] in FRONT
    if onset == "g":
        return not front or rime in {"i", "in"}
    return not (front and onset in NEVER_BEFORE_FRONT) and (front or onset not in BEFORE_FRONT)


def tone_index(rime: str) -> int:
    """Return the index of the vowel that carries the tone in a rime (the newer of the two habits for oa, oe, uy)."""
    marked = [i for i, letter in enumerate(rime) if letter in "ăâêôơư"]
    if marked:
        return marked[-1] if rime[marked[-1]] != "ư" or len(marked) == 1 else marked[0]
    vowels = [i for i, letter in enumerate(rime) if letter in "aeiouy"]
    if len(vowels) == 1:
        return vowels[0]
    if rime[:2] in {"oa", "oe", "uy", "oo"} and len(rime) > 2:
        return vowels[1]
    return vowels[0]


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """Return whether a word (any case, NFC or NFD) is a syllable that the script allows; "iu", "oong" and "hoá" are."""
    if len(word) > 2 * MAX_LETTERS:
        return False
    plain, tone, _ = split_tone(word)
    parts = _parts(plain)
    if parts is None or tone == "?":
        return False
    stopped = parts[1].endswith(("c", "ch", "p", "t"))
    return tone in (SHARP, HEAVY) if stopped else True


@lru_cache(maxsize=20_000)
def misplaced_tone(word: str) -> str | None:
    """Return the word with its tone on the right vowel ("hòan" gives "hoàn"), or None where it stands right."""
    plain, tone, at = split_tone(word)
    parts = _parts(plain)
    if not tone or tone == "?" or parts is None:
        return None
    onset, rime = _as_sounded(*parts)
    if rime in EITHER_VOWEL:
        return None
    right = len(onset) + tone_index(rime)
    return None if at == right else _with_tone(word, plain, tone, right)


def _as_sounded(onset: str, rime: str) -> tuple[str, str]:
    """After q the u belongs to the onset, where another vowel is left to carry the tone ("quý", but "qúng")."""
    if onset == "q" and any(letter in _VOWELS for letter in rime[1:]):
        return "qu", rime[1:]
    return onset, rime


def with_tone(plain: str, tone: str) -> str | None:
    """Return a lower-case toneless syllable with a combining tone mark on its vowel; None where it is no syllable."""
    parts = _parts(plain)
    if parts is None or not tone:
        return plain if parts else None
    onset, rime = _as_sounded(*parts)
    return _with_tone(plain, plain, tone, len(onset) + tone_index(rime))


def _with_tone(word: str, plain: str, tone: str, at: int) -> str:
    lowered = plain[: at + 1] + tone + plain[at + 1 :]
    right = unicodedata.normalize("NFC", lowered)
    if word.isupper():
        return right.upper()
    return right[0].upper() + right[1:] if word[0].isupper() else right


@lru_cache(maxsize=20_000)
def glued_halves(word: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs of syllables that could have been written as one word: "Chủtịch" gives (("Chủ", "tịch"),).

    The second half must begin with a consonant. "thựchiện" has two readings; only a lexicon can tell, as it must for a
    loan word that happens to fall into two halves.
    """
    if is_syllable(word) or len(word) > 2 * MAX_LETTERS:
        return ()
    cuts = ((word[:at], word[at:]) for at in range(2, len(word) - 1) if word[at].lower() in CONSONANTS)
    return tuple(cut for cut in cuts if is_syllable(cut[0]) and is_syllable(cut[1]))


def decomposed(word: str) -> str:
    """Return a word as letters and marks, each a character, đ as d and a mark: the form in which slips are counted."""
    return unicodedata.normalize("NFD", word.lower()).replace("đ", "d\u0335")


@lru_cache(maxsize=50_000)
def one_slip(left: str, right: str) -> bool:
    """Return whether two words are one slip of the hand apart: a letter or mark changed, added, lost or swapped."""
    a, b = sorted((decomposed(left), decomposed(right)), key=len)
    if a == b or len(b) - len(a) > 1:
        return False
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) < len(b):
        return a[at:] == b[at + 1 :]
    swapped = a[at + 1 : at + 2] + a[at : at + 1] + a[at + 2 :]
    return a[at + 1 :] == b[at + 1 :] or swapped == b[at:]


@lru_cache(maxsize=20_000)
def tone_habit(word: str) -> tuple[str, str, str] | None:
    """Return for a word whose tone may stand on either vowel its rime and its older and newer form, or None.

    "hoá" gives ("oa", "hóa", "hoá"); "quý" and "hoàn" give None.
    """
    plain, tone, at = split_tone(word)
    parts = _parts(plain)
    if not tone or tone == "?" or parts is None or parts[1] not in EITHER_VOWEL:
        return None
    if parts[0] == "q":
        return None
    first = len(parts[0])
    if at not in (first, first + 1):
        return None
    return parts[1], _with_tone(word, plain, tone, first), _with_tone(word, plain, tone, first + 1)


# "kĩ" and "kỹ", "lí" and "lý" are one word in two spellings; after other onsets the letters part words.
_I_FOR_Y = dict(zip("iìíỉĩị", "yỳýỷỹỵ", strict=True))


@lru_cache(maxsize=20_000)
def habitual(word: str) -> str:
    """Return a lower-case syllable in the spelling under which it is looked up: "hoá" gives "hóa", "kĩ" gives "kỹ"."""
    habit = tone_habit(word)
    if habit:
        return habit[1]
    if len(word) == 2 and word[0] in "hklmst" and word[1] in _I_FOR_Y:
        return word[0] + _I_FOR_Y[word[1]]
    return "quy" if word == "qui" else word


# Onsets, ends and tones that many speakers do not tell apart.
_SAME_ONSET = {"tr": "ch", "s": "x", "gi": "d", "r": "d"}
_SAME_END = (("ng", "n"), ("c", "t"))


@lru_cache(maxsize=20_000)
def sound(word: str) -> str | None:
    """Return a key that syllables share which many pronounce alike ("trương", "chương"); None for no syllable."""
    plain, tone, _ = split_tone(word)
    parts = _parts(plain)
    if parts is None:
        return None
    onset, rime = _SAME_ONSET.get(parts[0], parts[0]), parts[1]
    for end, same in _SAME_END:
        if rime.endswith(end) and len(rime) > len(end):
            rime = rime.removesuffix(end) + same
            break
    return f"{onset} {rime} {tone.replace(chr(0x303), chr(0x309))}"

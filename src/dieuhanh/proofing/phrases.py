"""Words in company: pairs that are one slip away from a known word, known slips, and a syllable that strayed in."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from dieuhanh.language.syllables import is_syllable, misplaced_tone
from dieuhanh.proofing.lexicon import Lexicon, Slip, lexicon, slips, unused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dieuhanh.proofing.finding import Finding, Span
    from dieuhanh.proofing.proof import Proof
    from dieuhanh.proofing.wording import Word, Words

# What stands so often in one text is a word of its trade, not a slip.
_REPEATED_OFTEN = 3
# The commonest words stand beside anything: "quan trong" is no sign that "quan trọng" was meant after "cơ quan".
_SMALL_WORDS = frozenset(
    "bằng bị bởi cao cho các còn có cùng cũng cả của do dưới hai hay họ khi không là làm lên lại mà mỗi một mới "
    "nay ngay ngoài người nhiều như những nào này nên năm nếu phải qua ra rất rằng sau sẽ số theo thì trong trên "
    "trước tại tới từ việc và vào vì vẫn về với xuống đang đã đó được đầu đến để đủ ở".split()
)

# "ngoài tỉnh" and "trong tỉnh" are words that a slip may aim at.
_PLACE_WORDS = frozenset({"trong", "ngoài"})
_ABBREVIATIONS = frozenset({"UBND", "HĐND", "MTTQ"})


def check(proof: Proof) -> Iterator[Finding]:
    """Yield the wrong words that only show beside their neighbours."""
    words, known, listed = proof.words, lexicon(), slips()
    taken: set[int] = set()
    for index, key in enumerate(words.keys):
        found = _slip(words, index) if key in listed else None
        if found:
            slip, place = found
            taken.update(range(index, index + len(slip.wrong) + 1))
            yield _named(proof, "words.slip", place, _cased(proof.text[slice(*place)], slip.right))
    for index in _suspects(words, known):
        if index not in taken:
            yield from _pair(proof, words, index, known)
    for index in range(1, len(words) - 3):
        if words.keys[index] == words.keys[index + 2] and _is_intruder(words, index, known):
            yield _intruder(proof, words, index)


def _suspects(words: Words, known: Lexicon) -> Iterator[int]:
    """Yield the index of each word that makes no known pair with the one before, though one of the two makes others.

    A pair whose halves belong to the words on either side ("quy định | giá đất") is passed over.
    """
    keys, joined, texts = words.keys, words.joined, words.texts
    pairs, after, before = known.pairs, known.after, known.before
    for index, (left, right) in enumerate(itertools.pairwise(keys), 1):
        if not joined[index] or (left, right) in pairs or not (left in after or right in before):
            continue
        if joined[index - 1] and (keys[index - 2], left) in known.words:
            continue
        following = index + 1
        goes_on = following < len(words) and joined[following] and (right, keys[following]) in known.words
        if not (goes_on and _one_case(texts[index], texts[following])):
            yield index


def _named(proof: Proof, rule: str, place: Span, right: str) -> Finding:
    wrong = proof.text[slice(*place)]
    return proof.found(rule, [place], f"“{wrong}”, có lẽ là “{right}”.", right)


def _cased(wrong: str, right: str) -> str:
    if wrong.isupper() and len(wrong) > 1:
        return right.upper()
    return right[0].upper() + right[1:] if wrong[0].isupper() else right


def _slip(words: Words, index: int) -> tuple[Slip, Span] | None:
    """Return the known slip that stands at an index, and its span."""
    for slip in slips()[words.keys[index]]:
        piece = words.run(index, index + len(slip.wrong))
        if tuple(word.key for word in piece) != slip.wrong or not all(word.joined for word in piece[1:]):
            continue
        if not _is_meant(words, index, slip):
            return slip, (piece[0].start, piece[-1].end)
    return None


def _is_meant(words: Words, index: int, slip: Slip) -> bool:
    """Return whether what looks like a slip is right: by its neighbours, as a name, or as a word used often."""
    end = index + len(slip.wrong)
    before = words.keys[index - 1] if words.joined[index] else ""
    following = words.joined_at(end)
    after = following.key if following else ""
    if before in slip.before or after in slip.after or _is_name(words, end - 1):
        return True
    if len(slip.wrong) == 1 and words.counts[slip.wrong[0]] >= _REPEATED_OFTEN:
        return True
    return lexicon().is_word(before, slip.wrong[0]) and lexicon().is_word(slip.wrong[-1], after)


def _is_name(words: Words, index: int) -> bool:
    word = words[index]
    return word.joined and word.text[0].isupper() and not word.text.isupper()


def _pair(proof: Proof, words: Words, index: int, known: Lexicon) -> Iterator[Finding]:
    """Yield what a suspect pair may have meant, when one slip of the hand explains it."""
    meant = known.meant_left(words.keys[index - 1], words.keys[index])
    if meant is None and known.meant_right(words.keys[index - 1], words.keys[index]) is None:
        return
    left, right = words[index - 1], words[index]
    if not _one_case(left.text, right.text) or not (_is_used(left) and _is_used(right)):
        return
    if left.key in _SMALL_WORDS and left.key not in _PLACE_WORDS:
        return
    second = None if right.key in _SMALL_WORDS else known.meant_right(left.key, right.key)
    first = None if second or left.key in _SMALL_WORDS else meant
    if not (first or second) or words.pair_counts[left.key, right.key] >= _REPEATED_OFTEN:
        return
    right_pair = (
        f"{left.text} {_cased(right.text, second)}" if second else f"{_cased(left.text, first or '')} {right.text}"
    )
    yield _named(proof, "words.near", (left.start, right.end), right_pair)


def _is_used(word: Word) -> bool:
    return word.text in _ABBREVIATIONS or _is_spelt_right(word)


def _is_spelt_right(word: Word) -> bool:
    return word.key not in unused() and is_syllable(word.text) and misplaced_tone(word.text) is None


def _one_case(left: str, right: str) -> bool:
    """Return whether two words are cased as one word: nhiệm vụ, Nhiệm vụ, NHIỆM VỤ, but neither Lô Sơn nor lô Sơn."""
    if left.isupper() and len(left) > 1:
        return right.isupper() or (left in _ABBREVIATIONS and right.islower())
    return right.islower()


def _is_intruder(words: Words, index: int, known: Lexicon) -> bool:
    """Return whether the word at `index` strayed in between the halves of a known word: "tự đóng nguyện đóng góp"."""
    if not all(words.joined[index : index + 4]):
        return False
    before, stray, half, echo, end = words.keys[index - 1 : index + 4]
    return known.knows(before, half) and known.knows(echo, end) and not known.knows(stray, half)


def _intruder(proof: Proof, words: Words, index: int) -> Finding:
    left, stray, right = words.run(index - 1, index + 2)
    rest = f"{left.text} {right.text}"
    message = f"Chữ “{stray.text}” dường như thừa; có lẽ là “{rest}”."
    return proof.found("words.intruder", [(left.start, right.end)], message, rest)

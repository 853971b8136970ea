"""Single words: what is no syllable, two syllables glued into one, a tone on the wrong vowel, a word typed twice."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from dieuhanh.language.sentences import UPPER
from dieuhanh.language.syllables import glued_halves, habitual, is_syllable, misplaced_tone, split_tone
from dieuhanh.proofing.lexicon import lexicon, loan_words, unused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dieuhanh.proofing.finding import Finding
    from dieuhanh.proofing.proof import Proof
    from dieuhanh.proofing.wording import Words

_CAMEL = re.compile(rf"([{UPPER}]?[^{UPPER}\W\d_]{{2,7}})([{UPPER}][^{UPPER}\W\d_]{{1,7}})")
_VOWELS = re.compile("[aăâeêioôơuưy]+")
_BEFORE_SHORT = re.compile(rf"([^{UPPER}\W\d_]{{2,8}})([{UPPER}]{{3,12}})")
_AFTER_SHORT = re.compile(rf"([{UPPER}]{{3,12}})([^{UPPER}\W\d_]{{2,8}})")
# Words that are doubled for their sense ("ngày ngày": day after day), or that two words bring together ("năm năm").
_REDUPLICATED = frozenset(
    "ai ba be cào chôm chung chiều dần đời đâu đêm điều đỏ hàng khăng lâu lớp luôn mãi mươi năm ngày ngành người nhà "
    "nhanh nho nơi rành rất sáng song tháng thường tối trắng trùng từ từng tự vàng xa xanh xuân".split()
)
_REDUPLICATED_PAIRS = frozenset({"từng bước", "ngày càng", "từng ngày"})
_BEFORE_FIGURE = re.compile(r" \d")
_REPEATED_OFTEN = 3
# Onsets that are mistaken for each other, and the letters before which only the second may stand.
_ONSET_SLIPS = (("ng", "ngh"), ("ngh", "ng"), ("g", "gh"), ("gh", "g"), ("c", "k"), ("k", "c"))


def check(proof: Proof) -> Iterator[Finding]:
    """Yield the faults that show in single words and in words typed twice."""
    words = proof.words
    none = unused()
    odd = {text for text, count in Counter(words.texts).items() if count < _REPEATED_OFTEN and _is_odd(text, none)}
    before = ""
    for index, (text, key) in enumerate(zip(words.texts, words.keys, strict=True)):
        if text in odd:
            yield from _single(proof, words, index)
        if key == before and words.joined[index]:
            yield from _doubled(proof, words, index)
        before = key
    yield from _doubled_pairs(proof, words)


def _is_odd(text: str, none: frozenset[str]) -> bool:
    if not is_syllable(text):
        return text.islower() if text.isascii() else text not in loan_words()
    return text in none or (not text.isascii() and misplaced_tone(text) is not None)


def _single(proof: Proof, words: Words, index: int) -> Iterator[Finding]:
    word = words[index]
    place = [(word.start, word.end)]
    right = misplaced_tone(word.text) if is_syllable(word.text) else None
    if right:
        yield proof.found("words.tone", place, f"Dấu thanh đặt sai chỗ: “{word.text}” nên viết “{right}”.", right)
        return
    halves = _halves(word.text)
    if halves:
        right = " ".join(halves)
        yield proof.found("words.glued", place, f"Hai chữ viết dính: “{word.text}”, có lẽ là “{right}”.", right)
    elif word.text.islower() and len(word.text) > 1:
        right = _mended(words, index)
        if right is None and _may_be_a_loan(word.text):
            return
        hint = f", có lẽ là “{right}”" if right else ""
        yield proof.found("words.syllable", place, f"“{word.text}” không phải là một chữ tiếng Việt{hint}.", right)


def _halves(text: str) -> tuple[str, str] | None:
    """Return the two parts of a glued word (Chủ|tịch, tỉnh|Lạng, UBND|tỉnh, đạo|UBND), or None."""
    for pattern in (_CAMEL, _AFTER_SHORT):
        cut = pattern.fullmatch(text)
        if cut:
            left, right = cut.groups()
            fits = is_syllable(right) and not right.isascii() and (left.isupper() or is_syllable(left))
            return (left, right) if fits else None
    cut = _BEFORE_SHORT.fullmatch(text)
    if cut:
        return (cut[1], cut[2]) if is_syllable(cut[1]) and not cut[1].isascii() else None
    cuts = glued_halves(text) if text[1:].islower() else ()
    known = next((cut for cut in cuts if lexicon().knows(*_keys(cut))), None)
    # A capitalised word in no known pair may be a foreign name ("Bơlốc"), one without a tone a loan ("nitơ").
    toned = (cut for cut in cuts if text.islower() and (split_tone(cut[0])[1] or split_tone(cut[1])[1]))
    return known or next(toned, None)


def _may_be_a_loan(text: str) -> bool:
    """Return whether a word that is no syllable may be foreign: without a tone, of several vowels or plain letters."""
    if split_tone(text)[1]:
        return False
    return text.isascii() or len(_VOWELS.findall(split_tone(text)[0])) > 1


def _keys(halves: tuple[str, str]) -> tuple[str, str]:
    return habitual(halves[0].lower()), habitual(halves[1].lower())


def _mended(words: Words, index: int) -> str | None:
    """Return what a word that is no syllable may have meant, from its neighbours or from a slip in its onset."""
    known, word, following = lexicon(), words[index], words.joined_at(index + 1)
    meant = known.meant_right(words.keys[index - 1], word.key) if word.joined else None
    if meant is None and following:
        meant = known.meant_left(word.key, following.key)
    if meant:
        return meant
    tries = (right + word.text[len(wrong) :] for wrong, right in _ONSET_SLIPS if word.text.startswith(wrong))
    return next((attempt for attempt in tries if is_syllable(attempt)), None)


def _doubled(proof: Proof, words: Words, index: int) -> Iterator[Finding]:
    first, second = words[index - 1], words[index]
    if len(second.text) == 1 or second.text.isupper():
        return
    if second.key in _REDUPLICATED and not _BEFORE_FIGURE.match(proof.prose, second.end):
        return
    if second.text[0].isupper() or _bridges(words, index) or _opens_after_capital(words, index):
        return
    place = [(first.start, second.end)]
    yield proof.found("words.doubled", place, f"Chữ “{first.text}” viết hai lần liền nhau.", first.text)


def _bridges(words: Words, index: int) -> bool:
    """Return whether the two equal words belong to two known words: "quy định" + "định kỳ"."""
    known = lexicon()
    first, following = words.joined_at(index - 1), words.joined_at(index + 1)
    if not first or not following:
        return False
    return known.is_word(words.keys[index - 2], first.key) and (words.keys[index], following.key) in known.openings


def _opens_after_capital(words: Words, index: int) -> bool:
    """Return whether the second of two equal words begins a known word after a title: "Luật" + "luật sư"."""
    following = words.joined_at(index + 1)
    opens = following is not None and lexicon().is_word(words.keys[index], following.key)
    return opens and words.texts[index - 1].istitle() and words.texts[index].islower()


def _doubled_pairs(proof: Proof, words: Words) -> Iterator[Finding]:
    keys = words.keys
    for index in range(3, len(words)):
        if keys[index] != keys[index - 2] or keys[index - 1] != keys[index - 3] or keys[index] == keys[index - 1]:
            continue
        a, b, c, d = words.run(index - 3, index + 1)
        if not (b.joined and c.joined and d.joined and c.text[0].islower()):
            continue
        if f"{a.key} {b.key}" not in _REDUPLICATED_PAIRS and not _is_longer(words, index):
            once = proof.text[a.start : b.end]
            yield proof.found("words.doubled", [(a.start, d.end)], f"Cụm “{once}” viết hai lần liền nhau.", once)


def _is_longer(words: Words, index: int) -> bool:
    """Return whether one of two equal pairs, the second ending at `index`, is part of a longer known word."""
    first, following = words.joined_at(index - 3), words.joined_at(index + 1)
    before = first is not None and lexicon().knows(words.keys[index - 4], first.key)
    return before or (following is not None and lexicon().knows(words.keys[index], following.key))

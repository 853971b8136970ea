"""Two habits of spelling in one text: hóa beside hoá, Ủy beside Uỷ, kỹ beside kĩ. Each is right, both are careless."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from dieuhanh.language.syllables import tone_habit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dieuhanh.proofing.finding import Finding
    from dieuhanh.proofing.proof import Proof
    from dieuhanh.proofing.wording import Word

_I_OR_Y = {"kĩ": "kỹ", "lí": "lý", "tỉ": "tỷ", "sĩ": "sỹ", "mĩ": "mỹ", "qui": "quy", "kì": "kỳ"}
_BOTH_FORMS = frozenset(_I_OR_Y) | frozenset(_I_OR_Y.values())
_FORMS_SHOWN = 4


def check(proof: Proof) -> Iterator[Finding]:
    """Yield one finding for each pair of habits that a text mixes, at all the places of the rarer one."""
    yield from _tone_places(proof)
    yield from _i_or_y(proof)


def _tone_places(proof: Proof) -> Iterator[Finding]:
    old: dict[str, list[Word]] = defaultdict(list)
    new: dict[str, list[Word]] = defaultdict(list)
    habits = {text: tone_habit(text) for text in set(proof.words.texts) if not text.isascii()}
    shifting = {text: habit for text, habit in habits.items() if habit}
    for index, text in enumerate(proof.words.texts):
        if text in shifting:
            rime, older, _ = shifting[text]
            (old if text == older else new)[rime].append(proof.words[index])
    for rime in sorted(old.keys() & new.keys()):
        rarer, newer_is_rarer = (new[rime], True) if len(new[rime]) <= len(old[rime]) else (old[rime], False)
        total = len(old[rime]) + len(new[rime])
        yield _mixed(proof, rarer, total, newer_is_rarer=newer_is_rarer)


def _mixed(proof: Proof, rarer: list[Word], total: int, *, newer_is_rarer: bool) -> Finding:
    shown = []
    for text, _ in Counter(word.text for word in rarer).most_common(_FORMS_SHOWN):
        habit = tone_habit(text)
        if habit:
            shown.append(f"{habit[1]}/{habit[2]}" if newer_is_rarer else f"{habit[2]}/{habit[1]}")
    first = tone_habit(rarer[0].text)
    suggestion = first[1 if newer_is_rarer else 2] if first else None
    message = (
        f"Đặt dấu thanh không thống nhất: {', '.join(shown)} "
        f"({total - len(rarer)} chỗ viết kiểu trước, {len(rarer)} chỗ viết kiểu sau). Nên dùng một cách."
    )
    return proof.found("spelling.tone-place", [(word.start, word.end) for word in rarer], message, suggestion)


def _i_or_y(proof: Proof) -> Iterator[Finding]:
    if _BOTH_FORMS.isdisjoint(proof.words.texts):
        return
    places: dict[str, list[Word]] = defaultdict(list)
    for index, text in enumerate(proof.words.texts):
        if text in _BOTH_FORMS:
            places[text].append(proof.words[index])
    for short, long in _I_OR_Y.items():
        if short in places and long in places:
            rare, common = sorted((short, long), key=lambda form: (len(places[form]), form != short))
            message = (
                f"Viết không thống nhất: {common}/{rare} ({len(places[common])} và {len(places[rare])} chỗ). "
                "Nên dùng một cách."
            )
            spans = [(word.start, word.end) for word in places[rare]]
            yield proof.found("spelling.i-or-y", spans, message, common)

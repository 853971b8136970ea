"""The words of which the names of bodies are made: names of the list, offices, groups, places."""

from __future__ import annotations

from functools import cache

from dieuhanh.extraction.knowledge import PhraseTable, body_words, phrases
from dieuhanh.extraction.tokens import TOKEN, lowered

COUNCILS = ("UBND", "HĐND")
PLACES = frozenset(("tỉnh", "huyện", "xã", "phường", "quận", "cấp", "vùng"))
PLACE_PAIRS = frozenset(
    (("thành", "phố"), ("thị", "xã"), ("thị", "trấn"), ("khu", "vực"), ("trung", "ương"), ("đặc", "khu"))
)
PLACE_WORDS = PLACES | {word for pair in PLACE_PAIRS for word in pair}
ADMIN = frozenset(("tỉnh", "huyện", "xã", "phường", "quận", "thành", "thị"))


@cache
def names_by_first_word() -> PhraseTable:
    """Return first word → the names that begin with it as lower-case tokens, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in phrases("bodies"):
        words = tuple(lowered(TOKEN.findall(name)))
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in found.items()}


@cache
def names_by_two_words() -> PhraseTable:
    """Return first two words joined → the names that begin with them; a name of one word stands under that."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for group in names_by_first_word().values():
        for name in group:
            found.setdefault(" ".join(name[:2]), []).append(name)
    return {words: tuple(group) for words, group in found.items()}


@cache
def first_words() -> frozenset[str]:
    """Return the words with which a body's name can begin, in lower case."""
    known = body_words()
    return frozenset(
        {*known.offices, *known.groups, *known.heads, *names_by_first_word(), *known.plural, "ubnd", "hđnd"}
    )


@cache
def lower_starts() -> frozenset[str]:
    """Return the words with which a body can begin in lower case: các, thủ trưởng, cơ quan."""
    known = body_words()
    return known.plural | {"phòng"} | frozenset(known.offices) | frozenset(word.split()[0] for word in known.alone)


@cache
def first_letters() -> frozenset[str]:
    """Return the letters with which a body's name can begin."""
    return frozenset(word[0] for word in lower_starts()) | frozenset(word[0].upper() for word in first_words())


def may_start(word: str) -> bool:
    """Tell cheaply whether a body's name can begin with this word."""
    if word[0].islower():
        return word in lower_starts()
    return word.lower() in first_words()


def beginning(low: list[str], at: int, table: PhraseTable) -> tuple[str, ...] | None:
    """Return the longest phrase of the table that begins at token `at`."""
    if at < len(low):
        for entry in table.get(low[at], ()):
            if tuple(low[at : at + len(entry)]) == entry:
                return entry
    return None

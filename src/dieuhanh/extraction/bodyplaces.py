"""Stage 2: the places after a body's name ("thành phố Lạng Sơn", "khu vực VI"), and "UBND" with its place."""

from __future__ import annotations

from abc import ABC, abstractmethod

from dieuhanh.extraction.bodywords import (
    ADMIN,
    COUNCILS,
    PLACE_PAIRS,
    PLACES,
    beginning,
    lower_starts,
    names_by_two_words,
)
from dieuhanh.extraction.knowledge import BodyWords, body_words
from dieuhanh.extraction.tokens import Tokens

# Every word with which what follows a name can begin: its place, its level, what narrows it.
_PLACE_STARTS = (
    PLACES | {pair[0] for pair in PLACE_PAIRS} | {"chi", "trực", "liên", "có", "số", "các", "hai", "-", "nơi"}
)
_LEVELS = frozenset(("huyện", "quận", "xã", "phường"))
_LEVEL_PAIRS = frozenset((("thành", "phố"), ("thị", "xã"), ("thị", "trấn"), ("đặc", "khu")))
_SHORT_PLACES = frozenset(("TP", "Tp", "TX", "TT"))


class Places(ABC):
    """The grammar at work on one list of tokens; every method takes a token index and returns the one after."""

    __slots__ = ("closed", "known", "low", "lower_starts", "names", "raw", "words")

    def __init__(self, words: Tokens) -> None:
        self.words = words
        self.raw = words.raw
        self.low = words.low
        self.known: BodyWords = body_words()
        self.names = names_by_two_words()
        self.closed = False
        self.lower_starts = lower_starts()

    @abstractmethod
    def body(self, at: int, depth: int = 0) -> int | None:
        """Read the body that begins at token `at`."""

    @abstractmethod
    def group(self, at: int) -> int | None:
        """Read the group of bodies that begins at token `at`."""

    @abstractmethod
    def relative(self, at: int) -> int:
        """Read a restrictive clause up to the duty's verb."""

    def name_in_list(self, at: int) -> int | None:
        """Read a name of the list, a council with its place."""
        low = self.low
        if not self.raw[at][0].isupper():
            return None
        name = self.known_name(at)
        if name is not None:
            end = at + len(name)
            is_council = name[-1] == "dân" and name[0] in ("ủy", "hội") and len(name) <= 4
            return self.council(end) if is_council else end
        return self.council(at + 4) if low[at] == "uỷ" and low[at + 1 : at + 4] == ["ban", "nhân", "dân"] else None

    def known_name(self, at: int) -> tuple[str, ...] | None:
        """Return the longest name of the list that begins at token `at`."""
        low = self.low
        for words in (" ".join(low[at : at + 2]), low[at]):
            for name in self.names.get(words, ()):
                if tuple(low[at : at + len(name)]) == name:
                    return name
        return None

    def council(self, at: int) -> int:
        """Read what follows "UBND": tỉnh, huyện Lộc Bình, các huyện, thành phố, cấp xã; also "HĐND, UBND các cấp"."""
        low, raw = self.low, self.raw
        if low[at : at + 1] in ([","], ["và"]) and raw[at + 1 : at + 2] and raw[at + 1] in COUNCILS:
            return self.council(at + 2)
        if at < len(low) and low[at] in self.known.plural:
            return self.further_names(at, self.group(at) or at)
        return self.further_levels(at, self.tail(at))

    def further_levels(self, at: int, end: int) -> int:
        """Read on over levels that stand without "các": "(UBND) quận, huyện", "xã, phường, thị trấn"."""
        low, raw = self.low, self.raw
        while at < end and end + 1 < len(low) and low[end] in (",", "và") and self.is_level(at, end):
            at = end + 1
            after = at + (2 if tuple(low[at : at + 2]) in PLACE_PAIRS else 1)
            if not self.is_level(at, after) or (after < len(raw) and raw[after][0].isupper()):
                break
            end = after
        return end

    def is_level(self, at: int, end: int) -> bool:
        """Tell whether only a level below the province stands there, without a proper name."""
        words = tuple(self.low[at:end])
        return (len(words) == 1 and words[0] in _LEVELS) or words in _LEVEL_PAIRS

    def begins_body(self, at: int) -> bool:
        """Tell whether the head of another body stands at token `at`, not just a word with which one can begin."""
        tables = (self.known.offices, self.known.groups, self.known.heads)
        return self.name_in_list(at) is not None or any(beginning(self.low, at, table) for table in tables)

    def further_names(self, at: int, end: int) -> int:
        """Read on over the names of several places: "(UBND) các huyện Nam Trà My, Bắc Trà My và Hiệp Đức"."""
        low, raw = self.low, self.raw
        if low[at + 1 : at + 2] == [] or low[at + 1] not in ADMIN or not raw[end - 1][0].isupper():
            return end
        while end + 1 < len(low) and low[end] in (",", "và"):
            first = end + 1
            if not raw[first][0].isupper() or raw[first].isupper() or self.begins_body(first):
                break
            end = self.capitals(first)
        return end

    def tail(self, at: int) -> int:
        """Read the place or level after a name: tỉnh, thành phố Lạng Sơn, khu vực VI, các huyện, thành phố."""
        at = self.capitals(at)
        while at < len(self.low) and self.low[at] in _PLACE_STARTS:
            after = self.place(at)
            if after == at:
                break
            at = after
        return at

    def place(self, at: int) -> int:
        """Read one word of a place with its proper name; `at` itself where none stands there."""
        low = self.low
        pair = tuple(low[at : at + 2])
        if pair in PLACE_PAIRS or pair in (("chi", "nhánh"), ("trực", "thuộc")):
            return self.capitals(at + 2)
        if pair == ("liên", "quan"):
            return at + 2
        if low[at : at + 3] == ["có", "liên", "quan"]:
            return at + 3
        if low[at] == "cấp":
            return self.level(at)
        if low[at] == "số" and pair[1:] and pair[1].isdigit() and low[at + 2 : at + 3] not in (["/"], ["-"]):
            return at + 2
        return self.capitals(at + 1) if low[at] in PLACES else self.further_place(at, pair)

    def further_place(self, at: int, pair: tuple[str, ...]) -> int:
        """Read "các huyện, thành phố", "- Lạng Sơn" after a proper name, "nơi có dự án"."""
        raw = self.raw
        if pair[0] in ("các", "hai") and pair[1:] and pair[1] in ADMIN | {"cấp", "đặc"}:
            return self.group(at) or at + 1
        if pair[0] == "-" and pair[1:] and raw[at + 1][0].isupper() and raw[at - 1][0].isupper():
            return self.capitals(at + 1)
        return self.relative(at) if pair == ("nơi", "có") else at

    def level(self, at: int) -> int:
        """Read cấp tỉnh, cấp xã, cấp cơ sở; "cấp" before anything else is a verb."""
        follows = self.low[at + 1 : at + 2]
        if follows in (["cơ"], ["trung"]):
            return min(at + 3, len(self.low))
        return at + 2 if follows in (["tỉnh"], ["huyện"], ["xã"], ["ủy"]) else at

    def capitals(self, at: int) -> int:
        """Skip the capitalised words (and numbers) of a proper name, but not the head of another body."""
        raw = self.raw
        while at < len(raw) and (raw[at][0].isupper() or raw[at].isdigit()) and raw[at] not in COUNCILS:
            pair = " ".join(self.low[at : at + 2])
            if pair == "quốc gia":
                at += 2
                continue
            if pair in self.known.documents or pair == "chi nhánh" or tuple(self.low[at : at + 2]) in PLACE_PAIRS:
                break
            if at and raw[at] in ("Sở", "Bộ", "Công", "Ủy", "Uỷ") and at + 1 < len(raw) and raw[at + 1][0].isupper():
                break
            at += 2 if raw[at] in _SHORT_PLACES and raw[at + 1 : at + 2] == ["."] else 1
        return at

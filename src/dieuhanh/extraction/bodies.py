"""Stage 2: names of bodies ("Sở Tài chính", "UBND các huyện, thành phố", "các cơ quan liên quan") read at a position.

A small grammar over tokens: body = office? (known name | council | group | unknown name), each with its place or
what narrows it down. It ends where a duty's verb, a preposition or a mark stands.
"""

from __future__ import annotations

from dieuhanh.extraction.bodygroups import Groups
from dieuhanh.extraction.bodywords import COUNCILS, PLACE_PAIRS, PLACES, beginning, first_words
from dieuhanh.extraction.tokens import Tokens, starts_duty, verbs

TokenSpan = tuple[int, int]

_DEEPEST = 3
_LONGEST_NAME = 24
_ZONES = (
    ("khu", "kinh", "tế", "cửa", "khẩu"),
    ("khu", "công", "nghệ", "cao"),
    ("khu", "kinh", "tế"),
    ("khu", "công", "nghiệp"),
    ("khu", "chế", "xuất"),
    ("cụm", "công", "nghiệp"),
    ("kkt",),
    ("kcn",),
    ("ccn",),
)


def read_bodies(words: Tokens, at: int = 0) -> tuple[TokenSpan, ...]:
    """Read a list of bodies from token `at`: token ranges, separated by ",", "và" or "và đề nghị"."""
    grammar = _Grammar(words)
    found: list[TokenSpan] = []
    end = grammar.body(at)
    while end is not None:
        found.append((at, end))
        follow = grammar.after_separator(_after_parenthesis(words.low, end))
        if follow is None:
            break
        at, end = follow, grammar.body(follow)
    return tuple(found)


def after_bodies(words: Tokens, spans: tuple[TokenSpan, ...]) -> int:
    """Return the token after a list of bodies and a parenthesis that may follow it."""
    return _after_parenthesis(words.low, spans[-1][1])


def read_body_ending(words: Tokens) -> int | None:
    """Return the token at which a body begins that ends with the last token, the longest such body; or None."""
    grammar, count = _Grammar(words), len(words.low)
    for index in range(count):
        may = words.raw[index][0].isupper() or words.low[index] in grammar.lower_starts
        if may and grammar.body(index) == count:
            return index
    return None


def read_body(words: Tokens, at: int) -> int | None:
    """Return the token after the body that begins at token `at`, or None where none begins."""
    return _Grammar(words).body(at)


def _after_parenthesis(low: list[str], at: int) -> int:
    """Return the token after the parenthesis that opens at token `at`, or `at` itself."""
    if at < len(low) and low[at] == "(":
        for index in range(at + 1, min(at + 16, len(low))):
            if low[index] == ")":
                return index + 1
    return at


class _Grammar(Groups):
    """The whole grammar: a body with its office, a group, or a name that no list knows."""

    __slots__ = ()

    def body(self, at: int, depth: int = 0) -> int | None:
        low = self.low
        if at >= len(low) or depth > _DEEPEST or low[at] not in first_words():
            return None
        office = beginning(low, at, self.known.offices) if low[at] in self.known.offices else None
        if office:
            after = at + len(office)
            if low[after : after + 1] == ["của"]:
                after += 1
            inner = self.body(after, depth + 1)
            if inner is not None:
                return inner
        named = self.name_in_list(at)
        if named is not None and not self.lacks_place(at, named):
            return self.after_known(at, named, depth)
        if self.raw[at].upper() in COUNCILS:
            return self.council(at + 1)
        group = self.group(at)
        return group if group is not None else self.unknown(at)

    def after_separator(self, at: int) -> int | None:
        low, begun = self.low, at
        if low[at : at + 1] == [","]:
            at += 1
        if low[at : at + 1] == ["và"]:
            at += 1
            if low[at : at + 2] in (["đề", "nghị"], ["yêu", "cầu"]):
                at += 2
            elif low[at : at + 1] == ["giao"]:
                at += 1
        return at if begun < at < len(low) else None

    def lacks_place(self, at: int, named: int) -> bool:
        """Tell that "Thanh tra", "Công an" stand alone: mere words; with a place they are bodies."""
        if named - at >= _DEEPEST or self.low[at] not in self.known.need_place:
            return False
        return self.tail(named) == named and self.raw[named : named + 1] not in (["Bộ"], ["Sở"])

    def after_known(self, at: int, named: int, depth: int) -> int:
        """Read on after a name of the list: a place, a superior body, or a longer name that it only begins."""
        low, raw = self.low, self.raw
        if self.is_in_capitals(at, named):
            return named
        if low[at] == "ban" and low[at + 1 : at + 2] == ["quản"]:
            return self.zones(self.after_board(at, named))
        if low[at] in ("thanh", "văn", "đảng", "công") and raw[named : named + 1] in (["Bộ"], ["Sở"]):
            return self.body(named, depth + 1) or named
        end = self.tail(named)
        if end > named or named >= len(low) or raw[named][0].isupper() or not low[named].isalpha():
            return end
        may_be_longer = low[at] in ("trung", "công", "quỹ")
        if not may_be_longer or low[named] in self.known.stop or starts_duty(self.words, named):
            return end
        return self.name(at, named, True)

    def is_in_capitals(self, at: int, named: int) -> bool:
        """Tell whether name and what follows are all in capitals, as in such a heading: no capital marks a place."""
        follows = self.raw[named : named + 1]
        return named > at + 1 and all(word.isupper() for word in (*self.raw[at:named], *follows)) and follows != []

    def after_board(self, at: int, named: int) -> int:
        """Read on after a managing board of the list: its place, or a longer name that the list's only begins."""
        low, end = self.low, self.tail(named)
        if end > named or named >= len(low) or self.raw[named][0].isupper() or not low[named].isalpha():
            return end
        if low[named] in self.known.stop or starts_duty(self.words, named):
            return end
        return self.name(at, named, True)

    def zones(self, end: int) -> int:
        """Read on over "… và các khu công nghiệp tỉnh": one board manages an economic zone and the industrial ones."""
        low = self.low
        if low[end : end + 1] not in (["và"], [","]):
            return end
        at = end + 2 if low[end + 1 : end + 2] == ["các"] else end + 1
        zone = next((zone for zone in _ZONES if tuple(low[at : at + len(zone)]) == zone), None)
        if zone is None:
            return end
        at += len(zone)
        return self.zones(self.tail(at + 3 if low[at : at + 3] == ["trên", "địa", "bàn"] else at))

    def unknown(self, at: int) -> int | None:
        """Read a body that no list knows: a capitalised head and the words of its name."""
        low = self.low
        head = beginning(low, at, self.known.heads)
        pair = " ".join(low[at : at + 2])
        if head is None or not self.is_head(at) or pair in verbs() or pair in self.known.no_heads:
            return None
        committee = self.committee(at)
        if committee is not None:
            return committee
        end = self.name(at, at + len(head), False)
        bare = end == at + len(head) and len(head) == 1 and low[at] not in ("trung", "quỹ")
        if bare:
            return None
        return self.zones(end) if low[at] == "ban" and low[at + 1 : at + 2] == ["quản"] else end

    def is_head(self, at: int) -> bool:
        """Tell whether a capital stands there; "phòng Tài chính" is often written without."""
        small = self.low[at] == "phòng" and at + 1 < len(self.raw) and self.raw[at + 1][0].isupper()
        return small or self.raw[at][0].isupper()

    def committee(self, at: int) -> int | None:
        """Read a committee's name up to its place, over the verbs inside: "Ban Chỉ đạo phát triển du lịch tỉnh"."""
        low = self.low
        if not any(" ".join(low[at : at + count]) in self.known.committees for count in (2, 3)):
            return None
        for index in range(at + 2, min(at + 26, len(low))):
            pair = tuple(low[index : index + 2])
            if (
                low[index] in self.known.committee_stop
                or " ".join(pair) in self.known.committee_stop
                or low[index] in (".", ";", ":", "(")
            ):
                return None
            if low[index] in ("tỉnh", "huyện") or pair == ("thành", "phố"):
                return self.tail(index)
        return None

    def name(self, begun: int, at: int, named: bool) -> int:
        """Read the words of a name from token `at`, after its head; `named` once a capital was seen."""
        raw, low, first = self.raw, self.low, at
        while at < len(low) and at - begun < _LONGEST_NAME:
            word = low[at]
            if raw[at][0].isupper() or raw[at].isdigit():
                if raw[at] in COUNCILS or raw[at] == "Sở":
                    break
                named, at = True, at + 1
            elif word in PLACES or tuple(low[at : at + 2]) in PLACE_PAIRS:
                after = self.tail(at)
                if after == at:
                    break
                at = after
            elif word in (",", "và", "-", "&") and at + 1 < len(low) and self.goes_on(at):
                at += 1
            elif (
                not raw[at][0].isalnum()
                or word in self.known.stop
                or (starts_duty(self.words, at) and not self.inside_name(at, first, named))
            ):
                break
            else:
                at += 1
        return self.tail(at)

    def inside_name(self, at: int, first: int, named: bool) -> bool:
        """A verb stands inside a name after its capital first half ("Đăng ký") or before a capital ("Quản lý Chợ")."""
        if self.low[at] == "giao":
            return False
        if self.raw[at - 1][0].isupper() and f"{self.low[at - 1]} {self.low[at]}" in verbs():
            return True
        return not named and at == first and any(word[0].isupper() for word in self.raw[at + 1 : at + 4])

    def goes_on(self, at: int) -> bool:
        """Tell whether a comma, "và" or dash stands inside a name: "… Đầu tư, Thương mại và Du lịch"."""
        after = at + 1
        if self.low[at] == "-":
            return self.raw[after][0].isupper()
        if not self.raw[after][0].isupper() or self.raw[after] in COUNCILS:
            return False
        if self.low[after] in self.known.plural or beginning(self.low, after, self.known.offices):
            return False
        return self.name_in_list(after) is None and beginning(self.low, after, self.known.heads) is None

"""Stage 2: names of bodies ("Sở Tài chính", "UBND các huyện, thành phố", "các cơ quan liên quan") read at a position.

A small grammar over tokens: body = office? (known name | council | group | unknown name), each with its place or
what narrows it down. It ends where a duty's verb, a preposition or a mark stands.
"""

from __future__ import annotations

from functools import cache

from dieuhanh.extraction.knowledge import BodyWords, PhraseTable, body_words, phrases
from dieuhanh.extraction.tokens import TOKEN, Tokens, lowered, starts_duty, verbs

TokenSpan = tuple[int, int]

_COUNCILS = ("UBND", "HĐND")
_PLACES = frozenset(("tỉnh", "huyện", "xã", "phường", "quận", "cấp", "vùng"))
_PLACE_PAIRS = frozenset(
    (("thành", "phố"), ("thị", "xã"), ("thị", "trấn"), ("khu", "vực"), ("trung", "ương"), ("đặc", "khu"))
)
# Every word with which what follows a name can begin: its place, its level, what narrows it.
_PLACE_STARTS = (
    _PLACES | {pair[0] for pair in _PLACE_PAIRS} | {"chi", "trực", "liên", "có", "số", "các", "hai", "-", "nơi"}
)
PLACE_WORDS = _PLACES | {word for pair in _PLACE_PAIRS for word in pair}
_ADMIN = frozenset(("tỉnh", "huyện", "xã", "phường", "quận", "thành", "thị"))
_SHORT_PLACES = frozenset(("TP", "Tp", "TX", "TT"))
_BUILDERS = (("chủ", "đầu", "tư"), ("nhà", "thầu"))
_DEEPEST = 3
_LONGEST_NAME = 24


@cache
def names_by_first_word() -> PhraseTable:
    """Return first word → the names that begin with it as lower-case tokens, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in phrases("bodies"):
        words = tuple(lowered(TOKEN.findall(name)))
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in found.items()}


@cache
def _names_by_two_words() -> PhraseTable:
    """Return first two words joined → the names that begin with them; a name of one word stands under that."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for group in names_by_first_word().values():
        for name in group:
            found.setdefault(" ".join(name[:2]), []).append(name)
    return {words: tuple(group) for words, group in found.items()}


@cache
def _first_words() -> frozenset[str]:
    known = body_words()
    return frozenset(
        {*known.offices, *known.groups, *known.heads, *names_by_first_word(), *known.plural, "ubnd", "hđnd"}
    )


@cache
def _lower_starts() -> frozenset[str]:
    """Return the words with which a body can begin in lower case: các, thủ trưởng, cơ quan."""
    known = body_words()
    return known.plural | frozenset(known.offices) | frozenset(word.split()[0] for word in known.alone)


@cache
def first_letters() -> frozenset[str]:
    """Return the letters with which a body's name can begin."""
    return frozenset(word[0] for word in _lower_starts()) | frozenset(word[0].upper() for word in _first_words())


def may_start(word: str) -> bool:
    """Tell cheaply whether a body's name can begin with this word."""
    if word[0].islower():
        return word in _lower_starts()
    return word.lower() in _first_words()


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


def _beginning(low: list[str], at: int, table: PhraseTable) -> tuple[str, ...] | None:
    """Return the longest phrase of the table that begins at token `at`."""
    if at < len(low):
        for entry in table.get(low[at], ()):
            if tuple(low[at : at + len(entry)]) == entry:
                return entry
    return None


def _after_parenthesis(low: list[str], at: int) -> int:
    """Return the token after the parenthesis that opens at token `at`, or `at` itself."""
    if at < len(low) and low[at] == "(":
        for index in range(at + 1, min(at + 16, len(low))):
            if low[index] == ")":
                return index + 1
    return at


class _Grammar:
    """The grammar at work on one list of tokens; every method takes a token index and returns the one after."""

    __slots__ = ("closed", "known", "low", "lower_starts", "names", "raw", "words")

    def __init__(self, words: Tokens) -> None:
        self.words = words
        self.raw = words.raw
        self.low = words.low
        self.known: BodyWords = body_words()
        self.names = _names_by_two_words()
        self.closed = False
        self.lower_starts = _lower_starts()

    def body(self, at: int, depth: int = 0) -> int | None:
        low = self.low
        if at >= len(low) or depth > _DEEPEST or low[at] not in _first_words():
            return None
        office = _beginning(low, at, self.known.offices) if low[at] in self.known.offices else None
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
        if self.raw[at].upper() in _COUNCILS:
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

    def name_in_list(self, at: int) -> int | None:
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

    def lacks_place(self, at: int, named: int) -> bool:
        """Tell that "Thanh tra", "Công an" stand alone: mere words; with a place they are bodies."""
        if named - at >= _DEEPEST or self.low[at] not in self.known.need_place:
            return False
        return self.tail(named) == named and self.raw[named : named + 1] not in (["Bộ"], ["Sở"])

    def after_known(self, at: int, named: int, depth: int) -> int:
        """Read on after a name of the list: a place, a superior body, or a longer name that it only begins."""
        low, raw = self.low, self.raw
        if low[at] in ("thanh", "văn", "đảng", "công") and raw[named : named + 1] in (["Bộ"], ["Sở"]):
            return self.body(named, depth + 1) or named
        end = self.tail(named)
        if end > named or named >= len(low) or raw[named][0].isupper() or not low[named].isalpha():
            return end
        may_be_longer = low[at] in ("trung", "công", "quỹ") or low[at : at + 3] == ["ban", "quản", "lý"]
        if not may_be_longer or low[named] in self.known.stop or starts_duty(self.words, named):
            return end
        return self.name(at, named, True)

    def council(self, at: int) -> int:
        """Read what follows "UBND": tỉnh, huyện Lộc Bình, các huyện, thành phố, cấp xã; also "HĐND, UBND các cấp"."""
        low, raw = self.low, self.raw
        if low[at : at + 1] in ([","], ["và"]) and raw[at + 1 : at + 2] and raw[at + 1] in _COUNCILS:
            return self.council(at + 2)
        if at < len(low) and low[at] in self.known.plural:
            return self.further_names(at, self.group(at) or at)
        return self.tail(at)

    def begins_body(self, at: int) -> bool:
        """Tell whether the head of another body stands at token `at`, not just a word with which one can begin."""
        tables = (self.known.offices, self.known.groups, self.known.heads)
        return self.name_in_list(at) is not None or any(_beginning(self.low, at, table) for table in tables)

    def further_names(self, at: int, end: int) -> int:
        """Read on over the names of several places: "(UBND) các huyện Nam Trà My, Bắc Trà My và Hiệp Đức"."""
        low, raw = self.low, self.raw
        if low[at + 1 : at + 2] == [] or low[at + 1] not in _ADMIN or not raw[end - 1][0].isupper():
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
        if pair in _PLACE_PAIRS or pair in (("chi", "nhánh"), ("trực", "thuộc")):
            return self.capitals(at + 2)
        if pair == ("liên", "quan"):
            return at + 2
        if low[at : at + 3] == ["có", "liên", "quan"]:
            return at + 3
        if low[at] == "cấp":
            return self.level(at)
        if low[at] == "số" and pair[1:] and pair[1].isdigit() and low[at + 2 : at + 3] not in (["/"], ["-"]):
            return at + 2
        return self.capitals(at + 1) if low[at] in _PLACES else self.further_place(at, pair)

    def further_place(self, at: int, pair: tuple[str, ...]) -> int:
        """Read "các huyện, thành phố", "- Lạng Sơn" after a proper name, "nơi có dự án"."""
        raw = self.raw
        if pair[0] in ("các", "hai") and pair[1:] and pair[1] in _ADMIN | {"cấp", "đặc"}:
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
        while at < len(raw) and (raw[at][0].isupper() or raw[at].isdigit()) and raw[at] not in _COUNCILS:
            pair = " ".join(self.low[at : at + 2])
            if pair in self.known.documents or pair == "chi nhánh" or tuple(self.low[at : at + 2]) in _PLACE_PAIRS:
                break
            if at and raw[at] in ("Sở", "Bộ", "Công", "Ủy", "Uỷ") and at + 1 < len(raw) and raw[at + 1][0].isupper():
                break
            at += 2 if raw[at] in _SHORT_PLACES and raw[at + 1 : at + 2] == ["."] else 1
        return at

    def group(self, at: int) -> int | None:
        """Read a group: (các) sở, ban, ngành; các cơ quan, đơn vị liên quan; cơ quan soạn thảo; cấp xã."""
        begun = at
        after = self.plural(at)
        if after is None:
            return None
        at, plural = after, after > at
        noun = _beginning(self.low, at, self.known.groups)
        if noun is None:
            office = _beginning(self.low, at, self.known.offices) if plural else None
            return self.body(at, 1) if office else None
        if not plural and not self.stands_alone(at, noun):
            return None
        if plural and self.raw[at][0].isupper() and noun not in (("cơ", "quan"), ("đơn", "vị")):
            known = self.name_in_list(at)
            if known is not None:
                return self.tail(known)
        end = self.members(self.modifiers(at + len(noun)))
        return end if plural or end > begun + 1 else None

    def plural(self, at: int) -> int | None:
        """Skip các, những, toàn thể, một số, tất cả các; None where such a word does not open a group."""
        low = self.low
        if low[at] not in self.known.plural:
            return at
        if tuple(low[at : at + 2]) in (("toàn", "thể"), ("một", "số"), ("tất", "cả"), ("từng", "các")):
            return at + 3 if low[at + 2 : at + 3] == ["các"] else at + 2
        return None if low[at] in ("toàn", "một", "tất") else at + 1

    def stands_alone(self, at: int, noun: tuple[str, ...]) -> bool:
        if " ".join(noun) not in self.known.alone:
            return False
        after = self.raw[at + len(noun) : at + len(noun) + 1]
        return not (self.raw[at][0].isupper() and after and after[0][0].isupper())

    def members(self, at: int) -> int:
        """Read the further nouns of a group: ", ban, ngành", ", thành phố", "và địa phương"."""
        low = self.low
        while at < len(low) and low[at] in (",", "và"):
            following = at + 2 if low[at : at + 2] == [",", "và"] else at + 1
            noun = _beginning(low, following, self.known.groups)
            if noun is None or noun in _BUILDERS or self.raw[following][0].isupper():
                break
            if noun == ("tổ", "chức") and starts_duty(self.words, following):
                break
            at = self.modifiers(following + len(noun))
        return at

    def modifiers(self, at: int) -> int:
        """Read on over what narrows a group down, up to the verb, a preposition or a mark."""
        begun = at
        while at < len(self.low):
            after = self.fixed_modifier(at)
            if after is None:
                after = self.modifier(at, begun)
            if after == at:
                break
            at = after
            if self.closed:
                self.closed = False
                break
        return at

    def modifier(self, at: int, begun: int) -> int:
        """Read one modifier; a body, a clause or a proper name closes the group, a verb or preposition ends it here."""
        word, raw = self.low[at], self.raw
        if word == "thuộc" or word in self.known.relative:
            return self.clause(at)
        if word == "cấp" and self.level(at) > at:
            return self.tail(at)
        if not raw[at][0].isalpha() or word in self.known.stop or raw[at] in _COUNCILS or self.acts(at, begun):
            return at
        if raw[at][0].isupper():
            self.closed = True
            return self.body(at, 2) or self.capitals(at)
        if word in _PLACES:
            return self.tail(at)
        return min(at + 2, len(self.low)) if word in ("soạn", "quản") else at + 1

    def clause(self, at: int) -> int:
        """Read "thuộc X" or a restrictive clause, which end the group; stay where a duty's verb begins."""
        word = self.low[at]
        if word == "thuộc":
            self.closed = True
            return self.body(at + 1, 2) or self.capitals(at + 1)
        if (word in ("có", "trực") and starts_duty(self.words, at)) or self.has_duty(at):
            return at
        self.closed = True
        return self.relative(at)

    def fixed_modifier(self, at: int) -> int | None:
        """Read "liên quan (của tỉnh)", "công lập", "có liên quan", "chính trị - xã hội" and where the group sits."""
        low, raw = self.low, self.raw
        pair = tuple(low[at : at + 2])
        if pair == ("liên", "quan"):
            follows = low[at + 2 : at + 4]
            return at + 4 if follows == ["của", "tỉnh"] else at + 5 if follows == ["trên", "địa"] else at + 2
        if pair == ("công", "lập"):
            return at + 2
        if low[at : at + 3] == ["có", "liên", "quan"]:
            return at + 3
        if pair[0] == "-" and pair[1:] and (pair[1] in ("xã", "nghề") or raw[at + 1][0].isupper()):
            return at + 2
        return self.seat(at, pair)

    def seat(self, at: int, pair: tuple[str, ...]) -> int | None:
        """Read "trên địa bàn tỉnh", "trực thuộc Trung ương", "trực thuộc X", "của tỉnh"."""
        low = self.low
        if low[at : at + 3] == ["trên", "địa", "bàn"]:
            return self.tail(at + 3)
        if low[at : at + 4] == ["trực", "thuộc", "trung", "ương"]:
            return at + 4
        if pair == ("trực", "thuộc"):
            return self.body(at + 2, 2) or self.capitals(at + 2)
        if pair[0] == "của" and pair[1:] and pair[1] in ("tỉnh", "huyện", "trung", "bộ"):
            return self.tail(at + 1)
        return None

    def has_duty(self, at: int) -> bool:
        follows = self.low[at + 1 : at + 2]
        return self.low[at] == "có" and follows in (["trách"], ["nhiệm"], ["biện"], ["giải"], ["kế"], ["phương"])

    def acts(self, at: int, begun: int) -> bool:
        """A duty's verb ends a group; "cơ quan soạn thảo", "đơn vị quản lý" keep theirs."""
        kept = at == begun and self.low[at] in ("soạn", "quản") and self.low[at - 1] in ("quan", "vị")
        return starts_duty(self.words, at) and not kept

    def relative(self, at: int) -> int:
        """Read a restrictive clause ("được giao nhiệm vụ …", "có trụ sở đặt tại huyện") up to the duty's verb."""
        low = self.low
        listed = low[at : at + 2] == ["được", "giao"] or low[at : at + 3] == ["được", "phân", "công"]
        strong = self.known.listed_strong if listed else self.known.strong
        for index in range(at + 1, len(low)):
            if index > at + 1 and any(" ".join(low[index : index + count]) in strong for count in (1, 2, 3)):
                return index
            if not listed and index > at + 2 and low[index] not in ("đặt", "đóng") and starts_duty(self.words, index):
                return index
            if low[index] in (":", ";", ".", "(", "…") or (
                low[index] in (",", "và") and self.clause_ends(index, listed)
            ):
                return index
        return at if listed else len(low)

    def clause_ends(self, comma: int, listed: bool) -> bool:
        after = comma + 1
        if after < len(self.raw) and (
            self.raw[after] in _COUNCILS or (self.raw[after][0].isupper() and self.body(after, 2))
        ):
            return True
        return not listed and not (after < len(self.low) and self.low[after] in _ADMIN)

    def unknown(self, at: int) -> int | None:
        """Read a body that no list knows: a capitalised head and the words of its name."""
        low = self.low
        head = _beginning(low, at, self.known.heads)
        pair = " ".join(low[at : at + 2])
        if head is None or not self.raw[at][0].isupper() or pair in verbs() or pair in self.known.no_heads:
            return None
        committee = self.committee(at)
        if committee is not None:
            return committee
        end = self.name(at, at + len(head), False)
        bare = end == at + len(head) and len(head) == 1 and low[at] not in ("trung", "quỹ")
        return None if bare else end

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
                if raw[at] in _COUNCILS or raw[at] == "Sở":
                    break
                named, at = True, at + 1
            elif word in _PLACES or tuple(low[at : at + 2]) in _PLACE_PAIRS:
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
        if self.raw[at - 1][0].isupper() and f"{self.low[at - 1]} {self.low[at]}" in verbs():
            return True
        return not named and at == first and any(word[0].isupper() for word in self.raw[at + 1 : at + 4])

    def goes_on(self, at: int) -> bool:
        """Tell whether a comma, "và" or dash stands inside a name: "… Đầu tư, Thương mại và Du lịch"."""
        after = at + 1
        if self.low[at] == "-":
            return self.raw[after][0].isupper()
        if not self.raw[after][0].isupper() or self.raw[after] in _COUNCILS:
            return False
        if self.low[after] in self.known.plural or _beginning(self.low, after, self.known.offices):
            return False
        return self.name_in_list(after) is None and _beginning(self.low, after, self.known.heads) is None

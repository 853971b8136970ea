"""Stage 2: groups of bodies: (các) sở, ban, ngành; các cơ quan liên quan trên địa bàn tỉnh; cơ quan soạn thảo."""

from __future__ import annotations

from dieuhanh.extraction.bodyplaces import Places
from dieuhanh.extraction.bodywords import ADMIN, COUNCILS, PLACES, beginning
from dieuhanh.extraction.tokens import starts_duty

_TOLD = ("đã", "chưa", "đang")
_ENDS_TOLD = (",", ":", ";", ".", "(", "…")
_LONGEST_TOLD = 12
_LONGEST_PLACE = 6
_LONGEST_FURTHER = 4
_LONGEST_TRADE = 6
_BUILDERS = (("chủ", "đầu", "tư"), ("bên", "mời", "thầu"), ("nhà", "thầu"))


class Groups(Places):
    """The part of the grammar that reads groups; it ends each where a duty's verb, a preposition or a mark stands."""

    __slots__ = ()

    def group(self, at: int) -> int | None:
        """Read a group: (các) sở, ban, ngành; các cơ quan, đơn vị liên quan; cơ quan soạn thảo; cấp xã."""
        begun = at
        after = self.plural(at)
        if after is None:
            return None
        at, plural = after, after > at
        noun = beginning(self.low, at, self.known.groups)
        if noun is None:
            office = beginning(self.low, at, self.known.offices) if plural else None
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
        """Tell whether a noun without các or những names a group: "cơ quan soạn thảo", not "Đơn vị Một"."""
        if " ".join(noun) not in self.known.alone:
            return False
        after = self.raw[at + len(noun) : at + len(noun) + 1]
        return not (self.raw[at][0].isupper() and after and after[0][0].isupper())

    def members(self, at: int) -> int:
        """Read the further nouns of a group: ", ban, ngành", ", thành phố", "và địa phương"."""
        low = self.low
        while at < len(low) and low[at] in (",", "và"):
            following = at + 2 if low[at : at + 2] == [",", "và"] else at + 1
            noun = beginning(low, following, self.known.groups)
            if noun is None and (further := self.further_modifier(at, following)):
                at = further
                continue
            if noun is None or noun in _BUILDERS or self.raw[following][0].isupper():
                break
            if noun == ("tổ", "chức") and starts_duty(self.words, following):
                break
            at = self.modifiers(following + len(noun))
        return at

    def further_modifier(self, comma: int, at: int) -> int | None:
        """Read "(các chủ hồ thủy lợi), thủy điện" up to the verb of the duty; None where other words stand there."""
        if not self.is_plain(comma - 1):
            return None
        for after in range(at, min(at + _LONGEST_FURTHER, len(self.low))):
            if after > at and starts_duty(self.words, after):
                return after
            if not self.is_plain(after) or self.low[after] in self.known.plural or self.low[after] in PLACES:
                break
        return None

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
        if at == begun and (trade := self.trade(at)):
            return trade
        if not raw[at][0].isalpha() or word in self.known.stop or raw[at] in COUNCILS or self.acts(at, begun):
            return at
        if raw[at][0].isupper():
            self.closed = True
            return self.body(at, 2) or self.capitals(at)
        if word in PLACES:
            return self.tail(at)
        return min(at + 2, len(self.low)) if word in ("soạn", "quản") else at + 1

    def trade(self, at: int) -> int | None:
        """Read what a group lives by ("các doanh nghiệp khai thác khoáng sản"), where the verb of its duty follows."""
        words = next((count for count in (2, 1) if " ".join(self.low[at : at + count]) in self.known.trades), 0)
        if not words:
            return None
        for after in range(at + words, min(at + _LONGEST_TRADE, len(self.low))):
            if after > at + words and starts_duty(self.words, after):
                return after
            if not self.is_plain(after):
                break
        return None

    def clause(self, at: int) -> int:
        """Read "thuộc X" or a restrictive clause, which end the group; stay where a duty's verb begins."""
        word = self.low[at]
        if word == "thuộc":
            return self.belonging(at)
        if (word in ("có", "trực") and starts_duty(self.words, at)) or self.has_duty(at):
            return at
        if word in _TOLD:
            return self.told(at)
        self.closed = True
        return self.relative(at)

    def belonging(self, at: int) -> int:
        """Read "thuộc Sở Y tế", "thuộc vùng đỏ", which end the group; stay where nothing is named."""
        after = self.body(at + 1, 2) or self.capitals(at + 1)
        while after < min(at + _LONGEST_PLACE, len(self.low)) and after > at and self.is_plain(after):
            if self.raw[after - 1][0].isupper():
                break
            after += 1
        self.closed = after > at + 1
        return after if self.closed else at

    def is_plain(self, at: int) -> bool:
        """Tell whether an ordinary word stands there: no mark, capital, preposition or verb of a duty."""
        word = self.raw[at]
        return word.isalpha() and word.islower() and word not in self.known.stop and not starts_duty(self.words, at)

    def told(self, at: int) -> int:
        """Read "chưa giải ngân" where an order follows it; else it tells how things stand, and the group ends here."""
        low, orders = self.low, self.known.told_strong
        for index in range(at + 1, min(at + _LONGEST_TOLD, len(low))):
            if low[index] in _ENDS_TOLD:
                return at
            if index > at + 2 and any(" ".join(low[index : index + count]) in orders for count in (1, 2, 3)):
                self.closed = True
                return index
        return at

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
        if pair[0] == "của" and pair[1:] and pair[1] in ("hội", "hđnd"):
            return self.body(at + 1, 2)
        if pair[0] == "của" and pair[1:] and pair[1] in ("tỉnh", "huyện", "trung", "bộ"):
            return self.tail(at + 1)
        return None

    def has_duty(self, at: int) -> bool:
        """Tell whether "có trách nhiệm", "có giải pháp" and the like stand here."""
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
            if low[index] in _TOLD:
                return index
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
        """Tell whether a comma or "và" ends a restrictive clause: another body or the duty follows."""
        after = comma + 1
        if after < len(self.raw) and (
            self.raw[after] in COUNCILS or (self.raw[after][0].isupper() and self.body(after, 2))
        ):
            return True
        return not listed and not (after < len(self.low) and self.low[after] in ADMIN)

"""Stage 2: names of bodies ("Sở Tài chính", "UBND các huyện, thành phố", "các cơ quan liên quan") read at a position."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dieuhanh.extraction.knowledge import phrases

_TOKEN = re.compile(r"[^\W_]+(?:[&.'’][^\W_]+)*|[^\s]")
_LONGEST = 90

_OFFICES = tuple(
    tuple(office.split())
    for office in (
        "phó chủ tịch thường trực", "phó chủ tịch", "chủ tịch", "chủtịch", "phó tổng giám đốc", "tổng giám đốc",
        "phó giám đốc", "giám đốc", "thủ trưởng", "người đứng đầu", "phó chánh văn phòng", "chánh văn phòng",
        "chánh thanh tra", "phó cục trưởng", "cục trưởng", "chi cục trưởng", "phó trưởng ban", "trưởng ban",
        "trưởng các ban", "trưởng phòng", "trưởng công an", "hiệu trưởng", "lãnh đạo", "bí thư", "phó bí thư",
        "viện trưởng", "chỉ huy trưởng", "thành viên", "tổ trưởng", "cán bộ, công chức", "ban lãnh đạo",
        "văn phòng thường trực", "cơ quan thường trực", "bộ phận thường trực", "bộ trưởng", "thứ trưởng", "chủ nhiệm", "tổng cục trưởng",
    )
)  # fmt: skip
_PLURAL = {"các", "những", "mỗi", "từng", "toàn", "một", "tất", "hai", "ba", "bốn", "năm"}
_PLURAL_PAIRS = {("toàn", "thể"), ("một", "số"), ("tất", "cả"), ("từng", "các")}
_GROUPS = tuple(
    tuple(noun.split())
    for noun in (
        "cơ quan", "đơn vị", "địa phương", "sở", "ban", "ngành", "huyện", "thành phố", "thị xã", "quận", "xã",
        "phường", "thị trấn", "đặc khu", "tổ chức", "đoàn thể", "doanh nghiệp", "hợp tác xã", "nhà thầu", "chủ đầu tư",
        "nhà đầu tư", "trường", "nhà trường", "cơ sở", "phòng", "hội", "cá nhân", "lực lượng", "cấp ủy", "chính quyền",
        "chủ rừng", "chủ hồ", "công ty", "ngân hàng", "bệnh viện", "trung tâm", "cấp", "bộ", "hội đồng", "ban quản lý",
        "cụm", "khối", "thành viên", "đồn", "ủy ban nhân dân", "uỷ ban nhân dân", "đồng chí", "tập đoàn",
        "hiệp hội", "chi nhánh", "tổ chức tín dụng", "đài", "báo", "đoàn", "tổ", "chủ đập", "chi cục", "liên đoàn",
        "viện", "tỉnh", "cụm công nghiệp", "khu công nghiệp", "trạm", "cơ sở khám bệnh , chữa bệnh", "đơn vị lực lượng vũ trang",
    )
)  # fmt: skip
_ALONE = {"lực lượng", "cơ quan", "đơn vị", "chủ đầu tư", "nhà thầu", "cấp", "doanh nghiệp", "chính quyền", "cấp ủy", "nhà đầu tư"}
_HEADS = tuple(
    tuple(head.split())
    for head in (
        "sở", "bộ", "ban", "cục", "chi cục", "tổng cục", "vụ", "viện", "trung tâm", "công ty", "tổng công ty",
        "tập đoàn", "ngân hàng", "trường", "bệnh viện", "văn phòng", "phòng", "quỹ", "hội", "hiệp hội", "liên minh",
        "liên đoàn", "đoàn", "tòa án", "toà án", "kho bạc", "đài", "báo", "tổ", "tổ công tác", "hội đồng", "ủy ban",
        "uỷ ban", "mặt trận", "hợp tác xã", "đồn", "hạt", "trạm", "nhà máy", "khu", "vườn", "cảng", "học viện",
        "liên hiệp", "tỉnh", "thành", "trung đoàn", "đội", "câu lạc bộ", "nhà xuất bản", "tạp chí", "bảo tàng",
        "thư viện", "chi nhánh", "tổ công nghệ số cộng đồng", "tổ công nghệ số", "xí nghiệp", "tiểu ban", "công đoàn", "đảng ủy", "đảng bộ", "bưu điện", "điện lực",
        "đoàn kiểm tra", "đoàn thanh tra", "đoàn giám sát", "đoàn công tác", "hội đồng quản lý", "cổng", "thanh tra", "công an", "nhà hát", "hải quan", "thuế", "quân khu", "bộ đội",
    )
)  # fmt: skip
_PLACES = {"tỉnh", "huyện", "xã", "phường", "quận", "trung", "thành", "thị", "khu", "cấp", "vùng", "miền"}
_PLACE_PAIRS = {("thành", "phố"), ("thị", "xã"), ("thị", "trấn"), ("khu", "vực"), ("trung", "ương"), ("đặc", "khu")}
_DOCUMENTS = {"quyết định", "công văn", "kế hoạch", "thông báo", "chỉ thị", "nghị quyết", "công điện", "tờ trình", "báo cáo", "văn bản", "nghị định"}
_COMMITTEES = {"ban chỉ đạo", "ban chỉ huy", "tổ công tác", "tiểu ban", "hội đồng", "tổ giúp việc", "đoàn công tác", "ban tổ chức", "tổ thường", "đoàn kiểm", "đoàn giám", "tổ thẩm", "hội đồng thẩm"}
_COMMITTEE_STOP = {"ban hành", "có", "gồm", "yêu cầu", "chủ trì", "được", "là", "thống nhất", "tiếp tục", "khẩn trương", "do", "đề nghị", "giao", "họp", "đã", "đề ra", "đặt ra", "giữ", "chịu", "tại", "theo"}
# One-syllable verbs that are the second half of a noun: công trình, công lập, nguồn thu …
_JOINED = {
    "trình": ("công", "chương", "quy", "lộ", "tờ", "giáo", "hành"), "lập": ("công", "độc"), "cấp": ("các", "hai", "cao", "trung"), "làm": ("việc",),
    "thu": ("nguồn", "doanh"), "tính": ("máy", "giới"), "chi": ("bội",), "chống": ("phòng",), "phát": ("tự",), "đặt": ("xe",), "dẫn": ("hướng",),
    "mở": ("cởi",), "bán": ("buôn",), "trả": ("chi",), "tạm": ("nhà",), "tăng": ("gia",),
}  # fmt: skip
_NOUN_PAIRS = frozenset(("giao thông", "giao dịch", "giao lưu", "thu nhập", "tính chất", "tính mạng", "chi cục", "chi nhánh", "chi phí", "trình độ", "trình tự", "lập pháp", "phát thanh"))
_NO_HEADS = frozenset(("hội nghị", "hội thảo", "đoàn kết", "bộ máy", "bộ phận", "trường hợp", "khu vực", "đội ngũ", "quỹ đất", "phòng ngừa", "bộ tiêu", "bộ chỉ", "tổ dân", "hội đàm", "hội chợ", "hội thi", "thành viên", "thành phần", "tỉnh ta", "khu dân", "vụ việc", "vụ án", "vụ đông", "vụ mùa", "vụ xuân", "viện dẫn"))
_NEED_PLACE = {"thanh", "công", "thuế", "thống", "viễn", "điện", "bưu", "thi"}
_ADMIN = {"tỉnh", "huyện", "xã", "phường", "quận"}
_STOP = {
    "về", "trong", "tại", "để", "với", "cho", "khi", "nếu", "do", "bằng", "từ", "đến", "đã", "đang", "sẽ", "là", "và",
    "theo", "trên", "như", "nhằm", "vào", "ra", "sau", "trước", "mà", "thì", "hoặc", "không", "bị", "được", "có",
    "của", "gồm", "ngày", "nơi", "qua", "đối", "số", "việc", "này", "nêu", "còn", "vẫn", "cũng", "chưa", "tới", "vì",
}  # fmt: skip
_RELATIVE = {"có", "được", "nơi", "thuộc", "trực", "đã", "đang", "chưa", "trên", "tại", "ở", "đóng", "do"}
_STRONG = {
    "tiếp tục", "thường xuyên", "khẩn trương", "chủ động", "có trách nhiệm", "chịu trách nhiệm", "nghiêm túc",
    "tập trung", "kịp thời", "tích cực", "phối hợp", "rà soát", "tổ chức", "báo cáo", "xây dựng", "cung cấp",
    "chủ trì", "căn cứ", "triển khai", "thực hiện", "hoàn thành", "lập", "gửi", "cử", "hướng dẫn", "tăng cường", "phải", "cần",
    "khắc phục", "đẩy nhanh", "cập nhật", "bố trí", "giải quyết", "làm", "chuẩn bị", "rút kinh nghiệm",
}  # fmt: skip
_LISTED_STRONG = {"tiếp tục", "thường xuyên", "khẩn trương", "chủ động", "có trách nhiệm", "chịu trách nhiệm",
                  "nghiêm túc", "tập trung", "kịp thời", "tích cực"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and marks of a stretch of text, with their offsets; `low` is in lower case."""

    raw: list[str]
    low: list[str]
    start: list[int]
    end: list[int]


@dataclass(frozen=True, slots=True)
class Bodies:
    """A list of bodies: each one's span, and where reading stopped."""

    spans: tuple[tuple[int, int], ...]
    end: int


def tokens(text: str, start: int, end: int, most: int = _LONGEST) -> Tokens:
    """Return at most `most` tokens of text[start:end]."""
    raw: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text, start, end):
        raw.append(match.group())
        starts.append(match.start())
        ends.append(match.end())
        if len(raw) == most:
            break
    return Tokens(raw, ["-" if word in "–—" else word.lower() for word in raw], starts, ends)


@cache
def _names() -> dict[str, list[tuple[str, ...]]]:
    """Return first word → the names that begin with it as lower-case tokens, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in phrases("bodies"):
        words = tuple("-" if word in "–—" else word.lower() for word in _TOKEN.findall(name))
        found.setdefault(words[0], []).append(words)
    for group in found.values():
        group.sort(key=len, reverse=True)
    return found


@cache
def _verbs() -> frozenset[str]:
    return frozenset(phrases("verbs"))


@cache
def _first_words() -> frozenset[str]:
    words = {group[0] for table in (_OFFICES, _GROUPS, _HEADS) for group in table}
    return frozenset(words | set(_names()) | _PLURAL | {"ubnd", "hđnd", "ubmttq", "bql", "mttq", "công", "lãnh"})


def may_start(word: str) -> bool:
    """Tell cheaply whether a body's name can begin with this word."""
    return word.lower() in _first_words()


def starts_duty(words: Tokens, at: int) -> bool:
    """Tell whether a verb or adverb of a duty begins at token `at`."""
    low, verbs = words.low, _verbs()
    if at >= len(low):
        return False
    if at and low[at - 1] in _JOINED.get(low[at], ()) or " ".join(low[at : at + 2]) in _NOUN_PAIRS:
        return False
    return low[at] in verbs or " ".join(low[at : at + 2]) in verbs or " ".join(low[at : at + 3]) in verbs


def read_bodies(words: Tokens, at: int = 0) -> tuple[tuple[int, int], ...]:
    """Read a list of bodies from token `at`: token ranges, separated by ",", "và", "cùng" or "và đề nghị"."""
    found: list[tuple[int, int]] = []
    end = read_body(words, at)
    while end is not None:
        found.append((at, end))
        at = _after_parenthesis(words, end)
        follow = _after_separator(words, at)
        if follow is None:
            break
        at = follow
        end = read_body(words, at)
    return tuple(found)


def _after_parenthesis(words: Tokens, at: int) -> int:
    if at < len(words.low) and words.low[at] == "(":
        for index in range(at + 1, min(at + 16, len(words.low))):
            if words.low[index] == ")":
                return index + 1
    return at


def after_bodies(words: Tokens, spans: tuple[tuple[int, int], ...]) -> int:
    """Return the token after a list of bodies and a parenthesis that may follow it."""
    return _after_parenthesis(words, spans[-1][1])


def _after_separator(words: Tokens, at: int) -> int | None:
    low = words.low
    begun = at
    if at < len(low) and low[at] == ",":
        at += 1
    if at < len(low) and low[at] == "và":
        at += 1
        if low[at : at + 2] in (["đề", "nghị"], ["yêu", "cầu"]):
            at += 2
        elif low[at : at + 1] == ["giao"]:
            at += 1
    return at if at > begun and at < len(low) else None


def read_body(words: Tokens, at: int, depth: int = 0) -> int | None:
    """Return the token after the body that begins at token `at`, or None where none begins."""
    low = words.low
    if at >= len(low) or depth > 3 or low[at] not in _first_words():
        return None
    office = _starting(low, at, _OFFICES)
    if office:
        after = at + len(office)
        if after < len(low) and low[after] == "của":
            after += 1
        inner = read_body(words, after, depth + 1)
        if inner is not None:
            return inner
    named = _known(words, at)
    if named is not None and named - at < 3 and low[at] in _NEED_PLACE and _tail(words, named) == named and words.raw[named : named + 1] not in (["Bộ"], ["Sở"]):
        named = None
    if named is not None:
        if words.low[at] in ("thanh", "văn", "đảng", "công") and named < len(words.raw) and words.raw[named] in ("Bộ", "Sở"):
            return read_body(words, named, depth + 1) or named
        return _longer(words, at, named)
    if low[at] in ("ubnd", "hđnd"):
        return _council(words, at + 1)
    group = _group(words, at)
    if group is not None:
        return group
    return _unknown(words, at)


def _longer(words: Tokens, at: int, named: int) -> int:
    """Read on where a known name only begins a longer one: "Ban Quản lý dự án" + "công trình giao thông Nghệ An"."""
    end = _tail(words, named)
    if end > named or named >= len(words.low) or words.raw[named][0].isupper() or not words.low[named].isalpha():
        return end
    if words.low[named] in _STOP or starts_duty(words, named) or words.low[at] not in ("ban", "trung", "công", "quỹ"):
        return end
    return _name(words, at, named, True)


def _starting(low: list[str], at: int, table: tuple[tuple[str, ...], ...]) -> tuple[str, ...] | None:
    best: tuple[str, ...] | None = None
    for entry in table:
        if low[at] == entry[0] and tuple(low[at : at + len(entry)]) == entry and (best is None or len(entry) > len(best)):
            best = entry
    return best


def _known(words: Tokens, at: int) -> int | None:
    if not words.raw[at][0].isupper():
        return None
    for name in _names().get(words.low[at], ()):
        end = at + len(name)
        if tuple(words.low[at:end]) == name:
            if name[-1] == "dân" and name[0] in ("ủy", "hội") and len(name) <= 4:
                return _council_end(words, end)
            return end
    if words.low[at : at + 4] == ["uỷ", "ban", "nhân", "dân"]:
        return _council_end(words, at + 4)
    return None


def _council_end(words: Tokens, at: int) -> int:
    return _council(words, at) or at


def _council(words: Tokens, at: int) -> int | None:
    """Read what follows "UBND": tỉnh, huyện Lộc Bình, các huyện, thành phố, cấp xã, hai cấp."""
    low = words.low
    if at < len(low) and low[at] in (",", "và") and at + 1 < len(low) and low[at + 1] in ("ubnd", "hđnd", "ubmttq"):
        return _council(words, at + 2)
    if at < len(low) and low[at] in _PLURAL:
        return _group(words, at)
    end = _tail(words, at)
    return end if end > at else at


def _tail(words: Tokens, at: int) -> int:
    """Read the place or level after a name: tỉnh, thành phố Lạng Sơn, khu vực VI, các huyện, thành phố."""
    raw, low = words.raw, words.low
    at = _capitals(words, at)
    while at < len(low):
        if (low[at], low[at + 1] if at + 1 < len(low) else "") in _PLACE_PAIRS:
            at = _capitals(words, at + 2)
        elif low[at] in _PLACES and low[at] not in ("trung", "thành", "thị", "khu", "miền"):
            if low[at] == "cấp":
                if low[at + 1 : at + 2] not in (["tỉnh"], ["huyện"], ["xã"], ["cơ"], ["trung"], ["ủy"]):
                    break
                at += 3 if low[at + 1] in ("cơ", "trung") else 2
            else:
                at = _capitals(words, at + 1)
        elif low[at] in ("các", "hai") and at + 1 < len(low) and low[at + 1] in _ADMIN | {"thành", "thị", "cấp", "đặc"}:
            at = _group(words, at) or at + 1
        elif low[at : at + 2] == ["chi", "nhánh"] or low[at : at + 2] == ["trực", "thuộc"]:
            at = _capitals(words, at + 2)
        elif low[at] == "-" and at + 1 < len(raw) and raw[at + 1][0].isupper() and raw[at - 1][0].isupper():
            at = _capitals(words, at + 1)
        elif low[at : at + 2] == ["liên", "quan"]:
            at += 2
        elif low[at : at + 3] == ["có", "liên", "quan"]:
            at += 3
        elif low[at] == "nơi" and low[at + 1 : at + 2] == ["có"]:
            return _relative(words, at, at)
        else:
            break
    return at


def _capitals(words: Tokens, at: int) -> int:
    """Skip the capitalised words (and numbers) of a proper name, but not the head of another body."""
    raw = words.raw
    while at < len(raw) and (raw[at][0].isupper() or raw[at].isdigit()) and raw[at] not in ("UBND", "HĐND"):
        if _names_document(words, at):
            break
        if at and raw[at] in ("Sở", "Bộ", "Công", "Ủy", "Uỷ") and at + 1 < len(raw) and raw[at + 1][0].isupper():
            break
        at += 1
    return at


def _names_document(words: Tokens, at: int) -> bool:
    """Tell whether a type of document begins here: "Chủ tịch UBND tỉnh Quyết định …"."""
    return " ".join(words.low[at : at + 2]) in _DOCUMENTS


def _group(words: Tokens, at: int) -> int | None:
    """Read a group: (các) sở, ban, ngành; các cơ quan, đơn vị liên quan; cơ quan soạn thảo; cấp xã."""
    low = words.low
    begun = at
    if low[at] in _PLURAL:
        if tuple(low[at : at + 2]) in _PLURAL_PAIRS:
            at += 2
            if at < len(low) and low[at] == "các":
                at += 1
        elif low[at] in ("toàn", "một", "tất"):
            return None
        else:
            at += 1
    plural = at > begun
    noun = _starting(low, at, _GROUPS) if at < len(low) else None
    if noun is None:
        office = _starting(low, at, _OFFICES) if plural and at < len(low) else None
        return read_body(words, at, 1) if office else None
    if not plural and " ".join(noun) not in _ALONE:
        return None
    if not plural and words.raw[at][0].isupper() and at + len(noun) < len(low) and words.raw[at + len(noun)][0].isupper():
        return None
    if plural and words.raw[at][0].isupper() and noun not in (("cơ", "quan"), ("đơn", "vị")):
        known = _known(words, at)
        if known is not None:
            return _tail(words, known)
    at = _modifiers(words, at + len(noun))
    while at < len(low) and low[at] in (",", "và"):
        following = at + 1
        if low[at] == "," and following < len(low) and low[following] == "và":
            following += 1
        noun = _starting(low, following, _GROUPS) if following < len(low) else None
        if noun is None or words.raw[following][0].isupper() or starts_duty(words, following) and noun == ("tổ", "chức"):
            break
        if _already_modified(words, begun, at) and noun in (("chủ", "đầu", "tư"), ("nhà", "thầu")):
            break
        if noun in (("chủ", "đầu", "tư"), ("nhà", "thầu")):
            break
        at = _modifiers(words, following + len(noun))
    return at if plural or at > begun + 1 else None


def _already_modified(words: Tokens, begun: int, at: int) -> bool:
    return words.low[at - 2 : at] == ["liên", "quan"] and at > begun


def _modifiers(words: Tokens, at: int) -> int:
    """Read on over what narrows a group down, up to the verb, a preposition or a mark."""
    raw, low = words.raw, words.low
    begun = at
    while at < len(low):
        word = low[at]
        if low[at : at + 2] == ["liên", "quan"]:
            at += 2
            if low[at : at + 2] in (["của", "tỉnh"], ["trên", "địa"]):
                at += 2 if low[at] == "của" else 3
        elif low[at : at + 3] == ["có", "liên", "quan"]:
            at += 3
        elif low[at : at + 3] == ["trên", "địa", "bàn"]:
            at = _tail(words, at + 3)
        elif low[at : at + 2] == ["công", "lập"]:
            at += 2
        elif low[at : at + 4] == ["trực", "thuộc", "trung", "ương"]:
            at += 4
        elif low[at : at + 2] == ["trực", "thuộc"]:
            at = read_body(words, at + 2, 2) or _capitals(words, at + 2)
        elif word == "thuộc":
            return read_body(words, at + 1, 2) or _capitals(words, at + 1)
        elif word == "của" and at + 1 < len(low) and low[at + 1] in ("tỉnh", "huyện", "trung", "bộ"):
            at = _tail(words, at + 1)
        elif word == "có" and low[at + 1 : at + 2] in (["trách"], ["nhiệm"], ["biện"], ["giải"], ["kế"], ["phương"]):
            break
        elif word in _RELATIVE:
            if starts_duty(words, at) and word in ("có", "trực"):
                break
            return _relative(words, at, at)
        elif word == "-" and at + 1 < len(low) and (low[at + 1] in ("xã", "nghề") or raw[at + 1][0].isupper()):
            at += 2
        elif word in _PLACES and word not in ("trung", "thành", "thị", "khu"):
            at = _tail(words, at)
        elif not raw[at][0].isalpha() or word in _STOP or starts_duty(words, at) and not (at == begun and word in ("soạn", "quản") and low[at - 1] in ("quan", "vị")):
            break
        elif raw[at] in ("UBND", "HĐND"):
            break
        elif raw[at][0].isupper():
            inner = read_body(words, at, 2)
            return inner if inner is not None else _capitals(words, at)
        else:
            at += 1 if word not in ("soạn", "quản") else 2
    return at


def _relative(words: Tokens, at: int, begun: int) -> int:
    """Read a restrictive clause ("được giao nhiệm vụ …", "có trụ sở đặt tại huyện, thành phố") up to the duty's verb."""
    raw, low = words.raw, words.low
    listed = low[at : at + 2] in (["được", "giao"], ["được", "phân"])
    strong = _LISTED_STRONG if listed else _STRONG
    if low[at : at + 2] == ["được", "phân"] and low[at + 2 : at + 3] != ["công"]:
        listed, strong = False, _STRONG
    index = at + 1
    while index < len(low):
        pair = " ".join(low[index : index + 2])
        if index > at + 2 and not listed and starts_duty(words, index) and low[index] not in ("đặt", "đóng"):
            return index
        if index > at + 1 and (pair in strong or low[index] in strong or " ".join(low[index : index + 3]) in strong):
            return index
        if low[index] in (":", ";", ".", "(", "…"):
            return index
        if low[index] in (",", "và"):
            after = index + 1
            if after < len(raw) and (raw[after] in ("UBND", "HĐND") or raw[after][0].isupper() and read_body(words, after, 2)):
                return index
            if not listed and not (after < len(low) and low[after] in _ADMIN | {"thành", "thị"}):
                return index
        index += 1
    return begun if listed else index


def _unknown(words: Tokens, at: int) -> int | None:
    """Read a body that no list knows: a capitalised head and the words of its name."""
    raw, low = words.raw, words.low
    head = _starting(low, at, _HEADS)
    if head is None or not raw[at][0].isupper() or " ".join(low[at : at + 2]) in _verbs() | _NO_HEADS:
        return None
    committee = _committee(words, at)
    if committee is not None:
        return committee
    named = _name(words, at, at + len(head), False)
    if named == at + len(head) and len(head) == 1 and low[at] not in ("trung", "quỹ"):
        return None
    return named


def _name(words: Tokens, begun: int, at: int, named: bool) -> int:
    """Read the words of a name from token `at`, after its head."""
    raw, low = words.raw, words.low
    first = at
    while at < len(low) and at - begun < 24:
        word = low[at]
        if raw[at][0].isupper() or raw[at].isdigit():
            if raw[at] in ("UBND", "HĐND") or raw[at] == "Sở":
                break
            named, at = True, at + 1
        elif word in _PLACES or (word, low[at + 1] if at + 1 < len(low) else "") in _PLACE_PAIRS:
            after = _tail(words, at)
            if after == at:
                break
            at = after
        elif word in (",", "và", "-", "&") and at + 1 < len(low) and _goes_on(words, at):
            at += 1
        elif not raw[at][0].isalnum() or word in _STOP:
            break
        elif starts_duty(words, at) and not _inside_name(words, at, first, named):
            break
        else:
            at += 1
    return _tail(words, at)


def _inside_name(words: Tokens, at: int, first: int, named: bool) -> bool:
    """A verb stands inside a name after its capital first half ("Đăng ký") or before a capital ("Quản lý Chợ")."""
    if words.raw[at - 1][0].isupper() and f"{words.low[at - 1]} {words.low[at]}" in _verbs():
        return True
    return not named and at == first and _capital_near(words, at)


def _committee(words: Tokens, at: int) -> int | None:
    """Read a committee's name up to its place, over the verbs inside: "Ban Chỉ đạo phát triển du lịch tỉnh"."""
    low = words.low
    if " ".join(low[at : at + 3]) not in _COMMITTEES and " ".join(low[at : at + 2]) not in _COMMITTEES:
        return None
    for index in range(at + 2, min(at + 26, len(low))):
        if low[index] in _COMMITTEE_STOP or " ".join(low[index : index + 2]) in _COMMITTEE_STOP or low[index] in (".", ";", ":", "("):
            return None
        if low[index] in ("tỉnh", "huyện") or (low[index], low[index + 1] if index + 1 < len(low) else "") == ("thành", "phố"):
            return _tail(words, index)
    return None


def _goes_on(words: Tokens, at: int) -> bool:
    """Tell whether a comma, "và" or dash stands inside a name: "… Đầu tư, Thương mại và Du lịch"."""
    raw, low = words.raw, words.low
    after = at + 1
    if low[at] == "-":
        return raw[after][0].isupper()
    if not raw[after][0].isupper() or raw[after] in ("UBND", "HĐND"):
        return False
    if _starting(low, after, _OFFICES) or low[after] in _PLURAL:
        return False
    return _known(words, after) is None and _starting(low, after, _HEADS) is None


def _capital_near(words: Tokens, at: int) -> bool:
    return any(word[0].isupper() for word in words.raw[at + 1 : at + 4])

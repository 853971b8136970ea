"""Stage 3: the unit of a figure: a measure, a scale and what it counts, or a counting noun up to the first verb."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from dieuhanh.extraction.knowledge import PhraseTable, by_first_word, word_table
from dieuhanh.extraction.tokens import Tokens, starts_duty, tokens
from dieuhanh.language.prepared import compiled

_LOOK_AHEAD = 90
_LONGEST_NOUN = 8
_TIMES = frozenset(("ngày", "tháng", "năm", "tuần", "giờ", "phút", "ngày làm việc", "ngày công"))
_LONG_TIMES = frozenset(("tháng", "năm", "tuần"))
_RARE = frozenset(("lần", "ca", "điểm", "g", "CV"))
_RARE_AFTER = ("ít nhất", "tối thiểu", "tối đa", "không quá", "tăng", "gấp", "giảm")
# A time is a figure only as a limit or condition: "trong thời hạn 05 ngày".
_LIMIT = compiled(
    r"(?:thời hạn|trong vòng|thời gian|không quá|tối đa|ít nhất|tối thiểu|chậm nhất|trong thời gian|không dưới|"
    r"trước(?:\skhi[^,.;]{0,40})?|nhiệm kỳ|kết thúc|sau|còn|rút ngắn|từ|hạn|không vượt quá|còn tối đa|"
    r"kéo dài|trước hạn|là|chậm|chậm tiến độ|tuổi thọ(?:\stừ)?|trên|quá|hơn|dưới|thời gian thực hiện)\s$",
    re.IGNORECASE,
)
_UPWARD = compiled(r"\strở lên\b")
_STRICT_LIMIT = compiled(
    r"(?:thời hạn|trong vòng|không quá|tối đa|ít nhất|tối thiểu|không dưới|chậm|chậm tiến độ|thời gian thực hiện|"
    r"tuổi thọ(?:\stừ)?|(?:thời hạn|nhiệm kỳ|thời gian)\s[^,.;\n]{2,40}\slà|"
    r"(?:chậm|ngừng|dừng|tạm dừng|hoãn|nợ|tồn|tồn đọng|nợ đọng|bỏ hoang|để hoang|sử dụng|quá hạn|chưa|không|kéo dài|"
    r"liên tục|cư trú|đóng|gián đoạn)\s(?:[^\W\d_]+\s){0,6}?(?:trên|quá|hơn|dưới))\s$",
    re.IGNORECASE,
)
_CLOCK_LIMIT = compiled(
    r"(?:tối đa|không quá|không vượt quá|không vượt|ít nhất|tối thiểu|không dưới|dưới|thấp hơn|ít hơn|trên|quá|"
    r"thời hạn|trong vòng|chậm nhất)\s$",
    re.IGNORECASE,
)
_SPAN_OF_TIME = compiled(r"\s(?:đầu|cuối|qua|trước đó|liên tiếp|gần)\b")
_AFTER_SIGNING = compiled(r"\skể từ ngày (?:ký|ban hành)\b")
_PER_YEAR = compiled(r"/(?:năm|tháng|quý)\b")
_WORD_OR_COMMA = compiled(r"[^\W\d_]+|,")


class Unit(NamedTuple):
    """A unit as written, the offset after it, and whether it measures (else it counts)."""

    text: str
    end: int
    measure: bool


class _Words(NamedTuple):
    """The words of units (`knowledge/units.toml`)."""

    measures: frozenset[str]
    measure_starts: frozenset[str]
    scales: PhraseTable
    per: frozenset[str]
    pairs: dict[str, tuple[str, ...]]
    uncounted: frozenset[str]
    offices: tuple[str, ...]
    acronyms: frozenset[str]
    stops: frozenset[str]
    later_stops: frozenset[str]
    no_unit: frozenset[str]
    compounds: frozenset[str]
    ordinals: frozenset[str]
    doing_nouns: frozenset[str]


@cache
def _words() -> _Words:
    raw = word_table("units.toml")
    stops = frozenset(raw["stops"])
    return _Words(
        frozenset(raw["measures"]),
        frozenset(measure.split()[0] for measure in raw["measures"]),
        by_first_word(raw["scales"]),
        frozenset(raw["per"]),
        _pairs_by_first_word(raw["pairs"]),
        frozenset(raw["uncounted"]),
        tuple(raw["office_nouns"]),
        frozenset(raw["acronym_modifiers"]),
        stops,
        stops | frozenset(raw["later_stops"]),
        frozenset(raw["no_unit"]),
        frozenset(raw["compounds"]),
        frozenset(raw["ordinals"]),
        frozenset(raw["doing_nouns"]),
    )


def _pairs_by_first_word(pairs: list[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for pair in sorted(pairs, key=len, reverse=True):
        found.setdefault(pair.split()[0].rstrip(","), []).append(pair)
    return {first: tuple(group) for first, group in found.items()}


def ordinals() -> frozenset[str]:
    """Return the words before a number that make it a name ("Điều 5", "lần 2")."""
    return _words().ordinals


def measures() -> frozenset[str]:
    """Return the units of measure as they are written ("ha", "tấn", "đồng")."""
    return _words().measures


def read_unit(text: str, at: int, end: int, before: str, *, glued: bool) -> Unit | None:
    """Read the unit that begins at `at`; `before` stands before the number, `glued`: no blank parts the two."""
    if text[at] == "‰":
        return Unit("‰", at + 1, True)
    if text[at] == "%":
        per = _PER_YEAR.match(text, at + 1, end)
        return Unit(text[at : per.end()], per.end(), True) if per else Unit("%", at + 1, True)
    if text.startswith("°C", at):
        return Unit("°C", at + 2, True)
    words = tokens(text, at, min(end, at + _LOOK_AHEAD), 12)
    if not words.low:
        return None
    scale = _scale(words)
    measure = _measure(words, scale)
    if measure is not None:
        return _measured(text, at, words, measure, before, scale > 0)
    return None if glued else _counted(text, at, words, scale)


def _scale(words: Tokens) -> int:
    """Return how many tokens the scale takes ("nghìn tỷ" two), 0 without one."""
    for scale in _words().scales.get(words.low[0], ()):
        if tuple(words.low[: len(scale)]) == scale:
            return len(scale)
    return 0


def _counted(text: str, at: int, words: Tokens, scale: int) -> Unit | None:
    last = _noun(text, words, scale)
    if last is None:
        return None
    stop = _per(words, last)
    unit = " ".join(text[at:stop].split())
    first = (unit.lower(), " ".join(words.low[:2]), words.low[0])
    if not scale and any(words_ in _words().uncounted for words_ in first):
        return None
    return Unit(unit, stop, scale > 0)


def _measure(words: Tokens, at: int) -> int | None:
    """Return the token after a measure of one to three words."""
    if at >= len(words.raw) or words.raw[at] not in _words().measure_starts:
        return None
    for count in (3, 2, 1):
        if at + count <= len(words.raw) and " ".join(words.raw[at : at + count]) in _words().measures:
            return at + count
    return None


def _measured(text: str, at: int, words: Tokens, after: int, before: str, scaled: bool) -> Unit | None:
    if words.raw[after + 1 : after + 2] == ["/"] and words.raw[after].islower():
        after += 1
    stop = _per(words, after)
    unit = " ".join(text[at:stop].split())
    if scaled or "/" in unit:
        return Unit(unit, stop, True)
    if unit in _TIMES and not _is_limit(unit, before, text, stop):
        return None
    if unit in _RARE and not before.rstrip().endswith(_RARE_AFTER):
        return None
    return Unit(unit, stop, True)


def _is_limit(unit: str, before: str, text: str, stop: int) -> bool:
    """Tell whether a time is a limit or condition; "9 tháng đầu năm", "15 giờ" are none."""
    if unit in ("giờ", "phút") and not _CLOCK_LIMIT.search(before):
        return False
    since = before.endswith("trong ") and text.startswith(" kể từ", stop)
    if unit != "ngày làm việc" and not since and not _LIMIT.search(before):
        return False
    if unit in _LONG_TIMES and not (_STRICT_LIMIT.search(before) or _UPWARD.match(text, stop)):
        return False
    if before.endswith("sau ") and _AFTER_SIGNING.match(text, stop):
        return False
    return not _SPAN_OF_TIME.match(text, stop)


def _per(words: Tokens, at: int) -> int:
    """Read "/tháng", "/01 dự án", "/100.000 dân", "/học sinh/tháng" behind a unit; return the offset after it."""
    raw, low = words.raw, words.low
    stop = words.end(at - 1)
    while at + 1 < len(raw) and raw[at] == "/" and words.start(at) - stop <= 1:
        at += 1
        if raw[at].isdigit() and raw[at + 1 : at + 2] == [","]:
            break
        while at + 1 < len(raw) and (raw[at] == "." or raw[at].replace(".", "").isdigit()):
            at += 1
        if low[at] in ("hoặc", "và"):
            break
        long = next((count for count in (3, 2) if " ".join(low[at : at + count]) in _words().per), 1)
        at += long
        stop = words.end(min(at, len(raw)) - 1)
    return stop


def _noun(text: str, words: Tokens, at: int) -> int | None:
    """Return the token after a counting noun: up to the first verb, preposition, mark or proper name."""
    raw, low, known = words.raw, words.low, _words()
    if at >= len(raw):
        return None
    begin = words.start(at)
    office = next((noun for noun in known.offices if text.startswith(noun, begin)), None)
    if office:
        return at + len(office.split())
    if raw[at][0].isupper():
        return at + 1 if raw[at].isupper() and 2 <= len(raw[at]) <= 6 else None
    if not raw[at][0].isalpha() or low[at] in known.stops or low[at] in known.no_unit:
        return None
    pairs = known.pairs.get(low[at], ())
    pair = next((pair for pair in pairs if text[begin : begin + len(pair)].lower() == pair), None)
    begun, at = at, at + (len(_WORD_OR_COMMA.findall(pair)) if pair else 1)
    if pair is None and low[begun] in known.doing_nouns and starts_duty(words, at):
        at += 2
    if low[begun:at] == ["trường"] and low[at : at + 1] == ["hợp"]:
        return at + 1
    while at < len(raw) and at - begun < _LONGEST_NOUN and _goes_on(words, begun, at):
        at += 1
    return at


def _goes_on(words: Tokens, begun: int, at: int) -> bool:
    """Tell whether the token still belongs to the counting noun that began at `begun`."""
    raw, low = words.raw[at], words.low[at]
    if raw in _words().acronyms:
        return True
    if low == "ở" and words.low[at - 1] == "nhà":
        return True
    if not low[0].isalpha() or raw[0].isupper() or low in _words().later_stops:
        return False
    follows = words.low[at + 1] if at + 1 < len(words.low) else ""
    if (low == "phòng" and follows == ",") or (low == "công" and follows == "tác" and at - begun > 1):
        return False
    if low == "mới" and follows not in ("/", ",", ".", ";", ""):
        return False
    belongs = f"{words.low[at - 1]} {low}" in _words().compounds
    return follows == "/" or belongs or not starts_duty(words, at)

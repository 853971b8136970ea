"""Stage 5: which figures are certain: measures and plain counts beside which no other reading stands."""

from __future__ import annotations

from dataclasses import replace

from dieuhanh.extraction.model import Figure
from dieuhanh.extraction.tokens import verbs
from dieuhanh.extraction.units import Unit, measures
from dieuhanh.language.prepared import compiled

# What must not stand before is looked at after the first digits: `re` then scans for them.
_YEAR = compiled(r"(?:19|20)(?<![0-9/][0-9]{2})[0-9]{2}(?![0-9])")
_TIME_UNITS = ("ngày", "tháng", "năm", "tuần", "giờ", "phút")
_DUE_IN = compiled(r"(?:thời hạn|vòng|trong|chậm nhất|muộn nhất|sau)\s(?:(?:là|sau|không quá|tối đa)\s)?$")
_COUNTED_FROM = compiled(r",?\s(?:kể\s)?(?:từ|sau)\s(?:ngày|khi|thời điểm|lúc)\b")
_NOUN_ENDS = compiled(r"\s?(?:[,.;:)\n]|$|(?:và|trên|tại|thuộc|của|với|trong|ở|được|đã|đang)\s)")
# A unit goes on where a word and a "/" follow: "15 kg gạo/khẩu".
_UNIT_GOES_ON = compiled(r"\s?/|\s[^\W\d_]{1,7}(?:\s[^\W\d_]{1,7})?/")
# Words of comparison that were not read although they stand in the figure's clause, no other number between.
_COMPARES = compiled(
    r"(?:[Hh]ơn |[Vv]ượt|[Dd]ưới |[Tt]ối (?:thiểu|đa)|[Kk]hông quá|[ÍíI]t nhất|[Nn]hiều nhất|[Cc]ao nhất|[Tt]hấp nhất)"
    r"[^,;.\n0-9]*$"
)
_COMPARES_AFTER = compiled(r"[^,;.\n0-9]{0,60}?trở (?:lên|xuống|đi)\b")
# "trên 12 km" may mean on these kilometres; behind a verb of having or reaching it means more.
_MEANS_MORE = compiled(
    r"(?:\b(?:đạt|có|hút|với|ước|được|chiếm|lên|là|năm|tổng|động|quyết|đón|huấn|số|tích|lượng|nơi|hoạch|hơn)|[;:,.-]|^)"
    r"\s?trên\s$"
)
_AFTER_MEASURE = compiled(
    r"\s?(?:[,.;:)\n-]|$|(?:và|hoặc|trên|tại|thuộc|của|với|trong|ở|được|đã|đang|lên|xuống|đối|so|kể|cho|đến|nếu|theo|khi|từ|là)\s)"
)
_SENTENCE = 300
_CLAUSE = 60


def confirmed_in_document(text: str, figure: Figure) -> Figure:
    """Return a single document's figure, certain only where it is a measure and no year follows that may be its own."""
    if not figure.certain:
        return figure
    if figure.unit.partition(" ")[0] in _TIME_UNITS:
        return replace(figure, certain=False)
    follows = figure.by is None and _YEAR.search(text, figure.end, _sentence_end(text, figure.end)) is not None
    return replace(figure, certain=False) if follows or figure.rule == "figure.count" else figure


# "17. 430 ha": the first half of a number that a blank cuts in two.
_CUT = compiled(r"(?<![\n\d])[0-9]{1,3}[.,] $")


def is_certain_figure(text: str, at: int, unit: Unit, by: str | None, comparator: str) -> bool:
    """Tell whether a figure at `at` is certain: a measure, or a count whose noun ends where the text says so.

    Not certain where the sentence names several years, one of which is `by`, nor a time in which something is due:
    whether it is a figure or only a deadline, readers differ.
    """
    if unit.text.partition(" ")[0] in _TIME_UNITS and _is_term(text, at, unit):
        return False
    if _CUT.search(text[max(0, at - 6) : at]):
        return False
    if not unit.measure and not _is_plain_count(text, at, unit):
        return False
    if (unit.measure and unit.text != "%" and not _is_whole(text, unit)) or _may_compare(text, at, unit, comparator):
        return False
    low = max(at - _SENTENCE, 0)
    begin = max(text.rfind("\n", low, at), text.rfind(". ", low, at), low)
    if text.find("20", begin, at) < 0 and text.find("19", begin, at) < 0:
        return True
    return len(set(_YEAR.findall(text, begin, at))) <= (by is not None)


def _is_whole(text: str, unit: Unit) -> bool:
    """Tell whether a measure surely ends where it was cut: "triệu đồng/tập" before "thể" does not."""
    if "/" in unit.text or not _is_measure(unit.text):
        return _AFTER_MEASURE.match(text, unit.end) is not None
    return _UNIT_GOES_ON.match(text, unit.end) is None


def _is_measure(unit: str) -> bool:
    """Tell whether a unit is a measure, or a scale and a measure, not a scale and a noun that may go on."""
    return unit in measures() or unit.rpartition(" ")[2] in measures()


def _may_compare(text: str, at: int, unit: Unit, comparator: str) -> bool:
    """Tell whether the clause of a figure holds a comparison that was not read, or "trên" that may mean on."""
    if comparator == ">":
        plain = unit.text == "%" or "đồng" in unit.text or unit.text.partition(" ")[0] in _TIME_UNITS
        near = text[max(0, at - 24) : at]
        if near.endswith("vượt "):
            return True
        return not plain and near.endswith("trên ") and _MEANS_MORE.search(near) is None
    if comparator != "=":
        return False
    if _COMPARES.search(text, at - _CLAUSE if at > _CLAUSE else 0, at):
        return True
    return text.find("trở", unit.end, unit.end + _CLAUSE) >= 0 and _COMPARES_AFTER.match(text, unit.end) is not None


def _is_term(text: str, at: int, unit: Unit) -> bool:
    """Tell whether a time is one in which something is due: "trong thời hạn 05 ngày", "07 ngày kể từ khi …"."""
    return _DUE_IN.search(text, max(0, at - 30), at) is not None or _COUNTED_FROM.match(text, unit.end) is not None


def _sentence_end(text: str, at: int) -> int:
    stops = [stop for mark in (". ", "\n") if (stop := text.find(mark, at, at + _SENTENCE)) >= 0]
    return min(stops, default=min(len(text), at + _SENTENCE))


def _is_plain_count(text: str, at: int, unit: Unit) -> bool:
    """Tell whether a count's noun is of one or two words, no verb, and a mark or a preposition ends it."""
    words = unit.text.lower().split()
    verb = " ".join(words) in verbs() or words[0] in verbs()
    if len(words) > 2 or verb or text[max(0, at - 2)] == ".":
        return False
    return _NOUN_ENDS.match(text, unit.end) is not None

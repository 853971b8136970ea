"""What a proofreader says of one fault, or of one sum that holds: kind, severity, place, message, suggestion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info", "ok"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of fault, how grave it is, and its name for people."""

    kind: str
    severity: Severity
    label: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; `start`, `end` and `quote` are of the first of its `places`, offsets into the text as it was given.

    `suggestion` is what the quote could become, None where only a person can tell. Nothing is ever changed by itself.
    """

    kind: str
    severity: Severity
    rule: str
    start: int
    end: int
    quote: str
    message: str
    suggestion: str | None
    places: tuple[Span, ...]

    @property
    def label(self) -> str:
        """The name of the rule for people, in Vietnamese."""
        return RULES[self.rule].label

    def to_dict(self) -> dict[str, object]:
        """Return plain data, ready for `json.dumps`."""
        return {
            "kind": self.kind,
            "severity": self.severity,
            "rule": self.rule,
            "label": self.label,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "message": self.message,
            "suggestion": self.suggestion,
            "places": [list(place) for place in self.places],
        }


RULES: dict[str, Rule] = {
    "letters.eth": Rule("strange letter", "error", "Ký tự lạ"),
    "letters.lookalike": Rule("strange letter", "error", "Ký tự lạ"),
    "letters.control": Rule("strange letter", "error", "Ký tự lạ"),
    "letters.decomposed": Rule("decomposed letters", "warning", "Chữ tổ hợp"),
    "letters.no-break": Rule("no-break space", "info", "Dấu cách cứng"),
    "spacing.double": Rule("double space", "warning", "Thừa dấu cách"),
    "spacing.number": Rule("space in number", "error", "Dấu cách trong số hiệu"),
    "spacing.glued-date": Rule("glued date", "error", "Dính chữ"),
    "spacing.glued-figure": Rule("glued words", "error", "Dính chữ"),
    "spacing.missing": Rule("missing space", "error", "Thiếu dấu cách"),
    "punctuation.stray": Rule("stray punctuation", "warning", "Dấu câu thừa"),
    "punctuation.dangling": Rule("stray punctuation", "warning", "Câu bỏ lửng"),
    "punctuation.unbalanced": Rule("stray punctuation", "warning", "Ngoặc không cân"),
    "punctuation.missing-stop": Rule("missing full stop", "warning", "Thiếu dấu chấm"),
    "punctuation.stop-expected": Rule("full stop expected", "warning", "Dấu phẩy thay dấu chấm"),
    "words.glued": Rule("glued words", "error", "Dính chữ"),
    "words.syllable": Rule("wrong word", "error", "Sai chính tả"),
    "words.tone": Rule("wrong word", "warning", "Dấu thanh sai chỗ"),
    "words.doubled": Rule("doubled word", "error", "Lặp từ"),
    "words.slip": Rule("wrong word", "warning", "Nhầm từ"),
    "words.near": Rule("wrong word", "warning", "Nhầm từ"),
    "words.intruder": Rule("wrong word", "warning", "Thừa chữ"),
    "spelling.tone-place": Rule("mixed spelling", "info", "Chính tả không thống nhất"),
    "spelling.i-or-y": Rule("mixed spelling", "info", "Chính tả không thống nhất"),
    "capitals.field": Rule("capitals", "info", "Viết hoa"),
    "capitals.place": Rule("capitals", "info", "Viết hoa"),
    "numbers.form": Rule("number form", "info", "Thể thức số, ngày"),
    "numbers.year-missing": Rule("year missing", "warning", "Thiếu năm trong số hiệu"),
    "numbers.year-differs": Rule("year differs", "error", "Năm không khớp"),
    "numbers.sign-differs": Rule("type and sign differ", "warning", "Ký hiệu không khớp loại"),
    "numbers.date-differs": Rule("date differs", "warning", "Ngày không thống nhất"),
    "dates.impossible": Rule("impossible date", "error", "Ngày không có thật"),
    "dates.weekday": Rule("weekday differs", "error", "Thứ, ngày không khớp"),
    "dates.reversed": Rule("period reversed", "error", "Khoảng thời gian ngược"),
    "dates.outside-week": Rule("date outside the week", "warning", "Ngày ngoài tuần"),
    "dates.deadline": Rule("deadline before the document", "error", "Hạn trước ngày ký"),
    "dates.effect": Rule("effect before the document", "warning", "Hiệu lực trước ngày ký"),
    "structure.gap": Rule("numbering gap", "info", "Dãy số có khoảng trống"),
    "structure.duplicate": Rule("number used twice", "warning", "Trùng số văn bản"),
    "structure.unintroduced": Rule("named before introduced", "info", "Nhắc trước khi nêu"),
    "structure.dead-link": Rule("dead link", "info", "Liên kết “tại đây”"),
    "headings.list": Rule("heading differs from list", "warning", "Tít khác danh mục"),
    "headings.body": Rule("heading differs from body", "info", "Tít khác nội dung"),
    "people.personal-data": Rule("personal data", "warning", "Dữ liệu cá nhân"),
    "people.alike": Rule("names alike", "info", "Họ tên gần giống"),
    "sums.holds": Rule("sum holds", "ok", "Số liệu khớp"),
    "sums.differs": Rule("sum differs", "error", "Số liệu không khớp tổng"),
    "sums.share": Rule("share differs", "warning", "Tỷ lệ không khớp"),
    "sums.days": Rule("sum to look at", "warning", "Số liệu cần xem lại"),
}

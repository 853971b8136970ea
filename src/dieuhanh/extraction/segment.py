"""Stage 1: a text into sections (heading and paragraphs), a bulletin's or the one of a single document."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from dieuhanh.extraction.model import Period
from dieuhanh.language.dates import iso_date
from dieuhanh.language.folding import fold_name
from dieuhanh.language.prepared import compiled
from dieuhanh.language.sentences import UPPER

Span = tuple[int, int]

_FOOTER = compiled(
    r"^(?:Tổng số điểm của bài viết|Click để đánh giá|Tác giả\b|Nguồn(?: tin)?\s?:|\(Nguồn\b|Bài viết liên quan|"
    r"Các tin khác|Tin liên quan|Chia sẻ\b|Đánh giá bài viết|Lượt xem|Trên đây là\b|Người đăng\b|In trang|"
    r"Về trang trước)"
    r"|là những thông tin chỉ đạo,? điều hành nổi bật"
)
_FURNITURE = compiled(
    r"^(?:https?://\S+|Ảnh(?: minh họa)?\b.{0,120}|\(?Ảnh:.{0,80}|A- A A\+.*|Chú thích ảnh\b.{0,120}|"
    r".{0,160}\((?:Ảnh|Nguồn ảnh)\s?:[^()]{0,60}\)\.?)$"
)
_ENDED = compiled(r"[.;:,!?…]\s?[”\"’)]?$|\./\.$")
_TITLE = compiled(r"chỉ đạo.{0,40}(?:trong tuần|nổi bật)|bản tin.{0,60}tuần|trong tuần.{0,12}\(", re.IGNORECASE)
_TITLE_BY_DATES = compiled(
    r"(?:chỉ đạo|điều hành|bản tin|tuần|hoạt động|thông tin).{0,120}\d{1,2}/\d{1,2}.{0,30}\d{1,2}/\d{1,2}/\d{4}",
    re.IGNORECASE,
)
_MOST_MISSING = 100
_SHORTEST_WRAPPED = 45
_DAY = r"(\d{1,2})\s?[/.-]\s?(\d{1,2})(?:\s?[/.-]\s?(\d{4}))?(?!\d)"
_PERIOD = compiled(
    rf"(?:từ\s{{1,3}})?(?:ngày\s{{1,3}})?{_DAY}\s{{0,3}}(?:-|–|—|đến(?:\s{{1,3}}hết)?|"
    rf"tới)\s{{0,3}}(?:hết\s{{1,3}})?(?:ngày\s{{1,3}})?{_DAY}",
    re.IGNORECASE,
)
_WEEK = compiled(r"tuần\s(?:thứ\s)?(\d{1,2})\s?(?:[/,]|năm)\s?(?:năm\s)?(\d{4})", re.IGNORECASE)
_SINGLE = compiled(r"CỘNG HÒA XÃ HỘI CHỦ NGHĨA|CỘNG HOÀ XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM")
_NUMBER_LINE = compiled(r"^\s*Số\s?:", re.MULTILINE)
# What may stand before the list itself, up to a colon.
_LEAD_INTRO = compiled(
    r"(?:Trong tuần|Tuần (?:qua|này)|UBND|Ủy ban|Chủ tịch|Lãnh đạo|Một số|Những|Các|Nội dung|Từ ngày)[^:;]{0,200}"
    r"(?:nội dung|nổi bật|sau|gồm|cụ thể|vấn đề|công tác|nhiệm vụ|lĩnh vực|điều hành|chỉ đạo|đây|tâm|yếu|chính)\s?:\s"
)
_HEADING_MARK = compiled(r"\s*(?:\d{1,3}|[IVX]{1,5}|[a-zđ])[.)]\s{1,3}")
_POINT_MARK = compiled(r"\S{1,4}\.\s")
_BEGINS_HEADING = compiled(rf"[{UPPER}“\"\d]")
_NUMBERED_HEADING = compiled(r"\d{1,3}[.)]\s")
_MARK_AT_END = compiled(r"[.…;!?)”\"]\s?$")
_ANNOUNCES_AT_END = compiled(r"\(.{0,40}\bsố.{3,80}\)$")


class Section(NamedTuple):
    """One section: its heading line's span (None without one) and its paragraphs' spans, in order."""

    heading: Span | None
    paragraphs: tuple[Span, ...]
    start: int
    end: int


class Layout(NamedTuple):
    """How a text is built; `title` and `period` belong to a bulletin."""

    single: bool
    title: str | None
    period: Period | None
    sections: tuple[Section, ...]


def segment(text: str) -> Layout:
    """Return the sections of a cleaned text."""
    lines = _lines(text)
    if _is_single(text):
        return Layout(True, None, None, (_whole(text, lines),))
    title = _title_line(text, lines)
    name = text[slice(*lines[title])] if title is not None else None
    period = _period(name) if name else None
    body = lines[title + 1 :] if title is not None else lines
    body = _without_footer(text, body)
    sections = _sections(text, body)
    if not sections:
        return Layout(False, name, period, (_whole(text, body),) if body else ())
    return Layout(False, name, period, sections)


def _title_line(text: str, lines: list[Span]) -> int | None:
    """Return the index of the bulletin's title: by its words, else by a week's dates beside words of steering."""
    short = [(i, a, b) for i, (a, b) in enumerate(lines[:30]) if b - a < 400]
    for pattern in (_TITLE, _TITLE_BY_DATES):
        found = next((i for i, a, b in short if pattern.search(text, a, b)), None)
        if found is not None:
            return found
    return None


def _is_single(text: str) -> bool:
    head = text[:3000]
    if _SINGLE.search(head):
        return True
    if (_TITLE.search(text[:600]) or _TITLE_BY_DATES.search(text[:600])) and _PERIOD.search(text[:900]):
        return False
    return bool(_NUMBER_LINE.search(head)) and ("Nơi nhận" in text or "Kính gửi" in head or "Điều 1" in text)


def _lines(text: str) -> list[Span]:
    """Return the spans of the non-empty lines, outer white space left out."""
    spans: list[Span] = []
    at = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = at + line.index(stripped[0])
            spans.append((start, start + len(stripped)))
        at += len(line) + 1
    return spans


def _whole(text: str, lines: list[Span]) -> Section:
    end = len(text.rstrip())
    return Section(None, tuple(lines), 0, end)


def _without_footer(text: str, lines: list[Span]) -> list[Span]:
    """Leave out the rating, source and sharing lines at the end."""
    for index in range(max(0, len(lines) - 12), len(lines)):
        if _FOOTER.search(text[slice(*lines[index])]):
            return lines[:index]
    return lines


def _period(title: str) -> Period | None:
    match = _PERIOD.search(title)
    if match:
        d1, m1, y1, d2, m2, y2 = (int(group) if group else None for group in match.groups())
        last_year = y2 or y1
        if last_year is None or d1 is None or m1 is None or d2 is None or m2 is None:
            return None
        first_year = y1 or (last_year - 1 if m1 > m2 else last_year)
        start, end = iso_date(d1, m1, first_year), iso_date(d2, m2, last_year)
        return Period(start, end) if start and end else None
    week = _WEEK.search(title)
    if week and 1 <= int(week[1]) <= 53:
        last = date(int(week[2]), 12, 28).isocalendar().week
        monday = date.fromisocalendar(int(week[2]), min(int(week[1]), last), 1)
        return Period(monday.isoformat(), (monday + timedelta(days=6)).isoformat())
    return None


def _sections(text: str, lines: list[Span]) -> tuple[Section, ...]:
    lead = next((i for i, line in enumerate(lines[:12]) if _is_lead(text, line, lines[i + 1 :])), None)
    if lead is not None:
        names = _lead_names(text[slice(*lines[lead])])
        heads = _heads_of_lead(text, lines[lead + 1 :], names)
        lines = lines[lead + 1 :]
    else:
        heads = _heads_by_shape(text, lines)
    found: list[Section] = []
    for number, head in enumerate(heads):
        stop = heads[number + 1] if number + 1 < len(heads) else len(lines)
        inner = list(lines[head + 1 : stop])
        while inner and _FURNITURE.match(text[slice(*inner[-1])]):
            inner.pop()
        start = lines[head][0]
        end = inner[-1][1] if inner else lines[head][1]
        paragraphs = tuple(p for p in _paragraphs(text, inner) if not _FURNITURE.match(text[slice(*p)]))
        found.append(Section(lines[head], paragraphs, start, end))
    return tuple(found)


def _lead_names(line: str) -> list[str]:
    intro = _LEAD_INTRO.match(line)
    line = line[intro.end() :] if intro else line
    return [_heading_key(part) for part in re.split(r"\s{0,3};\s{0,3}", line.rstrip(" ./"))]


def _heading_key(heading: str) -> str:
    mark = _HEADING_MARK.match(heading)
    return fold_name(heading[mark.end() :] if mark else heading).strip(" .;:-")


def _is_lead(text: str, line: Span, after: list[Span]) -> bool:
    """A lead list joins the headings by ";": at least two of its parts come again as lines of their own."""
    whole = text[slice(*line)]
    if whole.count(";") < 1 or len(whole) < 60:
        return False
    names = set(_lead_names(whole))
    again = sum(1 for a, b in after if b - a < 500 and _heading_key(text[a:b]) in names)
    return again >= 2 and again >= len(names) // 3


def _heads_of_lead(text: str, lines: list[Span], names: list[str]) -> list[int]:
    """Return the lines that the lead names, and those between that differ from it by a few words."""
    keys = {i: _heading_key(text[a:b]) for i, (a, b) in enumerate(lines) if b - a <= 500}
    exact = set(keys.values()) & set(names)
    missing = set(sorted(set(names) - exact)[:_MOST_MISSING])
    heads = []
    for index, key in keys.items():
        if key in exact:
            heads.append(index)
        elif missing and _has_heading_shape(text, lines, index):
            near = _nearest(key, missing)
            if near is not None:
                heads.append(index)
                missing.discard(near)
    return heads


def _nearest(key: str, wanted: set[str]) -> str | None:
    """Return the wanted heading that shares three quarters of its words with this line, or None."""
    words = set(key.split())
    for other in sorted(wanted):
        theirs = set(other.split())
        begins = min(len(words), len(theirs)) >= 6 and (key.startswith(other) or other.startswith(key))
        most = max(len(words), len(theirs))
        within = (words <= theirs or theirs <= words) and len(words & theirs) >= max(6, 0.6 * most)
        if begins or within or (len(words) >= 4 and len(words & theirs) >= 0.75 * most):
            return other
    return None


def _has_heading_shape(text: str, lines: list[Span], index: int) -> bool:
    a, b = lines[index]
    line = text[a:b]
    if (
        b - a > 400
        or b - a < 8
        or _ENDED.search(line)
        or _FURNITURE.match(line)
        or line.find(". ", _after_mark(line)) >= 0
    ):
        return False
    if not _BEGINS_HEADING.match(line) or _ANNOUNCES_AT_END.search(line):
        return False
    return index + 1 < len(lines) and not _is_wrapped(text, lines[index], lines[index + 1])


def _after_mark(line: str) -> int:
    mark = _POINT_MARK.match(line)
    return mark.end() if mark else 0


def _is_wrapped(text: str, line: Span, following: Span) -> bool:
    """Tell whether a line breaks off in mid-sentence and the next goes on in lower case or with the number's rest."""
    if line[1] - line[0] < _SHORTEST_WRAPPED or text.count("\n", line[1], following[0]) != 1:
        return False
    follows = text[following[0]]
    return (follows.islower() and text[following[0] + 1 : following[0] + 2] not in ").") or (
        follows.isdigit() and text.endswith(("số", "ngày", "tháng", "năm"), line[0], line[1])
    )


def _heads_by_shape(text: str, lines: list[Span]) -> list[int]:
    """Return the lines that look like headings: a line without an end mark before a paragraph that has one."""
    shaped = {i: None for i in range(len(lines)) if _has_heading_shape(text, lines, i)}
    heads = [i for i in shaped if i + 1 not in shaped and (i == 0 or _closes(text, lines[i - 1]) or i - 1 in shaped)]
    style = _common_style([text[slice(*lines[i])] for i in heads])
    return [i for i in heads if style is None or style == _style(text[slice(*lines[i])])]


def _closes(text: str, line: Span) -> bool:
    """Tell whether a line ends a paragraph, also one whose full stop was forgotten."""
    end = text[max(line[0], line[1] - 4) : line[1]]
    inside = text[slice(*line)]
    if line[1] - line[0] > 250 or ". " in inside or "; " in inside:
        return True
    return bool(_MARK_AT_END.search(end)) or bool(_FURNITURE.match(text[slice(*line)]))


def _style(heading: str) -> str:
    if _NUMBERED_HEADING.match(heading):
        return "numbered"
    letters = [c for c in heading if c.isalpha()]
    return "capitals" if letters and sum(c.isupper() for c in letters) > 0.85 * len(letters) else "plain"


def _common_style(headings: list[str]) -> str | None:
    """Return the style that nearly all headings share when it is a marked one, else None (any will do)."""
    styles = [_style(heading) for heading in headings]
    for style in ("numbered", "capitals"):
        if len(styles) >= 3 and styles.count(style) >= 0.7 * len(styles):
            return style
    return None


def _paragraphs(text: str, lines: list[Span]) -> list[Span]:
    """Join hard-wrapped lines: one that stops in mid-sentence with one that goes on in lower case, no blank between."""
    joined: list[Span] = []
    for a, b in lines:
        if joined:
            start, end = joined[-1]
            ended = _ENDED.search(text[max(start, end - 4) : end])
            if not ended and _is_wrapped(text, (start, end), (a, b)):
                joined[-1] = (start, b)
                continue
        joined.append((a, b))
    return joined

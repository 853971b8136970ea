"""Stage 4: the citations of a section: each mention with its relation, issuer, provisions and how sure it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from dieuhanh.extraction.citations import Mention
from dieuhanh.extraction.confirming import confirmed_citation
from dieuhanh.extraction.issuers import read_issuer
from dieuhanh.extraction.model import Citation
from dieuhanh.extraction.relations import SUBMITTED, Case, Surroundings, continues_list, relate, surroundings
from dieuhanh.extraction.segment import Span
from dieuhanh.extraction.tokens import has_any
from dieuhanh.extraction.work import Work
from dieuhanh.language.prepared import compiled

_OWN_SIGN = compiled(r"/UBND-|/VP-|-UBND$|/VP$|/VPUB|/(?:TB|QĐ|KH)-VP$")
_CHANGES = compiled(
    r"(?:thay thế|điều chỉnh|kiện toàn|thay đổi|bổ sung)\b[^.;\n]{0,60}(?:thành viên|nhân sự|Ban Chỉ đạo|Tổ|Hội đồng)",
    re.IGNORECASE,
)
_CHANGE_WORDS = ("thay thế", "điều chỉnh", "kiện toàn", "thay đổi", "bổ sung")
_MEETING = compiled(r"(?:họp|Họp|phiên|Phiên|hội nghị|Hội nghị|làm việc|Làm việc|buổi|kết luận|Kết luận)\b")
_QUOTES = (
    "nêu rõ",
    "đề nghị UBND các tỉnh",
    "đề nghị UBND cấp tỉnh",
    "yêu cầu UBND các tỉnh",
    "yêu cầu Chủ tịch UBND các tỉnh",
)
_QUOTED_WITHIN = 2000
_LAWS = ("Luật", "Bộ luật")
_BASIS = compiled(r"(?:^|\n|;\s|,\s)\s?(?:Căn cứ|Thực hiện|Xét)\b[^\n;]{0,400}$")
_NOT_BASIS = compiled(r"(?:đề nghị|theo quy định|quy định (?:chi tiết|một số|về))\b[^;\n]{0,120}$")
_IN_TITLE = compiled(r"\b(?:số|Nghị định|Thông tư)\b[^;\n(]{0,140}\s(?:hướng dẫn|quy định|thi hành)[^;\n(]{0,60}$")
# A list's point that opens with the document, and the points between it and the line that opens the list.
_ONLY_MARK = compiled(r"[ \t]*(?:\d{1,2}[.)]|[a-zđ]\)|[-–+•])\s{1,3}")
_POINT = compiled(r"(?:\d{1,2}[.)]|[a-zđ]\)|[-–+•])\s")
_DOES = compiled(r"\s*(?:\d{1,2}[.)]\s|[a-zđ]\)\s|Điều \d{1,3}[.:]\s)?(Bãi bỏ|Hủy bỏ|Thay thế|Sửa đổi)\b[^\n]{0,160}$")
_DONE_TO = {"bãi bỏ": "repeals", "hủy bỏ": "repeals", "thay thế": "replaces", "sửa đổi": "amends"}
_LONGEST_LIST = 3000
_TOGETHER = compiled(r"\s?(?:,|và|, và)\s(?:các\s)?")


def read_citations(work: Work, announced: int | None, sentences: list[Span]) -> list[Citation]:
    """Return the section's citations in the order of its mentions; `announced` is the announced one's index."""
    starts = [span[0] for span in sentences]
    heading = work.heading
    agenda = announced is None and heading is not None and bool(_MEETING.search(heading))
    changes = heading is not None and _names_change(heading)
    found: list[Citation] = []
    for index, mention in enumerate(work.mentions):
        sentence = _sentence_of(work, mention, sentences, starts)
        if index == announced:
            found.append(_announced(work, mention, sentence))
            continue
        found.append(_cited(work, mention, sentence, agenda, changes, found))
    related = _with_list_issuers(work, _with_repeats(found))
    single = work.frame is not None
    return [confirmed_citation(work.text, c, _sentence_start(c, sentences, starts), single=single) for c in related]


def _names_change(heading: str) -> bool:
    return any(map(heading.lower().__contains__, _CHANGE_WORDS)) and _CHANGES.search(heading) is not None


def _sentence_start(citation: Citation, sentences: list[Span], starts: list[int]) -> int:
    at = bisect_right(starts, citation.start) - 1
    return sentences[at][0] if at >= 0 else 0


def _sentence_of(work: Work, mention: Mention, sentences: list[Span], starts: list[int]) -> Span:
    at = bisect_right(starts, mention.start) - 1
    start, end = sentences[at] if at >= 0 else (work.section.start, work.section.end)
    if end >= mention.end:
        return start, end
    if end <= mention.start:
        return mention.start, work.section.end
    # A point inside the sign ("TTr-SNN.KL") ended the sentence too early.
    after = bisect_right(starts, mention.end) - 1
    return start, max(mention.end, sentences[after][1])


def _announced(work: Work, mention: Mention, sentence: Span) -> Citation:
    if work.frame and work.frame.number:
        return _made(mention, work.frame.issuer, "announces", "document.number", True, "")
    issuer = read_issuer(work.text, mention, *sentence, announced=True)
    return _made(mention, issuer, "announces", "relation.announces", True, "")


def _cited(
    work: Work, mention: Mention, sentence: Span, agenda: bool, changes: bool, before: list[Citation]
) -> Citation:
    start, end = sentence
    around = surroundings(work.text, mention, start, end)
    issuer = read_issuer(work.text, mention, start, end, announced=False)
    last = before[-1] if before else None
    in_list = last is not None and start <= last.start and last.relation != "announces"
    if last and in_list and continues_list(work.text[last.end : mention.start]):
        return _made(mention, issuer, last.relation, "relation.listed", False, around.provisions)
    relation, rule = _in_document(work, mention, around) or relate(
        Case(
            mention,
            around.before,
            around.after,
            bool(_OWN_SIGN.search(mention.number or "")),
            agenda,
            _is_quoted(work.text, start, mention.start),
            changes,
        )
    )
    if rule == "relation.default":
        relation, rule = _in_points(work.text, mention) or (relation, rule)
    sure = rule not in ("relation.default", "relation.points")
    return _made(mention, issuer, relation, rule, sure, around.provisions)


def _in_points(text: str, mention: Mention) -> tuple[str, str] | None:
    """Read what the line above a list does to the documents that are its points: "Bãi bỏ các nghị quyết sau đây:"."""
    line = text.rfind("\n", 0, mention.start) + 1
    if not _ONLY_MARK.fullmatch(text, line, mention.start):
        return None
    colon = text.rfind(":\n", max(0, line - _LONGEST_LIST), line)
    between = text[colon + 2 : line].split("\n")
    if colon < 0 or not all(_POINT.match(point.lstrip()) for point in between if point.strip()):
        return None
    lead = _DOES.match(text, text.rfind("\n", 0, colon) + 1, colon)
    return (_DONE_TO[lead[1].lower()], "relation.points") if lead else None


def _is_quoted(text: str, start: int, at: int) -> bool:
    """Tell whether a superior's letter is being told in the sentence before the mention."""
    begin = max(start, at - _QUOTED_WITHIN)
    return has_any(text, begin, at, _QUOTES)


def _in_document(work: Work, mention: Mention, around: Surroundings) -> tuple[str, str] | None:
    """A single document's Căn cứ chain is what it implements; a law in the title of such a basis is only named."""
    if work.frame is None:
        return None
    if mention.type in _LAWS and _IN_TITLE.search(around.before):
        return "refers", "relation.in-title"
    if _BASIS.search(around.before) and not _NOT_BASIS.search(around.before):
        if mention.type in SUBMITTED:
            return "forwards", "relation.submitted"
        return "implements", "relation.basis"
    return None


def _made(mention: Mention, issuer: str | None, relation: str, rule: str, certain: bool, provisions: str) -> Citation:
    whole = (mention.whole and mention.typed) or mention.type in _LAWS
    return Citation(
        mention.type,
        mention.number,
        mention.date,
        issuer,
        relation,
        mention.start,
        mention.end,
        rule,
        certain and whole and (mention.date is not None or relation != "announces"),
        (provisions,) if provisions else (),
    )


def _with_repeats(citations: list[Citation]) -> list[Citation]:
    """A number mentioned again in the item relates as it did where the text said how (implements over refers)."""
    known = {c.number for c in citations if c.number and c.relation == "implements"}
    return [
        replace(c, relation="implements", rule="relation.repeated")
        if c.number in known and c.rule == "relation.default"
        else c
        for c in citations
    ]


def _with_list_issuers(work: Work, citations: list[Citation]) -> list[Citation]:
    """Give both of "A số … và B số … của X" the issuer X."""
    found = list(citations)
    for index in range(len(found) - 2, -1, -1):
        here, following = found[index], found[index + 1]
        alike = here.issuer is None and following.issuer is not None and here.type == following.type
        if alike and _TOGETHER.fullmatch(work.text, here.end, following.start):
            found[index] = replace(here, issuer=following.issuer)
    return found

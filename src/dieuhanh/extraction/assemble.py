"""Stage 5: from a text to its Extraction, in the order segment, locate, parse, resolve, assemble."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from dieuhanh.extraction.announced import find_announced
from dieuhanh.extraction.appointments import read_appointments
from dieuhanh.extraction.citations import Mention, locate_citations
from dieuhanh.extraction.duties import Duty, read_duties
from dieuhanh.extraction.effective import read_effective
from dieuhanh.extraction.figures import read_figures
from dieuhanh.extraction.issuers import read_issuer
from dieuhanh.extraction.model import Assignment, BulletinInfo, Citation, Extraction, Item, Official
from dieuhanh.extraction.officials import read_official
from dieuhanh.extraction.reading import Reading
from dieuhanh.extraction.relations import Surroundings, continues_list, relate, surroundings
from dieuhanh.extraction.segment import Layout, Section, Span, segment
from dieuhanh.extraction.shift import to_source
from dieuhanh.extraction.single import Frame, read_frame
from dieuhanh.extraction.tables import read_table_rows
from dieuhanh.language.cleaning import clean
from dieuhanh.language.folding import fold_name
from dieuhanh.language.sentences import UPPER, sentences

LOGIC_VERSION = "2026.11.1"

_PUBLISHER = (
    "UBND tỉnh", "Chủ tịch UBND tỉnh", "Ủy ban nhân dân tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh", "lãnh đạo UBND tỉnh",
    "UBND thành phố", "Chủ tịch UBND thành phố", "Thường trực UBND tỉnh", "các Phó Chủ tịch UBND tỉnh", "Phó Chủ tịch UBND tỉnh",
    "Lãnh đạo UBND thành phố", "Phó Chủ tịch Thường trực UBND tỉnh", "Chủ tịch, các Phó Chủ tịch UBND tỉnh", "Văn phòng UBND tỉnh thông báo", "Tập thể lãnh đạo UBND tỉnh",
)  # fmt: skip
_OWN_SIGN = re.compile(r"/UBND-|/VP-|-UBND$|/VP$|/VPUB|/(?:TB|QĐ|KH)-VP$")
_CHANGES = re.compile(
    r"(?:thay thế|điều chỉnh|kiện toàn|thay đổi|bổ sung)\b[^.;\n]{0,60}(?:thành viên|nhân sự|Ban Chỉ đạo|Tổ|"
    r"Hội đồng)",
    re.IGNORECASE,
)
_SUPERIOR_SIGN = re.compile(r"-TTg$|-CP$|/TW$|QH\d|-B[A-ZĐ]{2,}$")
_PROVINCE = re.compile(rf"\b(?:tỉnh|thành phố)\s([{UPPER}][^\W\d_]+(?:\s[{UPPER}][^\W\d_]+){{1,2}})")
_PLACE = re.compile(rf"UBND (tỉnh|thành phố)\s([{UPPER}][^\W\d_]+(?:\s[{UPPER}][^\W\d_]+){{1,2}})")
_MEETING = re.compile(r"\b(?:họp|Họp|phiên|Phiên|hội nghị|Hội nghị|làm việc|Làm việc|buổi|kết luận|Kết luận)\b")
_QUOTES = re.compile(r"\b(?:nêu rõ|đề nghị UBND (?:các tỉnh|cấp tỉnh)|yêu cầu (?:Chủ tịch )?UBND các tỉnh)")


@dataclass(frozen=True, slots=True)
class _Work:
    """One section at work: its text, mentions, paragraphs that carry facts, and what is known of the document."""

    text: str
    section: Section
    paragraphs: tuple[Span, ...]
    mentions: list[Mention]
    frame: Frame | None
    layout: Layout


def extract(text: str) -> Extraction:
    """Read one directive text (a weekly bulletin or a single document) into facts with their spans.

    text: the decoded text as given; offsets of the result are indices into it. Never raises on any text.
    """
    cleaned = clean(text)
    layout = segment(cleaned.text)
    frame = read_frame(cleaned.text) if layout.single else None
    mentions = locate_citations(cleaned.text)
    starts = [mention.start for mention in mentions]
    items = []
    for section in layout.sections:
        inside = mentions[bisect_right(starts, section.start - 1) : bisect_right(starts, section.end - 1)]
        items.append(_item(_work(cleaned.text, section, inside, frame, layout)))
    extraction = Extraction(_info(cleaned.text, layout, frame), tuple(items), logic_version=LOGIC_VERSION)
    return to_source(extraction, cleaned)


def _work(text: str, section: Section, mentions: list[Mention], frame: Frame | None, layout: Layout) -> _Work:
    paragraphs = section.paragraphs
    if frame is not None:
        start, end = frame.body
        paragraphs = tuple(p for p in paragraphs if p[0] >= start and p[1] <= end)
        mentions = [mention for mention in mentions if start <= mention.start < end]
        if frame.number:
            mentions = [frame.number, *(m for m in mentions if m.start >= frame.number.end)]
    return _Work(text, section, paragraphs, mentions, frame, layout)


def _info(text: str, layout: Layout, frame: Frame | None) -> BulletinInfo:
    if frame is not None:
        return BulletinInfo(frame.title, frame.short_issuer, None)
    issuer = None
    if layout.title and "UBND" in layout.title:
        level = "thành phố" if "UBND thành phố" in layout.title else "tỉnh"
        names = _PROVINCE.findall(layout.title) or [
            name for place, name in _PLACE.findall(text[:40000]) if place == level
        ]
        issuer = f"UBND {level} {max(set(names), key=names.count)}" if names else f"UBND {level}"
    return BulletinInfo(" ".join(layout.title.split()) if layout.title else None, issuer, layout.period)


def _item(work: _Work) -> Item:
    section, text = work.section, work.text
    first = work.paragraphs[0] if work.paragraphs else None
    announced = 0 if work.frame and work.frame.number else None
    if work.frame is None:
        announced = find_announced(text, work.mentions, section.heading, first, work.layout.period)
    document_date = work.mentions[announced].date if announced is not None else None
    heading = text[slice(*section.heading)] if section.heading else None
    return Item(
        heading=heading,
        start=section.start,
        end=section.end,
        document=announced,
        official=_official(work, first),
        citations=tuple(_citations(work, announced)),
        assignments=tuple(
            _assignments(work, work.mentions[announced] if announced is not None else None, document_date)
        ),
        figures=tuple(read_figures(text, work.paragraphs, work.mentions, document_date)),
        appointments=tuple(read_appointments(text, work.paragraphs)),
        effective=read_effective(text, work.paragraphs, document_date, work.mentions),
    )


def _official(work: _Work, first: Span | None) -> Official | None:
    if first is None:
        return None
    frame = work.frame
    if frame is None:
        return read_official(work.text, first[0], work.section.end)
    if frame.number and frame.number.type.startswith("Thông báo"):
        chair = read_official(work.text, first[0], min(first[0] + 900, frame.body[1]))
        if chair:
            return chair
    return frame.signer


def _assignments(work: _Work, document: Mention | None, document_date: str | None) -> list[Assignment]:
    rows, rest = read_table_rows(work.text, work.paragraphs, document_date)
    publisher = frozenset(fold_name(name) for name in _publisher(work))
    own = document is None or document.number is None or not _SUPERIOR_SIGN.search(document.number)
    reading = Reading(
        work.text,
        publisher if own else frozenset(),
        document_date,
        work.frame is not None,
        document.type if document else None,
        document.start if document else -1,
    )
    duties = read_duties(reading, rest)
    return sorted((*rows, *(_assignment(duty) for duty in duties)), key=lambda entry: entry.start)


def _publisher(work: _Work) -> tuple[str, ...]:
    frame = work.frame
    if frame is None or frame.issuer is None:
        return _PUBLISHER
    own = (frame.issuer, frame.short_issuer or frame.issuer)
    return (
        *(_PUBLISHER if "nhân dân" in frame.issuer else ()),
        *own,
        *(f"Chủ tịch {name}" for name in own),
        *(f"Giám đốc {name}" for name in own),
    )


def _assignment(duty: Duty) -> Assignment:
    said = duty.deadline
    return Assignment(
        duty.lead, duty.support, duty.origin,
        said.iso if said else None, said.recurrence if said else None, said.text if said else None,
        duty.start, duty.end, duty.rule, duty.certain, said.due if said else None, duty.product,
    )  # fmt: skip


def _citations(work: _Work, announced: int | None) -> list[Citation]:
    found: list[Citation] = []
    spans = _sentence_spans(work)
    starts = [span[0] for span in spans]
    agenda = (
        announced is None
        and work.section.heading is not None
        and bool(_MEETING.search(work.text[slice(*work.section.heading)]))
    )
    for index, mention in enumerate(work.mentions):
        at = bisect_right(starts, mention.start) - 1
        start, end = spans[at] if at >= 0 else (work.section.start, work.section.end)
        if end < mention.end:
            start, end = mention.start, work.section.end
        found.append(_citation(work, index, mention, (start, end), announced == index, agenda, found))
    return _with_list_issuers(work, _with_repeats(found))


def _sentence_spans(work: _Work) -> list[Span]:
    spans = [work.section.heading] if work.section.heading else []
    for paragraph in work.paragraphs:
        spans += sentences(work.text, *paragraph)
    return [span for span in spans if span]


def _citation(
    work: _Work, index: int, mention: Mention, sentence: Span, announced: bool, agenda: bool, before: list[Citation]
) -> Citation:
    if announced and work.frame and work.frame.number:
        return _made(mention, work.frame.issuer, "announces", "document.number", True, "")
    around = surroundings(work.text, mention, sentence[0], sentence[1])
    issuer = read_issuer(work.text, mention, sentence[0], sentence[1], announced=announced)
    if announced:
        return _made(mention, issuer, "announces", "relation.announces", True, "")
    gap = work.text[before[-1].end : mention.start] if before else ""
    if before and sentence[0] <= before[-1].start and before[-1].relation in _CARRIED and continues_list(gap):
        return _made(mention, issuer, before[-1].relation, "relation.listed", False, around.provisions)
    own = bool(mention.number and _OWN_SIGN.search(mention.number))
    reported = bool(_QUOTES.search(work.text, sentence[0], mention.start))
    relation, rule = _related(work, mention, around, own, agenda, reported)
    return _made(mention, issuer, relation, rule, rule != "relation.default", around.provisions)


_CARRIED = {"replaces", "repeals", "amends", "implements", "refers", "forwards"}


def _related(
    work: _Work, mention: Mention, around: Surroundings, own: bool, agenda: bool, reported: bool
) -> tuple[str, str]:
    if (
        work.frame is not None
        and mention.type in ("Luật", "Bộ luật")
        and re.search(
            r"\b(?:số|Nghị định|Thông tư)\b[^;\n(]{0,140}\s(?:hướng dẫn|quy định|thi hành)[^;\n(]{0,60}$", around.before
        )
    ):
        return "refers", "relation.in-title"
    if (
        work.frame is not None
        and re.search(r"(?:^|\n|;\s|,\s)\s?(?:Căn cứ|Thực hiện|Xét)\b[^\n;]{0,400}$", around.before)
        and not re.search(r"(?:đề nghị|theo quy định|quy định (?:chi tiết|một số|về))\b[^;\n]{0,120}$", around.before)
    ):
        return "implements", "relation.basis"
    heading = work.section.heading
    changes = heading is not None and bool(_CHANGES.search(work.text[slice(*heading)]))
    return relate(mention, around, own=own, agenda=agenda, reported=reported, changes=changes)


def _made(mention: Mention, issuer: str | None, relation: str, rule: str, certain: bool, provisions: str) -> Citation:
    parts = (provisions,) if provisions else ()
    whole = (mention.whole and mention.typed) or mention.type in ("Luật", "Bộ luật")
    return Citation(
        mention.type,
        mention.number,
        mention.date,
        issuer,
        relation,
        mention.start,
        mention.end,
        rule,
        certain and whole,
        parts,
    )


def _with_repeats(citations: list[Citation]) -> list[Citation]:
    """A number mentioned again in the item relates as it did where the text said how (implements over refers)."""
    from dataclasses import replace

    known = {c.number: c.relation for c in citations if c.number and c.relation == "implements"}
    return [
        replace(c, relation="implements", rule="relation.repeated")
        if c.number in known and c.relation == "refers" and c.rule == "relation.default"
        else c
        for c in citations
    ]


def _with_list_issuers(work: _Work, citations: list[Citation]) -> list[Citation]:
    """ "A số … và B số … của X": X issued both."""
    from dataclasses import replace

    found = list(citations)
    for index in range(len(found) - 2, -1, -1):
        here, following = found[index], found[index + 1]
        gap = work.text[here.end : following.start]
        if (
            here.issuer is None
            and following.issuer
            and re.fullmatch(r"\s?(?:,|và|, và)\s(?:các\s)?", gap)
            and here.type == following.type
        ):
            found[index] = replace(here, issuer=following.issuer)
    return found

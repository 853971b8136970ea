"""Stage 5: from a text to its Extraction, in the order segment, locate, parse, resolve, assemble."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from dieuhanh.extraction.abbreviations import read_abbreviations
from dieuhanh.extraction.announced import find_announced
from dieuhanh.extraction.appointments import read_appointments
from dieuhanh.extraction.citations import Mention, locate_citations
from dieuhanh.extraction.citing import read_citations
from dieuhanh.extraction.confirming import confirmed_duty
from dieuhanh.extraction.duties import Duty, read_duties
from dieuhanh.extraction.effective import read_effective
from dieuhanh.extraction.figures import read_figures
from dieuhanh.extraction.knowledge import phrases
from dieuhanh.extraction.labelled import read_labelled_tasks
from dieuhanh.extraction.model import Assignment, BulletinInfo, Extraction, Figure, Item, Official
from dieuhanh.extraction.officials import read_official
from dieuhanh.extraction.reading import Reading
from dieuhanh.extraction.segment import Layout, segment
from dieuhanh.extraction.shift import to_source
from dieuhanh.extraction.shortforms import read_short_forms
from dieuhanh.extraction.single import Frame, read_frame
from dieuhanh.extraction.surefigures import confirmed_in_document
from dieuhanh.extraction.tables import read_table_rows
from dieuhanh.extraction.work import Work, work_on
from dieuhanh.language.cleaning import CleanText, clean
from dieuhanh.language.folding import fold_name
from dieuhanh.language.prepared import compiled
from dieuhanh.language.sentences import UPPER

# Raised with every change of a rule: texts read under an older version can be found and read again.
LOGIC_VERSION = "2026.11.10"

_SUPERIOR_SIGN = compiled(r"-TTg$|-CP$|/TW$|QH\d|-B[A-ZĐ]{2,}$")
_NAME = rf"[{UPPER}][^\W\d_]+(?:\s[{UPPER}][^\W\d_]+){{1,2}}"
_PROVINCE = compiled(rf"\b(?:tỉnh|thành phố)\s({_NAME})")
_PLACE = compiled(rf"UBND (tỉnh|thành phố)\s({_NAME})")
# Who speaks for a body, and for a committee of the Party, in its own documents.
_HEADS = ("chu tich", "pho chu tich", "giam doc", "pho giam doc", "bo truong", "thu truong")
_ORGANS = ("ban thuong vu", "thuong truc", "ban chap hanh", "bi thu", "pho bi thu")
# A district's or commune's own papers call it without its place: "Chủ tịch UBND huyện yêu cầu".
_LEVEL = compiled(r"(?:ubnd|uy ban nhan dan) (?:huyen|quan|thi xa|thi tran|xa|phuong|dac khu)\b")
_PARTY = compiled(r"(?:Tỉnh|Thành|Huyện|Thị|Quận|Đảng) ủy")
_CHAIR_WITHIN = 900


def extract(text: str) -> Extraction:
    """Read one directive text (a weekly bulletin or a single document) into facts with their spans.

    text: the decoded text as given; offsets of the result are indices into it. Never raises on any text.
    """
    return extract_cleaned(clean(text))


def extract_cleaned(cleaned: CleanText) -> Extraction:
    """Read a text that was cleaned already, for another look at it; offsets are those of the text as it was given."""
    layout = segment(cleaned.text)
    frame = read_frame(cleaned.text) if layout.single else None
    mentions = locate_citations(cleaned.text)
    starts = [mention.start for mention in mentions]
    defined = read_abbreviations(cleaned.text)
    items = []
    for section in layout.sections:
        inside = mentions[bisect_left(starts, section.start) : bisect_left(starts, section.end)]
        items.append(_item(work_on(cleaned.text, section, inside, frame, layout, defined)))
    extraction = Extraction(_info(cleaned.text, layout, frame), tuple(items), logic_version=LOGIC_VERSION)
    return to_source(extraction, cleaned)


def _info(text: str, layout: Layout, frame: Frame | None) -> BulletinInfo:
    if frame is not None:
        return BulletinInfo(frame.title, frame.short_issuer, None)
    title = layout.title
    if title is None or "UBND" not in title:
        return BulletinInfo(" ".join(title.split()) if title else None, None, layout.period)
    level = "thành phố" if "UBND thành phố" in title else "tỉnh"
    named = [name for place, name in _PLACE.findall(text[:40000]) if place == level]
    names = _PROVINCE.findall(title) or named or _PROVINCE.findall(text[:20000])
    issuer = f"UBND {level} {max(sorted(set(names)), key=names.count)}" if names else f"UBND {level}"
    return BulletinInfo(" ".join(title.split()), issuer, layout.period)


def _item(work: Work) -> Item:
    section, text, first = work.section, work.text, work.first
    announced = 0 if work.frame and work.frame.number else None
    if work.frame is None:
        announced = find_announced(text, work.mentions, section.heading, first, work.layout.period)
    document = work.mentions[announced] if announced is not None else None
    day = document.date if document else None
    citations = tuple(read_citations(work, announced, work.sentence_spans()))
    return Item(
        heading=work.heading,
        start=section.start,
        end=section.end,
        document=announced,
        official=_official(work),
        citations=citations,
        assignments=tuple(_assignments(work, document)),
        figures=tuple(_figures(work)),
        appointments=tuple(read_appointments(text, work.paragraphs)),
        effective=read_effective(text, work.paragraphs, day),
        mentions=tuple(read_short_forms(text, work.paragraphs, citations, announced)),
    )


def _official(work: Work) -> Official | None:
    """Return who directs or chairs; of a single document the signer, save the chair in a notice of conclusions."""
    if work.first is None:
        return None
    frame, begin = work.frame, work.first[0]
    if frame is None:
        return read_official(work.text, begin, work.section.end)
    if frame.number and frame.number.type.startswith("Thông báo"):
        chair = read_official(work.text, begin, min(begin + _CHAIR_WITHIN, frame.body[1]))
        if chair:
            return chair
    return frame.signer


def _figures(work: Work) -> list[Figure]:
    found = read_figures(work.text, work.paragraphs, work.mentions)
    return found if work.frame is None else [confirmed_in_document(work.text, figure) for figure in found]


def _assignments(work: Work, document: Mention | None) -> list[Assignment]:
    day = document.date if document else None
    rows, rest = read_table_rows(work.text, work.paragraphs, day)
    if work.frame is not None:
        tasks, rest = read_labelled_tasks(work.text, rest, day)
        rows += tasks
    own = document is None or not _SUPERIOR_SIGN.search(document.number or "")
    reading = Reading(
        work.text,
        _publisher(work.frame) if own else frozenset(),
        day,
        work.frame is not None,
        document.type if document else None,
        document.start if document else -1,
        work.sentences,
        work.defined,
    )
    duties = (_assignment(duty) for duty in read_duties(reading, rest))
    found = sorted((*rows, *duties), key=lambda entry: entry.start)
    if work.defined:
        found = [_named_in_full(duty, work.defined) for duty in found]
    return [confirmed_duty(work.text, duty, single=work.frame is not None) for duty in found]


def _publisher(frame: Frame | None) -> frozenset[str]:
    """Return the folded names of the publisher and its chair, whose own acts are no duties."""
    names = [fold_name(name) for name in phrases("publisher")]
    if frame is None or frame.issuer is None:
        return frozenset(names)
    own = {fold_name(frame.issuer), fold_name(frame.short_issuer or frame.issuer)}
    own |= {found.group() for found in map(_LEVEL.match, tuple(own)) if found}
    heads = {f"{office} {name}" for office in _HEADS for name in own}
    party = _PARTY.search(frame.issuer)
    if party:
        heads |= {f"{organ} {fold_name(party.group())}" for organ in _ORGANS} | {fold_name(party.group())}
    return frozenset(own | heads | (set(names) if "ban nhân dân" in frame.issuer else set()))


def _named_in_full(duty: Assignment, defined: dict[str, str]) -> Assignment:
    """Return the duty with the full names of the bodies that it names by a short name of the text's own."""
    full = tuple((name, defined[name]) for name in (*duty.lead, *duty.support) if name in defined)
    return replace(duty, full_names=full) if full else duty


def _assignment(duty: Duty) -> Assignment:
    said = duty.deadline
    return Assignment(
        duty.lead,
        duty.support,
        duty.origin,
        said.iso if said else None,
        said.recurrence if said else None,
        said.text if said else None,
        duty.start,
        duty.end,
        duty.rule,
        duty.certain,
        said.due if said else None,
        duty.product,
    )

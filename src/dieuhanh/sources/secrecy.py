"""Marks of secrecy in a text (Luật Bảo vệ bí mật nhà nước): Mật, Tối mật, Tuyệt mật, and what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from dieuhanh.language import clean, fold
from dieuhanh.language.cleaning import CleanText
from dieuhanh.sources.model import PageBox, SourceText


class Level(Enum):
    """The three levels of the law, and one for a mark that does not say which."""

    ONE = "Mật"
    TWO = "Tối mật"
    THREE = "Tuyệt mật"
    UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of secrecy; `certain` where it stands as the law has it stand, else a person must look."""

    level: Level
    certain: bool
    quote: str
    start: int
    end: int


_LEVELS = {"mat": Level.ONE, "toimat": Level.TWO, "tuyetmat": Level.THREE}
_EXACT = re.compile(r"(?:Độ mật\s*:\s*|ĐỘ MẬT\s*:?\s*)?(TUYỆT MẬT|TỐI MẬT|MẬT)")
_LABELLED = re.compile(r"(?:Độ|Mức độ) (?:mật|MẬT)\s*:\s*(Tuyệt mật|Tối mật|Mật)\b", re.IGNORECASE)
_LETTERS_OF_STAMPS = re.compile(
    r"bản sao bí mật nhà nước|chỉ người có tên mới được bóc bì|tài liệu thu hồi, thời hạn", re.IGNORECASE
)
_BRACKETED = re.compile(
    r"[\[(](?i:(tuyệt mật|tối mật|mật))[\])]|^\W*(TUYỆT MẬT|TỐI MẬT|MẬT)\b(?!\s*(?:KHẨU|ONG|ĐỘ|THƯ))"
)
_WORDS = re.compile(r"(?:tuyệt|tối)?\s*mật", re.IGNORECASE)
_STAMP_WORDS = ("bí mật nhà nước", "bóc bì", "thu hồi, thời hạn")
_SEGMENT = re.compile(r"[^\s|]+(?:[^\S\n\t][^\s|]+)*")  # words with single spaces between them
_FRAME = " \t.,:;*_-–—[](){}\"'“”/\\=~"
_STROKES = "Iil1!t"  # what the sides of a frame are read as
_HEAD = 40  # lines: a letterhead, also below a cover or a stamp
_LETTERHEAD = re.compile(r"cong hoa xa hoi|^\W*so\s*:|doc lap\W+tu do", re.MULTILINE)
_NEAR = 700  # characters to a letterhead further down: a document bound behind another
_SURE_WORD = 0.6
_SHORTEST, _LONGEST = 3, 40
_CUTS = ("  ", "|", "\t")


def find_marks(source: SourceText, name: str = "") -> tuple[Mark, ...]:
    """Return the marks in a source's text, its subject and its name, the certain ones first."""
    return marks_in(clean(source.text), name, source.boxes, source.metadata.get("subject", ""))


def marks_in(
    cleaned: CleanText, name: str = "", boxes: tuple[PageBox, ...] = (), subject: str = ""
) -> tuple[Mark, ...]:
    """Return the marks in a text that was cleaned already, as `find_marks` does for a source."""
    found = [*_in_text(cleaned, boxes)] if _may_hold(cleaned.text) else []
    if subject:
        found += _in_subject(subject)
    found += _in_name(name)
    return tuple(sorted(found, key=lambda mark: not mark.certain)) if found else ()


def looks_like_a_mark(words: str) -> bool:
    """Tell whether a stretch that stands by itself is a mark of secrecy, or may be one that was misread."""
    bare = words.strip(_FRAME)
    return _SHORTEST <= len(bare) <= _LONGEST and _mark(bare) is not None


def _may_hold(text: str) -> bool:
    """Whether a mark may be in the text: a line or a piece of one that is short, or words of the other stamps.

    Most paragraphs of a corpus are one long sentence, and this is all that is done to them.
    """
    if "\n" in text or "|" in text or "\t" in text or "  " in text or len(text.strip(_FRAME)) <= _LONGEST:
        return True
    return _speaks_of_stamps(text)


def _speaks_of_stamps(text: str) -> bool:
    """Far cheaper than a search that minds no case."""
    lowered = text.lower()
    return any(words in lowered for words in _STAMP_WORDS)


def _in_text(cleaned: CleanText, boxes: tuple[PageBox, ...]) -> Iterator[Mark]:
    text = cleaned.text
    head = None
    for start, end, words in _stretches(text):
        read = _mark(words) or (_in_a_frame(words) if boxes else None)
        if read is None:
            continue
        level, certain = read
        head = _head_end(text) if head is None else head
        span = cleaned.source_span(start, end)
        placed = start < head or _near_letterhead(text, start)
        yield Mark(level, certain and placed and _well_read(boxes, *span), words, *span)
    for stamp in _LETTERS_OF_STAMPS.finditer(text) if _speaks_of_stamps(text) else ():
        yield Mark(Level.UNKNOWN, False, stamp.group(), *cleaned.source_span(*stamp.span()))


def _stretches(text: str) -> Iterator[tuple[int, int, str]]:
    """The short stretches that stand by themselves: start, end, and the words without the frame around them."""
    at = 0
    for line in text.split("\n"):
        # Most lines are whole sentences; only those that are short or cut into pieces can hold a stamp's words.
        if len(line) <= _LONGEST or any(cut in line for cut in _CUTS) or len(line.strip(_FRAME)) <= _LONGEST:
            for segment in _SEGMENT.finditer(line):
                words = segment.group().strip(_FRAME)
                if _SHORTEST <= len(words) <= _LONGEST:
                    yield at + segment.start(), at + segment.end(), words
        at += len(line) + 1


def _mark(words: str) -> tuple[Level, bool] | None:
    """The level that a stretch standing by itself names, and whether it does so in the form of a stamp."""
    exact = _EXACT.fullmatch(words)
    if exact:
        return _LEVELS[_squashed(exact[1])], True
    labelled = _LABELLED.match(words)
    if labelled:
        return _LEVELS[_squashed(labelled[1])], True
    if _WORDS.fullmatch(words):
        return _LEVELS[_squashed(words)], False
    level = _misread(_squashed(words)) if words.isupper() else None
    return (level, False) if level else None


def _in_a_frame(words: str) -> tuple[Level, bool] | None:
    """The level that a stamp on a scan may name whose frame was read as letters: "IMAT] t-"."""
    kept = [word for word in words.split() if len(word.strip(_FRAME)) > 1]
    bare = " ".join(kept).strip(_FRAME + _STROKES)
    read = _mark(bare) if len(bare) >= _SHORTEST and bare != words else None
    return (read[0], False) if read else None


def _misread(squashed: str) -> Level | None:
    """The level that capitals without their marks, or with one letter misread, may be: a scan under a stamp."""
    if squashed == "bimat":
        return Level.UNKNOWN
    if squashed in _LEVELS:
        return _LEVELS[squashed]
    return next((level for known, level in _LEVELS.items() if len(known) > 3 and _one_apart(squashed, known)), None)


def _one_apart(left: str, right: str) -> bool:
    if abs(len(left) - len(right)) > 1:
        return False
    shared = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    tails = left[shared:], right[shared:]
    return tails[0][1:] == tails[1][1:] or tails[0][1:] == tails[1] or tails[0] == tails[1][1:]


def _squashed(words: str) -> str:
    return re.sub(r"[^a-z]", "", fold(words))


def _head_end(text: str) -> int:
    """Where the first lines that hold anything end."""
    end = lines = 0
    for line in text.splitlines(keepends=True):
        end += len(line)
        lines += not line.isspace()
        if lines == _HEAD:
            break
    return end


def _near_letterhead(text: str, at: int) -> bool:
    return bool(_LETTERHEAD.search(fold(text[max(0, at - _NEAR // 2) : at + _NEAR])))


def _well_read(boxes: tuple[PageBox, ...], start: int, end: int) -> bool:
    """Whether no word of the span was doubtful to the OCR; a text that was never a picture is always well read."""
    return all(
        box.confidence is None or box.confidence >= _SURE_WORD for box in boxes if box.start < end and start < box.end
    )


def _in_subject(subject: str) -> Iterator[Mark]:
    found = _BRACKETED.search(subject)
    if found:
        yield Mark(_LEVELS[_squashed(found[1] or found[2])], True, found.group(), 0, 0)


@lru_cache(maxsize=16)
def _in_name(name: str) -> tuple[Mark, ...]:
    """A file's name is only a hint: people write it as they like. Rows of a corpus share one, so it is remembered."""
    plain = clean(name).text.replace("_", " ")
    found = re.search(r"\b(tuyệt mật|tối mật)\b|[\[(](mật)[\])]", plain, re.IGNORECASE)
    return (Mark(_LEVELS[_squashed(found[1] or found[2])], False, found.group(), 0, 0),) if found else ()

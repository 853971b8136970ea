"""Stage 4: short forms without a number ("Quyết định này", "Nghị định nêu trên") and which citation they mean."""

from __future__ import annotations

import re

from dieuhanh.extraction.model import Citation, Mention
from dieuhanh.extraction.segment import Span
from dieuhanh.extraction.tokens import has_any

_TYPES = (
    "Quyết định", "Nghị định", "Nghị quyết", "Thông tư", "Kế hoạch", "Chỉ thị", "Công văn", "Công điện", "Thông báo",
    "Quy chế", "Quy định", "Chương trình", "Đề án", "Luật", "Báo cáo", "Tờ trình", "Kết luận", "Hướng dẫn", "Văn bản",
    "văn bản",
)  # fmt: skip
# The pointing word is rarer than the types: it is looked for, and the type behind it.
_POINTS = re.compile(r"\s(?:này|nêu trên|nói trên|kể trên|trên)\b")


def read_short_forms(
    text: str, paragraphs: tuple[Span, ...], citations: tuple[Citation, ...], document: int | None
) -> list[Mention]:
    """Return the short forms: "này" means the announced document, "nêu trên" the last one of its type before it.

    `resolves_to` is None where no citation of the type fits: left open, never guessed.
    """
    found = []
    for start, end in paragraphs:
        for match in _POINTS.finditer(text, start, end) if has_any(text, start, end, _TYPES) else ():
            if not text.endswith(_TYPES, start, match.start()):
                continue
            kind = next(kind for kind in _TYPES if text.endswith(kind, start, match.start()))
            begin = match.start() - len(kind)
            if match.group().endswith("này"):
                target, rule = _announced(kind, citations, document), "mention.this"
            else:
                target, rule = _last(kind, begin, citations), "mention.above"
            found.append(Mention(begin, match.end(), target, rule))
    return found


def _announced(kind: str, citations: tuple[Citation, ...], document: int | None) -> int | None:
    if document is None:
        return None
    fits = citations[document].type == kind or kind in ("Văn bản", "văn bản")
    return document if fits else None


def _last(kind: str, at: int, citations: tuple[Citation, ...]) -> int | None:
    any_type = kind in ("Văn bản", "văn bản")
    fitting = [i for i, c in enumerate(citations) if c.end <= at and (any_type or c.type == kind)]
    return fitting[-1] if fitting else None

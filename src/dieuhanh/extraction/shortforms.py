"""Stage 4: short forms without a number ("Quyết định này", "Nghị định nêu trên") and which citation they mean."""

from __future__ import annotations

import re

from dieuhanh.extraction.model import Citation, Mention
from dieuhanh.extraction.segment import Span

_FORM = re.compile(
    r"(Quyết định|Nghị định|Nghị quyết|Thông tư|Kế hoạch|Chỉ thị|Công văn|Công điện|Thông báo|Quy chế|Quy định|"
    r"Chương trình|Đề án|Luật|Báo cáo|Tờ trình|Kết luận|Hướng dẫn|Văn bản|văn bản)\s(này|nêu trên|nói trên|"
    r"kể trên|trên)\b"
)


def read_short_forms(
    text: str, paragraphs: tuple[Span, ...], citations: tuple[Citation, ...], document: int | None
) -> list[Mention]:
    """Return the short forms: "này" means the announced document, "nêu trên" the last one of its type before it.

    `resolves_to` is None where no citation of the type fits: left open, never guessed.
    """
    found = []
    for start, end in paragraphs:
        for match in _FORM.finditer(text, start, end):
            if match[2] == "này":
                target, rule = _announced(match[1], citations, document), "mention.this"
            else:
                target, rule = _last(match[1], match.start(), citations), "mention.above"
            found.append(Mention(match.start(), match.end(), target, rule))
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

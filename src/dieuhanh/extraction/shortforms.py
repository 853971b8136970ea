"""Stage 4: short forms without a number ("Quyết định này", "Nghị định nêu trên") and which citation they mean."""

from __future__ import annotations

from collections.abc import Iterator

from dieuhanh.extraction.model import Citation, Mention
from dieuhanh.extraction.segment import Span

_TYPES = (
    "Quyết định", "Nghị định", "Nghị quyết", "Thông tư", "Kế hoạch", "Chỉ thị", "Công văn", "Công điện", "Thông báo",
    "Quy chế", "Quy định", "Chương trình", "Đề án", "Luật", "Báo cáo", "Tờ trình", "Kết luận", "Hướng dẫn", "Văn bản",
    "văn bản",
)  # fmt: skip
# The pointing words are rarer than the types: they are looked for, and the type behind them.
_POINTS = ("này", "trên")
_ABOVE = (" nêu", " nói", " kể")


def read_short_forms(
    text: str, paragraphs: tuple[Span, ...], citations: tuple[Citation, ...], document: int | None
) -> list[Mention]:
    """Return the short forms: "này" means the announced document, "nêu trên" the last one of its type before it.

    `resolves_to` is None where no citation of the type fits: left open, never guessed.
    """
    found = []
    for start, end in paragraphs:
        for begin, stop in sorted(_pointing(text, start, end)):
            kind = next((kind for kind in _TYPES if text.endswith(kind, start, begin)), None)
            if kind is None:
                continue
            at = begin - len(kind)
            if text.startswith("này", stop - 3):
                target, rule = _announced(kind, citations, document), "mention.this"
            else:
                target, rule = _last(kind, at, citations), "mention.above"
            found.append(Mention(at, stop, target, rule))
    return found


def _pointing(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the spans of "này", "trên", "nêu trên" as words of their own, the blank before them included."""
    for word in _POINTS:
        at = text.find(word, start, end)
        while at >= 0:
            stop = at + len(word)
            if at > start and text[at - 1].isspace() and not text[stop : min(stop + 1, end)].isalnum():
                above = next((len(said) for said in _ABOVE if text.endswith(said, start, at - 1)), 0)
                yield at - 1 - above, stop
            at = text.find(word, stop, end)


def _announced(kind: str, citations: tuple[Citation, ...], document: int | None) -> int | None:
    if document is None:
        return None
    fits = citations[document].type == kind or kind in ("Văn bản", "văn bản")
    return document if fits else None


def _last(kind: str, at: int, citations: tuple[Citation, ...]) -> int | None:
    any_type = kind in ("Văn bản", "văn bản")
    fitting = [i for i, c in enumerate(citations) if c.end <= at and (any_type or c.type == kind)]
    return fitting[-1] if fitting else None

"""One section at work: its text, mentions and paragraphs, and what is known of the document around it."""

from __future__ import annotations

from typing import NamedTuple

from dieuhanh.extraction.citations import Mention
from dieuhanh.extraction.segment import Layout, Section, Span
from dieuhanh.extraction.single import Frame
from dieuhanh.language.sentences import sentences


class Work(NamedTuple):
    """What the stages after locating read: the section, its paragraphs that carry facts, and its mentions in order."""

    text: str
    section: Section
    paragraphs: tuple[Span, ...]
    mentions: list[Mention]
    frame: Frame | None
    layout: Layout
    sentences: dict[Span, list[Span]]
    defined: dict[str, str]

    @property
    def heading(self) -> str | None:
        """The section's heading line."""
        return self.text[slice(*self.section.heading)] if self.section.heading else None

    @property
    def first(self) -> Span | None:
        """The first paragraph's span."""
        return self.paragraphs[0] if self.paragraphs else None

    def sentence_spans(self) -> list[Span]:
        """Return the heading and every sentence, in order."""
        spans = [self.section.heading] if self.section.heading else []
        if self.frame and self.frame.about:
            spans.append(self.frame.about)
        for paragraph in self.paragraphs:
            spans += self.sentences[paragraph]
        return spans


def work_on(
    text: str,
    section: Section,
    mentions: list[Mention],
    frame: Frame | None,
    layout: Layout,
    defined: dict[str, str],
) -> Work:
    """Return a section's work; of a single document only what stands between its header and its signature."""
    if frame is None:
        spans = _sentences(text, section.paragraphs)
        return Work(text, section, section.paragraphs, mentions, None, layout, spans, defined)
    start, end = frame.body
    paragraphs = tuple(p for p in section.paragraphs if p[0] >= start and p[1] <= end)
    begin = frame.about[0] if frame.about else start
    inside = [mention for mention in mentions if begin <= mention.start < end]
    if frame.number:
        inside = [frame.number, *(mention for mention in inside if mention.start >= frame.number.end)]
    return Work(text, section, paragraphs, inside, frame, layout, _sentences(text, paragraphs), defined)


def _sentences(text: str, paragraphs: tuple[Span, ...]) -> dict[Span, list[Span]]:
    return {paragraph: list(sentences(text, *paragraph)) for paragraph in paragraphs}

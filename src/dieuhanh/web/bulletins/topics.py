"""Topics: which ones the words of an item suggest."""

from __future__ import annotations

from dieuhanh.language import fold
from dieuhanh.web.bulletins.models import Topic

_AT_MOST = 2


def suggested(text: str) -> list[Topic]:
    """Return the topics whose phrases stand in a text most often, two at most; a person may choose others."""
    folded = f" {' '.join(fold(text).split())} "
    counts = {topic: sum(folded.count(word) for word in topic.words) for topic in Topic.objects.all()}
    best = sorted((topic for topic in counts if counts[topic]), key=lambda topic: (-counts[topic], topic.position))
    return best[:_AT_MOST]

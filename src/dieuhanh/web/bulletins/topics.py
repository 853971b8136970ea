"""Topics: which ones the words of an item suggest, and making them known."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from django.db import transaction

from dieuhanh.language import fold, slug
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.bulletins.models import Topic

_AT_MOST = 2


def suggested(text: str) -> list[Topic]:
    """Return the topics whose phrases stand in a text most often, two at most; a person may choose others."""
    folded = f" {' '.join(fold(text).split())} "
    counts = {topic: sum(folded.count(word) for word in topic.words) for topic in Topic.objects.all()}
    best = sorted((topic for topic in counts if counts[topic]), key=lambda topic: (-counts[topic], topic.position))
    return best[:_AT_MOST]


@transaction.atomic
def load_topics(*, actor: Actor) -> int:
    """Make the topics that ship with the product where they are missing; return how many are new."""
    require(actor, "bulletins.compose")
    table = tomllib.loads(files("dieuhanh.web.bulletins").joinpath("topics.toml").read_text(encoding="utf-8"))
    held = set(Topic.objects.values_list("slug", flat=True))
    new = [
        Topic(slug=slug(name), name=name, words=[fold(word) for word in words], position=position)
        for position, (name, words) in enumerate(table["topics"].items(), start=1)
        if slug(name) not in held
    ]
    Topic.objects.bulk_create(new)
    if new:
        log.record(actor=actor, action="bulletins.load_topics", detail={"topics": len(new)})
    return len(new)

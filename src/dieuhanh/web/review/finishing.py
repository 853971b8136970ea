"""What a review came to, with what follows from it: the rooms above say what they made of the confirmed facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.review.models import Claim, ClaimKind, ClaimStatus


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that came of a review: its words with the count in them ("23 nhiệm vụ tạo ở dạng Nháp"), its page.

    `act` is what a person does there next ("Giao nhiệm vụ").
    """

    words: str
    url: str = ""
    act: str = ""


Provider = Callable[[Actor, TextVersion], Iterable[Result]]

_providers: dict[str, Provider] = {}


def add(room: str, provider: Provider) -> None:
    """Let a room say what came of the confirmed facts of a text; it asks for the actor's rights itself."""
    _providers[room] = provider


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts of one text's review; `results` are what the rooms above made of it."""

    items: int
    accepted: int
    corrected: int
    rejected: int
    waiting: int
    results: tuple[Result, ...]


def summary(text_version: TextVersion, actor: Actor | None) -> Summary:
    """Return how the facts of a text were decided; the text's own frame (title, sections) is not counted as facts."""
    claims = Claim.objects.filter(text_version=text_version).order_by()
    facts = ~Q(kind__in=[ClaimKind.ITEM, ClaimKind.BULLETIN])
    stands = Q(status=ClaimStatus.ACCEPTED)
    by_hand = Q(origin="editor", carried_from__isnull=True)
    counts = claims.aggregate(
        items=Count("pk", filter=stands & Q(kind=ClaimKind.ITEM)),
        accepted=Count("pk", filter=facts & stands & ~by_hand),
        corrected=Count("pk", filter=facts & stands & by_hand),
        rejected=Count("pk", filter=facts & Q(status=ClaimStatus.REJECTED)),
        waiting=Count("pk", filter=Q(status=ClaimStatus.PROPOSED)),
    )
    results = [] if actor is None else [one for give in _providers.values() for one in give(actor, text_version)]
    return Summary(**counts, results=tuple(results))

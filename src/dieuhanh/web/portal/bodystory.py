"""What the public page of a body says beside its duties: who holds its offices on a day, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dieuhanh.web.organisations.holders import holders
from dieuhanh.web.organisations.models import Organisation, Post, SuccessionKind, TransferItem, TransferState
from dieuhanh.web.organisations.selectors import directory
from dieuhanh.web.portal.officials import public_posts


@dataclass(frozen=True, slots=True)
class Heirs:
    """What became of an ended body: its heirs by address and name, from when, and how many duties went to them."""

    words: str
    heirs: tuple[tuple[str, str], ...]
    date: date
    legal_basis: str
    handed_over: int


@dataclass(frozen=True, slots=True)
class Story:
    """A body beside its duties."""

    organisation: Organisation
    name: str
    posts: tuple[Post, ...]
    ended: Heirs | None


def story_of(slug: str, names: Sequence[str], day: date) -> Story | None:
    """Return the body behind an address, or behind the only one that ever bore the name its duties write."""
    held = directory()
    body = held.bodies.get(slug)
    if body is None:
        meant = {one.key for name in names for one in held.ever(name)}
        body = held.bodies[meant.pop()] if len(meant) == 1 else None
    if body is None:
        return None
    organisation = Organisation.objects.get(key=body.key)
    last = min(day, organisation.valid_to or day)
    posts = tuple(public_posts(holders(organisation, last)))
    return Story(organisation, body.name_on(last), posts, _heirs(organisation, day))


def _heirs(organisation: Organisation, day: date) -> Heirs | None:
    if organisation.valid_to is None or organisation.valid_to >= day:
        return None
    links = [
        link for link in organisation.heirs.select_related("new").order_by("date") if link.date > organisation.valid_to
    ]
    if not links:
        return None
    held = directory()
    names = tuple((link.new.key, held.bodies[link.new.key].name_on(link.date)) for link in links)
    count = TransferItem.objects.filter(transfer__old=organisation, transfer__state=TransferState.DONE).count()
    return Heirs(str(SuccessionKind(links[0].kind).label), names, links[0].date, links[0].legal_basis, count)

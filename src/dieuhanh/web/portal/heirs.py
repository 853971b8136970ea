"""Who stands today for the bodies that a text of an earlier day names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dieuhanh.web.organisations.directory import Directory
from dieuhanh.web.organisations.selectors import descent, directory
from dieuhanh.web.portal.cards import Body, Card, Heir


def with_heirs(card: Card, written: date, today: date) -> Card:
    """Return the card with the heirs of those of its bodies that have ended since the day it was written on."""
    held = directory()
    ended = {
        body.slug: key
        for duty in card.duties
        for body in duty.leads + duty.supports
        if (key := _ended(held, body, written, today))
    }
    if not ended:
        return card
    following = descent(today)
    heirs = {
        slug: tuple(
            Heir(held.bodies[step.new].short_name_on(today), f"/co-quan/{step.new}/", step.date)
            for step in following.last_steps(key)
        )
        for slug, key in ended.items()
    }

    def known(bodies: tuple[Body, ...]) -> tuple[Body, ...]:
        return tuple(replace(body, heirs=heirs.get(body.slug, ())) for body in bodies)

    duties = tuple(replace(duty, leads=known(duty.leads), supports=known(duty.supports)) for duty in card.duties)
    return replace(card, duties=duties)


def _ended(held: Directory, body: Body, written: date, today: date) -> str:
    """The key of the body that a name meant on a day, where that body has ended; "" otherwise."""
    meant = held.resolve(body.name, written).one
    end = meant.validity.end if meant else None
    return meant.key if meant and end is not None and end < today else ""

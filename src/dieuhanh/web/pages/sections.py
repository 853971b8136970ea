"""The sections of administration: rooms add theirs, the page lists those that a person's rights open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from dieuhanh.web.accounts.rights import may
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.pages.doors import right_of


@dataclass(frozen=True, slots=True)
class Section:
    """A section with a line that says what is done there; sections stand in the order of `position`."""

    position: int
    label: str | Promise
    words: str | Promise
    view: str

    @property
    def url(self) -> str:
        """Where it is."""
        return reverse(self.view)


_sections: dict[str, Section] = {}


def add(position: int, label: str | Promise, words: str | Promise, view: str) -> None:
    """Add the section whose page has this name (`administration:people`)."""
    _sections[view] = Section(position, label, words, view)


def sections(actor: Actor) -> Iterator[Section]:
    """Yield the sections that the actor may open."""
    for section in sorted(_sections.values(), key=lambda each: each.position):
        if may(actor, right_of(section.url)):
            yield section

"""What can be found: each room registers a source of its things; the index asks the sources."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import models
from django.utils.functional import Promise

from dieuhanh.web.audit.models import AuditEvent


@dataclass(frozen=True, slots=True)
class FacetValue:
    """Something to narrow by: the dimension (`loai`), the value in the address (`cong-van`), its name for people."""

    dimension: str
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Findable:
    """A thing as the index takes it; see `models.Entry`. `other` are words to find it by that nobody is shown."""

    kind: str
    key: str
    group: str
    path: str
    title: str
    public: bool
    label: str = ""
    leads: str = ""
    text: str = ""
    other: str = ""
    on: date | None = None
    number: str = ""
    sign: str = ""
    year: int | None = None
    right: str = ""
    organisation_id: UUID | None = None
    facets: tuple[FacetValue, ...] = ()


Changed = Callable[[AuditEvent, models.Model | None], Collection[str] | None]
"""Which keys an action changed; None for all of them."""


@dataclass(frozen=True, slots=True)
class Source:
    """The things of one kind: `find` yields those of some keys, or all; a key without a thing yields nothing.

    `actions` are the names of the actions that can change one; `changed` says which. `right` is what those that are
    not public want.
    """

    kind: str
    label: str | Promise
    find: Callable[[Collection[str] | None], Iterator[Findable]]
    actions: frozenset[str]
    changed: Changed
    right: str = ""


_sources: dict[str, Source] = {}


def register(source: Source) -> None:
    """Let the things of a source be found; a second one of its kind replaces the first."""
    _sources[source.kind] = source


def registered() -> dict[str, Source]:
    """Return the sources by their kind."""
    return dict(_sources)

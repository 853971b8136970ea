"""What the public sees of people in office: as far as published facts, or entries of the office itself, say it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from dieuhanh.language import fold
from dieuhanh.web.bulletins.about import public_items
from dieuhanh.web.bulletins.models import BulletinItem
from dieuhanh.web.organisations.holders import SeatHolder, offices_of, seat_holder, seats_of
from dieuhanh.web.organisations.models import Organisation, Person, Post, Seat
from dieuhanh.web.organisations.officials import covers
from dieuhanh.web.organisations.selectors import directory
from dieuhanh.web.review.models import Claim, ClaimKind
from dieuhanh.web.review.selectors import CommitteeView, SeatRow, published_claims

_ITEMS_SHOWN = 50


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office with the name that its body had when it began; `key` is the body's address."""

    post: Post
    body: str
    key: str
    is_held: bool


@dataclass(frozen=True, slots=True)
class SeatOfPerson:
    """A seat that a person has or had by name."""

    seat: Seat
    committee: str
    is_held: bool


@dataclass(frozen=True, slots=True)
class PersonView:
    """One person's public life."""

    name: str
    offices: tuple[OfficeRow, ...]
    seats: tuple[SeatOfPerson, ...]
    items: tuple[BulletinItem, ...]


@dataclass(frozen=True, slots=True)
class Sitting:
    """A seat of a day, its decision, and who is meant by it."""

    row: SeatRow
    holder: SeatHolder

    @property
    def folded(self) -> str:
        """What it is found by."""
        seat = self.row.seat
        return fold(f"{seat.role} {seat.holder} {seat.office} {self.holder.name}")


def public_posts(posts: Iterable[Post]) -> list[Post]:
    """Return the posts that the public may see: of published facts, or entered by the office."""
    held = list(posts)
    claims = set(published_claims().filter(pk__in=[p.source for p in held if p.source]).values_list("pk", flat=True))
    return [post for post in held if post.source is None or post.source in claims]


def public_person(key: str, day: date) -> PersonView | None:
    """Return a person with offices, seats and directives; None where there is nothing that the public may see."""
    person = Person.objects.filter(key=key).exclude(note__startswith="→").first()
    if person is None:
        return None
    offices = tuple(_office(post, day) for post in public_posts(offices_of(person)))
    seats = tuple(_seats(person, day))
    items = tuple(_directed(person))
    return PersonView(person.name, offices, seats, items) if offices or seats or items else None


def _office(post: Post, day: date) -> OfficeRow:
    body = directory().bodies[post.organisation.key]
    return OfficeRow(post, body.short_name_on(post.valid_from or post.known_from or day), body.key, covers(post, day))


def _seats(person: Person, day: date) -> Iterable[SeatOfPerson]:
    held = directory()
    told = Seat.objects.filter(holder=person.name, source__in=published_claims().values("pk"))
    seats = told.select_related("committee", "replaces").order_by("-valid_from", "position")
    for seat in seats_of(person, seats):
        name = held.bodies[seat.committee.key].name_on(seat.valid_from or day)
        yield SeatOfPerson(seat, name, seat.validity.covers(day))


def _directed(person: Person) -> Iterable[BulletinItem]:
    """The published items that name the person as who directs; of two people of one name nobody is told by the name."""
    if _namesakes([person.name]):
        return []
    items = public_items().filter(Exists(_directing().filter(value__name=person.name)))
    return items.order_by("-bulletin__period_end", "position")[:_ITEMS_SHOWN]


def _directing() -> QuerySet[Claim]:
    """The published facts that somebody directs an item, seen from the item."""
    directing = published_claims().filter(kind=ClaimKind.OFFICIAL)
    return directing.filter(text_version=OuterRef("text_version"), item_index=OuterRef("item_index"))


def _namesakes(names: Iterable[str]) -> set[str]:
    """Those of the names that more than one person bears."""
    people = Person.objects.filter(name__in=names).exclude(note__startswith="→")
    shared = people.order_by().values("name").annotate(bearers=Count("pk")).filter(bearers__gt=1)
    return set(shared.values_list("name", flat=True))


def public_people(day: date) -> list[str]:
    """Return the keys of everybody who has a page, for the site map."""
    published = published_claims().values("pk")
    posts = Post.objects.filter(Q(source__isnull=True) | Q(source__in=published), person=OuterRef("pk"))
    seated = set(Seat.objects.filter(source__in=published).exclude(holder="").values_list("holder", flat=True))
    people = Person.objects.exclude(note__startswith="→").annotate(in_office=Exists(posts))
    named = seated | _directors()
    rows = [(key, name, held) for key, name, held in people.values_list("key", "name", "in_office")]
    shared = _namesakes({name for _key, name, held in rows if not held and name in named})
    return [
        key
        for key, name, held in rows
        if held or (name in named and (name not in shared or public_person(key, day) is not None))
    ]


def _directors() -> set[str]:
    """The names of those who direct a published item."""
    item = public_items().filter(text_version=OuterRef("text_version"), item_index=OuterRef("item_index"))
    directing = published_claims().filter(Exists(item), kind=ClaimKind.OFFICIAL).order_by()
    return set(directing.values_list("value__name", flat=True).distinct())


def sittings(view: CommitteeView, day: date) -> list[Sitting]:
    """Return the seats of a committee's day, each with who is meant by it."""
    return [Sitting(row, seat_holder(row.seat, day)) for row in view.rows]


def of_words(held: Sequence[Sitting], words: str) -> list[Sitting]:
    """Return the seats whose role, office or person has all the words, however they are typed."""
    wanted = fold(words).split()
    return [one for one in held if all(word in one.folded for word in wanted)]


def earlier_seats(committee: Organisation, day: date) -> list[Seat]:
    """Return the published seats that had ended by a day, the newest end first."""
    told = committee.seats.filter(Q(source__in=published_claims().values("pk")), valid_to__lt=day)
    return list(told.order_by("-valid_to", "position"))

"""Reading who holds which office: on a day, in a body, behind a seat. Public office is public knowledge."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from dieuhanh.web.organisations.models import Organisation, Person, Post, Seat
from dieuhanh.web.organisations.offices import office_of, same_title
from dieuhanh.web.organisations.officials import covers
from dieuhanh.web.organisations.selectors import directory
from dieuhanh.web.organisations.signing import Capacity, SigningRow, capacity


@dataclass(frozen=True, slots=True)
class SeatHolder:
    """Who is meant by a seat on a day: the person named, or whoever holds its office; None where it is not known."""

    name: str
    person: Person | None


def posts_of(organisation: Organisation) -> QuerySet[Post]:
    """Return all posts of a body, the head first."""
    return organisation.posts.select_related("person").order_by("position", "valid_from", "id")


def holders(organisation: Organisation, day: date) -> list[Post]:
    """Return the posts of a body that are held on a day, the head first."""
    return [post for post in posts_of(organisation) if covers(post, day)]


def holder_of(office: str, day: date) -> Person | None:
    """Return the one person who holds an office on a day as a text writes it; None where nobody or several do."""
    found = office_of(directory(), office, day)
    if found is None:
        return None
    posts = Post.objects.filter(organisation__key=found.body.key).select_related("person")
    people = {post.person for post in posts if same_title(post.title, found.title) and covers(post, day)}
    return people.pop() if len(people) == 1 else None


def seat_holder(seat: Seat, day: date) -> SeatHolder:
    """Return who sits in a seat on a day."""
    if not seat.holder:
        person = holder_of(seat.office, day)
        return SeatHolder(person.name if person else "", person)
    return SeatHolder(seat.holder, person_named(seat.holder, seat.office, day))


def person_named(name: str, office: str, day: date) -> Person | None:
    """Return the person of a name whose office a text of a day tells; by the name alone where only one bears it."""
    people = list(Person.objects.filter(name=name).exclude(note__startswith="→")[:2])
    if len(people) == 1:
        return people[0]
    found = office_of(directory(), office, day) if people else None
    posts = Post.objects.filter(person__name=name, organisation__key=found.body.key) if found else Post.objects.none()
    return next((post.person for post in posts.select_related("person")), None)


def capacity_of(person: Person, organisation: Organisation, day: date) -> Capacity | None:
    """Return how somebody signs for a body on a day, by the posts and powers of that day; None where they may not."""
    posts = [post for post in holders(organisation, day) if post.person_id == person.pk]
    heads = [post.title for post in posts_of(organisation) if post.rank == "head"]
    rows = [
        SigningRow(signing.mark, signing.on_behalf, post.title)
        for post in posts
        for signing in post.signings.all()
        if signing.validity.covers(day)
    ]
    return capacity([(post.title, post.rank) for post in posts], rows, heads[-1] if heads else "")


def offices_of(person: Person) -> list[Post]:
    """Return the posts of a person, the newest first."""
    posts = list(person.posts.select_related("organisation").prefetch_related("organisation__names", "signings"))
    return sorted(posts, key=_newest_first, reverse=True)


def _newest_first(post: Post) -> tuple[bool, date]:
    return post.valid_to is None, post.valid_from or post.known_from or date.min


def seats_of(person: Person, seats: Iterable[Seat]) -> list[Seat]:
    """Return those of the seats that a person has by name."""
    offices = {post.organisation_id for post in person.posts.all()}
    alone = Person.objects.filter(name=person.name).exclude(note__startswith="→").count() == 1
    return [seat for seat in seats if seat.holder == person.name and (alone or _is_of(seat, offices))]


def _is_of(seat: Seat, offices: set[UUID]) -> bool:
    found = office_of(directory(), seat.office, seat.valid_from)
    return found is not None and Organisation.objects.filter(key=found.body.key, pk__in=offices).exists()


def term_ends(first: date, last: date) -> QuerySet[Post]:
    """Return the posts still held whose term ends between two days."""
    return (
        Post.objects.filter(Q(valid_to__isnull=True), term_end__range=(first, last))
        .select_related("person", "organisation")
        .prefetch_related("organisation__names")
        .order_by("term_end")
    )

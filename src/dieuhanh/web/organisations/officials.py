"""Every write to people and the offices that they hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from dieuhanh.language import slug
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.organisations.models import Organisation, Person, Post, Rank, Signing, SigningMark
from dieuhanh.web.organisations.offices import same_title

RIGHT = "organisations.seat"
_A_DAY = timedelta(days=1)


class OfficeError(ValueError):
    """An office cannot be given or taken so; the message says why and what to do, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person in an office as a document says it: `by` names the document, `on` is its day, `source` the fact."""

    name: str
    organisation: Organisation
    title: str
    rank: Rank
    by: str
    on: date
    source: UUID | None = None


@transaction.atomic
def observe(*, actor: Actor, named: Named) -> Post:
    """Keep that a document of a day names somebody in an office, where no post says so yet; since when is not known."""
    require(actor, RIGHT)
    for post in _posts(named):
        if post.person.name == named.name and covers(post, named.on):
            return post
    earlier = next((post for post in _posts(named) if _is_told_earlier(post, named)), None)
    if earlier is not None:
        earlier.known_from = named.on
        earlier.save()
        log.record(actor=actor, action="organisations.office_seen", about=earlier, detail={"on": str(named.on)})
        return earlier
    post = _post(named, person_of(named.name, named.organisation))
    post.known_from = named.on
    post.save()
    log.record(actor=actor, action="organisations.office_seen", about=post, detail=_told(named))
    return post


def _is_told_earlier(post: Post, named: Named) -> bool:
    """Whether the document only tells an earlier day of a post whose beginning is not known."""
    open_start = post.valid_from is None and (post.valid_to is None or named.on <= post.valid_to)
    return post.person.name == named.name and open_start


@transaction.atomic
def appoint(*, actor: Actor, named: Named, replaces: str = "", term_end: date | None = None) -> Post:
    """Give somebody an office from a day on; whoever is replaced, and the head before a new head, leaves it then.

    The same appointment a second time changes nothing.
    """
    require(actor, RIGHT)
    held = list(_posts(named))
    again = next((post for post in held if post.person.name == named.name and post.valid_from == named.on), None)
    if again is not None:
        return again
    for post in held:
        leaves = post.person.name in {replaces, named.name} or (named.rank == Rank.HEAD and not replaces)
        if leaves and covers(post, named.on):
            _end(post, named.on, named.by)
    post = _post(named, person_of(named.name, named.organisation))
    post.valid_from, post.term_end = named.on, term_end
    post.save()
    log.record(actor=actor, action="organisations.appoint", about=post, detail=_told(named))
    return post


@transaction.atomic
def dismiss(*, actor: Actor, named: Named) -> bool:
    """Take an office from somebody from a day on; return whether a post was found that ends."""
    require(actor, RIGHT)
    found = [post for post in _posts(named) if post.person.name == named.name and covers(post, named.on)]
    for post in found:
        _end(post, named.on, named.by)
        log.record(actor=actor, action="organisations.dismiss", about=post, detail=_told(named))
    return bool(found)


@transaction.atomic
def end_post(*, actor: Actor, post: Post, on: date, basis: str) -> None:
    """End a post: `on` is the first day on which it is no longer held."""
    require(actor, RIGHT)
    if post.valid_from is not None and on <= post.valid_from:
        raise OfficeError(f"Ngày thôi giữ chức phải sau ngày bắt đầu {post.valid_from:%d/%m/%Y}.")
    if post.valid_to is not None and post.valid_to < on:
        raise OfficeError(f"Chức vụ này đã kết thúc ngày {post.valid_to:%d/%m/%Y}.")
    if not basis.strip():
        raise OfficeError("Ghi số, ký hiệu và ngày của quyết định làm căn cứ.")
    _end(post, on, basis)
    log.record(actor=actor, action="organisations.dismiss", about=post, detail={"on": str(on), "basis": basis})


@transaction.atomic
def let_sign(
    *, actor: Actor, post: Post, mark: SigningMark, on_behalf: str, first: date, last: date | None, basis: str
) -> Signing:
    """Let the holder of a post sign for another office of the body, from a day to a day (or without end)."""
    require(actor, RIGHT)
    if last is not None and last < first:
        raise OfficeError("Ngày kết thúc ký thay phải sau ngày bắt đầu.")
    if not basis.strip():
        raise OfficeError("Ghi văn bản giao ký thay, ký thừa lệnh hoặc ủy quyền.")
    signing = Signing.objects.create(
        post=post,
        mark=mark,
        on_behalf=on_behalf,
        of=post.organisation,
        valid_from=first,
        valid_to=last,
        legal_basis=basis,
    )
    told: log.Detail = {"mark": mark.value, "for": on_behalf, "from": str(first), "basis": basis}
    log.record(actor=actor, action="organisations.let_sign", about=post, detail=told)
    return signing


@transaction.atomic
def unite(*, actor: Actor, kept: Person, other: Person) -> None:
    """Say that two entries are one person: the posts of one go to the other, whose address stays."""
    require(actor, RIGHT)
    if kept.pk == other.pk or kept.name != other.name:
        raise OfficeError("Chỉ gộp hai mục cùng họ tên.")
    for post in other.posts.all():
        post.person = kept
        post.save()
    other.note = f"→ {kept.key}"
    other.save()
    log.record(actor=actor, action="organisations.unite_people", about=kept, detail={"with": other.key})


def covers(post: Post, day: date) -> bool:
    """Tell whether a post is known to be held on a day; one without a beginning counts from the first day told."""
    if post.valid_from is None and post.known_from is not None and day < post.known_from:
        return False
    return post.validity.covers(day)


def person_of(name: str, organisation: Organisation) -> Person:
    """Return the person of this name who holds or held an office of the body; another one of that name is a new person.

    Two people of one name in two bodies are not made one by a machine: a person unites them.
    """
    known = Person.objects.filter(name=name, posts__organisation=organisation).order_by("key").first()
    return known or Person.objects.create(key=_free_key(name), name=name)


def _free_key(name: str) -> str:
    wanted = slug(name)[:70] or "nguoi"
    taken = set(Person.objects.filter(Q(key=wanted) | Q(key__startswith=f"{wanted}-")).values_list("key", flat=True))
    return next(
        key for key in (wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 3))) if key not in taken
    )


def _posts(named: Named) -> list[Post]:
    posts = Post.objects.select_for_update(of=("self",)).filter(organisation=named.organisation)
    return [post for post in posts.select_related("person") if same_title(post.title, named.title)]


def _post(named: Named, person: Person) -> Post:
    return Post(
        organisation=named.organisation,
        person=person,
        title=named.title[:150],
        rank=named.rank,
        position=_PLACES[named.rank],
        legal_basis=named.by,
        source=named.source,
    )


_PLACES = {Rank.HEAD: 0, Rank.ACTING: 1, Rank.DEPUTY: 2, Rank.OTHER: 3}


def _end(post: Post, on: date, by: str) -> None:
    post.valid_to, post.ended_by = on - _A_DAY, by
    if post.known_from is not None and post.known_from > post.valid_to:
        post.known_from = post.valid_to
    post.save()


def _told(named: Named) -> dict[str, str | int | bool | list[str] | None]:
    told = {"person": named.name, "office": named.title, "body": named.organisation.key, "by": named.by}
    return {**told, "on": str(named.on)}

"""Bringing people in office in from CSV files, and writing them out."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.organisations.models import Organisation, Person, Post, Rank
from dieuhanh.web.organisations.peopletables import (
    PEOPLE,
    POSTS,
    PeopleTables,
    PersonRow,
    PostRow,
    read_people,
    write_people,
)

_PLACES = {Rank.HEAD: 0, Rank.ACTING: 1, Rank.DEPUTY: 2, Rank.OTHER: 3}


@transaction.atomic
def import_people(*, actor: Actor, given: PeopleTables) -> int:
    """Bring people and their posts in; return how many lines were new. What is held already stays as it is."""
    require(actor, "organisations.import")
    held = people_tables()
    known = {row.key for row in held.people}
    fresh = [row for row in given.people if row.key not in known]
    Person.objects.bulk_create(Person(key=row.key, name=row.name, note=row.note) for row in fresh)
    posts = [row for row in given.posts if row not in set(held.posts)]
    people = {one.key: one for one in Person.objects.filter(key__in=[row.person for row in posts])}
    bodies = {one.key: one for one in Organisation.objects.filter(key__in=[row.organisation for row in posts])}
    Post.objects.bulk_create(_post(row, people, bodies) for row in posts)
    if fresh or posts:
        log.record(
            actor=actor,
            action="organisations.import_people",
            detail={"people": len(fresh), "posts": len(posts)},
        )
    return len(fresh) + len(posts)


def _post(row: PostRow, people: dict[str, Person], bodies: dict[str, Organisation]) -> Post:
    return Post(
        person=people[row.person],
        organisation=bodies[row.organisation],
        title=row.title,
        rank=Rank(row.rank),
        field=row.field,
        position=_PLACES[Rank(row.rank)],
        valid_from=row.validity.start,
        valid_to=row.validity.end,
        known_from=row.known_from,
        term_end=row.term_end,
        legal_basis=row.legal_basis,
        ended_by=row.ended_by,
    )


def people_tables() -> PeopleTables:
    """Return all people and posts as they go into the files."""
    posts = Post.objects.select_related("person", "organisation").order_by("person__key", "valid_from", "id")
    return PeopleTables(
        people=tuple(PersonRow(one.key, one.name, one.note) for one in Person.objects.order_by("key")),
        posts=tuple(_row(post) for post in posts),
    )


def _row(post: Post) -> PostRow:
    return PostRow(
        person=post.person.key,
        organisation=post.organisation.key,
        title=post.title,
        rank=post.rank,
        field=post.field,
        validity=post.validity,
        known_from=post.known_from,
        term_end=post.term_end,
        legal_basis=post.legal_basis,
        ended_by=post.ended_by,
    )


def read_people_folder(folder: Path, bodies: set[str]) -> PeopleTables:
    """Return the checked content of a folder's files of people; nothing where they are missing."""
    files = {name: folder / name for name in (PEOPLE, POSTS)}
    held = {name: file.read_text(encoding="utf-8-sig") for name, file in files.items() if file.is_file()}
    return read_people(held, bodies)


def write_people_folder(folder: Path) -> list[Path]:
    """Write the files of people into a folder that is there; return their paths."""
    written = []
    for name, content in write_people(people_tables()).items():
        file = folder / name
        file.write_text(content, encoding="utf-8", newline="\n")
        written.append(file)
    return written

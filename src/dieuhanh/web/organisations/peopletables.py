"""The CSV files of people in office, read and written beside those of the organisations. No database.

`nguoi.csv` people, `chuc_vu.csv` the offices that they hold; both may be missing. Dates are ISO and inclusive.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from dieuhanh.web.organisations.tables import TableError
from dieuhanh.web.organisations.validity import Validity

PEOPLE = "nguoi.csv"
POSTS = "chuc_vu.csv"

_COLUMNS = {
    PEOPLE: ("id", "name", "note"),
    POSTS: (
        "person_id",
        "organisation_id",
        "title",
        "rank",
        "field",
        "valid_from",
        "valid_to",
        "known_from",
        "term_end",
        "legal_basis",
        "ended_by",
    ),
}
_RANKS = ("head", "deputy", "acting", "other")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of `nguoi.csv`."""

    key: str
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class PostRow:
    """One line of `chuc_vu.csv`."""

    person: str
    organisation: str
    title: str
    rank: str
    field: str
    validity: Validity
    known_from: date | None
    term_end: date | None
    legal_basis: str
    ended_by: str


@dataclass(frozen=True, slots=True)
class PeopleTables:
    """Both files together."""

    people: tuple[PersonRow, ...] = ()
    posts: tuple[PostRow, ...] = ()


def read_people(files: Mapping[str, str], bodies: Collection[str]) -> PeopleTables:
    """Return the checked content of the files that are given; raise `TableError` for the first fault.

    `bodies` are the keys of the organisations that there will be.
    """
    people = tuple(_person(row, place) for place, row in _rows(files, PEOPLE))
    posts = tuple(_post(row, place) for place, row in _rows(files, POSTS))
    keys = [person.key for person in people]
    twice = next((key for key in keys if keys.count(key) > 1), "")
    if twice:
        raise TableError(f"{PEOPLE}: mã {twice!r} có hai lần")
    for post in posts:
        if post.person not in keys:
            raise TableError(f"{POSTS}: không có người nào mang mã {post.person!r}")
        if post.organisation not in bodies:
            raise TableError(f"{POSTS}: không có tổ chức nào mang mã {post.organisation!r}")
    return PeopleTables(people, posts)


def write_people(tables: PeopleTables) -> dict[str, str]:
    """Return both files by name; reading them gives the same tables."""
    return {
        PEOPLE: _write(PEOPLE, ((one.key, one.name, one.note) for one in tables.people)),
        POSTS: _write(POSTS, (_cells(one) for one in tables.posts)),
    }


def _rows(files: Mapping[str, str], name: str) -> Iterable[tuple[str, dict[str, str]]]:
    if name not in files:
        return
    reader = csv.DictReader(io.StringIO(files[name]))
    missing = set(_COLUMNS[name]) - set(reader.fieldnames or ())
    if missing:
        raise TableError(f"{name}: thiếu cột {', '.join(sorted(missing))}")
    for row in reader:
        yield f"{name}, dòng {reader.line_num}", {column: row.get(column) or "" for column in _COLUMNS[name]}


def _person(row: Mapping[str, str], place: str) -> PersonRow:
    return PersonRow(_filled(row, "id", place), _filled(row, "name", place), row["note"])


def _post(row: Mapping[str, str], place: str) -> PostRow:
    start, end = _day(row, "valid_from", place), _day(row, "valid_to", place)
    if start is not None and end is not None and end < start:
        raise TableError(f"{place}: kết thúc {end} trước khi bắt đầu {start}")
    if row["rank"] not in _RANKS:
        raise TableError(f"{place}: cột rank là {row['rank']!r}, phải là một trong: {', '.join(_RANKS)}")
    return PostRow(
        person=_filled(row, "person_id", place),
        organisation=_filled(row, "organisation_id", place),
        title=_filled(row, "title", place),
        rank=row["rank"],
        field=row["field"],
        validity=Validity(start, end),
        known_from=_day(row, "known_from", place),
        term_end=_day(row, "term_end", place),
        legal_basis=row["legal_basis"],
        ended_by=row["ended_by"],
    )


def _filled(row: Mapping[str, str], column: str, place: str) -> str:
    if not row[column].strip():
        raise TableError(f"{place}: cột {column} để trống")
    return row[column]


def _day(row: Mapping[str, str], column: str, place: str) -> date | None:
    try:
        return date.fromisoformat(row[column]) if row[column] else None
    except ValueError:
        raise TableError(f"{place}: ngày {row[column]!r} phải có dạng 2025-03-01") from None


def _cells(one: PostRow) -> tuple[str, ...]:
    days = (one.validity.start, one.validity.end, one.known_from, one.term_end)
    head = (one.person, one.organisation, one.title, one.rank, one.field)
    return (*head, *(day.isoformat() if day else "" for day in days), one.legal_basis, one.ended_by)


def _write(name: str, rows: Iterable[Iterable[str]]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_COLUMNS[name])
    writer.writerows(rows)
    return stream.getvalue()

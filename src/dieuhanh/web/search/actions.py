"""Every write to the index: the things that changed, and all of it anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import islice

from django.db import models, transaction
from django.db.models import Q

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.audit.models import AuditEvent
from dieuhanh.web.search.engines import one_writer
from dieuhanh.web.search.entries import entries, facet_rows
from dieuhanh.web.search.models import Entry, Facet, Waiting, Word
from dieuhanh.web.search.sources import Findable, Source, registered

INDEXER = Actor(kind="job", name="tìm kiếm")
BATCH = 200
_WORD_LENGTH = 40
_ALL = ""


def note(event: AuditEvent, about: models.Model | None) -> None:
    """Write down what an action changed, in its transaction, and index it once that stands."""
    found = [
        row for source in registered().values() if event.action in source.actions for row in _of(source, event, about)
    ]
    if found:
        Waiting.objects.bulk_create(found)
        transaction.on_commit(_index_waiting, robust=True)


def _of(source: Source, event: AuditEvent, about: models.Model | None) -> list[Waiting]:
    keys = source.changed(event, about)
    return [Waiting(kind=source.kind, key=key) for key in ({_ALL} if keys is None else keys)]


def _index_waiting() -> None:
    """Called after each commit that changed something: often there is nothing left to do."""
    if Waiting.objects.exists():
        index_waiting(actor=INDEXER)


@transaction.atomic
def index_waiting(*, actor: Actor) -> int:
    """Index everything that changed since the last time; return how many rows were written."""
    require(actor, "search.index")
    one_writer()
    waiting = list(Waiting.objects.order_by("pk"))
    keys: dict[str, set[str]] = {}
    for row in waiting:
        keys.setdefault(row.kind, set()).add(row.key)
    written = sum(_index(source, keys[kind]) for kind, source in registered().items() if kind in keys)
    Waiting.objects.filter(pk__in=[row.pk for row in waiting]).delete()
    return written


@transaction.atomic
def rebuild(*, actor: Actor) -> int:
    """Make the whole index anew from the sources; return how many rows were written."""
    require(actor, "search.index")
    one_writer()
    Entry.objects.all().delete()
    Facet.objects.all().delete()
    Word.objects.all().delete()
    Waiting.objects.all().delete()
    return sum(_add(source.find(None)) for source in registered().values())


def _index(source: Source, keys: Collection[str]) -> int:
    """Index the things of some keys anew; what stands below a key (`2023-52/…`) goes with it."""
    if _ALL in keys:
        Entry.objects.filter(kind=source.kind).delete()
        return _add(source.find(None))
    old = Q(key__in=keys)
    for key in keys:
        old |= Q(key__startswith=f"{key}/")
    Entry.objects.filter(old, kind=source.kind).delete()
    return _add(source.find(keys))


def _add(things: Iterable[Findable]) -> int:
    return sum(_write(batch) for batch in _batches(things))


def _batches(things: Iterable[Findable]) -> Iterator[list[Findable]]:
    rest = iter(things)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _write(things: list[Findable]) -> int:
    rows = [row for thing in things for row in entries(thing)]
    _space_out(rows)
    Entry.objects.bulk_create(rows, batch_size=BATCH)
    facets = {facet.mark: facet for thing in things for facet in facet_rows(thing.facets)}
    Facet.objects.bulk_create([facets[key] for key in sorted(facets)], ignore_conflicts=True, batch_size=BATCH)
    _learn(rows)
    return len(rows)


def _space_out(rows: list[Entry]) -> None:
    """Give rows whose id is taken the next free one."""
    taken = set(Entry.objects.filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True))
    for row in rows:
        while row.pk in taken:
            row.pk += 1
        taken.add(row.pk)


def _learn(rows: list[Entry]) -> None:
    """Keep the words of some rows for telling misspelt ones; in order, so that two writers never block one another."""
    found: dict[str, str] = {}
    for row in rows:
        toned = [word for word in row.toned.split() if word != "|"]
        folded = [*row.words_title.split(), *row.words_body.split()]
        found.update(
            (one, two) for one, two in zip(toned, folded, strict=True) if len(one) <= _WORD_LENGTH and not one.isdigit()
        )
    known = set(Word.objects.filter(toned__in=list(found)).values_list("toned", flat=True))
    new = [Word(toned=one, folded=found[one]) for one in sorted(found) if one not in known]
    Word.objects.bulk_create(new, ignore_conflicts=True, batch_size=BATCH)

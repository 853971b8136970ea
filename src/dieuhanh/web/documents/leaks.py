"""What is drawn from a document, in every room: the rooms say of each of their tables how it hangs on others.

A purge follows the links from the document upwards and destroys what it finds: rows that hold nothing else go, those
that have a life of their own (a task, an item of a bulletin) stay without a word of the document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import models

from dieuhanh.web.documents import files
from dieuhanh.web.documents.models import Document, StoredFile, TextVersion

DESTROYED = "(Nội dung đã hủy, có biên bản)"
"""What stands where a row must have some words."""

Found = dict[type[models.Model], set[Any]]
"""The keys of the rows that are drawn from a document, by their models."""

Finder = Callable[["Leak", Found], Iterable[Any]]
"""Returns the keys of rows that no foreign key leads to."""


@dataclass(frozen=True, slots=True)
class Leak:
    """A document that should never have been here: its texts, the files they came in and keyed hashes of those."""

    document: Document
    texts: frozenset[UUID]
    files: frozenset[UUID]
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Trace:
    """How rows of a model hang on a purged document, and what becomes of them.

    `through` are its foreign keys that lead there; `find` gives others. `emptied` says what stands in the columns of
    rows that stay (a value, or a function of the row); None lets the rows go.
    """

    model: type[models.Model]
    through: tuple[str, ...] = ()
    emptied: Mapping[str, object] | None = None
    find: Finder | None = None
    label: str = field(default="")


_traces: dict[type[models.Model], Trace] = {}
_marking: list[Callable[[bytes], str]] = []
_after: list[Callable[[Found, str], None]] = []


def register(*traces: Trace) -> None:
    """Let purges follow these; a second one for a model replaces the first."""
    _traces.update({trace.model: trace for trace in traces})


def after(act: Callable[[Found, str], None]) -> None:
    """Have a room act once the rows are destroyed, in the same transaction; it is told the decision."""
    if act not in _after:
        _after.append(act)


def mark_with(mark: Callable[[bytes], str]) -> None:
    """Let this make the keyed hash that stays of a file."""
    _marking.append(mark)


def registered() -> Mapping[type[models.Model], Trace]:
    """Return every trace by its model."""
    return dict(_traces)


def leak_of(document: Document) -> Leak:
    """Return the texts of a document and the files they were read from; a file that holds other texts goes whole."""
    held = StoredFile.objects.filter(texts__document=document).distinct()
    texts = TextVersion.objects.filter(models.Q(document=document) | models.Q(file__in=held))
    return Leak(document, frozenset(_keys(texts)), frozenset(_keys(held)), frozenset(_marks(held)))


def _marks(held: Iterable[StoredFile]) -> Iterator[str]:
    """Keyed hashes of the bytes that are still there: a purge that broke off may have removed them already."""
    for file in held:
        with suppress(FileNotFoundError):
            yield from (mark(files.fetch(file.path)) for mark in _marking[-1:])


def found(leak: Leak) -> Found:
    """Return all that is drawn from it, the document, its texts and files included."""
    held: Found = {Document: {leak.document.pk}, TextVersion: set(leak.texts), StoredFile: set(leak.files)}
    fresh: Found = {model: set(keys) for model, keys in held.items()}
    while fresh:
        fresh = _next(leak, held, fresh)
        for model, keys in fresh.items():
            held.setdefault(model, set()).update(keys)
    return held


def _next(leak: Leak, held: Found, fresh: Found) -> Found:
    """What hangs on the rows that were found last, and what the rooms find themselves, as far as it is new."""
    step: Found = {}
    for trace in _traces.values():
        keys = {key for name in trace.through for key in _hanging(trace.model, name, fresh)}
        keys |= set(trace.find(leak, held)) if trace.find else set()
        if new := keys - held.get(trace.model, set()):
            step[trace.model] = new
    return step


def _hanging(model: type[models.Model], name: str, fresh: Found) -> set[Any]:
    target = model._meta.get_field(name).related_model
    keys = fresh.get(target, set()) if isinstance(target, type) else set()
    return set(_keys(models.QuerySet(model).filter(**{f"{name}__in": keys}))) if keys else set()


def _keys(rows: models.QuerySet[Any]) -> list[Any]:
    return list(rows.order_by().values_list("pk", flat=True))


def destroy(held: Found, decision: str) -> None:
    """Empty and remove what was found; the caller holds the transaction and records it."""
    for model, keys in held.items():
        trace = _traces.get(model)
        if trace is not None and trace.emptied is not None:
            _empty(model, keys, trace.emptied)
    for model, keys in held.items():
        trace = _traces.get(model)
        if trace is not None and trace.emptied is None:
            # Rows of several tables that hang on one another: the database looks at the end, when all are gone.
            models.QuerySet(model).filter(pk__in=keys)._raw_delete("default")
    for done in _after:
        done(held, decision)


def _empty(model: type[models.Model], keys: set[Any], emptied: Mapping[str, object]) -> None:
    """The manager of what is only ever appended has no update: a purge is the exception, and it is recorded."""
    rows: models.QuerySet[Any] = models.QuerySet(model).filter(pk__in=keys)
    plain = {name: value for name, value in emptied.items() if not callable(value)}
    if plain:
        rows.update(**plain)
    own = {name: value for name, value in emptied.items() if callable(value)}
    for row in rows.iterator() if own else ():
        models.QuerySet(model).filter(pk=row.pk).update(**{name: value(row) for name, value in own.items()})

"""How the index hangs on a purged document: its rows, and the words that were learned from them."""

from __future__ import annotations

from django.db import connection
from django.db.models import Q

from dieuhanh.web.bulletins.models import Bulletin, BulletinItem
from dieuhanh.web.documents.leaks import Found, Leak, Trace, after, register
from dieuhanh.web.documents.models import Document
from dieuhanh.web.documents.sweeping import add
from dieuhanh.web.search.models import Entry, Word


def trace() -> None:
    """Say it once the site starts."""
    register(Trace(Word, find=_words), Trace(Entry, find=_entries, label="dòng chỉ mục tìm kiếm"))
    after(_leave_nothing)
    add(_merge)


def _entries(_leak: Leak, held: Found) -> list[object]:
    named = Q(kind="document", key__in=map(str, held[Document]))
    for item in BulletinItem.objects.filter(pk__in=held.get(BulletinItem, ())):
        named |= Q(kind="item", key__endswith=f"/{item.address}")
    for bulletin in Bulletin.objects.filter(pk__in=held.get(Bulletin, ())):
        named |= Q(kind="bulletin", key=f"{bulletin.iso_year}-{bulletin.week}")
    return list(Entry.objects.filter(named).values_list("pk", flat=True))


def _words(_leak: Leak, held: Found) -> set[object]:
    """Every word of those rows; what other texts have too is learned again when one of them changes."""
    lines = Entry.objects.filter(pk__in=held.get(Entry, ())).values_list("toned", flat=True)
    said = {word for line in lines for word in line.split()}
    return {word for word in Word.objects.values_list("pk", flat=True).iterator() if word in said} if said else set()


def _leave_nothing(held: Found, _decision: str) -> None:
    """What the walk found is gone; a row that was indexed meanwhile goes too."""
    Entry.objects.filter(kind="document", key__in=map(str, held[Document])).delete()


def _merge() -> None:
    """The full-text table keeps removed words until its parts are merged."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("INSERT INTO search_words (search_words) VALUES ('optimize')")
        else:
            cursor.execute("SELECT gin_clean_pending_list('search_entry_vector')")

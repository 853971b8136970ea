"""Decisions about the sections of a text: splitting one, joining it to the one before, dropping it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max, QuerySet

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.review.ledger import Ledger
from dieuhanh.web.review.making import corrected_claim, free_ordinal
from dieuhanh.web.review.models import Claim, ClaimKind, ClaimStatus, DecisionKind
from dieuhanh.web.review.reading import EDITOR, anchored
from dieuhanh.web.review.selectors import current_claims

_HEADINGS = 300


class ItemError(ValueError):
    """Raised where an item cannot be split or joined so; the message says why, in Vietnamese."""


@transaction.atomic
def split_item(*, actor: Actor, text_version: TextVersion, item_index: int, position: int, at: datetime) -> int:
    """Cut an item in two at a position of the text; the second begins there, with the facts that stand after it.

    Returns the index of the new item. Its first line is its heading where it is short enough for one.
    """
    require(actor, "review.decide")
    ledger = Ledger(actor=actor, text_version=text_version, kind=DecisionKind.SPLIT, at=at)
    head = _head(text_version, item_index)
    start, end = head.value["start"], head.value["end"]
    begin = _next_word(text_version.text, position)
    if not start < begin < end:
        raise ItemError("Chỗ tách phải nằm trong mục. Hãy đặt con trỏ ở đầu đoạn của mục mới.")
    fresh = _free_index(text_version)
    first_end = start + len(text_version.text[start:begin].rstrip())
    _replace_head(ledger, actor, head, {**head.value, "end": first_end}, at)
    ledger.born([_new_head(actor, text_version, fresh, begin, end, at)])
    for claim in _facts(text_version, item_index):
        if claim.start is not None and claim.start >= begin:
            ledger.place(claim, fresh, free_ordinal(text_version, claim.kind, fresh))
    ledger.close({"item": item_index, "new": fresh})
    return fresh


@transaction.atomic
def merge_item(*, actor: Actor, text_version: TextVersion, item_index: int, at: datetime) -> int:
    """Join an item to the one before it in the text; return the index of that one, which now reaches to its end."""
    require(actor, "review.decide")
    ledger = Ledger(actor=actor, text_version=text_version, kind=DecisionKind.MERGE, at=at)
    head = _head(text_version, item_index)
    before = _heads(text_version).filter(start__lt=head.start or 0).order_by("-start").first()
    if before is None:
        raise ItemError("Đây là mục đầu, không có mục trước để gộp vào.")
    _replace_head(ledger, actor, before, {**before.value, "end": head.value["end"]}, at)
    ledger.move([head], ClaimStatus.REJECTED)
    for claim in _facts(text_version, item_index):
        if claim.kind == ClaimKind.BULLETIN:
            continue
        ledger.place(claim, before.item_index, free_ordinal(text_version, claim.kind, before.item_index))
    ledger.close({"item": item_index, "into": before.item_index})
    return before.item_index


@transaction.atomic
def drop_item(*, actor: Actor, text_version: TextVersion, item_index: int, at: datetime) -> int:
    """Reject an item with all its facts in one step ("Bỏ mục này"); return how many there were."""
    require(actor, "review.decide")
    ledger = Ledger(actor=actor, text_version=text_version, kind=DecisionKind.DROP_ITEM, at=at)
    standing = current_claims(text_version).filter(item_index=item_index).exclude(kind=ClaimKind.BULLETIN)
    claims = list(standing.select_related("relation__target"))
    ledger.move(claims, ClaimStatus.REJECTED)
    ledger.close({"item": item_index})
    return len(claims)


def _heads(text_version: TextVersion) -> QuerySet[Claim]:
    return current_claims(text_version).filter(kind=ClaimKind.ITEM)


def _head(text_version: TextVersion, item_index: int) -> Claim:
    head = _heads(text_version).filter(item_index=item_index).first()
    if head is None:
        raise ItemError("Mục này không còn. Hãy tải lại trang.")
    return head


def _facts(text_version: TextVersion, item_index: int) -> list[Claim]:
    standing = current_claims(text_version).filter(item_index=item_index).exclude(kind=ClaimKind.ITEM)
    return list(standing.select_related("relation__target").order_by("kind", "ordinal"))


def _replace_head(ledger: Ledger, actor: Actor, head: Claim, value: dict[str, object], at: datetime) -> None:
    corrected = corrected_claim(actor, head, value, at)
    ledger.move([head], ClaimStatus.CORRECTED, replaced=True)
    ledger.born([corrected])


def _new_head(actor: Actor, text_version: TextVersion, index: int, start: int, end: int, at: datetime) -> Claim:
    line = text_version.text[start:end].split("\n", 1)[0].strip()
    heading = line if 0 < len(line) <= _HEADINGS and not line.endswith(".") else None
    claim = Claim(
        text_version=text_version,
        kind=ClaimKind.ITEM,
        item_index=index,
        ordinal=0,
        value={"heading": heading, "start": start, "end": end, "document": None},
        origin=EDITOR,
        status=ClaimStatus.ACCEPTED,
        decided_by_id=actor.user_id,
        decided_at=at,
    )
    return anchored(claim)


def _next_word(text: str, position: int) -> int:
    rest = text[position:]
    return position + len(rest) - len(rest.lstrip())


def _free_index(text_version: TextVersion) -> int:
    last: int | None = Claim.objects.filter(text_version=text_version).aggregate(last=Max("item_index"))["last"]
    return 0 if last is None else last + 1

"""What becomes of a form that a reviewer sends: the decisions, and where the reviewer goes next."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.review import actions
from dieuhanh.web.review.actions import Choice, StaleError
from dieuhanh.web.review.facts import FactError
from dieuhanh.web.review.models import Claim, DecisionKind
from dieuhanh.web.review.posting import Posted, posted
from dieuhanh.web.review.screen import Entered, Screen, next_waiting, passage
from dieuhanh.web.review.selectors import standing_instead
from dieuhanh.web.review.shown import line
from dieuhanh.web.review.typed import find

_KINDS = {
    "nhan": DecisionKind.ACCEPT,
    "bo": DecisionKind.REJECT,
    "lai": DecisionKind.REOPEN,
    "sua": DecisionKind.CORRECT,
    "them": DecisionKind.ADD,
    "khong": DecisionKind.NOT_A_TASK,
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """A fact that somebody else decided first: what the reviewer wanted, what stands now and by whom.

    `fields` send the reviewer's wish again, for the claim as it is now.
    """

    mine: str
    theirs: str
    who: str
    act: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Where to go (`address`), or what to show again: what was typed with its errors, conflicts, a message."""

    address: str = ""
    entered: Entered = field(default_factory=Entered)
    conflicts: tuple[Conflict, ...] = ()
    message: str = ""

    @property
    def has_errors(self) -> bool:
        """True where something that was typed cannot be read."""
        return bool(self.entered.errors) or bool(self.message)


def answer(actor: Actor, text_version: TextVersion, shown: Screen, data: QueryDict, at: datetime) -> Answer:
    """Carry out what was sent about the item on the screen; nothing that was typed is lost where it cannot be."""
    sent = posted(data, text_version, shown.item.item_index, passage(text_version, shown.head))
    if sent.errors:
        return Answer(entered=Entered(sent.given, sent.errors))
    try:
        return _Desk(actor, text_version, shown, at).carry_out(sent, data)
    except StaleError as stale:
        return Answer(conflicts=tuple(_conflict(claim, sent) for claim in stale.claims))
    except FactError as fault:
        return Answer(entered=Entered(sent.given), message=_("Chưa lưu được: %s") % fault)
    except actions.ItemError as fault:
        return Answer(entered=Entered(sent.given), message=str(fault))


@dataclass(frozen=True, slots=True)
class _Desk:
    """The reviewer at one item."""

    actor: Actor
    text_version: TextVersion
    shown: Screen
    at: datetime

    def carry_out(self, sent: Posted, data: QueryDict) -> Answer:
        special = {
            "chac": self._certain,
            "tiep": self._go_on,
            "bo-muc": self._drop,
            "gop": self._merge,
            "tach": self._split,
            "hoan-tac": self._undo,
        }.get(sent.act)
        if special is not None:
            return special(sent, data)
        self._save(sent)
        return self._back(sent.about)

    def _save(self, sent: Posted) -> None:
        single = len(sent.choices) + len(sent.additions) == 1
        kind = _KINDS.get(sent.act, DecisionKind.SAVE) if single else DecisionKind.SAVE
        if single and sent.choices and sent.choices[0].verdict == "correct":
            kind = DecisionKind.CORRECT
        actions.decide(
            actor=self.actor,
            text_version=self.text_version,
            kind=kind,
            choices=sent.choices,
            additions=sent.additions,
            at=self.at,
        )

    def _accept_certain(self) -> None:
        actions.accept_certain(
            actor=self.actor, text_version=self.text_version, item_index=self.shown.item.item_index, at=self.at
        )

    def _certain(self, sent: Posted, _data: QueryDict) -> Answer:
        with transaction.atomic():
            self._save(sent)
            self._accept_certain()
        return self._back("")

    def _go_on(self, sent: Posted, _data: QueryDict) -> Answer:
        with transaction.atomic():
            self._save(sent)
            self._accept_certain()
        number = next_waiting(self.text_version, self.shown.item)
        if number is None:
            return Answer(reverse("review:finished", args=[self.text_version.pk]))
        return Answer(self._page(number))

    def _drop(self, _sent: Posted, _data: QueryDict) -> Answer:
        actions.drop_item(
            actor=self.actor, text_version=self.text_version, item_index=self.shown.item.item_index, at=self.at
        )
        return Answer(self._page(self.shown.number))

    def _merge(self, _sent: Posted, _data: QueryDict) -> Answer:
        actions.merge_item(
            actor=self.actor, text_version=self.text_version, item_index=self.shown.item.item_index, at=self.at
        )
        return Answer(self._page(max(1, self.shown.number - 1)))

    def _split(self, _sent: Posted, data: QueryDict) -> Answer:
        typed = data.get("tach.quote", "")
        hint = data.get("tach.at", "")
        place = find(typed, passage(self.text_version, self.shown.head), int(hint) if hint.isdecimal() else None)
        if place is None:
            raise actions.ItemError(_("Hãy chép những chữ đầu tiên của mục mới, đúng như trong nguyên văn."))
        actions.split_item(
            actor=self.actor,
            text_version=self.text_version,
            item_index=self.shown.item.item_index,
            position=place[0],
            at=self.at,
        )
        return Answer(self._page(self.shown.number + 1))

    def _undo(self, _sent: Posted, _data: QueryDict) -> Answer:
        try:
            actions.undo(actor=self.actor, text_version=self.text_version, at=self.at)
        except actions.NothingToUndoError:
            return Answer(message=_("Không còn bước nào để hoàn tác."))
        except StaleError:
            return Answer(message=_("Không hoàn tác được: đã có người khác quyết định về dữ kiện này."))
        return self._back("")

    def _back(self, about: str) -> Answer:
        return Answer(self._page(self.shown.number) + (f"#{_after(self.shown, about)}" if about else ""))

    def _page(self, number: int) -> str:
        return f"{reverse('review:review', args=[self.text_version.pk])}?muc={number}"


def _after(shown: Screen, about: str) -> str:
    """The anchor of the row after the one that was decided; of its buttons where it was the last."""
    identifiers = [str(row.claim.pk) for row in shown.rows]
    place = identifiers.index(about) + 1 if about in identifiers else len(identifiers)
    return f"d-{identifiers[place]}" if place < len(identifiers) else "luu"


def _conflict(claim: Claim, sent: Posted) -> Conflict:
    now = standing_instead(claim)
    choice = next(one for one in sent.choices if one.claim == claim.pk)
    fields = sent.given.get(f"c.{claim.pk}", {})
    kept = [(f"c.{now.pk}.{key}", text) for key, text in fields.items() if key not in {"v", "quyet"}]
    return Conflict(
        mine=_told(choice, claim),
        theirs=f"{now.get_status_display()}: {line(now.kind, now.value)}",
        who=now.decided_by.full_name if now.decided_by else _("hệ thống"),
        act=f"{_BUTTONS[choice.verdict]}:{now.pk}",
        fields=((f"c.{now.pk}.v", str(now.version)), *kept),
    )


_BUTTONS = {"accept": "nhan", "reject": "bo", "reopen": "lai", "correct": "sua"}


def _told(choice: Choice, claim: Claim) -> str:
    words = {"accept": _("Chấp nhận"), "reject": _("Bỏ"), "reopen": _("Xem lại"), "correct": _("Sửa thành")}
    value = choice.value if choice.verdict == "correct" and choice.value is not None else claim.value
    return f"{words[choice.verdict]}: {line(claim.kind, value)}"

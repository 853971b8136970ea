"""The changes that a page offers for a body: each a form, words for it, and the action it asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.organisations import actions, changing, forms, officials
from dieuhanh.web.organisations.directory import COMMITTEE
from dieuhanh.web.organisations.models import Organisation, Rank, SuccessionKind
from dieuhanh.web.organisations.officials import Named
from dieuhanh.web.organisations.pagedata import BodyPage

Act = Callable[[Actor, Organisation, dict[str, Any]], object]


@dataclass(frozen=True, slots=True)
class Offered:
    """One kind of change."""

    what: str
    label: str | Promise
    form: type[Form]
    act: Act
    only_committees: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """One change on the page, with its form; `is_open` where it was filled in wrong."""

    offered: Offered
    form: Form
    is_open: bool


def _rename(actor: Actor, body: Organisation, said: dict[str, Any]) -> None:
    actions.rename(actor=actor, organisation=body, name=said["name"], on=said["on"], legal_basis=said["basis"])


def _move(actor: Actor, body: Organisation, said: dict[str, Any]) -> None:
    parent = forms.BodyField().find(said["parent"], said["on"])
    actions.move(actor=actor, organisation=body, parent=parent, on=said["on"], legal_basis=said["basis"])


def _succeed(actor: Actor, body: Organisation, said: dict[str, Any]) -> None:
    field = forms.BodyField()
    heirs = [field.find(line.strip(), said["on"]) for line in said["heirs"].splitlines() if line.strip()]
    kind = SuccessionKind(said["kind"])
    changing.succeed(actor=actor, old=body, heirs=heirs, kind=kind, on=said["on"], basis=said["basis"])


def _dissolve(actor: Actor, body: Organisation, said: dict[str, Any]) -> None:
    changing.dissolve(actor=actor, organisation=body, on=said["on"], basis=said["basis"])


def _code(actor: Actor, body: Organisation, said: dict[str, Any]) -> None:
    changing.set_code(actor=actor, organisation=body, code=said["code"])


def _term(actor: Actor, body: Organisation, said: dict[str, Any]) -> None:
    changing.set_term(actor=actor, committee=body, first=said["first"], last=said["last"], basis=said["basis"])


def _appoint(actor: Actor, body: Organisation, said: dict[str, Any]) -> None:
    named = Named(said["person"], body, said["title"], Rank(said["rank"]), said["basis"], said["on"])
    officials.appoint(actor=actor, named=named, replaces=said["replaces"], term_end=said["term_end"])


OFFERED = (
    Offered("ten", _("Đổi tên"), forms.RenameForm, _rename),
    Offered("cap-tren", _("Chuyển cơ quan cấp trên"), forms.MoveForm, _move),
    Offered("ma", _("Mã định danh"), forms.CodeForm, _code),
    Offered("chuc-vu", _("Bổ nhiệm, phân công"), forms.AppointForm, _appoint),
    Offered("nhiem-ky", _("Nhiệm kỳ"), forms.TermForm, _term, only_committees=True),
    Offered("ke-thua", _("Hợp nhất, chia tách, chuyển"), forms.SucceedForm, _succeed),
    Offered("giai-the", _("Giải thể, không có cơ quan kế thừa"), forms.DissolveForm, _dissolve),
)


def find(what: str) -> Offered | None:
    """Return the change of a name."""
    return next((one for one in OFFERED if one.what == what), None)


def sections(page: BodyPage, bound: Form | None, what: str) -> list[Section]:
    """Return the changes that a body's page offers, each with an empty form, or the one that was filled in wrong."""
    is_committee = page.organisation.kind == COMMITTEE
    return [
        Section(one, bound if bound is not None and one.what == what else _empty(one, page), one.what == what)
        for one in OFFERED
        if is_committee or not one.only_committees
    ]


def _empty(one: Offered, page: BodyPage) -> Form:
    initial = {"code": page.organisation.code, "name": ""}
    return one.form(initial=initial, auto_id=f"{one.what}-%s")

"""The wizard that hands over what an ended body holds: old body, heirs, who gets what, preview; then the result.

Everything typed is kept on the server at each step, so that the way back loses nothing and no script is needed.
"""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.organisations import transfers
from dieuhanh.web.organisations.allotment import AllotmentError
from dieuhanh.web.organisations.forms import BodyField, TransferForm
from dieuhanh.web.organisations.holdings import HoldingError
from dieuhanh.web.organisations.models import Organisation, Transfer, TransferState
from dieuhanh.web.organisations.selectors import directory
from dieuhanh.web.organisations.transferpages import heirs_suggested, kinds_of, name_of, preview
from dieuhanh.web.organisations.transferring import carry_out_or_queue
from dieuhanh.web.organisations.transfers import Basis, TransferError
from dieuhanh.web.pages.frame import Link

_FAULTS = (TransferError, HoldingError, AllotmentError, ValidationError)
_STEPS = 4


def wizard(request: HttpRequest, key: str) -> HttpResponseBase:
    """One step of the wizard: `?buoc=2`; it goes no further than what is prepared."""
    old = get_object_or_404(Organisation, key=key)
    actor = cast("User", request.user).actor
    require(actor, transfers.RIGHT)
    draft = Transfer.objects.filter(old=old, state=TransferState.DRAFT).first()
    step = _step(request, draft)
    fault = ""
    form = TransferForm(request.POST if step == 1 and request.method == "POST" else None, initial=_initial(draft, old))
    if request.method == "POST":
        try:
            answer = _post(request, actor, old, draft, step, form)
        except _FAULTS as refused:
            fault = "; ".join(refused.messages) if isinstance(refused, ValidationError) else _words(refused)
        else:
            if answer is not None:
                return answer
    return _show(request, old, draft, step, form, fault)


def _step(request: HttpRequest, draft: Transfer | None) -> int:
    wanted = request.GET.get("buoc", "1")
    reached = 1 if draft is None else 2 if not draft.heirs else 3 if not draft.seen else _STEPS
    return min(int(wanted) if wanted in {"1", "2", "3", "4"} else 1, reached)


def _post(
    request: HttpRequest, actor: Actor, old: Organisation, draft: Transfer | None, step: int, form: TransferForm
) -> HttpResponseBase | None:
    if step == 1 or draft is None:
        if not form.is_valid():
            return None
        said = form.cleaned_data
        transfers.begin(actor=actor, old=old, basis=Basis(said["number"], said["decided_on"], said["on"]))
    elif step == 2:
        transfers.choose_heirs(actor=actor, transfer=draft, heirs=_typed_heirs(request, draft))
    elif step == 3:
        _share_out(request, actor, draft)
    else:
        count = carry_out_or_queue(actor=actor, transfer=draft, at=timezone.now())
        told = _("Đã chuyển %s việc.") % count if count is not None else _("Đang chuyển ở chế độ nền.")
        messages.success(request, told)
        return redirect("organisations:transferred", key=old.key, identifier=draft.pk)
    return redirect(f"{request.path}?buoc={step + 1}")


def _typed_heirs(request: HttpRequest, draft: Transfer) -> list[Organisation]:
    field = BodyField()
    typed = [*request.POST.getlist("nhan"), *request.POST.get("them", "").splitlines()]
    return [field.find(name.strip(), draft.on) for name in dict.fromkeys(typed) if name.strip()]


def _share_out(request: HttpRequest, actor: Actor, draft: Transfer) -> None:
    of_kind = {name[5:]: heir for name, heir in request.POST.items() if name.startswith("loai-") and heir}
    alone = {name[5:]: heir for name, heir in request.POST.items() if name.startswith("viec-") and heir}
    transfers.share_out(
        actor=actor,
        transfer=draft,
        of_kind={kind: str(heir) for kind, heir in of_kind.items()},
        alone={thing: str(heir) for thing, heir in alone.items()},
    )
    transfers.shares_of(draft)  # so that a thing without an heir is told here, not on the last page


def _words(fault: Exception) -> str:
    if isinstance(fault, AllotmentError):
        return _("Còn việc chưa chọn cơ quan nhận. Hãy chọn cơ quan nhận cho từng loại, hoặc cho từng việc.")
    return str(fault)


def _initial(draft: Transfer | None, old: Organisation) -> dict[str, str]:
    if draft is not None:
        days = {"decided_on": f"{draft.decided_on:%d/%m/%Y}", "on": f"{draft.on:%d/%m/%Y}"}
        return {"number": draft.decision, **days}
    first = old.heirs.order_by("-date").first()
    return {"on": f"{first.date:%d/%m/%Y}" if first else ""}


def _show(
    request: HttpRequest, old: Organisation, draft: Transfer | None, step: int, form: TransferForm, fault: str
) -> HttpResponse:
    name = name_of(old)
    context = {
        "old": old,
        "name": name,
        "draft": draft,
        "step": step,
        "steps": [_("Cơ quan cũ"), _("Cơ quan nhận"), _("Chia việc"), _("Xem trước")],
        "form": form,
        "fault": fault,
        "kinds": kinds_of(old, draft),
        "suggested": heirs_suggested(old, draft) if draft and step == 2 else [],
        "heirs": [(key, directory().bodies[key].name_on(draft.on)) for key in draft.heirs] if draft else [],
        "preview": preview(draft) if draft and step == _STEPS else None,
        "path": _path(old, name, _("Chuyển giao")),
    }
    status = 422 if fault or form.errors else 200
    return render(request, "organisations/transfer.html", context, status=status)


def result(request: HttpRequest, key: str, identifier: UUID) -> HttpResponseBase:
    """What was handed over; within a day it can be taken back (POST)."""
    transfer = get_object_or_404(Transfer.objects.select_related("old"), pk=identifier, old__key=key)
    actor = cast("User", request.user).actor
    require(actor, transfers.RIGHT)
    fault = ""
    if request.method == "POST":
        try:
            count = transfers.undo(actor=actor, transfer=transfer, at=timezone.now())
        except (TransferError, HoldingError) as refused:
            fault = str(refused)
        else:
            messages.success(request, _("Đã hoàn tác: %s việc trở về cơ quan cũ.") % count)
            return redirect(request.path)
    items = list(transfer.items.select_related("heir")[:200])
    name = name_of(transfer.old)
    context = {
        "transfer": transfer,
        "name": name,
        "rows": [(item, directory().bodies[item.heir.key].name_on(transfer.on)) for item in items],
        "count": transfer.items.count(),
        "may_undo": transfers.may_undo(transfer, timezone.now()),
        "fault": fault,
        "path": _path(transfer.old, name, _("Kết quả chuyển giao")),
    }
    return render(request, "organisations/transferred.html", context, status=422 if fault else 200)


def _path(old: Organisation, name: str, last: str) -> list[Link]:
    above = [Link("/nb/", _("Hôm nay")), Link("/nb/co-quan/", _("Cơ quan"))]
    return [*above, Link(f"/nb/co-quan/{old.key}/", name), Link("", last)]

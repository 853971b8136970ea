"""Many accounts at once: a table is looked at row by row first, then made as a whole; the first passwords show once."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.importing import COLUMNS, AccountRow, FirstPassword, import_accounts, read_accounts
from dieuhanh.web.accounts.stepup import recently_confirmed
from dieuhanh.web.administration.views.people import actor_of, steps
from dieuhanh.web.pages.frame import Link

_LARGEST = 200_000


@recently_confirmed()
def page(request: HttpRequest) -> HttpResponse:
    """`viec=xem` shows every row with what is wrong, `viec=tao` makes the accounts; what was typed always stays."""
    text = _typed(request)
    rows: list[AccountRow] = []
    made: list[FirstPassword] = []
    refusals: list[str] = []
    if request.method == "POST":
        try:
            rows = read_accounts(text)
            if request.POST.get("viec") == "tao":
                made = import_accounts(actor=actor_of(request), text=text)
        except ValidationError as fault:
            refusals = fault.messages
    context = {
        "text": text,
        "rows": rows,
        "made": made,
        "refusals": refusals,
        "whole": bool(rows) and not any(row.faults for row in rows),
        "columns": ",".join(COLUMNS),
        "path": steps(Link("", _("Nhập nhiều tài khoản"))),
    }
    return render(request, "administration/import.html", context)


def _typed(request: HttpRequest) -> str:
    """The table as a file or as it was pasted; what is no UTF-8 shows as such and is at fault by its line."""
    sent = request.FILES.get("tep")
    if sent is None:
        return request.POST.get("bang", "")
    data: bytes = sent.read(_LARGEST)
    return data.decode("utf-8", errors="replace")

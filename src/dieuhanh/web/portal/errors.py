"""Pages for what went wrong: each says what happened and where to go on."""

from __future__ import annotations

import logging
import secrets

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dieuhanh.language import slug
from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.selectors import able_to_grant
from dieuhanh.web.bulletins.models import Bulletin
from dieuhanh.web.bulletins.selectors import former_target
from dieuhanh.web.clock import today

_MOST_NAMED = 5
_LONGEST_PATH = 300
_FOR_MACHINES_AND_STAFF = ("/api/", "/nb/")
logger = logging.getLogger(__name__)

TITLES = {
    400: _("Chưa làm được tệp"),
    403: _("Bạn chưa được giao quyền xem mục này"),
    404: _("Không tìm thấy trang này"),
    410: _("Nội dung này đã được gỡ"),
    429: _("Bạn thao tác hơi nhanh"),
    500: _("Hệ thống gặp lỗi"),
}


def error_page(
    request: HttpRequest, status: int, *, title: str = "", message: str = "", code: str = "", instead: str = ""
) -> HttpResponse:
    """Return the page of one kind of error, under the heading of its status or one of its own.

    `message` says more of this case, `code` is what to report, `instead` the address of what took the place.
    """
    context = {"title": title or TITLES[status], "status": status, "message": message, "code": code, "instead": instead}
    context["noindex"] = True
    return render(request, "portal/error.html", context, status=status)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403, and say to who is signed in who could grant the right."""
    user = request.user
    if not isinstance(user, User):
        return error_page(request, 403)
    granters = ", ".join(map(str, able_to_grant(user.pk, today())[:_MOST_NAMED]))
    words = _("Người có thể cấp quyền: %(names)s.") % {"names": granters} if granters else ""
    return error_page(request, 403, message=str(words))


def gone(request: HttpRequest, bulletin: Bulletin) -> HttpResponse:
    """Answer 410 for what was taken down, with the day, the reason and what took its place."""
    day = f"{timezone.localtime(bulletin.withdrawn_at):%d/%m/%Y}" if bulletin.withdrawn_at else ""
    message = _("Bản tin này đã được gỡ ngày %(day)s. Lý do: %(reason)s.") % {
        "day": day,
        "reason": bulletin.get_withdrawal_reason_display(),
    }
    words = f"{message} {bulletin.withdrawal_words}".strip()
    return error_page(request, 410, message=words, instead=bulletin.replacement)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404, with the view's own words where it gave some; lead on from an address that the public once had."""
    target = former_target(request.get_full_path()) or former_target(request.path)
    if target is not None:
        return HttpResponsePermanentRedirect(target)
    if plain := _without_marks(request.path):
        return HttpResponseRedirect(plain)
    words = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    return error_page(request, 404, message=words)


def _without_marks(path: str) -> str:
    """Return a public address that was typed with Vietnamese letters as addresses are written; "" where none stands.

    A part without any letter or digit would leave `//` behind, which leads to another host.
    """
    if path.isascii() or len(path) > _LONGEST_PATH or path.startswith(_FOR_MACHINES_AND_STAFF):
        return ""
    parts = [slug(part) for part in path.strip("/").split("/")]
    return f"/{'/'.join(parts)}/" if all(parts) else ""


def failed(request: HttpRequest) -> HttpResponse:
    """Answer 500 with a short code that stands in the log as well."""
    code = secrets.token_hex(2).upper()
    logger.error("Error page %s shown for %s", code, request.path)
    return error_page(request, 500, code=code)

"""The import page: choose files or paste a text, and see how far each of them is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.rights import may
from dieuhanh.web.intake.actions import NotKeptError
from dieuhanh.web.intake.reading import LARGEST, MOST_FILES, Upload, take_in
from dieuhanh.web.intake.uploads import upload_rows
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.review.selectors import internal_imports

_MEGABYTE = 1024 * 1024


@dataclass(slots=True)
class _Sent:
    """What a browser sent: the files to read, and what is wrong with the others by the name of their input."""

    uploads: list[Upload] = field(default_factory=list)
    errors: list[tuple[str, str]] = field(default_factory=list)
    text: str = ""
    name: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    """The form and all imported texts; a sent form leads to the page of its upload."""
    user = request.user
    may_receive = isinstance(user, User) and may(user.actor, "intake.receive")
    sent = _Sent()
    if request.method == "POST":
        if not isinstance(user, User) or not may_receive:
            raise PermissionDenied
        sent = _read(request)
        if sent.uploads and not sent.errors:
            try:
                return redirect("intake:upload", take_in(actor=user.actor, uploads=sent.uploads))
            except NotKeptError:
                words = _("Chưa ghi được tệp: đĩa của máy chủ đầy hoặc không cho ghi. Hãy báo người quản trị.")
                sent.errors.append(("tep", words))
    context = {
        "rows": internal_imports(),
        "sent": sent,
        "may_receive": may_receive,
        "title": _("Lỗi: %s") % _("Nhập văn bản") if sent.errors else _("Nhập văn bản"),
        "path": [Link("/nb/", _("Hôm nay")), Link("", _("Nhập văn bản"))],
    }
    return render(request, "intake/imports.html", context, status=422 if sent.errors else 200)


def _read(request: HttpRequest) -> _Sent:
    sent = _Sent(text=request.POST.get("van-ban", ""), name=request.POST.get("ten", "").strip())
    files = request.FILES.getlist("tep")
    if len(files) > MOST_FILES:
        sent.errors.append(("tep", _("Mỗi lần nhập nhiều nhất %s tệp. Hãy chia thành nhiều lần.") % MOST_FILES))
        return sent
    for file in files:
        _take(sent, file.name or _("không tên"), file.size or 0, file.read)
    if sent.text.strip():
        name = sent.name or _("Văn bản dán")
        sent.uploads.append(Upload(f"{name.removesuffix('.txt')}.txt", sent.text.replace("\r\n", "\n").encode()))
    if not sent.uploads and not sent.errors:
        sent.errors.append(("tep", _("Hãy chọn tệp, hoặc dán nội dung văn bản.")))
    return sent


def _take(sent: _Sent, name: str, size: int, read: Callable[[], bytes]) -> None:
    if size > LARGEST:
        words = _("Tệp “%(name)s” %(size)s MB, lớn hơn 20 MB. Hãy nén hoặc chia nhỏ.")
        sent.errors.append(("tep", words % {"name": name, "size": round(size / _MEGABYTE)}))
    elif not size:
        sent.errors.append(("tep", _("Tệp “%s” rỗng. Hãy chọn tệp có nội dung.") % name))
    else:
        sent.uploads.append(Upload(name, read()))


@require_GET
def upload(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """The files of one upload with their steps; a script asks for the part alone while something is under way."""
    rows = upload_rows(identifier, english=(get_language() or "vi").startswith("en"))
    if not rows:
        raise Http404
    context = {
        "rows": rows,
        "open": sum(row.is_open for row in rows),
        "done": sum(not row.is_open for row in rows),
        "title": _("Đang nhập văn bản"),
        "path": [Link("/nb/", _("Hôm nay")), Link("/nb/nhap/", _("Nhập văn bản")), Link("", _("Lần nhập này"))],
    }
    part = request.headers.get("X-Phan") == "1"
    return render(request, "intake/_upload.html" if part else "intake/upload.html", context)

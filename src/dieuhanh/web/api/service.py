"""The interface as a whole: its version, its parts, and what it says of each fault."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from dieuhanh.web.api import bodies, public
from dieuhanh.web.api.errors import NotFoundError, UnusableError
from dieuhanh.web.tasks.errors import TaskError

DESCRIPTION = """Giao diện lập trình của Sổ Điều Hành. Phần công khai chỉ đọc và không cần đăng ký; phần cho hệ thống
của cơ quan cần khóa truy cập (Authorization: Bearer …). Mỗi câu trả lời có ETag; gửi lại If-None-Match để nhận 304."""

api = NinjaAPI(
    title="Sổ Điều Hành",
    version="1.0.0",
    description=DESCRIPTION,
    docs_url=None,
    openapi_url="openapi.json",
    urls_namespace="api-v1",
)
api.add_router("", public.router)
api.add_router("/own", bodies.router)


def _said(request: HttpRequest, message: str, status: int) -> HttpResponse:
    return api.create_response(request, {"error": message}, status=status)


@api.exception_handler(NotFoundError)
def _missing(request: HttpRequest, fault: NotFoundError) -> HttpResponse:
    return _said(request, _("Không có mục này, hoặc mục này chưa công khai."), 404)


@api.exception_handler(UnusableError)
def _unusable(request: HttpRequest, fault: UnusableError) -> HttpResponse:
    return _said(request, fault.message, 422)


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    fields = ", ".join(".".join(str(step) for step in one["loc"][1:]) for one in fault.errors)
    return _said(request, _("Giá trị của “%s” không dùng được.") % fields, 422)


@api.exception_handler(AuthenticationError)
def _unknown(request: HttpRequest, fault: AuthenticationError) -> HttpResponse:
    answer = _said(request, _("Thiếu khóa truy cập, hoặc khóa đã hết hạn."), 401)
    answer["WWW-Authenticate"] = "Bearer"
    return answer


@api.exception_handler(PermissionDenied)
def _forbidden(request: HttpRequest, fault: PermissionDenied) -> HttpResponse:
    return _said(request, _("Khóa này chưa được giao quyền làm việc đó."), 403)


@api.exception_handler(TaskError)
def _refused(request: HttpRequest, fault: TaskError) -> HttpResponse:
    return _said(request, fault.message, 409)


@api.exception_handler(HttpError)
def _unreadable(request: HttpRequest, fault: HttpError) -> HttpResponse:
    return _said(request, _("Yêu cầu không đọc được: cần JSON đúng dạng."), fault.status_code)

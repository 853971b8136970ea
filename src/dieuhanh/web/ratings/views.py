"""The public form: what it says back, and the page by which a rating can be changed for a day."""

from __future__ import annotations

from typing import TypedDict

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dieuhanh.web.pages.frame import Link
from dieuhanh.web.pages.visitors import from_own_pages, network_address
from dieuhanh.web.portal.errors import error_page
from dieuhanh.web.ratings import receiving
from dieuhanh.web.ratings.forms import RatingForm
from dieuhanh.web.ratings.models import Question, Rating
from dieuhanh.web.ratings.repeats import TooManyError, Visitor
from dieuhanh.web.ratings.subjects import Subject, subject_of

_BROWSER_LENGTH = 300


class _Given(TypedDict):
    """What a valid form says."""

    stars: int
    words: str


@from_own_pages
def receive(request: HttpRequest) -> HttpResponseBase:
    """Take a rating from the form of a bulletin or an item, and lead to its receipt."""
    if request.method != "POST":
        return redirect("portal:home")
    subject = subject_of(request.POST.get("trang", ""))
    if subject is None:
        return error_page(request, 404, message=_("Trang được đánh giá không còn đăng."))
    form = RatingForm(request.POST)
    if not form.is_valid():
        return _form(request, subject, form, status=422)
    try:
        receipt = receiving.rate(subject=subject, **_given(form), visitor=_visitor(request), at=timezone.now())
    except receiving.AlreadyRatedError:
        return _form(request, subject, form, status=409)
    except TooManyError:
        return error_page(
            request, 429, message=_("Hôm nay đã có nhiều đánh giá từ mạng này. Mời bạn trở lại ngày mai.")
        )
    return redirect("ratings:receipt", receipt=receipt)


@from_own_pages
def receipt(request: HttpRequest, receipt: str) -> HttpResponseBase:
    """Thank for a rating; for a day it can be changed here."""
    at = timezone.now()
    rating = receiving.rating_of(receipt, at)
    subject = subject_of(rating.path) if rating else None
    if rating is None or subject is None:
        words = _("Đánh giá chỉ sửa được trong 24 giờ sau khi gửi.")
        return error_page(request, 410, title=_("Đã hết hạn sửa đánh giá này"), message=words)
    if request.method != "POST":
        return _thanks(request, subject, rating)
    form = RatingForm(request.POST)
    if not form.is_valid():
        return _form(request, subject, form, status=422, action=request.path)
    receiving.change(rating=rating, subject=subject, **_given(form), at=at)
    return redirect("ratings:receipt", receipt=receipt)


def _given(form: RatingForm) -> _Given:
    return {"stars": int(form.cleaned_data["sao"]), "words": form.cleaned_data["chua_ro"]}


def _visitor(request: HttpRequest) -> Visitor:
    return Visitor(network_address(request), request.headers.get("User-Agent", "")[:_BROWSER_LENGTH])


def _thanks(request: HttpRequest, subject: Subject, rating: Rating) -> HttpResponse:
    question = Question.objects.filter(rating=rating).first()
    words = question.words if question else ""
    form = RatingForm(initial={"sao": str(rating.stars), "chua_ro": words})
    context = _context(subject, form, request.path)
    return render(
        request, "ratings/thanks.html", {**context, "rating": rating, "until": rating.rated_at + receiving.EDITABLE}
    )


def _form(
    request: HttpRequest, subject: Subject, form: RatingForm, *, status: int, action: str = "/danh-gia/"
) -> HttpResponse:
    context = {**_context(subject, form, action), "again": status == 409}
    return render(request, "ratings/form.html", context, status=status)


def _context(subject: Subject, form: RatingForm, action: str) -> dict[str, object]:
    path = [Link("/", _("Trang chủ")), Link(subject.path, subject.heading), Link("", _("Đánh giá"))]
    return {"subject": subject, "form": form, "action": action, "noindex": True, "path": path}

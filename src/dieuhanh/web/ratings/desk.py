"""The queue of questions inside: the list, and one question with its owner and its answer."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.rights import may, require
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.ratings import actions, selectors
from dieuhanh.web.ratings.forms import AnswerForm
from dieuhanh.web.ratings.models import Question, QuestionState
from dieuhanh.web.ratings.subjects import subject_of

_A_PAGE = 50


def questions(request: HttpRequest) -> HttpResponse:
    """What readers did not understand: what waits, or `?xem=xong` what was seen to."""
    state = QuestionState.ANSWERED if request.GET.get("xem") == "xong" else QuestionState.WAITING
    actor = cast("User", request.user).actor
    page = Paginator(selectors.questions(actor, state), _A_PAGE).get_page(request.GET.get("trang"))
    context = {
        "title": _("Góp ý của bạn đọc"),
        "page": page,
        "state": state,
        "choices": [
            Link("?", _("Chờ xử lý"), "true" if state == QuestionState.WAITING else ""),
            Link("?xem=xong", _("Đã xử lý"), "true" if state == QuestionState.ANSWERED else ""),
        ],
        "path": [Link("/nb/", _("Hôm nay")), Link("", _("Góp ý"))],
    }
    return render(request, "ratings/questions.html", context)


def question(request: HttpRequest, identifier: UUID) -> HttpResponseBase:
    """One question: the page it is about, who sees to it, and the answer."""
    actor = cast("User", request.user).actor
    if request.method == "POST":
        require(actor, "ratings.answer")
    held = selectors.question(actor, identifier)
    if held is None:
        raise Http404
    form = AnswerForm(request.POST if request.POST.get("viec") == "xong" else None)
    if request.method == "POST" and (request.POST.get("viec") == "nhan" or form.is_valid()):
        return _change(request, held, form)
    context = {
        "title": _("Góp ý của bạn đọc"),
        "question": held,
        "subject": subject_of(held.rating.path),
        "form": form,
        "may_answer": may(actor, "ratings.answer") and held.state == QuestionState.WAITING,
        "path": [Link("/nb/", _("Hôm nay")), Link("/nb/gop-y/", _("Góp ý")), Link("", _("Một góp ý"))],
    }
    return render(request, "ratings/question.html", context)


def _change(request: HttpRequest, held: Question, form: AnswerForm) -> HttpResponseBase:
    """Take it, or answer it; who comes second is told so."""
    actor = cast("User", request.user).actor
    try:
        if request.POST.get("viec") == "nhan":
            actions.take(actor=actor, question=held)
            messages.success(request, _("Bạn phụ trách góp ý này."))
            return redirect("ratings:question", identifier=held.pk)
        actions.answer(actor=actor, question=held, outcome=form.cleaned_data["outcome"], at=timezone.now())
        messages.success(request, _("Đã ghi kết quả xử lý."))
    except actions.AlreadyAnsweredError as late:
        messages.error(request, str(late))
    return redirect("ratings:questions")

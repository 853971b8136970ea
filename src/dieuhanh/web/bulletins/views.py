"""The composer's pages around the draft: weeks, the preview, the checks, approval, taking down."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.rights import may, require
from dieuhanh.web.bulletins import editing, publishing
from dieuhanh.web.bulletins.addresses import Week
from dieuhanh.web.bulletins.checks import public_texts, table
from dieuhanh.web.bulletins.forms import ApprovalForm, WithdrawalForm
from dieuhanh.web.bulletins.models import Bulletin, BulletinStatus, WithdrawalReason
from dieuhanh.web.bulletins.weekly import path_to, required, user_of
from dieuhanh.web.bulletins.weeks import week_of
from dieuhanh.web.clock import now, today

_WEEKS_SHOWN = 12


def weeks(request: HttpRequest) -> HttpResponse:
    """The last weeks with what became of each, and the way to compose."""
    days = [today() - timedelta(weeks=back) for back in range(-1, _WEEKS_SHOWN)]
    newest = {(b.iso_year, b.week): b for b in Bulletin.objects.order_by("version")}
    rows = []
    for week in map(week_of, days):
        bulletin = newest.get((week.year, week.number))
        rows.append({"week": week, "bulletin": bulletin, "days": editing.days_of(week)})
    context = {"rows": rows, "may_compose": may(user_of(request).actor, "bulletins.compose"), "title": _("Bản tin")}
    return render(request, "bulletins/weeks.html", context)


def preview(request: HttpRequest, week: Week) -> HttpResponse:
    """The draft as the public would read it."""
    bulletin = required(week)
    texts = public_texts(bulletin)
    frames = {"may-tinh": _("Máy tính"), "dien-thoai": _("Điện thoại"), "in": _("Bản in")}
    frame = request.GET.get("khung", "")
    context = {
        "frames": frames,
        "chosen": frame if frame in frames else "may-tinh",
        "title": bulletin.title,
        "bulletin": bulletin,
        "week": week,
        "texts": texts,
        "path": path_to(week, _("Xem trước tuần")),
    }
    return render(request, "bulletins/preview.html", context)


def checks(request: HttpRequest, week: Week) -> HttpResponseBase:
    """The table of checks, all reasons at once; letting one pass with a reason; submitting."""
    bulletin = required(week)
    if request.method == "POST":
        return _check_decided(request, week, bulletin)
    rows = table(bulletin)
    if "dem" in request.GET:
        return JsonResponse({"count": sum(not problem.waived for row in rows for problem in row.problems)})
    context = {
        "title": _("Soát lỗi trước khi đăng"),
        "bulletin": bulletin,
        "week": week,
        "rows": rows,
        "blocking": sum(problem.blocks for row in rows for problem in row.problems),
        "is_draft": bulletin.status == BulletinStatus.DRAFT,
        "may_compose": may(user_of(request).actor, "bulletins.compose"),
        "path": path_to(week, _("Kiểm tra tuần")),
    }
    return render(request, "bulletins/checks.html", context)


def _check_decided(request: HttpRequest, week: Week, bulletin: Bulletin) -> HttpResponseBase:
    actor = user_of(request).actor
    if request.POST.get("viec") == "trinh":
        try:
            publishing.submit(actor=actor, bulletin=bulletin)
        except (publishing.NotReadyError, publishing.WrongStateError) as fault:
            messages.error(request, _("Chưa trình được: %s") % fault)
            return redirect("bulletins:checks", week=week)
        messages.success(request, _("Đã trình. Người duyệt phải là người khác."))
        return redirect("bulletins:approval", week=week)
    reason = request.POST.get("ly-do", "").strip()
    if not reason:
        messages.error(request, _("Nhập lý do bỏ qua."))
    else:
        finding = request.POST.get("loi", "")[:64]
        publishing.waive(actor=actor, bulletin=bulletin, finding=finding, reason=reason[:300])
    return redirect(reverse("bulletins:checks", kwargs={"week": week}) + f"#loi-{request.POST.get('thu', '')[:4]}")


def approval(request: HttpRequest, week: Week) -> HttpResponseBase:
    """The page of the second person: publish now, at an hour, or give back."""
    bulletin = required(week)
    user = user_of(request)
    if request.POST.get("viec") == "rut":
        return _taken_back(request, week, bulletin)
    form = ApprovalForm(request.POST or None, now=now(), last_day=bulletin.period_end)
    if request.method == "POST" and form.is_valid():
        return _decided(request, week, bulletin, form)
    context = {
        "title": _("Duyệt đăng bản tin tuần %(number)s/%(year)s") % {"number": week.number, "year": week.year},
        "bulletin": bulletin,
        "week": week,
        "form": form,
        "own": bulletin.submitted_by_id == user.pk,
        "may_take_back": bulletin.status == BulletinStatus.SUBMITTED,
        "waiting": bulletin.status in {BulletinStatus.SUBMITTED, BulletinStatus.SCHEDULED},
        "texts": public_texts(bulletin),
        "path": path_to(week, _("Duyệt tuần")),
    }
    return render(request, "bulletins/approval.html", context)


def _taken_back(request: HttpRequest, week: Week, bulletin: Bulletin) -> HttpResponseBase:
    try:
        publishing.take_back(actor=user_of(request).actor, bulletin=bulletin)
    except publishing.WrongStateError as fault:
        messages.error(request, _("Chưa rút lại được: %s") % fault)
        return redirect("bulletins:approval", week=week)
    messages.success(request, _("Đã rút lại. Bản nháp lại sửa được."))
    return redirect("bulletins:compose", week=week)


def _decided(request: HttpRequest, week: Week, bulletin: Bulletin, form: ApprovalForm) -> HttpResponseBase:
    actor, data = user_of(request).actor, form.cleaned_data
    try:
        if data["decision"] == "back":
            publishing.give_back(actor=actor, bulletin=bulletin, reason=data["reason"])
            messages.success(request, _("Đã trả lại bản nháp."))
        else:
            done = publishing.approve(actor=actor, bulletin=bulletin, at=now(), publish_at=form.publish_at())
            messages.success(request, done.get_status_display())
    except (publishing.NotReadyError, publishing.WrongStateError) as fault:
        messages.error(request, _("Chưa đăng được: %s") % fault)
    return redirect("bulletins:approval", week=week)


def withdrawal(request: HttpRequest, week: Week) -> HttpResponseBase:
    """Taking a published bulletin down, with a reason for the public."""
    require(user_of(request).actor, "bulletins.approve")
    published = Bulletin.objects.filter(iso_year=week.year, week=week.number, status=BulletinStatus.PUBLISHED)
    bulletin = published.order_by("-version").first()
    if bulletin is None:
        raise Http404
    form = WithdrawalForm(request.POST or None, week=f"{week.number}/{week.year}")
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        publishing.withdraw(
            actor=user_of(request).actor,
            bulletin=bulletin,
            reason=WithdrawalReason(data["reason"]),
            words=data["words"],
            replacement=data["replacement"],
            at=now(),
        )
        messages.success(request, _("Đã gỡ bản tin. Địa chỉ cũ trả lời kèm lý do."))
        return redirect("bulletins:weeks")
    context = {"title": _("Gỡ bản tin"), "bulletin": bulletin, "form": form, "path": path_to(week, _("Gỡ tuần"))}
    return render(request, "bulletins/withdrawal.html", context)

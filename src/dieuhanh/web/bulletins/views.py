"""The composer's pages: weeks, a draft, one item beside its source, the preview, the checks, approval, taking down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.rights import may, require
from dieuhanh.web.bulletins import editing, publishing, wording
from dieuhanh.web.bulletins.addresses import Week
from dieuhanh.web.bulletins.candidates import candidate, candidates
from dieuhanh.web.bulletins.checks import public_texts, table, words_of
from dieuhanh.web.bulletins.forms import ApprovalForm, ItemForm, WithdrawalForm
from dieuhanh.web.bulletins.models import Bulletin, BulletinItem, BulletinStatus, WithdrawalReason
from dieuhanh.web.bulletins.weeks import week_of
from dieuhanh.web.clock import today
from dieuhanh.web.pages.frame import Link

_WEEKS_SHOWN = 12


def _user(request: HttpRequest) -> User:
    return cast("User", request.user)


def _current(week: Week) -> Bulletin | None:
    """The week's newest version, draft or not."""
    return Bulletin.objects.filter(iso_year=week.year, week=week.number).order_by("-version").first()


def _required(week: Week) -> Bulletin:
    bulletin = _current(week)
    if bulletin is None:
        raise Http404
    return bulletin


def _path(week: Week, label: str) -> list[Link]:
    return [
        Link("/nb/", _("Hôm nay")),
        Link(reverse("bulletins:weeks"), _("Bản tin")),
        Link("", f"{label} {week.number}/{week.year}"),
    ]


def weeks(request: HttpRequest) -> HttpResponse:
    """The last weeks with what became of each, and the way to compose."""
    days = [today() - timedelta(weeks=back) for back in range(-1, _WEEKS_SHOWN)]
    newest = {(b.iso_year, b.week): b for b in Bulletin.objects.order_by("version")}
    rows = []
    for week in map(week_of, days):
        bulletin = newest.get((week.year, week.number))
        rows.append({"week": week, "bulletin": bulletin, "days": editing.days_of(week)})
    context = {"rows": rows, "may_compose": may(_user(request).actor, "bulletins.compose"), "title": _("Bản tin")}
    return render(request, "bulletins/weeks.html", context)


def compose(request: HttpRequest, week: Week) -> HttpResponseBase:
    """The draft of a week beside what could go into it."""
    actor = _user(request).actor
    if request.method == "POST":
        return _change(request, week)
    bulletin = _current(week)
    draft = bulletin if bulletin and bulletin.status == BulletinStatus.DRAFT else None
    items = list(draft.items.select_related("announced").prefetch_related("topics", "pictures")) if draft else []
    context = {
        "title": _("Soạn bản tin tuần %(number)s/%(year)s") % {"number": week.number, "year": week.year},
        "week": week,
        "bulletin": bulletin,
        "draft": draft,
        "items": items,
        "candidates": candidates(draft) if draft else [],
        "classic": wording.classic(item.heading for item in items) if items else "",
        "fresh_lead": editing.sentence(draft) if draft and draft.lead_edited else "",
        "may_compose": may(actor, "bulletins.compose"),
        "path": _path(week, _("Tuần")),
    }
    return render(request, "bulletins/compose.html", context)


def _change(request: HttpRequest, week: Week) -> HttpResponseBase:
    """Do what a button of the composer asks, then show the draft again, at the item that was touched."""
    actor = _user(request).actor
    require(actor, "bulletins.compose")
    name = request.POST.get("viec", "")
    if name == "mo":
        editing.open_draft(actor=actor, week=week, change_note=request.POST.get("ghi-chu", "").strip())
        return redirect("bulletins:compose", week=week)
    bulletin = _required(week)
    change = _CHANGES.get(name)
    if change is None:
        raise Http404
    try:
        anchor = change(request, bulletin, _number(request.POST.get("lan", "")))
    except editing.EditConflictError as conflict:
        messages.error(request, str(conflict))
        anchor = ""
    return redirect(reverse("bulletins:compose", kwargs={"week": week}) + anchor)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def _item_of(request: HttpRequest, bulletin: Bulletin) -> BulletinItem:
    try:
        identifier = UUID(request.POST.get("muc", ""))
    except ValueError:
        raise Http404 from None
    return get_object_or_404(bulletin.items.select_related("bulletin"), pk=identifier)


def _add(request: HttpRequest, bulletin: Bulletin, revision: int) -> str:
    found = candidate(request.POST.get("ung-vien", ""))
    if found is None:
        raise Http404
    actor = _user(request).actor
    item = editing.add_item(actor=actor, bulletin=bulletin, revision=revision, candidate=found)
    return f"#muc-{item.pk}"


def _add_all(request: HttpRequest, bulletin: Bulletin, revision: int) -> str:
    actor = _user(request).actor
    for number, found in enumerate(candidates(bulletin)):
        editing.add_item(actor=actor, bulletin=bulletin, revision=revision + number, candidate=found)
    return "#ban-tin"


def _remove(request: HttpRequest, bulletin: Bulletin, revision: int) -> str:
    item = _item_of(request, bulletin)
    editing.remove_item(actor=_user(request).actor, item=item, revision=revision)
    messages.success(request, _("Đã bỏ mục “%s” khỏi bản tin.") % item.heading)
    return "#ban-tin"


def _move(request: HttpRequest, bulletin: Bulletin, revision: int) -> str:
    item = _item_of(request, bulletin)
    steps = {"len": item.position - 1, "xuong": item.position + 1, "dau": 1}
    wanted = steps.get(request.POST.get("huong", ""), _number(request.POST.get("vi-tri", "")))
    before = item.position
    place = editing.move_item(actor=_user(request).actor, item=item, revision=revision, position=wanted)
    words = _("Mục %(before)s, chuyển đến vị trí %(place)s trên %(count)s.")
    messages.success(request, words % {"before": before, "place": place, "count": bulletin.items.count()})
    return f"#muc-{item.pk}"


def _arrange(request: HttpRequest, bulletin: Bulletin, revision: int) -> str:
    by = "day" if request.POST.get("theo") == "ngay" else "kind"
    editing.arrange(actor=_user(request).actor, bulletin=bulletin, revision=revision, by=by)
    return "#ban-tin"


def _lead(request: HttpRequest, bulletin: Bulletin, revision: int) -> str:
    again = "sinh-lai" in request.POST
    lead = None if again else request.POST.get("cau-mo-dau", "").strip()
    editing.set_lead(actor=_user(request).actor, bulletin=bulletin, revision=revision, lead=lead)
    return "#mo-dau"


def _note(request: HttpRequest, bulletin: Bulletin, revision: int) -> str:
    note = request.POST.get("ghi-chu", "").strip()
    editing.set_change_note(actor=_user(request).actor, bulletin=bulletin, revision=revision, note=note)
    return "#mo-dau"


_CHANGES: dict[str, Callable[[HttpRequest, Bulletin, int], str]] = {
    "them": _add,
    "them-het": _add_all,
    "bo": _remove,
    "chuyen": _move,
    "sap": _arrange,
    "mo-dau": _lead,
    "ghi-chu": _note,
}


def item(request: HttpRequest, week: Week, identifier: UUID) -> HttpResponseBase:
    """One item: its public wording beside the text that it comes from."""
    require(_user(request).actor, "bulletins.compose")
    items = BulletinItem.objects.select_related("bulletin", "text_version", "announced")
    found = get_object_or_404(items, pk=identifier, bulletin__iso_year=week.year, bulletin__week=week.number)
    form = ItemForm(request.POST or None, initial=_initial(found))
    if request.method == "POST" and form.is_valid() and _saved(request, found, form):
        return redirect(reverse("bulletins:compose", kwargs={"week": week}) + f"#muc-{found.pk}")
    source = found.text_version.text[found.start : found.end] if found.text_version else ""
    context = {
        "title": _("Sửa mục %s") % found.position,
        "form": form,
        "item": found,
        "week": week,
        "source": source,
        "path": _path(week, _("Tuần")),
    }
    return render(request, "bulletins/item.html", context)


def _initial(found: BulletinItem) -> dict[str, object]:
    return {
        "heading": found.heading,
        "public_text": words_of(found),
        "as_source": found.public_text is None,
        "for_people": found.for_people,
        "topics": list(found.topics.all()),
        "revision": found.bulletin.revision,
    }


def _saved(request: HttpRequest, found: BulletinItem, form: ItemForm) -> bool:
    data = form.cleaned_data
    try:
        editing.edit_item(
            actor=_user(request).actor,
            item=found,
            revision=data["revision"],
            heading=data["heading"],
            public_text=None if data["as_source"] else data["public_text"],
            for_people=data["for_people"],
            topics=list(data["topics"]),
        )
    except editing.EditConflictError as conflict:
        form.add_error(None, f"{conflict} {_('Bản hiện tại: “%s”.') % words_of(found)[:500]}")
        fresh = Bulletin.objects.get(pk=found.bulletin_id).revision
        form.data = cast("QueryDict", form.data).copy()
        form.data["revision"] = str(fresh)
        return False
    return True


def preview(request: HttpRequest, week: Week) -> HttpResponse:
    """The draft as the public would read it."""
    bulletin = _required(week)
    texts = public_texts(bulletin)
    context = {
        "title": bulletin.title,
        "bulletin": bulletin,
        "week": week,
        "texts": texts,
        "path": _path(week, _("Xem trước tuần")),
    }
    return render(request, "bulletins/preview.html", context)


def checks(request: HttpRequest, week: Week) -> HttpResponseBase:
    """The table of checks, all reasons at once; letting one pass with a reason; submitting."""
    bulletin = _required(week)
    if request.method == "POST":
        return _check_decided(request, week, bulletin)
    rows = table(bulletin)
    context = {
        "title": _("Kiểm tra trước khi đăng"),
        "bulletin": bulletin,
        "week": week,
        "rows": rows,
        "blocking": sum(problem.blocks for row in rows for problem in row.problems),
        "is_draft": bulletin.status == BulletinStatus.DRAFT,
        "may_compose": may(_user(request).actor, "bulletins.compose"),
        "path": _path(week, _("Kiểm tra tuần")),
    }
    return render(request, "bulletins/checks.html", context)


def _check_decided(request: HttpRequest, week: Week, bulletin: Bulletin) -> HttpResponseBase:
    actor = _user(request).actor
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
    return redirect("bulletins:checks", week=week)


def approval(request: HttpRequest, week: Week) -> HttpResponseBase:
    """The page of the second person: publish now, at an hour, or give back."""
    bulletin = _required(week)
    user = _user(request)
    form = ApprovalForm(request.POST or None, now=timezone.now())
    if request.method == "POST" and form.is_valid():
        return _decided(request, week, bulletin, form)
    context = {
        "title": _("Duyệt đăng bản tin tuần %(number)s/%(year)s") % {"number": week.number, "year": week.year},
        "bulletin": bulletin,
        "week": week,
        "form": form,
        "own": bulletin.submitted_by_id == user.pk,
        "waiting": bulletin.status in {BulletinStatus.SUBMITTED, BulletinStatus.SCHEDULED},
        "texts": public_texts(bulletin),
        "path": _path(week, _("Duyệt tuần")),
    }
    return render(request, "bulletins/approval.html", context)


def _decided(request: HttpRequest, week: Week, bulletin: Bulletin, form: ApprovalForm) -> HttpResponseBase:
    actor, data = _user(request).actor, form.cleaned_data
    try:
        if data["decision"] == "back":
            publishing.give_back(actor=actor, bulletin=bulletin, reason=data["reason"])
            messages.success(request, _("Đã trả lại bản nháp."))
        else:
            hour = data["hour"] if data["decision"] == "later" else None
            done = publishing.approve(actor=actor, bulletin=bulletin, at=timezone.now(), publish_at=hour)
            messages.success(request, done.get_status_display())
    except (publishing.NotReadyError, publishing.WrongStateError) as fault:
        messages.error(request, _("Chưa đăng được: %s") % fault)
    return redirect("bulletins:approval", week=week)


def withdrawal(request: HttpRequest, week: Week) -> HttpResponseBase:
    """Taking a published bulletin down, with a reason for the public."""
    require(_user(request).actor, "bulletins.approve")
    published = Bulletin.objects.filter(iso_year=week.year, week=week.number, status=BulletinStatus.PUBLISHED)
    bulletin = published.order_by("-version").first()
    if bulletin is None:
        raise Http404
    form = WithdrawalForm(request.POST or None, week=f"{week.number}/{week.year}")
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        publishing.withdraw(
            actor=_user(request).actor,
            bulletin=bulletin,
            reason=WithdrawalReason(data["reason"]),
            words=data["words"],
            replacement=data["replacement"],
            at=timezone.now(),
        )
        messages.success(request, _("Đã gỡ bản tin. Địa chỉ cũ trả lời kèm lý do."))
        return redirect("bulletins:weeks")
    context = {"title": _("Gỡ bản tin"), "bulletin": bulletin, "form": form, "path": _path(week, _("Gỡ tuần"))}
    return render(request, "bulletins/withdrawal.html", context)

"""The composer: the draft of a week beside what could go into it, and what each of its buttons does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dieuhanh.language import fold
from dieuhanh.web.accounts.rights import may, require
from dieuhanh.web.bulletins import editing, presence, wording
from dieuhanh.web.bulletins.addresses import Week
from dieuhanh.web.bulletins.candidates import Candidate, candidate, candidates, unreviewed
from dieuhanh.web.bulletins.merging import Wording
from dieuhanh.web.bulletins.models import Bulletin, BulletinItem, BulletinStatus
from dieuhanh.web.bulletins.weekly import current, path_to, required, user_of
from dieuhanh.web.clock import now
from dieuhanh.web.pages.formatting import day_range
from dieuhanh.web.pages.templatetags.pages import moment

CONFLICT = 409


def compose(request: HttpRequest, week: Week) -> HttpResponseBase:
    """The draft of a week beside what could go into it."""
    return _change(request, week) if request.method == "POST" else _shown(request, week)


def _shown(request: HttpRequest, week: Week, *, lead: str | None = None, conflict: str = "") -> HttpResponse:
    """Show the draft; `lead` is what somebody typed that could not be saved, for the reason `conflict`."""
    actor = user_of(request).actor
    bulletin = current(week)
    draft = bulletin if bulletin and bulletin.status == BulletinStatus.DRAFT else None
    context = {
        "title": _("Bản tin tuần %(number)s (%(days)s)")
        % {"number": week.number, "days": day_range(*editing.days_of(week))},
        "week": week,
        "bulletin": bulletin,
        "draft": draft,
        "may_compose": may(actor, "bulletins.compose"),
        "path": path_to(week, _("Tuần")),
        **(_of_draft(request, draft, lead) if draft else {}),
        "conflict": conflict,
    }
    return render(request, "bulletins/compose.html", context, status=CONFLICT if conflict else 200)


def _of_draft(request: HttpRequest, draft: Bulletin, lead: str | None) -> dict[str, object]:
    actor, at = user_of(request).actor, now()
    items = list(draft.items.select_related("announced").prefetch_related("topics", "pictures"))
    mine = presence.come(actor=actor, bulletin=draft, item=None, at=at) if may(actor, "bulletins.compose") else None
    kept = str(mine.typed.get("cau-mo-dau", draft.lead)) if mine else draft.lead
    fresh = editing.sentence(draft) if draft.lead_edited else draft.lead
    found = candidates(draft)
    narrow = request.GET.get("loc", "").strip()
    return {
        "items": items,
        "candidates": _narrowed(found, narrow),
        "all_candidates": len(found),
        "narrow": narrow,
        "unreviewed": 0 if found or items else unreviewed(draft.period_start, draft.period_end),
        "classic": wording.classic(item.heading for item in items) if items else "",
        "lead": kept if lead is None else lead,
        "kept": lead is None and kept != draft.lead,
        "changes": wording.changes(draft.lead, fresh) if fresh != draft.lead else [],
        "saved": saved_words(draft.saved_at),
        "others": presence.others(actor, draft, None, at),
    }


def saved_words(at: datetime | None) -> str:
    """Say when a draft was saved: the hour today, the day too before."""
    if at is None:
        return ""
    local = timezone.localtime(at)
    return _("Đã lưu %s") % (f"{local:%H:%M}" if local.date() == timezone.localdate() else moment(at))


def _narrowed(found: list[Candidate], narrow: str) -> list[Candidate]:
    """Those whose heading or document has all the words, however they are written."""
    words = fold(narrow).split()
    return [one for one in found if all(word in fold(f"{one.heading} {one.announced or ''}") for word in words)]


def _change(request: HttpRequest, week: Week) -> HttpResponseBase:
    """Do what a button of the composer asks, then show the draft again, at the item that was touched."""
    actor = user_of(request).actor
    require(actor, "bulletins.compose")
    name = request.POST.get("viec", "")
    if name == "mo":
        editing.open_draft(actor=actor, week=week, change_note=request.POST.get("ghi-chu", "").strip())
        return redirect("bulletins:compose", week=week)
    bulletin = required(week)
    if name == "giu":
        return _keep(request, bulletin)
    if name == "mo-dau":
        return _lead(request, week, bulletin)
    change = _CHANGES.get(name)
    if change is None:
        raise Http404
    try:
        anchor = change(request, bulletin, _number(request.POST.get("lan", "")))
    except editing.EditConflictError as conflict:
        messages.error(request, str(conflict))
        anchor = ""
    return redirect(_address(request, week) + anchor)


def _address(request: HttpRequest, week: Week) -> str:
    """The composer's address with the filter that is set."""
    narrow = request.GET.get("loc", "")
    return reverse("bulletins:compose", kwargs={"week": week}) + (f"?{urlencode({'loc': narrow})}" if narrow else "")


def _keep(request: HttpRequest, bulletin: Bulletin) -> JsonResponse:
    """Keep the opening sentence that is being typed, and tell who else is there."""
    actor, at = user_of(request).actor, now()
    lead = request.POST.get("cau-mo-dau", "")
    changed = lead.split() != bulletin.lead.split()
    presence.come(actor=actor, bulletin=bulletin, item=None, at=at, typed={"cau-mo-dau": lead} if changed else {})
    told = presence.others(actor, bulletin, None, at)
    return JsonResponse({"saved": kept_words(at) if changed else "", "others": " · ".join(told)})


def kept_words(at: datetime) -> str:
    """Say that what is typed is kept, though not saved in the bulletin."""
    return _("Đã giữ phần đang gõ lúc %s") % f"{timezone.localtime(at):%H:%M}"


def _lead(request: HttpRequest, week: Week, bulletin: Bulletin) -> HttpResponseBase:
    """Save the opening sentence, or make it anew; what cannot be saved stays typed."""
    actor = user_of(request).actor
    typed = request.POST.get("cau-mo-dau", "").strip()
    lead = None if "sinh-lai" in request.POST else typed
    try:
        editing.save_lead(actor=actor, bulletin=bulletin, base=request.POST.get("goc", ""), lead=lead)
    except editing.EditConflictError as conflict:
        return _shown(request, week, lead=typed, conflict=str(conflict))
    presence.come(actor=actor, bulletin=bulletin, item=None, at=now(), typed={})
    return redirect(_address(request, week) + "#mo-dau")


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
    actor = user_of(request).actor
    item = editing.add_item(actor=actor, bulletin=bulletin, revision=revision, candidate=found)
    words = _("Đã thêm mục %(place)s: %(heading)s") % {"place": item.position, "heading": item.heading}
    messages.success(request, words)
    return f"#uv-{_number(request.POST.get('thu', ''))}"


def _add_all(request: HttpRequest, bulletin: Bulletin, revision: int) -> str:
    actor = user_of(request).actor
    wanted = _narrowed(candidates(bulletin), request.GET.get("loc", ""))
    for number, found in enumerate(wanted):
        editing.add_item(actor=actor, bulletin=bulletin, revision=revision + number, candidate=found)
    return "#ban-tin"


def _remove(request: HttpRequest, bulletin: Bulletin, revision: int) -> str:
    item = _item_of(request, bulletin)
    place = item.position
    editing.remove_item(actor=user_of(request).actor, item=item, revision=revision)
    messages.success(request, _("Đã bỏ mục “%s” khỏi bản tin.") % item.heading)
    beside = bulletin.items.filter(position__lte=place).order_by("-position").first()
    return f"#muc-{beside.pk}" if beside else "#ban-tin"


def _move(request: HttpRequest, bulletin: Bulletin, revision: int) -> str:
    item = _item_of(request, bulletin)
    steps = {"len": item.position - 1, "xuong": item.position + 1, "dau": 1}
    wanted = steps.get(request.POST.get("huong", ""), _number(request.POST.get("vi-tri", "")))
    before = item.position
    place = editing.move_item(actor=user_of(request).actor, item=item, revision=revision, position=wanted)
    words = _("Mục %(before)s, chuyển đến vị trí %(place)s trên %(count)s.")
    messages.success(request, words % {"before": before, "place": place, "count": bulletin.items.count()})
    return f"#muc-{item.pk}"


def _arrange(request: HttpRequest, bulletin: Bulletin, revision: int) -> str:
    by = "day" if request.POST.get("theo") == "ngay" else "kind"
    editing.arrange(actor=user_of(request).actor, bulletin=bulletin, revision=revision, by=by)
    return "#ban-tin"


def _note(request: HttpRequest, bulletin: Bulletin, _revision: int) -> str:
    """Say what this version changes; where somebody else said something else meanwhile, both are told."""
    note, held = request.POST.get("ghi-chu", "").strip(), bulletin.change_note.strip()
    if held not in {request.POST.get("goc", "").strip(), note}:
        told = {"theirs": held, "mine": note}
        raise editing.EditConflictError(_("Ghi chú vừa được người khác sửa: “%(theirs)s”. Bạn gõ: “%(mine)s”.") % told)
    editing.set_change_note(actor=user_of(request).actor, bulletin=bulletin, revision=bulletin.revision, note=note)
    return "#mo-dau"


def _title(request: HttpRequest, bulletin: Bulletin, _revision: int) -> str:
    """Give an item another heading; what was typed is told where it cannot be saved."""
    item = _item_of(request, bulletin)
    typed = " ".join(request.POST.get("tit", "").split())[:1000]
    anchor = f"#muc-{item.pk}"
    if not typed:
        messages.error(request, _("Nhập tít của mục."))
        return anchor
    held = editing.wording_of(item)
    base = Wording(request.POST.get("goc", ""), held.public_text, held.for_people, held.topics)
    mine = Wording(typed, held.public_text, held.for_people, held.topics)
    try:
        editing.save_wording(actor=user_of(request).actor, item=item, base=base, mine=mine)
    except editing.WordingConflictError as conflict:
        told = {"reason": conflict, "theirs": conflict.theirs.heading, "mine": typed}
        messages.error(request, _("%(reason)s Tít bây giờ: “%(theirs)s”. Tít bạn gõ: “%(mine)s”.") % told)
    return anchor


def _people(request: HttpRequest, bulletin: Bulletin, _revision: int) -> str:
    """Mark an item as one for the people, or no more."""
    item = _item_of(request, bulletin)
    held = editing.wording_of(item)
    mine = Wording(held.heading, held.public_text, request.POST.get("co") == "1", held.topics)
    editing.save_wording(actor=user_of(request).actor, item=item, base=held, mine=mine)
    words = _("Mục %s: cho người dân.") if mine.for_people else _("Mục %s: không đánh dấu cho người dân.")
    messages.success(request, words % item.position)
    return f"#muc-{item.pk}"


_CHANGES: dict[str, Callable[[HttpRequest, Bulletin, int], str]] = {
    "them": _add,
    "them-het": _add_all,
    "bo": _remove,
    "chuyen": _move,
    "sap": _arrange,
    "ghi-chu": _note,
    "tit": _title,
    "nguoi-dan": _people,
}

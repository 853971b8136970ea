"""One item of a draft: its public wording beside its source, kept while it is typed, joined with what others did."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.bulletins import editing, merging, presence
from dieuhanh.web.bulletins.addresses import Week
from dieuhanh.web.bulletins.checks import words_of
from dieuhanh.web.bulletins.composing_views import CONFLICT, kept_words
from dieuhanh.web.bulletins.forms import ItemForm
from dieuhanh.web.bulletins.merging import Wording
from dieuhanh.web.bulletins.models import BulletinItem, BulletinStatus, Topic
from dieuhanh.web.bulletins.weekly import path_to, user_of
from dieuhanh.web.clock import now

_INVALID = 422


def item(request: HttpRequest, week: Week, identifier: UUID) -> HttpResponseBase:
    """One item: its public wording beside the text that it comes from."""
    actor = user_of(request).actor
    require(actor, "bulletins.compose")
    items = BulletinItem.objects.select_related("bulletin", "text_version", "announced")
    found = get_object_or_404(items, pk=identifier, bulletin__iso_year=week.year, bulletin__week=week.number)
    if request.method == "POST":
        return _sent(request, week, found)
    kept = presence.come(actor=actor, bulletin=found.bulletin, item=found, at=now())
    typed = dict(kept.typed) if kept and found.bulletin.status == BulletinStatus.DRAFT else {}
    if not typed:
        base = editing.wording_of(found)
        return _shown(request, week, found, ItemForm(initial=_initial(found, base)), base)
    base = merging.read(str(typed.get("goc", "")))
    form = ItemForm(initial={**_initial(found, base), **_typed(typed)})
    return _shown(request, week, found, form, base, kept=True)


def _sent(request: HttpRequest, week: Week, found: BulletinItem) -> HttpResponseBase:
    actor = user_of(request).actor
    what = request.POST.get("viec", "")
    if what == "giu":
        return _keep(request, found)
    if what == "bo-nhap":
        presence.forget(actor=actor, item=found)
        return redirect("bulletins:item", week=week, identifier=found.pk)
    base = merging.read(request.POST.get("goc", ""))
    form = ItemForm(request.POST, initial=_initial(found, base))
    if not form.is_valid():
        return _shown(request, week, found, form, base)
    mine = merging.decided(
        form.wording(), base, {name: request.POST.get(f"chon-{name}", "") for name in merging.FIELDS}
    )
    try:
        editing.save_wording(actor=actor, item=found, base=base, mine=mine)
    except editing.WordingConflictError as conflict:
        return _shown(request, week, found, form, conflict.theirs, conflicts=_conflicts(base, mine, conflict))
    except editing.EditConflictError as conflict:
        form.add_error(None, str(conflict))
        return _shown(request, week, found, form, base)
    presence.forget(actor=actor, item=found)
    return redirect(reverse("bulletins:compose", kwargs={"week": week}) + f"#muc-{found.pk}")


def _keep(request: HttpRequest, found: BulletinItem) -> JsonResponse:
    """Keep what is typed so far, as the page asks by itself; answer when, and who else is at this item."""
    actor, at = user_of(request).actor, now()
    typed: dict[str, object] = {name: request.POST.get(name, "") for name in ("heading", "public_text", "goc")}
    typed |= {name: name in request.POST for name in ("as_source", "for_people")}
    typed["topics"] = request.POST.getlist("topics")
    changed = "sua" in request.POST
    presence.come(actor=actor, bulletin=found.bulletin, item=found, at=at, typed=typed if changed else None)
    told = presence.others(actor, found.bulletin, found, at)
    return JsonResponse({"saved": kept_words(at) if changed else "", "others": " · ".join(told)})


def _initial(found: BulletinItem, base: Wording) -> dict[str, object]:
    return {
        "heading": base.heading,
        "public_text": _source(found) if base.public_text is None else base.public_text,
        "as_source": base.public_text is None,
        "for_people": base.for_people,
        "topics": list(Topic.objects.filter(slug__in=base.topics)),
    }


def _typed(typed: dict[str, object]) -> dict[str, object]:
    return {name: typed[name] for name in ("heading", "public_text", "as_source", "for_people", "topics")}


def _source(found: BulletinItem) -> str:
    return found.text_version.text[found.start : found.end] if found.text_version else ""


def _conflicts(base: Wording, mine: Wording, conflict: editing.WordingConflictError) -> list[dict[str, str]]:
    """Every field that both changed: as it was, as it was typed here, as the other has it."""
    labels = {name: str(field.label) for name, field in ItemForm.base_fields.items()}
    return [
        {
            "name": name,
            "label": labels[name],
            "before": _told(base, name),
            "mine": _told(mine, name),
            "theirs": _told(conflict.theirs, name),
            "who": conflict.who,
        }
        for name in conflict.fields
    ]


def _told(words: Wording, name: str) -> str:
    value = getattr(words, name)
    if name == "topics":
        return ", ".join(Topic.objects.filter(slug__in=value).values_list("name", flat=True)) or _("không có")
    if name == "for_people":
        return _("có") if value else _("không")
    return _("(đúng nguyên văn nguồn)") if value is None else str(value)


def _shown(
    request: HttpRequest,
    week: Week,
    found: BulletinItem,
    form: ItemForm,
    base: Wording,
    *,
    conflicts: list[dict[str, str]] | None = None,
    kept: bool = False,
) -> HttpResponse:
    actor: Actor = user_of(request).actor
    context = {
        "title": _("Sửa mục %s") % found.position,
        "form": form,
        "item": found,
        "week": week,
        "source": _source(found),
        "base": base.written(),
        "conflicts": conflicts or [],
        "kept": kept,
        "is_draft": found.bulletin.status == BulletinStatus.DRAFT,
        "words": words_of(found),
        "others": presence.others(actor, found.bulletin, found, now()),
        "path": path_to(week, _("Tuần")),
    }
    status = CONFLICT if conflicts else _INVALID if form.errors else 200
    return render(request, "bulletins/item.html", context, status=status)

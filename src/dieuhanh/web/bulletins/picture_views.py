"""The pictures of an item in the composer: seen, uploaded, described, taken out."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.bulletins import picturing
from dieuhanh.web.bulletins.addresses import Week
from dieuhanh.web.bulletins.editing import EditConflictError
from dieuhanh.web.bulletins.models import BulletinItem, BulletinStatus, Picture
from dieuhanh.web.bulletins.photographs import PictureError
from dieuhanh.web.bulletins.picture_forms import DescriptionForm, PictureForm
from dieuhanh.web.documents import files
from dieuhanh.web.pages.frame import Link


def pictures(request: HttpRequest, week: Week, identifier: UUID) -> HttpResponseBase:
    """The pictures of an item, each with its words, and the way to add one."""
    actor = cast("User", request.user).actor
    require(actor, "bulletins.compose")
    items = BulletinItem.objects.select_related("bulletin")
    item = get_object_or_404(items, pk=identifier, bulletin__iso_year=week.year, bulletin__week=week.number)
    change = request.POST.get("viec", "") if request.method == "POST" else ""
    adding = PictureForm(
        request.POST if change == "them" else None,
        request.FILES if change == "them" else None,
        initial={"revision": item.bulletin.revision},
    )
    if change == "them" and _added(actor, item, adding):
        return _again(request, week, item, _("Đã thêm ảnh."))
    if change in {"mo-ta", "bo"} and (words := _changed(request, actor, item, change)):
        return _again(request, week, item, words)
    return render(request, "bulletins/pictures.html", _context(week, item, adding))


def _again(request: HttpRequest, week: Week, item: BulletinItem, words: str) -> HttpResponseBase:
    messages.success(request, words)
    return redirect("bulletins:pictures", week=week, identifier=item.pk)


def _added(actor: Actor, item: BulletinItem, form: PictureForm) -> bool:
    if not form.is_valid():
        return False
    data = form.cleaned_data
    try:
        picturing.add_picture(
            actor=actor,
            item=item,
            revision=data["revision"],
            data=data["file"].read(),
            name=data["file"].name,
            caption=data["caption"],
            alternative=data["alternative"],
        )
    except PictureError as fault:
        form.add_error("file", str(fault))
    except EditConflictError as conflict:
        form.add_error(None, str(conflict))
    return form.is_valid()


def _changed(request: HttpRequest, actor: Actor, item: BulletinItem, change: str) -> str:
    """Do what a button under a picture asks; return what was done, or nothing where somebody else was quicker."""
    picture = _picture_of(request, item)
    form = DescriptionForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return ""
    data = form.cleaned_data
    try:
        if change == "bo":
            picturing.remove_picture(actor=actor, picture=picture, revision=data["revision"])
            return _("Đã bỏ ảnh.")
        picturing.describe_picture(
            actor=actor,
            picture=picture,
            revision=data["revision"],
            caption=data["caption"],
            alternative=data["alternative"],
        )
    except EditConflictError as conflict:
        messages.error(request, str(conflict))
        return ""
    return _("Đã lưu lời của ảnh.")


def _picture_of(request: HttpRequest, item: BulletinItem) -> Picture:
    try:
        identifier = UUID(request.POST.get("anh", ""))
    except ValueError:
        raise Http404 from None
    return get_object_or_404(item.pictures.select_related("item__bulletin"), pk=identifier)


def _context(week: Week, item: BulletinItem, adding: PictureForm) -> dict[str, object]:
    back = reverse("bulletins:item", kwargs={"week": week, "identifier": item.pk})
    bulletin = item.bulletin
    bulletin.refresh_from_db(fields=["revision", "status"])
    return {
        "title": _("Ảnh của mục %s") % item.position,
        "item": item,
        "week": week,
        "pictures": item.pictures.all(),
        "revision": bulletin.revision,
        "is_draft": bulletin.status == BulletinStatus.DRAFT,
        "form": adding,
        "path": [
            Link("/nb/", _("Hôm nay")),
            Link(reverse("bulletins:weeks"), _("Bản tin")),
            Link(reverse("bulletins:compose", kwargs={"week": week}), f"{_('Tuần')} {week.number}/{week.year}"),
            Link(back, _("Sửa mục %s") % item.position),
            Link("", _("Ảnh")),
        ],
    }


def picture(request: HttpRequest, week: Week, identifier: UUID) -> HttpResponse:
    """A picture of a draft, for those who compose and approve."""
    held = Picture.objects.select_related("file").filter(
        pk=identifier, item__bulletin__iso_year=week.year, item__bulletin__week=week.number
    )
    found = get_object_or_404(held)
    return HttpResponse(files.fetch(found.file.path), content_type=found.file.media_type)

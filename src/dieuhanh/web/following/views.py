"""The page of three questions, and the pages that the links of letters lead to."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt

from dieuhanh.language import fold
from dieuhanh.web.bulletins.models import Topic
from dieuhanh.web.following import actions, tokens
from dieuhanh.web.following.forms import VALUE_FIELDS, FollowForm
from dieuhanh.web.following.models import LONGEST_VALUE, Follow, Follower, Kind, Rhythm
from dieuhanh.web.following.subjects import Subject, subject_of
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.pages.visitors import from_own_pages, network_address
from dieuhanh.web.portal.errors import error_page
from dieuhanh.web.ratings.repeats import TooManyError
from dieuhanh.web.review.selectors import public_bodies

_SHOWN_LETTERS = 1
SHOWN = 200
"""So many follows are listed; more than that are searched (ux 8.12)."""


@from_own_pages
def follow(request: HttpRequest) -> HttpResponseBase:
    """Ask what, how often and where; give the address of a feed, or send the letter that asks for a confirmation."""
    if request.method != "POST":
        return _asked(request, FollowForm(initial=_wished(request.GET)))
    form = FollowForm(request.POST)
    if not form.is_valid():
        return _asked(request, form, status=422)
    if not form.by_letter or not settings.EMAIL_HOST:
        return _page(
            request, "following/atom.html", {"subject": form.subject, "feed": _absolute(request, form.subject)}
        )
    address, rhythm = form.cleaned_data["thu"], form.cleaned_data["nhip"]
    try:
        actions.ask(
            subject=form.subject,
            rhythm=rhythm,
            address=address,
            network=network_address(request),
            at=timezone.now(),
        )
    except TooManyError:
        return error_page(request, 429, message=_("Hôm nay đã có nhiều yêu cầu từ mạng này. Mời bạn trở lại ngày mai."))
    return _page(request, "following/sent.html", {"form": form, "hidden": masked(address)})


def masked(address: str) -> str:
    """Return an address as a page shows it: `a***@gmail.com`."""
    name, _at, host = address.rpartition("@")
    return f"{name[:_SHOWN_LETTERS]}***@{host}"


def _wished(fields: QueryDict) -> dict[str, object]:
    """What a link from another page has chosen already."""
    for kind, name in VALUE_FIELDS.items():
        if value := fields.get(name.replace("_", "-"), ""):
            return {"gi": kind.value, name: value}
    return {"gi": Kind.BULLETINS.value}


def _asked(request: HttpRequest, form: FollowForm, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "topics": Topic.objects.all(),
        "bodies": public_bodies(),
        "kinds": Kind.choices,
        "rhythms": Rhythm.choices,
        "by_mail": bool(settings.EMAIL_HOST),
        "title": _("Theo dõi"),
    }
    return _page(request, "following/follow.html", context, status=status)


@from_own_pages
def confirm(request: HttpRequest, token: str) -> HttpResponseBase:
    """Show what is to be confirmed, as programs open links of letters too; the button confirms it."""
    wish = tokens.wish_of(token)
    held = Follow.objects.filter(pk=wish[0]).first() if wish else None
    subject = subject_of(held.kind, held.value) if held else None
    if wish is None or held is None or subject is None:
        words = _("Mời bạn đăng ký lại ở trang Theo dõi.")
        return error_page(request, 410, title=_("Liên kết này đã hết hạn"), message=words)
    context = {"subject": subject, "rhythm": Rhythm(wish[1]).label}
    if request.method != "POST":
        return _page(request, "following/confirm.html", context)
    confirmed = actions.confirm(identifier=wish[0], rhythm=wish[1], at=timezone.now())
    if confirmed is not None:
        context["end"] = f"/theo-doi/huy/{tokens.ending(confirmed.follower)}/"
    return _page(request, "following/confirmed.html", context)


@csrf_exempt  # mail programs end a subscription with one request of their own (RFC 8058); the token is the right to it
@cache_control(no_store=True)
def end(request: HttpRequest, token: str) -> HttpResponseBase:
    """List what somebody follows, end one thing, or all."""
    follower = tokens.follower_of(token)
    if follower is None:
        return _page(request, "following/ended.html", {})
    if request.method == "POST":
        actions.end(follower=follower, identifier=_identifier(request.POST.get("muc", "")))
    follows = _followed(follower)
    if not follows:
        return _page(request, "following/ended.html", {"nothing_yet": Follower.objects.filter(pk=follower.pk).exists()})
    words = request.GET.get("q", "").strip()[:LONGEST_VALUE]
    found = [(one, subject) for one, subject in follows if _has(words, subject.label if subject else str(one))]
    context = {"follows": found[:SHOWN], "found": len(found), "total": len(follows), "words": words}
    return _page(request, "following/end.html", context | {"searches": len(follows) > SHOWN})


def _has(words: str, label: str) -> bool:
    return all(word in fold(label) for word in fold(words).split())


def _identifier(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


def _followed(follower: Follower) -> list[tuple[Follow, Subject | None]]:
    follows = Follow.objects.filter(follower=follower, confirmed_at__isnull=False)
    return [(one, subject_of(one.kind, one.value)) for one in follows]


def _absolute(request: HttpRequest, subject: Subject) -> str:
    return request.build_absolute_uri(subject.feed)


def _page(request: HttpRequest, template: str, context: dict[str, object], *, status: int = 200) -> HttpResponse:
    path = [Link("/", _("Trang chủ")), Link("", _("Theo dõi"))]
    noindex = bool(request.GET) or template != "following/follow.html"
    return render(request, template, {"path": path, "noindex": noindex, **context}, status=status)

"""What a finished review made: the drafts that wait for "Giao"."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.review.finishing import Result
from dieuhanh.web.tasks.selectors import drafts


def results(actor: Actor, text_version: TextVersion) -> Iterator[Result]:
    """Yield how many drafts stand on facts of the text; nothing for who may not assign, or where there is none."""
    count = drafts(actor).filter(claim__text_version=text_version).count()
    if count:
        words = _("%(count)s nhiệm vụ ở dạng Nháp") % {"count": count}
        yield Result(words, reverse("tasks:drafts"), _("Giao nhiệm vụ"))

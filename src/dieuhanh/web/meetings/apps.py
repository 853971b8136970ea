"""The room of meetings as a Django app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    """Meetings: what is on the agenda, who submits it, and the conclusions that become tasks."""

    name = "dieuhanh.web.meetings"
    label = "meetings"

    def ready(self) -> None:
        """Say who may do what, and which facts tell of meetings (after the tasks, which their duties become)."""
        from dieuhanh.web.audit.witnesses import AFTERWARDS, watch
        from dieuhanh.web.meetings import reading, rights, tracing
        from dieuhanh.web.pages import doors, navigation
        from dieuhanh.web.review import effects
        from dieuhanh.web.review.models import ClaimKind

        rights.define_all()
        tracing.trace()
        watch(*self.get_models(), operations=AFTERWARDS)
        effects.register(ClaimKind.ITEM, reading.take_meeting)
        effects.register(ClaimKind.ASSIGNMENT, reading.take_conclusion)
        doors.open_with("/nb/cuoc-hop/", "meetings.see")
        navigation.add(55, _("Cuộc họp"), "meetings:meetings")

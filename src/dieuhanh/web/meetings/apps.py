"""The room of meetings as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Meetings: what is on the agenda, who submits it, and the conclusions that become tasks."""

    name = "dieuhanh.web.meetings"
    label = "meetings"

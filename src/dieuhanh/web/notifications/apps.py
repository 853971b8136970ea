"""The room of notifications as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Telling people: letters, reminders, escalation; a ledger so that nobody is told twice."""

    name = "dieuhanh.web.notifications"
    label = "notifications"

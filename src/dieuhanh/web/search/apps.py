"""The room of search as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Finding: one normalisation of words, one index on either database."""

    name = "dieuhanh.web.search"
    label = "search"

    def ready(self) -> None:
        """Say what can be found, and watch what changes it."""
        from dieuhanh.web.audit.watching import watch
        from dieuhanh.web.pages import doors
        from dieuhanh.web.search import actions, rights, sources, tracing
        from dieuhanh.web.search.sources import bodies, bulletins, documents

        for source in (*bulletins.SOURCES, *documents.SOURCES, *bodies.SOURCES):
            sources.register(source)
        watch(actions.note)
        rights.define_all()
        tracing.trace()
        doors.open_with("/nb/tim/", "desk.see")

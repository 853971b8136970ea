"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Its name in Django and for people."""

    name = "dieuhanh.web.organisations"
    verbose_name = "Cơ quan, tổ chức"

    def ready(self) -> None:
        """Say who may do what, and what a body holds here and in the accounts."""
        from dieuhanh.web.organisations import holdings, rights, rooms

        rights.define_rights()
        for room in (rooms.SeatsOfOffices(), rooms.PeopleWithAccounts()):
            holdings.register(room)

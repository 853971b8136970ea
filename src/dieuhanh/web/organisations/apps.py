"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    """Its name in Django and for people."""

    name = "dieuhanh.web.organisations"
    verbose_name = "Cơ quan, tổ chức"

    def ready(self) -> None:
        """Say who may do what, what a body holds here and in the accounts, and that the database watches all tables."""
        from dieuhanh.web.accounts import bodies
        from dieuhanh.web.audit.witnesses import watch
        from dieuhanh.web.organisations import belonging, called, holdings, rights, rooms, terms, transferring
        from dieuhanh.web.pages import doors, navigation, today

        rights.define_rights()
        watch(*self.get_models())
        for room in (rooms.SeatsOfOffices(), rooms.PeopleWithAccounts()):
            holdings.register(room)
        transferring.plan()
        navigation.add(70, _("Cơ quan"), "organisations:list")
        doors.open_with("/nb/co-quan/", "organisations.see")
        today.add("organisations", terms.today_block)
        bodies.tell(below=belonging.below, called=called.called, by_key=called.by_key)

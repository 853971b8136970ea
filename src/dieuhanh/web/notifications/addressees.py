"""Who is written to by office: leaders of the province, the chief of its Office, heads and clerks of a body."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet

from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.organisations.models import Organisation, OrganisationParent
from dieuhanh.web.tasks.models import Performer

_PROVINCE, _OFFICE = "ubnd_tinh", "van_phong"


def province_leaders() -> QuerySet[User]:
    """Leaders who work at the People's Committee of the province or its Office, or for whom no body is entered."""
    bodies = Organisation.objects.filter(kind=_PROVINCE).values("pk")
    here = Q(organisation_id=None) | Q(organisation_id__in=bodies) | Q(organisation_id__in=_office())
    return User.objects.filter(here, role=Role.LEADER, is_active=True)


def chiefs_of_office() -> QuerySet[User]:
    """The leaders of the Office of the province's People's Committee: its chief and deputies who have an account."""
    return User.objects.filter(role=Role.LEADER, is_active=True, organisation_id__in=_office())


def _office() -> set[UUID]:
    below = OrganisationParent.objects.filter(parent__kind=_PROVINCE, organisation__kind=_OFFICE)
    return set(below.values_list("organisation_id", flat=True))


def heads(performer: Performer) -> QuerySet[User]:
    """The leaders of the body of a performer."""
    return User.objects.filter(role=Role.LEADER, organisation_id=performer.organisation_id, is_active=True)


def clerks(performer: Performer) -> QuerySet[User]:
    """The clerks of the body of a performer."""
    return User.objects.filter(role=Role.CLERK, organisation_id=performer.organisation_id, is_active=True)

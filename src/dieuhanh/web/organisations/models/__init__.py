"""The room's tables: bodies in time, committees, people in office, hand-overs."""

from dieuhanh.web.organisations.models.bodies import (
    AddresseeGroup,
    Dated,
    Organisation,
    OrganisationName,
    OrganisationParent,
    Revision,
    Succession,
    SuccessionKind,
)
from dieuhanh.web.organisations.models.committees import (
    Committee,
    Seat,
)
from dieuhanh.web.organisations.models.people import (
    Person,
    Post,
    Rank,
    Signing,
    SigningMark,
)
from dieuhanh.web.organisations.models.transfers import (
    Transfer,
    TransferItem,
    TransferState,
)

__all__ = [
    "AddresseeGroup",
    "Committee",
    "Dated",
    "Organisation",
    "OrganisationName",
    "OrganisationParent",
    "Person",
    "Post",
    "Rank",
    "Revision",
    "Seat",
    "Signing",
    "SigningMark",
    "Succession",
    "SuccessionKind",
    "Transfer",
    "TransferItem",
    "TransferState",
]

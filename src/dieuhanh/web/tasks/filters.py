"""What a list of duties is narrowed to, read from and written into an address; names of fields are Vietnamese."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from dieuhanh.web.pages.dateinput import typed_day
from dieuhanh.web.tasks.states import OPEN, Role, State
from dieuhanh.web.tasks.timeliness import Timeliness

_LONGEST = 200
SIZES = (20, 50, 100)

NAMES = {
    "words": "q",
    "body": "co-quan",
    "role": "vai-tro",
    "state": "trang-thai",
    "time": "thoi-han",
    "leader": "lanh-dao",
    "field": "linh-vuc",
    "basis": "can-cu",
    "series": "dinh-ky",
    "starred": "sao",
    "due": "han",
}
TIMES = (
    "qua-han",
    "qua-han-7",
    "sap-den-han",
    "tuan-nay",
    "trong-han",
    "khong-neu-han",
    "can-ra-soat",
    "da-nop",
    "dung-han",
    "tre",
    "cho-toi",
    "xin-gia-han",
    "hom-nay",
    "xong-30-ngay",
    "chua-nhan",
)
"""Quick filters by time or by whose turn it is: `qua-han-7` are overdue for seven working days and more, `can-ra-soat`
those whose date to look again has come."""


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """The filter; an empty field sets no limit. `body` is a key of the directory, `basis` the id of a document.

    `due` is a day in the form 2024-01-05.
    """

    words: str = ""
    body: str = ""
    role: str = ""
    state: str = ""
    time: str = ""
    leader: str = ""
    field: str = ""
    basis: str = ""
    series: str = ""
    starred: str = ""
    due: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> TaskFilter:
        """Read the fields of an address; what makes no sense is left out."""
        found = {own: query.get(name, "").strip()[:_LONGEST] for own, name in NAMES.items()}
        return cls(**{own: value for own, value in found.items() if _known(own, value)})

    def query(self, **others: str) -> str:
        """Return the part of the address after the question mark, with more fields where they are not empty."""
        own = {NAMES[field.name]: getattr(self, field.name) for field in fields(self)}
        return urlencode({name: value for name, value in {**own, **others}.items() if value})

    def without(self, name: str) -> TaskFilter:
        """Return the same filter with one of its fields empty."""
        return replace(self, **{name: ""})

    @property
    def chosen(self) -> list[str]:
        """The fields that set a limit."""
        return [field.name for field in fields(self) if getattr(self, field.name)]


STATE_GROUPS = {
    "mo": OPEN,
    "can-nhan": frozenset({State.ASSIGNED, State.REASSIGNMENT_ASKED}),
    "dang-lam": frozenset({State.ACCEPTED, State.RETURNED}),
}
"""Several states under one name, as the columns of the board have them."""

_CHOICES = {
    "role": set(Role.values),
    "state": set(State.values) | set(STATE_GROUPS),
    "time": set(TIMES),
    "starred": {"1"},
}


def _known(own: str, value: str) -> bool:
    if own == "due":
        return not value or typed_day(value) is not None
    return own not in _CHOICES or value in _CHOICES[own]


TIMELINESS_OF = {
    "qua-han": (Timeliness.OVERDUE,),
    "sap-den-han": (Timeliness.SOON,),
    "trong-han": (Timeliness.IN_TIME, Timeliness.SOON),
    "khong-neu-han": (Timeliness.NO_DEADLINE,),
    "da-nop": (Timeliness.SUBMITTED_IN_TIME, Timeliness.SUBMITTED_LATE),
    "dung-han": (Timeliness.DONE_ON_TIME, Timeliness.DONE_AFTER_EXTENSION),
    "tre": (Timeliness.DONE_LATE,),
}

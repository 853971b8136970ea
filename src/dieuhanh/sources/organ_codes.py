"""The codes of bodies in the exchange of documents, in both forms, and the way from one to the other.

The older form (QCVN 102:2016/BTTTT) runs from the unit to the province: `001.02.03.H37`, zeros where there is no such
level. The newer one (QĐ 20/2020/QĐ-TTg) runs from the province to the unit: `H37.03.02.001`, at most 35 characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_FIRST = r"[A-Y]\d{2}"
_OLD = re.compile(rf"(\d{{3}})\.(\d{{2}})\.(\d{{2}})\.({_FIRST})")
_NEW = re.compile(rf"{_FIRST}(?:\.[A-Z0-9]+)*")
_LONGEST = 35
_WIDTHS = (2, 2, 3)


@dataclass(frozen=True, slots=True)
class OrganCode:
    """The code of a body as its groups from the top: `("H37", "03", "02", "001")`."""

    groups: tuple[str, ...]

    @property
    def new(self) -> str:
        """The form of QĐ 20/2020/QĐ-TTg."""
        return ".".join(self.groups)

    @property
    def old(self) -> str | None:
        """The form of QCVN 102:2016, None where the code has levels or letters that it cannot say."""
        lower = self.groups[1:]
        if len(lower) > len(_WIDTHS):
            return None
        filled = [*lower, *("0" * width for width in _WIDTHS[len(lower) :])]
        if any(not group.isdecimal() or len(group) > width for group, width in zip(filled, _WIDTHS, strict=True)):
            return None
        padded = [group.zfill(width) for group, width in zip(filled, _WIDTHS, strict=True)]
        return ".".join([*reversed(padded), self.groups[0]])


def read_code(text: str) -> OrganCode | None:
    """Return the code that a text is in either form, None where it is neither."""
    written = text.strip().upper()
    old = _OLD.fullmatch(written)
    if old:
        groups = [old[4], old[3], old[2], old[1]]
        while len(groups) > 1 and not groups[-1].strip("0"):
            groups.pop()
        return OrganCode(tuple(groups))
    if len(written) <= _LONGEST and _NEW.fullmatch(written):
        return OrganCode(tuple(written.split(".")))
    return None

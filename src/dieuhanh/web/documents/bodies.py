"""Names of bodies, brought to the form in which their spellings meet."""

from __future__ import annotations

import re

from dieuhanh.language import fold, slug

_SHORT = (("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"), ("van phong ubnd", "vp ubnd"))
_OFFICE = re.compile(r"^(pho )?(chu tich|giam doc|chanh van phong) ")
_ADVISORY = re.compile(
    r"^(ban chi dao|ban chi huy|ban to chuc|hoi dong quan ly|hoi dong|to cong tac|to giup viec) "
    r"(cap tinh |tinh )?(ve |trien khai |xay dung )?"
)
_LOWER_UNIT = re.compile(
    r"\b(?:huyện|quận|thành phố|thị xã|thị trấn|phường)\b|(?<!hợp tác )\bxã\b(?! hội)", re.IGNORECASE
)
_PROVINCE = re.compile(r"\btỉnh\s+((?:[^\W\d_a-zà-ỹ]\w*\s*){1,4})")
_CENTRAL = re.compile(r"\b(?:Bộ|Chính phủ|Trung ương|Quốc hội|Tổng cục|Tổng Công ty)\b")


def body_slug(name: str) -> str:
    """Return the address part under which the spellings of a body's name meet (`UBND tỉnh`, `Ủy ban nhân dân tỉnh`)."""
    return slug(_shortened(name), 120)


def _shortened(name: str) -> str:
    folded = " ".join(fold(name).split())
    for long, short in _SHORT:
        folded = folded.replace(long, short)
    return folded


def topic_slug(name: str) -> str:
    """Return what an advisory body is about: `Ban Chỉ đạo phát triển du lịch tỉnh` -> `phat-trien-du-lich`."""
    whole = _shortened(name)
    topic = re.sub(r" tinh( [a-z ]{2,40})?$", "", _ADVISORY.sub("", whole))
    return slug(topic) or slug(whole)


def is_elsewhere(name: str, home: str, *, central: bool) -> bool:
    """Tell whether a body as printed belongs to another place than the province that `home` names.

    With `central`, a ministry counts as elsewhere too: for signs whose letters every level uses.
    """
    if _LOWER_UNIT.search(name) or (central and _CENTRAL.search(name)):
        return True
    province = _PROVINCE.search(name)
    return province is not None and fold(province[1]).strip() not in fold(home)


def without_office(name: str) -> str:
    """Return the folded name of the body behind an office: `Chủ tịch UBND huyện X` -> `ubnd huyen x`."""
    return _OFFICE.sub("", _shortened(name))

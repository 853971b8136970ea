"""Names of organisations as officials write them, brought to the forms in which their spellings meet. No database.

`UBND H. Lộc Bình` and `Ủy ban nhân dân huyện Lộc Bình` are one; so are `Sở KH&ĐT` and `Sở Kế hoạch và Đầu tư`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dieuhanh.language import fold, prep

_WORDS = {
    "uy ban nhan dan": "ubnd",
    "hoi dong nhan dan": "hdnd",
    "vp": "van phong",
    "bcd": "ban chi dao",
    "bch": "ban chi huy",
    "bql": "ban quan ly",
    "tp": "thanh pho",
    "tx": "thi xa",
}
_WORD = re.compile(r"\b(?:" + "|".join(_WORDS) + r")\b")
_UNITS = {"h": "huyen", "p": "phuong", "x": "xa", "tt": "thi tran", "q": "quan"}
_UNIT = re.compile(r"^(ubnd|hdnd) (" + "|".join(_UNITS) + r") ")
_PLACE = re.compile(r"^ubnd (?:(?:huyen|thanh pho|thi xa|thi tran|phuong|xa|quan) )(.+)$")
_OFFICE = re.compile(
    r"^(?:dong chi )?(?:pho )?(?:chu tich|(?:tong )?giam doc|(?:chi )?cuc truong|chu nhiem|thu truong"
    r"|truong(?= ban\b)|chanh(?= van phong| thanh tra)) "
)
_INITIALS = re.compile(r"(Sở|Cục|Chi cục|Ban|Bộ)\s+([A-ZĐ][A-ZĐ&.,\s-]{1,20})")
_JOINT = re.compile(r"[^a-z0-9]+")
_AREA = " tren dia ban"
_AND = "va"


def normal(name: str) -> str:
    """Return the tokens of a name with the common abbreviations spelt one way and without `và`."""
    text = _WORD.sub(lambda found: _WORDS[found[0]], prep(name))
    text = _UNIT.sub(lambda found: f"{found[1]} {_UNITS[found[2]]} ", text)
    return " ".join(word for word in text.split() if word != _AND)


def spellings(name: str, province: str) -> Iterator[str]:
    """Yield the forms under which a name that a text writes may be held, the closest first.

    `province` is the folded name of the home province: `Sở Y tế tỉnh Lạng Sơn` is `Sở Y tế tỉnh` at home.
    """
    plain = at_home(normal(name), province)
    yield plain
    yield from _initials(name)
    behind_office = _OFFICE.sub("", plain)
    if behind_office != plain:
        yield behind_office


def held_forms(name: str, province: str) -> Iterator[str]:
    """Yield the forms under which a body's own name is to be found."""
    form = at_home(normal(name), province)
    yield form
    without = form.removesuffix(" tinh").removesuffix(_AREA)
    if form.startswith(("ban chi dao ", "to ", "hoi dong ")) and without != form:
        yield without
    if form.startswith("ubnd ") and form != "ubnd tinh":
        yield form.removeprefix("ubnd ")
    place = _PLACE.match(form)
    if place is not None:
        yield place[1]
    yield from _initials_of(form)


def at_home(form: str, province: str) -> str:
    """Return the form without the name of the home province, where it stands last: `tinh lang son` -> `tinh`."""
    home = f" tinh {province}"
    return form.removesuffix(f" {province}") if province and form.endswith(home) else form


def _initials(name: str) -> Iterator[str]:
    found = _INITIALS.fullmatch(name.strip())
    if found is not None:
        yield f"{prep(found[1])}|{_JOINT.sub('', fold(found[2]))}"


def _initials_of(form: str) -> Iterator[str]:
    for kind in ("so", "cuc", "chi cuc", "ban", "bo"):
        if form.startswith(f"{kind} "):
            rest = form.removeprefix(f"{kind} ").removesuffix(" tinh")
            yield f"{kind}|{''.join(word[0] for word in rest.split())}"

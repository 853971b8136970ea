"""Which document a citation means: issuer, number, sign and year as one key. Pure: no database, no clock.

NĐ 30/2020/NĐ-CP, Điều 15: numbers start again each year, each issuer has its own series, normative documents (with
the year in the number) have theirs, and so have advisory bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal
from uuid import UUID

from dieuhanh.language import slug
from dieuhanh.web.documents.bodies import body_slug, is_elsewhere, topic_slug, without_office

Reason = Literal["exact", "context", "stub"]

_NUMBER = re.compile(r"(?P<number>\d+[a-zA-Z]?)(?:/(?P<year>(?:19|20)\d\d)(?=[/-]))?(?:[/-](?P<sign>.+))?")
_SIGN_GROUPS = re.compile(r"[-/&]")
_ADVISORY = re.compile(r"BCĐ\w*|BCH\w*|TCT\w*|BTC|HĐ(?!ND)\w*|TGV")
# NĐ 30/2020/NĐ-CP, Phụ lục III; they stand before the issuer's letters, which a công văn has first.
_TYPES = frozenset(
    re.findall(
        r"\w+", "NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr CĐ BGN BTT GUQ GM GGT GNP PG PC PB NĐ TT VBHN KL"
    )
)
_EVERY_LEVEL = frozenset({"UBND", "HĐND", "VP", "TTr", "TU", "HU", "ĐU", "BQL", "VPUBND"})
_LAWS = frozenset({"luật", "bộ luật", "pháp lệnh", "hiến pháp"})
_NAME_DATE = re.compile(r",?\s+(?:ngày\s.{0,30}|năm\s+)(?P<year>(?:19|20)\d\d)$")


@dataclass(frozen=True, slots=True)
class Cited:
    """What a text says of a document; `quote` is the mention itself and names one that has no number."""

    type: str
    number: str | None = None
    date: str | None = None
    issuer: str | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """A document's issuer, number, sign and year. `issuer_slug` is empty where the sign tells the issuer.

    `in_number` is true for normative numbers (`29/2023/QĐ-UBND`). None for the year or the issuer means that the text
    leaves it out. `reason`: `exact` (all said), `context` (the rest from the same text) or `stub` (not known yet).
    """

    type: str
    number: str = ""
    number_text: str = ""
    sign: str = ""
    year: int | None = None
    in_number: bool = False
    issuer_slug: str | None = ""
    name: str = ""
    reason: Reason = "exact"

    @property
    def is_law(self) -> bool:
        """True for a law cited by its name."""
        return not self.number and self.type.lower() in _LAWS

    @property
    def is_complete(self) -> bool:
        """True where nothing is missing that tells it from other documents."""
        if not self.number:
            return self.is_law
        return bool(self.sign) and self.year is not None and self.issuer_slug is not None


@dataclass(frozen=True, slots=True)
class Context:
    """The text that cites: its issuer, a key of its own for what stays unknown, and what it names in full."""

    home: str = ""
    text_key: str = ""
    known: tuple[Identity, ...] = ()


def identify(cited: Cited, context: Context) -> Identity:
    """Return the document that a citation means, completed from its context where exactly one there fits."""
    plain = _as_said(cited, context.home)
    if plain.is_complete and not (plain.is_law and plain.year is None):
        return plain
    fitting = {key(known, context): known for known in context.known if _fits(plain, known)}
    if len(fitting) == 1:
        return replace(next(iter(fitting.values())), reason="context")
    return plain if plain.is_complete else replace(plain, reason="stub")


def identify_all(citations: Iterable[Cited], home: str, text_key: str) -> tuple[list[Identity], Context]:
    """Return the identities of all citations of one text, in order, and the context they make for one another."""
    said = list(citations)
    alone = (_as_said(cited, home) for cited in said)
    known = dict.fromkeys(one for one in alone if one.is_complete and one.year is not None)
    context = Context(home=home, text_key=text_key, known=tuple(known))
    return [identify(cited, context) for cited in said], context


def key(identity: Identity, context: Context) -> str:
    """Return the identity as one line; what is not known stays apart by the text that leaves it out."""
    if identity.is_law:
        return f"luat|{_law_slug(identity)}"
    if not identity.number:
        return f"ten|{slug(identity.type)}|{slug(identity.name)}|{context.text_key}"
    sign = slug(identity.sign) or slug(identity.type) + "?"
    year = f"{identity.year or '?'}{'n' if identity.in_number else ''}"
    unknown = "" if identity.is_complete else context.text_key
    issuer = "?" if identity.issuer_slug is None else identity.issuer_slug
    return f"so|{identity.number}|{sign}|{year}|{issuer}|{unknown}"


def address(identity: Identity, identifier: UUID) -> str:
    """Return the address after `/van-ban/`; `identifier` stands in where no year is known."""
    if identity.is_law:
        return f"luat/{_law_slug(identity)}"
    if identity.year is None or not identity.number:
        return f"khong-nam/{identifier}"
    base = f"{identity.year}/{slug(identity.number_text)}"
    if identity.issuer_slug is None:
        return f"{base}--chua-ro-co-quan"
    return f"{base}--{identity.issuer_slug}" if identity.issuer_slug else base


def _law_slug(identity: Identity) -> str:
    name = re.sub(r"(?i)^luật\s+", "", identity.name) or identity.name
    return slug(f"{name} {identity.year}" if identity.year else name)


def _as_said(cited: Cited, home: str) -> Identity:
    year = int(cited.date[:4]) if cited.date else None
    if cited.number is None:
        return _by_name(cited, year)
    text = re.sub(r"\s+", "", cited.number).replace("\u00d0", "Đ").replace("\u00f0", "đ")
    parts = _NUMBER.fullmatch(text)
    if parts is None:
        return Identity(type=cited.type, number=text, number_text=text, year=year, name=_squeezed(cited.quote))
    sign = parts["sign"] or ""
    return Identity(
        type=cited.type,
        number=parts["number"].lstrip("0") or "0",
        number_text=text,
        sign=sign,
        year=int(parts["year"]) if parts["year"] else year,
        in_number=parts["year"] is not None,
        issuer_slug=_issuer_slug(sign, cited.issuer, home),
    )


def _by_name(cited: Cited, year: int | None) -> Identity:
    name = _squeezed(cited.quote) or cited.type
    dated = _NAME_DATE.search(name)
    if dated is not None:
        name, year = name[: dated.start()], int(dated["year"])
    return Identity(type=cited.type, year=year, name=name)


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _issuer_slug(sign: str, issuer: str | None, home: str) -> str | None:
    """Return what the sign does not tell of the issuer: "" for nothing, None where it should be told and is not."""
    groups = _SIGN_GROUPS.split(sign)
    if any(_ADVISORY.fullmatch(group) for group in groups):
        return topic_slug(issuer) if issuer else None
    organ = groups[1] if groups[0] in _TYPES and len(groups) > 1 else groups[0]
    if issuer and is_elsewhere(issuer, home, central=organ in _EVERY_LEVEL):
        return body_slug(without_office(issuer))
    return ""


def _fits(plain: Identity, known: Identity) -> bool:
    """Tell whether a document named in full can be the one that `plain` names in short."""
    if plain.is_law or not plain.number:
        return plain.is_law and known.is_law and slug(plain.name) == slug(known.name)
    return (
        plain.number == known.number
        and (slug(plain.sign) == slug(known.sign) if plain.sign else plain.type == known.type)
        and plain.year in {None, known.year}
        and plain.issuer_slug in {None, "", known.issuer_slug}
    )

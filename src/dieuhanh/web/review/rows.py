"""The facts of an item as the rows of the review: what each says, how sure it is, its inputs and its findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from dieuhanh.web.review.fields import ADDABLE, EMPTY, FIELDS, SPANLESS, Choices, Field
from dieuhanh.web.review.models import Claim, ClaimKind, ClaimStatus
from dieuhanh.web.review.shown import line, texts

if TYPE_CHECKING:
    from dieuhanh.proofing import Finding

_ORDER = (
    ClaimKind.BULLETIN,
    ClaimKind.ITEM,
    ClaimKind.OFFICIAL,
    ClaimKind.ASSIGNMENT,
    ClaimKind.EFFECTIVE,
    ClaimKind.CITATION,
    ClaimKind.APPOINTMENT,
    ClaimKind.FIGURE,
)


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a form: its full name, what is in it, and what is wrong with that."""

    name: str
    field: Field
    text: str
    error: str
    choices: Choices = ()


@dataclass(frozen=True, slots=True)
class Inputs:
    """The inputs of one fact under their common prefix."""

    prefix: str
    inputs: tuple[Input, ...]
    quote: str
    quote_error: str
    at: str
    has_place: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One fact: `number` leads to its place in the source, `label` says what it is, `line` what it says."""

    claim: Claim
    number: int
    label: str
    line: str
    inputs: Inputs
    findings: tuple[Finding, ...]

    @property
    def waits(self) -> bool:
        """True while nobody decided."""
        return self.claim.status == ClaimStatus.PROPOSED

    @property
    def is_corrected(self) -> bool:
        """True for a person's own words in the place of what was read."""
        return self.claim.supersedes_id is not None


def rows_of(
    claims: Sequence[Claim],
    values: Mapping[str, Mapping[str, str]],
    errors: Mapping[str, Mapping[str, str]],
    findings: Sequence[Finding],
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return the rows of what stands or waits, in the order of the page, and of what was dropped."""
    documents = _documents(claims)
    standing = sorted((c for c in claims if c.status != ClaimStatus.REJECTED), key=_place)
    rejected = sorted((c for c in claims if c.status == ClaimStatus.REJECTED), key=_place)
    numbers = {c.pk: number for number, c in enumerate((c for c in standing if _is_marked(c)), 1)}

    def row(claim: Claim) -> Row:
        prefix = f"c.{claim.pk}"
        given = values.get(prefix, {})
        return Row(
            claim=claim,
            number=numbers.get(claim.pk, 0),
            label=_label(claim),
            line=line(claim.kind, claim.value),
            inputs=_inputs(prefix, claim.kind, claim.value, given, errors.get(prefix, {}), claim, documents),
            findings=tuple(one for one in findings if _touches(one, claim)),
        )

    return tuple(row(claim) for claim in standing), tuple(row(claim) for claim in rejected)


def added_forms(
    values: Mapping[str, Mapping[str, str]], errors: Mapping[str, Mapping[str, str]]
) -> tuple[tuple[str, Inputs], ...]:
    """Return the empty forms of what can be added, each under the name of its kind."""
    forms = []
    for kind in ADDABLE:
        prefix = f"moi.{kind}"
        inputs = _inputs(prefix, kind, EMPTY[kind], values.get(prefix, {}), errors.get(prefix, {}))
        forms.append((str(kind.label), inputs))
    return tuple(forms)


def _inputs(
    prefix: str,
    kind: str,
    value: Mapping[str, object],
    given: Mapping[str, str],
    errors: Mapping[str, str],
    claim: Claim | None = None,
    documents: Choices = (),
) -> Inputs:
    shown = texts(kind, value)
    inputs = tuple(
        Input(
            name=f"{prefix}.{field.key}",
            field=field,
            text=given.get(field.key, shown[field.key]),
            error=errors.get(field.key, ""),
            choices=documents if field.form == "item_document" else field.choices,
        )
        for field in FIELDS[kind]
    )
    return Inputs(
        prefix=prefix,
        inputs=inputs,
        quote=given.get("quote", claim.quote if claim else ""),
        quote_error=errors.get("quote", ""),
        at=given.get("at", str(claim.start) if claim and claim.start is not None else ""),
        has_place=kind not in SPANLESS and kind != ClaimKind.ITEM,
        is_open=bool(errors) or any(given.get(key, text) != text for key, text in shown.items()),
    )


def _documents(claims: Sequence[Claim]) -> Choices:
    """The documents that an item cites, to choose its own among."""
    cited = [c for c in claims if c.kind == ClaimKind.CITATION and c.status != ClaimStatus.REJECTED]
    choices = [(str(c.ordinal), line(c.kind, c.value)) for c in sorted(cited, key=_place)]
    return (("", _("không có văn bản")), *choices)


def _label(claim: Claim) -> str:
    if claim.kind == ClaimKind.CITATION and claim.relation is not None:
        return _("Văn bản") if claim.relation.kind == "announces" else str(claim.relation.get_kind_display())
    return str(ClaimKind(claim.kind).label)


def _place(claim: Claim) -> tuple[int, int, int, int]:
    announces = claim.kind == ClaimKind.CITATION and claim.value["relation"] == "announces"
    rank = 1.5 if announces else _ORDER.index(ClaimKind(claim.kind))
    return (int(rank * 2), claim.start or 0, claim.end or 0, claim.ordinal)


def _is_marked(claim: Claim) -> bool:
    return claim.start is not None and claim.kind != ClaimKind.ITEM


def _touches(finding: Finding, claim: Claim) -> bool:
    if claim.start is None or claim.end is None or claim.kind in {ClaimKind.ITEM, ClaimKind.ASSIGNMENT}:
        return False
    return any(start < claim.end and end > claim.start for start, end in finding.places)

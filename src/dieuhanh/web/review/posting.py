"""What a person sent from the review screen, turned into decisions: one plain form, many buttons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.http import QueryDict

from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.review.actions import Addition, Choice
from dieuhanh.web.review.actions.deciding import Verdict
from dieuhanh.web.review.fields import EMPTY
from dieuhanh.web.review.models import Claim, ClaimKind, ClaimStatus
from dieuhanh.web.review.shown import texts
from dieuhanh.web.review.typed import Passage, Typed, read

_VERDICTS: Mapping[str, Verdict] = {"nhan": "accept", "bo": "reject", "lai": "reopen", "sua": "correct"}
_STANDING = (ClaimStatus.PROPOSED, ClaimStatus.ACCEPTED)
Given = Mapping[str, Mapping[str, str]]


@dataclass(slots=True)
class Posted:
    """What was sent: `act` and `about` of the button, the choices and additions, and what cannot be read."""

    act: str
    about: str
    given: Given
    choices: list[Choice] = field(default_factory=list)
    additions: list[Addition] = field(default_factory=list)
    errors: dict[str, dict[str, str]] = field(default_factory=dict)


def posted(data: QueryDict, text_version: TextVersion, item_index: int, passage: Passage) -> Posted:
    """Read the form of one item: the button, the marks of each fact, every input that was changed, every new fact."""
    act, _, about = data.get("viec", "luu").partition(":")
    result = Posted(act, about, _given(data))
    claims = _claims(text_version, result.given)
    for prefix, fields in result.given.items():
        if prefix.startswith("c."):
            claim = claims.get(prefix.removeprefix("c."))
            if claim is not None:
                _choose(result, prefix, fields, claim, passage)
        elif prefix.startswith("moi."):
            _add(result, prefix, fields, item_index, passage)
    return result


def _given(data: QueryDict) -> dict[str, dict[str, str]]:
    """The fields by the fact that they belong to: `c.<id>.lead` and `moi.figure.label`."""
    given: dict[str, dict[str, str]] = {}
    for name in data:
        prefix, dot, key = name.rpartition(".")
        if dot and prefix.startswith(("c.", "moi.")):
            given.setdefault(prefix, {})[key] = data.get(name, "")
    return given


def _claims(text_version: TextVersion, given: Given) -> dict[str, Claim]:
    identifiers = [identifier for prefix in given if (identifier := _identifier(prefix)) is not None]
    claims = Claim.objects.filter(text_version=text_version, pk__in=identifiers)
    return {str(claim.pk): claim for claim in claims}


def _identifier(prefix: str) -> UUID | None:
    try:
        return UUID(prefix.removeprefix("c.")) if prefix.startswith("c.") else None
    except ValueError:
        return None


def _choose(result: Posted, prefix: str, fields: Mapping[str, str], claim: Claim, passage: Passage) -> None:
    version = int(fields["v"]) if fields.get("v", "").isdecimal() else 0
    wanted = _VERDICTS.get(result.act if result.about == str(claim.pk) else fields.get("quyet", ""))
    changed = _changed(claim, fields)
    typed = read(claim.kind, changed, claim.value, passage)
    if typed.errors and wanted not in {"reject", "reopen"}:
        result.errors[prefix] = typed.errors
        return
    if changed and wanted in {None, "accept", "correct"} and _says_more(claim, typed):
        result.choices.append(Choice(claim.pk, version, "correct", typed.value))
    elif wanted is not None:
        result.choices.append(Choice(claim.pk, version, "accept" if wanted == "correct" else wanted))


def _changed(claim: Claim, fields: Mapping[str, str]) -> dict[str, str]:
    """The inputs that do not say any more what the claim says; browsers send every line break as two characters."""
    shown = {**texts(claim.kind, claim.value), "quote": claim.quote}
    changed = {key: text for key, text in fields.items() if key in shown and _plain(text) != _plain(shown[key])}
    if "quote" in changed and "at" in fields:
        changed["at"] = fields["at"]
    return changed


def _plain(text: str) -> str:
    return " ".join(text.split())


def _says_more(claim: Claim, typed: Typed) -> bool:
    return any(claim.value.get(key) != value for key, value in typed.value.items())


def _add(result: Posted, prefix: str, fields: Mapping[str, str], item_index: int, passage: Passage) -> None:
    kind = ClaimKind(prefix.removeprefix("moi."))
    blank = texts(kind, EMPTY[kind])
    if not any(_plain(text) != _plain(blank[key]) for key, text in fields.items() if key in blank):
        return
    typed = read(kind, fields, EMPTY[kind], passage)
    if typed.errors:
        result.errors[prefix] = typed.errors
    else:
        result.additions.append(Addition(kind, item_index, typed.value))

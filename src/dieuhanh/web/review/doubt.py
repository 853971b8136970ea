"""Which facts a person should look at before they are taken. Pure: a fact's kind and value in, yes or no out."""

from __future__ import annotations

from collections.abc import Mapping

from dieuhanh.language import fold

_OPEN_ENDED = ("co quan lien quan", "don vi lien quan", "nganh lien quan", "cap lien quan", "dia phuong lien quan")


def is_doubtful(kind: str, value: Mapping[str, object], *, read_by_rules: bool) -> bool:
    """Tell whether a fact needs a look: the rule was not confirmed by a second one, or it names nobody in particular.

    Facts that came with a text (`read_by_rules` false) are as sure as whoever sent them says; without a word they are.
    """
    if kind == "assignment" and _names_nobody(value):
        return True
    if "certain" in value:
        return not value["certain"]
    if not read_by_rules:
        return False
    return _is_unclear(kind, value)


def _is_unclear(kind: str, value: Mapping[str, object]) -> bool:
    """Kinds whose rules give no word of their own: what should be there and is not makes them doubtful."""
    if kind == "official":
        return not value.get("position")
    if kind == "bulletin":
        return not (value.get("title") and value.get("issuer"))
    return False


def _names_nobody(value: Mapping[str, object]) -> bool:
    """The leads must be bodies; "các cơ quan liên quan" is for a person to resolve."""
    leads = value.get("lead")
    if not isinstance(leads, list):
        return False
    return any(words in fold(str(name)) for name in leads for words in _OPEN_ENDED)

"""Signatures as plain rows for JSON, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from dieuhanh.sources.signatures import Integrity, Signature, Trust

Row = dict[str, Any]
_MOMENTS = ("signed_at", "valid_from", "valid_until")


def to_rows(signatures: Iterable[Signature]) -> list[Row]:
    """Return the signatures as rows of strings, flags and lists; moments in ISO 8601."""
    return [_row(signature) for signature in signatures]


def from_rows(rows: Iterable[Mapping[str, Any]]) -> tuple[Signature, ...]:
    """Return the signatures of rows that `to_rows` made."""
    return tuple(_signature(row) for row in rows)


def _row(signature: Signature) -> Row:
    row: Row = {name: getattr(signature, name) for name in Signature.__slots__}
    row |= {name: row[name].isoformat() if row[name] else None for name in _MOMENTS}
    row |= {"chain": list(signature.chain), "integrity": signature.integrity.value, "trust": signature.trust.value}
    return row


def _signature(row: Mapping[str, Any]) -> Signature:
    moments = {name: datetime.fromisoformat(row[name]) if row[name] else None for name in _MOMENTS}
    kinds = {"integrity": Integrity(row["integrity"]), "trust": Trust(row["trust"]), "chain": tuple(row["chain"])}
    return Signature(**{**row, **moments, **kinds})

"""The words that the rules know: document types, laws, bodies, verbs, units, as data with example sentences."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class DocumentType:
    """One type of document: its name, other spellings before a number, its abbreviations in signs, an example."""

    name: str
    aliases: tuple[str, ...]
    signs: tuple[str, ...]
    family: str
    example: str


def _read(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")


@cache
def document_types() -> tuple[DocumentType, ...]:
    """Return all document types (NĐ 30/2020/NĐ-CP and the normative and Party ones)."""
    rows = tomllib.loads(_read("document_types.toml"))["type"]
    return tuple(
        DocumentType(row["name"], tuple(row["aliases"]), tuple(row["signs"]), row["family"], row["example"])
        for row in rows
    )


@cache
def type_names() -> dict[str, str]:
    """Return lower-case spelling → name of every document type."""
    return {spelling: kind.name for kind in document_types() for spelling in (kind.name.lower(), *kind.aliases)}


@cache
def types_of_signs() -> dict[str, str]:
    """Return abbreviation in a sign (QĐ, KH …) → name of the document type; the first type listed wins."""
    found: dict[str, str] = {}
    for kind in document_types():
        for sign in kind.signs:
            found.setdefault(sign, kind.name)
    return found


@cache
def phrases(name: str) -> tuple[str, ...]:
    """Return the lines of a word list (`laws`, `verbs` …), comments and blank lines left out."""
    lines = (line.strip() for line in _read(f"{name}.txt").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))

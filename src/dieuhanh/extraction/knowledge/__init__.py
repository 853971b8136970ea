"""The words that the rules know: document types, laws, bodies, verbs, units, as data with example sentences."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from dieuhanh.language.prepared import parsed


class DocumentType(NamedTuple):
    """One type of document: its name, other spellings before a number, its abbreviations in signs, an example."""

    name: str
    aliases: tuple[str, ...]
    signs: tuple[str, ...]
    family: str
    example: str


_FOLDER = Path(__file__).parent


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def word_table(name: str) -> dict[str, Any]:
    """Return a table of words (`units.toml` …) as it stands in its file."""
    return parsed(_read(name))


@cache
def document_types() -> tuple[DocumentType, ...]:
    """Return all document types (NĐ 30/2020/NĐ-CP and the normative and Party ones)."""
    rows = parsed(_read("document_types.toml"))["type"]
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


PhraseTable = dict[str, tuple[tuple[str, ...], ...]]


class BodyWords(NamedTuple):
    """The words of which names of bodies are made (`body_words.toml`); tables lead from the first word."""

    offices: PhraseTable
    groups: PhraseTable
    heads: PhraseTable
    alone: frozenset[str]
    no_heads: frozenset[str]
    plural: frozenset[str]
    stop: frozenset[str]
    relative: frozenset[str]
    strong: frozenset[str]
    told_strong: frozenset[str]
    trades: frozenset[str]
    listed_strong: frozenset[str]
    documents: frozenset[str]
    committees: frozenset[str]
    committee_stop: frozenset[str]
    need_place: frozenset[str]
    noun_pairs: frozenset[str]
    joined: dict[str, tuple[str, ...]]


@cache
def body_words() -> BodyWords:
    """Return the words of which names of bodies are made."""
    raw = dict(parsed(_read("body_words.toml")))
    joined = {second: tuple(firsts) for second, firsts in raw.pop("joined").items()}
    offices, groups, heads = (by_first_word(raw.pop(name)) for name in ("offices", "groups", "heads"))
    sets: dict[str, frozenset[str]] = {name: frozenset(words) for name, words in raw.items()}
    return BodyWords(offices=offices, groups=groups, heads=heads, joined=joined, **sets)


def by_first_word(entries: list[str]) -> PhraseTable:
    """Return first word → the phrases that begin with it as words, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        words = tuple(entry.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in found.items()}

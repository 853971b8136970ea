"""Score an extraction against an annotated text, both in the form `dieuhanh-extract/1`, a row a category.

A fact counts only where its span overlaps the annotated one (intersection over union of at least one half; any overlap
for the bodies and the deadline of a duty) and its values are equal, names without regard to case and white space.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.pairing import ANY_OVERLAP, HALF, Fact, Row, equal, fold, pairs, row, share

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Json = dict[str, Any]
Values = tuple[object, ...]


def score(gold: Json, found: Json) -> dict[str, Row]:
    """Return the rows of one text, in the order of the table."""
    rows = {"items": _items(gold, found), "period": _period(gold, found)}
    for part in (_citations, _per_item, _assignments):
        rows |= part(gold, found)
    rows["figures"] = _listed(gold, found, "figures", _figure)
    rows["appointments"] = _listed(gold, found, "appointments", _appointment)
    rows["effective"] = _effective_row(gold, found)
    return rows | _certain(gold, found)


def _flat(document: Json, key: str) -> list[Json]:
    return [entry for item in document["items"] for entry in item.get(key) or []]


def _facts(entries: Sequence[Json], values: Callable[[Json], Values]) -> list[Fact]:
    return [Fact(entry["start"], entry["end"], values(entry)) for entry in entries]


def _listed(gold: Json, found: Json, key: str, values: Callable[[Json], Values]) -> Row:
    there, here = _facts(_flat(gold, key), values), _facts(_flat(found, key), values)
    return row(there, here, pairs(there, here))


def _item_facts(document: Json) -> list[Fact]:
    return _facts(document["items"], lambda item: (fold(item["heading"]),))


def _item_pairs(gold: Json, found: Json) -> list[tuple[int, int]]:
    return pairs(_item_facts(gold), _item_facts(found), lambda g, f: equal(g, f) and abs(g.end - f.end) <= 2)


def _items(gold: Json, found: Json) -> Row:
    return row(_item_facts(gold), _item_facts(found), _item_pairs(gold, found))


def _period(gold: Json, found: Json) -> Row:
    said = str(gold["bulletin"].get("period"))
    same = gold["bulletin"].get("period") == found["bulletin"].get("period")
    return share([said] if same else [], [] if same else [said])


def _citation(citation: Json) -> Values:
    return fold(citation["type"]), fold(citation["number"]), citation["date"]


def _figure(figure: Json) -> Values:
    upper = figure.get("upper")
    return (
        round(float(figure["value"]), 6),
        None if upper is None else round(float(upper), 6),
        fold(figure["unit"]),
        figure["comparator"],
    )


def _appointment(appointment: Json) -> Values:
    return tuple(fold(appointment.get(key)) for key in ("person", "role", "replaces"))


def _leads(assignment: Json) -> Values:
    return tuple(sorted(str(fold(name)) for name in assignment["lead"]))


def _due(assignment: Json) -> Values:
    return assignment.get("deadline"), assignment.get("recurrence")


def _due_text(assignment: Json) -> Values:
    return (fold(assignment["due_text"]),)


def _citations(gold: Json, found: Json) -> dict[str, Row]:
    there, here = _flat(gold, "citations"), _flat(found, "citations")
    there_facts, here_facts = _facts(there, _citation), _facts(here, _citation)
    chosen = pairs(there_facts, here_facts)
    rows = {"citations": row(there_facts, here_facts, chosen)}
    for key in ("relation", "issuer"):
        marks = [(there_facts[i].name, fold(there[i].get(key)) == fold(here[j].get(key))) for i, j in chosen]
        rows[f"citations: {key}"] = _marked(marks)
    return rows


def _marked(marks: Sequence[tuple[str, bool]]) -> Row:
    return share([name for name, right in marks if right], [name for name, right in marks if not right])


def _per_item(gold: Json, found: Json) -> dict[str, Row]:
    answers = dict(_item_pairs(gold, found))
    rows = {}
    for category, values in (("announced document", _announced), ("official", _official)):
        rows[category] = _single(gold, found, answers, values)
    return rows


def _announced(item: Json) -> Values | None:
    return None if item.get("document") is None else _citation(item["citations"][item["document"]])


def _official(item: Json) -> Values | None:
    name = fold((item.get("official") or {}).get("name"))
    return (name,) if name else None


def _effective(item: Json) -> Values | None:
    effective = item.get("effective")
    return (effective["from"], effective["until"]) if effective else None


def _effective_row(gold: Json, found: Json) -> Row:
    return _single(gold, found, dict(_item_pairs(gold, found)), _effective)


def _single(gold: Json, found: Json, answers: dict[int, int], values: Callable[[Json], Values | None]) -> Row:
    """Score what an item has at most once; `answers` says which found item answers which annotated one."""
    result = Row(found=sum(1 for item in found["items"] if values(item)))
    for position, item in enumerate(gold["items"]):
        wanted = values(item)
        if not wanted:
            continue
        name = Fact(item["start"], item["end"], wanted).name
        hit = position in answers and values(found["items"][answers[position]]) == wanted
        result.gold += 1
        result.hits += hit
        (result.right if hit else result.missed)[name] += 1
    return result


def _bodies(assignments: Sequence[Json], key: str) -> list[Fact]:
    return [Fact(a["start"], a["end"], (fold(name),)) for a in assignments for name in a.get(key) or []]


def _assignments(gold: Json, found: Json) -> dict[str, Row]:
    there, here = _flat(gold, "assignments"), _flat(found, "assignments")
    rows = {}
    for role in ("lead", "support"):
        rows[f"assignments: {role}"] = _loose(_bodies(there, role), _bodies(here, role))
    there_facts, here_facts = _facts(there, _leads), _facts(here, _leads)
    chosen = pairs(there_facts, here_facts)
    rows["assignments: whole"] = row(there_facts, here_facts, chosen)
    marked = [(i, j) for i, j in chosen if there[i].get("origin")]
    marks = [(there_facts[i].name, there[i]["origin"] == here[j].get("origin")) for i, j in marked]
    rows["assignments: origin"] = _marked(marks)
    said, said_here = ([a for a in side if a.get("due_text")] for side in (there, here))
    rows["assignments: due text"] = _loose(_facts(said, _due_text), _facts(said_here, _due_text), _alike)
    due, due_here = ([a for a in side if any(_due(a))] for side in (there, here))
    rows["assignments: deadline"] = _loose(_facts(due, _due), _facts(due_here, _due))
    return rows


def _loose(there: list[Fact], here: list[Fact], same: Callable[[Fact, Fact], bool] = equal) -> Row:
    return row(there, here, pairs(there, here, same, ANY_OVERLAP))


def _alike(gold: Fact, found: Fact) -> bool:
    one, other = str(gold.values[0]), str(found.values[0])
    return one in other or other in one


_SCORED: dict[str, Callable[[Json], Values]] = {
    "citations": lambda c: (*_citation(c), c["relation"], fold(c.get("issuer"))),
    "assignments": lambda a: (_leads(a), tuple(sorted(str(fold(s)) for s in a["support"])), a["origin"], *_due(a)),
    "figures": _figure,
    "appointments": _appointment,
}


def _certain(gold: Json, found: Json) -> dict[str, Row]:
    """Score what the extractor says it is sure of: every scored field of the fact must be as annotated."""
    right: list[str] = []
    wrong: list[str] = []
    for key, values in _SCORED.items():
        there, here = _facts(_flat(gold, key), values), _flat(found, key)
        facts = _facts(here, values)
        matched = {j for _, j in pairs(there, facts, least=HALF)}
        for j, entry in enumerate(here):
            if entry.get("certain"):
                (right if j in matched else wrong).append(f"{key} {facts[j].name}")
    dates = list(_certain_dates(gold, found))
    right += [name for name, hit in dates if hit]
    wrong += [name for name, hit in dates if not hit]
    total = sum(len(_flat(found, key)) for key in _SCORED) + sum(1 for item in found["items"] if item.get("effective"))
    sure = len(right) + len(wrong)
    return {"certain: right": share(right, wrong), "certain: share": Row(sure, total, total)}


def _certain_dates(gold: Json, found: Json) -> Iterator[tuple[str, bool]]:
    answered = {j: i for i, j in _item_pairs(gold, found)}
    for j, item in enumerate(found["items"]):
        if (item.get("effective") or {}).get("certain"):
            wanted = _effective(gold["items"][answered[j]]) if j in answered else None
            yield f"effective {item['start']}", wanted == _effective(item)

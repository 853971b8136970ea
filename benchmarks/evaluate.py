"""`make evaluate`: what the extraction gets right, against every annotated text at hand.

Prints a table a group of texts, what was gained and lost since the last release, and fails below the floors. The texts
that ship with the project are always measured; a real one that is not here is told at the end, and is a failure where
DIEUHANH_SHARED says that it is.
usage: python -m benchmarks.evaluate [--misses] [--release]
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.faults import score_faults
from benchmarks.goldfiles import ROOT, SHIPPED, annotated, real_texts, real_texts_wanted
from benchmarks.pairing import Row
from benchmarks.releases import Kept, changes, kept, load, save
from benchmarks.scoring import score
from dieuhanh.extraction import extract

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

RESULTS = ROOT / "benchmarks" / "results" / "evaluation.json"
FLOORS = ROOT / "benchmarks" / "floors.toml"
TABLE = ROOT / "docs" / "evaluation.md"
BLIND = "blind"
Groups = dict[str, dict[str, Row]]


def main() -> int:
    """Print the tables and return 1 where a figure is below its floor."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--misses", action="store_true", help="list the facts that were missed or invented (not of blind texts)"
    )
    parser.add_argument("--release", action="store_true", help="keep these facts as the last release's, and the table")
    options = parser.parse_args()
    groups, facts = measure()
    for group, rows in groups.items():
        print(f"\n{group}\n" + "\n".join(table(rows)))
        if options.misses and not group.startswith(BLIND):
            print("\n".join(misses(rows)))
    print("\n" + "\n".join(changes_told(load(RESULTS), facts)))
    if options.release:
        save(RESULTS, {**load(RESULTS), **facts})
        TABLE.write_text(page(groups), encoding="utf-8")
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    missing, unmeasured = not_here(groups, floors, wanted=real_texts_wanted())
    failures = [*below_floors(groups, floors), *(f"MISSING: no text of the group {group!r}" for group in missing)]
    print("\n".join(verdict(groups, unmeasured, failures)))
    return 1 if failures else 0


def measure() -> tuple[Groups, Kept]:
    """Read every annotated text and return the rows of each group and the facts of each text."""
    groups: Groups = {}
    facts: Kept = {}
    for text in annotated():
        rows = score(text.gold, extract(text.text).to_dict())
        facts[text.name] = kept(rows, quotable=text.quotable)
        group = groups.setdefault(text.group, {})
        for category, row in rows.items():
            group.setdefault(category, Row()).add(row)
    for name, rows in score_faults(real_texts()):
        facts[f"faults of {name}"] = kept(rows, quotable=False)
        groups[f"faults of {name}"] = rows
    return groups, facts


def table(rows: Mapping[str, Row]) -> Iterator[str]:
    """Yield the lines of a group's table."""
    yield f"{'category':24} {'precision':>9} {'recall':>7} {'F1':>6}   hits/gold/found"
    for category, row in rows.items():
        counts = f"{row.hits}/{row.gold}/{row.found}"
        yield f"{category:24} {row.precision:9.3f} {row.recall:7.3f} {row.f1:6.3f}   {counts}"


def misses(rows: Mapping[str, Row]) -> Iterator[str]:
    """Yield a line a fact that was missed or invented."""
    for category, row in rows.items():
        yield from (f"missed   {category}: {fact}" for fact in sorted(row.missed.elements()))
        yield from (f"invented {category}: {fact}" for fact in sorted(row.invented.elements()))


def changes_told(then: Kept, now: Kept) -> Iterator[str]:
    """Yield a line a fact gained or lost since the last release."""
    if not then:
        yield "No release is kept yet (--release keeps this one)."
        return
    told = sorted(changes(then, now))
    gains = sum(change == "gain" for change, *_ in told)
    yield f"Since the last release: {gains} gains, {len(told) - gains} losses"
    yield from (f"  {change:4}  {text}  {category}: {fact}" for change, text, category, fact in told)


def below_floors(groups: Groups, floors: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """Yield a line a figure that is below its floor; groups that are not at hand are passed over."""
    for group in floors.keys() & groups.keys():
        for category, floor in floors[group].items():
            f1 = groups[group][category].f1
            if round(f1, 3) < floor:
                yield f"BELOW THE FLOOR: {group}, {category}: {f1:.3f} < {floor:.2f}"


def not_here(groups: Iterable[str], floors: Iterable[str], *, wanted: bool) -> tuple[list[str], list[str]]:
    """Return the groups that should be here but are not, and those that need not be: real texts where not `wanted`."""
    absent = [group for group in dict.fromkeys((*SHIPPED, *floors)) if group not in groups]
    missing = [group for group in absent if wanted or group in SHIPPED]
    return missing, [group for group in absent if group not in missing]


def verdict(groups: Groups, unmeasured: Sequence[str], failures: Sequence[str]) -> Iterator[str]:
    """Yield the last lines: what was measured, what failed, and what nothing is known of."""
    yield f"\nMeasured: {', '.join(groups)}."
    yield from failures or ["Every figure that was measured is at or above its floor."]
    if unmeasured:
        yield f"*** NOT MEASURED: {', '.join(unmeasured)}. ***"
        yield "*** These texts are not here, nothing above speaks for them (DIEUHANH_SHARED=FOLDER tells where). ***"


def page(groups: Groups) -> str:
    """Return the table of the documentation: F1 a category and group."""
    names = [group for group in groups if not group.startswith("faults")]
    categories = dict.fromkeys(category for group in names for category in groups[group])
    lines = [Path(__file__).with_name("evaluation_head.md").read_text(encoding="utf-8")]
    lines.append(f"| category | {' | '.join(names)} |")
    lines.append(f"|---|{'---|' * len(names)}")
    for category in categories:
        figures = (f"{groups[group][category].f1:.3f} ({groups[group][category].gold})" for group in names)
        lines.append(f"| {category} | {' | '.join(figures)} |")
    for group in groups.keys() - set(names):
        lines += ["", f"Proofreading, {group}:", ""]
        lines += [f"- {category}: {row.hits} of {row.gold}" for category, row in groups[group].items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())

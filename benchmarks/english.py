"""An English text of the bulletin's size and density of citations, made here, for peers that read only English."""

from __future__ import annotations

import random

_NAMES = ("Harlow", "Pemberton", "Castle Rock Mills", "Ortega", "Lindqvist", "Bay Foundry", "Whitcombe", "Adeyemi")
_REPORTERS = ("U.S.", "F.2d", "F.3d", "F. Supp. 2d", "S. Ct.", "P.2d", "N.E.2d", "A.2d")
_COURTS = ("2d Cir.", "9th Cir.", "D. Mass.", "S.D.N.Y.", "Cal. Ct. App.")
_CLAUSES = (
    "the committee found that the permit had been issued without the notice that the statute requires",
    "the agency must publish its reasons before the end of the quarter",
    "the record shows that the road was finished within the sum that had been granted",
    "the county did not contest that the report had been filed late",
    "a plan that leaves the deadline open cannot be carried out by the departments that it names",
)


def english(size: int, citations: int, seed: int = 11) -> str:
    """Return about `size` characters of English prose with `citations` case citations spread evenly over it."""
    random_ = random.Random(seed)  # noqa: S311
    parts: list[str] = []
    length = made = 0
    while length < size:
        sentence = f"In that matter {random_.choice(_CLAUSES)}, and {random_.choice(_CLAUSES)}"
        if made < citations * length / size + 1 and made < citations:
            sentence += f". See {_citation(random_)}"
            made += 1
        parts.append(sentence + ". ")
        length += len(parts[-1])
        if len(parts) % 6 == 0:
            parts.append("\n\n")
    return "".join(parts)


def _citation(random_: random.Random) -> str:
    left, right = random_.sample(_NAMES, 2)
    volume, page, year = random_.randint(100, 560), random_.randint(1, 1200), random_.randint(1975, 2019)
    return f"{left} v. {right}, {volume} {random_.choice(_REPORTERS)} {page} ({random_.choice(_COURTS)} {year})"

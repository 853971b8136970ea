"""Compile every catalogue of translations (.po) to the form that the site loads (.mo); polib needs no gettext tools."""

from __future__ import annotations

import sys
from pathlib import Path

import polib


def compile_all(folder: Path) -> int:
    """Compile the catalogues below `folder` that changed since the last time and return how many there are."""
    catalogues = sorted(folder.rglob("*.po"))
    for source in catalogues:
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source), check_for_duplicates=True).save_as_mofile(str(target))
    return len(catalogues)


if __name__ == "__main__":
    count = compile_all(Path(__file__).resolve().parents[1] / "src")
    sys.stderr.write(f"  Translations: {count} catalogue(s) ready\n")

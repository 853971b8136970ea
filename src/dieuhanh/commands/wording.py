"""Which of its two languages the command line speaks: Vietnamese, or English where the locale asks for it."""

from __future__ import annotations

import os


def speaks_english() -> bool:
    """Whether the first locale variable that is set names English; `DIEUHANH_LANGUAGE` goes before the system's."""
    names = ("DIEUHANH_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    chosen = next((value for name in names if (value := os.environ.get(name))), "vi")
    return chosen.lower().startswith("en")


def say(vietnamese: str, english: str) -> str:
    """Return the sentence in the language of the person at the terminal."""
    return english if speaks_english() else vietnamese

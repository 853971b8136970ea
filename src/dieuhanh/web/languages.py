"""Which language a page speaks, and which one what is written down and handed out speaks."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import override


def house_language() -> override:
    """Return a block in which words are those of the house, whatever language the person reads pages in.

    For what stays: words of events, of bulletins and of letters.
    """
    return override(settings.LANGUAGE_CODE)


def page_language(path: str, chosen: str) -> override:
    """Return a block in which a page speaks the language that its reader chose; a file is a paper of the house."""
    is_file = "." in path.rpartition("/")[2]
    return house_language() if is_file else override(chosen)

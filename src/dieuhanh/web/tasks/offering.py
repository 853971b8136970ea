"""The files that a list of duties is offered as: a room above makes them and says so, the list only leads there."""

from __future__ import annotations

from django.urls import reverse

from dieuhanh.web.pages.frame import Link

_views: dict[str, tuple[str, str]] = {}


def offer(form: str, view: str) -> None:
    """Offer a list as files of a form (`xlsx`), made by the page of this name from the filter in its address."""
    _views[form] = (form, view)


def links(query: str) -> list[Link]:
    """Return the ways to the files of a list, with its filter."""
    return [Link(f"{reverse(view, args=[form])}?{query}", f".{form}") for form, view in _views.values()]

"""Who asks the interface for programs: everybody for what is public; a body's own only its key, no signed-in person."""

from __future__ import annotations

from tests.web.who import EVERYBODY, Who

KEY_ALONE: Who = frozenset()

DOORS: dict[str, Who] = {
    "api/v1/": EVERYBODY,
    "api/v1/openapi.json": EVERYBODY,
    "api/v1/bulletins": EVERYBODY,
    "api/v1/bulletins/<year>/<week>": EVERYBODY,
    "api/v1/items/<year>/<slug>": EVERYBODY,
    "api/v1/documents": EVERYBODY,
    "api/v1/documents/<path:address>": EVERYBODY,
    "api/v1/bodies": EVERYBODY,
    "api/v1/committees": EVERYBODY,
    "api/v1/committees/<key>": EVERYBODY,
    "api/v1/search": EVERYBODY,
    "api/v1/own/tasks": KEY_ALONE,
    "api/v1/own/tasks/<identifier>/accept": KEY_ALONE,
    "api/v1/own/tasks/<identifier>/reports": KEY_ALONE,
    "api/v1/own/documents": KEY_ALONE,
}

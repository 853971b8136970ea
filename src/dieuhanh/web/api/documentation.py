"""The page that documents the interface, made from its own description: nothing to fetch from elsewhere, no script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from dieuhanh.web.api.service import api
from dieuhanh.web.pages.frame import Link

Described = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One field of a request."""

    name: str
    kind: str
    required: bool
    about: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that can be asked for."""

    method: str
    path: str
    summary: str
    about: str
    closed: bool
    parameters: tuple[Parameter, ...]
    answers: str


def documentation(request: HttpRequest) -> HttpResponse:
    """Every operation with its fields and its answer."""
    described = api.get_openapi_schema()
    operations = list(_operations(described))
    context = {
        "about": described["info"]["description"],
        "version": described["info"]["version"],
        "parts": [
            (_("Công khai"), [one for one in operations if not one.closed]),
            (_("Hệ thống của cơ quan"), [one for one in operations if one.closed]),
        ],
        "shapes": list(_shapes(described)),
        "path": [Link("/", _("Trang chủ")), Link("/du-lieu-mo/", _("Dữ liệu mở")), Link("", "API")],
    }
    return render(request, "api/documentation.html", context)


def _operations(described: Described) -> Iterator[Operation]:
    for path, methods in described["paths"].items():
        for method, one in methods.items():
            yield Operation(
                method=method.upper(),
                path=path,
                summary=one["summary"],
                about=one.get("description", ""),
                closed=bool(one.get("security")),
                parameters=tuple(_parameters(one)),
                answers=_answers(one),
            )


def _parameters(one: Described) -> Iterator[Parameter]:
    for field in one.get("parameters", ()):
        schema = field["schema"]
        yield Parameter(field["name"], _kind(schema), field["required"], schema.get("description", ""))
    for media, body in one.get("requestBody", {}).get("content", {}).items():
        yield Parameter(_kind(body["schema"]), media, required=True, about=_("nội dung gửi"))


def _answers(one: Described) -> str:
    content = one["responses"].get(200, {}).get("content", {})
    return ", ".join(_kind(body["schema"]) for body in content.values())


def _kind(schema: Described) -> str:
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "anyOf" in schema:
        return " | ".join(_kind(one) for one in schema["anyOf"])
    if schema.get("type") == "array":
        return f"{_kind(schema['items'])}[]"
    return str(schema.get("format") or schema.get("type") or schema.get("title", ""))


def _shapes(described: Described) -> Iterator[tuple[str, str, list[Parameter]]]:
    for name, shape in sorted(described["components"]["schemas"].items()):
        fields = [
            Parameter(field, _kind(schema), field in shape.get("required", ()), schema.get("description", ""))
            for field, schema in shape.get("properties", {}).items()
        ]
        yield name, shape.get("description", ""), fields

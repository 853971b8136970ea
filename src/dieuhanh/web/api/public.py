"""The public, read-only part: what the pages show, by the same selectors."""

from __future__ import annotations

from datetime import date
from typing import Annotated, cast

from django.http import HttpRequest
from ninja import Path, Query, Router

from dieuhanh.web.api import shapes
from dieuhanh.web.api.errors import NotFoundError, UnusableError
from dieuhanh.web.api.paging import After, Limit, cursor, next_address, place
from dieuhanh.web.api.schemas import (
    BodyRow,
    BulletinRow,
    BulletinWhole,
    CommitteeRow,
    CommitteeWhole,
    DocumentRow,
    DocumentWhole,
    Found,
    Item,
    Page,
    Refusal,
)
from dieuhanh.web.bulletins.selectors import public_bulletin, public_bulletins_before, public_item
from dieuhanh.web.clock import today
from dieuhanh.web.documents.selectors import DocumentFilter, public_document, public_documents_after
from dieuhanh.web.review.selectors import public_bodies, public_committee, public_committees
from dieuhanh.web.search.selectors import find
from dieuhanh.web.search.wanted import LAST_PAGE, Wanted

router = Router(tags=["Công khai"])
_UNUSABLE = {422: Refusal, 429: Refusal}
_MISSING = {404: Refusal, **_UNUSABLE}

Year = Annotated[int, Path(ge=1900, le=9999)]
Week = Annotated[int, Path(ge=1, le=53)]
Words = Annotated[str, Query(max_length=200)]


@router.get("/bulletins", response={200: Page[BulletinRow], **_UNUSABLE}, summary="Bản tin tuần, mới nhất trước")
def bulletins(request: HttpRequest, limit: Limit = 20, after: After = "") -> dict[str, object]:
    """Every week's newest published bulletin."""
    before = _place(after, (int, int))
    rows = public_bulletins_before(cast("tuple[int, int] | None", before), limit + 1)
    more = next_address(request, cursor(rows[limit - 1].iso_year, rows[limit - 1].week)) if len(rows) > limit else None
    return {"rows": [shapes.bulletin(request, one) for one in rows[:limit]], "next": more}


@router.get("/bulletins/{year}/{week}", response={200: BulletinWhole, **_MISSING}, summary="Một bản tin, đủ các mục")
def bulletin(request: HttpRequest, year: Year, week: Week) -> dict[str, object]:
    """One bulletin with its items and their confirmed facts."""
    view = public_bulletin(year, week)
    if view is None:
        raise NotFoundError
    items = [shapes.item(request, one) for one in view.items]
    return {**shapes.bulletin(request, view.bulletin), "items": items}


@router.get("/items/{year}/{slug}", response={200: Item, **_MISSING}, summary="Một mục chỉ đạo")
def item(request: HttpRequest, year: Year, slug: Annotated[str, Path(max_length=200)]) -> dict[str, object]:
    """One directive, by the address of its page."""
    page = public_item(f"{year}/{slug}")
    if page is None:
        raise NotFoundError
    return shapes.item(request, page.view)


@router.get("/documents", response={200: Page[DocumentRow], **_UNUSABLE}, summary="Văn bản, mới nhất trước")
def documents(
    request: HttpRequest,
    q: Words = "",
    type: Words = "",  # noqa: A002 - the name in the address
    year: Annotated[int | None, Query(ge=1900, le=9999)] = None,
    limit: Limit = 50,
    after: After = "",
) -> dict[str, object]:
    """Published documents, those included that are only cited so far."""
    behind = cast("tuple[str, str] | None", _place(after, (str, str)))
    try:
        rows = public_documents_after(DocumentFilter(q, type, year), behind, limit + 1)
    except ValueError:
        raise UnusableError("after") from None
    last = rows[limit - 1] if len(rows) > limit else None
    more = next_address(request, cursor(str(last.sorted_on), str(last.pk))) if last else None
    return {"rows": [shapes.document(request, one) for one in rows[:limit]], "next": more}


@router.get("/documents/{path:address}", response={200: DocumentWhole, **_MISSING}, summary="Một văn bản và quan hệ")
def document(request: HttpRequest, address: Annotated[str, Path(max_length=250)]) -> dict[str, object]:
    """One document by the address of its page (`2023/2267-qd-ubnd`), with its relations and its text."""
    view = public_document(address)
    if view is None:
        raise NotFoundError
    return shapes.document_whole(request, view)


@router.get("/bodies", response={200: list[BodyRow], **_UNUSABLE}, summary="Cơ quan có nhiệm vụ đã công khai")
def bodies(request: HttpRequest) -> list[dict[str, object]]:
    """All bodies that a published directive gives something to do."""
    return [shapes.body(request, one) for one in public_bodies()]


@router.get("/committees", response={200: list[CommitteeRow], **_UNUSABLE}, summary="Tổ chức phối hợp liên ngành")
def committees(request: HttpRequest) -> list[dict[str, object]]:
    """All committees whose members published decisions tell."""
    return [shapes.committee(request, one) for one in public_committees()]


@router.get("/committees/{key}", response={200: CommitteeWhole, **_MISSING}, summary="Thành viên tại một ngày")
def committee(
    request: HttpRequest, key: Annotated[str, Path(max_length=80)], on: date | None = None
) -> dict[str, object]:
    """One committee and who sat in it on a day, today where none is given."""
    view = public_committee(key, on or today())
    if view is None:
        raise NotFoundError
    return shapes.committee_whole(request, view, on or today())


@router.get("/search", response={200: Found, **_UNUSABLE}, summary="Tìm")
def search(
    request: HttpRequest, q: Words, page: Annotated[int, Query(ge=1, le=LAST_PAGE)] = 1, newest: bool = False
) -> dict[str, object]:
    """Search as the page /tim/ does: numbers, words with or without marks, abbreviations."""
    answer = find(Wanted(text=q, page=page, newest=newest))
    fields = request.GET.copy()
    fields["page"] = str(page + 1)
    more = f"{request.path}?{fields.urlencode()}" if page < answer.pages else None
    return shapes.found(request, answer, request.build_absolute_uri(more) if more else None)


def _place(after: str, kinds: tuple[type, ...]) -> tuple[str | int, ...] | None:
    found = place(after, kinds) if after else None
    if after and found is None:
        raise UnusableError("after")
    return found

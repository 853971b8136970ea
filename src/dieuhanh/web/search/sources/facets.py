"""The dimensions that answers are narrowed by."""

from __future__ import annotations

from collections.abc import Iterable

from dieuhanh.language import slug
from dieuhanh.web.bulletins.models import Topic
from dieuhanh.web.review.facts import AssignmentValue
from dieuhanh.web.review.itemfacts import FactBody
from dieuhanh.web.review.models import DutyRole
from dieuhanh.web.search.sources import FacetValue

TYPE, BODY, TOPIC, DUE, YEAR = "loai", "co-quan", "chu-de", "han", "nam"
DUES = {"co-ngay": "Có ngày cụ thể", "dinh-ky": "Định kỳ", "su-kien": "Theo sự kiện", "khong-neu": "Không nêu hạn"}


def of_type(name: str) -> FacetValue:
    """Return the facet of a kind of document or page."""
    return FacetValue(TYPE, slug(name), name)


def of_year(year: int | None) -> tuple[FacetValue, ...]:
    """Return the facet of a year, where it is known."""
    return (FacetValue(YEAR, str(year), str(year)),) if year else ()


def of_bodies(bodies: Iterable[FactBody]) -> tuple[FacetValue, ...]:
    """Return the facets of the bodies that lead a duty."""
    leads = {body.slug: body.name for body in bodies if body.role == DutyRole.LEAD}
    return tuple(FacetValue(BODY, key, name[:1].upper() + name[1:]) for key, name in leads.items())


def of_topics(topics: Iterable[Topic]) -> tuple[FacetValue, ...]:
    """Return the facets of the topics that an editor gave an item."""
    return tuple(FacetValue(TOPIC, topic.slug, topic.name) for topic in topics)


def of_dues(duties: Iterable[AssignmentValue]) -> tuple[FacetValue, ...]:
    """Return the facets of the kinds of deadline that some duties have."""
    return tuple(FacetValue(DUE, kind, DUES[kind]) for kind in dict.fromkeys(_due(duty) for duty in duties))


def _due(duty: AssignmentValue) -> str:
    if duty["deadline"]:
        return "co-ngay"
    if duty["recurrence"]:
        return "dinh-ky"
    return "su-kien" if duty["due_text"] else "khong-neu"

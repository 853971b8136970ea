"""A bulletin as a plain Django site would show it: its items with their facts, by the ORM, through a template.

The same bulletin, the same database, about the same size; no arranged cards, no marked text, no contents.
"""

from __future__ import annotations

from functools import cache

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.template import Context, Template

from dieuhanh.web.bulletins.models import Bulletin, BulletinItem
from dieuhanh.web.review.models import Claim, DutyBody

_TEMPLATE = """<!doctype html><html lang="vi"><head><title>{{ bulletin.title }}</title></head><body>
<h1>{{ bulletin.title }}</h1><ol>{% for item in items %}<li><a href="#{{ item.anchor }}">{{ item.heading }}</a></li>
{% endfor %}</ol>{% for item in items %}<article id="{{ item.anchor }}"><h2>{{ item.position }}. {{ item.heading }}</h2>
<p><a href="{{ item.announced.path }}">{{ item.announced.title }}</a> {{ item.announced.date|date:"d/m/Y" }}</p>
{{ item.passage|linebreaks }}<dl>{% for claim in item.claims %}<dt>{{ claim.get_kind_display }}</dt>
<dd>{{ claim.quote }}
{% if claim.relation %}<a href="{{ claim.relation.target.path }}">{{ claim.relation.target.title }}</a>{% endif %}
{% for body in claim.bodies.all %}<a href="{% url 'portal:body' body.slug %}">{{ body.name }}</a> {% endfor %}</dd>
{% endfor %}</dl></article>
{% endfor %}</body></html>"""


def bulletin(_request: HttpRequest, year: int, week: int) -> HttpResponse:
    """The newest published version of a week."""
    found = Bulletin.objects.filter(iso_year=year, week=week, status="published").order_by("-version")[0]
    items = list(BulletinItem.objects.filter(bulletin=found).select_related("announced", "text_version"))
    bodies = Prefetch("bodies", DutyBody.objects.order_by("id"))
    claims = Claim.objects.filter(
        text_version__in={item.text_version_id for item in items}, status="accepted", published_at__isnull=False
    )
    of_item: dict[int, list[Claim]] = {}
    for claim in claims.select_related("relation__target").prefetch_related(bodies).order_by("item_index", "ordinal"):
        of_item.setdefault(claim.item_index, []).append(claim)
    for item in items:
        vars(item)["claims"] = of_item.get(item.item_index, [])
        vars(item)["passage"] = item.text_version.text[item.start : item.end] if item.text_version else ""
    return HttpResponse(_template().render(Context({"bulletin": found, "items": items})))


@cache
def _template() -> Template:
    """The template, read once as a loader would."""
    return Template(_TEMPLATE)

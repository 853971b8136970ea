"""A bulletin as a plain Django site would show it: its items with their facts, by the ORM, through a template.

The same bulletin in the same frame, the same database, within a tenth of the same size; no arranged cards, no marked
text, no groups, no checks of what a reader may choose.
"""

from __future__ import annotations

from functools import cache

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template

from dieuhanh.web.bulletins.models import Bulletin, BulletinItem
from dieuhanh.web.review.models import Claim, DutyBody

_TEMPLATE = """{% extends "pages/base.html" %}{% block main %}
<h1>{{ bulletin.title }}</h1><ol>{% for item in items %}<li><a href="#{{ item.anchor }}">{{ item.heading }}</a>
<span class="count screen">{{ item.announced.number_text }}</span></li>
{% endfor %}</ol>{% for item in items %}<article id="{{ item.anchor }}"><h2>{{ item.position }}. {{ item.heading }}</h2>
<p><a href="{{ item.announced.path }}">{{ item.announced.title }}</a>
{{ item.announced.date|date:"d/m/Y" }} · {{ item.announced.issuer }}</p>
<p class="meta">{% for topic in item.topics.all %}<a href="{{ topic.path }}">{{ topic.name }}</a> · {% endfor %}</p>
{{ item.passage|linebreaks }}<dl>{% for claim in item.claims %}<dt>{{ claim.get_kind_display }}</dt>
<dd>{{ claim.quote }}
{% if claim.relation %}<a href="{{ claim.relation.target.path }}">{{ claim.relation.target.title }}</a>{% endif %}
{% for body in claim.bodies.all %}<a href="{% url 'portal:body' body.slug %}">{{ body.name }}</a> {% endfor %}</dd>
{% endfor %}</dl><footer>
<a href="{{ item.path }}" aria-label="Xem nguồn từng ý, mục {{ item.position }}">Xem nguồn từng ý</a>
<a href="#{{ item.anchor }}" aria-label="¶ Liên kết mục {{ item.position }}">¶ Liên kết</a>
<a href="{% url 'following:follow' %}?van-ban={{ item.announced.address|urlencode:'' }}">+ Theo dõi</a>
<a href="#muc-luc">↑ Về mục lục</a></footer></article>
{% endfor %}<p>{% for item in items %}{{ item.heading }}; {% endfor %}</p>{% endblock %}"""


def bulletin(request: HttpRequest, year: int, week: int) -> HttpResponse:
    """The newest published version of a week."""
    found = Bulletin.objects.filter(iso_year=year, week=week, status="published").order_by("-version")[0]
    held = BulletinItem.objects.filter(bulletin=found).select_related("announced", "text_version")
    items = list(held.prefetch_related("topics"))
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
    return HttpResponse(_template().render(RequestContext(request, {"bulletin": found, "items": items})))


@cache
def _template() -> Template:
    """The template, read once as a loader would."""
    return Template(_TEMPLATE)

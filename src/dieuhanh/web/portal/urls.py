"""Addresses of the public site. Once published, an address never changes and is never used for something else."""

from __future__ import annotations

from django.urls import path, register_converter

from dieuhanh.web.portal.converters import TwinConverter
from dieuhanh.web.portal.views import (
    bodies,
    bulletins,
    committees,
    documents,
    indicators,
    items,
    machines,
    pages,
    papers,
    people,
    pictures,
    sitemaps,
    topics,
    twins,
)

register_converter(TwinConverter, "twin")

app_name = "portal"

_WEEK = "ban-tin/<int:year>/tuan-<int:week>/"

urlpatterns = [
    path("", bulletins.home, name="home"),
    path("nguon.json", twins.home, name="home-source"),
    path("ban-tin/", bulletins.archive, name="archive"),
    path(_WEEK, bulletins.bulletin, name="bulletin"),
    path(f"{_WEEK}nguon.json", machines.bulletin_source, name="bulletin-source"),
    path(f"{_WEEK}ban-tin.<str:form>", papers.file, name="bulletin-file"),
    path(f"{_WEEK}nguon.csv", papers.spreadsheet, name="bulletin-csv"),
    path(f"{_WEEK}ma-qr.svg", papers.code, name="bulletin-code"),
    path(f"{_WEEK}ban-<int:version>/", bulletins.version, name="bulletin-version"),
    path("b/<int:year>-<int:week>", bulletins.short, name="bulletin-short"),
    path("chi-dao/<int:year>/<slug:slug>/", items.item, name="item"),
    path("chi-dao/<int:year>/<slug:slug>/nguon.<twin:form>", machines.item_source, name="item-source"),
    path("hinh/<slug:sha256>.webp", pictures.picture, name="picture"),
    path("m/<slug:code>", items.short, name="item-short"),
    path("van-ban/", documents.documents, name="documents"),
    path("van-ban/<path:address>/nguon.<twin:form>", machines.document_source, name="document-source"),
    path("van-ban/<path:address>/", documents.document, name="document"),
    path("co-quan/", bodies.bodies, name="bodies"),
    path("co-quan/<slug:slug>/", bodies.body, name="body"),
    path("co-quan/<slug:slug>/nguon.<twin:form>", twins.body, name="body-source"),
    path("to-phoi-hop/<slug:key>/nguon.<twin:form>", twins.committee, name="committee-source"),
    path("nguoi/<slug:key>/nguon.<twin:form>", twins.person, name="person-source"),
    path("nguoi/<slug:key>/", people.person, name="person"),
    path("to-phoi-hop/", committees.committees, name="committees"),
    path("to-phoi-hop/<slug:key>/", committees.committee, name="committee"),
    path("chu-de/", topics.topics, name="topics"),
    path("chu-de/nguon.<twin:form>", twins.topics, name="topics-source"),
    path("chu-de/<slug:slug>/", topics.topic, name="topic"),
    path("chu-de/<slug:slug>/nguon.<twin:form>", topics.source, name="topic-source"),
    path("chi-tieu/", indicators.index, name="indicators"),
    path("chi-tieu/nguon.<twin:form>", twins.indicators, name="indicators-source"),
    path("chi-tieu/<slug:key>/", indicators.indicator, name="indicator"),
    path("chi-tieu/<slug:key>/nguon.<twin:form>", indicators.source, name="indicator-source"),
    path("gioi-thieu/", pages.about, name="about"),
    path("so-do/", pages.ways, name="map"),
    path("lien-he/", pages.contact, name="contact"),
    path("tro-nang/", pages.accessibility, name="accessibility"),
    path("en/", pages.english, name="english"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-<int:number>.xml", sitemaps.part, name="sitemap-part"),
]

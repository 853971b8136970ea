"""Addresses of statistics and of the leaders' page, below `/nb/`."""

from __future__ import annotations

from django.urls import path

from dieuhanh.web.reporting import views_briefing, views_entry, views_frozen, views_statistics

app_name = "reporting"

urlpatterns = [
    path("bao-cao/", views_statistics.statistics, name="statistics"),
    path("bao-cao/xep-hang/", views_statistics.rank, name="ranking"),
    path("bao-cao/da-chot/", views_frozen.frozen, name="frozen"),
    path("bao-cao/da-chot/<uuid:identifier>/", views_frozen.frozen_report, name="frozen-report"),
    path("bao-cao/da-chot/<uuid:identifier>/so-lieu.<slug:form>", views_frozen.frozen_file, name="frozen-file"),
    path("bao-cao/so-lieu.<slug:form>", views_statistics.statistics_file, name="statistics-file"),
    path("bao-cao/danh-muc.<slug:form>", views_statistics.duties_file, name="duties-file"),
    path("bao-cao/nhap-dung-han/", views_entry.page, name="entry"),
    path("bao-cao/tep/<uuid:identifier>/", views_statistics.made_file, name="made-file"),
    path("giao-ban/", views_briefing.now, name="briefing-now"),
    path("giao-ban/<str:name>/", views_briefing.page, name="briefing"),
    path("giao-ban/<str:name>/in.pdf", views_briefing.paper, name="briefing-paper"),
    path("giao-ban/<str:name>/bao-cao.<slug:form>", views_briefing.report, name="briefing-report"),
    path("giao-ban/<str:name>/gia-han/<uuid:identifier>/", views_briefing.decide, name="decide"),
]

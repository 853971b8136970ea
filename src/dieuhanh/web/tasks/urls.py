"""Addresses of the tasks, below `/nb/nhiem-vu/`."""

from __future__ import annotations

from django.urls import path

from dieuhanh.web.tasks.views import acting, assigning, bulk, calendar_file, detail, lists, reporting, undoing

app_name = "tasks"

urlpatterns = [
    path("", lists.tasks, name="list"),
    path("giao/", assigning.drafts, name="drafts"),
    path("giao/moi/", assigning.new, name="new"),
    path("giao/<str:code>/", assigning.draft, name="draft"),
    path("hang-loat/", bulk.bulk, name="bulk"),
    path("hang-loat/ket-qua/<uuid:identifier>/", bulk.result, name="bulk-result"),
    path("hang-loat/hoan-tac/<uuid:batch>/", bulk.undo, name="undo"),
    path("bo-loc/", bulk.save_view, name="save-view"),
    path("<str:code>/", detail.task, name="task"),
    path("<str:code>/trao-doi/", acting.comment, name="comment"),
    path("<str:code>/theo-doi/", acting.follow, name="follow"),
    path("<str:code>/tep/<uuid:identifier>/", reporting.download, name="file"),
    path("<str:code>/tep/<uuid:identifier>/bo/", reporting.detach, name="detach"),
    path("<str:code>/<uuid:identifier>/lich/", calendar_file.calendar_file, name="calendar"),
    path("<str:code>/<uuid:identifier>/bao-cao/luu/", reporting.keep, name="keep"),
    path("<str:code>/<uuid:identifier>/bao-cao/", reporting.report, name="report"),
    path("<str:code>/<uuid:identifier>/hoan-tac/<int:sequence>/", undoing.undo, name="undo-one"),
    path("<str:code>/<uuid:identifier>/<slug:key>/", acting.step, name="step"),
]

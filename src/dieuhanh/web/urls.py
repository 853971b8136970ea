"""The site's addresses: the desk below `/nb/`, the public portal everywhere else."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("nb/", include("dieuhanh.web.organisations.urls")),
    path("nb/", include("dieuhanh.web.accounts.urls")),
    path("nb/nhap/", include("dieuhanh.web.intake.urls")),
    path("nb/cuoc-hop/", include("dieuhanh.web.meetings.urls")),
    path("nb/nhiem-vu/", include("dieuhanh.web.tasks.urls")),
    path("nb/quan-tri/lich-nghi/", include("dieuhanh.web.tasks.calendar_urls")),
    path("nb/quan-tri/lich-nhac/", include("dieuhanh.web.parameters.urls")),
    path("nb/nhap/", include("dieuhanh.web.review.urls")),
    path("nb/", include("dieuhanh.web.bulletins.urls")),
    path("nb/lien-thong/", include("dieuhanh.web.exchange.urls")),
    path("nb/", include("dieuhanh.web.notifications.urls")),
    path("nb/", include("dieuhanh.web.reporting.urls")),
    path("nb/", include("dieuhanh.web.administration.urls")),
    path("nb/", include("dieuhanh.web.desk.urls")),
    path("", include("dieuhanh.web.api.urls")),
    path("", include("dieuhanh.web.search.urls")),
    path("", include("dieuhanh.web.ratings.urls")),
    path("", include("dieuhanh.web.following.urls")),
    path("", include("dieuhanh.web.portal.urls")),
]

handler403 = "dieuhanh.web.portal.errors.forbidden"
handler404 = "dieuhanh.web.portal.errors.not_found"
handler500 = "dieuhanh.web.portal.errors.failed"

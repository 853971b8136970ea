"""A report whose classes do not add up is not given out: the page says so instead, in words."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from dieuhanh.web.pages.frame import Link
from dieuhanh.web.reporting.figures import SumsDifferError

logger = logging.getLogger(__name__)

Given = ParamSpec("Given")
View = Callable[Concatenate[HttpRequest, Given], HttpResponseBase]


def refuses(view: View[Given]) -> View[Given]:
    """Return the view, which answers with a refusal where the figures that it shows do not add up."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except SumsDifferError as fault:
            logger.exception("The classes of a report do not add up")
            path = [Link("/nb/", _("Hôm nay")), Link("/nb/bao-cao/", _("Báo cáo"))]
            context = {"title": _("Không lập báo cáo"), "fault": str(fault), "path": path}
            return render(request, "reporting/refused.html", context, status=500)

    return guarded

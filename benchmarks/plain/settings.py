"""The product's settings with two ways more: a bare answer before every middleware, and a plain page."""

from __future__ import annotations

from dieuhanh.web.settings import *  # noqa: F403 - settings are taken over whole, as Django's own are
from dieuhanh.web.settings import MIDDLEWARE as PRODUCT_MIDDLEWARE

MIDDLEWARE = ["benchmarks.plain.bare.Bare", *PRODUCT_MIDDLEWARE]
ROOT_URLCONF = "benchmarks.plain.urls"

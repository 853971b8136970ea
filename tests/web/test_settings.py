"""What the settings promise to whoever runs an installation."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

FAIL = """
import django
django.setup()
from django.test import RequestFactory
from django.utils.log import log_response
from django.http import HttpResponseServerError
request = RequestFactory().get("/x/")
log_response("%s: %s", "Internal Server Error", "/x/", response=HttpResponseServerError(), request=request)
"""
DESCRIBE = """
from django.conf import settings
print(settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.SECURE_HSTS_SECONDS > 0, settings.DEBUG)
"""


def run(code: str, home: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("DIEUHANH_")}
    surroundings |= {"DJANGO_SETTINGS_MODULE": "dieuhanh.web.settings", "DIEUHANH_HOME": str(home), **variables}
    return subprocess.run(
        [sys.executable, "-c", code], env=surroundings, capture_output=True, text=True, check=False, timeout=60
    )


def test_an_error_of_the_site_is_written_where_the_server_writes(tmp_path: Path) -> None:
    outcome = run(FAIL, tmp_path)
    assert outcome.returncode == 0
    assert "ERROR django.request: Internal Server Error: /x/" in outcome.stderr


@pytest.mark.parametrize(("https", "expected"), [("", "False False False False"), ("1", "True True True False")])
def test_behind_tls_cookies_are_for_tls_alone(tmp_path: Path, https: str, expected: str) -> None:
    assert run(DESCRIBE, tmp_path, DIEUHANH_HTTPS=https).stdout.strip() == expected


def test_a_set_day_in_production_stops_every_command(tmp_path: Path) -> None:
    outcome = run(DESCRIBE, tmp_path, DIEUHANH_TODAY="2024-01-02")
    assert outcome.returncode != 0
    assert "DIEUHANH_DEMO=1" in outcome.stderr

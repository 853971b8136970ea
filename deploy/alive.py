#!/opt/dieuhanh/.venv/bin/python
"""Whether the site in this container answers under its first public name; ends with 0 where it does."""

from __future__ import annotations

import os
import urllib.request

NAME = os.environ.get("DIEUHANH_HOSTS", "localhost").split(",")[0]

request = urllib.request.Request("http://127.0.0.1:8000/", headers={"Host": NAME, "X-Forwarded-Proto": "https"})
with urllib.request.urlopen(request, timeout=5):  # noqa: S310 - the container's own address
    pass

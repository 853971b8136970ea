"""The site's settings as the tests use them: the same, with every file they write in a folder that goes away."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_home = tempfile.mkdtemp(prefix="dieuhanh-tests-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ["DIEUHANH_HOME"] = _home
os.environ.setdefault("DIEUHANH_SECRET_KEY", "for the tests only")
os.environ["DIEUHANH_SECOND_FACTOR"] = "nobody"  # the tests of the second factor ask for it themselves

(Path(_home) / "static").mkdir()  # the server looks for it when it is made

from dieuhanh.web.settings import *  # noqa: E402, F403

# Pages made in this process name their files plainly; the tests in a browser meet the names that hold a hash.
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}

# The tests make hundreds of accounts; what protects a real password would take most of their time.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Django makes these rows again by itself when it has emptied the tables.
TEST_NON_SERIALIZED_APPS = ["django.contrib.auth", "django.contrib.contenttypes"]

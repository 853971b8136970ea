"""Django's settings. What differs between installations comes from the environment (see `environment.py`)."""

from __future__ import annotations

import os
from pathlib import Path

from dieuhanh.web.environment import database, read_environment
from dieuhanh.web.exchange.station import read_station
from dieuhanh.web.intake.trust import read_trusted_folder
from dieuhanh.web.mailing import read_mail, read_phone, read_site
from dieuhanh.web.pages.display import DISPLAY_SCRIPT_CSP

ENVIRONMENT = read_environment()
WEB = Path(__file__).resolve().parent

DATA_FOLDER = ENVIRONMENT.home
DEMO = ENVIRONMENT.demo
SET_DAY = ENVIRONMENT.today
QUEUE = ENVIRONMENT.queue

DEBUG = ENVIRONMENT.debug
SECRET_KEY = ENVIRONMENT.secret_key
AUDIT_KEY = ENVIRONMENT.audit_key
AUDIT_SYSLOG = os.environ.get("DIEUHANH_SYSLOG", "")
ACCOUNTS_KEY = ENVIRONMENT.accounts_key
SECOND_FACTOR_FOR = ENVIRONMENT.second_factor_for
SINGLE_SIGN_ON = ENVIRONMENT.single_sign_on
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
STATION = read_station()
TRUSTED_CERTIFICATES = read_trusted_folder()

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "dieuhanh.web.audit",
    "dieuhanh.web.jobs",
    "dieuhanh.web.accounts",
    "dieuhanh.web.pages",
    "dieuhanh.web.parameters",
    "dieuhanh.web.organisations",
    "dieuhanh.web.documents",
    "dieuhanh.web.review",
    "dieuhanh.web.intake",
    "dieuhanh.web.exchange",
    "dieuhanh.web.tasks",
    "dieuhanh.web.meetings",
    "dieuhanh.web.reporting",
    "dieuhanh.web.bulletins",
    "dieuhanh.web.notifications",
    "dieuhanh.web.search",
    "dieuhanh.web.ratings",
    "dieuhanh.web.following",
    "dieuhanh.web.portal",
    "dieuhanh.web.api",
    "dieuhanh.web.desk",
    "dieuhanh.web.administration",
]

MIDDLEWARE = [
    "dieuhanh.web.pages.keeping.KeepPages",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "dieuhanh.web.middleware.CachePolicy",
    "dieuhanh.web.api.limits.RateLimit",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "dieuhanh.web.audit.place.NotePlace",
    "dieuhanh.web.middleware.SignInRequired",
]

ROOT_URLCONF = "dieuhanh.web.urls"
WSGI_APPLICATION = "dieuhanh.web.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "dieuhanh.web.pages.frame.site",
                "dieuhanh.web.pages.navigation.internal",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES = {"default": database(ENVIRONMENT.database_url, ENVIRONMENT.home)}
KEEP_PAGES = True
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # At most 500 pages of at most 256 kB in each process.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "/nb/dang-nhap/"
LOGIN_REDIRECT_URL = "/nb/"
LOGOUT_REDIRECT_URL = "/"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "dieuhanh.web.accounts.passwords.LengthValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

MAIL = read_mail()
SITE_ADDRESS = read_site()
PHONE = read_phone()
EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.tls, MAIL.ssl
DEFAULT_FROM_EMAIL = MAIL.sender

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [WEB / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

API_REQUESTS_A_MINUTE = 120

STATIC_URL = "/tinh/"
STATIC_ROOT = ENVIRONMENT.home / "static"
STORAGES = {
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Kept with the session: public pages set no cookie.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Half an hour without a page signs a person out.
SESSION_COOKIE_AGE = 30 * 60
SESSION_COOKIE_NAME = "phien"
SESSION_COOKIE_PATH = "/nb/"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_PATH = "/nb/"
CSRF_COOKIE_SAMESITE = "Lax"
# Behind a proxy that speaks TLS and sets X-Forwarded-Proto, as an installation for more than one machine is.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.https else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.https
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.https else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"

# Django would mail errors to nobody; an installation reads them where its server writes.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING"},
        "django.request": {"level": "ERROR"},
    },
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'", DISPLAY_SCRIPT_CSP],
        "style-src": ["'self'"],
        "font-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        # Browsers hold a form to this even where the answer sends them on, as single sign-on does.
        "form-action": ["'self'", *([SINGLE_SIGN_ON.origin] if SINGLE_SIGN_ON else [])],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

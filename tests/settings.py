"""The project's settings with what tests need otherwise: no redirect to HTTPS, cheap passwords, throw-away files."""

import tempfile
from pathlib import Path

from newsroom.settings import *  # noqa: F403

SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
SECURE_HSTS_SECONDS = 0
ALLOWED_HOSTS = ["*"]
NEWSROOM_PAGE_CACHE = False  # tests that never commit would never turn its clock; tests/page_cache/ turns it on
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# A commit that is lost with the machine is no loss here.
DATABASES["default"]["OPTIONS"].setdefault("options", "-c synchronous_commit=off")  # noqa: F405
# Of their own: what a demo has collected into var/ would be served in place of the sources.
STATIC_ROOT = Path(tempfile.mkdtemp(prefix="newsroom-tests-static-"))
MEDIA_ROOT = Path(tempfile.mkdtemp(prefix="newsroom-tests-"))
STORAGES = {
    **STORAGES,  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Static files are found where they stand: nothing is collected for tests.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True

"""One file of settings. What differs per deployment comes from the environment; README.md lists every variable."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from newsroom import database, environment, mail, secrets

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = environment.folder("NEWSROOM_VAR", default=BASE_DIR / "var")

DEBUG = environment.boolean("NEWSROOM_DEBUG", default=False)
HTTPS = environment.boolean("NEWSROOM_HTTPS", default=not DEBUG)
SECRET_KEY = environment.text("NEWSROOM_SECRET_KEY") or secrets.kept_in(VAR / "secret-key")
ALLOWED_HOSTS = environment.comma_list("NEWSROOM_ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = environment.origins("NEWSROOM_TRUSTED_ORIGINS")

INSTALLED_APPS = [
    "modeltranslation",  # before the admin, which it extends
    "procrastinate.contrib.django",  # before newsroom, which takes its pages out of the admin
    "newsroom.apps.NewsroomConfig",
    "newsroom.page_cache.apps.PageCacheConfig",
    "newsroom.images.apps.ImagesConfig",
    "newsroom.search.apps.SearchConfig",
    "events.apps.EventsConfig",
    "articles.apps.ArticlesConfig",
    "ckeditor",
    "pgtrigger",
    "pghistory",
    "axes",
    "csp",
    "newsroom.apps.AdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "newsroom.apps.StaticFilesConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.middleware.PreferencesMiddleware",
    "newsroom.page_cache.middleware.PageCacheMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "newsroom.middleware.AddressLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "newsroom.lite.middleware.LiteMiddleware",
    "pghistory.middleware.HistoryMiddleware",  # after authentication: it notes who wrote each revision
    "axes.middleware.AxesMiddleware",  # last, as its documentation asks
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.context_processors.page_language",
            ],
        },
    },
]

DATABASES = {"default": database.configuration(environment.text("DATABASE_URL"), VAR / "postgres")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first: it refuses locked-out attempts before a password is looked at
    "django.contrib.auth.backends.ModelBackend",
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 1  # hours
AXES_ENABLE_ADMIN = False  # `manage.py axes_reset` unlocks; its pages know no roles of ours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "admin/locked_out.html"
LOGIN_URL = "admin:login"
NEWSROOM_ROLE_NAMES = "articles.roles.names"  # the account pages ask by name: this room imports no desk

LANGUAGES = [("ar", _("Arabic")), ("en", _("English"))]
LANGUAGE_CODE = environment.choice("NEWSROOM_LANGUAGE", [code for code, _name in LANGUAGES], default="ar")
LOCALE_PATHS = [BASE_DIR / "newsroom" / "locale"]
FORMAT_MODULE_PATH = "newsroom.formats"  # of the desk; public pages print dates by newsroom/dates.py
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
USE_TZ = True
TIME_ZONE = environment.time_zone("NEWSROOM_TIME_ZONE", default="Europe/Brussels")

PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")  # reading must not touch the session

MODELTRANSLATION_DEFAULT_LANGUAGE = "ar"
# No fallback: a reader who asks for one language is never shown the other one because a field was empty.
MODELTRANSLATION_FALLBACK_LANGUAGES = {"default": ()}
JQUERY_UI_URL = "vendor/jquery-ui/jquery-ui.min.js"  # modeltranslation's own default loads it from another host

# CLDR locales that print dates for readers: "ar_SY" says تشرين الثاني where "ar_EG" says نوفمبر.
NEWSROOM_DATE_LOCALES = {
    "ar": environment.choice(
        "NEWSROOM_ARABIC_LOCALE",
        ["ar", "ar_EG", "ar_SA", "ar_AE", "ar_QA", "ar_SY", "ar_LB", "ar_IQ", "ar_JO", "ar_MA", "ar_DZ", "ar_TN"],
        default="ar",
    ),
    "en": environment.choice("NEWSROOM_ENGLISH_LOCALE", ["en", "en_GB", "en_US"], default="en_GB"),
}
# What readers see who chose nothing; newsroom/preferences.py says what they may choose.
NEWSROOM_ARABIC_DIGITS = environment.choice("NEWSROOM_ARABIC_DIGITS", ["latn", "arab"], default="latn")
NEWSROOM_ARABIC_MONTHS = environment.choice(
    "NEWSROOM_ARABIC_MONTHS",
    ["gulf", "levant", "both", "maghreb", "algeria"],
    default={
        **dict.fromkeys(("ar_SY", "ar_LB", "ar_IQ", "ar_JO"), "levant"),
        **dict.fromkeys(("ar_DZ", "ar_TN"), "algeria"),
        "ar_MA": "maghreb",
    }.get(NEWSROOM_DATE_LOCALES["ar"], "gulf"),
)
NEWSROOM_HIJRI = environment.boolean("NEWSROOM_HIJRI", default=False)

# From this age on a release says that it is kept as it was; 0: none ever does.
NEWSROOM_HISTORIC_AFTER_YEARS = environment.integer("NEWSROOM_HISTORIC_AFTER_YEARS", default=10)

# Whole pages, kept in the memory of each process; newsroom/page_cache/ says why they are never out of date.
NEWSROOM_PAGE_CACHE = environment.boolean("NEWSROOM_PAGE_CACHE", default=not DEBUG)
NEWSROOM_GZIP_LEVEL = 5  # a tenth of the time of 9 for nearly the same length
# Readers may see every table of these rooms but those that the desk keeps to itself,
NEWSROOM_PUBLIC_APPS = ["articles", "events", "images"]
NEWSROOM_PRIVATE_MODELS = [
    "articles.Article",
    "articles.ArticleRevision",
    "articles.Edition",
    "articles.Act",
    "articles.Emergency",
    "articles.Restriction",
    "articles.Notification",
    "articles.MailChoice",
    "articles.Remark",
    "articles.RemarkStep",
    "articles.ReviewLink",
    "articles.ReviewAnswer",
    "articles.ImportedFile",
    "articles.Autosave",
    "articles.Presence",
]
# and these are the moments at which readers see something else of a row without anybody writing.
NEWSROOM_MOMENTS = [
    "articles.Update.published_at",
    "events.Conference.published_at",
    "events.Conference.accreditation_until",
    "events.Conference.stream_from",
    "events.Conference.stream_until",
]
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "TIMEOUT": 15 * 60,
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
}

STATIC_URL = "/static/"
STATIC_ROOT = environment.folder("NEWSROOM_STATIC_ROOT", default=VAR / "static")
MEDIA_URL = "/media/"
MEDIA_ROOT = environment.folder("NEWSROOM_MEDIA_ROOT", default=VAR / "media")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_ROOT = (
    BASE_DIR / "newsroom" / "static" / "root"
)  # what browsers ask for at the root unasked, such as /favicon.ico
WHITENOISE_KEEP_ONLY_HASHED_FILES = False  # CKEditor loads its parts by their plain names

DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000
IMAGE_MAX_BYTES = environment.integer("NEWSROOM_IMAGE_MAX_BYTES", default=20 * 1024 * 1024, minimum=1024)
IMAGE_MAX_PIXELS = environment.integer("NEWSROOM_IMAGE_MAX_PIXELS", default=60_000_000, minimum=10_000)
# How journalists reach the office; empty: the pages name no such way.
NEWSROOM_PRESS_EMAIL = environment.text("NEWSROOM_PRESS_EMAIL")
NEWSROOM_PRESS_TELEPHONE = environment.text("NEWSROOM_PRESS_TELEPHONE")

# What others may do with pictures that have no terms of their own; empty: a sentence of the catalogue.
NEWSROOM_USAGE_TERMS = {code: environment.text(f"NEWSROOM_USAGE_TERMS_{code.upper()}") for code, _name in LANGUAGES}

# The desk's letters: whither, from whom, and the address of the site that they lead to.
globals().update(mail.configuration(environment.text("NEWSROOM_MAIL_URL"), VAR / "mail"))
DEFAULT_FROM_EMAIL = environment.text("NEWSROOM_MAIL_FROM", "newsroom@localhost")
NEWSROOM_ORIGIN = [*environment.origins("NEWSROOM_ORIGIN"), *CSRF_TRUSTED_ORIGINS, "http://127.0.0.1:8000"][0]

CSRF_FAILURE_VIEW = "newsroom.views.form_not_trusted"
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
if environment.boolean("NEWSROOM_BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "frame-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
    }
}

# django-ckeditor's warning says that CKEditor 4 is out of support. What makes up for it (cleaning on the way into the
# database, plugins removed, no upload views) is required by newsroom/richtext/checks.py, whose errors stop the start.
SILENCED_SYSTEM_CHECKS = ["ckeditor.W001"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}},  # a reader's mistyped address is no event
}

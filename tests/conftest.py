"""The cast and the makers that tests share. Moments are passed in: NOW is the present of every test that needs one."""

import datetime as dt
import importlib
import os
import shutil
import time

import hypothesis
import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connections
from django.test import TransactionTestCase
from django.utils import translation
from playwright.sync_api import expect

from newsroom.images import renditions
from tests import encoding, pristine

NOW = dt.datetime(2026, 5, 4, 9, 0, tzinfo=dt.UTC)
PASSWORD = "correct-horse-battery"

# The engine without windows comes first: what it shows is the same, and a page costs a quarter.
KINDS = ("chromium-headless-shell", "chromium", "chromium-browser")
CHROMIUM = os.environ.get("NEWSROOM_CHROMIUM") or next(filter(None, map(shutil.which, KINDS)), None)

# Playwright's loop runs in the thread that the tests use, and Django takes that for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# A busy machine may be slow; only what never comes right is wrong.
expect.set_options(timeout=15_000)
hypothesis.settings.register_profile(
    "house", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow], print_blob=True
)
hypothesis.settings.load_profile("house")


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in item.fixturenames:
            item.add_marker(pytest.mark.browser)
    # Long files first: one that is left to the end would keep one process busy while the others wait.
    long = {item.path for item in items if _is_long(item)}
    items.sort(key=lambda item: item.path not in long)


def _is_long(item):
    """Whether it drives a browser, commits, or starts processes with a database of their own."""
    commits = any(marker.kwargs.get("transaction") for marker in item.iter_markers("django_db"))
    return commits or not {"browser", "transactional_db", "own_var"}.isdisjoint(item.fixturenames)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """A real Chromium for what a person does. Without one these tests are skipped, except in CI, where that is a failure."""
    if not CHROMIUM and os.environ.get("CI"):
        pytest.fail("No Chromium was found: in CI the browser tests must run. Install Debian's package chromium.")
    if not CHROMIUM:
        pytest.skip("No Chromium was found; install it, or name one in NEWSROOM_CHROMIUM.")
    quiet = ["--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update"]
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": ["--no-sandbox", *quiet]}


@pytest.fixture(scope="session")
def playwright(playwright):
    """While its loop runs in this thread Django opens connections apart from those of before; they are closed with it."""
    yield playwright
    connections.close_all()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The database of the migrations, which every test that commits leaves as it found it."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        if pristine.remember():
            patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: pristine.restore())
        yield


@pytest.fixture(scope="session", autouse=True)
def _no_copy_is_made_twice(request, tmp_path_factory):
    cache = getattr(request.config, "cache", None)
    folder = cache.mkdir("copies") if cache else tmp_path_factory.mktemp("copies")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(renditions, "_encoded", encoding.kept_in(folder))
        yield


@pytest.fixture
def page(page):
    """A page that falls silent before the data of its test go: forms of the desk tell the server of themselves all the time."""
    under_way = set()
    page.context.on("request", lambda request: under_way.add(request))
    for end in ("requestfinished", "requestfailed"):
        page.context.on(end, lambda request: under_way.discard(request))
    yield page
    page.context.route("**/*", lambda route: route.abort())
    page.goto("about:blank")
    deadline = time.monotonic() + 10
    while under_way and time.monotonic() < deadline:
        page.wait_for_timeout(20)


@pytest.fixture(autouse=True)
def _arabic():
    """Every test starts in the house's default language; the client leaves that of its last request active."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def own_var(tmp_path):
    """A var folder for processes with an embedded server of their own; its path is short, as a socket's must be."""
    folder = tmp_path / "v"
    folder.mkdir()
    for part in (tmp_path, *tmp_path.parents):  # the server runs as another user when we are root
        if part.stat().st_uid == os.getuid():
            part.chmod(part.stat().st_mode | 0o055)
    return folder


@pytest.fixture
def make_user(db):
    def make(name, *groups, **fields):
        user = get_user_model().objects.create_user(name, password=PASSWORD, is_staff=True, **fields)
        user.groups.set(Group.objects.filter(name__in=groups))
        return user

    return make


@pytest.fixture
def reporter(make_user):
    return make_user("reporter", "reporter")


@pytest.fixture
def editor(make_user):
    return make_user("editor", "editor")


@pytest.fixture
def translator(make_user):
    """Writes in English only."""
    return make_user("translator", "translator-en")


@pytest.fixture
def administrator(make_user):
    return make_user("administrator", "administrator")


@pytest.fixture
def make_article(db):
    """Makes a saved article; words as title_ar=…, and both languages complete unless told otherwise."""
    from articles.models import Article

    def make(**fields):
        words = {
            "title_ar": "مؤتمر في الدوحة",
            "body_ar": "<p>افتُتح المؤتمر اليوم.</p>",
            "title_en": "Conference in Doha",
            "body_en": "<p>The conference opened today.</p>",
            "original_language": "ar",
        }
        return Article.objects.create(**(words | fields))

    return make


@pytest.fixture
def approved():
    """Has the operator approve languages of an article, all that have words unless told otherwise; returns the article."""
    from articles.workflow import approve
    from newsroom import languages

    def have_approved(article, *codes, at=NOW):
        for code in codes or filter(article.has_words, languages.codes()):
            approve(article=article, language=code, by=None, at=at)
        return article

    return have_approved


@pytest.fixture
def make_update(make_article):
    """Publishes one language of an article as the console operator and returns the Update."""
    from articles.publishing import Publication, publish

    def make(article=None, *, language="ar", kind="first", note="", at=NOW, **words):
        article = article or make_article()
        for name, value in words.items():
            setattr(article, name, value)
        article.save()
        return publish(article=article, publications=[Publication(language, kind, note)], by=None, at=at)[0]

    return make


@pytest.fixture
def make_conference(db):
    from events.models import Conference

    def make(slug="doha-2011", **fields):
        defaults = {
            "name_ar": "المؤتمر الدبلوماسي الرابع",
            "name_en": "Fourth diplomatic conference",
            "place_ar": "الدوحة، قطر",
            "place_en": "Doha, Qatar",
            "starts_on": dt.date(2011, 2, 15),
            "ends_on": dt.date(2011, 2, 16),
            "time_zone": "Asia/Qatar",
            "status": "held",
            "published_at": dt.datetime(2011, 1, 10, tzinfo=dt.UTC),
        }
        return Conference.objects.create(slug=slug, **(defaults | fields))

    return make


@pytest.fixture
def make_image(db):
    """Adds a drawn picture to the library; words as alt_text_ar=…, caption_en=…."""
    import io
    import itertools

    from django.core.files.uploadedfile import SimpleUploadedFile
    from PIL import Image as Picture

    from newsroom.images.library import add_image

    shades = itertools.count(10, 20)

    def make(**words):
        file = io.BytesIO()
        Picture.new("RGB", (900, 600), (next(shades) % 256, 90, 140)).save(file, "PNG")
        is_decorative = words.pop("is_decorative", False)
        parts = {"alt_text": {"ar": "قاعة مؤتمرات", "en": "A conference hall"}, "caption": {}, "credit": {}}
        for name, value in words.items():
            field, _, code = name.rpartition("_")
            parts[field][code] = value
        upload = SimpleUploadedFile("picture.png", file.getvalue(), "image/png")
        return add_image(upload=upload, is_decorative=is_decorative, **parts)

    return make


@pytest.fixture
def press_vocabulary(db):
    """The word families of the migration, which the flush after a browser test takes away."""
    from newsroom.search.models import WordFamily

    if not WordFamily.objects.exists():
        importlib.import_module("newsroom.search.migrations.0002_press_vocabulary").add(apps, None)

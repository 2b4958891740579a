"""What the browser tests share: a page that tolerates no trouble, signing in, and axe."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from newsroom.demo import story
from tests import pristine

# Rules that the stock admin breaks and that we cannot mend from outside.
STOCK_ADMIN = ["link-in-text-block"]


@pytest.fixture
def page(page):
    """A page that fails its test when a script fails, a policy is violated or another host is asked."""
    troubles = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on(
        "console", lambda message: troubles.append(message.text) if "Content Security Policy" in message.text else None
    )
    page.on("request", lambda request: troubles.append(request.url) if _is_foreign(request.url) else None)
    yield page
    assert not troubles


def _is_foreign(url):
    return not url.startswith(("http://localhost", "http://127.0.0.1", "data:", "blob:", "about:", "javascript:"))


@pytest.fixture
def sign_in(page, live_server):
    from tests.conftest import PASSWORD

    def sign_in(user, language="en"):
        page.goto(f"{live_server.url}/{language}/admin/login/")
        page.locator("[name=username]").fill(user.username)
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("[type=submit]").click()
        page.wait_for_url(f"**/{language}/admin/")

    return sign_in


@pytest.fixture
def assert_accessible(page):
    """Runs axe on the page as it stands and fails with what it found."""

    def check(*, except_for=()):
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE_SCRIPT)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        serious = {
            rule["id"]: [node["html"][:200] for node in rule["nodes"]] for rule in found if rule["id"] not in except_for
        }
        assert not serious, (page.url, page.viewport_size)

    return check


@pytest.fixture
def every_look(page):
    """Shows the open page on a phone and at a desk, in the light and in the dark, and yields the width of each look."""

    def looks():
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                yield width

    return looks


@pytest.fixture(scope="module")
def told_site(django_db_setup, django_db_blocker):
    """The address of a server with the demo's story, told once for a module whose tests are marked with django_db."""
    with django_db_blocker.unblock():
        story.load(at=timezone.now())
        server = LiveServer("localhost")
        yield server.url
        server.stop()
        pristine.restore()

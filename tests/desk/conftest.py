"""The desk as a browser sees it: forms are opened, filled as they came, and sent."""

import datetime as dt
import time

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

PAST = dt.datetime(2020, 1, 6, 9, 0, tzinfo=dt.UTC)  # what the pages show is judged by the real clock


def address(name, *args, language="en"):
    with translation.override(language):
        return reverse(f"admin:articles_{name}", args=args)


def filled(response):
    """What a browser would send if nobody typed: every field of the form that came, with its value."""
    found = {}
    for field in response.context["adminform"].form:
        value = field.value()
        if isinstance(value, list | tuple):
            found[field.html_name] = [str(getattr(each, "pk", each)) for each in value]
        elif value is not None:
            found[field.html_name] = str(value)
    return found


@pytest.fixture
def desk(client):
    """Opens and sends forms of articles as a user."""

    class Desk:
        def __init__(self):
            self.client = client

        def sit(self, user):
            client.force_login(user)
            return self

        def open(self, article, language="en"):
            return filled(client.get(address("article_change", article.pk, language=language)))

        def send(self, article, data, **typed):
            return client.post(address("article_change", article.pk), data | typed)

        def save(self, article, **typed):
            return self.send(article, self.open(article), **typed)

        def act(self, name, article, **data):
            return client.post(address(f"article_{name}", article.pk), data)

        def panel(self, article, act="publish", revision=None, **data):
            revision = revision or article.latest_revision().pk
            named = {key.replace("__", "-"): value for key, value in data.items()}
            return self.act("publishing", article, act=act, revision=revision, **named)

    return Desk()


@pytest.fixture
def errors():
    """The errors of the form in a response: {field: [sentence, …]}."""

    def errors(response):
        return {name: list(map(str, found)) for name, found in response.context["adminform"].form.errors.items()}

    return errors


@pytest.fixture
def stranger(make_user):
    """Signs in, belongs to no role."""
    return make_user("stranger")


READY = """() => Object.values(window.CKEDITOR?.instances ?? {}).filter((each) => each.status === "ready").length"""


def wait_for_editors(page, number=2):
    """Asked from outside, again and again: a function that the page itself evaluates anew is refused by its policy."""
    page.wait_for_load_state()
    deadline = time.monotonic() + 30
    while page.evaluate(READY) < number:
        assert time.monotonic() < deadline, f"the editors of {page.url} did not start"
        page.wait_for_timeout(50)


@pytest.fixture
def problems(page):
    """What the browser complained about: errors of scripts, and what the content security policy refused."""
    found = []
    page.on("console", lambda message: found.append(message.text) if "Content Security" in message.text else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.fixture
def visit(page, problems, live_server, editor):
    """Opens a page of the desk, as the editor unless told otherwise.

    Every visit signs in anew and ends no session: what a page before it still asks would be answered by taking the cookie away.
    """

    def visit(name, *args, language="en", user=None, editors=2):
        client = Client()
        client.force_login(user or editor)
        cookies = [{"name": key, "value": m.value, "url": live_server.url} for key, m in client.cookies.items()]
        page.context.add_cookies(cookies)
        page.goto(live_server.url + address(name, *args, language=language))
        if name in {"article_change", "article_add"}:
            wait_for_editors(page, editors)
        return page

    return visit

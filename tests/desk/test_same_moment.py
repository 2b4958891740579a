"""Two requests at the very same moment, each on a connection of its own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.test import Client

from articles import workflow
from articles.models import Update
from tests.desk.conftest import PAST, address, filled

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*posts):
    """The status of each (user, address, data) that is posted, all starting together."""
    barrier = Barrier(len(posts))

    def send(user, to, data):
        browser = Client()
        browser.force_login(user)
        barrier.wait()
        try:
            return browser.post(to, data).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(posts)) as pool:
        return [answer.result() for answer in [pool.submit(send, *post) for post in posts]]


def test_two_saves_both_survive(client, make_article, editor, reporter):
    article = make_article()
    to = address("article_change", article.pk)
    client.force_login(editor)
    data = filled(client.get(to))

    answers = at_once((editor, to, data | {"title_ar": "أول"}), (reporter, to, data | {"title_en": "First"}))

    article.refresh_from_db()
    assert answers == [302, 302]
    assert (article.title_ar, article.title_en) == ("أول", "First")


def test_two_saves_of_one_field_leave_one_to_decide(client, make_article, editor, reporter):
    article = make_article()
    to = address("article_change", article.pk)
    client.force_login(editor)
    data = filled(client.get(to))

    answers = at_once((editor, to, data | {"title_ar": "أول"}), (reporter, to, data | {"title_ar": "ثان"}))

    assert sorted(answers) == [200, 302]


def test_two_clicks_publish_once(make_article, approved, editor):
    article = approved(make_article())
    to = address("article_publishing", article.pk)
    asked = {"publish-ar-chosen": "on", "publish-ar-kind": "first", "act": "publish"}
    asked["revision"] = article.latest_revision().pk

    answers = at_once((editor, to, asked), (editor, to, asked))

    assert answers == [302, 302]
    assert Update.objects.count() == 1


def test_two_clicks_on_a_quick_fix_publish_once(make_update, editor):
    live = make_update(at=PAST)
    live.article.body_ar = "<p>مسودة أطول.</p>" + live.body
    workflow.save(article=live.article, by=None, at=PAST)
    to = address("article_fix", live.article_id, "ar")
    asked = {"update": live.pk, "title": "عنوان مصحح", "body": live.body, "kind": "minor", "reason": "خطأ"}

    answers = at_once((editor, to, asked), (editor, to, asked))

    assert answers == [302, 302]
    assert Update.objects.count() == 2


def test_two_paragraphs_saved_at_once_are_both_there(client, make_article, editor, reporter):
    article = make_article(body_ar="<p>أول.</p><p>ثان.</p>")
    to = address("article_change", article.pk)
    client.force_login(editor)
    data = filled(client.get(to))

    mine, theirs = {"body_ar": "<p>أول بعد.</p><p>ثان.</p>"}, {"body_ar": "<p>أول.</p><p>ثان بعد.</p>"}
    answers = at_once((editor, to, data | mine), (reporter, to, data | theirs))

    article.refresh_from_db()
    assert answers == [302, 302]
    assert article.body_ar == "<p>أول بعد.</p><p>ثان بعد.</p>"

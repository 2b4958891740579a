"""The links of a text in the publishing panel, and those of all live releases on a page of their own."""

import datetime as dt

import pytest

from articles.models import Restriction
from tests.desk.conftest import PAST, address

pytestmark = pytest.mark.django_db

BROKEN = '<p><a href="/en/releases/nothing/">There</a> and <a href="https://example.org/">elsewhere</a>.</p>'


def test_the_panel_says_it_per_language_and_hinders_nothing(desk, make_article, approved, editor):
    article = approved(make_article(body_en=BROKEN, slug_en="x"))

    page = desk.sit(editor).client.get(address("article_publishing", article.pk)).content.decode()
    desk.panel(article, **{"publish-en-chosen": "on", "publish-en-kind": "first"})

    english = page.partition('id="lane-en"')[2]
    assert "1 link needs a look" in english
    assert "there is no such page" in english
    assert "1 link to another site, not checked" in english
    assert "needs a look" not in page.partition('id="lane-en"')[0]
    assert article.updates.count() == 1


def test_the_report_goes_through_what_stands_page_by_page(desk, make_article, make_update, editor):
    make_update(make_article(body_en=BROKEN, title_en="Broken"), language="en", at=PAST)
    for number in range(20):
        make_update(make_article(title_en=f"Sound {number}"), language="en", at=PAST + dt.timedelta(hours=number + 1))
    client = desk.sit(editor).client

    first = client.get(address("article_links"))
    second = client.get(address("article_links"), {"before": first.context["page"].older})

    assert first.context["found"] == []
    assert [update.title for update, _report in second.context["found"]] == ["Broken"]
    assert "there is no such page" in second.content.decode()


def test_the_report_is_of_one_language_and_passes_over_drafts(desk, make_article, make_update, editor):
    article = make_article(body_en=BROKEN, body_ar='<p><a href="/ar/nothing/">هناك</a></p>')
    make_update(article, language="ar", at=PAST)
    client = desk.sit(editor).client

    assert client.get(address("article_links"), {"language": "en"}).context["found"] == []
    page = client.get(address("article_links"), {"language": "ar"}).content.decode()
    assert '<bdi lang="ar" dir="rtl">هناك</bdi>' in page


def test_what_is_restricted_is_not_in_the_report(desk, make_article, make_update, editor, administrator):
    article = make_article(body_en=BROKEN)
    make_update(article, language="en", at=PAST)
    Restriction.objects.create(article=article, person=administrator)

    assert desk.sit(editor).client.get(address("article_links")).context["found"] == []


def test_the_report_costs_the_same_whatever_it_finds(
    desk, make_article, make_update, editor, django_assert_num_queries, django_assert_max_num_queries
):
    make_update(make_article(body_en=BROKEN), language="en", at=PAST)
    client = desk.sit(editor).client
    client.get(address("article_links"))
    with django_assert_max_num_queries(12) as few:
        client.get(address("article_links"))

    for number in range(12):
        make_update(make_article(body_en=BROKEN.replace("nothing", f"nothing-{number}")), language="en", at=PAST)

    with django_assert_num_queries(len(few)):
        client.get(address("article_links"))

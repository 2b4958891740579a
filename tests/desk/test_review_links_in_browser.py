"""A person without an account answers a review link in a browser, which sends what no client of the tests does: an origin."""

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from playwright.sync_api import expect

from articles import review_links
from articles.models import Act

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_answer_arrives_in_the_timeline(page, live_server, make_article, language):
    article, at = make_article(), timezone.now()
    known = {"article": article, "language": language, "reader": "Legal department", "by": None, "at": at}
    _link, secret = review_links.make_link(expires_at=at + review_links.LONGEST, **known)
    with translation.override(language):
        page.goto(live_server.url + reverse("review", args=[secret]))

    page.locator("[name=name]").fill("سلمى الكيلاني")
    page.locator("[name=is_agreed]").check()
    page.locator("[name=comment]").fill("One word is too strong.")
    page.locator("#answer button").click()

    expect(page.locator(".review-answers")).to_contain_text("سلمى الكيلاني")
    act = Act.objects.get(verb="answered")
    assert (act.article, act.language) == (article, language)
    assert "One word is too strong." in act.note

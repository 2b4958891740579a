"""A reader opens a release that was withdrawn: the reason comes first, the words stay, and lists have dropped it."""

import datetime as dt

import pytest
from django.utils import timezone

from articles import publishing

pytestmark = pytest.mark.django_db(transaction=True)

REASONS = {"ar": "سُحب لأن الموعد لم يُتفق عليه.", "en": "Withdrawn because the date was not agreed."}


@pytest.mark.parametrize("code", ["ar", "en"])
def test_a_reader_of_a_withdrawn_release_meets_the_reason_first(
    page, live_server, assert_accessible, make_article, make_update, code
):
    article = make_article()
    start = timezone.now() - dt.timedelta(days=2)
    update = make_update(article, language=code, at=start)
    page.goto(f"{live_server.url}/{code}/")
    page.locator("main h2 a", has_text=update.title).click()
    page.wait_for_url("**/releases/*/")
    address = page.url

    publishing.withdraw(article=article, notes={code: REASONS[code]}, by=None, at=start + dt.timedelta(days=1))
    page.goto(address)

    assert page.locator("main").inner_text().index(REASONS[code]) < page.locator("main").inner_text().index(
        page.locator(".prose").inner_text()
    )
    assert_accessible()
    page.goto(f"{live_server.url}/{code}/releases/")
    assert page.get_by_text(update.title).count() == 0

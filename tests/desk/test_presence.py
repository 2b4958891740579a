"""Who has an article open: told within seconds, gone soon after the page, and locking nothing."""

import datetime as dt
import uuid

import pytest
from django.utils import timezone

from articles.desk.presence import colleagues_of
from articles.models import Presence, Restriction
from tests.desk.conftest import address

pytestmark = pytest.mark.django_db


@pytest.fixture
def tell(client):
    """Tells what the script of an open page would; answers with what it shows."""

    def tell(user, article, *, page=None, code="", **more):
        client.force_login(user)
        data = {"writer": user.pk, "page": page or uuid.uuid4(), "language": code, **more}
        return client.post(address("article_presence", article.pk), data)

    return tell


def people(response):
    return response.json()["people"]


def test_two_people_see_each_other_and_the_language_each_writes_in(tell, make_article, reporter, editor):
    article = make_article()
    alone = people(tell(reporter, article, code="ar"))

    seen = people(tell(editor, article, code="en"))

    assert not alone.strip()
    assert "reporter" in seen
    assert "العربية" in seen
    assert "editor" not in seen
    assert "Nothing is locked" in seen


def test_who_has_closed_the_page_is_gone_at_once(tell, make_article, reporter, editor):
    article, page = make_article(), uuid.uuid4()
    tell(reporter, article, page=page)

    assert tell(reporter, article, page=page, leaving="yes").status_code == 204
    assert not people(tell(editor, article)).strip()


def test_who_fell_silent_is_gone_after_half_a_minute(make_article, reporter, editor):
    article, at = make_article(), timezone.now()
    Presence.objects.create(page=uuid.uuid4(), user=reporter, article=article, seen_at=at)

    assert colleagues_of(editor, article, at=at + dt.timedelta(seconds=29))
    assert not colleagues_of(editor, article, at=at + dt.timedelta(seconds=30))


def test_one_person_with_two_windows_is_one_person(tell, make_article, reporter, editor):
    article = make_article()
    tell(reporter, article, code="ar")
    own = people(tell(reporter, article, code="en"))

    seen = people(tell(editor, article))

    assert seen.count("reporter") == 1
    assert "English" in seen
    assert "another window" in own


def test_names_cannot_carry_markup(tell, make_article, make_user, editor):
    article = make_article()
    guest = make_user("guest", "reporter", first_name="<img src=x onerror=alert(1)>")
    tell(guest, article)

    assert "<img" not in people(tell(editor, article))


def test_a_language_that_the_house_does_not_know_is_left_out(tell, make_article, reporter):
    tell(reporter, make_article(), code="<b>")

    assert Presence.objects.get().language == ""


def test_nobody_takes_or_closes_the_page_of_another(tell, make_article, reporter, editor):
    article, page = make_article(), uuid.uuid4()
    tell(reporter, article, page=page, code="ar")

    tell(editor, article, page=page, code="en")
    tell(editor, article, page=page, leaving="yes")

    assert (Presence.objects.get().user, Presence.objects.get().language) == (reporter, "ar")


def test_a_circle_shows_its_people_to_its_people_only(tell, make_article, reporter, editor):
    article = make_article()
    tell(editor, article)
    Restriction.objects.create(article=article, person=editor)

    assert tell(reporter, article).status_code == 404


def test_a_stranger_neither_shows_up_nor_sees(tell, make_article, stranger):
    assert tell(stranger, make_article()).status_code == 403
    assert not Presence.objects.exists()


def test_what_is_long_gone_is_cleared_away(tell, make_article, reporter):
    article = make_article()
    Presence.objects.create(
        page=uuid.uuid4(), user=reporter, article=article, seen_at=timezone.now() - dt.timedelta(hours=2)
    )

    tell(reporter, article)

    assert Presence.objects.count() == 1


def test_the_questions_do_not_grow_with_the_people(
    tell, make_article, reporter, make_user, client, django_assert_num_queries
):
    article, page = make_article(), uuid.uuid4()
    for number in range(10):
        tell(make_user(f"writer-{number}", "reporter"), article)
    tell(reporter, article, page=page)

    with django_assert_num_queries(9):
        client.post(address("article_presence", article.pk), {"writer": reporter.pk, "page": page})

"""Secret review links: who makes them, what their readers see, how they die, and that nothing of them is kept anywhere."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from articles import binning, review_links
from articles.models import Act, Article, Restriction, ReviewAnswer, ReviewLink
from articles.publishing import Publication, publish, schedule
from articles.reasons import NotReady
from tests.desk.conftest import address

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


@pytest.fixture
def make_link():
    def make(article, *, language="ar", by=None, at=None, lasts=7 * DAY):
        at = at or timezone.now()
        known = {"article": article, "language": language, "reader": "الشؤون القانونية", "by": by, "at": at}
        return review_links.make_link(expires_at=at + lasts, **known)

    return make


def page_of(secret, language="ar"):
    with translation.override(language):
        return reverse("review", args=[secret])


def test_a_person_without_an_account_reads_the_pinned_words(client, make_article, make_link):
    article = make_article(title_ar="قبل", body_ar="<p>النص كما كان.</p>")
    _link, secret = make_link(article)
    Article.objects.get(pk=article.pk)
    article.title_ar, article.body_ar = "بعد", "<p>نص أحدث.</p>"
    article.save()

    response = client.get(page_of(secret))

    page = response.content.decode()
    assert response.status_code == 200
    assert "قبل" in page
    assert "النص كما كان." in page
    assert "نص أحدث." not in page
    assert "mailto:" not in page  # what is not to be passed on is not offered for sharing


def test_the_page_says_since_when_the_draft_is_saved_and_offers_no_other_language(client, make_article, make_link):
    _link, secret = make_link(make_article(), language="en")

    page = client.get(page_of(secret, "en")).content.decode()

    assert "Draft, saved</span>" in page
    assert ">Published</span>" not in page
    assert 'class="language-switch"' not in page


def test_the_page_is_kept_and_found_by_nobody(client, make_article, make_link):
    _link, secret = make_link(make_article())

    response = client.get(page_of(secret))

    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "same-origin"


def test_the_secret_is_not_stored(make_article, make_link):
    link, secret = make_link(make_article())

    stored = ReviewLink.objects.filter(pk=link.pk).values().get()

    assert secret not in str(stored)
    assert not Act.objects.filter(note__contains=secret).exists()


def test_the_page_of_a_text_is_in_its_language(client, make_article, make_link):
    _link, secret = make_link(make_article(), language="en")

    response = client.get(page_of(secret, "ar"))

    assert response["Location"] == page_of(secret, "en")


def test_a_wrong_secret_leads_nowhere(client, make_article, make_link):
    make_link(make_article())

    assert client.get(page_of("x" * 32)).status_code == 404


@pytest.mark.parametrize("death", ["expired", "revoked", "published", "scheduled", "binned"])
def test_a_dead_link_says_so_and_shows_no_word_of_the_text(client, make_article, make_link, approved, death):
    now = timezone.now()
    article = make_article()
    link, secret = make_link(article, at=now - 2 * DAY, lasts=DAY if death == "expired" else 7 * DAY)
    if death == "revoked":
        review_links.revoke(link=link, by=None, at=now)
    elif death == "published":
        publish(article=article, publications=[Publication("ar", "first")], by=None, at=now)
    elif death == "scheduled":
        moments = {"at": now - DAY, "publish_at": now - DAY / 2}
        schedule(article=article, publications=[Publication("ar", "first")], by=None, **moments)
    elif death == "binned":
        Article.objects.filter(pk=article.pk).update(binned_at=now)

    answers = [client.get(page_of(secret)), client.post(page_of(secret), {"name": "ن", "is_agreed": "on"})]

    assert [answer.status_code for answer in answers] == [410, 410]
    assert not any("مؤتمر في الدوحة" in answer.content.decode() for answer in answers)
    assert not ReviewAnswer.objects.exists()


def test_publishing_the_other_language_leaves_the_link_alone(client, make_article, make_link):
    now = timezone.now()
    article = make_article()
    _link, secret = make_link(article, at=now - DAY)

    publish(article=article, publications=[Publication("en", "first")], by=None, at=now)

    assert client.get(page_of(secret)).status_code == 200


def test_an_answer_lands_on_the_timeline_once_and_is_told_to_the_writer(client, make_article, make_link, reporter, now):
    article = make_article(created_by=reporter)
    _link, secret = make_link(article)
    said = {"name": "سلمى", "is_agreed": "on", "comment": "<b>لا مانع</b>"}

    answers = [client.post(page_of(secret), said).status_code for _click in range(2)]

    assert answers == [302, 302]
    act = Act.objects.get(verb="answered")
    assert (act.by, act.language, act.note) == (None, "ar", "سلمى · ✓ · <b>لا مانع</b>")
    assert reporter.notifications.get().event == "answered"
    assert "<b>لا مانع</b>" not in client.get(page_of(secret)).content.decode()


@pytest.mark.parametrize("said", [{"name": "", "is_agreed": "on"}, {"name": "سلمى"}, {"name": "س", "comment": "  "}])
def test_an_empty_answer_is_asked_again_and_nothing_typed_is_lost(client, make_article, make_link, said):
    _link, secret = make_link(make_article())

    response = client.post(page_of(secret), {"comment": "", **said})

    assert response.status_code == 400
    assert 'role="alert"' in response.content.decode()
    assert said["name"] in response.content.decode()
    assert "Constraint" not in response.content.decode()
    assert not ReviewAnswer.objects.exists()


def test_an_answer_needs_the_token_of_its_form(make_article, make_link):
    _link, secret = make_link(make_article())

    answer = Client(enforce_csrf_checks=True).post(page_of(secret), {"name": "x", "is_agreed": "on"})

    assert answer.status_code == 403


def test_a_link_cannot_flood_the_timeline(make_article, make_link, monkeypatch):
    monkeypatch.setattr(review_links, "MOST_ANSWERS", 2)
    link, _secret = make_link(make_article())
    at = timezone.now()
    for name in ("a", "b"):
        review_links.answer(link=link, name=name, is_agreed=True, comment="", at=at)

    with pytest.raises(NotReady):
        review_links.answer(link=link, name="c", is_agreed=True, comment="", at=at)


def test_who_may_not_write_a_language_makes_and_revokes_no_links_to_it(make_article, make_link, translator):
    article = make_article()
    link, _secret = make_link(article)

    with pytest.raises(PermissionDenied):
        make_link(article, by=translator)
    with pytest.raises(PermissionDenied):
        review_links.revoke(link=link, by=translator, at=timezone.now())
    assert make_link(article, language="en", by=translator)


def test_a_restricted_article_gives_no_links_to_others(desk, make_article, reporter, editor):
    article = make_article()
    Restriction.objects.create(article=article, person=reporter)
    asked = {"link-language": "ar", "link-reader": "x", "link-days": "7", "revision": article.latest_revision().pk}

    answers = [desk.sit(user).client.post(address("article_link", article.pk), asked) for user in (editor, reporter)]

    assert [answer.status_code for answer in answers] == [404, 200]


@pytest.mark.parametrize(("lasts", "reader"), [(31 * DAY, "x"), (-DAY, "x"), (DAY, " ")])
def test_a_link_has_a_reader_and_an_end(make_article, lasts, reader, now):
    known = {"article": make_article(), "language": "ar", "by": None, "at": now}

    with pytest.raises(NotReady):
        review_links.make_link(reader=reader, expires_at=now + lasts, **known)


def test_a_link_is_made_to_the_words_that_its_maker_saw(desk, make_article, reporter):
    article = make_article()
    asked = {"link-language": "ar", "link-reader": "x", "link-days": "7", "revision": article.latest_revision().pk}
    article.title_ar = "عنوان أحدث"
    article.save()

    answer = desk.sit(reporter).client.post(address("article_link", article.pk), asked, follow=True)

    assert "changed after you opened" in answer.content.decode()
    assert not ReviewLink.objects.exists()


def test_the_address_is_shown_once(desk, make_article, reporter, client):
    article = make_article()
    asked = {"link-language": "en", "link-reader": "Legal", "link-days": "7", "revision": article.latest_revision().pk}
    desk.sit(reporter)

    made = desk.client.post(address("article_link", article.pk), asked)
    shown = made.context["address"]
    later = desk.client.get(address("article_change", article.pk)).content.decode()

    assert "no-store" in made["Cache-Control"]
    assert client.get(shown.removeprefix("http://testserver")).status_code == 200
    assert shown not in later
    assert "Legal" in later


def test_a_link_is_revoked_at_the_desk(desk, make_article, make_link, reporter):
    article = make_article()
    link, secret = make_link(article)

    desk.sit(reporter).client.post(address("article_revoke", article.pk), {"link": link.pk})

    assert Client().get(page_of(secret)).status_code == 410
    assert list(Act.objects.order_by("id").values_list("verb", flat=True)) == ["link_made", "link_revoked"]


def test_a_deleted_draft_takes_its_links_along(make_article, make_link, editor):
    article = make_article()
    make_link(article)

    binning.discard(article=article, by=editor, at=timezone.now())
    binning.purge(article=article, by=editor, at=timezone.now())

    assert not ReviewLink.objects.exists()

"""The public page of words that are not saved: drawn from what is posted, cleaned, stored nowhere, held by our pages only."""

import datetime as dt

import pytest

from articles.models import Restriction, Update
from tests.desk.conftest import PAST, address

pytestmark = pytest.mark.django_db


@pytest.fixture
def frame(client):
    def frame(user, article, code="en", **typed):
        client.force_login(user)
        place = address("article_frame", article.pk if article else 0, code)
        return client.post(place, typed) if typed else client.get(place)

    return frame


def test_what_is_typed_is_shown_as_readers_would_see_it_and_not_stored(frame, make_article, make_conference, reporter):
    article = make_article()
    revisions = article.revisions.count()
    conference = make_conference()

    response = frame(reporter, article, title_en="Typed", body_en="<p>Words</p>", conference=conference.pk)

    page = response.content.decode()
    article.refresh_from_db()
    assert "Typed" in page
    assert "<p>Words</p>" in page
    assert "Fourth diplomatic conference" in page
    assert (article.title_en, article.conference, article.revisions.count()) == ("Conference in Doha", None, revisions)
    assert not Update.objects.exists()


def test_the_picture_and_the_topics_chosen_in_the_form_are_shown(frame, make_article, make_image, reporter):
    from articles.models import Topic

    topic = Topic.objects.create(slug="energy", name_ar="الطاقة", name_en="Energy")
    image = make_image(caption_en="As captioned")

    page = frame(reporter, make_article(), lead_image=image.pk, topics=[topic.pk, "x"]).content.decode()

    assert "As captioned" in page
    assert "Energy" in page


def test_notes_of_the_past_are_shown(frame, make_update, reporter):
    article = make_update(at=PAST, language="en").article
    make_update(
        article,
        at=PAST + dt.timedelta(days=1),
        language="en",
        kind="correction",
        note="The date was wrong.",
        title_en="Later",
    )

    assert "The date was wrong." in frame(reporter, article, title_en="Typed").content.decode()


def test_only_our_own_pages_may_hold_it_and_nothing_in_it_runs(frame, make_article, reporter):
    response = frame(reporter, make_article(), title_en="Typed")

    policy = response["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "script-src 'none'" in policy
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"


def test_other_pages_of_the_desk_are_still_held_by_nobody(client, make_article, reporter):
    client.force_login(reporter)

    response = client.get(address("article_change", make_article().pk))

    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"


def test_hostile_markup_does_not_come_back(frame, make_article, reporter):
    hostile = '<p onclick="alert(1)">Hi<script>alert(2)</script><iframe src="//evil.example"></iframe></p>'

    page = frame(reporter, make_article(), body_en=hostile, title_en="<script>alert(3)</script>").content.decode()

    assert "alert(1)" not in page
    assert "alert(2)" not in page
    assert "evil.example" not in page
    assert "<script>alert(3)" not in page


@pytest.mark.parametrize("role", ["reporter", "editor", "administrator"])
def test_an_article_that_is_not_saved_yet_can_be_looked_at(frame, request, role):
    response = frame(request.getfixturevalue(role), None, "ar", title_ar="جديد", body_ar="<p>نص</p>")

    assert response.status_code == 200
    assert "جديد" in response.content.decode()


@pytest.mark.parametrize(
    "typed", [{}, {"title_en": ""}, {"original_language": "xx", "lead_image": "9" * 40, "kind": "?"}]
)
def test_nothing_that_is_typed_breaks_the_page(frame, reporter, make_article, typed):
    for article in (None, make_article(title_en="", body_en="", slug_en="")):
        assert frame(reporter, article, **typed).status_code == 200


def test_a_translator_cannot_have_words_of_another_language_drawn(frame, make_article, translator):
    article = make_article()

    assert frame(translator, article, title_en="Mine").status_code == 200
    assert frame(translator, article, title_ar="ليست لي").status_code == 403
    assert frame(translator, None, title_en="New").status_code == 403


def test_an_article_of_a_circle_does_not_show_through_what_is_chosen(frame, make_article, reporter, editor):
    hidden = make_article(title_en="Known to a few", slug_en="known-to-a-few")
    Restriction.objects.create(article=hidden, person=editor)

    assert frame(reporter, hidden, title_en="x").status_code == 404
    assert "Known to a few" not in frame(reporter, make_article(), replaces=hidden.pk).content.decode()


@pytest.mark.parametrize("code", ["xx", "LANGUAGE"])
def test_other_languages_are_not_found(frame, make_article, reporter, code):
    assert frame(reporter, make_article(), code, title_en="x").status_code == 404


def test_too_much_is_refused(frame, make_article, reporter):
    assert frame(reporter, make_article(), body_en="x" * 1_000_001).status_code == 413


def test_all_languages_stand_on_a_page_of_their_own(client, make_article, reporter):
    article = make_article()
    client.force_login(reporter)

    page = client.get(address("article_previews", article.pk)).content.decode()

    assert all(address("article_frame", article.pk, code) in page for code in ("ar", "en"))
    assert 'sandbox="allow-same-origin' in page
    assert "allow-scripts" not in page


def test_only_what_is_saved_says_that_it_is(frame, make_article, make_update, reporter):
    article = make_article()
    public = make_update(at=PAST, language="en").article

    assert "Draft, saved" in frame(reporter, article).content.decode()
    assert "Draft, saved" in frame(reporter, article, title_en=article.title_en).content.decode()
    assert "Draft, not saved" in frame(reporter, article, title_en="Typed").content.decode()
    assert "Draft, not saved" in frame(reporter, None, title_en="Typed", body_en="<p>x</p>").content.decode()
    assert "Draft of an update, not saved" in frame(reporter, public, title_en="Typed").content.decode()

"""Closing an article to all but named people: who may, who stays in, and how it is opened again."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from articles.circles import lift, restrict
from articles.models import Act, Article, Edition, Restriction, ReviewLink
from articles.readiness import NotReady
from articles.review_links import make_link

pytestmark = pytest.mark.django_db


def circle(article):
    return set(Restriction.objects.filter(article=article).values_list("person__username", flat=True))


def reasons(refusal):
    return {reason.code for reason in refusal.value.reasons}


def test_who_closes_it_stays_in_whatever_they_named(make_article, reporter, editor, now):
    article = make_article()

    restrict(article=article, people=[editor], by=reporter, at=now)

    assert circle(article) == {"reporter", "editor"}
    assert Act.objects.get().facts == {"people": ["editor", "reporter"]}


def test_a_circle_without_anybody_who_may_publish_is_refused(make_article, make_user, reporter, now):
    article, colleague = make_article(), make_user("colleague", "reporter")
    gone = make_user("gone", "editor", is_active=False)

    for people in ([colleague], [reporter], [gone]):
        with pytest.raises(NotReady) as refusal:
            restrict(article=article, people=people, by=reporter, at=now)
        assert "no_publisher" in reasons(refusal)
    assert not Restriction.objects.exists()


def test_who_cannot_open_articles_is_not_let_in(make_article, make_user, editor, now):
    with pytest.raises(NotReady) as refusal:
        restrict(article=make_article(), people=[make_user("stranger")], by=editor, at=now)

    assert reasons(refusal) == {"no_reader"}


def test_who_is_at_work_on_it_is_not_shut_out(make_article, reporter, editor, now):
    article = make_article()
    Edition.objects.create(article=article, language="ar", assignee=reporter)

    with pytest.raises(NotReady) as refusal:
        restrict(article=article, people=[editor], by=editor, at=now)

    assert reasons(refusal) == {"at_work"}


def test_from_outside_nobody_changes_the_circle(make_article, make_user, editor, administrator, translator, now):
    article = make_article()
    restrict(article=article, people=[editor], by=editor, at=now)

    for person in (make_user("other", "editor"), administrator, translator):
        with pytest.raises(PermissionDenied):
            restrict(article=article, people=[person], by=person, at=now)
        with pytest.raises(PermissionDenied):
            restrict(article=article, people=[], by=person, at=now)

    assert circle(article) == {"editor"}


def test_from_within_it_is_opened_to_all(make_article, editor, reporter, now):
    article = make_article()
    restrict(article=article, people=[reporter], by=editor, at=now)

    restrict(article=article, people=[], by=reporter, at=now)

    assert circle(article) == set()
    assert [act.facts for act in Act.objects.all()] == [{"people": []}, {"people": ["editor", "reporter"]}]


def test_an_administrator_opens_it_from_outside_and_that_is_kept(make_article, editor, administrator, now):
    article = make_article()
    restrict(article=article, people=[editor], by=editor, at=now)

    with pytest.raises(NotReady):
        lift(article=article, by=administrator, at=now, reason=" ")
    for _click in range(2):
        lift(article=article, by=administrator, at=now, reason="The editor fell ill.")

    assert circle(article) == set()
    act = Act.objects.get(verb="overridden")
    assert (act.by, act.note, act.facts) == (administrator, "The editor fell ill.", {"people": ["editor"]})


def test_an_editor_does_not_lift_what_others_closed(make_article, make_user, editor, now):
    article = make_article()
    restrict(article=article, people=[editor], by=editor, at=now)

    with pytest.raises(PermissionDenied):
        lift(article=article, by=make_user("other", "editor"), at=now, reason="Curious.")


def test_links_that_others_made_are_closed(make_article, reporter, editor, now):
    article, day = make_article(), dt.timedelta(days=1)
    for maker, reader in ((reporter, "A lawyer"), (editor, "An ambassador")):
        make_link(article=article, language="ar", reader=reader, expires_at=now + day, by=maker, at=now)

    restrict(article=article, people=[editor], by=editor, at=now)

    assert [link.reader for link in ReviewLink.objects.open(at=now)] == ["An ambassador"]
    assert Act.objects.get(verb="link_revoked").note == "A lawyer"


def test_the_address_of_a_closed_draft_tells_nothing(make_article, editor, now):
    secret = make_article(title_en="Merger of ministries")
    restrict(article=secret, people=[editor], by=editor, at=now)

    guessed = make_article(title_en="Merger of ministries")

    assert guessed.slug_en == "merger-of-ministries"
    assert not Article().slug_is_taken("merger-of-ministries-2", "en")

"""What programs are told of conferences, participants, topics and pictures."""

import datetime as dt

import pytest

from articles.models import Topic
from articles.publishing import withdraw
from events.models import DateChange, Participant, Participation
from tests.conftest import NOW


@pytest.fixture
def qatar(db):
    return Participant.objects.create(
        slug="qatar", kind="country", iso_code="QA", name_ar="قطر", name_en="Qatar", aliases=["Katar"]
    )


def test_a_conference_is_told_in_every_language_with_its_days(ask, make_conference, qatar):
    conference = make_conference(start_time=dt.time(9, 30))
    Participation.objects.create(conference=conference, participant=qatar, role="host", office_en="Host country")
    DateChange.objects.create(
        conference=conference,
        starts_on=dt.date(2011, 1, 15),
        ends_on=dt.date(2011, 1, 16),
        time_zone="Asia/Qatar",
        reason_en="A clash of dates.",
        changed_at=NOW,
    )

    told = ask("conferences/doha-2011")

    assert told["name"] == {"ar": "المؤتمر الدبلوماسي الرابع", "en": "Fourth diplomatic conference"}
    assert (told["starts"], told["ends"]) == ("2011-02-15T09:30:00+03:00", "2011-02-16")
    assert told["earlier_dates"][0]["starts"] == "2011-01-15"
    assert told["earlier_dates"][0]["reason"] == {"en": "A clash of dates."}
    [host] = told["participants"]
    assert (host["participant"], host["role"], host["office"]) == ("qatar", "host", {"en": "Host country"})


def test_conferences_that_are_being_prepared_are_not_told(ask, make_conference, qatar):
    secret = make_conference(published_at=None)
    Participation.objects.create(conference=secret, participant=qatar, role="host")

    assert ask("conferences")["items"] == []
    assert ask("participants")["items"] == []
    assert ask("conferences", participant="qatar")["items"] == []
    assert ask("participants", conference="doha-2011")["items"] == []
    ask("conferences/doha-2011", expect=404)
    ask("participants/qatar", expect=404)


def test_a_participant_is_told_with_public_conferences_only(ask, make_conference, qatar):
    Participation.objects.create(conference=make_conference(), participant=qatar, role="host")
    Participation.objects.create(conference=make_conference("next", published_at=None), participant=qatar, role="host")

    told = ask("participants/qatar")

    assert told["name"] == {"ar": "قطر", "en": "Qatar"}
    assert [each["conference"] for each in told["conferences"]] == ["doha-2011"]


def test_conferences_are_filtered_by_status_and_day(ask, make_conference):
    make_conference("old", status="held")
    make_conference("new", status="planned", starts_on=dt.date(2026, 9, 1), ends_on=dt.date(2026, 9, 2))

    assert [item["id"] for item in ask("conferences")["items"]] == ["new", "old"]
    assert [item["id"] for item in ask("conferences", status="held")["items"]] == ["old"]
    assert [item["id"] for item in ask("conferences", since="2020-01-01")["items"]] == ["new"]


def test_topics_are_told_with_the_way_to_their_releases(ask, client, make_article, make_update):
    topic = Topic.objects.create(slug="energy", name_ar="الطاقة")
    article = make_article()
    article.topics.add(topic)
    make_update(article)

    told = ask("topics/energy")

    assert told["name"] == {"ar": "الطاقة"}
    assert len(client.get(told["links"]["releases"]).json()["items"]) == 1


def test_pictures_are_told_while_a_text_that_stands_shows_them(ask, make_article, make_update, make_image):
    shown, library = make_image(credit_ar="المكتب"), make_image()
    article = make_article(lead_image=shown)
    make_update(article)

    assert [item["id"] for item in ask("images")["items"]] == [shown.token]
    assert ask(f"images/{shown.token}")["credit"] == {"ar": "المكتب"}
    ask(f"images/{library.token}", expect=404)

    withdraw(article=article, notes={"ar": "سُحب."}, by=None, at=NOW + dt.timedelta(hours=1))

    assert ask("images")["items"] == []
    ask(f"images/{shown.token}", expect=404)

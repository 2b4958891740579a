"""Releases as news items of the IPTC: held to the standard, and honest about what no longer stands."""

import datetime as dt
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from articles.models import Topic
from articles.publishing import Publication, publish_past, remove, withdraw
from tests.conftest import NOW

HOUR = dt.timedelta(hours=1)
SCHEMA = json.loads((Path(__file__).parent / "ninjs3.schema.json").read_text())


@pytest.fixture
def item(ask):
    """Asks for a release as ninjs and returns it once it is valid."""
    validator = Draft202012Validator(SCHEMA, format_checker=FormatChecker())

    def item(article, *, expect=200, language="ar"):
        told = ask(f"releases/{article.pk}/ninjs", expect=expect, language=language)
        assert [error.message for error in validator.iter_errors(told)] == []
        return told

    return item


def values(words, **wanted):
    return [each["value"] for each in words if all(each.get(name) == value for name, value in wanted.items())]


def test_a_release_is_a_usable_item(item, make_article, make_update, make_conference, make_image):
    topic = Topic.objects.create(slug="energy", name_ar="الطاقة")
    article = make_article(
        conference=make_conference(), lead_image=make_image(caption_ar="القاعة"), reference="2011/015"
    )
    article.topics.add(topic)
    make_update(article, standfirst_ar="افتُتح في الدوحة.")

    told = item(article)

    assert (told["pubStatus"], told["version"], told["language"]) == ("usable", "1", "ar")
    assert told["firstCreated"] == "2026-05-04T11:00:00+02:00"
    assert values(told["headlines"]) == ["مؤتمر في الدوحة"]
    assert values(told["descriptions"]) == ["افتُتح في الدوحة."]
    assert values(told["bodies"], contentType="text/plain") == ["افتُتح المؤتمر اليوم."]
    assert [subject["name"] for subject in told["subjects"]] == ["الطاقة"]
    assert [event["literal"] for event in told["events"]] == ["doha-2011"]
    assert values(told["altIds"], role="reference") == ["2011/015"]
    [picture] = told["associations"]
    assert (picture["type"], values(picture["descriptions"], role="caption")) == ("picture", ["القاعة"])
    assert {copy["contentType"] for copy in picture["renditions"]} <= {"image/jpeg", "image/png"}


def test_a_correction_is_a_new_version_of_the_same_item(item, make_article, make_update):
    article = make_article()
    make_update(article)
    before = item(article)

    make_update(article, kind="correction", note="كان الرقم خطأ.", at=NOW + HOUR)
    after = item(article)

    assert after["uri"] == before["uri"]
    assert (before["version"], after["version"]) == ("1", "2")
    assert after["firstCreated"] == before["firstCreated"] < after["versionCreated"]
    assert "كان الرقم خطأ." in after["edNote"]


def test_the_languages_name_each_other(item, make_article, make_update):
    article = make_article()
    make_update(article)
    make_update(article, language="en")

    arabic, english = item(article), item(article, language="en")

    assert values(arabic["altIds"], role="translation-en") == [english["uri"]]
    assert values(english["altIds"], role="original-ar") == [arabic["uri"]]


def test_a_withdrawn_release_is_cancelled_without_its_text(item, make_article, make_update):
    article = make_article()
    make_update(article)
    withdraw(article=article, notes={"ar": "لم يعد صحيحًا."}, by=None, at=NOW + HOUR)

    told = item(article)

    assert told["pubStatus"] == "canceled"
    assert "لم يعد صحيحًا." in told["edNote"]
    assert not told.keys() & {"bodies", "descriptions", "associations"}


def test_a_removed_release_is_cancelled_without_a_word_of_it(item, make_article, make_update):
    article = make_article(reference="2011/015")
    make_update(article)
    remove(article=article, notes={"ar": "حُذف."}, by=None, at=NOW + HOUR)

    told = item(article, expect=410)

    assert (told["pubStatus"], "حُذف." in told["edNote"]) == ("canceled", True)
    assert not told.keys() & {"title", "headlines", "bodies"}
    assert "الدوحة" not in json.dumps(told, ensure_ascii=False)
    assert "2011/015" not in json.dumps(told, ensure_ascii=False)


def test_a_day_without_a_time_makes_no_moment(item, make_article):
    article = make_article()
    day = dt.datetime(2011, 2, 15, 12, tzinfo=dt.UTC)
    publish_past(
        article=article, publications=[Publication("ar", "first", published_on=day.date())], by=None, at=NOW, moment=day
    )

    told = item(article)

    assert not told.keys() & {"firstCreated", "versionCreated"}
    assert "2011" in told["edNote"]

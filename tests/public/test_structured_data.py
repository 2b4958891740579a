"""What pages tell search engines, by schema.org and Google's rules; and what they must not tell."""

import datetime as dt
import json

import pytest

from articles.models import Topic
from articles.publishing import Publication, publish_past, withdraw
from events.models import DateChange, Participant, Participation
from newsroom.templatetags.richtext import json_in_html
from tests.conftest import NOW

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def data(visit):
    """{type: node} of everything that a page says."""

    def data(address):
        page = visit(address)
        blocks = [json.loads(text) for tag, found, text in page.elements if found.get("type") == "application/ld+json"]
        nodes = [node for block in blocks for node in block["@graph"]]
        assert all(block["@context"] == "https://schema.org" for block in blocks)
        return {node["@type"]: node for node in nodes}

    return data


def address(update):
    return f"/{update.language}/releases/{update.slug}/"


def test_a_release_is_a_news_article_in_its_language(data, make_article, make_update):
    article = make_article(reference="2011/015")
    article.topics.add(Topic.objects.create(slug="energy", name_ar="الطاقة"))
    update = make_update(article, standfirst_ar="افتُتح في الدوحة.")

    told = data(address(update))["NewsArticle"]

    assert (told["headline"], told["description"]) == ("مؤتمر في الدوحة", "افتُتح في الدوحة.")
    assert (told["inLanguage"], told["isAccessibleForFree"]) == ("ar", True)
    assert (told["datePublished"], "dateModified" in told) == ("2026-05-04T11:00:00+02:00", False)
    assert told["about"][0]["name"] == "الطاقة"
    assert told["mainEntityOfPage"] == told["url"]
    assert told["url"].startswith("http://testserver/ar/releases/%D9%85")


def test_only_a_significant_update_moves_the_date(data, make_article, make_update):
    article = make_article()
    update = make_update(article)
    make_update(article, kind="minor", at=NOW + HOUR)
    assert "dateModified" not in data(address(update))["NewsArticle"]

    make_update(article, kind="update", note="زيادة.", at=NOW + 2 * HOUR)
    make_update(article, kind="minor", at=NOW + 3 * HOUR)

    assert data(address(update))["NewsArticle"]["dateModified"] == "2026-05-04T13:00:00+02:00"


def test_a_day_without_a_time_stays_a_day(data, make_article):
    day = dt.datetime(2011, 2, 15, 12, tzinfo=dt.UTC)
    publication = Publication("ar", "first", published_on=day.date())
    [update] = publish_past(article=make_article(), publications=[publication], by=None, at=NOW, moment=day)

    assert data(address(update))["NewsArticle"]["datePublished"] == "2011-02-15"


def test_translations_name_the_work_and_each_other(data, make_article, make_update):
    article = make_article()
    arabic, english = make_update(article), make_update(article, language="en")

    original, translation = data(address(arabic))["NewsArticle"], data(address(english))["NewsArticle"]

    assert original["workTranslation"] == [
        {
            "@type": "NewsArticle",
            "@id": translation["@id"],
            "url": translation["url"],
            "headline": "Conference in Doha",
            "inLanguage": "en",
        }
    ]
    assert translation["translationOfWork"]["@id"] == original["@id"]


def test_a_correction_is_told_with_its_date(data, make_article, make_update):
    article = make_article()
    update = make_update(article)
    make_update(article, kind="correction", note="كان الرقم خطأ.", at=NOW + HOUR)
    make_update(article, kind="minor", at=NOW + 2 * HOUR)

    [told] = data(address(update))["NewsArticle"]["correction"]

    assert told == {
        "@type": "CorrectionComment",
        "text": "كان الرقم خطأ.",
        "datePublished": "2026-05-04T12:00:00+02:00",
    }


def test_a_withdrawn_text_is_no_article_of_ours(data, make_article, make_update):
    article = make_article()
    update = make_update(article)
    withdraw(article=article, notes={"ar": "خطأ."}, by=None, at=NOW + HOUR)

    assert data(address(update)) == {}


def test_old_versions_tell_nothing(data, make_article, make_update):
    update = make_update(make_article())

    assert "NewsArticle" not in data(f"{address(update)}updates/1/")


def test_the_publisher_names_its_rules(data, client, make_update):
    publisher = data(address(make_update()))["Organization"]

    for told in (publisher["correctionsPolicy"], publisher["publishingPrinciples"]):
        assert client.get(told).status_code == 200


def test_the_picture_of_a_release_is_its_own_else_the_share_picture(
    data, client, make_article, make_update, make_image
):
    with_picture = make_update(make_article(lead_image=make_image(caption_ar="القاعة")))
    without = make_update(make_article(title_ar="بلا صورة"))

    [own] = data(address(with_picture))["NewsArticle"]["image"]
    [drawn] = data(address(without))["NewsArticle"]["image"]

    assert (own["caption"], own["width"] > 0) == ("القاعة", True)
    assert client.get(drawn).headers["Content-Type"] == "image/png"


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("planned", "EventScheduled"),
        ("held", "EventScheduled"),
        ("postponed", "EventPostponed"),
        ("moved", "EventRescheduled"),
        ("cancelled", "EventCancelled"),
    ],
)
def test_an_event_says_how_it_stands(data, make_conference, status, expected):
    make_conference(status=status)

    assert data("/en/conferences/doha-2011/")["Event"]["eventStatus"] == f"https://schema.org/{expected}"


def test_an_event_says_where_when_and_with_whom(data, make_conference):
    conference = make_conference(start_time=dt.time(9, 30))
    roles = {"organiser": "organisation", "host": "country", "speaker": "person", "observer": "country"}
    for role, kind in roles.items():
        someone = Participant.objects.create(slug=role, kind=kind, name_ar=f"ال{role}", name_en=role)
        Participation.objects.create(conference=conference, participant=someone, role=role)
    DateChange.objects.create(
        conference=conference,
        starts_on=dt.date(2011, 1, 15),
        ends_on=dt.date(2011, 1, 16),
        time_zone="Asia/Qatar",
        changed_at=NOW,
    )

    told = data("/en/conferences/doha-2011/")["Event"]

    assert (told["startDate"], told["endDate"]) == ("2011-02-15T09:30:00+03:00", "2011-02-16")
    assert told["previousStartDate"] == "2011-01-15"
    assert told["location"]["address"] == {
        "@type": "PostalAddress",
        "addressLocality": "Doha",
        "addressCountry": "Qatar",
    }
    assert [(each["@type"], each["name"]) for each in told["organizer"]] == [
        ("Organization", "organiser"),
        ("Country", "host"),
    ]
    assert [each["name"] for each in told["performer"]] == ["speaker"]
    assert told["eventAttendanceMode"].endswith("OfflineEventAttendanceMode")


def test_a_name_of_another_language_is_marked(data, make_conference):
    make_conference(name_en="", place_en="")

    told = data("/en/conferences/doha-2011/")["Event"]

    assert told["name"] == {"@value": "المؤتمر الدبلوماسي الرابع", "@language": "ar"}


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/en/topics/energy/", ["Newsroom", "Topics", "Energy"]),
        ("/en/conferences/doha-2011/", ["Newsroom", "Conferences", "Fourth diplomatic conference"]),
        ("/en/participants/qatar/", ["Newsroom", "Participants", "Qatar"]),
        ("/en/releases/conference-in-doha/", ["Newsroom", "Releases", "Conference in Doha"]),
        ("/en/about/corrections/", ["Newsroom", "About this site", "How we correct"]),
    ],
)
def test_deep_pages_say_the_way_to_them(data, make_conference, make_article, make_update, path, names):
    someone = Participant.objects.create(slug="qatar", kind="country", name_en="Qatar")
    Participation.objects.create(conference=make_conference(), participant=someone, role="host")
    article = make_article(original_language="en")
    article.topics.add(Topic.objects.create(slug="energy", name_en="Energy"))
    make_update(article, language="en")

    steps = data(path)["BreadcrumbList"]["itemListElement"]

    assert [step["name"] for step in steps] == names
    assert [step["position"] for step in steps] == list(range(1, len(names) + 1))


def test_home_says_how_to_search_the_site(data, client):
    told = data("/en/")

    search = told["WebSite"]["potentialAction"]["target"]["urlTemplate"]
    assert client.get(search.replace("{search_term_string}", "Doha")).status_code == 200
    assert told["Organization"]["@id"] == told["WebSite"]["publisher"]["@id"]


def test_no_word_can_end_the_data_block():
    told = {"headline": "</script><script>alert(1)</script> & <!--\u2028"}

    printed = json_in_html(told)

    assert not set("<>&\u2028") & set(printed)
    assert json.loads(printed) == told

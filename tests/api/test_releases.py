"""What programs are told of releases: what stands, and the truth about what does not."""

import datetime as dt
from urllib.parse import unquote

import pytest

from articles import removing
from articles.models import Topic
from articles.publishing import Publication, publish_past, remove, withdraw
from tests.conftest import NOW

HOUR = dt.timedelta(hours=1)


def titles(page):
    return [item["title"] for item in page["items"]]


def test_each_language_of_a_release_is_an_item(ask, make_article, make_update):
    article = make_article()
    make_update(article, language="ar")
    make_update(article, language="en", at=NOW + HOUR)

    page = ask("releases")

    assert titles(page) == ["Conference in Doha", "مؤتمر في الدوحة"]
    assert {item["id"] for item in page["items"]} == {article.pk}
    assert page["items"][0]["languages"] == ["ar", "en"]
    assert page["next"] is None


def test_nothing_is_told_before_its_second(ask, make_update, today):
    update = make_update(at=today + dt.timedelta(seconds=1))

    assert ask("releases")["items"] == []
    assert ask("updates")["items"] == []
    for path in (f"releases/{update.article_id}", f"updates/{update.pk}", f"releases/{update.article_id}/ninjs"):
        assert ask(path, expect=404)["title"]
    assert ask(f"releases/{update.article_id}/updates", expect=404)


def test_what_an_editor_types_is_not_told(ask, make_article, make_update):
    article = make_article()
    make_update(article)
    article.title_ar = "عنوان جديد"
    article.save()

    assert ask(f"releases/{article.pk}")["title"] == "مؤتمر في الدوحة"


def test_filters_narrow_the_list(ask, make_article, make_update, make_conference):
    energy = Topic.objects.create(slug="energy", name_en="Energy")
    about_energy = make_article(title_en="Energy", kind="statement", conference=make_conference())
    about_energy.topics.add(energy)
    make_update(about_energy, language="en", at=NOW)
    make_update(make_article(title_en="Other"), language="en", at=NOW + 2 * HOUR)
    make_update(make_article(), language="ar", at=NOW + 2 * HOUR)

    assert titles(ask("releases", language="en")) == ["Other", "Energy"]
    assert titles(ask("releases", topic="energy")) == ["Energy"]
    assert titles(ask("releases", kind="statement")) == ["Energy"]
    assert titles(ask("releases", conference="doha-2011")) == ["Energy"]
    assert titles(ask("releases", language="en", since="2026-05-04T10:30:00Z")) == ["Other"]
    assert len(titles(ask("releases", since="2026-05-04"))) == 3


def test_a_conference_that_is_not_public_is_not_named(ask, make_article, make_update, make_conference):
    make_update(make_article(conference=make_conference(published_at=None)))

    assert ask("releases")["items"][0]["conference"] is None
    assert ask("releases", conference="doha-2011")["items"] == []


def test_pages_follow_each_other_without_gap_or_repetition(ask, client, make_article, make_update):
    for number in range(5):
        make_update(make_article(title_ar=f"بيان {number}"), at=NOW + (number // 2) * HOUR)

    found, page = [], ask("releases", size=2)
    while True:
        found += titles(page)
        if page["next"] is None:
            break
        page = client.get(page["next"]).json()

    assert found == [f"بيان {number}" for number in (4, 3, 2, 1, 0)]


def test_a_withdrawn_release_says_so_and_why(ask, make_article, make_update):
    article = make_article()
    make_update(article)
    withdraw(article=article, notes={"ar": "لم يعد صحيحًا."}, by=None, at=NOW + HOUR)

    assert ask("releases")["items"] == []
    assert titles(ask("releases", status="withdrawn")) == ["مؤتمر في الدوحة"]
    told = ask(f"releases/{article.pk}")
    assert (told["status"], told["note"]) == ("withdrawn", "لم يعد صحيحًا.")
    assert "افتُتح" in told["text"]


def test_of_a_removed_release_only_the_notice_is_left(ask, make_article, make_update):
    article = make_article()
    first = make_update(article)
    [removal] = remove(article=article, notes={"ar": "حذفناه لحماية شخص."}, by=None, at=NOW + HOUR)

    problem = ask(f"releases/{article.pk}", expect=410)
    assert problem["detail"] == "حذفناه لحماية شخص."
    assert ask(f"updates/{first.pk}", expect=410)
    [item] = ask("releases", status="removed")["items"]
    assert (item["title"], item["standfirst"], item["image"]) == (None, None, None)
    assert item["languages"] == []
    [version] = ask(f"releases/{article.pk}/updates")["items"]
    assert (version["id"], version["title"]) == (removal.pk, None)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/en/releases/right/", "http://testserver/en/releases/right/"),
        ("/en/archive/", "http://testserver/en/archive/"),
        ("", None),
    ],
)
def test_a_removed_release_names_where_its_page_leads(ask, client, make_article, make_update, address, told):
    article = make_article(slug_en="wrong")
    first = make_update(article, language="en")
    make_update(make_article(slug_en="right"), language="en")
    known = {"hosts": {"testserver"}, "by": None, "at": NOW + HOUR}
    removing.remove(article=article, notes={"en": "In error."}, leads_to={"en": address}, **known)

    answers = [ask(f"releases/{article.pk}", expect=410), ask(f"updates/{first.pk}", expect=410)]

    assert [answer["leads_to"] for answer in answers] == [told, told]
    page = client.get("/en/releases/wrong/")
    assert page.headers.get("Location") == (address or None)


def test_where_a_removed_release_led_is_not_told_once_that_is_removed_too(ask, make_article, make_update):
    article, right = make_article(slug_ar="خطأ"), make_article(slug_ar="صواب")
    for each in (article, right):
        make_update(each)
    known = {"hosts": {"testserver"}, "by": None, "at": NOW + HOUR}
    removing.remove(article=article, notes={"ar": "خطأ."}, leads_to={"ar": "/ar/releases/صواب/"}, **known)
    before = ask(f"releases/{article.pk}", expect=410)["leads_to"]
    remove(article=right, notes={"ar": "سرّ."}, by=None, at=NOW + 2 * HOUR)

    assert unquote(before) == "http://testserver/ar/releases/صواب/"
    assert ask(f"releases/{article.pk}", expect=410)["leads_to"] is None


def test_the_documentation_names_where_a_removed_release_leads(ask):
    told = ask("openapi.json")

    answer = told["paths"]["/api/v1/releases/{id}"]["get"]["responses"]["410"]
    name = answer["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
    assert "leads_to" in told["components"]["schemas"][name]["required"]


def test_programs_that_keep_a_copy_hear_of_every_change(ask, make_article, make_update):
    article, other = make_article(), make_article()
    make_update(article)
    make_update(other, at=NOW + HOUR)
    make_update(article, kind="minor", at=NOW + 2 * HOUR)
    withdraw(article=other, notes={"ar": "سُحب."}, by=None, at=NOW + 3 * HOUR)

    told = ask("updates", since=(NOW + 2 * HOUR).isoformat())

    assert [item["update_kind"] for item in told["items"]] == ["withdrawal", "minor"]


def test_the_language_of_the_original_is_told_unless_another_is_asked_for(ask, make_article, make_update):
    article = make_article(original_language="en")
    make_update(article, language="ar")
    make_update(article, language="en")

    assert ask(f"releases/{article.pk}")["language"] == "en"
    assert ask(f"releases/{article.pk}", language="ar")["language"] == "ar"


def test_a_missing_language_is_named_with_those_that_there_are(ask, make_update):
    update = make_update(language="en", original_language="en")

    problem = ask(f"releases/{update.article_id}", language="ar", expect=404)

    assert problem["languages"] == ["en"]


def test_a_history_tells_every_update_of_one_language(ask, make_article, make_update):
    article = make_article()
    first = make_update(article)
    second = make_update(article, kind="correction", note="صُحح الرقم.", at=NOW + HOUR, title_ar="عنوان مصحح")
    make_update(article, language="en", at=NOW + HOUR)

    told = ask(f"releases/{article.pk}/updates", language="ar")["items"]

    assert [item["id"] for item in told] == [second.pk, first.pk]
    assert [item["is_standing"] for item in told] == [True, False]
    old = ask(f"updates/{first.pk}")
    assert (old["title"], old["is_standing"]) == ("مؤتمر في الدوحة", False)


def test_a_day_without_a_time_gets_none(ask, make_article):
    article = make_article()
    day = dt.datetime(2011, 2, 15, 12, tzinfo=dt.UTC)
    publish_past(
        article=article, publications=[Publication("ar", "first", published_on=day.date())], by=None, at=NOW, moment=day
    )

    assert ask(f"releases/{article.pk}")["first_published"] == "2011-02-15"


def test_a_picture_is_told_with_the_words_it_was_published_with(ask, make_article, make_update, make_image):
    image = make_image(caption_ar="القاعة")
    make_update(make_article(lead_image=image))
    image.caption_ar = "كلام آخر"
    image.save()

    told = ask("releases")["items"][0]["image"]

    assert told["caption"] == {"ar": "القاعة"}
    assert all(copy["href"].startswith("http://testserver/media/") for copy in told["renditions"])


@pytest.mark.parametrize(
    ("path", "promised"),
    [
        ("releases", 3),
        ("releases?topic=t-1", 3),
        ("updates", 3),
        ("releases/{article}", 2),
        ("releases/{article}/updates", 1),
        ("releases/{article}/ninjs", 2),
        ("updates/{update}", 2),
        ("conferences", 2),
        ("conferences/doha-2011", 3),
        ("participants", 1),
        ("participants/p-1", 2),
        ("topics", 1),
        ("images", 2),
    ],
)
def test_an_answer_costs_the_same_however_much_there_is(client, django_assert_num_queries, grow, path, promised):
    first = grow(2)
    path = f"/api/v1/{path.format(article=first.article_id, update=first.pk)}"
    with django_assert_num_queries(promised):
        little = client.get(path)

    grow(4)
    with django_assert_num_queries(promised):
        much = client.get(path)

    assert (little.status_code, much.status_code) == (200, 200)


@pytest.fixture
def grow(make_article, make_update, make_conference, make_image):
    """Adds releases with topics, pictures and history, and participants; returns the first Update."""
    from events.models import Participant, Participation

    made = {}

    def grow(count):
        conference = made.setdefault("conference", None) or make_conference()
        made["conference"] = conference
        for _ in range(count):
            number = made["number"] = made.get("number", 0) + 1
            topic = made.setdefault("topic", None) or Topic.objects.create(slug="t-1", name_en="Topic")
            made["topic"] = topic
            Topic.objects.create(slug=f"more-{number}", name_en="More")
            article = make_article(conference=conference, lead_image=make_image(), title_ar=f"بيان {number}")
            article.topics.add(topic)
            update = make_update(article, at=NOW + number * HOUR)
            make_update(article, language="en", at=NOW + number * HOUR)
            made.setdefault("first", update)
            make_update(made["first"].article, kind="update", note="زيادة.", at=NOW + number * HOUR + HOUR / 2)
            someone = Participant.objects.create(slug=f"p-{number}", kind="country", name_en="Country")
            Participation.objects.create(conference=conference, participant=someone, role="member")
        return made["first"]

    return grow

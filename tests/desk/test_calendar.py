"""The calendar of the desk: what stands on which day for whom, and moving it by the form that a drop posts too."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from articles import circles
from articles.desk.calendar_page import MOST
from articles.models import Act, Edition, Update
from articles.planning import plan
from articles.publishing import Publication, publish, remove, schedule, withdraw
from tests.desk.conftest import address

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)


@pytest.fixture
def noon():
    """Noon, in the newsroom, of the tenth of the month after the next, so that days beside it are of the same month."""
    first = (timezone.localtime().replace(day=1) + 62 * DAY).replace(day=10)
    return first.replace(hour=12, minute=0, second=0, microsecond=0)


@pytest.fixture
def planned(make_article, editor, noon):
    def make(code="ar", when=None, by=editor, **fields):
        article = make_article(**fields)
        plan(article=article, language=code, planned_for=when or noon, by=by, at=timezone.now())
        return article

    return make


@pytest.fixture
def sealed(make_article, approved, editor, noon):
    def make(*codes, when=None, **fields):
        article = approved(make_article(**fields))
        asked = [Publication(code, "first") for code in codes or ["ar"]]
        known = {"by": editor, "at": timezone.now(), "publish_at": when or noon}
        schedule(article=article, publications=asked, **known)
        return article

    return make


def chips(desk, on, **filters):
    """{day: [(standing, edition, words)]} of the days that hold something."""
    response = desk.client.get(address("article_calendar"), {"on": f"{on:%Y-%m-%d}", **filters})
    assert response.status_code == 200
    return {
        day.date: [(chip.standing.value, chip.edition, chip.words) for chip in day.chips]
        for day in response.context["days"]
        if day.chips
    }


def move(desk, article, moment, language="ar", **data):
    place = f"{address('article_move', article.pk)}?language={language}"
    return desk.client.post(place, {"moment": moment, **data})


def local(moment):
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


def test_each_thing_stands_on_its_day_as_what_it_is(desk, planned, sealed, make_conference, make_article, editor, noon):
    planned(title_ar="مخطط له")
    sealed(when=noon + DAY, title_ar="مجدول")
    past = noon - 90 * DAY
    publish(article=make_article(), publications=[Publication("en", "first")], by=None, at=past)
    make_conference(starts_on=noon.date() + DAY, ends_on=noon.date() + 2 * DAY)
    desk.sit(editor)

    assert chips(desk, noon.date()) == {
        noon.date(): [("planned", "ar", "مخطط له")],
        noon.date() + DAY: [
            ("conference", "", "Fourth diplomatic conference"),
            ("scheduled", "ar", "مجدول"),
        ],
        noon.date() + 2 * DAY: [("conference", "", "Fourth diplomatic conference")],
    }
    assert chips(desk, past.date())[past.date()] == [("published", "en", "Conference in Doha")]


def test_a_withdrawal_and_a_removal_are_called_what_they_are_and_name_the_release(desk, make_article, editor, noon):
    past, article = noon - 90 * DAY, make_article(title_ar="عنوان البيان")
    publish(article=article, publications=[Publication("ar", "first")], by=None, at=past)
    withdraw(article=article, notes={"ar": "خطأ"}, by=None, at=past + HOUR)
    remove(article=article, notes={"ar": "خطأ"}, by=None, at=past + 2 * HOUR)
    desk.sit(editor)

    response = desk.client.get(address("article_calendar", language="ar"), {"on": f"{past:%Y-%m-%d}"})

    shown = [(chip.notice, chip.words) for day in response.context["days"] for chip in day.chips]
    assert shown == [("", "عنوان البيان"), ("سحب", "عنوان البيان"), ("إزالة", "عنوان البيان")]
    assert "إزالة" in response.content.decode()


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        ({"language": "en"}, {"conference", "two"}),
        ({"kind": "speech"}, {"one"}),
        ({"standing": "planned"}, {"one"}),
        ({"standing": "scheduled"}, {"two"}),
        ({"standing": "published"}, set()),
        ({"standing": "conference"}, {"conference"}),
        ({"mine": "on"}, {"two"}),
        ({"kind": "nonsense", "language": "xx", "view": "", "standing": "?"}, {"one", "two", "conference"}),
    ],
    ids=lambda value: " ".join(sorted(value)) or "nothing",  # the same in every process
)
def test_filters(desk, planned, sealed, make_conference, reporter, editor, noon, filters, left):
    planned(title_ar="one", kind="speech", by=reporter)
    sealed("en", title_en="two")
    make_conference(name_en="conference", starts_on=noon.date(), ends_on=noon.date())
    desk.sit(editor)

    found = chips(desk, noon.date(), **filters)

    assert {words for day in found.values() for _standing, _edition, words in day} == left


def test_weeks_begin_as_readers_of_the_language_begin_them(desk, editor):
    desk.sit(editor)
    first = {
        code: desk.client.get(address("article_calendar", language=code), {"on": "2027-03-10", "view": "week"})
        .context["days"][0]
        .date.weekday()
        for code in ("ar", "en")
    }

    assert first == {"ar": 5, "en": 0}


@pytest.mark.parametrize("on", ["0001-01-01", "9999-12-31", "2027-02-30", "", "١٠", "<script>"])
@pytest.mark.parametrize("view", ["month", "week", "year"])
def test_days_that_make_no_sense_show_today(desk, editor, on, view):
    response = desk.sit(editor).client.get(address("article_calendar"), {"on": on, "view": view})

    assert response.status_code == 200
    assert any(day.is_today for day in response.context["days"])


def test_a_restricted_article_is_absent_for_others(desk, planned, sealed, make_user, editor, administrator, noon):
    other = make_user("other", "editor")
    for article in (planned(title_ar="سرّ"), sealed(title_ar="سرّ")):
        circles.restrict(article=article, people=[editor], by=editor, at=timezone.now())

    assert len(chips(desk.sit(editor), noon.date())[noon.date()]) == 2
    for outsider in (other, administrator):
        assert chips(desk.sit(outsider), noon.date()) == {}
        assert move(desk, article, local(noon + DAY)).status_code == 404


def test_a_plan_moves_at_once_and_leads_back_to_the_calendar(desk, planned, reporter, noon):
    article = planned()
    here = f"{address('article_calendar')}?on=2027-01-01"

    response = move(desk.sit(reporter), article, local(noon + DAY), next=here)

    assert (response.status_code, response["Location"]) == (302, here)
    assert Edition.objects.get(article=article, language="ar").planned_for == noon + DAY


def test_a_schedule_is_asked_once_more_before_its_seal_is_broken(desk, sealed, editor, noon):
    article = sealed()
    waiting = Update.objects.get()
    desk.sit(editor)

    asked = move(desk, article, local(noon + DAY))
    untouched = Update.objects.get().published_at
    filled = {name: asked.context["form"][name].value() for name in ("update", "revision", "languages", "words")}
    done = move(desk, article, local(noon + DAY), confirmed="on", **filled)

    assert (asked.status_code, untouched) == (200, noon)
    assert f'value="{local(noon + DAY)}"' in asked.content.decode()
    assert filled == {
        "update": waiting.pk,
        "revision": article.latest_revision().pk,
        "languages": ["ar"],
        "words": "sealed",
    }
    assert done.status_code == 302
    assert Update.objects.get().published_at == noon + DAY


def test_languages_scheduled_for_one_moment_move_together_unless_told_otherwise(desk, sealed, editor, noon):
    article = sealed("ar", "en")
    asked = move(desk.sit(editor), article, local(noon + DAY))

    filled = {name: asked.context["form"][name].value() for name in ("update", "revision", "languages", "words")}
    move(desk, article, local(noon + DAY), confirmed="on", **filled)

    assert sorted(filled["languages"]) == ["ar", "en"]
    assert set(Update.objects.values_list("published_at", flat=True)) == {noon + DAY}


def test_a_schedule_that_was_changed_meanwhile_is_not_moved_unseen(desk, sealed, editor, noon):
    article = sealed()
    desk.sit(editor)

    response = move(
        desk,
        article,
        local(noon + DAY),
        confirmed="on",
        update=Update.objects.get().pk + 99,
        revision=article.latest_revision().pk,
        languages=["ar"],
        words="sealed",
    )

    assert "The schedule was changed after you opened this page." in response.content.decode()
    assert Update.objects.get().published_at == noon


def test_what_is_published_does_not_move(desk, make_update, editor, noon):
    article = make_update(at=noon - 90 * DAY).article

    response = move(desk.sit(editor), article, local(noon))

    assert response.status_code == 302
    assert Update.objects.get().published_at == noon - 90 * DAY
    assert not re.search(r"data-move", desk.client.get(address("article_calendar")).content.decode())


def test_who_may_not_does_not_move_by_crafted_posts(desk, planned, sealed, reporter, translator, noon):
    arabic, waiting = planned(), sealed()

    assert move(desk.sit(translator), arabic, local(noon + DAY)).status_code == 403
    assert move(desk.sit(reporter), waiting, local(noon + DAY), confirmed="on").status_code == 403
    assert Update.objects.get().published_at == Edition.objects.get(article=arabic).planned_for == noon
    assert Act.objects.filter(verb="cancelled").count() == 0


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        ("2027-03-28T02:30", "the clocks are put forward from 02:00 to 03:00 on that day"),
        ("2027-10-31T02:30", "This time comes twice"),
        ("0001-01-01T00:00", "between the years 1990 and 2200"),
        ("2001-01-01T00:00", "Choose a moment in the future"),
        ("soon", "Enter a valid date/time."),
    ],
)
def test_times_that_no_clock_shows_are_answered(desk, planned, editor, moment, sentence):
    response = move(desk.sit(editor), planned(), moment)

    assert sentence in response.content.decode()


def test_the_way_back_leads_nowhere_else(desk, planned, editor, noon):
    response = move(desk.sit(editor), planned(), local(noon + DAY), next="https://elsewhere.example/")

    assert response["Location"].endswith("/change/")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_zone_stands_beside_every_field_that_takes_a_time(desk, sealed, editor, language):
    article = sealed()
    zone = {"ar": "توقيت وسط أوروبا", "en": "Central European Time"}[language]
    desk.sit(editor)

    for name in ("article_change", "article_move"):
        page = desk.client.get(f"{address(name, article.pk, language=language)}?language=ar").content.decode()
        fields = re.findall(r'<input type="datetime-local"[^>]*>\s*<bdi class="zone-beside"[^>]*>([^<]*)</bdi>', page)
        assert len(fields) == page.count('type="datetime-local"') > 0
        assert set(fields) == {zone}


def test_the_calendar_costs_the_same_whatever_it_holds(
    desk, planned, sealed, make_conference, editor, noon, django_assert_num_queries, django_assert_max_num_queries
):
    desk.sit(editor)
    planned()
    chips(desk, noon.date())
    with django_assert_max_num_queries(8) as few:
        chips(desk, noon.date())
    for number in range(4):
        planned(when=noon + number * DAY)
        sealed(when=noon + number * DAY)
        make_conference(f"conference-{number}", starts_on=noon.date(), ends_on=noon.date() + 3 * DAY)

    with django_assert_num_queries(len(few)) as many:
        found, _page = days(desk, noon.date())

    assert sum(len(words) + more for words, more in found.values()) == 1 + 8 + 16
    assert not [query for query in many.captured_queries if re.search(r'"body(_\w+)?"(,| FROM)', query["sql"])]


def days(desk, on, **asked):
    """{day: (words in their order, how many more)} of the days that hold something; and the page."""
    response = desk.client.get(address("article_calendar"), {"on": f"{on:%Y-%m-%d}", **asked})
    shown = {day.date: ([chip.words for chip in day.chips], day.more) for day in response.context["days"] if day.chips}
    return shown, response.content.decode()


def test_a_full_day_of_a_month_shows_what_comes_first_and_leads_to_that_day(
    desk, planned, sealed, make_conference, editor, noon
):
    for number in reversed(range(5)):
        planned(when=noon + number * HOUR, title_ar=f"خطة {number}")
        sealed(when=noon + number * HOUR + HOUR / 2, title_ar=f"جدول {number}")
    make_conference(starts_on=noon.date(), ends_on=noon.date())
    planned(when=noon + DAY, title_ar="الغد")
    desk.sit(editor)

    month, page = days(desk, noon.date(), language="ar")
    one, whole = days(desk, noon.date(), language="ar", view="day")
    week, _page = days(desk, noon.date(), view="week")

    first = ["Fourth diplomatic conference", "خطة 0", "جدول 0", "خطة 1", "جدول 1", "خطة 2"]
    assert month == {noon.date(): (first, 5), noon.date() + DAY: (["الغد"], 0)}
    assert one == {noon.date(): ([*first, "جدول 2", "خطة 3", "جدول 3", "خطة 4", "جدول 4"], 0)}
    assert week[noon.date()] == one[noon.date()]
    assert re.search(rf'href="\?language=ar&amp;view=day&amp;on={noon:%Y-%m-%d}">\+5 more', page)
    assert whole.count("data-move=") == 10


def test_even_one_day_ends_and_says_where_the_others_are(desk, planned, editor, noon, monkeypatch):
    monkeypatch.setitem(MOST, "day", 2)
    for _number in range(5):
        planned(kind="speech")
    desk.sit(editor)

    found, page = days(desk, noon.date(), view="day", kind="speech", language="ar", standing="scheduled")
    assert (found, "of this day" in page) == ({}, False)
    found, page = days(desk, noon.date(), view="day", kind="speech", language="ar")

    assert [(len(words), more) for words, more in found.values()] == [(2, 3)]
    assert "3 more entries of this day are not shown." in page
    assert f'href="{address("article_changelist")}?kind__exact=speech"' in page


def test_what_is_hidden_is_not_counted_among_what_is_more(desk, planned, make_user, editor, noon):
    for number in range(8):
        article = planned()
        if number % 2:
            circles.restrict(article=article, people=[editor], by=editor, at=timezone.now())

    assert days(desk.sit(editor), noon.date())[0][noon.date()][1] == 2
    assert days(desk.sit(make_user("other", "editor")), noon.date())[0][noon.date()][1] == 0


def test_arabic_counts_what_is_more_in_its_plurals(desk, planned, editor, noon):
    desk.sit(editor)
    said = {}
    for number in range(7, 18):
        while Edition.objects.filter(planned_for=noon).count() < number:
            planned()
        page = desk.client.get(address("article_calendar", language="ar"), {"on": f"{noon:%Y-%m-%d}"}).content.decode()
        said[number - 6] = re.search(r'class="cal-more"><a [^>]*>([^<]*) <', page)[1]

    assert (said[1], said[2], said[3]) == ("ومادة أخرى", "ومادتان أخريان", "و3 مواد أخرى")
    assert said[11] == "و11 مادة أخرى"

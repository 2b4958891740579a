"""Finding a release: what comes first, what is shown of it, how a search is narrowed, and what never appears."""

import datetime as dt
from urllib.parse import quote

import pytest
from django.db import connection

import articles.search
from articles import search_candidates
from articles.models import Topic
from articles.publishing import remove, withdraw
from events.models import Participant, Participation
from tests.conftest import NOW

DAY = dt.timedelta(days=1)


@pytest.fixture
def published(make_article, make_update):
    """Publishes a release with a title and a body in one language; `at` counts days after NOW."""

    def publish(title, body="نص البيان.", *, code="ar", at=0, **fields):
        words = {f"title_{code}": title, f"body_{code}": f"<p>{body}</p>"}
        return make_update(make_article(**words, **fields), language=code, at=NOW + at * DAY)

    return publish


@pytest.fixture
def search(visit):
    return lambda text, code="ar", **filters: visit(
        f"/{code}/search/?q={quote(text)}" + "".join(f"&{name}={value}" for name, value in filters.items())
    )


def titles(page):
    return page.words("h2", class_="entry-title")


def test_every_form_of_a_word_finds_its_release(published, search, press_vocabulary):
    published("وزراء الخارجية في الدوحة")

    for text in ["وزير", "الوزراء", "وَزِير خارجيه", "الدوحه", "بالدوحة"]:
        assert titles(search(text)) == ["وزراء الخارجية في الدوحة"], text


def test_what_is_called_so_comes_first_then_titles_then_the_newest(published, search):
    published("خبر أول", "تحدث عن الطاقة.", at=1)
    published("خبر ثان", "تحدث عن الطاقة.", at=2)
    published("أمن الطاقة في الخليج", at=-30)
    published("الطاقة", at=-60)

    assert titles(search("الطاقة")) == ["الطاقة", "أمن الطاقة في الخليج", "خبر ثان", "خبر أول"]


def test_the_number_of_a_release_finds_it_before_all_others(published, search):
    published("عن البيان 2011/015", at=5)
    published("بيان الدوحة", reference="2011/015")

    assert titles(search("2011/015"))[0] == "بيان الدوحة"
    assert titles(search("٢٠١١/٠١٥"))[0] == "بيان الدوحة"


def test_found_words_are_marked_whole_and_everything_is_escaped(published, search):
    published("قمة <الناتو>", "قال إن الْحُكُومَةَ &amp; الشركاء &lt;script&gt; تحدثوا للحكومات.")

    page = search("حكومة")

    assert page.words("mark") == ["الْحُكُومَةَ", "للحكومات"]
    assert "<script>" in page.words("p", class_="entry-standfirst")[0]
    assert not [attributes for tag, attributes, _ in page.elements if tag == "script" and "src" not in attributes]
    assert titles(page) == ["قمة <الناتو>"]


def test_a_query_is_shown_back_without_becoming_markup(published, search):
    published("بيان")

    page = search('"><img src=x onerror=alert(1)>')

    assert page.status == 200
    assert not page.find("img", src="x")


def test_only_what_stands_is_found(published, search, today):
    withdrawn, removed = published("قمة مسحوبة"), published("قمة محذوفة")
    withdraw(article=withdrawn.article, notes={"ar": "خطأ."}, by=None, at=today - DAY)
    remove(article=removed.article, notes={"ar": "خطأ."}, by=None, at=today - DAY)
    published("قمة قادمة", at=90)
    published("قمة قائمة")

    assert titles(search("قمة")) == ["قمة قائمة"]


def test_only_the_newest_text_of_a_release_is_found(make_update, published, search):
    first = published("قمة لندن")
    make_update(first.article, kind="correction", note="الصواب باريس.", at=NOW + DAY, title_ar="قمة باريس")

    assert titles(search("لندن")) == []
    assert titles(search("باريس")) == ["قمة باريس"]


def test_a_scheduled_release_is_found_from_its_second_on(published, search, monkeypatch):
    from django.utils import timezone

    published("قمة الغد", at=40)
    moment = NOW + 40 * DAY

    monkeypatch.setattr(timezone, "now", lambda: moment - dt.timedelta(seconds=1))
    assert titles(search("الغد")) == []

    monkeypatch.setattr(timezone, "now", lambda: moment)
    assert titles(search("الغد")) == ["قمة الغد"]


def test_the_other_language_is_offered_below_and_marked(published, search):
    published("NATO قمة")
    published("NATO summit", "The summit opened.", code="en")

    page = search("NATO")

    assert titles(page) == ["NATO قمة"]
    assert page.words("h3", class_="entry-title") == ["NATO summit"]
    assert page.find("bdi", lang="en", dir="ltr")
    assert page.find("a", hreflang="en", href="/en/search/?q=NATO")


def test_a_search_is_narrowed_by_what_its_results_have_in_common(published, search, make_conference):
    topic = Topic.objects.create(slug="energy", name_ar="الطاقة", name_en="Energy")
    conference = make_conference()
    someone = Participant.objects.create(slug="qatar", kind="country", name_ar="قطر", name_en="Qatar")
    Participation.objects.create(conference=conference, participant=someone, role="host")
    published("قمة أولى", kind="statement", conference=conference)
    second = published("قمة ثانية", at=-300)
    second.article.topics.add(topic)
    third = published("قمة ثالثة")
    third.topics.add(topic)

    assert len(titles(search("قمة"))) == 3
    assert titles(search("قمة", kind="statement")) == ["قمة أولى"]
    assert titles(search("قمة", year="2025")) == ["قمة ثانية"]
    assert titles(search("قمة", topic="energy")) == ["قمة ثالثة"]
    assert titles(search("قمة", conference="doha-2011")) == ["قمة أولى"]
    assert titles(search("قمة", participant="qatar")) == ["قمة أولى"]
    assert titles(search("قمة", kind="speech")) == []

    page = search("قمة")
    links = [link["href"] for link in page.find("a", rel="nofollow")]
    assert f"/ar/search/?q={quote('قمة')}&kind=statement" in links
    assert f"/ar/search/?q={quote('قمة')}&participant=qatar" in links


@pytest.mark.parametrize(
    "wrong", ["page=0", "page=x", "page=999", "year=99999999999", "year=٢٠١١", "kind=%00", "topic=%00&conference='"]
)
def test_a_wrong_address_is_a_search_all_the_same(published, visit, wrong):
    published("قمة")

    assert visit(f"/ar/search/?q=قمة&{wrong}").status == 200


def test_participants_and_conferences_are_found_by_any_of_their_names(
    search, make_conference, make_update, make_article
):
    conference = make_conference()
    someone = Participant.objects.create(
        slug="qatar", kind="country", name_ar="قطر", name_en="Qatar", aliases=["دولة قطر", "Katar"]
    )
    Participation.objects.create(conference=conference, participant=someone, role="host")
    make_update(make_article(title_ar="بيان عن قطر"))

    for text in ["قطر", "katar", "دوله قطر", "Qatar", "القطر"]:
        assert search(text).find("a", href="/ar/participants/qatar/"), text
    assert search("الدبلوماسي").find("a", href="/ar/conferences/doha-2011/")
    assert not search("قط").find("a", href="/ar/participants/qatar/")


def test_a_misspelt_word_is_read_as_the_nearest_one(published, search):
    published("مؤتمر الدوحة الدبلوماسي")

    page = search("المؤتنر")

    assert titles(page) == ["مؤتمر الدوحة الدبلوماسي"]
    assert "مؤتمر" in page.words("p", class_="search-summary")[0]


def test_a_search_without_results_says_what_may_help(search, db):
    page = search("قسطنطينية")

    assert page.words("p", class_="empty-title")
    assert page.find("a", href="/ar/archive/")
    assert page.is_hidden


def test_long_results_have_pages(published, search):
    for number in range(45):
        published(f"قمة رقم {number}", at=-number)

    first, third = search("قمة"), search("قمة", page=3)

    assert len(titles(first)) == 20
    assert titles(third) == [f"قمة رقم {number}" for number in range(40, 45)]
    assert first.find("a", rel="next")
    assert not third.find("a", rel="next")


def test_the_words_of_a_phrase_follow_each_other(published, search):
    published("أولى", "اجتمع وزراء الخارجية والدفاع.")
    published("ثانية", "وزراء من دول عدة، والخارجية وزراء.")
    published("ثالثة", "التقى بوزراء الخارجية في الدوحة.", at=-1)
    published("رابعة", "وزراء الخارجية في الدوحة.", at=200)

    assert titles(search('"وزراء الخارجية"')) == ["أولى", "ثالثة"]
    assert titles(search('"وزراء الخارجية" الدوحة')) == ["ثالثة"]
    assert titles(search('"وزراء الخارجية" -الدوحة')) == ["أولى"]
    assert titles(search('"الخارجية وزراء"')) == ["ثانية"]
    assert titles(search('"وزراء الخارجية" أو ثانية')) == ["ثانية", "أولى", "ثالثة"]


@pytest.fixture
def short_walks(monkeypatch):
    """Five of a sort are enough, four are shown, and a walk takes eight steps, or four to tell a rare word."""
    monkeypatch.setattr(search_candidates, "CANDIDATES", 5)
    monkeypatch.setattr(search_candidates, "STEPS", 8)
    monkeypatch.setattr(search_candidates, "FIRST_STEPS", 4)
    monkeypatch.setattr(search_candidates, "RARE", 1)
    monkeypatch.setattr(articles.search, "MOST", 4)
    monkeypatch.setattr(connection, "prepared_statements", {}, raising=False)


def test_a_common_word_is_found_in_the_newest_texts_and_a_rare_one_in_any(published, search, short_walks):
    for number in range(12):
        published(f"خبر {number}", "عن أمن الطاقة.", at=-number)
    published("خبر قديم", "عن الطاقة والناتو.", at=-300)
    published("الطاقة", "نص.", at=-400)

    assert titles(search("الطاقة")) == ["الطاقة", "خبر 0", "خبر 1", "خبر 2"]
    assert titles(search("الناتو")) == ["خبر قديم"]
    assert titles(search("خبر")) == ["خبر 0", "خبر 1", "خبر 2", "خبر 3"]
    assert titles(search('"أمن الطاقة"')) == ["خبر 0", "خبر 1", "خبر 2", "خبر 3"]
    assert titles(search("الطاقة -الناتو", year=2025)) == ["الطاقة"]


def test_a_common_word_is_found_within_filters(published, search, short_walks):
    for number in range(24):
        published(f"خبر {number}", at=-number, kind="statement" if number % 2 else "release")

    assert titles(search("خبر", kind="statement")) == ["خبر 1", "خبر 3", "خبر 5", "خبر 7"]
    assert titles(search("خبر", kind="speech")) == []
    assert titles(search("خبر", kind="release", year=2026)) == ["خبر 0", "خبر 2", "خبر 4", "خبر 6"]
    assert titles(search("خبر", year=2025)) == []


def test_a_walk_tells_nothing_that_is_not_public(published, search, short_walks, today):
    for number in range(12):
        published(f"خبر {number}", at=-number)
    withdrawn = published("خبر مسحوب")
    withdraw(article=withdrawn.article, notes={"ar": "خطأ."}, by=None, at=today - DAY)
    published("خبر قادم", at=90)

    page = search("خبر")
    assert titles(page) == ["خبر 0", "خبر 1", "خبر 2", "خبر 3"]
    assert "أكثر من 4" in page.words("p", class_="search-summary")[0]


def test_of_more_than_can_be_counted_every_year_is_offered(published, search, short_walks):
    for number in range(12):
        published(f"خبر {number}", at=-number)
    published("خبر قديم", at=-800)

    page = search("خبر")

    assert "4" in page.words("p", class_="filter-note")[0]
    links = [link["href"] for link in page.find("a", rel="nofollow")]
    assert [
        year for year in (2022, 2023, 2024, 2025, 2026) if f"/ar/search/?q={quote('خبر')}&year={year}" in links
    ] == [
        2024,
        2025,
        2026,
    ]
    assert titles(search("خبر", year=2024)) == ["خبر قديم"]


def test_a_search_costs_the_same_however_much_there_is(
    published, client, make_conference, django_assert_max_num_queries
):
    def grow(count):
        for number in range(count):
            conference = make_conference(f"c-{Participant.objects.count()}")
            someone = Participant.objects.create(slug=f"p-{conference.pk}", kind="country", name_ar="قمة")
            Participation.objects.create(conference=conference, participant=someone, role="member")
            published(f"قمة {number}", conference=conference)
            published(f"قمة summit {number}", code="en")

    grow(2)
    with django_assert_max_num_queries(27) as little:
        client.get("/ar/search/?q=قمة")
    grow(6)
    with django_assert_max_num_queries(27) as much:
        client.get("/ar/search/?q=قمة")

    assert len(little) == len(much)


def test_the_form_works_without_scripts_and_says_what_it_is(visit, db):
    home, page = visit("/en/"), visit("/en/search/")

    for form_page in (home, page):
        assert [form["action"] for form in form_page.find("form", role="search")] == ["/en/search/"]
        assert form_page.find("input", type="search", name="q", id="search-text")
        assert form_page.words("label", **{"for": "search-text"})


def test_suggestions_are_names_and_titles_that_begin_so(published, client, make_conference):
    make_conference()
    published("الدبلوماسية العامة")
    published("Diplomatic week", code="en")

    def suggested(text, code="ar"):
        answer = client.get(f"/{code}/search/suggestions/", {"q": text}).json()
        return [each["label"] for each in answer["suggestions"]]

    assert suggested("الدبلو") == ["المؤتمر الدبلوماسي الرابع", "الدبلوماسية العامة"]
    assert suggested("dipl", "en") == ["Fourth diplomatic conference", "Diplomatic week"]
    assert suggested("diplomatic we", "en") == ["Diplomatic week"]
    assert suggested("د") == suggested("") == suggested("\x00") == []

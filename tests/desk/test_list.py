"""The list of articles: states in words, filters, search in every language, and a cost that does not grow."""

import datetime as dt
import re

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from articles.desk.states import State, states_of
from articles.models import Article, Edition, Topic
from articles.publishing import Publication, publish, remove, schedule, withdraw
from articles.workflow import confirm_translation
from tests.desk.conftest import PAST, address

pytestmark = pytest.mark.django_db

LATER = dt.timedelta(hours=1)


def listed(desk, **filters):
    return list(desk.client.get(address("article_changelist"), filters).context["cl"].result_list)


@pytest.fixture
def in_state(make_article, make_update, make_user):
    """Makes an article of which the list says a state in English."""

    def make(state):
        article = make_article(**({"title_en": "", "body_en": "", "slug_en": ""} if state == State.MISSING else {}))
        if state in {State.IN_REVIEW, State.APPROVED}:
            Edition.objects.create(article=article, language="en", state=state)
        elif state == State.SCHEDULED:
            at = timezone.now()
            asked = [Publication("en", "first")]
            schedule(article=article, publications=asked, by=None, at=at, publish_at=at + LATER)
        elif state == State.UNCONFIRMED:
            by = get_user_model().objects.filter(username="hasty").first() or make_user("hasty", "editor")
            publish(article=article, publications=[Publication("en", "first")], by=by, at=PAST, emergency="Urgent.")
        elif state == State.OUTDATED:
            confirm_translation(article=article, language="en", by=None, at=PAST)
            make_update(article, at=PAST, title_ar="عنوان أحدث")
        elif state in {State.PUBLISHED, State.WITHDRAWN, State.REMOVED}:
            make_update(article, language="en", at=PAST)
            verb = {State.WITHDRAWN: withdraw, State.REMOVED: remove}.get(state)
            if verb:
                verb(article=article, notes={"en": "An error."}, by=None, at=PAST + LATER)
        return article

    return make


@pytest.mark.parametrize("state", State)
def test_the_list_says_where_a_language_stands_and_filters_by_it(desk, in_state, editor, state):
    found, _other = in_state(state), in_state(State.DRAFTING if state != State.DRAFTING else State.APPROVED)
    desk.sit(editor)

    assert state in states_of([found], at=timezone.now())[found.pk]["en"]
    assert listed(desk, state_en=state) == [found]
    assert found in listed(desk, state=state)
    page = desk.client.get(address("article_changelist"), {"state_en": state}).content.decode()
    assert f">{state.label}</span>" in page


@pytest.mark.parametrize("state", State)
def test_filters_and_states_agree(in_state, state):
    from articles.desk.states import in_state as filtered

    articles = [in_state(each) for each in State]
    at = timezone.now()

    said = {pk for pk, each in states_of(articles, at=at).items() if state in each["en"]}

    assert set(filtered(Article.objects.all(), state, ["en"], at=at).values_list("pk", flat=True)) == said


def test_an_unknown_state_filters_nothing(desk, make_article, editor):
    article = make_article()

    assert listed(desk.sit(editor), state="nonsense", state_en="nonsense") == [article]


def test_other_filters(desk, make_article, make_conference, editor):
    conference, topic = make_conference(), Topic.objects.create(slug="energy", name_en="Energy")
    article = make_article(conference=conference, kind="speech")
    article.topics.set([topic])
    make_article()
    desk.sit(editor)

    assert listed(desk, kind__exact="speech") == [article]
    assert listed(desk, conference__id__exact=conference.pk) == [article]
    assert listed(desk, topics__id__exact=topic.pk) == [article]


@pytest.mark.parametrize("words", ["سحاب", "Cloud", "2031/7", "غيمة", "drizzle"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_search_finds_words_of_every_language_in_both_interfaces(desk, make_article, editor, words, language):
    article = make_article(
        title_ar="سحاب", title_en="Cloud", standfirst_ar="غيمة", standfirst_en="drizzle", reference="2031/7"
    )
    make_article()

    response = desk.sit(editor).client.get(address("article_changelist", language=language), {"q": words})

    assert list(response.context["cl"].result_list) == [article]


def test_a_title_in_the_other_language_is_marked_as_such(desk, make_article, editor):
    make_article(title_en="", slug_en="")

    page = desk.sit(editor).client.get(address("article_changelist")).content.decode()

    assert '<bdi lang="ar" dir="rtl">مؤتمر في الدوحة</bdi>' in page


def test_a_title_cannot_bring_markup(desk, make_article, editor):
    make_article(title_en="<script>alert(1)</script>")

    assert "<script>alert" not in desk.sit(editor).client.get(address("article_changelist")).content.decode()


def test_the_list_costs_the_same_whatever_it_shows(
    desk, in_state, make_conference, editor, django_assert_num_queries, django_assert_max_num_queries
):
    desk.sit(editor)
    in_state(State.PUBLISHED)
    desk.client.get(address("article_changelist"))  # permissions and content types are cached from here on
    with django_assert_max_num_queries(20) as few:
        desk.client.get(address("article_changelist"))

    for number, state in enumerate([*State] * 2):
        article = in_state(state)
        Article.objects.filter(pk=article.pk).update(conference=make_conference(f"conference-{number}"))

    with django_assert_num_queries(len(few)) as many:
        response = desk.client.get(address("article_changelist"))
    assert len(response.context["cl"].result_list) == 1 + 2 * len(State)
    assert not [query for query in many.captured_queries if re.search(r'"body(_\w+)?"(,| FROM)', query["sql"])]

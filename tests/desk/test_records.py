"""Pages that only show, the topics, and the article's own past."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Act, ImportedFile, Topic, Update
from articles.publishing import Publication, publish, schedule, withdraw
from articles.publishing import confirm as confirm_emergency
from newsroom.dates import zone_text
from tests.desk.conftest import PAST, address, filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def update(make_update):
    return make_update(at=PAST)


@pytest.mark.parametrize("role", ["reporter", "editor", "translator", "administrator"])
def test_published_updates_are_seen_by_all_and_changed_by_none(desk, update, request, role):
    client = desk.sit(request.getfixturevalue(role)).client
    before = Update.objects.values().get()

    assert client.get(address("update_changelist")).status_code == 200
    assert client.get(address("update_change", update.pk)).status_code == 200
    assert client.get(address("update_add")).status_code == 403
    assert client.post(address("update_change", update.pk), {"title": "Other"}).status_code == 403
    assert client.post(address("update_delete", update.pk), {"post": "yes"}).status_code == 403
    assert Update.objects.values().get() == before


def test_not_even_a_superuser_changes_a_published_update(desk, update, make_user):
    client = desk.sit(make_user("root", is_superuser=True)).client

    assert client.post(address("update_change", update.pk), {"title": "Other"}).status_code == 403
    assert client.post(address("update_delete", update.pk), {"post": "yes"}).status_code == 403


def test_an_update_is_shown_in_its_own_direction_with_the_way_to_its_page(desk, update, editor):
    page = desk.sit(editor).client.get(address("update_change", update.pk)).content.decode()

    assert '<div class="desk-words" lang="ar" dir="rtl"><p>افتُتح المؤتمر اليوم.</p></div>' in page
    assert f'href="{update.get_absolute_url().replace("/en/", "/ar/")}"' in page


CHIP = '<span class="desk-chip desk-chip-unconfirmed">Emergency, not approved yet</span>'


@pytest.fixture
def emergency(make_article, editor):
    """Publishes an article in English before anybody approved it; the Update."""

    def emergency(**fields):
        asked = [Publication("en", "first")]
        [update] = publish(article=make_article(**fields), publications=asked, by=editor, at=PAST, emergency="Urgent.")
        return update

    return emergency


def test_an_emergency_is_flagged_and_found_until_another_approves_it(desk, update, emergency, make_user, editor):
    waiting, other = emergency(), make_user("second", "editor")
    listing = address("update_changelist")
    desk.sit(editor)

    everything = desk.client.get(listing).content.decode()
    found = desk.client.get(listing, {"emergency": "unconfirmed"}).context["cl"].result_list
    nonsense = desk.client.get(listing, {"emergency": "nonsense"}).context["cl"].result_list
    own = desk.client.get(address("update_change", waiting.pk)).content.decode()
    confirm_emergency(article=waiting.article, language="en", by=other, at=timezone.now())
    afterwards = desk.client.get(listing, {"emergency": "unconfirmed"})

    assert everything.count(CHIP) == own.count(CHIP) == 1
    assert list(found) == [waiting]
    assert set(nonsense) == {waiting, update}
    assert list(afterwards.context["cl"].result_list) == []
    assert CHIP not in desk.client.get(listing).content.decode()


def test_flags_cost_the_same_however_many(desk, emergency, editor, django_assert_num_queries):
    emergency()
    desk.sit(editor).client.get(address("update_changelist"))
    with CaptureQueriesContext(connection) as few:
        desk.client.get(address("update_changelist"))
    for _number in range(4):
        emergency()

    with django_assert_num_queries(len(few)):
        page = desk.client.get(address("update_changelist")).content.decode()

    assert page.count(CHIP) == 5


@pytest.mark.parametrize("words", ["الدوحة", "2011/015"])
def test_updates_are_searched_and_filtered(desk, make_article, make_update, editor, words):
    found = make_update(make_article(reference="2011/015"), at=PAST)
    make_update(make_article(title_en="Elsewhere"), language="en", at=PAST)

    response = desk.sit(editor).client.get(address("update_changelist"), {"q": words, "language__exact": "ar"})

    assert list(response.context["cl"].result_list) == [found]


def test_a_scheduled_update_has_no_public_page_yet(desk, make_article, editor):
    at = timezone.now()
    asked = [Publication("ar", "first")]
    schedule(article=make_article(), publications=asked, by=None, at=at, publish_at=at + dt.timedelta(days=1))

    assert "/ar/releases/" not in desk.sit(editor).client.get(address("update_changelist")).content.decode()


def test_where_there_is_nothing_to_show_stands_a_dash(desk, make_article, editor):
    at = timezone.now()
    asked = [Publication("ar", "first")]
    schedule(article=make_article(), publications=asked, by=None, at=at, publish_at=at + dt.timedelta(days=1))

    page = desk.sit(editor).client.get(address("update_change", Update.objects.get().pk)).content.decode()

    assert "None" not in page
    assert page.count('<div class="readonly">—</div>') >= 2  # no topics, no public page


def test_the_record_of_an_article_names_the_zone_of_its_times(desk, make_article, editor):
    article = make_article()

    page = desk.sit(editor).client.get(address("article_change", article.pk)).content.decode()

    record = page.partition("Record</h2>")[2].partition("</fieldset>")[0]
    assert record.count(f"({zone_text(article.created_at, 'en')})") == 2
    assert "Timeline (Central European Time)" in page


def test_a_day_without_a_time_never_gets_one(desk, make_article, editor):
    day = dt.date(2011, 2, 15)
    asked = [Publication("ar", "first", published_on=day)]
    update = publish(article=make_article(), publications=asked, by=None, at=PAST)[0]
    desk.sit(editor)

    pages = [
        desk.client.get(address("update_changelist")),
        desk.client.get(address("update_change", update.pk)),
        desk.client.get(address("article_change", update.article.pk)),
    ]

    assert all("15 February 2011" in page.content.decode() for page in pages)
    assert not any(words in page.content.decode() for page in pages for words in ("midnight", "00:00", "2011, "))


@pytest.mark.parametrize(("kind", "count"), [("speech", 1), ("story", 0), ("nonsense", 2)])
def test_updates_are_filtered_by_the_kind_of_their_article(desk, make_article, make_update, editor, kind, count):
    make_update(make_article(kind="speech"), at=PAST)
    make_update(make_article(kind="release"), at=PAST)

    response = desk.sit(editor).client.get(address("update_changelist"), {"article_kind": kind})

    assert len(response.context["cl"].result_list) == count


def test_the_list_of_updates_costs_the_same_whatever_it_shows(
    desk, update, make_update, editor, django_assert_num_queries, django_assert_max_num_queries
):
    desk.sit(editor)
    desk.client.get(address("update_changelist"))
    with django_assert_max_num_queries(10) as few:
        desk.client.get(address("update_changelist"))

    for _number in range(5):
        make_update(at=PAST)

    with django_assert_num_queries(len(few)):
        desk.client.get(address("update_changelist"))


def test_an_article_shows_its_updates_and_what_happened_to_it(desk, update, editor):
    withdraw(article=update.article, notes={"ar": "نُشر خطأً."}, by=editor, at=PAST + dt.timedelta(hours=1))

    page = desk.sit(editor).client.get(address("article_change", update.article.pk)).content.decode()

    assert address("update_change", update.pk) in page
    assert page.count("نُشر خطأً.") >= 2
    assert "<strong>Withdrawn</strong>" in page


def test_the_page_of_an_article_costs_the_same_however_long_its_past(
    desk, update, editor, django_assert_num_queries, django_assert_max_num_queries
):
    article = update.article
    desk.sit(editor)
    desk.client.get(address("article_change", article.pk))
    with django_assert_max_num_queries(60) as few:
        desk.client.get(address("article_change", article.pk))

    at = timezone.now()
    Act.objects.bulk_create(Act(article=article, language="ar", verb="submitted", by=editor, at=at) for _ in range(60))

    with django_assert_num_queries(len(few)):
        response = desk.client.get(address("article_change", article.pk))
    assert len(response.context["timeline"].acts) == 50


def test_a_topic_is_named_in_every_language_and_keeps_its_address(desk, editor):
    client = desk.sit(editor).client
    client.post(address("topic_add"), {"name_ar": "الطاقة", "name_en": "Energy", "slug": "energy"})
    topic = Topic.objects.get()

    client.post(address("topic_change", topic.pk), {"name_ar": "الطاقة", "name_en": "Power", "slug": "power"})

    topic.refresh_from_db()
    assert (topic.name_ar, topic.name_en, topic.slug) == ("الطاقة", "Power", "energy")


def test_the_fields_of_a_topic_have_the_direction_of_their_words(desk, editor):
    page = desk.sit(editor).client.get(address("topic_add", language="ar"))

    form = page.context["adminform"].form
    assert form.fields["name_ar"].widget.attrs["dir"] == "rtl"
    assert (form.fields["name_en"].widget.attrs["lang"], form.fields["name_en"].widget.attrs["dir"]) == ("en", "ltr")
    assert "slug" in filled(page) or "slug" in form.fields


@pytest.fixture
def imported(make_article):
    return ImportedFile.objects.create(
        article=make_article(),
        language="ar",
        source="release-ar.txt",
        sha256="0" * 64,
        content="سطر <b>".encode(),
        importer_version="1",
        report={"dates": ["2011-02-15"]},
        imported_at=PAST,
    )


def test_administrators_read_what_was_imported(desk, imported, administrator):
    client = desk.sit(administrator).client

    page = client.get(address("importedfile_change", imported.pk)).content.decode()

    assert "2011-02-15" in page
    assert 'lang="ar" dir="rtl"' in page
    assert "سطر &lt;b&gt;" in page
    assert client.post(address("importedfile_change", imported.pk), {"source": "x"}).status_code == 403


@pytest.mark.parametrize("role", ["reporter", "editor", "translator"])
def test_others_do_not(desk, imported, request, role):
    client = desk.sit(request.getfixturevalue(role)).client

    assert client.get(address("importedfile_change", imported.pk)).status_code == 403


def test_an_imported_draft_can_be_deleted_for_good(desk, imported, editor):
    desk.sit(editor).act("delete", imported.article)

    response = desk.act("purge", imported.article)

    assert response.status_code == 302
    assert not ImportedFile.objects.exists()

"""A restricted article is nowhere at the desk for others: every page is walked, and none names it or counts it."""

import contextlib
import datetime as dt
import re

import pytest
from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.urls import NoReverseMatch, reverse
from django.utils import timezone, translation

from articles import circles, remarking, workflow
from articles.models import Article, Edition, Emergency, ImportedFile, Restriction, Topic, Update
from articles.publishing import Publication, publish, schedule
from newsroom.seen import NamesOnlyWhatIsSeen
from tests.desk.conftest import PAST, address
from tests.test_routes import ADMIN, ELSEWHERE

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)
SECRET = ("Zeppelin", "منطاد", "quokka", "Numbat")


@pytest.fixture
def insider(make_user):
    return make_user("insider", "editor")


@pytest.fixture
def closed(make_article, make_conference, make_image, insider, editor, administrator):
    """A restricted article in every state that a page of the desk tells, and the things it is about."""
    image, conference = make_image(), make_conference(published_at=None)
    topic = Topic.objects.create(slug="energy", name_ar="الطاقة", name_en="Energy")
    words = {"title_ar": "منطاد", "title_en": "Zeppelin", "slug_ar": "quokka", "slug_en": "quokka"}
    article = make_article(**words, lead_image=image, conference=conference, reference="2026/Numbat")
    article.topics.add(topic)
    at = timezone.now()
    publish(article=article, publications=[Publication("ar", "first")], by=editor, at=PAST, emergency="Numbat")
    workflow.confirm_translation(article=article, language="en", by=None, at=PAST)
    article.body_ar = "<p>نص أحدث.</p>"
    article.save()
    publish(article=article, publications=[Publication("ar", "update", "Numbat")], by=None, at=PAST + HOUR)
    workflow.submit(article=article, language="en", by=None, at=at)
    workflow.approve(article=article, language="en", by=None, at=at)
    asked = [Publication("en", "first")]
    schedule(article=article, publications=asked, by=None, at=at, publish_at=at + HOUR)
    workflow.submit(article=article, language="ar", by=None, at=at)
    Edition.objects.filter(article=article).update(due_at=PAST, planned_for=PAST, returned_to=editor)
    ImportedFile.objects.create(
        article=article,
        language="ar",
        source="Zeppelin.txt",
        sha256="0" * 64,
        content=b"",
        importer_version="1",
        report={},
        needs_review=True,
        imported_at=PAST,
    )
    remarking.leave(article=article, language="en", field="title", text="Numbat", by=editor, at=PAST)
    kind = ContentType.objects.get_for_model(Article)
    for person in (editor, administrator):
        LogEntry.objects.create(
            user=person, content_type=kind, object_id=article.pk, object_repr="Zeppelin", action_flag=CHANGE
        )
    circles.restrict(article=article, people=[insider], by=insider, at=at)
    return {"article": article, "conference": conference, "topic": topic, "image": image}


def pages(closed):
    """Every page of the desk that can be opened, of the article where it is about one, and of all that it is related to."""
    article = closed["article"]
    update, imported = Update.objects.filter(article=article).first(), ImportedFile.objects.get()
    of_model = {
        "articles_article": article,
        "articles_update": update,
        "articles_importedfile": imported,
        "articles_topic": closed["topic"],
        "events_conference": closed["conference"],
        "images_image": closed["image"],
        "auth_user": Emergency.objects.get().by,
    }
    for language in ("en", "ar"):
        with translation.override(language):
            for name in sorted(ADMIN.keys() - {"style"}):
                yield from _addresses(name, of_model, article)


def _addresses(name, of_model, article):
    model, _, _action = name.removeprefix("admin:").rpartition("_")
    if name == "admin:articles_article_preview":
        yield from (reverse(name, args=[article.pk, code]) for code in ("ar", "en"))
        return
    thing = article if name.startswith("admin:articles_article_") else of_model.get(model)
    keys = [f"u{update.pk}" for update in Update.objects.all()] + [f"r{article.latest_revision().pk}"]
    tries = [
        [],
        *([[thing.pk], *([thing.pk, key] for key in keys), *([thing.pk, key, "en"] for key in keys)] if thing else []),
    ]
    for arguments in tries:
        with contextlib.suppress(NoReverseMatch):
            yield reverse(name, args=arguments)


def test_nobody_outside_the_circle_finds_it_on_any_page(client, closed, editor, administrator):
    told = {}

    for person in (editor, administrator):
        client.force_login(person)
        for place in [*pages(closed), *searches(closed)]:
            response = client.get(place)
            page = response.content.decode() + str(response.headers)
            if seen := [word for word in SECRET if word in page.replace(place, "")]:
                told[person.username, place] = seen

    assert told == {}


def searches(closed):
    """Lists asked for it, with every filter and the numbers of facets."""
    states = ("in_review", "scheduled", "published", "outdated", "unconfirmed", "approved")
    for query in (
        "q=2026",
        "e=1",
        "_facets=True",
        f"conference__id__exact={closed['conference'].pk}",
        f"topics__id__exact={closed['topic'].pk}",
        *(f"state={state}" for state in states),
    ):
        yield f"/en/admin/articles/article/?{query}"
    yield "/en/admin/articles/update/?language__exact=en"
    yield "/en/admin/articles/importedfile/?needs_review__exact=1"
    yield "/en/admin/autocomplete/?app_label=articles&model_name=edition&field_name=article&term=Z"
    kind = ContentType.objects.get_for_model(Update).pk
    first, last = Update.objects.filter(language="ar").order_by("number")
    yield f"/en/admin/articles/article/{first.article_id}/compare/?from=u{first.pk}&to=u{last.pk}"
    for update in Update.objects.all():
        yield f"/en/admin/r/{kind}/{update.pk}/"
        yield f"/en/admin/r/{kind}/+{update.pk}/"


def test_who_is_in_the_circle_finds_it_where_it_belongs(client, closed, insider):
    client.force_login(insider)

    found = {place for place in pages(closed) if "Zeppelin" in client.get(place).content.decode()}

    assert {address("article_changelist"), address("article_change", closed["article"].pk), "/en/admin/"} <= found
    assert f"/en/admin/images/image/{closed['image'].pk}/change/" in found
    assert f"/en/admin/images/image/{closed['image'].pk}/delete/" in found


def test_its_own_pages_are_not_there_for_others(client, closed, editor):
    client.force_login(editor)
    article = closed["article"]
    before = set(article.acts.values_list("pk", flat=True))

    for name in ("publishing", "circle", "delete", "history", "change"):
        response = client.get(address(f"article_{name}", article.pk))
        assert response.status_code in {302, 404}, name
    data = {"language": "ar", "act": "approve", "gate": "together", "revision": article.latest_revision().pk}
    of_articles = {name for name in ADMIN.keys() | ELSEWHERE if name.startswith("admin:articles_article_")}
    answers = {}
    for name in of_articles:
        for arguments in ([article.pk], [article.pk, "ar"], [article.pk, f"r{data['revision']}", "ar"]):
            with contextlib.suppress(NoReverseMatch):
                answers[name] = client.post(reverse(name, args=arguments), data).status_code
    let_in = {name for name, status in answers.items() if status not in {302, 403, 404, 405}}
    assert len(answers) > 15
    assert let_in == set()
    assert client.post(address("article_change", article.pk), data, follow=True).redirect_chain[-1][0] == "/en/admin/"
    assert set(article.acts.values_list("pk", flat=True)) == before


def test_nothing_is_counted(client, closed, editor):
    client.force_login(editor)

    index = client.get("/en/admin/")
    listed = client.get(f"{address('article_changelist')}?_facets=True")

    assert "Nothing waits for you" in index.content.decode()
    assert listed.context["cl"].result_count == 0
    assert set(re.findall(r"\((\d+)\)", listed.content.decode())) <= {"0"}


def test_what_stands_in_the_way_of_deleting_is_not_named(client, closed, editor, administrator):
    client.force_login(administrator)

    page = client.get(f"/en/admin/images/image/{closed['image'].pk}/delete/").content.decode()

    assert "Article: one that you may not see" in page


def test_every_admin_that_deletes_names_only_what_is_seen(rf, administrator):
    request = rf.get("/")
    request.user = administrator
    administrator.is_superuser = True
    named = "search_wordfamily", "articles_article"  # nothing depends on the first; the second asks its own queryset

    careless = [
        model._meta.label_lower
        for model, each in admin.site._registry.items()
        if each.has_delete_permission(request) and not isinstance(each, NamesOnlyWhatIsSeen)
    ]

    assert {label.replace(".", "_") for label in careless} == set(named)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_administrator_opens_it_by_its_number_alone(client, closed, administrator, insider, language):
    client.force_login(administrator)
    number = str(closed["article"].pk)
    listed = client.get(address("article_restricted", language=language)).content.decode()
    asked = client.get(address("article_lift", number, language=language)).content.decode()

    refused = client.post(address("article_lift", number), {"reason": " "})
    client.post(address("article_lift", number), {"reason": "The insider fell ill."})

    assert f"<bdi>{number}</bdi>" in listed
    assert "insider" in listed
    assert number in asked
    assert not [word for word in SECRET if word in listed + asked]
    assert "Say why" in refused.content.decode()
    assert not Restriction.objects.exists()
    assert "Zeppelin" in client.get(address("article_change", number)).content.decode()
    assert "The insider fell ill." in client.get(address("article_change", number)).content.decode()


def test_the_form_closes_and_opens_an_article(desk, make_article, editor, reporter, make_user):
    article, other = make_article(), make_user("other", "editor")
    desk.sit(reporter)

    refused = desk.act("circle", article, act="restrict")
    done = desk.act("circle", article, act="restrict", people=[str(editor.pk)])
    circle = set(Restriction.objects.values_list("person__username", flat=True))
    desk.act("circle", article, act="open", people=[str(editor.pk), str(other.pk)])

    assert "At least one person who may publish" in refused.content.decode()
    assert done.status_code == 302
    assert circle == {"reporter", "editor"}
    assert not Restriction.objects.exists()

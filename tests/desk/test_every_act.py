"""Every act of the desk with everybody who may not do it: by role, by language, and from outside the circle of an article.

A new route of an article that takes posts must take its place here; nothing may be written, and nothing told.
"""

import datetime as dt
import uuid

import pytest
from django.apps import apps
from django.urls import get_resolver
from django.utils import timezone, translation

from articles import publishing, remarking, review_links, workflow
from articles.models import Article, Edition, Restriction, Update
from articles.publishing import Publication
from tests.desk.conftest import PAST, address, filled

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)
ARABIC = {"publish-ar-chosen": "on", "publish-ar-kind": "update", "publish-ar-note": "ملاحظة"}
NOTICE = {"notice-ar-chosen": "on", "notice-ar-reason": "سبب", "confirmed": "on"}
NOT_WRITERS = {"anonymous", "stranger", "translator", "outsider"}
NOT_PUBLISHERS = {*NOT_WRITERS, "reporter"}
NOT_ADMINISTRATORS = {*NOT_PUBLISHERS, "editor"}
OF_OTHERS = {"anonymous", "stranger", "outsider"}

# Name of the route: who must be refused, and what is posted (an article, its latest revision).
ACTS = {
    "publishing": (NOT_PUBLISHERS, lambda a, r: {**ARABIC, "act": "publish", "revision": r, "emergency": "عاجل"}),
    "notice": (NOT_PUBLISHERS, lambda a, r: {**NOTICE, "act": "withdraw", "revision": r}),
    "cancel": (NOT_PUBLISHERS, lambda a, r: {"language": "ar", "update": newest(a).pk}),
    "confirm": (NOT_PUBLISHERS, lambda a, r: {"language": "ar"}),
    "review submit": (NOT_WRITERS, lambda a, r: {"act": "submit", "language": "ar", "revision": r}),
    "review approve": (NOT_PUBLISHERS, lambda a, r: {"act": "approve", "language": "ar", "revision": r}),
    "review take": (NOT_PUBLISHERS, lambda a, r: {"act": "take", "language": "ar", "revision": r}),
    "review return": (NOT_PUBLISHERS, lambda a, r: {"act": "return", "language": "ar", "revision": r, "reason": "x"}),
    "review recall": (NOT_WRITERS, lambda a, r: {"act": "recall", "language": "ar", "revision": r}),
    "link": (NOT_WRITERS, lambda a, r: {"link-language": "ar", "link-reader": "x", "link-days": "7"}),
    "revoke": (NOT_WRITERS, lambda a, r: {"link": a.review_links.get().pk}),
    "remarks": (OF_OTHERS, lambda a, r: {"remark-place": "ar:title", "remark-text": "x"}),
    "remark": (OF_OTHERS, lambda a, r: {"remark": a.remarks.get().pk, "act": "resolve", "text": "x"}),
    "plan": (
        NOT_WRITERS,
        lambda a, r: {"language": "ar", "plan-ar-priority": "4", "plan-ar-due_at": "2100-01-01T10:00"},
    ),
    "gate": (NOT_PUBLISHERS - {"reporter"}, lambda a, r: {"gate": "together"}),
    "circle": (OF_OTHERS, lambda a, r: {"people": []}),
    "lift": (NOT_ADMINISTRATORS - {"outsider"}, lambda a, r: {"reason": "x"}),
    "fix": (
        NOT_PUBLISHERS,
        lambda a, r: {"title": "عنوان", "body": "<p>x</p>", "kind": "minor", "reason": "x", "update": newest(a).pk},
    ),
    "move": (NOT_PUBLISHERS, lambda a, r: {"language": "ar", "moment": "2100-01-01T10:00", "confirmed": "on"}),
    "recover": (OF_OTHERS, lambda a, r: {}),
    "purge": (NOT_PUBLISHERS, lambda a, r: {"confirmed": "on"}),
    "restore": (NOT_WRITERS, lambda a, r: {"revision": r, "confirmed": "on"}),
    "autosave": (OF_OTHERS, lambda a, r: {"page": uuid.uuid4(), "sequence": 1, "revision": r, "title_ar": "x"}),
    "presence": (OF_OTHERS, lambda a, r: {"page": uuid.uuid4(), "language": "ar"}),
    "delete": (NOT_PUBLISHERS, lambda a, r: {"post": "yes"}),
    "change": (NOT_WRITERS, lambda a, r: {"title_ar": "عنوان آخر", "revision": r, "_continue": "1"}),
}
# What only shows, or is about no article of somebody else's; their own tests say who may.
OTHERS = {
    "preview", "history", "compare", "version", "restricted", "calendar", "agenda", "bin", "kept", "discard", "changelist", "add",
    "previews", "frame", "links", "bulk", "timeline",
}  # fmt: skip
ARGUMENTS = {"restore": lambda a: [f"r{a.revisions.order_by('pgh_id').first().pk}", "ar"], "fix": lambda a: ["ar"]}


def newest(article):
    return Update.objects.newest(article, "ar")


@pytest.fixture
def article(make_article):
    """Published in Arabic, with newer words and a review link to them."""
    article = make_article()
    publishing.publish(article=article, publications=[Publication("ar", "first")], by=None, at=PAST)
    article.title_ar = "عنوان أحدث"
    article.save()
    at = timezone.now()
    review_links.make_link(article=article, language="ar", reader="x", by=None, at=at, expires_at=at + HOUR)
    remarking.leave(article=article, language="ar", field="title", text="طويل.", by=None, at=at)
    return article


@pytest.fixture
def people(reporter, translator, editor, administrator, stranger, make_user):
    cast = {"reporter": reporter, "translator": translator, "editor": editor, "administrator": administrator}
    return {**cast, "stranger": stranger, "outsider": make_user("outsider", "administrator")}


def prepared(article, act, people):
    """The article in the state in which the act could be done, seen by all of the cast but the outsider."""
    if act in {"cancel", "move"}:
        at = timezone.now()
        asked = [Publication("ar", "update", "ملاحظة")]
        publishing.schedule(article=article, publications=asked, by=None, at=at, publish_at=at + HOUR)
    elif act.startswith("review ") and act not in {"review submit", "review approve"}:
        workflow.submit(article=article, language="ar", by=None, at=timezone.now())
    elif act in {"recover", "purge"}:
        article = Article.objects.create(title_ar="مسودة", body_ar="<p>نص</p>", binned_at=timezone.now())
    elif act == "delete":
        article = Article.objects.create(title_ar="مسودة", body_ar="<p>نص</p>")
    for name, person in people.items():
        if name != "outsider":
            Restriction.objects.create(article=article, person=person)
    return article


def fingerprint():
    """Every row of the desk's tables."""
    models = apps.get_app_config("articles").get_models()
    with translation.override("ar"):  # what a base column tells depends on it
        return {
            model.__name__: [str(row) for row in model._base_manager.order_by("pk").values_list()] for model in models
        }


def test_every_route_of_an_article_has_its_place_here():
    names = {
        pattern.name.removeprefix("articles_article_")
        for resolver in get_resolver().url_patterns
        for space in getattr(resolver, "url_patterns", [])
        for pattern in walk(space)
        if (pattern.name or "").startswith("articles_article_")
    }

    assert names == {act.partition(" ")[0] for act in ACTS} | OTHERS


def walk(pattern):
    if hasattr(pattern, "url_patterns"):
        for each in pattern.url_patterns:
            yield from walk(each)
    else:
        yield pattern


@pytest.mark.parametrize("act", ACTS)
def test_who_may_not_writes_nothing_and_is_told_nothing(client, article, people, act):
    refused, posted = ACTS[act]
    article = prepared(article, act, people)
    name = act.partition(" ")[0]
    to = address(f"article_{name}", *([article.pk] + (ARGUMENTS[name](article) if name in ARGUMENTS else [])))
    data, before, wrong = posted(article, article.latest_revision().pk), fingerprint(), {}

    for role in sorted(refused):
        client.logout()
        if role != "anonymous":
            client.force_login(people[role])
        response = client.post(to, data | ({"writer": people[role].pk} if role != "anonymous" else {}))
        is_told = role in OF_OTHERS and any(title in response.content.decode() for title in (article.title_ar, "مسودة"))
        if response.status_code == 500 or fingerprint() != before or is_told:
            after = fingerprint()
            wrong[role] = response.status_code, [name for name in after if after[name] != before[name]], is_told

    assert not wrong


@pytest.mark.parametrize("act", ["review submit", "review approve", "plan", "change", "remarks", "remark"])
def test_who_may_does_it(client, article, people, act):
    """The walk above would pass if its posts did nothing at all."""
    article = prepared(article, act, people)
    client.force_login(people["editor"])
    name, before = act.partition(" ")[0], fingerprint()
    to = address(f"article_{name}", article.pk)
    opened = filled(client.get(to)) if name == "change" else {}

    client.post(to, opened | ACTS[act][1](article, article.latest_revision().pk))

    assert fingerprint() != before
    assert name.startswith("remark") or Edition.objects.filter(article=article, language="ar").exists()

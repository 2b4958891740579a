"""A removed release leads its readers on, in each language by itself; circles, chains and dead ends are refused or end in the notice."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from articles import publishing, removing
from articles.models import Redirection, Restriction, Topic, Update
from articles.reasons import NotReady
from tests.desk.conftest import PAST

pytestmark = pytest.mark.django_db

HOSTS = {"testserver"}
LATER = dt.timedelta(hours=1)
NOTES = {"ar": "نُشر خطأً.", "en": "Published in error."}


@pytest.fixture
def make_release(make_article, make_update):
    def make(slug):
        article = make_article(slug_ar=f"{slug}-ar", slug_en=slug)
        for code in ("ar", "en"):
            make_update(article, language=code, at=PAST)
        return article

    return make


@pytest.fixture
def wrong(make_release):
    return make_release("wrong")


@pytest.fixture
def right(make_release):
    return make_release("right")


def remove(article, by=None, at=PAST + LATER, **leads_to):
    notes = {code: NOTES[code] for code in leads_to}
    return removing.remove(article=article, notes=notes, leads_to=leads_to, hosts=HOSTS, by=by, at=at)


def codes_of(error):
    return [reason.code for reason in error.value.reasons]


@pytest.mark.parametrize(
    "place", ["/en/releases/right/", "http://testserver/en/releases/right/", "/en/lite/releases/right/"]
)
def test_each_language_leads_to_its_own_page(client, wrong, right, place):
    remove(wrong, ar="/ar/releases/right-ar/", en=place)

    for code, slug in (("ar", "wrong-ar"), ("en", "wrong")):
        answer = client.get(f"/{code}/releases/{slug}/")
        assert answer.status_code == 301
        assert answer["Location"] == f"/{code}/releases/{slug.replace('wrong', 'right')}/"


def test_one_language_may_lead_on_while_the_other_keeps_its_notice(client, wrong, right):
    removing.remove(
        article=wrong, notes=NOTES, leads_to={"en": "/en/releases/right/"}, hosts=HOSTS, by=None, at=PAST + LATER
    )

    assert client.get("/en/releases/wrong/").status_code == 301
    assert client.get("/ar/releases/wrong-ar/").status_code == 410


def test_text_only_pages_lead_to_text_only_pages(client, wrong, right):
    remove(wrong, en="/en/releases/right/")

    assert client.get("/en/lite/releases/wrong/")["Location"] == "/en/lite/releases/right/"


def test_the_reason_stays_at_the_history(client, wrong, right):
    remove(wrong, en="/en/releases/right/")

    answer = client.get("/en/releases/wrong/updates/")

    assert answer.status_code == 410
    assert NOTES["en"] in answer.content.decode()


def test_the_way_follows_a_new_address_of_the_target(client, wrong, right, make_update):
    remove(wrong, en="/en/releases/right/")
    make_update(right, language="en", kind="minor", at=PAST + 2 * LATER, slug_en="righter")

    assert client.get("/en/releases/wrong/")["Location"] == "/en/releases/righter/"


def test_an_older_address_of_the_target_is_understood(client, wrong, right, make_update):
    make_update(right, language="en", kind="minor", at=PAST + LATER, slug_en="righter")
    remove(wrong, en="/en/releases/right/", at=PAST + 2 * LATER)

    assert client.get("/en/releases/wrong/")["Location"] == "/en/releases/righter/"


@pytest.mark.parametrize("act", [publishing.withdraw, publishing.remove])
def test_a_target_that_is_gone_itself_leaves_the_notice(client, wrong, right, act):
    remove(wrong, en="/en/releases/right/")
    act(article=right, notes={"en": "Gone, too."}, by=None, at=PAST + 2 * LATER)

    answer = client.get("/en/releases/wrong/")

    assert answer.status_code == 410
    assert NOTES["en"] in answer.content.decode()


def test_another_page_of_the_site_may_be_the_target(client, wrong, make_article, make_update):
    article = make_article()
    article.topics.add(Topic.objects.create(slug="energy", name_en="Energy"))
    make_update(article, at=PAST)
    remove(wrong, en="/en/topics/energy/?x=1#y")

    assert client.get("/en/releases/wrong/")["Location"] == "/en/topics/energy/"


@pytest.mark.parametrize(
    "place",
    [
        *("/en/releases/wrong/", "/en/releases/wrong/updates/", "/ar/releases/right-ar/", "/en/releases/nothing/"),
        *(
            "/en/admin/",
            "/en/nothing/",
            "https://elsewhere.example/en/releases/right/",
            "//elsewhere.example/en/",
            "right",
        ),
        *("javascript:alert(1)", "/en/topics/none/", "/releases/right/", "http://[", "/en/releases/draft/"),
    ],
)
def test_what_readers_cannot_be_led_to_is_refused(wrong, right, make_article, place):
    make_article(slug_en="draft")

    with pytest.raises(NotReady) as error:
        remove(wrong, en=place)

    assert codes_of(error) == ["leads_to"]
    assert not Update.objects.filter(kind="removal").exists()


def test_circles_and_chains_are_refused(wrong, right, make_release):
    third = make_release("third")
    remove(wrong, en="/en/releases/right/")

    with pytest.raises(NotReady) as circle:
        remove(right, en="/en/releases/wrong/", at=PAST + 2 * LATER)
    with pytest.raises(NotReady) as chain_on:
        remove(right, en="/en/releases/third/", at=PAST + 2 * LATER)
    with pytest.raises(NotReady) as chain_to:
        remove(third, en="/en/releases/wrong/", at=PAST + 2 * LATER)

    assert codes_of(circle) == codes_of(chain_on) == codes_of(chain_to) == ["leads_to"]
    assert Redirection.objects.count() == 1


def test_every_reason_is_told_at_once(wrong, right):
    with pytest.raises(NotReady) as error:
        removing.remove(
            article=wrong,
            notes={"ar": "", "en": "x"},
            leads_to={"en": "/en/nothing/"},
            hosts=HOSTS,
            by=None,
            at=PAST + LATER,
        )

    assert sorted(codes_of(error)) == ["leads_to", "note"]


def test_a_second_click_removes_once(wrong, right):
    assert remove(wrong, en="/en/releases/right/") == remove(wrong, en="/en/releases/right/")

    assert Redirection.objects.count() == 1


def test_it_can_be_reinstated_and_then_leads_nowhere(client, wrong, right):
    remove(wrong, en="/en/releases/right/")
    publishing.reinstate(article=wrong, notes={"en": "Checked."}, by=None, at=PAST + 2 * LATER)

    assert client.get("/en/releases/wrong/").status_code == 200


def test_whoever_may_not_remove_does_not_lead_on(wrong, right, reporter, translator):
    for user in (reporter, translator):
        with pytest.raises(PermissionDenied):
            remove(wrong, by=user, en="/en/releases/right/")


def test_a_draft_of_a_closed_circle_is_not_told_of(wrong, right, make_article, editor, administrator):
    Restriction.objects.create(article=make_article(slug_en="secret"), person=administrator)

    with pytest.raises(NotReady) as error:
        remove(wrong, by=editor, en="/en/releases/secret/")
    with pytest.raises(NotReady) as other:
        remove(wrong, by=editor, en="/en/releases/nothing/")

    assert [r.sentence for r in error.value.reasons] == [r.sentence for r in other.value.reasons]


@pytest.mark.parametrize(
    "change",
    [
        lambda row: Redirection.objects.update(path="/x", release=None),
        lambda row: Redirection.objects.all().delete(),
        lambda row: Redirection.objects.create(update=row.update.article.updates.first(), path="/en/"),
    ],
    ids=["update", "delete", "no removal"],
)
def test_the_database_keeps_it_as_it_was(wrong, right, change):
    remove(wrong, en="/en/releases/right/")

    with pytest.raises(DatabaseError), transaction.atomic():
        change(Redirection.objects.get())


def test_the_desk_asks_shows_where_and_then_leads_on(desk, wrong, right, editor):
    desk.sit(editor)
    data = {
        "notice-en-chosen": "on", "notice-en-reason": NOTES["en"], "notice-en-leads_to": "/en/releases/right/",
        "act": "remove",
    }  # fmt: skip

    asked = desk.act("notice", wrong, **data)
    assert "/en/releases/right/" in asked.content.decode()
    assert not Redirection.objects.exists()
    desk.act("notice", wrong, **data, confirmed="on")

    assert Redirection.objects.get().release == right


@pytest.mark.parametrize(("act", "place"), [("withdraw", "/en/releases/right/"), ("remove", "/en/releases/wrong/")])
def test_the_desk_says_at_once_what_cannot_be(desk, wrong, right, editor, act, place):
    data = {"notice-en-chosen": "on", "notice-en-reason": "x", "notice-en-leads_to": place, "act": act}

    response = desk.sit(editor).act("notice", wrong, **data)

    assert [reason.code for reason in response.context["panel"].reasons] == ["leads_to"]


@pytest.mark.parametrize("code", ["ar", "en"])
def test_a_new_address_given_at_the_desk_keeps_the_old_one_leading(desk, client, wrong, editor, approved, code):
    old = getattr(wrong, f"slug_{code}")
    desk.sit(editor).save(wrong, **{f"slug_{code}": f"new-{code}"})
    approved(wrong, code)
    desk.panel(wrong, **{f"publish-{code}-chosen": "on", f"publish-{code}-kind": "minor"})

    for path in ("", "updates/"):
        answer = client.get(f"/{code}/releases/{old}/{path}")
        assert answer.status_code == 301
        assert answer["Location"] == f"/{code}/releases/new-{code}/{path}"

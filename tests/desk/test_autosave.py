"""What is typed and not saved: kept for the person who typed it, outside the history, and given back on demand."""

import datetime as dt
import uuid

import pytest
from django.utils import timezone

from articles.desk import keeping
from articles.models import Article, Autosave, Restriction
from tests.conftest import NOW
from tests.desk.conftest import address

pytestmark = pytest.mark.django_db

PAGE = "11111111-2222-4333-8444-555555555555"


@pytest.fixture
def send(client):
    """Sends what the script of an open form would."""

    def send(user, article=None, *, page=PAGE, sequence=1, **typed):
        client.force_login(user)
        number = article.pk if article else 0
        data = {"writer": user.pk, "page": page, "sequence": sequence, **typed}
        return client.post(address("article_autosave", number), data)

    return send


def open_form(client, user, article, **query):
    client.force_login(user)
    return client.get(address("article_change", article.pk), query)


def value_in(response, name):
    return response.context["adminform"].form[name].value()


def test_what_is_typed_is_kept_outside_the_history(send, make_article, reporter):
    article = make_article()
    revisions, modified = article.revisions.count(), article.modified_at

    response = send(reporter, article, title_ar="لم يُحفظ", revision=article.latest_revision().pk)

    article.refresh_from_db()
    assert response.status_code == 200
    assert Autosave.objects.get().fields["title_ar"] == ["لم يُحفظ"]
    assert (article.title_ar, article.modified_at) == ("مؤتمر في الدوحة", modified)
    assert article.revisions.count() == revisions


def test_the_answer_says_what_each_language_lacks(send, make_article, reporter):
    answer = send(reporter, make_article(), title_ar=" ", body_en="<p>&nbsp;</p>").json()

    assert "The title is missing." in answer["missing"]["ar"]
    assert 'data-field="body_en"' in answer["missing"]["en"]
    assert "The title is missing." not in answer["missing"]["en"]


def test_a_language_without_words_lacks_nothing_yet(send, reporter):
    answer = send(reporter, title_ar="عنوان").json()

    assert "There is no text yet." in answer["missing"]["en"]
    assert "The body is missing." in answer["missing"]["ar"]


def test_an_address_that_a_save_would_make_is_not_missing(send, reporter):
    assert "address" not in send(reporter, title_ar="عنوان", slug_ar="").json()["missing"]["ar"]
    assert "address" in send(reporter, title_ar="،،", slug_ar="", sequence=2).json()["missing"]["ar"]


def test_a_late_request_does_not_replace_a_newer_one(send, make_article, reporter):
    article = make_article()
    send(reporter, article, sequence=5, title_en="Newer")

    response = send(reporter, article, sequence=4, title_en="Older")

    assert response.status_code == 200
    assert Autosave.objects.get().fields["title_en"] == ["Newer"]


def test_two_windows_of_one_person_keep_their_own_words(send, make_article, reporter):
    article = make_article()
    send(reporter, article, title_en="In one window")

    send(reporter, article, page=uuid.uuid4(), title_en="In the other")

    assert sorted(row.fields["title_en"][0] for row in Autosave.objects.all()) == ["In one window", "In the other"]


def test_a_save_forgets_the_words_and_refuses_late_requests(desk, send, make_article, reporter):
    article = make_article()
    send(reporter, article, title_en="On its way")

    desk.save(article, page=PAGE, title_en="Saved")
    late = send(reporter, article, sequence=99, title_en="On its way")

    assert late.status_code == 409
    assert uuid.UUID(late.json()["page"]) != uuid.UUID(PAGE)
    assert not Autosave.objects.filter(is_settled=False).exists()
    assert Autosave.objects.get().fields == {}


def test_a_save_before_the_first_request_arrives_refuses_it_too(desk, send, make_article, reporter):
    article = make_article()
    desk.sit(reporter).save(article, page=PAGE, title_en="Saved")

    assert send(reporter, article, title_en="Late").status_code == 409


def test_a_save_that_is_refused_keeps_page_and_words(desk, send, make_article, reporter):
    article = make_article()
    send(reporter, article, title_en="Typed")

    response = desk.save(article, page=PAGE, kind="nonsense")

    assert value_in(response, "page") == PAGE
    assert not response.context["writing"].offers
    assert Autosave.objects.get().fields["title_en"] == ["Typed"]


def test_after_a_crash_the_words_are_offered_with_what_differs(send, make_article, reporter, client):
    article = make_article()
    send(
        reporter,
        article,
        title_en="Conference in Muscat",
        body_en="<p>The conference opened yesterday.</p>",
        kind="speech",
    )

    page = open_form(client, reporter, article).content.decode()
    shown = client.get(address("article_kept", PAGE)).content.decode()

    assert f"?put_back={PAGE}" in page
    assert "<del>" in shown
    assert "Muscat" in shown
    assert "yesterday" in shown
    assert "Speech" in shown


def test_put_back_the_form_goes_on_where_it_was(desk, send, make_article, reporter, client):
    article = make_article()
    opened = article.latest_revision().pk
    send(reporter, article, title_en="Typed before the crash", revision=opened)
    article.title_en = "Saved by another"
    article.save()

    response = open_form(client, reporter, article, put_back=PAGE)

    assert value_in(response, "title_en") == "Typed before the crash"
    assert (value_in(response, "revision"), str(value_in(response, "page"))) == (opened, PAGE)
    assert "data-is-unsaved" in response.content.decode()


def test_put_back_beside_another_open_window_is_a_page_of_its_own(send, make_article, reporter, client):
    article = make_article()
    send(reporter, article, title_en="In the other window")
    client.post(address("article_presence", article.pk), {"writer": reporter.pk, "page": PAGE})

    response = open_form(client, reporter, article, put_back=PAGE)

    assert value_in(response, "title_en") == "In the other window"
    assert str(value_in(response, "page")) != PAGE


HOSTILE = '<p onclick="alert(1)">Kept<script>alert(2)</script></p><img src=x onerror=alert(3)>'


def test_hostile_markup_is_clean_wherever_it_comes_back(send, make_article, reporter, client):
    article = make_article()
    send(reporter, article, body_en=HOSTILE, title_en="<script>alert(4)</script>")

    response = open_form(client, reporter, article, put_back=PAGE)
    shown = client.get(address("article_kept", PAGE)).content.decode()

    assert value_in(response, "body_en") == "<p>Kept</p>"
    assert "<script>alert" not in shown
    assert "<script>alert" not in response.content.decode()
    assert not {"onclick=&quot;alert", "onerror=alert"} & {*shown.split()}
    assert "onerror=alert" not in shown


@pytest.mark.parametrize(
    "words", ["a\x00b", "a\x01\u202eb", "\ud800".encode("utf-8", "surrogatepass").decode("latin-1")]
)
def test_characters_that_no_text_may_hold_are_left_out(send, make_article, reporter, words):
    assert send(reporter, make_article(), title_en=words).status_code == 200
    assert "\x00" not in Autosave.objects.get().fields["title_en"][0]


def test_more_than_is_kept_is_said_to_be_too_long(send, make_article, reporter):
    response = send(reporter, make_article(), body_en="x" * 1_000_001)

    assert response.status_code == 413
    assert not Autosave.objects.exists()


@pytest.mark.parametrize("typed", [{"page": "nonsense"}, {"page": ""}])
def test_a_request_without_a_page_is_refused(send, make_article, reporter, typed):
    assert send(reporter, make_article(), **typed).status_code == 400


@pytest.mark.parametrize("revision", ["x", "-1", "9" * 30, "٣"])
def test_a_revision_that_is_no_number_is_none(send, make_article, reporter, revision):
    assert send(reporter, make_article(), revision=revision, sequence="x").status_code == 200
    assert Autosave.objects.get().revision is None


@pytest.mark.parametrize("crafted", [{"title_ar": "آخر"}, {"kind": "speech"}, {"topics": ["1"]}])
def test_a_translator_keeps_the_words_of_one_language_only(send, make_article, translator, crafted):
    article = make_article()

    assert send(translator, article, title_en="Mine").status_code == 200
    assert send(translator, article, title_en="Mine", sequence=2, **crafted).status_code == 403
    assert Autosave.objects.get().fields == {"title_en": ["Mine"]}


def test_only_who_may_begin_an_article_keeps_words_of_a_new_one(send, translator, reporter):
    assert send(translator, title_en="New").status_code == 403
    assert send(reporter, title_en="New").status_code == 200


def test_words_of_a_new_article_are_offered_on_the_next_new_page(send, reporter, client, desk):
    send(reporter, title_ar="مسودة لم تُحفظ", body_ar="<p>نص</p>")

    page = client.get(address("article_add")).content.decode()
    shown = client.get(address("article_kept", PAGE)).content.decode()
    response = client.get(address("article_add"), {"put_back": PAGE})

    assert f"?put_back={PAGE}" in page
    assert "مسودة" in shown
    assert value_in(response, "title_ar") == "مسودة لم تُحفظ"


@pytest.mark.parametrize("name", ["article_autosave", "article_presence"])
def test_a_restricted_article_does_not_exist_for_others(client, make_article, reporter, editor, name):
    article = make_article()
    Restriction.objects.create(article=article, person=editor)
    client.force_login(reporter)

    response = client.post(address(name, article.pk), {"writer": reporter.pk, "page": PAGE, "sequence": 1})

    assert response.status_code == 404
    assert not Autosave.objects.exists()


def test_words_of_an_article_that_was_restricted_since_are_out_of_reach(send, make_article, reporter, editor, client):
    article = make_article()
    send(reporter, article, title_en="Typed before")
    Restriction.objects.create(article=article, person=editor)

    assert client.get(address("article_kept", PAGE)).status_code == 404


def test_nobody_sees_discards_or_overwrites_the_words_of_another(send, make_article, reporter, administrator, client):
    article = make_article()
    send(reporter, article, title_en="Mine")
    client.force_login(administrator)

    seen = client.get(address("article_kept", PAGE))
    thrown = client.post(address("article_kept", PAGE))
    client.post(address("article_discard", PAGE), {"writer": administrator.pk})
    written = send(administrator, article, sequence=9, title_en="Theirs")
    opened = open_form(client, administrator, article, put_back=PAGE)

    assert (seen.status_code, thrown.status_code, written.status_code) == (404, 404, 403)
    assert value_in(opened, "title_en") == article.title_en
    assert not opened.context["writing"].offers
    assert Autosave.objects.get().fields == {"title_en": ["Mine"]}


def test_who_is_signed_out_is_told_so(client, make_article, reporter):
    response = client.post(address("article_autosave", make_article().pk), {"writer": reporter.pk, "page": PAGE})

    assert response.status_code == 401
    assert not Autosave.objects.exists()


def test_words_never_go_to_whoever_signed_in_meanwhile(client, make_article, reporter, editor):
    client.force_login(editor)

    response = client.post(
        address("article_autosave", make_article().pk), {"writer": reporter.pk, "page": PAGE, "title_en": "Reporter's"}
    )

    assert (response.status_code, response.json()) == (403, {"is_another": True})
    assert not Autosave.objects.exists()


def test_a_stranger_keeps_nothing(send, make_article, stranger):
    assert send(stranger, make_article(), title_en="x").status_code == 403


def test_what_was_kept_is_discarded_on_demand(send, make_article, reporter, client):
    article = make_article()
    send(reporter, article, title_en="Typed")

    response = client.post(address("article_kept", PAGE))

    assert response["Location"] == address("article_change", article.pk)
    assert not Autosave.objects.exists()


def test_words_that_were_saved_otherwise_are_not_offered(send, make_article, reporter, client):
    article = make_article()
    send(reporter, article, title_en=article.title_en, standfirst_en="A\r\nB", kind=article.kind)
    article.standfirst_en = "A\nB"
    article.save()

    assert not open_form(client, reporter, article).context["writing"].offers


def test_what_is_old_goes_when_a_new_page_keeps_its_first_words(send, make_article, reporter):
    article = make_article()
    for age, is_settled in ((31, False), (29, False), (1, True)):
        at = timezone.now() - dt.timedelta(days=age)
        Autosave.objects.create(
            page=uuid.uuid4(), user=reporter, article=article, sequence=1, is_settled=is_settled, kept_at=at
        )

    send(reporter, article, title_en="New")

    ages = sorted((timezone.now() - row.kept_at).days for row in Autosave.objects.all())
    assert ages == [0, 29]


def test_words_go_with_their_article(send, make_article, reporter):
    article = make_article()
    send(reporter, article, title_en="Typed")

    article.delete()

    assert not Autosave.objects.exists()


def test_the_verb_asks_for_permission_itself(make_article, translator, reporter, editor):
    restricted = make_article()
    Restriction.objects.create(article=restricted, person=editor)
    asked = {"page": uuid.UUID(PAGE), "sequence": 1, "revision": None, "fields": {}, "at": NOW}

    for article, person in ((Article(pk=0), translator), (restricted, reporter)):
        with pytest.raises(keeping.PermissionDenied):
            keeping.keep(article=article, by=person, **asked)


def test_keeping_asks_the_same_few_questions_however_much_is_kept(
    send, make_article, reporter, client, django_assert_num_queries
):
    article = make_article()
    for _each in range(20):
        send(reporter, article, page=uuid.uuid4(), title_en="Another")
    send(reporter, article, title_en="First")

    with django_assert_num_queries(7):
        data = {"writer": reporter.pk, "page": PAGE, "sequence": 2, "title_en": "Again"}
        client.post(address("article_autosave", article.pk), data)

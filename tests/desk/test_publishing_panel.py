"""The publishing panel: what it shows, what its buttons do, and that nothing typed is lost when they may not."""

import datetime as dt
import re
from urllib.parse import quote

import pytest
from django.utils import timezone

from articles.models import Act, Edition, Emergency, Update
from articles.publishing import Publication, schedule, withdraw
from tests.desk.conftest import PAST, address

pytestmark = pytest.mark.django_db

BOTH = {"publish-ar-chosen": "on", "publish-ar-kind": "first", "publish-en-chosen": "on", "publish-en-kind": "first"}
ARABIC = {"publish-ar-chosen": "on", "publish-ar-kind": "first"}


def text(response):
    return response.content.decode()


def panel_page(desk, article, language="en"):
    return text(desk.client.get(address("article_publishing", article.pk, language=language)))


@pytest.mark.parametrize("role", ["editor", "administrator"])
def test_who_may_publish_publishes_both_languages_at_once(desk, make_article, approved, request, role):
    article, user = approved(make_article()), request.getfixturevalue(role)

    response = desk.sit(user).panel(article, **BOTH)

    arabic, english = Update.objects.order_by("language")
    assert response.status_code == 302
    assert arabic.published_at == english.published_at
    assert arabic.published_by == user


@pytest.mark.parametrize("role", ["reporter", "translator"])
def test_who_may_not_publish_has_no_panel_and_no_way_around_it(desk, make_article, request, role):
    article = make_article()
    desk.sit(request.getfixturevalue(role))

    page = text(desk.client.get(address("article_change", article.pk)))

    assert 'name="publish-ar-chosen"' not in page
    assert desk.client.get(address("article_publishing", article.pk)).status_code == 403
    assert desk.panel(article, **BOTH).status_code == 403
    assert desk.act("notice", article, act="withdraw", confirmed="on").status_code == 403
    assert desk.act("cancel", article, language="ar").status_code == 403
    assert not Update.objects.exists()


def test_an_editor_of_one_language_publishes_that_one_only(desk, make_article, make_user):
    from django.contrib.auth.models import Permission

    user = make_user("english-editor", "translator-en")
    user.user_permissions.add(Permission.objects.get(codename="publish_article"))
    article = make_article()
    desk.sit(user)

    assert 'name="publish-ar-chosen"' not in panel_page(desk, article)
    assert desk.panel(article, **BOTH).status_code == 403
    assert not Update.objects.exists()


def test_every_button_is_kept_from_forged_requests(make_article, editor):
    from django.test import Client

    article, browser = make_article(), Client(enforce_csrf_checks=True)
    browser.force_login(editor)

    answers = {browser.post(address(f"article_{name}", article.pk)).status_code for name in ("publishing", "notice")}
    answers |= {browser.post(address(f"article_{name}", article.pk)).status_code for name in ("cancel", "review")}

    assert answers == {403}


def test_a_double_click_publishes_once(desk, make_article, approved, editor):
    article = approved(make_article())
    revision = article.latest_revision().pk
    desk.sit(editor)

    answers = [desk.panel(article, revision=revision, **BOTH).status_code for _click in range(2)]

    assert answers == [302, 302]
    assert Update.objects.count() == 2


def test_a_text_that_changed_meanwhile_is_not_published_unseen(desk, make_article, editor):
    article = make_article()
    opened = article.latest_revision().pk
    article.title_ar = "عنوان أحدث"
    article.save()

    response = desk.sit(editor).panel(article, revision=opened, **ARABIC)

    assert "The text was changed after you opened this page." in text(response)
    assert not Update.objects.exists()
    assert response.context["panel"].moment["revision"].value() == article.latest_revision().pk


def test_a_panel_without_its_revision_publishes_nothing(desk, make_article, editor):
    article = make_article()

    desk.sit(editor).act("publishing", article, act="publish", **ARABIC)

    assert not Update.objects.exists()


def test_every_reason_is_told_and_nothing_typed_is_lost(desk, make_update, approved, editor):
    article = make_update(at=PAST).article
    article.title_en = article.body_ar = ""
    article.save()
    approved(article)
    note = {"publish-ar-note": "", "publish-en-note": "A note worth keeping"}

    response = desk.sit(editor).panel(article, **BOTH, **note)

    told = [(code, sentence) for code, _name, sentence in response.context["panel"].told]
    assert told == [
        ("ar", "The body is missing."),
        ("ar", "It is published already; choose an update, a correction or a minor change."),
        ("en", "The title is missing."),
    ]
    page = text(response)
    assert all(sentence in page for _code, sentence in told)
    assert "A note worth keeping" in page
    assert re.search(r'name="publish-en-chosen"[^>]* checked', page)
    assert Update.objects.count() == 1


def test_choosing_nothing_is_answered(desk, make_article, editor):
    assert "Choose at least one language." in text(desk.sit(editor).panel(make_article()))


@pytest.mark.parametrize("kind", ["update", "correction", "minor"])
def test_later_kinds_are_published_with_their_note(desk, make_update, approved, editor, kind):
    article = make_update(at=PAST).article
    article.title_ar = "عنوان أحدث"
    article.save()
    approved(article)
    typed = {"publish-ar-chosen": "on", "publish-ar-kind": kind, "publish-ar-note": "صُحح العنوان."}

    response = desk.sit(editor).panel(article, **typed)

    newest = Update.objects.newest(article, "ar")
    assert response.status_code == 302
    assert (newest.number, newest.kind, newest.note) == (2, kind, "صُحح العنوان.")


def test_a_moment_is_taken_in_the_newsrooms_zone_which_is_named(desk, make_article, approved, editor, settings):
    settings.TIME_ZONE = "Europe/Brussels"
    article = approved(make_article())

    response = desk.sit(editor).panel(article, act="schedule", publish_at="2101-07-01T10:00", **ARABIC)

    assert response.status_code == 302
    assert Update.objects.get().published_at == dt.datetime(2101, 7, 1, 8, tzinfo=dt.UTC)
    assert "Central European Time" in panel_page(desk, make_article())


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        ("", "Say when it is to be published."),
        ("2001-01-01T10:00", "Choose a moment in the future"),
        ("tomorrow", "Enter a valid date/time."),
    ],
)
def test_a_schedule_without_a_future_is_refused_with_a_sentence(desk, make_article, editor, moment, sentence):
    response = desk.sit(editor).panel(make_article(), act="schedule", publish_at=moment, **ARABIC)

    assert sentence in text(response)
    assert moment in text(response)
    assert not Update.objects.exists()


@pytest.fixture
def scheduled(make_article):
    tomorrow = timezone.now() + dt.timedelta(days=1)

    def make():
        asked = [Publication("ar", "first")]
        return schedule(article=make_article(), publications=asked, by=None, at=timezone.now(), publish_at=tomorrow)[0]

    return make


def test_a_scheduled_update_is_shown_and_cancelled(desk, scheduled, editor):
    update = scheduled()
    page = panel_page(desk.sit(editor), update.article)

    response = desk.act("cancel", update.article, language="ar", update=update.pk)

    assert "Scheduled: number 1 (First publication), for" in page
    assert response.status_code == 302
    assert not Update.objects.exists()
    assert Act.objects.filter(verb="cancelled", by=editor).exists()


def test_a_second_click_on_cancel_spares_what_was_scheduled_since(desk, scheduled, editor):
    update = scheduled()

    desk.sit(editor).act("cancel", update.article, language="ar", update=update.pk + 1)

    assert Update.objects.get() == update


@pytest.mark.parametrize(("act", "kind"), [("withdraw", "withdrawal"), ("remove", "removal")])
def test_taking_back_asks_once_more_and_then_does_it(desk, make_update, editor, act, kind):
    article = make_update(at=PAST).article
    typed = {"act": act, "notice-ar-chosen": "on", "notice-ar-reason": "نُشر خطأً."}
    desk.sit(editor)

    question = desk.act("notice", article, **typed)

    assert 'name="confirmed"' in text(question)
    assert "نُشر خطأً." in text(question)
    assert Update.objects.count() == 1
    assert desk.act("notice", article, confirmed="on", **typed).status_code == 302
    assert (Update.objects.newest(article, "ar").kind, Update.objects.count()) == (kind, 2)


def test_taking_back_twice_writes_once(desk, make_update, editor):
    article = make_update(at=PAST).article
    typed = {"act": "withdraw", "notice-ar-chosen": "on", "notice-ar-reason": "خطأ", "confirmed": "on"}
    desk.sit(editor)

    answers = [desk.act("notice", article, **typed).status_code for _click in range(2)]

    assert answers == [302, 302]
    assert Update.objects.count() == 2


def test_taking_back_without_a_reason_is_answered_and_keeps_the_choice(desk, make_update, editor):
    article = make_update(at=PAST).article

    response = desk.sit(editor).act("notice", article, act="withdraw", **{"notice-ar-chosen": "on"})

    assert "Write the reason; readers will see it." in text(response)
    assert re.search(r'name="notice-ar-chosen"[^>]* checked', text(response))


def test_what_was_withdrawn_comes_back_with_its_reason(desk, make_update, editor):
    article = make_update(at=PAST).article
    withdraw(article=article, notes={"ar": "خطأ"}, by=None, at=PAST + dt.timedelta(hours=1))
    typed = {"act": "reinstate", "notice-ar-chosen": "on", "notice-ar-reason": "النص صحيح.", "confirmed": "on"}

    desk.sit(editor).act("notice", article, **typed)

    newest = Update.objects.newest(article, "ar")
    assert (newest.kind, newest.note, newest.title) == ("update", "النص صحيح.", "مؤتمر في الدوحة")


def test_the_panel_tells_what_is_public_and_what_is_missing(desk, make_article, make_update, editor):
    article = make_article(title_en="", slug_en="")
    make_update(article, at=PAST)

    page = panel_page(desk.sit(editor), article)

    assert "Public: number 1 (First publication), since" in page
    assert '<time datetime="2020-01-06T10:00+01:00">' in page
    assert "Central European Standard Time" in page
    assert f'href="{quote(f"/ar/releases/{article.slug_ar}/")}"' in page
    assert "The saved text is the public one." in page
    assert "The title is missing." in page


def test_the_panel_says_when_the_saved_text_is_not_the_public_one(desk, make_update, editor):
    article = make_update(at=PAST).article
    article.standfirst_ar = "فقرة جديدة"
    article.save()

    assert "The saved text differs from the public one." in panel_page(desk.sit(editor), article)


@pytest.mark.parametrize(
    ("role", "act", "state"),
    [
        ("reporter", "submit", "in_review"),
        ("translator", "submit", "in_review"),
        ("editor", "approve", "approved"),
        ("editor", "return", "drafting"),
        ("reporter", "recall", "drafting"),
    ],
)
def test_review_moves_a_language(desk, make_article, request, role, act, state):
    article, user = make_article(), request.getfixturevalue(role)
    stands = {"state": "in_review", "submitted_by": user} if act in {"return", "recall"} else {}
    Edition.objects.create(article=article, language="en", **stands)

    typed = {"act": act, "language": "en", "revision": article.latest_revision().pk, "reason": "Too long."}
    desk.sit(user).act("review", article, **typed)

    assert Edition.objects.get(article=article, language="en").state == state


def test_what_is_sent_back_carries_its_reason(desk, make_article, editor):
    article = make_article()
    Edition.objects.create(article=article, language="en", state="in_review")
    revision = article.latest_revision().pk

    desk.sit(editor).act("review", article, act="return", language="en", revision=revision, reason="Say where.")

    assert Act.objects.get().note == "Say where."


@pytest.mark.parametrize(
    ("role", "act", "language"),
    [("reporter", "approve", "en"), ("translator", "submit", "ar"), ("stranger", "submit", "en")],
)
def test_review_is_refused_to_who_may_not(desk, make_article, request, role, act, language):
    article = make_article()
    desk.sit(request.getfixturevalue(role))

    response = desk.act("review", article, act=act, language=language, revision=article.latest_revision().pk)

    assert response.status_code == 403
    assert not Act.objects.exists()


def test_words_that_changed_meanwhile_are_not_approved_unseen(desk, make_article, editor):
    article = make_article()
    opened = article.latest_revision().pk
    article.title_en = "Other words"
    article.save()

    desk.sit(editor).act("review", article, act="approve", language="en", revision=opened)

    assert not Edition.objects.filter(state="approved").exists()


@pytest.mark.parametrize("name", ["notice", "cancel", "review"])
def test_acts_are_posted_and_a_visit_leads_to_the_article(desk, make_article, editor, name):
    article = make_article()

    response = desk.sit(editor).client.get(address(f"article_{name}", article.pk))

    assert (response.status_code, response.url) == (302, address("article_change", article.pk))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("notice", {"act": "burn"}),
        ("review", {"act": "burn", "language": "en"}),
        ("review", {"act": "submit", "language": "xx"}),
        ("cancel", {}),
    ],
)
def test_unknown_acts_and_languages_are_not_found(desk, make_article, editor, name, data):
    assert desk.sit(editor).act(name, make_article(), **data).status_code == 404


def test_a_given_time_is_not_passed_over_by_publishing_now(desk, make_article, editor):
    article = make_article()

    response = desk.sit(editor).panel(article, **ARABIC, publish_at="2100-01-01T10:00")

    assert "Schedule it, or clear the time" in text(response)
    assert 'value="2100-01-01T10:00"' in text(response)
    assert not Update.objects.exists()


@pytest.mark.parametrize(
    ("state", "acts"),
    [
        ("drafting", ["submit", "approve"]),
        ("in_review", ["return", "take", "approve", "recall"]),
        ("approved", ["return"]),
    ],
)
def test_the_first_button_of_a_form_with_a_text_field_neither_approves_nor_publishes(
    desk, make_article, editor, state, acts
):
    article = make_article()
    Edition.objects.update_or_create(article=article, language="ar", defaults={"state": state})

    page = panel_page(desk.sit(editor), article)

    lane = page.partition('id="lane-ar"')[2].partition("</section>")[0]
    assert re.findall(r'name="act" value="(\w+)"', lane) == acts
    assert page.index('value="schedule"') < page.index('value="publish"')


def test_an_emergency_is_approved_afterwards_as_the_person_saw_it(desk, make_article, make_user, editor):
    article, second = make_article(), make_user("second", "editor")
    desk.sit(editor).panel(article, **ARABIC, emergency="عاجل")
    seen = Update.objects.get()
    article.title_ar = "عنوان أحدث"
    article.save()
    desk.panel(article, publish__ar__chosen="on", publish__ar__kind="minor", emergency="عاجل")

    stale = desk.sit(second).act("confirm", article, language="ar", update=seen.pk)
    assert Emergency.objects.unconfirmed().count() == 2
    fresh = desk.act("confirm", article, language="ar", update=Update.objects.newest(article, "ar").pk)

    assert (stale.status_code, fresh.status_code) == (302, 302)
    assert not Emergency.objects.unconfirmed().exists()

"""A typing error of the live text is mended while a large draft stays unpublished, and the draft has the mended words."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from articles import workflow
from articles.models import Act, Edition, Emergency, Restriction, Update
from articles.publishing import NotReady, Publication, confirm, publish, schedule, withdraw
from articles.quick_fixes import Fix, quick_fix
from articles.verification import verify

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)
LIVE = "<p>Teh conference opened.</p><p>Many came.</p>"
DRAFT = "<p>Teh conference opened in Doha today.</p><p>Many came.</p><p>A third paragraph, not to be seen.</p>"


@pytest.fixture
def second(make_user):
    return make_user("second", "editor")


@pytest.fixture
def article(make_update, make_article, now):
    """English first; its live text has an error, its draft goes on from there, and so does the Arabic."""
    article = make_article(
        original_language="en",
        title_en="Teh conference",
        standfirst_en="It opened.",
        body_en=LIVE,
        body_ar="<p>قديم</p>",
    )
    make_update(article, language="en")
    article.body_en = DRAFT
    workflow.save(article=article, by=None, at=now)
    return article


@pytest.fixture
def mend(article, editor, now):
    def mend(
        *, by=editor, at=now + HOUR, seen=None, kind="minor", note="", reason="A typing error", code="en", **words
    ):
        live = Update.objects.newest(article, code)
        known = {name: getattr(live, name, "") for name in ("title", "standfirst", "body")}
        fix = Fix(code, known | words, kind, note, reason)
        return quick_fix(article=article, fix=fix, seen=seen or live.pk, by=by, at=at)

    return mend


def mended(text):
    return text.replace("Teh", "The")


def codes(error):
    return [reason.code for reason in error.value.reasons]


def test_readers_see_the_mended_text_and_the_draft_has_it_without_being_seen(article, mend, now):
    fixed = mend(body=mended(LIVE), title="The conference")

    article.refresh_from_db()
    live = Update.objects.live(at=now + HOUR).get(article=article)
    assert (live.title, live.body, live.number, live.kind) == ("The conference", mended(LIVE), 2, "minor")
    assert article.body_en == mended(DRAFT)
    assert article.title_en == "The conference"
    assert fixed.conflicts == []
    assert not verify().findings


def test_a_minor_fix_keeps_the_public_date_and_all_else_that_readers_know(article, mend, now):
    first = Update.objects.get(article=article)

    update = mend(body=mended(LIVE)).update

    assert (update.public_at, update.first_published_at, update.published_at) == (now, now, now + HOUR)
    assert (update.slug, update.image, update.reference) == (first.slug, first.image, first.reference)


def test_a_correction_moves_the_date_and_has_a_note(article, mend, now):
    update = mend(body=mended(LIVE), kind="correction", note="A word was misspelt.", reason="").update

    assert (update.public_at, update.note, update.significance) == (now + HOUR, "A word was misspelt.", "major")
    assert Emergency.objects.get().reason == "A word was misspelt."


def test_it_is_flagged_until_another_person_approves_it(article, mend, editor, second, now):
    mend(body=mended(LIVE))

    assert Emergency.objects.unconfirmed().get().reason == "A typing error"
    with pytest.raises(PermissionDenied):
        confirm(article=article, language="en", by=editor, at=now + HOUR)
    confirm(article=article, language="en", by=second, at=now + HOUR)

    verbs = list(Act.objects.order_by("id").values_list("verb", flat=True))
    assert verbs == ["published", "published", "quick_fix", "confirmed"]
    assert not Emergency.objects.unconfirmed().exists()


def test_the_operator_needs_no_second_person(mend):
    mend(body=mended(LIVE), by=None, reason="")

    assert not Emergency.objects.exists()


def test_where_the_draft_says_something_else_it_keeps_its_words_and_that_is_told(article, mend, now):
    article.body_en = "<p>The talks began.</p><p>Many came.</p><p>More.</p>"
    article.title_en = "Talks begin"
    workflow.save(article=article, by=None, at=now)

    fixed = mend(body=mended(LIVE).replace("came", "arrived"), title="The conference")

    article.refresh_from_db()
    assert article.title_en == "Talks begin"
    assert article.body_en == "<p>The talks began.</p><p>Many arrived.</p><p>More.</p>"
    assert {conflict.field for conflict in fixed.conflicts} == {"title", "body"}


def test_approved_words_that_receive_a_fix_are_drafted_again(article, mend, approved):
    approved(article, "en")

    mend(body=mended(LIVE))

    assert Edition.objects.get(article=article, language="en").state == "drafting"


def test_a_plan_for_the_draft_stays(article, mend, now):
    Edition.objects.update_or_create(article=article, language="en", defaults={"planned_for": now + 9 * HOUR})

    mend(body=mended(LIVE), kind="correction", note="x")

    assert Edition.objects.get(article=article, language="en").planned_for == now + 9 * HOUR


@pytest.fixture
def translation(article):
    """The Arabic edition, translated from a version of the article; returns how it stands."""

    def translation(revision):
        Edition.objects.update_or_create(article=article, language="ar", defaults={"based_on": revision})

        def is_outdated(at):
            return Edition.objects.outdated(at=at).filter(article=article).exists()

        return is_outdated

    return translation


def test_a_minor_fix_makes_no_translation_outdated_not_even_of_the_draft_later(
    article, mend, translation, now, approved
):
    is_outdated = translation(article.latest_revision())

    mend(body=mended(LIVE))
    assert not is_outdated(now + HOUR)
    publish(article=article, publications=[Publication("en", "update", "x")], by=None, at=now + 2 * HOUR)

    assert not is_outdated(now + 2 * HOUR)


def test_a_correction_makes_translations_outdated(article, mend, translation, now):
    for revision in (Update.objects.get(article=article).revision, article.latest_revision()):
        is_outdated = translation(revision)
        assert not is_outdated(now)

    mend(body=mended(LIVE), kind="correction", note="x")

    assert is_outdated(now + HOUR)


def test_a_translation_of_the_live_text_is_outdated_once_the_draft_is_published(article, mend, translation, now):
    is_outdated = translation(Update.objects.get(article=article).revision)

    mend(body=mended(LIVE))
    assert not is_outdated(now + HOUR)
    publish(article=article, publications=[Publication("en", "update", "x")], by=None, at=now + 2 * HOUR)

    assert is_outdated(now + 2 * HOUR)


def test_a_mended_translation_reflects_what_it_reflected(article, mend, make_update, now):
    Edition.objects.update_or_create(
        article=article, language="ar", defaults={"based_on": Update.objects.get(article=article).revision}
    )
    publish(article=article, publications=[Publication("ar", "first")], by=None, at=now)
    article.body_ar = "<p>قديم</p><p>مسودة</p>"
    workflow.save(article=article, by=None, at=now)

    update = mend(code="ar", body="<p>قديمة</p>").update

    article.refresh_from_db()
    assert update.source_update == Update.objects.get(article=article, language="en")
    assert article.body_ar == "<p>قديمة</p><p>مسودة</p>"


def test_a_second_click_publishes_nothing(article, mend):
    seen = Update.objects.get(article=article).pk
    first = mend(body=mended(LIVE))

    again = mend(body=mended(LIVE), seen=seen)

    assert again.update == first.update
    assert Update.objects.filter(article=article).count() == 2


def test_a_stale_page_publishes_nothing(article, mend, second):
    seen = Update.objects.get(article=article).pk
    mend(body=mended(LIVE), by=second)

    with pytest.raises(NotReady) as error:
        mend(body=mended(LIVE).replace("came", "went"), seen=seen)

    assert codes(error) == ["stale"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ({}, "unchanged"),
        ({"title": " \u200f"}, "title"),
        ({"body": "<p> </p><script>x</script>"}, "body"),
        ({"body": mended(LIVE), "kind": "update"}, "kind"),
        ({"body": mended(LIVE), "kind": "first"}, "kind"),
        ({"body": mended(LIVE), "kind": "correction"}, "note"),
        ({"body": mended(LIVE), "reason": " "}, "reason"),
    ],
)
def test_what_is_no_fix_is_not_published(mend, words, code):
    with pytest.raises(NotReady) as error:
        mend(**words)

    assert codes(error) == [code]
    assert Update.objects.count() == 1


def test_hostile_markup_reaches_neither_readers_nor_the_draft(article, mend):
    update = mend(
        body=mended(LIVE) + '<p onclick="x()">a<script>alert(1)</script></p>', title="The \u202econference"
    ).update

    article.refresh_from_db()
    assert update.body == mended(LIVE) + "<p>a</p>"
    assert update.title == "The conference"
    assert "script" not in article.body_en
    assert not verify().findings


def test_without_a_draft_it_is_published_the_normal_way(article, mend, now):
    article.body_en = LIVE
    workflow.save(article=article, by=None, at=now)

    with pytest.raises(NotReady) as error:
        mend(body=mended(LIVE))

    assert codes(error) == ["no_draft"]


def test_what_is_withdrawn_is_not_mended(article, mend, now):
    withdraw(article=article, notes={"en": "x"}, by=None, at=now + HOUR / 2)

    with pytest.raises(NotReady) as error:
        mend(body=mended(LIVE))

    assert codes(error) == ["withdrawn"]


def test_where_something_is_scheduled_nothing_is_mended(article, mend, now):
    later = [Publication("en", "update", "x")]
    schedule(article=article, publications=later, by=None, at=now, publish_at=now + 5 * HOUR)

    with pytest.raises(NotReady) as error:
        mend(body=mended(LIVE))

    assert codes(error) == ["scheduled"]


def test_what_was_never_published_is_not_mended(article, now):
    words = dict.fromkeys(("title", "standfirst", "body"), "x")

    with pytest.raises(NotReady) as error:
        quick_fix(article=article, fix=Fix("ar", words), seen=1, by=None, at=now)

    assert codes(error) == ["unpublished"]


def test_line_ends_and_outer_spaces_are_no_change(mend):
    with pytest.raises(NotReady) as error:
        mend(standfirst=" It opened.\r\n")
    update = mend(standfirst="It\r\nopened. ").update

    assert codes(error) == ["unchanged"]
    assert update.standfirst == "It\nopened."


def test_who_may_not_cannot(article, mend, reporter, translator, editor, make_user, now):
    for user in (reporter, translator, make_user("stranger")):
        with pytest.raises(PermissionDenied):
            mend(body=mended(LIVE), by=user)
    Restriction.objects.create(article=article, person=reporter)

    with pytest.raises(PermissionDenied):
        mend(body=mended(LIVE), by=editor)
    assert Update.objects.count() == 1


def test_an_editor_of_one_language_mends_that_one_only(article, mend, make_user):
    from django.contrib.auth.models import Permission

    user = make_user("publisher", "translator-en")
    user.user_permissions.add(Permission.objects.get(codename="publish_article"))

    mend(body=mended(LIVE), by=user)

    with pytest.raises(PermissionDenied):
        quick_fix(article=article, fix=Fix("ar", {}), seen=1, by=user, at=Update.objects.last().published_at)

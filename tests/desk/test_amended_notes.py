"""A note that readers saw is mended: they are told the new one everywhere, and nothing that was kept changes."""

import datetime as dt

import pgtrigger
import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction
from django.utils import timezone

from articles import publishing
from articles.amending import amend_note
from articles.models import Act, NoteAmendment, Restriction, Update
from articles.publishing import Publication, schedule
from articles.reasons import NotReady
from tests.desk.conftest import PAST, address

pytestmark = pytest.mark.django_db

LATER = dt.timedelta(hours=1)
OLD, NEW = "Teh hour was wrong.", "The hour was wrong."


@pytest.fixture
def correction(make_article, make_update):
    article = make_article(slug_en="release")
    make_update(article, language="en", at=PAST)
    return make_update(article, language="en", kind="correction", note=OLD, at=PAST + LATER, title_en="At nine")


def amend(update, note=NEW, reason="A typing error.", by=None, at=PAST + 2 * LATER):
    return amend_note(update=update, note=note, reason=reason, by=by, at=at)


@pytest.mark.parametrize(
    "path",
    [
        *("releases/release/", "releases/release/updates/", "releases/release/updates/2/", "corrections/"),
        *(
            "releases/release/updates/1/to/2/",
            "lite/releases/release/",
            "feeds/releases.atom",
            "feeds/corrections.json",
        ),
    ],
)
def test_readers_are_told_the_newest_note_wherever_one_stands(client, correction, path):
    assert OLD in client.get(f"/en/{path}").content.decode()  # and nothing that was kept of it is shown again
    amend(correction)

    page = client.get(f"/en/{path}").content.decode()

    assert NEW in page
    assert OLD not in page


@pytest.mark.parametrize("path", ["releases/{id}", "releases/{id}/updates", "releases/{id}/ninjs", "updates"])
def test_programs_are_told_it_too(client, correction, path):
    amend(correction)

    document = client.get(f"/api/v1/{path.format(id=correction.article_id)}", {"language": "en"}).content.decode()

    assert NEW in document
    assert OLD not in document


@pytest.mark.parametrize("kind", ["withdraw", "remove"])
def test_the_reason_of_a_notice_is_mended_on_its_page_and_as_plain_text(client, correction, kind):
    typed, mended = "Taken bakc.", "Taken back."
    act = {"article": correction.article, "notes": {"en": typed}, "by": None, "at": PAST + 3 * LATER}
    amend(getattr(publishing, kind)(**act)[0], note=mended, at=PAST + 4 * LATER)

    for path in ("/en/releases/release/", "/en/releases/release.txt", "/en/feeds/releases.json"):
        page = client.get(path).content.decode()
        assert mended in page
        assert typed not in page


def test_a_feed_is_new_again_for_who_asks_by_its_date(client, correction):
    amend(correction, at=timezone.now())
    since = {"headers": {"If-Modified-Since": "Tue, 07 Jan 2020 00:00:00 GMT"}}

    answer = client.get("/en/feeds/releases.atom", **since)

    assert answer.status_code == 200


def test_the_update_and_its_proof_stay_as_they_were(correction):
    before = Update.objects.filter(pk=correction.pk).values().get()

    amend(correction)

    assert Update.objects.filter(pk=correction.pk).values().get() == before
    assert Update.objects.get(pk=correction.pk).note == OLD
    assert Update.objects.published(at=timezone.now()).get(pk=correction.pk).note == NEW
    call_command("verify_history")


def test_every_wording_is_kept_and_the_last_one_stands(correction):
    amend(correction)
    amend(correction, note="The hour was nine.", at=PAST + 3 * LATER)

    assert list(correction.amendments.values_list("number", "note")) == [(1, NEW), (2, "The hour was nine.")]
    assert Update.objects.live(at=timezone.now()).get().note == "The hour was nine."
    assert [act.note for act in Act.objects.filter(verb="note_amended")] == ["A typing error."] * 2


def test_a_second_click_amends_once(correction):
    assert amend(correction) == amend(correction)

    assert NoteAmendment.objects.count() == 1


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ({"note": " "}, ["note"]),
        ({"note": OLD}, ["same"]),
        ({"reason": " "}, ["reason"]),
        ({"note": "", "reason": ""}, ["note", "reason"]),
    ],
)
def test_what_stands_against_it_is_told_at_once(correction, asked, codes):
    with pytest.raises(NotReady) as error:
        amend(correction, **asked)

    assert [reason.code for reason in error.value.reasons] == codes


def test_only_notes_that_readers_saw_can_be_amended(make_article, make_update):
    with pytest.raises(NotReady):
        amend(make_update(at=PAST))
    now = timezone.now()
    asked = [Publication("ar", "first", "ملاحظة")]
    waiting = schedule(article=make_article(), publications=asked, by=None, at=now, publish_at=now + LATER)[0]
    with pytest.raises(NotReady):
        amend(waiting, at=now)


@pytest.mark.parametrize("role", ["reporter", "editor", "translator", "stranger"])
def test_only_who_may_amends(correction, request, role, desk):
    user = request.getfixturevalue(role)

    with pytest.raises(PermissionDenied):
        amend(correction, by=user)
    answer = desk.sit(user).client.post(
        address("update_amend", correction.pk), {"note": NEW, "reason": "x", "seen": "0"}
    )

    assert answer.status_code == 403
    assert not NoteAmendment.objects.exists()


def test_an_administrator_of_another_language_or_outside_the_circle_does_not(correction, administrator, editor):
    Restriction.objects.create(article=correction.article, person=editor)

    with pytest.raises(PermissionDenied):
        amend(correction, by=administrator)


def test_an_administrator_amends_at_the_desk_and_the_old_wording_stays_in_sight(desk, correction, administrator):
    client = desk.sit(administrator).client
    page = client.get(address("update_change", correction.pk)).content.decode()
    assert address("update_amend", correction.pk) in page

    client.post(address("update_amend", correction.pk), {"note": NEW, "reason": "A typing error.", "seen": "0"})

    page = client.get(address("update_change", correction.pk)).content.decode()
    assert page.index(OLD) < page.index(NEW)
    assert "A typing error." in page


def test_two_administrators_do_not_overwrite_each_other(desk, correction, administrator):
    amend(correction, note="Another wording.")

    answer = desk.sit(administrator).client.post(
        address("update_amend", correction.pk), {"note": NEW, "reason": "A typing error.", "seen": "0"}
    )

    assert "Somebody else amended" in answer.content.decode()
    assert NoteAmendment.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda amendment: NoteAmendment.objects.update(note="x"),
        lambda amendment: NoteAmendment.objects.all().delete(),
        lambda amendment: NoteAmendment.objects.create(
            update=amendment.update, number=3, note="x", reason="x", at=PAST, digest=""
        ),
        lambda amendment: NoteAmendment.objects.create(
            update=amendment.update.article.updates.get(number=1), number=1, note="x", reason="x", at=PAST, digest=""
        ),
    ],
    ids=["update", "delete", "out of order", "no note"],
)
def test_the_database_refuses_to_rewrite_amendments(correction, change):
    amendment = amend(correction)

    with pytest.raises(DatabaseError), transaction.atomic():
        change(amendment)

    assert NoteAmendment.objects.get().note == NEW


def test_an_altered_amendment_is_found(correction, capsys):
    amend(correction)
    with pgtrigger.ignore("articles.NoteAmendment:amendment_frozen"):
        NoteAmendment.objects.update(note="Forged.")

    with pytest.raises(CommandError):
        call_command("verify_history")

    assert "its amended note 1" in capsys.readouterr().err

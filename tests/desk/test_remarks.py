"""Remarks on a draft: who leaves and answers them, what becomes of them, and that none is lost, doubled or shown to readers."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from articles import letters, remarking, workflow
from articles.models import Act, Article, Notification, Remark, RemarkStep, Restriction
from articles.passages import Passage
from articles.publishing import Publication, publish
from articles.readiness import NotReady
from tests.desk.conftest import address

pytestmark = pytest.mark.django_db

BODY = "<p>افتتح الوزير المؤتمر في الدوحة.</p><p>وقال الوزير إن المؤتمر ناجح.</p>"


@pytest.fixture
def article(make_article):
    return make_article(body_ar=BODY)


@pytest.fixture
def leave(article, editor, now):
    def leave(text="هذه الجملة طويلة.", *, language="ar", field="body", by=editor, at=now, on=article, **passage):
        chosen = Passage(**passage) if passage else None
        return remarking.leave(article=on, language=language, field=field, text=text, by=by, at=at, passage=chosen)

    return leave


def told(person):
    return [row.event for row in Notification.objects.filter(person=person).order_by("id")]


def reasons(raised):
    return [reason.code for reason in raised.value.reasons]


def test_a_remark_keeps_the_passage_with_what_stood_around_it(leave, article):
    remark = leave(words="الوزير", before="الدوحة. وقال ", after=" إن")

    assert (remark.passage, remark.before[-5:], remark.after[:4]) == ("الوزير", "وقال ", " إن ")
    assert remark.ordinal_in(article) == 1


def test_a_passage_is_found_again_after_an_edit_and_said_to_be_gone_with_its_words(leave, article, desk, editor):
    leave(words="ناجح")
    article.body_ar = "<p>فقرة جديدة.</p>" + BODY
    article.save()
    desk.sit(editor)
    there = desk.client.get(address("article_remarks", article.pk)).content.decode()
    article.body_ar = BODY.replace("ناجح", "مثمر")
    article.save()

    gone = desk.client.get(address("article_remarks", article.pk)).content.decode()

    assert "This passage no longer stands in the text." not in there
    assert "This passage no longer stands in the text." in gone
    assert "<mark>ناجح</mark>" in gone


def test_a_passage_that_is_not_in_the_saved_text_is_refused(leave):
    with pytest.raises(NotReady) as raised:
        leave(words="كلمات لم تُحفظ")

    assert reasons(raised) == ["passage"]
    assert not Remark.objects.exists()


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ({"text": "  \u202e "}, ["text"]),
        ({"text": "x" * 4001}, ["text"]),
        ({"field": "reference"}, ["place"]),
        ({"language": "fr"}, ["place"]),
        ({"field": "", "words": "الوزير"}, ["passage"]),
        ({"words": "و" * 1001}, ["passage"]),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(leave, asked, codes):
    with pytest.raises(NotReady) as raised:
        leave(**asked)

    assert reasons(raised) == codes


def test_saying_the_same_twice_says_it_once(leave, editor, now):
    first, second = leave(), leave()
    answers = [remarking.answer(remark=first, text="نعم", by=editor, at=now) for _time in range(2)]
    resolved = [remarking.resolve(remark=first, by=editor, at=now) for _time in range(2)]

    assert first == second
    assert answers[0] == answers[1]
    assert resolved == [True, False]
    assert [act.verb for act in Act.objects.order_by("id")] == ["remarked", "replied", "settled"]


def test_the_same_words_may_be_said_again_once_the_first_are_resolved(leave, editor, now):
    first = leave()
    remarking.resolve(remark=first, by=editor, at=now)

    assert leave() != first


def test_it_is_answered_resolved_and_reopened(leave, reporter, editor, now):
    remark = leave()
    remarking.answer(remark=remark, text="سأقصرها.", by=reporter, at=now)
    remarking.resolve(remark=remark, by=reporter, at=now, text="قُصرت.")
    remarking.reopen(remark=remark, by=editor, at=now)

    steps = [(step.verb, step.text, step.by) for step in remark.steps.all()]

    assert steps == [("replied", "سأقصرها.", reporter), ("resolved", "قُصرت.", reporter), ("reopened", "", editor)]
    assert Remark.objects.get().is_open


def test_two_who_resolve_at_once_lose_no_word(leave, reporter, editor, now):
    remark = leave()
    remarking.resolve(remark=remark, by=editor, at=now)

    done = remarking.resolve(remark=remark, by=reporter, at=now, text="وأنا أيضًا.")

    assert not done
    assert [(step.verb, step.text) for step in remark.steps.all()] == [("resolved", ""), ("replied", "وأنا أيضًا.")]


def test_what_was_said_is_never_changed(leave, editor, now):
    remark = leave()
    remarking.answer(remark=remark, text="نعم", by=editor, at=now)

    for change in (
        lambda: Remark.objects.update(text="غير ذلك"),
        lambda: Remark.objects.update(passage="x"),
        lambda: RemarkStep.objects.update(text="غير ذلك"),
    ):
        with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
            change()


def test_the_database_refuses_a_remark_without_words(article, editor, now):
    with pytest.raises(IntegrityError, match="remark_says_something"):
        Remark.objects.create(article=article, language="ar", text="", by=editor, at=now)


def test_whoever_sees_the_article_may_remark_in_any_language(leave, translator, now):
    remark = leave(by=translator, language="ar")

    assert remarking.resolve(remark=remark, by=translator, at=now)


def test_whoever_does_not_see_it_may_not(leave, article, editor, stranger, reporter, now):
    remark = leave()
    Restriction.objects.create(article=article, person=editor)

    for person in (stranger, reporter):
        with pytest.raises(PermissionDenied):
            leave(by=person)
        for verb in (remarking.answer, remarking.resolve, remarking.reopen):
            with pytest.raises(PermissionDenied):
                verb(remark=remark, text="x", by=person, at=now)


def test_nothing_is_said_of_what_lies_in_the_bin(leave, article, editor, now):
    remark = leave()
    Article.objects.update(binned_at=now)
    article.refresh_from_db()

    with pytest.raises(NotReady):
        leave("شيء آخر")
    with pytest.raises(NotReady):
        remarking.answer(remark=remark, text="x", by=editor, at=now)


def test_writers_and_those_who_talk_are_told_but_not_who_speaks(leave, article, make_user, reporter, editor, now):
    article.title_ar = "عنوان آخر"
    workflow.save(article=article, by=reporter, at=now)
    second = make_user("second", "editor")

    remark = leave(by=editor)
    remarking.answer(remark=remark, text="لماذا؟", by=second, at=now)
    remarking.resolve(remark=remark, by=reporter, at=now)

    assert told(reporter) == ["remarked", "replied"]
    assert told(editor) == ["replied", "settled"]
    assert told(second) == ["settled"]


def test_what_one_is_told_leads_to_the_remarks(leave, desk, article, reporter, editor, now):
    article.created_by = reporter
    article.save()
    leave(by=editor)
    told = Notification.objects.get(person=reporter)

    response = desk.sit(reporter).client.get(address("notification", told.pk))

    assert response["Location"].endswith(f"/{article.pk}/change/#remarks")
    assert "/change/#remarks" in letters.compose(told, "ar").body


def test_they_are_counted_where_a_language_is_submitted_and_published_and_stop_nothing(
    leave, desk, article, editor, now, approved
):
    leave("أولى")
    leave("ثانية", field="")
    remarking.resolve(remark=leave("ثالثة", field="title"), by=editor, at=now)
    approved(article)
    desk.sit(editor)

    page = desk.client.get(address("article_publishing", article.pk)).content.decode()
    publish(article=article, publications=[Publication("ar", "first")], by=editor, at=now)

    assert page.count("2 open remarks") == 2  # in its lane, and in the form that publishes it
    assert "3 open remarks" not in page


def test_the_page_of_an_article_shows_the_open_ones_and_leads_to_the_others(leave, desk, article, editor, now):
    leave("تبقى مفتوحة")
    remarking.resolve(remark=leave("حُلّت", field="title"), by=editor, at=now)
    desk.sit(editor)

    page = desk.client.get(address("article_change", article.pk))
    section = page.content.decode().partition('<section id="remarks"')[2].partition("</section>")[0]

    assert "تبقى مفتوحة" in section
    assert "حُلّت" not in section
    assert "1 resolved remark<" in section
    assert "حُلّت" in desk.client.get(address("article_remarks", article.pk)).content.decode()


def test_more_remarks_ask_for_no_more_queries(leave, desk, article, editor, now, django_assert_max_num_queries):
    remarking.answer(remark=leave(), text="نعم", by=editor, at=now)
    desk.sit(editor)
    desk.client.get(address("article_change", article.pk))
    with django_assert_max_num_queries(60) as few:
        desk.client.get(address("article_change", article.pk))
    for number in range(10):
        remarking.answer(remark=leave(f"ملاحظة {number}"), text="نعم", by=editor, at=now)

    with django_assert_max_num_queries(len(few)):
        desk.client.get(address("article_change", article.pk))


def test_a_remark_is_left_by_a_form_and_leads_back_to_where_it_was_left(desk, article, editor):
    desk.sit(editor)
    asked = {"remark-place": "ar:body", "remark-passage": "الوزير", "remark-text": "أي وزير؟"}

    beside, own = desk.act("remarks", article, **asked), desk.act("remarks", article, **{**asked, "from": "remarks"})

    remark = Remark.objects.get()
    assert beside["Location"].endswith(f"/change/#remark-{remark.pk}")
    assert own["Location"].endswith(f"/remarks/#remark-{remark.pk}")


@pytest.mark.parametrize("fragment", [{}, {"fragment": "on"}])
def test_what_is_refused_stands_there_again(desk, article, editor, leave, fragment):
    remark = leave()
    desk.sit(editor)
    asked = {"remark-place": "ar:body", "remark-passage": "ليس في النص", "remark-text": "لن تضيع"}

    new = desk.act("remarks", article, **asked, **fragment)
    answered = desk.act("remark", article, remark=remark.pk, act="answer", text="ن" * 4001, **fragment)

    assert (new.status_code, answered.status_code) == (400, 400)
    assert "لن تضيع" in new.content.decode()
    assert "The saved text does not have this passage." in new.content.decode()
    assert "ن" * 4001 in answered.content.decode()


@pytest.mark.parametrize(
    "asked", [{"act": "delete"}, {"remark": "x"}, {"remark": "9" * 30}, {"act": ""}, {"remark": "²"}]
)
def test_crafted_posts_find_nothing(desk, article, editor, leave, asked):
    remark = leave()
    desk.sit(editor)

    response = desk.act("remark", article, **{"remark": remark.pk, "act": "resolve", **asked})

    assert response.status_code == 404
    assert not RemarkStep.objects.exists()


def test_a_remark_of_another_article_is_not_reached_through_this_one(desk, article, make_article, editor, leave):
    other = leave(on=make_article(title_ar="آخر", slug_ar="a", slug_en="b"))
    desk.sit(editor)

    assert desk.act("remark", article, remark=other.pk, act="resolve").status_code == 404


def test_hostile_words_are_shown_as_words(desk, article, editor, leave):
    leave("<script>alert(1)</script>\u202eسر")
    desk.sit(editor)

    page = desk.client.get(address("article_change", article.pk)).content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert(1)" not in page
    assert "\u202e" not in page


def test_readers_never_see_them(client, article, leave, now):
    leave("ملاحظة-سرية", by=None)
    publish(article=article, publications=[Publication("ar", "first")], by=None, at=now)

    response = client.get(f"/ar/releases/{article.slug_ar}/")

    assert response.status_code == 200
    assert "ملاحظة-سرية" not in response.content.decode()


def test_the_timeline_says_what_a_remark_is_about(desk, article, editor, leave):
    leave("أي وزير؟", words="الوزير")
    desk.sit(editor)

    page = desk.client.get(address("article_change", article.pk)).content.decode()

    assert "Body: «\u2068الوزير\u2069»" in page


def test_a_draft_that_is_deleted_for_good_takes_its_remarks_along(article, leave, now):
    remarking.answer(remark=leave(at=timezone.now()), text="نعم", by=None, at=now)

    article.delete()

    assert not Remark.objects.exists()

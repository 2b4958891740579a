"""One desk with an article in every state that its pages tell, and the addresses of all pages that can be opened there."""

import datetime as dt
import uuid

from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone, translation

from articles import amending, binning, circles, notifications, planning, remarking, review_links, workflow
from articles.models import Autosave, Edition, ImportedFile, Topic, Update
from articles.passages import Passage
from articles.publishing import Publication, publish, remove, schedule, withdraw
from events.models import Participant
from newsroom.search.models import WordFamily
from tests.test_routes import ADMIN

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
BROKEN = '<p><a href="/en/releases/nothing/">There</a>, <a href="/ar/nowhere/">here</a> and <a href="https://example.org/">elsewhere</a>.</p>'
STATES = {
    "returned": "أعيد إلى كاتبه",
    "approved": "معتمد",
    "waiting": "مجدول",
    "withdrawn": "مسحوب",
    "removed": "مزال",
    "gone": "في السلة",
}
LONG_AR = "الأمين العام يستقبل وفد NATO-ICI في الدوحة ويبحث معه القرار 1325 وخطة 2027–2030 للتدريب المشترك"
LONG_EN = "Secretary General receives the delegation of «الدوحة 2011» and speaks of resolution 1325 and the plan for 2027–2030"


def play(make_article, *, reporter, editor, other, conference, image):
    """Plays acts of every kind; returns what the addresses below are about."""
    at = timezone.now()
    library = _library()
    main = make_article(
        title_ar=LONG_AR,
        title_en=LONG_EN,
        slug_ar="كل-حال",
        slug_en="every-state",
        body_ar="<p>افتُتح المؤتمر اليوم في الدوحة بحضور وفود NATO.</p>",
        body_en=BROKEN,
        conference=conference,
        lead_image=image,
    )
    main.topics.add(library["articles_topic"])
    _publish_and_go_on(main, editor, at)
    _talk(main, reporter, editor, other, at)
    _plan(main, reporter, editor, at)
    people = {"reporter": reporter, "editor": editor}
    states = _others(make_article, at=at, **people)
    closed = make_article(title_ar="سري", title_en="Confidential")
    circles.restrict(article=closed, people=[other], by=other, at=at)
    imported = ImportedFile.objects.create(
        article=main, language="en", source="every-state.docx", sha256=uuid.uuid4().hex * 2, content=b"", importer_version="1",
        report={}, needs_review=True, imported_at=at,
    )  # fmt: skip
    kept = Autosave.objects.create(
        page=uuid.uuid4(), user=editor, article=main, revision=main.latest_revision().pk, sequence=1, kept_at=at,
        fields={"title_en": ["Typed and never saved"], "body_ar": ["<p>كُتب ولم يُحفظ.</p>"]},
    )  # fmt: skip
    for person in (editor, other):
        notifications.notify(
            "returned", [person], article=main, language="ar", by=reporter, at=at, note="راجع السطر الأول."
        )
    return (
        library
        | states
        | {
            "articles_article": main,
            "articles_update": Update.objects.filter(article=main, language="ar").last(),
            "articles_importedfile": imported,
            "events_conference": conference,
            "images_image": image,
            "auth_user": reporter,
            "closed": closed,
            "kept": kept,
        }
    )


def _publish_and_go_on(main, editor, at):
    past = at - 30 * DAY
    publish(
        article=main, publications=[Publication("ar", "first")], by=editor, at=past, emergency="الوزير يتحدث الليلة."
    )
    main.title_ar, main.body_ar = main.title_ar + " (محدَّث)", main.body_ar + "<p>وألقى الوزير كلمة.</p>"
    workflow.save(article=main, by=editor, at=past + HOUR)
    publish(article=main, publications=[Publication("ar", "correction", "صُحّح عدد الوفود.")], by=None, at=past + HOUR)
    workflow.confirm_translation(article=main, language="en", by=None, at=past + HOUR)
    publish(article=main, publications=[Publication("en", "first")], by=None, at=past + 2 * HOUR)
    corrected = Update.objects.filter(article=main, kind="correction").first()
    amending.amend_note(update=corrected, note="صُحّح عدد الوفود المشاركة.", reason="سقطت كلمة.", by=None, at=at)
    main.body_ar += "<p>وما زال النص الجديد مسودة.</p>"
    workflow.save(article=main, by=editor, at=at)


def _talk(main, reporter, editor, other, at):
    known = {"article": main, "by": editor, "at": at}
    remarking.leave(language="ar", field="", text="هل نذكر أسماء الوفود؟", **known)
    remarking.leave(language="en", field="title", text="Shorter, please.", **known)
    passage = Passage("بحضور وفود NATO")
    talk = remarking.leave(language="ar", field="body", text="تحقق من الاسم.", passage=passage, **known)
    remarking.answer(remark=talk, text="تحققتُ منه.", by=reporter, at=at)
    closed = remarking.leave(language="en", field="body", text="A link is missing.", **known)
    remarking.resolve(remark=closed, by=reporter, at=at, text="Added.")
    until = {"expires_at": at + 7 * DAY, "by": editor, "at": at}
    link, _secret = review_links.make_link(article=main, language="ar", reader="الشؤون القانونية", **until)
    review_links.answer(link=link, name="سلمى", is_agreed=False, comment="الفقرة الثانية تحتاج إلى مراجعة.", at=at)
    review_links.answer(link=link, name="Legal desk", is_agreed=True, comment="", at=at)
    revoked, _secret = review_links.make_link(article=main, language="en", reader="Partner office", **until)
    review_links.revoke(link=revoked, by=editor, at=at)


def _plan(main, reporter, editor, at):
    work = {"article": main, "by": editor, "at": at}
    planning.assign(language="en", assignee=reporter, due_at=at + DAY, priority=Edition.Priority.values[-1], **work)
    planning.plan(language="en", planned_for=at + 2 * DAY, **work)
    Edition.objects.filter(article=main, language="en").update(due_at=at - DAY, planned_for=at - HOUR)
    workflow.submit(article=main, language="ar", by=reporter, at=at)


def _others(make_article, *, reporter, editor, at):
    found = {name: make_article(title_ar=words, title_en=f"It is {name}") for name, words in STATES.items()}
    returned, approved, waiting, withdrawn, removed, gone = found.values()
    both = [Publication("ar", "first"), Publication("en", "first")]
    workflow.submit(article=returned, language="ar", by=reporter, at=at)
    workflow.request_changes(article=returned, language="ar", by=editor, at=at, reason="اذكر من حضر.")
    for article in (approved, waiting):
        workflow.submit(article=article, language="ar", by=reporter, at=at)
        for code in ("ar", "en"):
            workflow.approve(article=article, language=code, by=None, at=at)
    schedule(article=waiting, publications=both, by=editor, at=at, publish_at=at + DAY)
    for article in (withdrawn, removed):
        publish(article=article, publications=both, by=None, at=at - DAY)
    withdraw(article=withdrawn, notes={"ar": "لم يُتفق على الموعد."}, by=editor, at=at)
    remove(article=removed, notes={"ar": "نُشر قبل أوانه.", "en": "Published too early."}, by=editor, at=at)
    binning.discard(article=gone, by=editor, at=at)
    return found


# What answers with no page of the desk, or with one that nobody may open.
NO_PAGES = {"style", "admin:jsi18n", "admin:articles_article_frame"} | {name for name, who in ADMIN.items() if not who}


def _library():
    """The things beside articles that have pages at the desk."""
    known = {"kind": "country", "name_ar": "قطر", "name_en": "Qatar"}
    return {
        "events_participant": Participant.objects.create(slug="every-state", **known),
        "search_wordfamily": WordFamily.objects.create(language="en", words="quay, wharf"),
        "articles_topic": Topic.objects.create(slug="every-state", name_ar="الأمن البحري", name_en="Maritime security"),
        "unused topic": Topic.objects.create(slug="unused", name_ar="بلا مواد", name_en="Unused"),
        "auth_group": Group.objects.create(name="every-state"),
    }


def pages(things, language):
    """(route, path) of every page of the desk that can be opened, in one language of the interface."""
    with translation.override(language):
        for name in sorted(ADMIN.keys() - NO_PAGES):
            for arguments in _arguments(name.removeprefix("admin:"), things):
                yield name, reverse(name, args=arguments)
        main = things["articles_article"].pk
        yield "kept", reverse("admin:articles_article_kept", args=[things["kept"].pk])
        yield "remarks", reverse("admin:articles_article_remarks", args=[main])
        yield "move", reverse("admin:articles_article_move", args=[things["waiting"].pk]) + "?language=ar"
        older, newer = Update.objects.filter(article=main, language="ar").order_by("number")
        between = f"?from=u{older.pk}&to=u{newer.pk}"
        yield "compare", reverse("admin:articles_article_compare", args=[main]) + between
        yield "broken links", reverse("admin:articles_article_links") + "?language=en"
        yield "nothing found", reverse("admin:articles_article_changelist") + "?q=zzzzz"


def _arguments(name, things):
    """One tuple of arguments for each page of a route."""
    main, live = things["articles_article"].pk, things["articles_update"].pk
    special = {
        "articles_article_preview": [(main, translation.get_language())],
        "articles_article_fix": [(main, "ar")],
        "articles_article_version": [(main, f"u{live}")],
        "articles_article_restore": [(main, f"u{live}", "ar")],
        "articles_article_purge": [(things["gone"].pk,)],
        "articles_article_lift": [(things["closed"].pk,)],
        "articles_article_publishing": [(main,)],
        "articles_article_delete": [(things["approved"].pk,)],
        "articles_topic_delete": [(things["unused topic"].pk,)],
        "events_participant_delete": [(things["events_participant"].pk,)],
        "events_conference_delete": [(things["unused conference"].pk,)],
        "images_image_delete": [(things["unused image"].pk,)],
    }
    if name in special:
        return special[name]
    model, _, action = name.rpartition("_")
    if model == "articles_article":
        of_one = {"change", "history", "circle", "previews", "timeline"}
    else:
        of_one = {"change", "history", "delete", "amend", "change_password"}
    if name == "auth_user_password_change":
        return [(things["auth_user"].pk,)]
    return [(things[model].pk,)] if action in of_one and model in things else [()]

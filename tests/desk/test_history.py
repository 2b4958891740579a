"""The history of an article at the desk: what it lists, how it compares, and that restoring touches one language only."""

import datetime as dt

import pghistory
import pytest
from django.utils import timezone

from articles import publishing, workflow
from articles.desk.history import entries, versions
from articles.desk.history.comparing import Comparison
from articles.desk.telling import told
from articles.models import Act, Article, Edition, Restriction, Topic, Update
from articles.publishing import Publication, publish
from tests.desk.conftest import PAST, address

pytestmark = pytest.mark.django_db

LATER = dt.timedelta(hours=1)


@pytest.fixture
def past(make_article, make_update):
    """Two saved versions that were published in both languages, and a third one of Arabic that was not."""
    article = make_article(reference="2031/7")
    make_update(article, at=PAST)
    make_update(article, language="en", at=PAST)
    article.title_en, article.body_en = "Conference in Muscat", "<p>The conference closed today.</p>"
    article.save()
    make_update(article, language="en", kind="update", note="The place changed.", at=PAST + LATER)
    article.title_ar = "عنوان آخر"
    article.save()
    return article


@pytest.fixture
def rewritten(past):
    """The keys of the saved versions of `past`, oldest first."""
    return [f"r{pk}" for pk in past.revisions.order_by("pgh_id").values_list("pk", flat=True)]


def rows(response):
    return response.context["page"].entries


def look(desk, article, name="history", *more, **data):
    return desk.client.get(address(f"article_{name}", article.pk, *more), data)


def test_the_history_lists_saved_versions_and_updates(desk, past, rewritten, editor):
    response = look(desk.sit(editor), past)

    updates = list(Update.objects.values_list("pk", flat=True))
    assert {entry.key for entry in rows(response)} == {*rewritten, *(f"u{pk}" for pk in updates)}
    assert [entry.key for entry in rows(response) if not entry.is_update] == rewritten[::-1]


def test_a_version_says_which_languages_it_changed(desk, past, rewritten, editor):
    past.reference = "2031/8"
    past.save()

    found = {entry.key: entry.changed for entry in rows(look(desk.sit(editor), past))}

    assert [found[key] for key in rewritten] == [["ar", "en"], ["en"], ["ar"]]
    assert found[f"r{past.latest_revision().pk}"] == ["shared"]


@pytest.mark.parametrize(("code", "expected"), [("ar", [0, 2]), ("en", [0, 1])])
def test_the_history_of_one_language(desk, past, rewritten, editor, code, expected):
    found = rows(look(desk.sit(editor), past, language=code))

    assert [entry.key for entry in found if not entry.is_update] == [rewritten[i] for i in reversed(expected)]
    assert {entry.row.language for entry in found if entry.is_update} == {code}


def test_published_versions_only(desk, past, editor):
    assert all(entry.is_update for entry in rows(look(desk.sit(editor), past, published="on")))


def test_only_what_one_did_oneself(desk, past, editor, reporter, approved):
    desk.sit(reporter).save(past, title_en="Mine")
    publish(article=approved(past), publications=[Publication("en", "minor")], by=editor, at=timezone.now())

    mine = rows(look(desk.sit(reporter), past, mine="on"))
    others = rows(look(desk.sit(editor), past, mine="on"))

    assert [(entry.who, entry.is_update) for entry in mine] == [(reporter, False)]
    assert [(entry.who, entry.is_update) for entry in others] == [(editor, True)]


def test_a_long_history_is_turned_page_by_page_and_shows_everything_once(desk, past, editor):
    for number in range(45):
        past.title_en = f"Title {number}"
        past.save()
    desk.sit(editor)

    seen, before = [], ""
    while before is not None:
        page = look(desk, past, before=before).context["page"]
        seen += [entry.key for entry in page.entries]
        before = page.older or None

    assert len(seen) == len(set(seen)) == 3 + 45 + 3


def test_the_history_costs_the_same_however_long_it_is(
    desk, past, editor, django_assert_num_queries, django_assert_max_num_queries
):
    desk.sit(editor).save(past, title_en="Title")
    look(desk, past)
    with django_assert_max_num_queries(12) as few:
        look(desk, past)

    for number in range(30):
        with pghistory.context(user=editor.pk):
            Article.objects.filter(pk=past.pk).update(title_en=f"Title {number}")

    with django_assert_num_queries(len(few)):
        look(desk, past)


def test_no_step_is_out_of_reach_however_many_there_were(desk, past, editor):
    at = timezone.now()
    notes = [f"note {number}." for number in range(120)]
    Act.objects.bulk_create(Act(article=past, verb="remarked", by=editor, at=at, note=note) for note in notes)
    older, found = desk.sit(editor).client.get(address("article_change", past.pk)).context["timeline"], []

    while older:
        found += [act.note for act in older.acts]
        older = older.older and look(desk, past, "timeline", before=older.older).context["timeline"]

    assert found[:120] == notes[::-1]
    assert len(found) == past.acts.count()


@pytest.mark.parametrize("mark", ["x", "٣", "0", "9" * 30])
def test_a_step_that_is_none_of_ours_leads_nowhere(desk, past, editor, mark):
    assert look(desk.sit(editor), past, "timeline", before=mark).status_code == 404


@pytest.mark.parametrize(
    "mark", ["x", "2031-01-01~0~1", "2031-01-01T00:00:00+00:00~7~1", "~~", "2031-13-01T00:00:00+00:00~0~1"]
)
def test_a_mark_that_is_none_of_ours_leads_nowhere(desk, past, editor, mark):
    assert look(desk.sit(editor), past, before=mark).status_code == 404


@pytest.mark.parametrize("key", ["", "r0", "x1", "r99999999", "u1x", "r1'", "u999999999999999999"])
def test_a_version_of_nothing_or_of_another_article_is_not_found(desk, past, make_article, editor, key):
    desk.sit(editor)
    foreign = f"r{make_article().latest_revision().pk}"

    for wrong in (key, foreign):
        assert look(desk, past, "compare", **{"from": wrong, "to": wrong}).status_code == 404


def test_every_field_of_both_languages_is_compared(past, make_image, make_conference):
    old = past.latest_revision()
    past.conference, past.lead_image, past.kind = make_conference(), make_image(caption_en="Hall"), "speech"
    past.reference, past.original_language, past.slug_en = None, "en", "another"
    past.body_ar = '<p><strong>افتُتح</strong> المؤتمر <a href="https://example.org/">اليوم</a>.</p>'
    past.standfirst_en = "New."
    past.save()

    found = Comparison(versions.of_revision(old, user=None), versions.newest(past, user=None))

    kind = versions.newest(past, user=None).facts["kind"]
    assert [new or old for _label, old, new in found.facts] == [kind, "2031/7", "English", "المؤتمر الدبلوماسي الرابع"]
    by_code = {each.code: each for each in found.languages}
    assert by_code["ar"].changes.body.is_changed
    assert by_code["ar"].changes.has_other_picture
    assert by_code["en"].address[1] == "another"
    assert {field.name for field in by_code["en"].changes.fields} == {"standfirst", "caption", "alt_text"}


def test_topics_are_compared_between_updates(past, make_update):
    first = past.updates.get(language="en", number=2)
    past.topics.add(Topic.objects.create(slug="energy", name_ar="الطاقة", name_en="Energy"))
    second = make_update(past, language="en", kind="update", note="Topic.", at=PAST + 3 * LATER)

    found = Comparison(versions.of_update(first, user=None), versions.of_update(second, user=None))

    assert [(old, new) for _label, old, new in found.facts] == [("", "الطاقة")]


def test_what_a_release_replaces_is_compared_and_named_to_those_who_may_see_it(
    desk, past, make_article, make_user, make_update, editor
):
    old, other = past.latest_revision(), make_user("other", "editor")
    replaced = make_article(title_en="Numbat", title_ar="نمباط")
    make_update(replaced, language="en", at=PAST)
    published = past.updates.get(language="en", number=2)
    past.replaces = replaced
    past.save()
    update = make_update(past, language="en", kind="update", note="It replaces one.", at=PAST + 3 * LATER)
    Restriction.objects.create(article=replaced, person=editor)
    saved = {"from": f"r{old.pk}", "to": f"r{past.latest_revision().pk}"}
    shown = {"from": f"u{published.pk}", "to": f"u{update.pk}"}

    said = {
        user.username: [look(desk.sit(user), past, "compare", **asked) for asked in (saved, shown)]
        for user in (editor, other)
    }

    facts = {name: [response.context["comparison"].facts for response in responses] for name, responses in said.items()}
    assert facts["editor"] == [[("replaces", "", "Numbat")]] * 2
    assert facts["other"] == [[("replaces", "", "an article that you cannot see")]] * 2
    assert not any("Numbat" in response.content.decode() for response in said["other"])
    assert "Numbat" not in look(desk, past, "version", saved["to"]).content.decode()


def test_links_and_emphasis_are_told_in_the_comparison(desk, past, editor, rewritten):
    past.body_en = '<p>The conference <strong>closed</strong> <a href="https://example.org/">today</a>.</p>'
    past.save()

    page = look(desk.sit(editor), past, "compare", **{"from": rewritten[-1], "to": f"r{past.latest_revision().pk}"})

    assert "link added" in page.content.decode()
    assert "now bold" in page.content.decode()


@pytest.mark.parametrize("view", ["", "columns"])
def test_an_arabic_comparison_runs_from_right_to_left_in_any_interface(desk, past, editor, rewritten, view):
    data = {"from": rewritten[2], "to": rewritten[0], "view": view}

    response = look(desk.sit(editor), past, "compare", **data)

    page = response.content.decode()
    assert response.context["comparison"].older.key == rewritten[0]
    assert '<p class="diff diff-field" lang="ar" dir="rtl">' in page or '<p lang="ar" dir="rtl">' in page
    assert "<del>" in page
    assert "<ins>" in page


def test_updates_of_two_languages_have_nothing_to_compare(desk, past, editor):
    arabic, english = (past.updates.get(language=code, number=1) for code in ("ar", "en"))

    page = look(desk.sit(editor), past, "compare", **{"from": f"u{arabic.pk}", "to": f"u{english.pk}"})

    assert "no language in common" in page.content.decode()


def test_a_removal_has_no_words_to_read_or_restore(desk, past, editor):
    publishing.remove(article=past, notes={"en": "An error."}, by=None, at=PAST + 2 * LATER)
    removal = past.updates.get(kind="removal")
    desk.sit(editor)

    assert "no words" in look(desk, past, "version", f"u{removal.pk}").content.decode()
    assert look(desk, past, "restore", f"u{removal.pk}", "en").status_code == 404


def restored(desk, article, key, code, revision=None):
    where = address("article_restore", article.pk, key, code)
    return desk.client.post(where, {"revision": revision or article.latest_revision().pk})


def test_one_language_is_restored_as_a_draft_and_nothing_else_moves(desk, past, editor, rewritten):
    Edition.objects.create(article=past, language="en", state="approved")
    live = list(Update.objects.values())

    restored(desk.sit(editor), past, rewritten[0], "en")

    now = Article.objects.get()
    assert (now.title_en, now.body_en) == ("Conference in Doha", "<p>The conference opened today.</p>")
    assert now.title_ar == "عنوان آخر"
    assert now.reference == "2031/7"
    assert list(Update.objects.values()) == live
    assert Edition.objects.get(language="en").state == "drafting"
    act = Act.objects.first()
    assert (act.verb, act.language, act.by) == ("restored", "en", editor)
    assert told(act).startswith("As saved on")


def test_an_update_is_restored_too(desk, past, editor):
    first = past.updates.get(language="en", number=1)

    restored(desk.sit(editor), past, f"u{first.pk}", "en")

    assert Article.objects.get().title_en == "Conference in Doha"


def test_restoring_asks_first_and_shows_what_changes(desk, past, editor, rewritten):
    page = look(desk.sit(editor), past, "restore", rewritten[0], "en").content.decode()

    assert "<del>" in page
    assert Article.objects.get().title_en == "Conference in Muscat"


def test_a_stale_restore_is_refused_and_shows_the_new_difference(desk, past, editor, rewritten):
    seen = past.latest_revision().pk
    past.title_en = "Typed meanwhile"
    past.save()

    response = restored(desk.sit(editor), past, rewritten[0], "en", revision=seen)

    assert response.status_code == 200
    assert "changed after you opened" in response.content.decode()
    assert Article.objects.get().title_en == "Typed meanwhile"


def test_a_change_of_the_other_language_does_not_stand_in_the_way(desk, past, editor, rewritten):
    seen = past.latest_revision().pk
    past.title_ar = "كُتب في الأثناء"
    past.save()

    restored(desk.sit(editor), past, rewritten[0], "en", revision=seen)

    now = Article.objects.get()
    assert (now.title_en, now.title_ar) == ("Conference in Doha", "كُتب في الأثناء")


def test_a_second_click_restores_once(desk, past, editor, rewritten):
    seen = past.latest_revision().pk
    desk.sit(editor)
    for _click in range(2):
        restored(desk, past, rewritten[0], "en", revision=seen)

    assert Act.objects.filter(verb="restored").count() == 1
    assert past.revisions.count() == 4


@pytest.mark.parametrize("revision", ["", "x", "-1", "9" * 30])
def test_a_restore_without_a_version_of_ours_is_refused(desk, past, editor, rewritten, revision):
    desk.sit(editor).client.post(address("article_restore", past.pk, rewritten[0], "en"), {"revision": revision})

    assert Article.objects.get().title_en == "Conference in Muscat"


def test_an_address_that_another_took_meanwhile_is_not_taken_back(desk, past, make_article, editor):
    other = make_article(title_en="Other")
    Article.objects.filter(pk=past.pk).update(slug_en="free-now")
    first_key, stolen = f"r{past.latest_revision().pk}", "free-now"
    Article.objects.filter(pk=past.pk).update(slug_en="moved", title_en="Moved")
    Article.objects.filter(pk=other.pk).update(slug_en=stolen)

    page = look(desk.sit(editor), past, "restore", first_key, "en").content.decode()
    restored(desk, past, first_key, "en")

    assert "belongs to another article" in page
    assert Article.objects.get(pk=past.pk).slug_en == "moved"


def test_a_translator_restores_only_what_they_write(desk, past, translator, rewritten):
    desk.sit(translator)

    assert restored(desk, past, rewritten[0], "ar").status_code == 403
    assert restored(desk, past, rewritten[0], "en").status_code == 302
    now = Article.objects.get()
    assert (now.title_ar, now.title_en) == ("عنوان آخر", "Conference in Doha")


@pytest.mark.parametrize("name", ["history", "timeline", "compare", "version", "restore"])
def test_strangers_see_nothing_and_a_restricted_past_is_not_there(
    desk, past, stranger, reporter, editor, rewritten, name
):
    more = {"version": [rewritten[0]], "restore": [rewritten[0], "en"]}.get(name, [])
    data = {"from": rewritten[0], "to": rewritten[1]} if name == "compare" else {}

    assert look(desk.sit(stranger), past, name, *more, **data).status_code == 403
    Restriction.objects.create(article=past, person=editor)
    assert look(desk.sit(reporter), past, name, *more, **data).status_code == 404
    assert look(desk.sit(editor), past, name, *more, **data).status_code == 200


def test_a_restricted_article_is_not_restored_by_others(desk, past, reporter, editor, rewritten):
    Restriction.objects.create(article=past, person=editor)

    assert restored(desk.sit(reporter), past, rewritten[0], "en").status_code == 404
    assert Article.objects.get().title_en == "Conference in Muscat"


def test_chosen_versions_stay_chosen_when_the_page_is_turned(desk, past, editor, rewritten):
    for number in range(30):
        Article.objects.filter(pk=past.pk).update(title_en=f"Title {number}")

    response = look(desk.sit(editor), past, **{"from": rewritten[0]})

    assert response.context["chosen"]["away"][0][1].key == rewritten[0]
    assert f'name="from" value="{rewritten[0]}" checked' in response.content.decode()


def test_titles_of_both_languages_bring_no_markup(desk, past, editor):
    workflow.save(article=_with(past, title_en="<script>alert(1)</script>"), by=None, at=PAST)

    assert "<script>alert" not in look(desk.sit(editor), past).content.decode()


def _with(article, **words):
    for name, value in words.items():
        setattr(article, name, value)
    return article


def test_filters_understand_only_what_they_offer():
    assert entries.Filters.of({"language": "xx", "mine": "on"}) == entries.Filters(mine=True)

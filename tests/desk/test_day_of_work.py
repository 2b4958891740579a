"""Whole days of work in a real browser, in both languages of the interface: review, emergency, planning in the calendar."""

import datetime as dt

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from articles import workflow
from articles.desk.calendar_page import MOST
from articles.models import Act, Edition, Emergency, Update
from articles.planning import plan
from articles.publishing import Publication, schedule
from tests.desk.conftest import wait_for_editors

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DAY = dt.timedelta(days=1)


def press(page, selector):
    with page.expect_navigation():
        page.locator(selector).first.click()


def lane(page, code):
    return page.locator(f"section[aria-labelledby=lane-{code}]")


def review(page, code, act):
    with page.expect_navigation():
        lane(page, code).locator(f"button[value={act}]").click()


def write(page, title, body):
    page.locator(".ui-tabs-tab", has_text="العربية").first.click()
    page.locator("#id_title_ar").fill(title)
    page.evaluate(
        "(words) => new Promise((done) => CKEDITOR.instances.id_body_ar.setData(words, {callback: () => done()}))", body
    )
    press(page, "[name=_continue]")
    wait_for_editors(page)


@pytest.fixture
def noon():
    """Noon of the tenth of the month after the next, in the newsroom."""
    first = (timezone.localtime().replace(day=1) + 62 * DAY).replace(day=10)
    return first.replace(hour=12, minute=0, second=0, microsecond=0)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_release_from_the_first_word_to_its_schedule(visit, reporter, editor, problems, language, noon):
    page = visit("article_add", user=reporter, language=language)
    write(page, "قمة في الدوحة", "<p>بدأت القمة.</p>")
    review(page, "ar", "submit")
    article = Edition.objects.get(language="ar", state="in_review").article

    page = visit("article_agenda", language=language)
    expect(page.locator("#attention-waiting")).to_contain_text("1")
    press(page, "section[aria-labelledby=attention-waiting] a")
    wait_for_editors(page)
    lane(page, "ar").locator("[name=reason]").fill("اذكر من حضر.")
    review(page, "ar", "return")

    page = visit("article_agenda", user=reporter, language=language)
    press(page, "section[aria-labelledby=attention-waiting] a")
    wait_for_editors(page)
    expect(lane(page, "ar")).to_contain_text("اذكر من حضر.")
    write(page, "قمة في الدوحة", "<p>بدأت القمة بحضور الوزراء.</p>")
    review(page, "ar", "submit")
    expect(lane(page, "ar").locator("button[value=approve]")).to_have_count(0)

    page = visit("article_change", article.pk, language=language)
    review(page, "ar", "take")
    review(page, "ar", "approve")
    page.locator("[name=publish-ar-chosen]").check()
    page.locator("[name=publish_at]").fill(noon.strftime("%Y-%m-%dT%H:%M"))
    press(page, "button[value=schedule]")

    update = Update.objects.get()
    verbs = list(Act.objects.order_by("id").values_list("verb", flat=True))
    assert (update.published_at, update.approved_by, update.published_by) == (noon, editor, editor)
    assert verbs == ["submitted", "returned", "submitted", "taken", "approved", "scheduled"]
    expect(page.locator(".desk-acts li").first).to_contain_text({"ar": "لموعد", "en": "for"}[language])
    assert not problems


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_emergency_is_flagged_until_another_approves_it(visit, make_article, make_user, language, problems):
    article, other = make_article(), make_user("other", "editor")
    page = visit("article_change", article.pk, language=language)
    page.locator("[name=publish-en-chosen]").check()
    page.locator("details:has([name=emergency]) summary").click()
    page.locator("[name=emergency]").fill("The minister speaks tonight.")
    press(page, "button[value=publish]")
    expect(lane(page, "en").locator("form[action$='/confirm/']")).to_have_count(0)
    expect(lane(page, "en").locator(".desk-chip-unconfirmed")).to_have_count(1)

    page = visit("article_changelist", user=other, language=language)
    expect(page.locator("#result_list .desk-chip-unconfirmed")).to_have_count(1)
    page = visit("article_calendar", user=other, language=language)
    expect(page.locator(".cal-chip .desk-chip-unconfirmed")).to_have_count(1)
    page = visit("article_change", article.pk, user=other, language=language)
    press(page, "form[action$='/confirm/'] button")

    expect(lane(page, "en").locator(".desk-chip-unconfirmed")).to_have_count(0)
    assert Emergency.objects.get().confirmed_by == other
    assert not problems


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_plan_moves_in_the_calendar_by_keys_and_by_drag(visit, make_article, reporter, problems, language, noon):
    article = make_article()
    plan(article=article, language="ar", planned_for=noon, by=reporter, at=timezone.now())
    page = visit("article_calendar", user=reporter, language=language)
    page.goto(f"{page.url}?on={noon:%Y-%m-%d}")

    page.locator(".cal-move").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.get_by_label({"ar": "الموعد الجديد", "en": "New time"}[language]).fill(f"{noon + DAY:%Y-%m-%dT%H:%M}")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(f"[data-day='{noon + DAY:%Y-%m-%d}'] .cal-chip")).to_have_count(1)
    with page.expect_navigation():
        page.locator(".cal-chip").drag_to(page.locator(f"[data-day='{noon + 4 * DAY:%Y-%m-%d}']"))

    expect(page.locator(f"[data-day='{noon + 4 * DAY:%Y-%m-%d}'] .cal-chip")).to_have_count(1)
    assert Edition.objects.get(language="ar").planned_for == noon + 4 * DAY
    assert not problems


def test_a_dropped_schedule_is_asked_once_more(visit, make_article, approved, editor, noon):
    article = approved(make_article())
    known = {"by": editor, "at": timezone.now(), "publish_at": noon}
    schedule(article=article, publications=[Publication("ar", "first"), Publication("en", "first")], **known)
    page = visit("article_calendar")
    page.goto(f"{page.url}?on={noon:%Y-%m-%d}")

    with page.expect_navigation():
        page.locator(".cal-chip").first.drag_to(page.locator(f"[data-day='{noon + DAY:%Y-%m-%d}']"))
    expect(page.get_by_label("New time")).to_have_value(f"{noon + DAY:%Y-%m-%dT%H:%M}")
    assert set(Update.objects.values_list("published_at", flat=True)) == {noon}
    press(page, ".desk-button-main")

    expect(page.locator(f"[data-day='{noon + DAY:%Y-%m-%d}'] .cal-chip")).to_have_count(2)
    assert set(Update.objects.values_list("published_at", flat=True)) == {noon + DAY}


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_axe_finds_nothing_on_the_pages_of_planning(
    visit, make_article, make_conference, approved, reporter, editor, administrator, noon, width, scheme, monkeypatch
):
    for view in MOST:
        monkeypatch.setitem(MOST, view, 1)  # so that the days also say how much more there is
    article, at = approved(make_article()), timezone.now()
    known = {"by": editor, "at": at, "publish_at": noon}
    schedule(article=article, publications=[Publication("ar", "first")], **known)
    planned = make_article()
    plan(article=planned, language="en", planned_for=at + DAY, by=reporter, at=at)
    workflow.submit(article=planned, language="en", by=reporter, at=at)
    Edition.objects.filter(article=planned).update(planned_for=noon, due_at=at - DAY)
    make_conference(starts_on=noon.date(), ends_on=noon.date() + DAY)
    found = {}

    for language in ("ar", "en"):
        for name, arguments, query in (
            ("article_calendar", (), f"?on={noon:%Y-%m-%d}"),
            ("article_calendar", (), f"?on={noon:%Y-%m-%d}&view=week"),
            ("article_calendar", (), f"?on={noon:%Y-%m-%d}&view=day"),
            ("article_agenda", (), ""),
            ("article_circle", (article.pk,), ""),
            ("article_move", (article.pk,), "?language=ar"),
            ("article_restricted", (), ""),
            ("article_publishing", (planned.pk,), ""),
        ):
            page = visit(name, *arguments, language=language, user=administrator)
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            page.goto(page.url + query)
            violations = Axe().run(page).response["violations"]
            if violations or page.evaluate("document.documentElement.scrollWidth") > width:
                found[language, name + query] = {each["id"]: each["nodes"][0]["html"][:160] for each in violations}

    assert found == {}

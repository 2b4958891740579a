import datetime as dt
from urllib.parse import unquote

import pytest

from articles import publishing, workflow
from articles.publishing import Publication, publish
from articles.topics import Topic
from tests.conftest import NOW
from tests.images.drawing import photo

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def picture(db, settings, tmp_path):
    from io import BytesIO

    from newsroom.images.library import add_image

    settings.MEDIA_ROOT = tmp_path
    return add_image(
        upload=BytesIO(photo()),
        credit={"en": "NATO / Jane Doe"},
        alt_text={"ar": "سفراء حول طاولة.", "en": "Ambassadors at a table."},
        caption={"en": "Representatives attending a workshop."},
    )


def test_a_release_shows_its_words_and_its_kind(visit, make_update):
    update = make_update(language="en", kind="first", standfirst_en="What happened.", reference="2011/015")

    page = visit(f"/en/releases/{update.slug}/")

    assert page.status == 200
    assert page.words("h1") == ["Conference in Doha"]
    assert page.words("p", class_="standfirst") == ["What happened."]
    assert page.words("p", class_="kicker")[0] == "Press release 2011/015"
    assert page.words("div", class_="prose") == ["The conference opened today."]


def test_a_day_without_a_time_never_shows_one(visit, make_article):
    article = make_article()
    publication = Publication("en", "first", published_on=dt.date(2011, 2, 15))
    publish(article=article, publications=[publication], by=None, at=NOW)

    page = visit(f"/en/releases/{article.slug_en}/")

    assert page.words("ul", class_="dateline") == ["Published 15 February 2011"]
    assert page.find("time")[0] == {"datetime": "2011-02-15"}


def test_published_and_updated_are_both_told_with_the_zone(visit, make_article, make_update):
    article = make_article()
    publish(
        article=article,
        publications=[Publication("ar", "first", published_on=dt.date(2011, 2, 15))],
        by=None,
        at=NOW,
    )
    update = make_update(
        article,
        kind="update",
        note="فقرة جديدة",
        at=dt.datetime(2011, 9, 19, 15, 3, tzinfo=dt.UTC),
        body_ar="<p>جديد</p>",
    )

    page = visit(update.get_absolute_url().replace("/en/", "/ar/"))

    published, updated = page.words("ul", class_="dateline")[0].split("(")[0].rsplit("2011", 1)[0], page.find("time")[1]
    assert "15 فبراير 2011" in published
    assert "19 سبتمبر" in published
    assert updated == {"datetime": "2011-09-19T17:03+02:00"}
    assert "توقيت وسط أوروبا الصيفي" in page.text


def test_a_minor_change_moves_no_date_and_is_folded_away(visit, make_article, make_update):
    article = make_article()
    make_update(article, language="en")
    update = make_update(article, language="en", kind="minor", at=NOW + HOUR, title_en="Conference in Doha, Qatar")

    page = visit(f"/en/releases/{update.slug}/")

    assert len(page.words("ul", class_="dateline")[0].split("Published")) == 2
    assert "Last updated" not in page.text
    assert "1 small edit" in page.words("summary")
    assert page.words("li", class_="timeline-entry")[0].endswith("First published")


def test_the_history_runs_from_the_newest_to_the_first(visit, make_article, make_update):
    article = make_article()
    make_update(article, language="en")
    make_update(article, language="en", kind="update", note="A paragraph was added.", at=NOW + HOUR, body_en="<p>2</p>")
    update = make_update(
        article, language="en", kind="correction", note="It was 28, not 27.", at=NOW + 2 * HOUR, body_en="<p>3</p>"
    )

    page = visit(f"/en/releases/{update.slug}/")

    kinds = page.words("p", class_="timeline-kind")
    assert kinds == ["Correction", "Update", "First published"]
    assert page.words("p", class_="timeline-note") == ["It was 28, not 27.", "A paragraph was added."]


def test_a_correction_stands_at_the_top_and_stays_after_later_updates(visit, make_article, make_update):
    article = make_article()
    make_update(article, language="en")
    make_update(article, language="en", kind="correction", note="It was 28, not 27.", at=NOW + HOUR, body_en="<p>2</p>")
    update = make_update(article, language="en", kind="update", note="More.", at=NOW + 2 * HOUR, body_en="<p>3</p>")

    page = visit(f"/en/releases/{update.slug}/")

    box = page.words("section", class_="notice-correction")[0]
    assert box.startswith("Correction 4 May 2026 It was 28, not 27.")


def test_a_withdrawn_release_keeps_its_text_under_the_reason(visit, make_article, make_update):
    article = make_article()
    update = make_update(article, language="en")
    publishing.withdraw(article=article, notes={"en": "It was sent too early."}, by=None, at=NOW + HOUR)

    page = visit(f"/en/releases/{update.slug}/")

    assert (page.status, page.is_hidden, page.alternates) == (200, True, {})
    assert "It was sent too early." in page.words("section", class_="notice-alert")[0]
    assert page.words("div", class_="prose") == ["The conference opened today."]
    assert update.title not in visit("/en/releases/").text


@pytest.mark.parametrize("rest", ["", "updates/", "updates/1/"])
def test_a_removed_release_leaves_only_the_reason(visit, make_article, make_update, rest):
    article = make_article()
    update = make_update(article, language="en")
    publishing.remove(article=article, notes={"en": "By order of a court."}, by=None, at=NOW + HOUR)

    page = visit(f"/en/releases/{update.slug}/{rest}")

    assert (page.status, page.is_hidden) == (410, True)
    assert "By order of a court." in page.text
    assert "The conference opened today." not in page.text
    assert "Conference in Doha" not in page.text


def test_what_belongs_to_a_conference_that_is_not_public_is_not_told(visit, make_article, make_update, make_conference):
    conference = make_conference(published_at=None)
    update = make_update(make_article(conference=conference), language="en")
    make_update(make_article(conference=conference, title_en="Of the same conference"), language="en")

    page = visit(f"/en/releases/{update.slug}/")

    assert "Of the same conference" not in page.text


def test_a_caption_in_the_other_language_says_which(visit, make_update, picture):
    update = make_update(lead_image=picture)

    page = visit(f"/ar/releases/{update.slug}/")

    assert page.words("bdi", lang="en", dir="ltr") == ["Representatives attending a workshop.", "NATO / Jane Doe"]
    assert page.find("img")[0]["alt"] == "سفراء حول طاولة."
    assert page.words("p", class_="credit")[0].endswith("NATO / Jane Doe")


def test_a_caption_in_the_language_of_the_page_needs_no_mark(visit, make_update, picture):
    update = make_update(language="en", lead_image=picture)

    page = visit(f"/en/releases/{update.slug}/")

    assert page.words("p", class_="caption") == ["Representatives attending a workshop."]
    assert not page.find("bdi", lang="en")


def outdated(article, make_update):
    """An Arabic original and its English translation, after which the original changed."""
    make_update(article, language="ar")
    workflow.confirm_translation(article=article, language="en", by=None, at=NOW)
    translation = make_update(article, language="en", at=NOW + HOUR)
    make_update(article, language="ar", kind="update", note="جديد", at=NOW + 24 * HOUR, body_ar="<p>نص جديد</p>")
    return translation


def test_a_translation_says_that_its_original_has_changed(visit, make_article, make_update):
    article = make_article()
    translation = outdated(article, make_update)

    page = visit(f"/en/releases/{translation.slug}/")

    notice = " ".join(page.words("p", class_="notice"))
    assert (
        "This English text reflects update 1 of 2 (4 May 2026) of the Arabic original, which has changed since, on 5 May 2026."
        in notice
    )
    assert {"href": f"/ar/releases/{article.slug_ar}/updates/1/to/2/", "hreflang": "ar"} in [
        {"href": unquote(a["href"]), "hreflang": a.get("hreflang")} for a in page.find("a")
    ]


def test_a_translation_is_silent_about_minor_changes_of_its_original(visit, make_article, make_update):
    article = make_article()
    make_update(article, language="ar")
    workflow.confirm_translation(article=article, language="en", by=None, at=NOW)
    translation = make_update(article, language="en", at=NOW + HOUR)
    make_update(article, language="ar", kind="minor", at=NOW + 24 * HOUR, body_ar="<p>نص.</p>")

    assert not visit(f"/en/releases/{translation.slug}/").words("p", class_="notice")


def test_a_translation_may_be_public_before_its_original(visit, make_article, make_update):
    article = make_article()
    later = NOW + dt.timedelta(days=60)
    publishing.schedule(article=article, publications=[Publication("ar", "first")], by=None, at=NOW, publish_at=later)
    workflow.confirm_translation(article=article, language="en", by=None, at=NOW)
    translation = make_update(article, language="en", at=NOW + HOUR)

    page = visit(f"/en/releases/{translation.slug}/")

    assert page.status == 200
    assert set(page.alternates) == {"en", "x-default"}
    assert article.title_ar not in page.text


@pytest.mark.parametrize(("act", "said"), [(publishing.withdraw, "withdrawn"), (publishing.remove, "removed")])
def test_a_translation_says_what_became_of_its_original(visit, make_article, make_update, act, said):
    article = make_article()
    translation = outdated(article, make_update)
    act(article=article, notes={"ar": "خطأ"}, by=None, at=NOW + 48 * HOUR)

    page = visit(f"/en/releases/{translation.slug}/")

    assert page.words("p", class_="notice") == [f"The Arabic original of this text was {said} on 6 May 2026."]


def test_a_release_names_its_conference_and_the_others_of_it(visit, make_article, make_update, make_conference):
    conference = make_conference()
    update = make_update(make_article(conference=conference), language="en")
    make_update(make_article(conference=conference, title_en="Another of the conference"), language="en")
    make_update(make_article(conference=None, title_en="Of nothing"), language="en")

    page = visit(f"/en/releases/{update.slug}/")

    assert "/en/conferences/doha-2011/" in [a["href"] for a in page.find("a")]
    assert "Another of the conference" in page.text
    assert "Of nothing" not in page.text


def test_related_are_those_of_the_conference_then_those_of_the_first_topic(
    visit, make_article, make_update, make_conference
):
    conference, topic = make_conference(), Topic.objects.create(slug="energy", name_en="Energy")
    articles = {
        title: make_article(title_en=title, conference=conference if "meeting" in title else None)
        for title in ["This meeting", "Old meeting", "Both meeting", "New energy", "Old energy", "Apart"]
    }
    for hour, (title, article) in enumerate(articles.items()):
        article.topics.set([topic] if title not in {"Old meeting", "Apart"} else [])
        make_update(article, language="en", at=NOW - dt.timedelta(hours=hour))

    page = visit(f"/en/releases/{articles['This meeting'].slug_en}/")

    assert page.words("h3", class_="entry-title")[-4:] == ["Old meeting", "Both meeting", "New energy", "Old energy"]


def test_a_conference_that_is_not_public_is_not_named(visit, make_article, make_update, make_conference):
    update = make_update(make_article(conference=make_conference(published_at=None)), language="en")

    assert "Fourth diplomatic conference" not in visit(f"/en/releases/{update.slug}/").text

"""What the demo shows, once its story is told."""

import datetime as dt
from urllib.parse import unquote

import pytest
from django.core import serializers
from django.urls import resolve
from django.utils import timezone, translation

from articles.models import Act, Article, Edition, Remark, Topic, Update, UpdateTopic
from articles.snapshots import canonical, chained
from events.models import Conference, DateChange, Participant, Participation
from newsroom import languages
from newsroom.dates import date_text
from newsroom.demo import fixtures, story
from newsroom.images.models import Image
from tests.conftest import NOW

pytestmark = pytest.mark.usefixtures("summary")

MODELS = [
    Act,
    Article,
    Edition,
    Topic,
    Update,
    UpdateTopic,
    Conference,
    DateChange,
    Participant,
    Participation,
    Image,
    Remark,
]
MEMBERS = {
    "AL", "BE", "BG", "CA", "HR", "CZ", "DK", "EE", "FR", "DE", "GR", "HU", "IS", "IT",
    "LV", "LT", "LU", "NL", "NO", "PL", "PT", "RO", "SK", "SI", "ES", "TR", "GB", "US",
}  # fmt: skip


def everything():
    return [serializers.serialize("json", model.objects.order_by("pk")) for model in MODELS]


def live(reference, language="ar"):
    return Update.objects.live(at=NOW).in_language(language).get(reference=reference)


def kinds(reference, language="ar"):
    return list(
        Update.objects.filter(reference=reference, language=language).order_by("number").values_list("kind", flat=True)
    )


def codes_live(reference):
    return set(Update.objects.live(at=NOW).filter(reference=reference).values_list("language", flat=True))


def edition(reference, language):
    return Edition.objects.get(article__reference=reference, language=language)


def in_role(slug, role):
    rows = Participation.objects.filter(conference__slug=slug, role=role).select_related("participant")
    return {row.participant.iso_code or row.participant.slug for row in rows}


def test_loading_again_changes_nothing(summary):
    before = everything()

    again = story.load(at=NOW + dt.timedelta(days=3))

    assert again == story.Summary(library=0, pictures=0, articles=0)
    assert everything() == before
    assert summary.articles == len(fixtures.read("releases")["releases"])


def test_what_was_edited_stays_edited():
    Topic.objects.filter(slug="energy-security").update(name_en="Energy")
    Participant.objects.filter(slug="qatar").update(name_en="State of Qatar")
    Conference.objects.filter(slug="ici-qatar-2011").update(place_en="Doha")
    Participation.objects.filter(participant__slug="oman", role="observer").delete()
    article = Article.objects.get(reference="2011/015")
    article.title_en = "Another title"
    article.save()

    story.load(at=NOW)

    assert Topic.objects.get(slug="energy-security").name_en == "Energy"
    assert Participant.objects.get(slug="qatar").name_en == "State of Qatar"
    assert Conference.objects.get(slug="ici-qatar-2011").place_en == "Doha"
    assert in_role("ici-qatar-2011", "observer") == {"SA"}
    assert Article.objects.get(reference="2011/015").title_en == "Another title"


def test_a_deleted_draft_comes_back_whole_and_its_picture_is_the_one_of_the_library():
    Article.objects.get(reference="ST-0414").delete()
    pictures = Image.objects.count()

    again = story.load(at=NOW)

    assert again == story.Summary(library=0, pictures=0, articles=1)
    assert Image.objects.count() == pictures


STATES = {
    "both languages": lambda: codes_live("PR-0411") == {"ar", "en"},
    "Arabic only": lambda: codes_live("PR-0401") == {"ar"},
    "English only": lambda: codes_live("PR-0407") == {"en"},
    "Arabic out of date": lambda: Edition.objects.outdated(at=NOW).filter(pk=edition("SP-0403", "ar").pk).exists(),
    "English out of date": lambda: Edition.objects.outdated(at=NOW).filter(pk=edition("ST-0410", "en").pk).exists(),
    "no other out of date": lambda: Edition.objects.outdated(at=NOW).count() == 2,
    "updated": lambda: kinds("PR-0406") == kinds("PR-0406", "en") == ["first", "update"],
    "corrected": lambda: kinds("MA-0409") == kinds("MA-0409", "en") == ["first", "correction"],
    "minor change": lambda: kinds("2011/014") == kinds("2011/014", "en") == ["first", "minor"],
    "withdrawn": lambda: live("MA-0404").is_withdrawn and live("MA-0404", "en").is_withdrawn,
    "removed": lambda: live("PR-0402").is_removed and live("PR-0402", "en").is_removed,
    "reinstated": lambda: kinds("FE-0405") == kinds("FE-0405", "en") == ["first", "withdrawal", "update"],
    "scheduled": lambda: set(Update.objects.scheduled(at=NOW).values_list("reference", flat=True)) == {"PR-0412"},
    "in review": lambda: edition("MA-0413", "ar").state == "in_review",
    "drafting": lambda: edition("MA-0413", "en").state == "drafting",
    "approved": lambda: edition("ST-0414", "ar").approved_by.username == "editor-of-the-demo",
    "unpublished stays private": lambda: not codes_live("MA-0413") | codes_live("ST-0414") | codes_live("PR-0412"),
    "changed after publication": lambda: (
        edition("PR-0408", "en").article.standfirst_en != live("PR-0408", "en").standfirst
    ),
}


@pytest.mark.parametrize("shown", STATES.values(), ids=STATES)
def test_every_state_can_be_seen(shown):
    assert shown()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_release_of_2011_keeps_its_dates(language):
    update, first = live("2011/015", language), Update.objects.get(reference="2011/015", language=language, number=1)

    assert (first.published_on, first.kind) == (dt.date(2011, 2, 15), "first")
    assert (update.first_published_on, update.published_on) == (dt.date(2011, 2, 15), None)
    assert timezone.localtime(update.published_at).replace(tzinfo=None) == dt.datetime(2011, 9, 19, 17, 3)
    assert update.kind == "update"
    assert update.note


def test_the_caption_of_2011_exists_in_english_only():
    arabic, english = live("2011/015", "ar"), live("2011/015", "en")

    assert arabic.caption == english.caption
    assert arabic.caption_language == english.caption_language == "en"
    assert arabic.alt_text
    assert english.alt_text
    assert arabic.alt_text != english.alt_text


@pytest.mark.parametrize(
    ("language", "facts"),
    [
        (
            "ar",
            "نائب الأمين العام|كلوديو بيسونييرو|مبادرة إسطنبول للتعاون|قطر|2004|ثمانٍ وعشرين دولة|البحرين|الكويت|الإمارات العربية المتحدة"
            "|عُمان|السعودية|الإرهاب|القرصنة|الهجمات الإلكترونية|أسلحة الدمار الشامل|إمدادات الطاقة|لشبونة|الأمن البحري|الصواريخ|أفغانستان",
        ),
        (
            "en",
            "Deputy Secretary General|Claudio Bisogniero|Istanbul Cooperation Initiative|Qatar|2004|28 countries|Bahrain|Kuwait"
            "|United Arab Emirates|Oman|Saudi Arabia|terrorism|piracy|cyber attacks|weapons of mass destruction|supply of energy|Lisbon"
            "|Strategic Concept|maritime security|proliferation of missiles|Afghanistan|long-term commitment",
        ),
    ],
)
def test_the_release_of_2011_states_its_facts(language, facts):
    update = live("2011/015", language)
    text = f"{update.title} {update.standfirst} {update.body}"

    assert [fact for fact in facts.split("|") if fact not in text] == []


def test_everyone_at_the_conference_in_qatar_has_their_role():
    conference = Conference.objects.get(slug="ici-qatar-2011")

    assert (conference.ordinal, conference.starts_on, conference.start_time) == (4, dt.date(2011, 2, 15), None)
    assert in_role(conference.slug, "organiser") == {"nato", "QA"}
    assert in_role(conference.slug, "partner") == {"BH", "KW", "AE"}
    assert in_role(conference.slug, "observer") == {"OM", "SA"}
    assert in_role(conference.slug, "member") == MEMBERS
    assert len(MEMBERS) == 28
    speaker = Participation.objects.get(conference=conference, role="speaker")
    assert speaker.participant.name_en == "Ambassador Claudio Bisogniero"
    assert speaker.office_en == "Deputy Secretary General of NATO"
    assert speaker.office_ar


def test_the_workshops_lie_ahead_on_whatever_day_the_story_is_told():
    upcoming = Conference.objects.public(at=NOW).upcoming(at=NOW)

    assert [(c.slug, c.starts_on - NOW.date()) for c in upcoming] == [
        ("safe-sea-routes-workshop", dt.timedelta(24)),
        ("energy-networks-workshop", dt.timedelta(52)),
    ]


def test_the_moved_workshop_keeps_its_old_date_and_the_reason_in_both_languages():
    change = DateChange.objects.get(conference__slug="energy-networks-workshop")

    assert change.conference.status == "moved"
    assert change.starts_on < NOW.date() < change.conference.starts_on
    assert change.changed_at < NOW
    assert change.reason_ar
    assert change.reason_en


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("reference", ["PR-0406", "PR-0408"])
def test_an_announcement_names_the_day_its_workshop_opens(reference, language):
    update = live(reference, language)

    assert date_text(update.conference.starts_on, language) in update.standfirst


def test_every_translation_that_was_published_names_the_update_it_reflects():
    translations = [u for u in Update.objects.texts().filter(number=1) if u.language != u.original_language]

    assert translations
    assert all(update.source_update.language == update.original_language for update in translations)


def test_the_digests_prove_every_update():
    for update in Update.objects.all():
        before = Update.objects.filter(article=update.article, language=update.language, number=update.number - 1)
        digest = before.values_list("digest", flat=True).first() or ""

        assert update.digest == chained(digest, canonical(update, topics=update.topics.all()))


def test_everyone_does_their_own_task():
    by = {verb: set(acts) for verb, acts in _acts_by_verb().items()}

    assert by["submitted"] == {"reporter-of-the-demo"}
    assert by["approved"] == by["withdrawn"] == by["removed"] == by["reinstated"] == {"editor-of-the-demo"}
    assert by["published"] == {"editor-of-the-demo", None}


def test_the_desk_has_plans_an_assignment_and_remarks_of_both_people():
    arabic, english = edition("MA-0413", "ar"), edition("MA-0413", "en")
    remark = Remark.objects.exclude(passage="").get()

    assert arabic.planned_for == english.planned_for > NOW
    assert english.assignee.username == "reporter-of-the-demo"
    assert remark.ordinal_in(remark.article) == 0
    assert remark.by.username == "editor-of-the-demo"
    assert remark.steps.get().by.username == "reporter-of-the-demo"


def _acts_by_verb():
    found = {}
    for verb, name in Act.objects.values_list("verb", "by__username"):
        found.setdefault(verb, []).append(name)
    return found


@pytest.mark.parametrize("language", languages.codes())
def test_the_pages_worth_seeing_stand_in_their_language(language):
    pages = story.pages(language, at=NOW)

    assert len(pages) == len({path for _, path in pages}) >= 9
    for label, path in pages:
        assert label
        assert path.startswith(f"/{language}/")
        with translation.override(language):
            assert resolve(unquote(path)).func

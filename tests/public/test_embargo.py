"""Nothing of what waits for its moment or was removed is told at any public address, whatever the page cache holds of before."""

import datetime as dt
import itertools

import pytest
from django.core.cache import caches
from django.urls import get_resolver, reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import override

from articles import publishing
from articles.models import Topic
from articles.publishing import Publication
from events.models import Participant, Participation
from newsroom.page_cache import clock
from tests.test_routes import PUBLIC

pytestmark = pytest.mark.django_db(transaction=True)

SECOND = dt.timedelta(seconds=1)
ADMITTED = {200, 301, 302, 304, 404, 410}
# Whatever these words stand in is secret; none is a part of another, and no address asks by them but those of the search.
SECRET = ("Quokka", "Zeppelin", "Wombat", "Numbat", "Axolotl", "Tarsier", "Okapi", "Fossa", "Kakapo", "Dugong")


@pytest.fixture(autouse=True)
def today(settings, monkeypatch):
    """Overrides the month that readers of this folder come later: the present is that of the database."""
    settings.NEWSROOM_PAGE_CACHE = True
    monkeypatch.setattr(clock, "_last", None)
    moment = {"now": dt.datetime.now(dt.UTC).replace(microsecond=0)}
    monkeypatch.setattr(timezone, "now", lambda: moment["now"])
    caches["pages"].clear()
    caches["default"].clear()
    yield moment
    caches["pages"].clear()
    caches["default"].clear()


@pytest.fixture
def house(make_article, make_update, make_conference, make_image, today):
    """What everybody may know."""
    topic = Topic.objects.create(slug="energy", name_ar="الطاقة", name_en="Energy")
    conference = make_conference()
    qatar = Participant.objects.create(slug="qatar", kind="country", name_ar="قطر", name_en="Qatar")
    Participation.objects.create(conference=conference, participant=qatar, role="host")
    return {"topic": topic, "conference": conference, "qatar": qatar}


SAME_FOR_ALL = {
    "images:serve",
    "api-docs",
    "api:openapi",
    "about",
    "corrections-policy",
    "preferences",
    "manifest",
    "service-worker",
    "feeds",
}


def addresses(*, slugs, ids=(), updates=(), tokens=(), conferences=("doha-2011",), participants=("qatar",)):
    """Every public address in every language that some thing has or might be guessed to have."""
    values = {
        "number": (1, 2),
        "older": (1,),
        "newer": (2,),
        "form": ("atom", "json"),
        "kind": ("release",),
        "year": (timezone.localtime().year,),
        "month": (timezone.localtime().month,),
        "digest": ("0" * 12,),
    }
    of_route = {
        "articles:topic": {"slug": ("energy",)},
        "articles:topic-calendar": {"slug": ("energy",)},
        "events:conference": {"slug": conferences},
        "events:conference-calendar": {"slug": conferences},
        "events:share-picture": {"slug": conferences},
        "events:participant": {"slug": participants},
        "events:participant-calendar": {"slug": participants},
        "articles:share-picture": {"pk": updates},
        "articles:picture": {"token": tokens},
        "articles:picture-download": {"token": tokens, "name": ("original.jpg", "original.png", "square.jpg")},
        "api:update": {"id": updates},
        "api:topic": {"id": ("energy",)},
        "api:conference": {"id": conferences},
        "api:participant": {"id": participants},
        "api:image": {"id": tokens},
        "feed": {"of": ("releases", "corrections")},
        "sitemap-section": {"name": ("pages", "topics", "conferences", "participants", "releases")},
    }
    found = []
    for code in ("en", "ar"):
        with override(code):
            for name in sorted(
                (PUBLIC - SAME_FOR_ALL) | {"articles:share-picture", "events:share-picture", "articles:choose-changes"}
            ):
                if name == "feed-of":
                    pairs = [
                        ("topics", "energy"),
                        ("kinds", "release"),
                        *(("conferences", s) for s in conferences),
                        *(("participants", s) for s in participants),
                    ]
                    found += [
                        reverse(name, kwargs={"of": of, "slug": slug, "form": form})
                        for of, slug in pairs
                        for form in ("atom", "json")
                    ]
                    continue
                found += filled(name, {"slug": slugs, "id": ids, **values, **of_route.get(name, {})})
    lite = [f"/{a[1:3]}/lite{a[3:]}" for a in found if a[:4] in {"/en/", "/ar/"} and a.endswith("/")]
    lite = [each for each in lite if each.startswith("/en/")]
    with_language = [
        f"{a}?language={code}" for a in found if a.startswith("/api/v1/releases/") for code in ("ar", "en")
    ]
    filters = (
        "status=withdrawn",
        "status=removed",
        "topic=energy",
        "kind=release",
        "size=1",
        *(f"conference={c}" for c in conferences),
    )
    lists = [f"/api/v1/releases?{each}" for each in filters] + [
        f"/api/v1/conferences?participant={p}" for p in participants
    ]
    lists += [f"/api/v1/participants?conference={c}" for c in conferences]
    return list(dict.fromkeys([*found, *lite, *with_language, *lists]))


def filled(name, values):
    """The addresses of a route with every combination of values for its parts; the names of its parts when `values` is None."""
    resolver, (space, _, own) = get_resolver(), name.rpartition(":")
    if space:
        resolver = resolver.namespace_dict[space][1]
    parts = resolver.reverse_dict.getlist(own)[0][0][0][1]
    if values is None:
        return parts
    made = itertools.product(*(values[part] for part in parts))
    return [reverse(name, kwargs=dict(zip(parts, chosen, strict=True))) for chosen in made]


def searches(words, **filters):
    more = urlencode(filters)
    for code in ("en", "ar"):
        for word in words:
            yield f"/{code}/search/?q={word}&{more}"
            yield f"/{code}/search/suggestions/?q={word[:4]}"


def told(client, pages, words):
    """{address: words} of what is told; what a page repeats of the question is no news."""
    found = {}
    for address in pages:
        response = client.get(address)
        assert response.status_code in ADMITTED, (address, response.status_code)
        content = b"".join(response) if response.streaming else response.content
        text = (content.decode(errors="replace") + str(response.headers)).lower()
        if seen := {word for word in words if word.lower() in text and word[:4].lower() not in address.lower()}:
            found[address] = seen
    return found


@pytest.fixture
def embargo(house, make_article, make_update, make_conference, make_image, today):
    """A release, a new text of another, a conference and its speaker, all of them for the next second."""
    moment = today["now"] + SECOND
    secret = make_conference(
        "later", name_en="Axolotl", name_ar="Axolotl", place_en="Tarsier", place_ar="Tarsier", published_at=moment
    )
    someone = Participant.objects.create(
        slug="guest-of-honour", kind="person", name_en="Okapi", name_ar="Okapi", aliases=["Fossa"]
    )
    Participation.objects.create(conference=secret, participant=someone, role="speaker")
    Participation.objects.create(conference=secret, participant=house["qatar"], role="member")
    image = make_image(alt_text_en="Kakapo", alt_text_ar="Kakapo", caption_en="Dugong", credit_en="Dugong")
    about = make_article(conference=secret, slug_en="about", slug_ar="about")
    standing = make_article(conference=house["conference"], slug_en="standing", slug_ar="standing")
    for article in (about, standing):
        article.topics.add(house["topic"])
        for code in ("ar", "en"):
            make_update(article, language=code, at=today["now"] - SECOND)
    words = {
        f"{field}_{code}": word
        for field, word in (("title", "Quokka Zeppelin"), ("standfirst", "Wombat"), ("body", "<p>Numbat</p>"))
        for code in ("ar", "en")
    }
    new = make_article(conference=house["conference"], lead_image=image, slug_en="new", slug_ar="new", **words)
    new.topics.add(house["topic"])
    for name, value in {**words, "lead_image": image, "slug_en": "renamed", "slug_ar": "renamed"}.items():
        setattr(standing, name, value)
    standing.save()
    made = []
    for article, kind in ((new, "first"), (standing, "correction")):
        publications = [Publication(code, kind, "Zeppelin" if kind == "correction" else "") for code in ("ar", "en")]
        made += publishing.schedule(
            article=article, publications=publications, by=None, at=today["now"], publish_at=moment
        )
    found = addresses(
        slugs=("new", "standing", "renamed", "about"),
        ids=(new.pk, standing.pk, about.pk),
        updates=[each.pk for each in made],
        tokens=(image.token,),
        conferences=("doha-2011", "later"),
        participants=("qatar", "guest-of-honour"),
    )
    return moment, found


def test_before_its_second_nothing_is_told_and_in_it_everything(client, embargo, today):
    moment, found = embargo
    asked = [
        *found,
        *searches(SECRET[::3]),
        *searches(["conference"], conference="later"),
        *searches(["conference"], participant="guest-of-honour"),
    ]
    words = (*SECRET, "renamed", "/later", "guest-of-honour")

    assert told(client, asked, words) == {}
    assert b'class="entry' not in client.get("/en/search/?q=conference&conference=later").content
    today["now"] = moment
    assert b'class="entry' in client.get("/en/search/?q=conference&conference=later").content
    seen = told(client, asked, ("Quokka", "Axolotl", "Okapi"))
    for address in TITLES:
        assert "Quokka" in seen.get(address, ()), address
    for address in NAMES:
        assert "Axolotl" in seen.get(address, ()), address


TITLES = [
    "/en/",
    "/en/lite/",
    "/ar/releases/",
    "/en/releases/new/",
    "/en/releases/renamed/",
    "/en/releases/renamed/updates/",
    "/en/releases/renamed/updates/1/to/2/",
    "/en/releases/renamed/parallel/",
    "/en/releases/new.txt",
    "/en/corrections/",
    "/en/feeds/releases.atom",
    "/ar/feeds/releases.json",
    "/en/feeds/corrections.atom",
    "/en/feeds/topics/energy.atom",
    "/en/feeds/kinds/release.json",
    "/en/feeds/conferences/doha-2011.atom",
    "/en/feeds/participants/qatar.atom",
    "/sitemaps/news.xml",
    "/api/v1/releases",
    "/api/v1/updates",
    "/en/topics/energy/",
    "/en/conferences/doha-2011/",
    "/en/participants/qatar/",
    "/en/archive/kinds/release/",
]
NAMES = [
    "/en/conferences/",
    "/en/conferences.ics",
    "/en/conferences/later/",
    "/en/conferences/later.ics",
    "/en/participants/qatar/",
    "/en/participants/guest-of-honour.ics",
    "/api/v1/conferences",
    "/en/releases/about/",
    "/en/topics/energy.ics",
]


@pytest.fixture
def removed(house, make_article, make_update, make_image, today):
    """Removes the languages named of a release with a past; returns its addresses."""

    def remove(*codes, verb=publishing.remove):
        image = make_image(
            alt_text_en="Kakapo",
            alt_text_ar="كاكابو",
            caption_en="Dugong",
            caption_ar="أطوم",
            credit_en="Dugong",
            credit_ar="أطوم",
        )
        article = make_article(
            conference=house["conference"],
            lead_image=image,
            slug_en="plain",
            slug_ar="plain",
            reference="2026/Axolotl",
            title_en="Quokka Zeppelin",
            standfirst_en="Wombat",
            body_en="<p>Numbat</p>",
            title_ar="كوكا منطاد",
            standfirst_ar="ومبت",
            body_ar="<p>نمبات</p>",
        )
        article.topics.add(house["topic"])
        made = [make_update(article, language=code, at=today["now"] - 60 * SECOND) for code in ("ar", "en")]
        for code, note, body in (("ar", "تارسير", "<p>أوكابي</p>"), ("en", "Tarsier", "<p>Okapi</p>")):
            words = {
                f"title_{code}": getattr(article, f"title_{code}") + (" Fossa" if code == "en" else " فوسا"),
                f"body_{code}": body,
            }
            made.append(
                make_update(
                    article, language=code, kind="correction", note=note, at=today["now"] - 30 * SECOND, **words
                )
            )
        found = addresses(
            slugs=("plain",), ids=(article.pk,), updates=[each.pk for each in made], tokens=(image.token,)
        )
        found += searches([*SECRET[::4], *ARABIC[::4]])
        return found, lambda: verb(article=article, notes=dict.fromkeys(codes, "Reason."), by=None, at=today["now"])

    return remove


ARABIC = ("كوكا", "منطاد", "ومبت", "نمبات", "كاكابو", "أطوم", "تارسير", "أوكابي", "فوسا")
OF = {"en": SECRET, "ar": ARABIC}


@pytest.mark.parametrize("codes", [("en",), ("ar",), ("ar", "en")], ids="-".join)
def test_no_word_of_what_was_removed_is_told_anywhere(client, removed, codes):
    found, remove = removed(*codes)
    words = [word for code in codes for word in OF[code] if codes == ("ar", "en") or word != "Axolotl"]
    before = {word for seen in told(client, found, words).values() for word in seen}

    remove()

    assert before == set(words)
    assert told(client, found, words) == {}


LISTS = ("/search/", "/archive/", "sitemap", "/pictures/", "/images", "/topics/", "/conferences/", "/participants/")


def test_what_was_withdrawn_is_in_no_list(client, removed):
    found, withdraw = removed("ar", "en", verb=publishing.withdraw)
    told(client, found, ())

    withdraw()

    lists = [each for each in found if any(part in each for part in LISTS) and "/feeds/" not in each] + [
        "/en/",
        "/ar/",
        "/en/releases/",
        "/api/v1/releases",
        "/api/v1/images",
    ]
    assert told(client, lists, (*SECRET, *ARABIC)) == {}

"""Does a page's cost grow with the archive? Prints times, query counts, ratios and plans; run `python -m tests.benchmarks.archive`.

Loads 1,000 and then 20,000 articles into a scratch database, which it drops at the end.
"""

import copy
import datetime as dt
import os
import statistics
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.db import connection, reset_queries  # noqa: E402 -- Django is set up first
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment  # noqa: E402
from django.utils import timezone  # noqa: E402

from articles.models import Article, Topic, Update, UpdateTopic  # noqa: E402
from articles.publishing import Publication  # noqa: E402
from articles.snapshots import canonical, chained, draw  # noqa: E402
from events.models import Conference, Participant, Participation  # noqa: E402

SIZES = (1_000, 20_000)
ROUNDS = 60
BODY = "<p>" + "نص البيان الصحفي يتحدث عن الشراكة والأمن والطاقة في المنطقة. " * 30 + "</p>"


def load(start, end):
    """Articles number `start` to `end`, each published in both languages; every 500th belongs to the conference."""
    conference, topic = Conference.objects.get(), Topic.objects.get()
    Article.objects.bulk_create(
        _article(number, conference if number % 500 == 0 else None) for number in range(start, end)
    )
    articles = list(Article.objects.order_by("pk")[start:end])
    revisions = dict(Article.revisions.rel.related_model.objects.values_list("pgh_obj_id", "pk"))
    updates = []
    for code in ("ar", "en"):
        first = draw(articles[0], Publication(code, Update.Kind.FIRST), newest=None, moment=timezone.now(), by=None)
        for number, article in enumerate(articles, start):
            updates.append(_published(first, article, code, number, revisions[article.pk], topic))
    Update.objects.bulk_create(updates, batch_size=1000)
    UpdateTopic.objects.bulk_create((UpdateTopic(update=update, topic=topic) for update in updates), batch_size=1000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _published(first, article, code, number, revision, topic):
    """What drawing and sealing would make of the article, without their queries."""
    update = copy.copy(first)
    update._state = copy.copy(first._state)
    update.article, update.conference, update.revision_id = article, article.conference, revision
    for field, words in article.words(code).items():
        setattr(update, field, words)
    moment = timezone.now() - dt.timedelta(minutes=40_000 - number)
    update.published_at = update.public_at = update.first_published_at = moment
    update.digest = chained("", canonical(update, topics=[topic]))
    return update


def _article(number, conference):
    words = {"title_ar": f"بيان رقم {number}", "slug_ar": f"بيان-{number}", "body_ar": BODY}
    words |= {"title_en": f"Release {number}", "slug_en": f"release-{number}", "body_en": BODY}
    return Article(original_language="ar", conference=conference, **words)


def measure(client, address):
    """Milliseconds of the median of ROUNDS requests, and the number of queries of one."""
    client.get(address)
    times = []
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        response = client.get(address)
        times.append((time.perf_counter() - begun) * 1000)
    if response.status_code != 200:
        sys.exit(f"{address} answered {response.status_code}")
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return statistics.median(times), len(captured)


def plan_of(queryset):
    return queryset.explain(analyze=True, buffers=False).splitlines()


def main():
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        compare()
    finally:
        connection.creation.destroy_test_db("postgres", verbosity=0)


def make_ground():
    """The conference, its host and the topic that all articles are about."""
    conference = Conference.objects.create(
        slug="doha", name_ar="مؤتمر", name_en="Conference", starts_on="2011-02-15", ends_on="2011-02-15",
        time_zone="Asia/Qatar", published_at=timezone.now(),
    )  # fmt: skip
    participant = Participant.objects.create(slug="qatar", kind="country", name_ar="قطر", name_en="Qatar")
    Participation.objects.create(conference=conference, participant=participant, role="host")
    Topic.objects.create(slug="energy", name_ar="الطاقة", name_en="Energy")


def compare():
    make_ground()
    addresses = {
        "home": "/ar/",
        "release": "/ar/releases/بيان-500/",
        "history": "/ar/releases/بيان-500/updates/",
        "list": "/ar/releases/",
        "topic": "/ar/topics/energy/",
        "conference": "/ar/conferences/doha/",
    }
    client, results, loaded = Client(), {}, 0
    for size in SIZES:
        begun = time.perf_counter()
        load(loaded, size)
        loaded = size
        sys.stdout.write(f"{size} articles loaded in {time.perf_counter() - begun:.0f} s\n")
        results[size] = {name: measure(client, address) for name, address in addresses.items()}
        reset_queries()
    small, large = (results[size] for size in SIZES)
    sys.stdout.write(f"{'page':<12} {'queries':>8} {'ms at 1,000':>12} {'ms at 20,000':>13} {'ratio':>6}\n")
    for name in addresses:
        (before, _), (after, queries) = small[name], large[name]
        sys.stdout.write(f"{name:<12} {queries:>8} {before:>12.1f} {after:>13.1f} {after / before:>6.2f}\n")
    now = timezone.now()
    for title, rows in {
        "A release by its address": Update.objects.at_address(language="ar", slug="بيان-500", at=now),
        "The newest twenty": Update.objects.listed(at=now).in_language("ar")[:20],
    }.items():
        sys.stdout.write(f"\n{title}\n  " + "\n  ".join(plan_of(rows)) + "\n")


if __name__ == "__main__":
    main()

"""How long pages of the desk take in a large archive; `python -m tests.benchmarks.desk [ARTICLES] [explain]`.

Loads 100,000 articles, four of five published in Arabic, into a scratch database, which it drops at the end. Prints the
median of wall and process time, the queries, and the ratio to the log-in page of the same run.
"""

import copy
import datetime as dt
import itertools
import os
import statistics
import sys
import time
import uuid
from functools import partial

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.contrib.auth import get_user_model  # noqa: E402 -- Django is set up first
from django.contrib.auth.models import Group  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment  # noqa: E402
from django.utils import timezone  # noqa: E402

from articles.models import Article, Autosave, Edition, Update  # noqa: E402
from articles.publishing import Publication  # noqa: E402
from articles.snapshots import draw  # noqa: E402

SIZE, BATCH, ROUNDS = 100_000, 5_000, 15
BODY = "<p>" + "نص طويل من كلمات كثيرة. " * 10 + "</p>"
PAGES = {
    "log-in page": "/en/admin/login/",
    "index": "/en/admin/",
    "list of articles": "/en/admin/articles/article/",
    "list, in review": "/en/admin/articles/article/?state=in_review",
    "list, a search": "/en/admin/articles/article/?q=4711",
    "form": "/en/admin/articles/article/{pk}/change/",
    "history": "/en/admin/articles/article/{pk}/history/",
}


def load(size):
    """Articles without history but for one, their Arabic editions, and the Updates of four of five."""
    seed = Article.objects.create(title_ar="بذرة", body_ar=BODY, title_en="Seed", body_en="<p>Seed</p>")
    first = draw(seed, Publication("ar", "first"), newest=None, moment=timezone.now(), by=None)
    for start in range(0, size, BATCH):
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")  # no revisions: they are not what is measured
            rows = (_article(number) for number in range(start, start + BATCH))
            articles = Article.objects.bulk_create(rows, batch_size=1000)
            cursor.execute("SET session_replication_role = DEFAULT")
        Edition.objects.bulk_create(
            [
                Edition(article=article, language="ar", state="in_review" if number % 1000 == 0 else "drafting")
                for number, article in enumerate(articles)
            ],
            batch_size=1000,
        )
        published = [_update(first, each, start + n) for n, each in enumerate(articles) if n % 5]
        Update.objects.bulk_create(published, batch_size=1000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return seed


def _article(number):
    return Article(
        original_language="ar",
        title_ar=f"بيان صحفي {number}",
        slug_ar=f"بيان-{number}",
        body_ar=BODY,
        title_en=f"Release {number}" if number % 3 else "",
        slug_en=f"release-{number}",
        body_en="<p>Words.</p>" if number % 3 else "",
    )


def _update(first, article, number):
    update = copy.copy(first)
    update._state = copy.copy(first._state)
    update.article, update.slug, update.title = article, f"بيان-{number}", f"بيان صحفي {number}"
    moment = timezone.now() - dt.timedelta(minutes=10 + number)
    update.published_at = update.public_at = update.first_published_at = moment
    return update


def measure(ask):
    """Milliseconds of the median of ROUNDS requests, those of this process alone, and the queries of one."""
    answer = ask()
    if answer.status_code != 200:
        sys.exit(f"{answer.request['PATH_INFO']} answers {answer.status_code}")
    wall, own = [], []
    for _round in range(ROUNDS):
        begun, own_begun = time.perf_counter(), time.process_time()
        ask()
        wall.append((time.perf_counter() - begun) * 1000)
        own.append((time.process_time() - own_begun) * 1000)
    with CaptureQueriesContext(connection) as captured:
        ask()
    return statistics.median(wall), statistics.median(own), captured.captured_queries


def autosaving(client, seed, user):
    """Sends what a browser sends every few seconds: each time with newer words, of one open page."""
    page, sequence = uuid.uuid4(), itertools.count(1)
    address = f"/en/admin/articles/article/{seed.pk}/autosave/"
    known = {"page": page, "writer": user.pk, "revision": seed.latest_revision().pk, "body_ar": BODY}

    def ask():
        number = next(sequence)
        return client.post(address, known | {"sequence": number, "title_ar": f"عنوان {number}"})

    return ask


def compare(size, *, explain):
    user = get_user_model().objects.create_user("editor", is_staff=True)
    user.groups.add(Group.objects.get(name="editor"))
    begun = time.perf_counter()
    seed = load(size)
    sys.stdout.write(f"{size} articles loaded in {time.perf_counter() - begun:.0f} s\n")
    visitor, client, results = Client(), Client(), {}
    client.force_login(user)
    for name, address in PAGES.items():
        reader, address = visitor if name == "log-in page" else client, address.format(pk=seed.pk)
        results[name] = measure(partial(reader.get, address))
        if explain:
            slowest = max(results[name][2], key=lambda query: float(query["time"]), default=None)
            sys.stdout.write(f"\n{name}: {slowest and slowest['time']} s\n{slowest and slowest['sql'][:2500]}\n")
    results["autosave"] = measure(autosaving(client, seed, user))
    if not Autosave.objects.filter(user=user, fields__title_ar__0__startswith="عنوان").exists():
        sys.exit("autosave kept nothing")
    base = results["log-in page"][0]
    sys.stdout.write(f"{'':<20} {'queries':>8} {'ms':>8} {'Python':>8} {'× log-in':>9}\n")
    for name, (wall, own, queries) in results.items():
        sys.stdout.write(f"{name:<20} {len(queries):>8} {wall:>8.1f} {own:>8.1f} {wall / base:>9.1f}\n")


def main():
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        compare(int(next((a for a in sys.argv[1:] if a.isdigit()), SIZE)), explain="explain" in sys.argv)
    finally:
        connection.creation.destroy_test_db("postgres", verbosity=0)


if __name__ == "__main__":
    main()

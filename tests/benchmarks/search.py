"""How long a search takes in a large archive, beside a release page and a list of the same run; `python -m tests.benchmarks.search`.

Loads 100,000 Arabic releases, every fifth in English too, into a scratch database, which it drops at the end. Words follow
Zipf's law, as those of languages do, so that some are in every third text and some in one. A number as the first argument
loads fewer; `explain` as the second prints the plans.
"""

import copy
import datetime as dt
import itertools
import os
import random
import statistics
import sys
import time

import django
import psutil

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.db import connection  # noqa: E402 -- Django is set up first
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, setup_test_environment  # noqa: E402
from django.utils import timezone  # noqa: E402

from articles.models import Article, SearchEntry, Topic, Update, UpdateTopic  # noqa: E402
from articles.publishing import Publication  # noqa: E402
from articles.snapshots import draw  # noqa: E402
from events.models import Conference, Participant, Participation  # noqa: E402

SIZE = 100_000
ENGLISH = 5  # every so many
ROUNDS = 30
BATCH = 5_000
KNOWN = {
    "ar": "الحكومة المؤتمر الوزير قطر الأمن الطاقة التعاون مبادرة الشراكة اجتماع السفير اللجنة الحلف الخليج بيان زيارة",
    "en": "government conference minister security energy cooperation initiative partner meeting ambassador alliance",
}
LETTERS = {"ar": "بتجحدرسعفقكلمنهويا", "en": "abcdefghilmnoprstuw"}
RARE = 20_000
SEARCHES = {
    "a word of every third text": "/ar/search/?q=الحكومة",
    "three common words": "/ar/search/?q=الطاقة الأمن الخليج",
    "a common word of a family": "/ar/search/?q=وزراء",
    "a phrase": '/ar/search/?q="مبادرة الشراكة"',
    "a rare word": "/ar/search/?q={rare}",
    "with a filter": "/ar/search/?q=الحكومة&kind=statement&year=2025",
    "the tenth page": "/ar/search/?q=الحكومة&page=10",
    "in English": "/en/search/?q=security",
    "a title": "/ar/search/?q={title}",
    "a number of a release": "/ar/search/?q=2026/4000",
    "nothing at all": "/ar/search/?q=ظظظظظ",
}
OTHERS = {
    "suggestions": "/ar/search/suggestions/?q=الحك",
    "archive": "/ar/archive/",
    "a month": "/ar/archive/2026/1/",
    "a kind": "/ar/archive/kinds/statement/",
    "list": "/ar/releases/",
    "release": "/ar/releases/بيان-500/",
}


class Language:
    """Words by Zipf's law: the known ones are the most frequent, then made-up ones."""

    def __init__(self, code, chance):
        self.chance = chance
        made = {"".join(chance.choices(LETTERS[code], k=chance.randint(4, 8))) for _ in range(RARE)}
        self.words = [*KNOWN[code].split(), *sorted(made)]
        self.weights = list(itertools.accumulate(1 / (rank + 20) for rank in range(len(self.words))))

    def text(self, length):
        return " ".join(self.chance.choices(self.words, cum_weights=self.weights, k=length))


def load(size):
    """Articles without history, their updates with all that their triggers write; GIN indexes are built at the end."""
    chance = random.Random(1)  # noqa: S311 -- made-up words keep no secrets
    tongues = {code: Language(code, chance) for code in ("ar", "en")}
    conference, topic = Conference.objects.get(), Topic.objects.get()
    seed = Article.objects.create(title_ar="بذرة", body_ar="<p>بذرة</p>", title_en="Seed", body_en="<p>Seed</p>")
    firsts = {
        code: draw(seed, Publication(code, "first"), newest=None, moment=timezone.now(), by=None) for code in tongues
    }
    indexes = [index for index in SearchEntry._meta.indexes if index.name.startswith("search_entry_")]
    with connection.schema_editor() as editor:
        for index in indexes:
            editor.remove_index(SearchEntry, index)
    for start in range(0, size, BATCH):
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")  # no revisions: they are not what is measured
            articles = Article.objects.bulk_create(Article(original_language="ar") for _ in range(BATCH))
            cursor.execute("SET session_replication_role = DEFAULT")
        updates = [
            _update(firsts[code], tongues[code], article, number, conference)
            for code in tongues
            for number, article in enumerate(articles, start)
            if code == "ar" or number % ENGLISH == 0
        ]
        Update.objects.bulk_create(updates, batch_size=1000)
        UpdateTopic.objects.bulk_create(
            (UpdateTopic(update=each, topic=topic) for each in updates[::3]), batch_size=1000
        )
    with connection.schema_editor() as editor:
        for index in indexes:
            editor.add_index(SearchEntry, index)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE articles_searchentry")
        cursor.execute("ANALYZE")
    return tongues["ar"]


def _update(first, tongue, article, number, conference):
    update = copy.copy(first)
    update._state = copy.copy(first._state)
    update.article, update.slug = article, f"بيان-{number}" if first.language == "ar" else f"release-{number}"
    update.title, update.standfirst = f"{tongue.text(8)} {number}", tongue.text(25)
    update.body = "".join(f"<p>{tongue.text(40)}.</p>" for _ in range(3))
    update.reference = f"2026/{number}"
    update.article_kind = ("release", "release", "release", "release", "statement", "story")[number % 6]
    update.conference = conference if number % 500 == 0 else None
    moment = timezone.now() - dt.timedelta(minutes=(SIZE + 10 - number) * 60)
    update.published_at = update.public_at = update.first_published_at = moment
    return update


def measure(client, address):
    """Milliseconds of the median of ROUNDS requests, those that this process and that the server computed, the queries of one."""
    if client.get(address).status_code != 200:
        sys.exit(f"{address} does not answer")
    times, own, server_begun = [], [], server_time()
    for _round in range(ROUNDS):
        begun, own_begun = time.perf_counter(), time.process_time()
        client.get(address)
        times.append((time.perf_counter() - begun) * 1000)
        own.append((time.process_time() - own_begun) * 1000)
    server = (server_time() - server_begun) / ROUNDS * 1000
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    return statistics.median(times), statistics.median(own), server, captured


def server_time():
    """Seconds that the server's process of this connection has computed; it must run on this machine."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        spent = psutil.Process(cursor.fetchone()[0]).cpu_times()
    return spent.user + spent.system


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else SIZE
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        compare(size, explain="explain" in sys.argv)
    finally:
        connection.creation.destroy_test_db("postgres", verbosity=0)


def compare(size, *, explain):
    conference = Conference.objects.create(
        slug="doha", name_ar="مؤتمر", name_en="Conference", starts_on="2011-02-15", ends_on="2011-02-15",
        time_zone="Asia/Qatar", published_at=timezone.now(),
    )  # fmt: skip
    participant = Participant.objects.create(slug="qatar", kind="country", name_ar="قطر", name_en="Qatar")
    Participation.objects.create(conference=conference, participant=participant, role="host")
    Topic.objects.create(slug="energy", name_ar="الطاقة", name_en="Energy")
    begun = time.perf_counter()
    tongue = load(size)
    sys.stdout.write(f"{size} releases loaded in {time.perf_counter() - begun:.0f} s\n")
    title = Update.objects.get(language="ar", slug="بيان-700").title
    client, results = Client(), {}
    for name, address in (SEARCHES | OTHERS).items():
        median, own, server, captured = measure(client, address.format(rare=tongue.words[-5], title=title))
        results[name] = median, own, server, len(captured)
        if explain:
            selects = [query for query in captured.captured_queries if query["sql"].startswith("SELECT")]
            slowest = max(selects, key=lambda query: float(query["time"]))
            sys.stdout.write(f"\n{name}: {median:.1f} ms, slowest {slowest['time']} s\n{slowest['sql'][:3000]}\n")
            if float(slowest["time"]) > 0.01:
                explain_query(slowest["sql"])
    release = results["release"][0]
    sys.stdout.write(f"{'':<30} {'queries':>8} {'ms':>8} {'Python':>8} {'server':>8} {'× release':>10}\n")
    for name, (median, own, server, queries) in results.items():
        figures = f"{median:>8.1f} {own:>8.1f} {server:>8.1f} {median / release:>10.1f}"
        sys.stdout.write(f"{name:<30} {queries:>8} {figures}\n")


def explain_query(sql):
    with connection.cursor() as cursor:
        cursor.execute("SET enable_seqscan = off")  # as the search itself asks
        cursor.execute("EXPLAIN (ANALYZE, BUFFERS) " + sql.replace("%", "%%"))
        sys.stdout.write("\n".join(line for (line,) in cursor.fetchall()) + "\n")
        cursor.execute("RESET enable_seqscan")


if __name__ == "__main__":
    main()

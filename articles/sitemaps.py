"""Sitemaps of what was published: texts that stand, topics, and the news of the last two days.

Withdrawn texts keep their page, which asks not to be indexed; so they are in none of these.
"""

import datetime as dt
from xml.sax.saxutils import escape

from django.db import connection
from django.db.models import BigIntegerField, CharField, F, Func, Max, Min, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, override
from django.views.decorators.http import require_safe

from articles.topics import Topic
from articles.updates import ArticleBlock, MadePublic, Update
from newsroom import languages
from newsroom.alternates import addresses_in
from newsroom.feeds import xml_bytes
from newsroom.sitemaps import BLOCK, HEAD, NAMESPACE, Section

NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
NEWS_FOR = dt.timedelta(hours=48)
NEWS_LIMIT = 1000


MOMENT = 'YYYY-MM-DD"T"HH24:MI:SS"Z"'


def _w3c(field, pattern):
    return Func(field, Value(pattern), function="to_char", output_field=CharField())


def _told(day, moment):
    """SQL for a day, or else a moment, as W3C writes them: read as text, because making datetimes is the dearest part."""
    return Coalesce(_w3c(F(day), "YYYY-MM-DD"), _w3c(F(moment), MOMENT))


CHANGED = _told("public_on", "public_at")


def _bounds(at):
    found = Update.objects.published(at=at).order_by().aggregate(lowest=Min("article"), highest=Max("article"))
    return found["lowest"], found["highest"]


def _versions(at, first, beyond):
    """The texts that stand, article by article."""
    address = {code: addresses_in(code, "articles:release") for code in languages.codes()}
    texts = Update.objects.live(at=at).texts().filter(article__gte=first, article__lt=beyond)
    rows = texts.order_by("article", "language").values_list("article", "language", "slug", CHANGED)
    last, versions = None, {}
    for article, code, slug, changed in rows:
        if article != last and versions:
            yield versions
            versions = {}
        last = article
        versions[code] = (address[code](slug), changed)
    if versions:
        yield versions


def _changed(at, first, beyond):
    """The last change in each block of articles: when an Update became public, or was taken in with a date of the past."""
    block = RawSQL("block", (), output_field=BigIntegerField())
    newest = Update.objects.published(at=at).alias(block=ArticleBlock("article")).filter(block=block)
    newest = newest.order_by(MadePublic().desc()).values(told=_w3c(MadePublic(), MOMENT))[:1]
    sql, parameters = newest.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT block, ({sql}) FROM generate_series(%s, %s) AS block",  # noqa: S608 -- the SQL of a QuerySet
            [*parameters, first // BLOCK, (beyond - 1) // BLOCK],
        )
        return [(max(block * BLOCK, first), told) for block, told in cursor.fetchall() if told]


def _topic_versions(at, first, beyond):
    """The topics of each language. One query for each."""
    address = {code: addresses_in(code, "articles:topic") for code in languages.codes()}
    found = Topic.objects.filter(pk__gte=first, pk__lt=beyond).order_by("pk")
    told = {code: set(found.told(code, at=at).values_list("slug", flat=True)) for code in languages.codes()}
    for slug in sorted(set().union(*told.values())):
        yield {code: (address[code](slug), "") for code in languages.codes() if slug in told[code]}


def _topic_bounds(at):
    return tuple(Topic.objects.public(at=at).order_by().aggregate(lowest=Min("pk"), highest=Max("pk")).values())


releases = Section(bounds=_bounds, versions=_versions, changed=_changed)
topics = Section(bounds=_topic_bounds, versions=_topic_versions)


@require_safe
def news(request):
    """What was first published within 48 hours, for news search. One query."""
    at, site = timezone.now(), request.build_absolute_uri("/")[:-1]
    address = {code: addresses_in(code, "articles:release") for code in languages.codes()}
    names = {code: _name(code) for code in languages.codes()}
    since = at - NEWS_FOR
    rows = Update.objects.listed(at=at).filter(
        language__in=address, public_at__gte=since, first_published_at__gte=since
    )
    rows = rows.values_list("language", "slug", "title", _told("first_published_on", "first_published_at"))[:NEWS_LIMIT]
    urls = [
        f"<url><loc>{site}{address[code](slug)}</loc><news:news><news:publication><news:name>{names[code]}</news:name>"
        f"<news:language>{code}</news:language></news:publication>"
        f"<news:publication_date>{published}</news:publication_date>"
        f"<news:title>{escape(title)}</news:title></news:news></url>\n"
        for code, slug, title, published in rows
    ]
    document = f"{HEAD}<urlset {NAMESPACE} {NEWS}>\n{''.join(urls)}</urlset>\n"
    return HttpResponse(xml_bytes(document), content_type="application/xml; charset=utf-8")


def _name(code):
    with override(code):
        return escape(gettext("Newsroom"))

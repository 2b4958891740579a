"""From a report to a draft: the only part of importing that writes, and it writes through the verbs of the desk."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles import workflow
from articles.importing.markup import body_html
from articles.importing.report import Report
from articles.models import Article, ImportedFile, Update
from articles.publishing import Publication, publish_past
from newsroom import languages


@dataclass(frozen=True)
class Imported:
    """What became of one file: its record and whether this call made it (False when the same bytes had come before)."""

    record: ImportedFile
    is_new: bool


@transaction.atomic
def store(*, report: Report, content: bytes, source: str, by, at: datetime) -> Imported:
    """Make a draft of a report that was not refused, or a new revision of the draft that came from the same source.

    The same bytes do nothing the second time. Raises PermissionDenied as `workflow.save` does.
    """
    language = report.language.value
    known = ImportedFile.objects.select_for_update().filter(sha256=report.sha256, language=language).first()
    if known:
        return Imported(known, is_new=False)
    article = _article_from(source, language) or Article(original_language=language)
    _fill(article, report, language)
    workflow.save(article=article, by=by, at=at)
    record = ImportedFile.objects.create(
        article=article,
        language=language,
        source=source,
        sha256=report.sha256,
        content=content,
        importer_version=report.version,
        report=report.to_json(),
        needs_review=report.needs_review,
        imported_at=at,
    )
    return Imported(record, is_new=True)


def publish_history(*, record: ImportedFile, report: Report, by, at: datetime) -> list[Update]:
    """Write the Updates that the text itself tells of: its publication, and its last update if it names one.

    Returns the Updates, none of them made twice; [] when the text names no date of publication or the article is public
    already in this language. Raises NotReady or PermissionDenied as `publish_past` does.
    """
    if report.published.value is None or Update.objects.newest(record.article, record.language):
        return []
    made = [_publish(record, Update.Kind.FIRST, report.published.value, "", by=by, at=at)]
    updated = report.updated.value
    if updated is not None and _moment(updated) > made[0].published_at:
        with override(record.language):
            note = _("The source gives this as the date of its last update and does not say what changed.")
        made.append(_publish(record, Update.Kind.UPDATE, updated, note, by=by, at=at))
    return made


def _publish(record, kind, when, note, *, by, at):
    day = None if isinstance(when, datetime) else when
    publication = Publication(record.language, kind, note, published_on=day)
    return publish_past(article=record.article, publications=[publication], by=by, at=at, moment=_moment(when))[0]


def _moment(when: date | datetime) -> datetime:
    if isinstance(when, datetime):
        return when
    return datetime(when.year, when.month, when.day, tzinfo=get_default_timezone())


def _article_from(source, language):
    if not source:
        return None
    earlier = ImportedFile.objects.filter(source=source, language=language).select_related("article").first()
    return earlier and earlier.article


def _fill(article, report, language):
    words = {"title": report.title.value, "standfirst": report.standfirst.value, "body": body_html(report)}
    for field, value in words.items():
        languages.write(article, field, language, value or "")
    number = report.release_number.value
    if number and not Article.objects.exclude(pk=article.pk).filter(reference=number).exists():
        article.reference = number

"""From a report to a draft: the only part of importing that writes, and it writes through the verbs of the desk."""

from dataclasses import dataclass
from datetime import date, datetime
from difflib import unified_diff

from django.db import transaction
from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles import workflow
from articles.importing.markup import body_html
from articles.importing.parser import parse
from articles.importing.report import Report
from articles.merging import merge
from articles.models import Article, ImportedFile, Update
from articles.publishing import Publication, publish_past
from newsroom import languages
from newsroom.richtext.sanitizer import clean, plain_text


@dataclass(frozen=True)
class Imported:
    """What became of one file: its record, and whether this call made it (False when the same bytes had come before).

    When it revised an earlier draft, `difference` has the lines that differ as `difflib.unified_diff` writes them, and `kept`
    the fields that an editor had changed since the first import and that were therefore left alone.
    """

    record: ImportedFile
    is_new: bool
    difference: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


@transaction.atomic
def store(*, report: Report, content: bytes, source: str, by, at: datetime) -> Imported:
    """Make a draft of a report that was not refused, or a new revision of the draft that came from the same source.

    The same bytes do nothing the second time. Raises PermissionDenied as `workflow.save` does.
    """
    language = report.language.value
    known = ImportedFile.objects.select_for_update().filter(sha256=report.sha256, language=language).first()
    if known:
        return Imported(known, is_new=False)
    earlier = _from_source(source, language)
    article = earlier.article if earlier else Article(original_language=language)
    before = _lines(article, language)
    kept = _revise(article, report, earlier) if earlier else _fill(article, language, _words(report))
    _number(article, report)
    workflow.save(article=article, by=by, at=at)
    record = ImportedFile.objects.create(
        article=article,
        language=language,
        source=source,
        sha256=report.sha256,
        content=content,
        importer_version=report.version,
        report=report.to_json(),
        needs_review=report.needs_review or bool(kept),
        imported_at=at,
    )
    difference = _difference(before, _lines(article, language)) if earlier else ()
    return Imported(record, is_new=True, difference=difference, kept=kept)


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


def _from_source(source, language):
    """The last import from the same source in the same language, or None."""
    return (
        ImportedFile.objects.filter(source=source, language=language).select_related("article").first()
        if source
        else None
    )


def _lines(article, language):
    """The words of a language as lines a person can compare: title, standfirst, then the body's blocks."""
    words = article.words(language)
    return [words["title"], words["standfirst"], *plain_text(words["body"]).splitlines()]


def _difference(before, after):
    return tuple(
        line for line in unified_diff(before, after, lineterm="", n=0) if not line.startswith(("---", "+++", "@@"))
    )


def _words(report):
    """The words of a report as the article would hold them."""
    body = clean(body_html(report), language=report.language.value)
    return {"title": report.title.value or "", "standfirst": report.standfirst.value or "", "body": body}


def _fill(article, language, words):
    for field, value in words.items():
        languages.write(article, field, language, value)
    return ()


def _revise(article, report, earlier):
    """Merge the new text with what editors made of the earlier one; returns the fields where theirs was kept."""
    language = earlier.language
    base = _words(parse(bytes(earlier.content), language=language))
    stored = {field: languages.read(article, field, language) for field in base}
    merged, conflicts = merge(base, _words(report), stored)
    kept = {conflict.field: conflict.theirs for conflict in conflicts}
    _fill(article, language, merged | kept)
    return tuple(kept)


def _number(article, report):
    number = report.release_number.value
    if number and not Article.objects.exclude(pk=article.pk).filter(reference=number).exists():
        article.reference = number

import json
import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.translation import override

from articles.importing.parser import parse
from articles.importing.storing import publish_history, store
from articles.publishing import NotReady
from newsroom import languages

SURE, ERROR, REVIEW, REFUSED = 0, 1, 3, 4
GRAVITY = [SURE, REVIEW, REFUSED, ERROR]


class Command(BaseCommand):
    help = (
        "Imports plain-text releases as drafts. Exits with 0 when all were read surely, 3 when one needs review, "
        "4 when one was refused, 1 when one failed; a bad file never stops the others."
    )

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
        parser.add_argument("--language", choices=languages.codes(), help="The language of the texts, if it is known.")
        parser.add_argument(
            "--source",
            default="",
            help="Where the texts come from, such as an address; several files add their names to it.",
        )
        parser.add_argument(
            "--zone", default=settings.TIME_ZONE, help="The time zone of the source (default: the newsroom's)."
        )
        parser.add_argument("--dry-run", action="store_true", help="Read and report; write nothing.")
        parser.add_argument("--json", action="store_true", help="Print the reports as JSON.")
        parser.add_argument(
            "--publish",
            action="store_true",
            help="Also publish, with the dates of the text: for archives that move in.",
        )

    @override("en")  # as all commands speak; without it the names of languages would come in the site's own
    def handle(self, *, files, **options):
        rows = []
        for number, path in enumerate(files, 1):
            rows.append(self.take_in(path, several=len(files) > 1, **options))
            self.progress(number, len(files), path)
        if options["json"]:
            self.stdout.write(
                json.dumps([row["report"] | row["summary"] for row in rows], ensure_ascii=False, indent=2)
            )
        else:
            self.tell(rows)
        code = max((row["exit"] for row in rows), key=GRAVITY.index)
        if code:
            sys.exit(code)

    def take_in(self, path, *, several, language, source, zone, dry_run, publish, **options):
        """One file's row: the report as JSON, a summary, and its exit code."""
        try:
            content = path.read_bytes()
            report = parse(content, language=language, zone=zone)
            if report.refused:
                return _row(path, REFUSED, "refused", report, [report.refused.sentence()])
            if dry_run:
                return _row(path, _code(report), "read", report)
            return self.write(path, report, content, f"{source}/{path.name}" if source and several else source, publish)
        except (OSError, DatabaseError, NotReady) as error:
            return _row(path, ERROR, "failed", None, [str(error)])

    @transaction.atomic
    def write(self, path, report, content, source, publish):
        at = timezone.now()
        imported = store(report=report, content=content, source=source, by=None, at=at)
        outcome = "unchanged" if not imported.is_new else "revised" if imported.difference else "imported"
        extra = list(imported.difference)
        if imported.kept:
            extra.append(f"Left as an editor wrote it: {', '.join(imported.kept)}.")
        why = _why_unpublished(report)
        if publish and why:
            extra.append(f"Not published: {why}.")
        elif publish and publish_history(record=imported.record, report=report, by=None, at=at):
            outcome = "published"
        code = REVIEW if imported.kept or (publish and why) else _code(report)
        return _row(path, code, outcome, report, extra, article=imported.record.article_id)

    def progress(self, number, total, path):
        if total > 1 and self.stderr.isatty():
            done = number * 30 // total
            end = "\n" if number == total else ""
            self.stderr.write(f"\r[{'#' * done}{'.' * (30 - done)}] {number}/{total} {path.name[:40]:<40}", ending=end)

    def tell(self, rows):
        for row in rows:
            summary = row["summary"]
            article = f" (article {summary['article']})" if summary["article"] else ""
            self.stdout.write(f"{summary['outcome']:<10} {summary['file']}{article}")
            for sentence in summary["notes"]:
                self.stdout.write(f"           {sentence}")
        if len(rows) > 1:
            counts = {name: sum(row["summary"]["outcome"] == name for row in rows) for name in OUTCOMES}
            self.stdout.write("\n" + "\n".join(f"{name:<10} {count:>6}" for name, count in counts.items() if count))


OUTCOMES = ["published", "imported", "revised", "unchanged", "read", "refused", "failed"]


def _why_unpublished(report):
    if report.published.value is None:
        return "the text names no date of publication"
    return "an editor has to decide what is doubtful" if report.needs_review else ""


def _code(report):
    return REVIEW if report.needs_review else SURE


def _row(path, code, outcome, report, extra=(), *, article=None):
    notes = [*(note.sentence() for note in report.notes), *extra] if report else list(extra)
    summary = {"file": str(path), "outcome": outcome, "article": article, "notes": notes, "exit": code}
    return {"exit": code, "report": report.to_json() if report else {}, "summary": summary}

from django.core.management.base import BaseCommand, CommandError

from articles.verification import verify


class Command(BaseCommand):
    help = (
        "Proves that no published update was altered: recomputes the chain of digests, names the first altered row of every "
        "broken chain, and prints the head to keep elsewhere. Exits with 1 when something was altered."
    )

    def handle(self, **options):
        proof = verify()
        for finding in proof.findings:
            update = finding.update
            self.stderr.write(
                f"Altered: update {update.number} of article {update.article_id} ({update.language}), "
                f"row {update.pk}, “{update.title or update.slug}”: {finding.problem}."
            )
        if proof.findings:
            raise CommandError(f"{len(proof.findings)} broken chains among {proof.checked} updates.")
        self.stdout.write(f"{proof.checked} updates verified. Head: {proof.head}")

"""Makes the copies of pictures that pages show anew, after files were lost or their widths were changed."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsroom.images import renditions
from newsroom.images.models import Image


class Command(BaseCommand):
    help = "Make the smaller copies of the library's pictures again, from their own files."

    def add_arguments(self, parser):
        parser.add_argument("--missing", action="store_true", help="only those that are not there")

    def handle(self, *, missing, verbosity, **options):
        written, lost = 0, []
        for image in Image.objects.order_by("pk").iterator(chunk_size=500):
            try:
                made = renditions.make(image, only_missing=missing)
            except FileNotFoundError:
                lost.append(str(image.pk))
                continue
            written += made
            if made and verbosity > 1:
                self.stdout.write(f"{image.pk}: {made}")
        if verbosity:
            self.stdout.write(
                ngettext("%(count)d file written.", "%(count)d files written.", written) % {"count": written}
            )
        if lost:
            raise CommandError(_("The file itself is gone for these pictures: %(ids)s") % {"ids": ", ".join(lost)})

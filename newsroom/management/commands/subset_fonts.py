from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from newsroom import typefaces

FONTS = settings.BASE_DIR / "newsroom/static/newsroom/fonts"


class Command(BaseCommand):
    help = (
        "Cut the faces of the public pages to the characters and weights in newsroom/typefaces.py. The argument is a folder "
        "that holds, at any depth, the WOFF2 files of the npm packages @fontsource-variable/source-serif-4 and "
        "@fontsource-variable/noto-naskh-arabic. Needs fonttools with brotli (the project's extra “test”)."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="where the packages were unpacked")
        parser.add_argument("--into", type=Path, default=FONTS, help="where to write (default: the stylesheet's fonts)")

    def handle(self, *, folder, into, **options):
        into.mkdir(parents=True, exist_ok=True)
        for recipe in typefaces.CUTS:
            target = into / f"{recipe.name}.woff2"
            typefaces.cut(self.find(folder, recipe.source), recipe).save(target)
            self.stdout.write(f"{target.name}: {target.stat().st_size:,} bytes, unicode-range: {recipe.unicode_range};")

    def find(self, folder, name):
        found = next(folder.rglob(name), None)
        if found is None:
            raise CommandError(_("%(name)s is nowhere in %(folder)s.") % {"name": name, "folder": folder})
        return found

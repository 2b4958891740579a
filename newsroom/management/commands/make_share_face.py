from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management.base import BaseCommand

from newsroom.share_picture.drawing import FACE

FONTS = settings.BASE_DIR / "newsroom/static/newsroom/fonts"
PARTS = ("serif", "serif-extended", "naskh")
WEIGHT = 700


class Command(BaseCommand):
    help = (
        "Join the faces of the public pages, as subset_fonts cut them, into the one bold face that share pictures are drawn "
        "with: a line in two scripts is then ordered and shaped as a whole. Needs fonttools with brotli (the extra “test”)."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--into", type=Path, default=FACE, help="the file to write (default: where it is read from)"
        )

    def handle(self, *, into, **options):
        from fontTools.merge import Merger

        into.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory() as folder:
            Merger().merge(list(self.parts(Path(folder)))).save(into)
        self.stdout.write(f"{into.name}: {into.stat().st_size:,} bytes")

    def parts(self, folder):
        """Paths of the bold parts, each without the characters that one before it has."""
        from fontTools import subset
        from fontTools.ttLib import TTFont
        from fontTools.varLib.instancer import instantiateVariableFont

        taken = set()
        for name in PARTS:
            font = instantiateVariableFont(TTFont(FONTS / f"{name}.woff2"), {"wght": WEIGHT})
            font.flavor = None
            own = set(font.getBestCmap()) - taken
            taken |= own
            kept = subset.Options(layout_features=["*"], name_IDs=["*"], hinting=False, notdef_outline=True)
            kept.drop_tables += ["STAT"]
            subsetter = subset.Subsetter(kept)
            subsetter.populate(unicodes=own)
            subsetter.subset(font)
            font.save(folder / f"{name}.ttf")
            yield str(folder / f"{name}.ttf")

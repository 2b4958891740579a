"""Draws the share picture. Lengths are pixels of the finished picture; a page that is read from the right is its mirror.

Letters are shaped and ordered by RAQM (HarfBuzz and FriBidi), which Pillow's wheels bring along; without it Arabic would
fall apart into single letters, so that there is no way around it: newsroom/checks.py stops the start.
"""

from dataclasses import dataclass
from functools import lru_cache, partial
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from newsroom import languages
from newsroom.share_picture import lines

DESIGN = 1  # part of every picture's address: raise it when the drawing changes
WIDTH, HEIGHT = 1200, 630
FACE = Path(__file__).parent / "fonts" / "newsroom-share.ttf"

# The tokens of newsroom.css in daylight.
PAPER, INK, QUIET, ACCENT = "#fdfdfc", "#14201f", "#52605e", "#0a5262"

MARGIN = 80
OFFICE_BASELINE, FOOT_BASELINE = 108, 560
RULES = ((144, 5), (154, 2))  # a heavy line over a thin one, as they open every page
TITLE_ROOM = (180, 504)  # from below the rule to above the foot, for the line above the title, too
KICKER_HEIGHT = 58
BAND = 16
LABEL_SIZES = {"rtl": 40, "ltr": 34}  # Naskh is drawn smaller in its square than a Latin serif
TITLE_SIZES = range(80, 43, -4)
LEADING = {"rtl": 1.5, "ltr": 1.2}
COLOURS = 48  # enough for smooth edges of five colours


@dataclass(frozen=True)
class Words:
    """What a picture says: above the title, the title, below it, and who says it; the title may be in another language."""

    kicker: str
    title: str
    foot: str
    office: str
    language: str
    title_language: str


def draw(words: Words) -> bytes:
    """The picture as a PNG."""
    board = Board(words.language)
    board.frame(words.office)
    board.headline(words.kicker, words.title, words.title_language)
    board.label(words.foot, FOOT_BASELINE, QUIET)
    return board.png()


class Board:
    def __init__(self, language: str):
        self.language = language
        self.is_mirrored = languages.direction(language) == "rtl"
        self.image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
        self.pen = ImageDraw.Draw(self.image)

    def frame(self, office: str):
        """Who publishes: the mark and the name over the rules, and a band along the foot."""
        self.pen.rectangle((0, HEIGHT - BAND, WIDTH, HEIGHT), ACCENT)
        for top, thickness in RULES:
            self.pen.rectangle((MARGIN, top, WIDTH - MARGIN - 1, top + thickness - 1), INK)
        mark = _mark(56)
        self.image.paste(mark, (WIDTH - MARGIN - mark.width if self.is_mirrored else MARGIN, 66))
        self.label(office, OFFICE_BASELINE, INK, indent=mark.width + 20)

    def headline(self, kicker: str, text: str, language: str):
        """The title in the largest size in which it fits, with the line above it, in the middle of their room.

        The end of a title too long for the smallest size is left out.
        """
        top, bottom = TITLE_ROOM
        size, rows = _fitted(text, language, bottom - top - KICKER_HEIGHT)
        height = size * LEADING[languages.direction(language)]
        top += (bottom - top - KICKER_HEIGHT - height * len(rows)) / 2
        self.label(kicker, round(top + KICKER_HEIGHT * 0.66), ACCENT)
        for number, row in enumerate(rows):
            middle = top + KICKER_HEIGHT + height * (number + 0.5)
            self.line(row, round(middle + size * 0.32), size, INK, language=language)

    def label(self, text: str, baseline: int, colour: str, *, indent=0):
        self.line(text, baseline, LABEL_SIZES[languages.direction(self.language)], colour, indent=indent)

    def line(self, text: str, baseline: int, size: int, colour: str, *, indent=0, language=""):
        """One line from the side where readers begin; cut where it would leave the picture."""
        language = language or self.language
        face, options = _face(size), _options(language)
        room = WIDTH - 2 * MARGIN - indent
        for row in lines.shortened(text, partial(face.getlength, **options), room, 1):
            at = (WIDTH - MARGIN - indent if self.is_mirrored else MARGIN + indent, baseline)
            self.pen.text(at, row, colour, face, anchor="rs" if self.is_mirrored else "ls", **options)

    def png(self) -> bytes:
        encoded = BytesIO()
        few = self.image.quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(encoded, "PNG", optimize=True)
        return encoded.getvalue()


def _fitted(text, language, height):
    """The size and the lines of a title that has this much height."""
    room, options = WIDTH - 2 * MARGIN, _options(language)
    for size in TITLE_SIZES:
        most = int(height / (size * LEADING[options["direction"]]))
        width_of = partial(_face(size).getlength, **options)
        if len(lines.broken(text, width_of, room)) <= most:
            return size, lines.balanced(text, width_of, room)
    return size, lines.shortened(text, width_of, room, most)


def _options(language):
    return {"direction": languages.direction(language), "language": language}


@lru_cache(maxsize=16)
def _face(size):
    return ImageFont.truetype(str(FACE), size, layout_engine=ImageFont.Layout.RAQM)


def _mark(size):
    """The mark of templates/components/mark.html, at four times its size and scaled down for smooth edges."""
    unit = size * 4 / 32
    image = Image.new("RGB", (size * 4, size * 4), ACCENT)
    pen = ImageDraw.Draw(image)
    for start, end, height in ((7, 25, 9), (13, 25, 14), (7, 19, 19), (7, 25, 24)):
        pen.line((start * unit, height * unit, end * unit, height * unit), PAPER, round(2.6 * unit))
    return image.resize((size, size), Image.Resampling.LANCZOS)

"""A drawing board for flat, layered pictures. Lengths are pixels of the finished picture, colours are "#rrggbb" or "#rrggbbaa"."""

import math
import random
from io import BytesIO

from PIL import Image, ImageChops, ImageColor, ImageDraw

FINER = 2  # everything is drawn at twice the size, so that edges are smooth in the finished picture
GRAIN = 3  # of 255 levels: enough to keep gradients from showing steps


class Canvas:
    def __init__(self, width: int, height: int, *, seed: int):
        self.width, self.height = width, height
        self.random = random.Random(seed)  # noqa: S311 -- the same picture every time is the purpose
        self.image = Image.new("RGB", (width * FINER, height * FINER))
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def polygon(self, points, colour):
        self.pen.polygon(_finer(points), fill=colour)

    def box(self, left, top, right, bottom, colour, *, radius=0):
        self.pen.rounded_rectangle([n * FINER for n in (left, top, right, bottom)], radius * FINER, fill=colour)

    def disc(self, x, y, across, colour, *, down=None):
        """An ellipse around (x, y), `across` from the middle to its side and `down` to its foot."""
        down = across if down is None else down
        self.pen.ellipse([n * FINER for n in (x - across, y - down, x + across, y + down)], fill=colour)

    def line(self, points, colour, width):
        self.pen.line(_finer(points), fill=colour, width=round(width * FINER), joint="curve")

    def shade(self, stops, *, inside=None, top=0, bottom=None):
        """Fill the canvas, or the polygon `inside`, from `top` to `bottom` with the colours of `stops`, evenly parted."""
        bottom = self.height if bottom is None else bottom
        column = Image.new("RGB", (1, len(stops)))
        column.putdata([ImageColor.getrgb(stop) for stop in stops])
        left, right = (min(x for x, _ in inside), max(x for x, _ in inside)) if inside else (0, self.width)
        size = (round((right - left) * FINER), round((bottom - top) * FINER))
        # Half a pixel at either end would carry no transition: only what lies between the middles of the stops is used.
        gradient = column.resize(size, Image.Resampling.BILINEAR, box=(0, 0.5, 1, len(stops) - 0.5))
        mask = None
        if inside:
            mask = Image.new("L", size)
            ImageDraw.Draw(mask).polygon(_finer((x - left, y - top) for x, y in inside), fill=255)
        self.image.paste(gradient, (round(left * FINER), round(top * FINER)), mask)

    def glow(self, x, y, across, colour, *, strength=1.0, down=None):
        """Light around (x, y) that fades towards the distance `across`."""
        size = (round(across * 2 * FINER), round((down or across) * 2 * FINER))
        fading = Image.radial_gradient("L").point(
            [round(max(0, 1 - n / 180) ** 2 * 255 * strength) for n in range(256)]
        )
        place = (round(x * FINER - size[0] / 2), round(y * FINER - size[1] / 2))
        self.image.paste(ImageColor.getrgb(colour)[:3], place, fading.resize(size))

    def jpeg(self) -> bytes:
        picture = self.image.reduce(FINER)
        noise = Image.frombytes("L", picture.size, self.random.randbytes(picture.width * picture.height))
        grain = noise.point([round((n - 128) / 128 * GRAIN) + GRAIN for n in range(256)])
        picture = ImageChops.add(picture, Image.merge("RGB", [grain] * 3), offset=-GRAIN)
        encoded = BytesIO()
        picture.save(encoded, "JPEG", quality=93, subsampling=0)
        return encoded.getvalue()


def _finer(points):
    return [(x * FINER, y * FINER) for x, y in points]


def curve(start, bend, end, *, steps=40):
    """The points of an arc from `start` to `end` that is drawn towards `bend`."""
    return [
        tuple((1 - t) ** 2 * a + 2 * t * (1 - t) * b + t**2 * c for a, b, c in zip(start, bend, end, strict=True))
        for t in (n / steps for n in range(steps + 1))
    ]


def moved(points, x, y, size=1.0):
    """The points of a shape that is drawn around (0, 0), at its place and in its size."""
    return [(x + across * size, y + down * size) for across, down in points]


def ridge(width, height, rise, *, seed, peaks=3, jagged=0.0):
    """The upper edge of hills from left to right, around `height`; `jagged` from 0 (dunes) to 1 (mountains)."""
    chance = random.Random(seed)  # noqa: S311 -- as above
    waves = [(peaks * (1.7**n), 0.55**n, chance.uniform(0, math.tau)) for n in range(2 + round(jagged * 4))]
    edge = []
    for x in range(0, width + 12, 12):
        swings = (math.sin(x / width * math.tau * often / 2 + phase) * high for often, high, phase in waves)
        edge.append((x, height - rise * sum((1 - 2 * abs(s)) if jagged else s for s in swings)))
    return edge


def below(edge, bottom):
    """The polygon between an edge and a level line under it."""
    return [*edge, (edge[-1][0], bottom), (edge[0][0], bottom)]

"""The smaller copies of a picture that pages show: which there are, how they are made, and what a page says of them.

Widths and formats follow from the picture's row alone, so a page that shows a picture asks neither disk nor database.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from django.core.files.storage import default_storage
from PIL import Image as Pillow

from newsroom.images import files

WIDTHS = (480, 800, 1200, 1920)
SHOWN_WITHOUT_SRCSET = 1200  # the widest copy for readers of plain `src`: old browsers, feeds, link previews
ENCODING = {
    "webp": ("WEBP", {"quality": 80, "method": 4}),
    "jpg": ("JPEG", {"quality": 82, "optimize": True, "progressive": True}),
    "png": ("PNG", {}),
}


@dataclass(frozen=True)
class Sources:
    """What a `<picture>` needs: two srcsets, plain addresses, the size that keeps its place, classes of its focus."""

    webp: str
    fallback: str
    src: str
    smallest: str
    width: int
    height: int
    focus: str


def widths(width: int) -> list[int]:
    """The widths of the copies, in pixels, ascending; a picture narrower than all of them has one of its own width."""
    return [candidate for candidate in WIDTHS if candidate <= width] or [width]


def extensions(image) -> tuple[str, str]:
    """WebP, and the format for those who cannot read it."""
    return "webp", "png" if image.has_transparency else "jpg"


def name(image, width: int, extension: str) -> str:
    return f"{files.folder(image.token)}/{width}.{extension}"


def sources(image) -> Sources:
    """Addresses and size of the copies, without queries and without a look at the disk."""
    available = widths(image.width)
    webp, fallback = extensions(image)
    plain = max((width for width in available if width <= SHOWN_WITHOUT_SRCSET), default=available[0])
    return Sources(
        webp=_srcset(image, available, webp),
        fallback=_srcset(image, available, fallback),
        src=default_storage.url(name(image, plain, fallback)),
        smallest=default_storage.url(name(image, available[0], webp)),
        width=plain,
        height=_height(image, plain),
        focus=f"focus-x-{round(image.focal_x, -1) // 10} focus-y-{round(image.focal_y, -1) // 10}",
    )


def make(image, *, only_missing: bool = False) -> int:
    """Write the copies of one picture, all or those that are missing, and return how many were written.

    Raises FileNotFoundError when the picture's own file is gone.
    """
    wanted = [
        (width, extension)
        for width in widths(image.width)
        for extension in extensions(image)
        if not (only_missing and default_storage.exists(name(image, width, extension)))
    ]
    if wanted:
        with default_storage.open(image.file.name) as original:
            for width, pixels in _scaled(original, image, {width for width, _ in wanted}):
                for extension in (extension for other, extension in wanted if other == width):
                    files.write(name(image, width, extension), _encoded(pixels, extension))
    return len(wanted)


def _scaled(original, image, wanted: set[int]) -> Iterator[tuple[int, Pillow.Image]]:
    """The widest first, and each from the one before: the cheaper way, and nobody sees the difference."""
    pixels = Pillow.open(original)
    for width in sorted(wanted, reverse=True):
        pixels = pixels.resize((width, _height(image, width)), Pillow.Resampling.LANCZOS, reducing_gap=3.0)
        yield width, pixels


def _encoded(pixels: Pillow.Image, extension: str) -> bytes:
    format_, options = ENCODING[extension]
    encoded = BytesIO()
    pixels.save(encoded, format_, **options)
    return encoded.getvalue()


def _height(image, width: int) -> int:
    return max(1, round(image.height * width / image.width))


def _srcset(image, available: list[int], extension: str) -> str:
    return ", ".join(f"{default_storage.url(name(image, width, extension))} {width}w" for width in available)

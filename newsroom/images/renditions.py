"""The copies of a picture that pages show and readers take: which there are, how they are made, what a page says of them.

Widths and formats follow from the picture's row alone, so a page that shows a picture asks neither disk nor database.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby

from django.core.files.storage import default_storage
from PIL import Image as Pillow

from newsroom.images import crops, files

WIDTHS = (480, 800, 1200, 1920)
SHOWN_WITHOUT_SRCSET = 1200  # the widest copy for readers of plain `src`: old browsers, feeds, link previews
ENCODING = {
    "webp": ("WEBP", {"quality": 80, "method": 4}),
    "jpg": ("JPEG", {"quality": 82, "optimize": True, "progressive": True}),
    "png": ("PNG", {}),
}
FULL_ENCODING = {"jpg": ("JPEG", {"quality": 92, "subsampling": 0, "optimize": True}), "png": ("PNG", {})}


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


@dataclass(frozen=True)
class Copy:
    """A file to be made: its name in the storage, its size, and the part of the picture it shows, None for all of it."""

    name: str
    width: int
    height: int
    extension: str
    box: tuple[int, int, int, int] | None = None


def widths(width: int) -> list[int]:
    """The widths of the copies, in pixels, ascending; a picture narrower than all of them has one of its own width."""
    return [candidate for candidate in WIDTHS if candidate <= width] or [width]


def height(image, width: int) -> int:
    """The height of a copy of the whole picture, in pixels."""
    return max(1, round(image.height * width / image.width))


def extensions(image) -> tuple[str, str]:
    """WebP, and the format for those who cannot read it."""
    return "webp", "png" if image.has_transparency else "jpg"


def name(image, width: int, extension: str) -> str:
    return f"{files.folder(image.token)}/{width}.{extension}"


def full_name(image) -> str:
    """The picture in its own size and a format that every desk can open: its own file, or a copy of it."""
    _webp, plain = extensions(image)
    if files.EXTENSIONS[image.format] == plain:
        return image.file.name
    return f"{files.folder(image.token)}/full.{plain}"


def sources(image, crop: str = "") -> Sources:
    """Addresses and size of the copies, whole or cut to a shape of `crops`, without queries and without a look at the disk."""
    webp, plain = extensions(image)
    found = {extension: _copies(image, crop, extension) for extension in (webp, plain)}
    shown = max(
        (copy for copy in found[plain] if copy.width <= SHOWN_WITHOUT_SRCSET),
        key=lambda copy: copy.width,
        default=found[plain][0],
    )
    return Sources(
        webp=_srcset(found[webp]),
        fallback=_srcset(found[plain]),
        src=default_storage.url(shown.name),
        smallest=default_storage.url(found[webp][0].name),
        width=shown.width,
        height=shown.height,
        focus=f"focus-x-{round(image.focal_x, -1) // 10} focus-y-{round(image.focal_y, -1) // 10}",
    )


def make(image, *, only_missing: bool = False) -> int:
    """Write the copies of one picture, all or those that are missing, and return how many were written.

    Raises FileNotFoundError when the picture's own file is gone.
    """
    wanted = [copy for copy in copies(image) if not (only_missing and default_storage.exists(copy.name))]
    if wanted:
        with default_storage.open(image.file.name) as original:
            pixels = Pillow.open(original)
            for box, of_one_part in groupby(wanted, key=lambda copy: copy.box):
                _write(pixels.crop(box) if box else pixels, of_one_part)
    return len(wanted)


def copies(image) -> list[Copy]:
    """Every copy that there should be, those of one part of the picture beside each other."""
    found = [
        copy
        for crop in ("", *crops.SHAPES)
        for extension in extensions(image)
        for copy in _copies(image, crop, extension)
    ]
    full = full_name(image)
    if full == image.file.name:
        return found
    return [Copy(full, image.width, image.height, extensions(image)[1]), *found]


def _copies(image, crop: str, extension: str) -> list[Copy]:
    """Those of one shape, or of the whole picture, in one format, the narrowest first."""
    if not crop:
        return [
            Copy(name(image, width, extension), width, height(image, width), extension) for width in widths(image.width)
        ]
    box = crops.box(image, crop)
    return [
        Copy(crops.name(image, crop, width, extension), width, height, extension, box)
        for width, height in crops.sizes(image, crop)
    ]


def _write(pixels: Pillow.Image, copies: Iterable[Copy]) -> None:
    """The widest first, and each from the one before: the cheaper way, and nobody sees the difference."""
    for copy in sorted(copies, key=lambda copy: copy.width, reverse=True):
        if pixels.size != (copy.width, copy.height):
            pixels = pixels.resize((copy.width, copy.height), Pillow.Resampling.LANCZOS, reducing_gap=3.0)
        files.write(copy.name, _encoded(pixels, copy))


def _encoded(pixels: Pillow.Image, copy: Copy) -> bytes:
    format_, options = (FULL_ENCODING if "/full." in copy.name else ENCODING)[copy.extension]
    encoded = BytesIO()
    pixels.save(encoded, format_, **options)
    return encoded.getvalue()


def _srcset(copies: list[Copy]) -> str:
    return ", ".join(f"{default_storage.url(copy.name)} {copy.width}w" for copy in copies)

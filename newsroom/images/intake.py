"""What an uploaded file must be to become a picture, and the clean picture that is made of it.

Nothing of the upload but its pixels survives: they are decoded and encoded anew, so places, names, scripts and other
passengers of the file stay behind.
"""

import hashlib
import struct
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
MAX_SIDE = 16_383  # pixels; no WebP can be longer, and every picture gets renditions in WebP
ENCODING = {
    "JPEG": {"quality": 92, "subsampling": 0, "optimize": True},
    "PNG": {},
    "WEBP": {"quality": 92, "method": 4},
    "AVIF": {"quality": 90, "speed": 10},
}
# What Pillow's decoders raise on damaged files.
BROKEN = (OSError, SyntaxError, ValueError, RuntimeError, EOFError, IndexError, TypeError, struct.error)


class PictureRefused(Exception):
    """Why a file cannot become a picture of the library, as a sentence for the person who uploaded it."""


@dataclass(frozen=True)
class Accepted:
    """A picture without metadata, in sRGB, the right way up; `sha256` is the hex digest of `data`."""

    data: bytes
    format: str
    width: int
    height: int
    has_transparency: bool
    sha256: str


def accept(upload: BinaryIO) -> Accepted:
    """Make a clean picture of an uploaded file; the same bytes always give the same picture.

    Raises PictureRefused for what is too big, damaged, moving, or no JPEG, PNG, WebP or AVIF by its bytes; the
    name and type that the sender gave are not looked at.
    """
    picture = _open(_read(upload))
    format_ = "JPEG" if picture.format == "MPO" else picture.format
    pixels = _decode(picture)
    encoded = BytesIO()
    pixels.save(encoded, format_, **ENCODING[format_])
    data = encoded.getvalue()
    return Accepted(
        data=data,
        format=format_,
        width=pixels.width,
        height=pixels.height,
        has_transparency=pixels.mode == "RGBA",
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _read(upload: BinaryIO) -> bytes:
    limit = settings.IMAGE_MAX_BYTES
    data = upload.read(limit + 1)
    if len(data) > limit:
        raise PictureRefused(
            _("The file is too large: a picture may have at most %(limit)s.") % {"limit": filesizeformat(limit)}
        )
    return data


def _open(data: bytes) -> Image.Image:
    """The picture with its size known and no pixel decoded."""
    try:
        picture = Image.open(BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except BROKEN as error:
        raise PictureRefused(
            _("This is no picture that can be used here: choose a JPEG, PNG, WebP or AVIF file that opens elsewhere.")
        ) from error
    if picture.width * picture.height > settings.IMAGE_MAX_PIXELS:
        raise _too_many_pixels()
    if max(picture.size) > MAX_SIDE:
        raise PictureRefused(
            _("The picture is too long: a side may have at most %(limit)s pixels.")
            % {"limit": number_format(MAX_SIDE, force_grouping=True)}
        )
    # A camera's MPO file is a JPEG that carries a second view; its first frame is the picture.
    if picture.format != "MPO" and getattr(picture, "is_animated", False):
        raise PictureRefused(_("The picture moves: save the one frame you want as a still picture and choose that."))
    return picture


def _too_many_pixels() -> PictureRefused:
    limit = number_format(settings.IMAGE_MAX_PIXELS, force_grouping=True)
    return PictureRefused(
        _("The picture is too large: width times height may be at most %(limit)s pixels.") % {"limit": limit}
    )


def _decode(picture: Image.Image) -> Image.Image:
    """All pixels, turned as the camera was held, in the one form that is kept."""
    try:
        ImageOps.exif_transpose(picture, in_place=True)
        return _plain(picture)
    except BROKEN as error:
        raise PictureRefused(
            _("The picture is damaged or incomplete: save it again, or send it once more, and choose the new file.")
        ) from error


def _plain(picture: Image.Image) -> Image.Image:
    """The same picture as 8-bit sRGB, with an alpha channel only where something shines through, and nothing beside."""
    transparent = picture.has_transparency_data
    profile = picture.info.get("icc_profile")
    if picture.mode.startswith("I"):
        picture = picture.point(lambda level: level / 256).convert("L")
        picture.info.pop("transparency", None)  # a 16-bit grey, which names nothing among 8-bit ones
    if picture.mode == "CMYK" and profile:
        picture = _in_srgb(picture, profile, "RGB") or picture.convert("RGB")
    else:
        mode = "RGBA" if transparent else "RGB"
        if picture.mode != mode:
            picture = picture.convert(mode)
        if profile:
            picture = _in_srgb(picture, profile, mode) or picture
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema()[0] == 255:
        picture = picture.convert("RGB")
    picture.info.clear()  # what stays here would be written into the new file
    return picture


def _in_srgb(picture: Image.Image, profile: bytes, mode: str) -> Image.Image | None:
    """The colours as sRGB has them; None for a profile that is broken or made for another kind of picture."""
    try:
        return ImageCms.profileToProfile(picture, BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError):
        return None

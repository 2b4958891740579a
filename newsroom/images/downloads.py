"""The files that journalists take away: which sizes there are, and each with the words of the picture written into it.

The files in the storage carry no words. A download is put together when it is asked for, so a word that was mended is
in the next one, and the stored file stays what it was.
"""

from dataclasses import dataclass

from django.core.files.storage import default_storage
from django.utils.translation import pgettext_lazy

from newsroom.images import crops, metadata, renditions

LABELS = {
    "original": pgettext_lazy("size of a picture", "Original"),
    "1920": pgettext_lazy("size of a picture", "Large"),
    "1200": pgettext_lazy("size of a picture", "Medium"),
    "square": pgettext_lazy("size of a picture", "Square"),
    "wide": pgettext_lazy("size of a picture", "Wide, 16:9"),
}
CONTENT_TYPES = {"jpg": "image/jpeg", "png": "image/png"}


@dataclass(frozen=True)
class Download:
    """One size: `key` names it in addresses, `stored` is the file without words, the size is in pixels."""

    key: str
    stored: str
    width: int
    height: int
    extension: str

    @property
    def label(self) -> str:
        return LABELS[self.key]

    @property
    def name(self) -> str:
        return f"{self.key}.{self.extension}"

    @property
    def format(self) -> str:
        return {"jpg": "JPEG", "png": "PNG"}[self.extension]

    @property
    def content_type(self) -> str:
        return CONTENT_TYPES[self.extension]

    def bytes_with(self, notes: metadata.Notes) -> int | None:
        """The size of the file in bytes with the notes in it, read from the disk; None when the stored file is gone."""
        try:
            return default_storage.size(self.stored) + len(metadata.passengers(self.extension, notes))
        except FileNotFoundError:
            return None

    def read(self, notes: metadata.Notes) -> bytes:
        """The file with the notes in it; raises FileNotFoundError when the stored file is gone."""
        with default_storage.open(self.stored) as file:
            return metadata.embed(file.read(), notes)


def offered(image) -> list[Download]:
    """The sizes of a picture, the largest first, then those cut around the focal point; disk and database are not asked."""
    extension = renditions.extensions(image)[1]
    found = [Download("original", renditions.full_name(image), image.width, image.height, extension)]
    for key, width in (("1920", 1920), ("1200", 1200)):
        if width < image.width:
            height = renditions.height(image, width)
            found.append(Download(key, renditions.name(image, width, extension), width, height, extension))
    for key in ("square", "wide"):
        width, height = crops.sizes(image, key)[-1]
        found.append(Download(key, crops.name(image, key, width, extension), width, height, extension))
    return found


def named(image, name: str) -> Download | None:
    """The download that has this name in its address; None for a size the picture does not have."""
    return next((download for download in offered(image) if download.name == name), None)

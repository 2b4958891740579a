"""How pictures come into the library and leave it."""

from collections.abc import Mapping
from typing import BinaryIO

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from newsroom import languages
from newsroom.images import files, intake, renditions
from newsroom.images.models import Image


class AlreadyInLibrary(intake.PictureRefused):
    """The same picture was added before; it is kept in `existing`."""

    def __init__(self, existing: Image):
        self.existing = existing
        super().__init__(
            _("This picture is already in the library: “%(picture)s”, number %(number)s.")
            % {"picture": existing, "number": existing.pk}
        )


@transaction.atomic
def add_image(
    *,
    upload: BinaryIO | intake.Accepted,
    by=None,
    alt_text: Mapping[str, str] | None = None,
    caption: Mapping[str, str] | None = None,
    credit: Mapping[str, str] | None = None,
    usage_terms: Mapping[str, str] | None = None,
    is_decorative: bool = False,
    focal: tuple[int, int] = (50, 50),
) -> Image:
    """Add a picture with its copies for pages: the only way one comes into the library.

    `upload` is a file open for reading, or what `intake.accept` made of one; `alt_text`, `caption`, `credit` and `usage_terms` are words
    by language code; `by` is the user who must be allowed to, None the system itself. No file stays if the
    transaction fails. Raises PermissionDenied, PictureRefused, AlreadyInLibrary, and ValidationError for
    words too long or a focal point outside the picture.
    """
    if by is not None and not by.has_perm("images.add_image"):
        raise PermissionDenied(_("You may not add pictures to the library."))
    accepted = upload if isinstance(upload, intake.Accepted) else intake.accept(upload)
    image = Image(
        **_facts(accepted),
        **_words("alt_text", alt_text),
        **_words("caption", caption),
        **_words("credit", credit),
        **_words("usage_terms", usage_terms),
        is_decorative=is_decorative,
        focal_x=focal[0],
        focal_y=focal[1],
        uploaded_by=by,
    )
    _insert(image)
    files.remove_unless_committed(image.token)
    files.write(image.file.name, accepted.data)
    renditions.make(image)
    return image


@transaction.atomic
def delete_image(*, image: Image, by=None) -> None:
    """Delete a picture and, once that is certain, its files.

    Raises PermissionDenied, and ProtectedError while something published shows the picture.
    """
    if by is not None and not by.has_perm("images.delete_image"):
        raise PermissionDenied(_("You may not delete pictures from the library."))
    token = image.token
    image.delete()
    transaction.on_commit(lambda: files.remove(token))


def _facts(accepted: intake.Accepted) -> dict:
    return {
        "token": files.new_token(),
        "sha256": accepted.sha256,
        "format": accepted.format,
        "width": accepted.width,
        "height": accepted.height,
        "has_transparency": accepted.has_transparency,
    }


def _words(field: str, by_language: Mapping[str, str] | None) -> dict[str, str]:
    return {languages.column(field, code): words for code, words in (by_language or {}).items()}


def _insert(image: Image) -> None:
    """Save the new row; two uploads of one picture at the same moment are told apart by the database alone."""
    image.file.name = files.original_name(image)
    image.clean_fields()
    try:
        with transaction.atomic():
            image.save(force_insert=True)
    except IntegrityError as error:
        existing = Image.objects.filter(sha256=image.sha256).first()
        if existing is None:
            raise
        raise AlreadyInLibrary(existing) from error

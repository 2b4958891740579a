"""The picture library: one row per picture, whose file never changes and whose words may be mended."""

import pgtrigger
from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext, override, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from newsroom import languages
from newsroom.images import files


class ImageQuerySet(models.QuerySet):
    def get_by_natural_key(self, sha256):
        return self.get(sha256=sha256)

    def without_alt_text(self, code):
        """Pictures that say something but cannot say it in the language `code` to those who do not see them."""
        column = languages.column("alt_text", code)
        return self.filter(Q(**{column: ""}) | Q(**{f"{column}__isnull": True}), is_decorative=False)


class Image(models.Model):
    class Format(models.TextChoices):
        JPEG = "JPEG", "JPEG"
        PNG = "PNG", "PNG"
        WEBP = "WEBP", "WebP"
        AVIF = "AVIF", "AVIF"

    file = models.FileField(_("file"), upload_to=files.original_name, max_length=100)
    token = models.CharField(_("token"), max_length=22, editable=False)
    sha256 = models.CharField(_("SHA-256 of the file"), max_length=64, editable=False)
    width = models.PositiveIntegerField(_("width in pixels"), editable=False)
    height = models.PositiveIntegerField(_("height in pixels"), editable=False)
    format = models.CharField(_("file format"), max_length=4, choices=Format, editable=False)
    has_transparency = models.BooleanField(_("has transparent parts"), default=False, editable=False)
    credit = models.CharField(
        pgettext_lazy("of a picture", "credit"),
        max_length=200,
        blank=True,
        help_text=_("Who made the picture and who owns it, as it should be printed. Example: NATO / Jane Doe"),
    )
    alt_text = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_(
            "What the picture shows, in one sentence, for people who do not see it. "
            "Example: Two ambassadors sign a document at a long table."
        ),
    )
    caption = models.TextField(
        _("caption"), blank=True, help_text=_("The sentence that stands below the picture: who, where, when.")
    )
    usage_terms = models.TextField(
        _("terms of use"),
        blank=True,
        max_length=1000,
        help_text=_(
            "What others may do with the picture, as it is told to journalists. Empty: the general terms of this site. "
            "Example: For editorial use only. Not to be altered."
        ),
    )
    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("Decorative: needs no alternative text. Not for pictures that show people, places or events."),
    )
    focal_x = models.PositiveSmallIntegerField(
        _("focal point, from the left (%)"),
        default=50,
        validators=[MaxValueValidator(100)],
        help_text=_("0 is the left edge, 100 the right edge. This point stays in view where the picture is cut."),
    )
    focal_y = models.PositiveSmallIntegerField(
        _("focal point, from the top (%)"),
        default=50,
        validators=[MaxValueValidator(100)],
        help_text=_("0 is the top edge, 100 the bottom edge."),
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    objects = ImageQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("in the library", "picture")
        verbose_name_plural = pgettext_lazy("in the library", "pictures")
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["token"], name="image_token_is_unique"),
            models.UniqueConstraint(
                fields=["sha256"],
                name="image_file_is_unique",
                violation_error_message=_("This picture is already in the library."),
            ),
            models.CheckConstraint(
                condition=Q(focal_x__range=(0, 100), focal_y__range=(0, 100)),
                name="image_focal_point_within_picture",
                violation_error_message=_("The focal point lies outside the picture: use 0 to 100."),
            ),
        ]
        indexes = [models.Index(fields=["-created_at", "-id"], name="image_newest_first")]
        triggers = [
            pgtrigger.ReadOnly(
                name="file_never_changes",
                fields=["file", "token", "sha256", "width", "height", "format", "has_transparency"],
            )
        ]

    def __str__(self):
        code = languages.current()
        words = languages.read(self, "caption", code) or languages.read(self, "alt_text", code)
        return words or _("Picture %(id)s") % {"id": self.pk}

    def natural_key(self):
        return (self.sha256,)

    def terms(self) -> dict[str, str]:
        """What others may do with the picture, by language: its own terms where it has any, else those of the site."""
        own = {code: words for code in languages.codes() if (words := languages.read(self, "usage_terms", code))}
        return own or {code: settings.NEWSROOM_USAGE_TERMS[code] or _general_terms(code) for code in languages.codes()}


def _general_terms(code: str) -> str:
    with override(code):
        return gettext("Free for editorial use with the credit given here; not for advertising.")

"""The form that takes a picture in; what the file must be is decided by `intake`."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from newsroom.images import intake, library
from newsroom.images.models import Image


class PictureInput(forms.FileInput):
    """A file input that static/images/upload.js turns into a place to drop a picture on; it works without."""

    def __init__(self, attrs=None):
        super().__init__(
            {
                "accept": "image/jpeg,image/png,image/webp,image/avif",
                "data-picture-upload": "",
                "data-drop": _("Drop a picture here, or choose one:"),
                "data-wrong-type": _("This is no JPEG, PNG, WebP or AVIF file."),
                "data-preview": _("Preview of the chosen picture: click the point that must stay in view."),
                **(attrs or {}),
            }
        )

    def get_context(self, name, value, attrs):
        limit = settings.IMAGE_MAX_BYTES
        sentence = _("The file is too large: a picture may have at most %(limit)s.")
        attrs = {**attrs, "data-max-bytes": limit, "data-too-large": sentence % {"limit": filesizeformat(limit)}}
        return super().get_context(name, value, attrs)


class UploadForm(forms.ModelForm):
    """Its cleaned `upload` is an `intake.Accepted`."""

    upload = forms.FileField(
        label=_("picture file"),
        widget=PictureInput,
        help_text=_(
            "JPEG, PNG, WebP or AVIF. Place, camera and other details stored in the file are removed. "
            "The file cannot be exchanged later."
        ),
    )

    class Meta:
        model = Image
        fields = ["credit", "alt_text", "caption", "usage_terms", "is_decorative", "focal_x", "focal_y"]

    def clean_upload(self):
        try:
            accepted = intake.accept(self.cleaned_data["upload"])
        except intake.PictureRefused as refusal:
            raise ValidationError(str(refusal)) from refusal
        if existing := Image.objects.filter(sha256=accepted.sha256).first():
            raise ValidationError(str(library.AlreadyInLibrary(existing)))
        return accepted

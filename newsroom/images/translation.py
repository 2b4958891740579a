"""Which words of a picture exist once per language."""

from modeltranslation.translator import TranslationOptions, register

from newsroom.images.models import Image


@register(Image)
class ImageTranslationOptions(TranslationOptions):
    fields = ("alt_text", "caption", "credit", "usage_terms")

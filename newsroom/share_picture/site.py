"""The share picture of every page that has none of its own: the office's."""

from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from newsroom import languages
from newsroom.share_picture import serving
from newsroom.share_picture.drawing import Words
from newsroom.structured_data import office_name


def words() -> Words:
    code = languages.current()
    return Words("", gettext("Releases and conferences"), "", office_name(), code, code)


def address() -> str:
    return serving.path("share-picture", "", words())


@require_safe
def picture(request, digest):
    return serving.response(words(), digest, address())

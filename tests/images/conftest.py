from io import BytesIO

import pytest
from django.contrib.auth.models import Permission
from django.utils import translation

from newsroom.images.library import add_image
from tests.images.drawing import photo


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def media_folder(settings, tmp_path):
    """The media folder of one test, empty."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def make_image(db):
    """Adds a drawn picture to the library; another colour is another picture."""

    def make(*, width=640, height=400, colour="teal", format_="JPEG", **words):
        return add_image(upload=BytesIO(photo(width, height, colour=colour, format_=format_)), **words)

    return make


@pytest.fixture
def picture_desk(make_user):
    """Someone who looks after the library and nothing else."""
    user = make_user("picture-desk")
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="images"))
    return user

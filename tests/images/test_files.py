"""Files and rows stand and fall together, and the file under a picture never changes."""

from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError, transaction

from newsroom.images import files, library, renditions
from newsroom.images.models import Image
from tests.images.drawing import names_below, photo

pytestmark = pytest.mark.django_db


def add(**options):
    return library.add_image(upload=BytesIO(photo()), **options)


def test_a_transaction_that_fails_later_leaves_no_file(media_folder):
    def upload_then_fail():
        with transaction.atomic():
            add()
            assert "original.jpg" in names_below(media_folder)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        upload_then_fail()

    assert names_below(media_folder) == set()
    assert not Image.objects.exists()


def test_a_disk_that_fails_half_way_leaves_neither_row_nor_file(media_folder, monkeypatch):
    def full_disk(*args, **kwargs):
        raise OSError("No space left on device")

    monkeypatch.setattr(renditions, "make", full_disk)

    with pytest.raises(OSError, match="No space"):
        add()

    assert names_below(media_folder) == set()
    assert not Image.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_committed_picture_keeps_its_files(media_folder):
    with transaction.atomic():
        image = add()

    assert "original.jpg" in names_below(media_folder / "pictures" / image.token)


def test_a_file_is_written_whole_or_not_at_all(media_folder, monkeypatch):
    files.write("pictures/x/480.webp", b"old")

    def interrupted(*args):
        raise OSError("interrupted")

    monkeypatch.setattr(files.os, "replace", interrupted)
    with pytest.raises(OSError, match="interrupted"):
        files.write("pictures/x/480.webp", b"new")

    assert (media_folder / "pictures/x/480.webp").read_bytes() == b"old"
    assert names_below(media_folder) == {"480.webp"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("file", "pictures/other/original.jpg"),
        ("token", "x" * 22),
        ("sha256", "0" * 64),
        ("width", 1),
        ("height", 1),
        ("format", "PNG"),
        ("has_transparency", True),
    ],
)
def test_the_database_refuses_another_file_under_a_picture(make_image, field, value):
    image = make_image()

    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        Image.objects.filter(pk=image.pk).update(**{field: value})


def test_a_file_saved_past_the_library_still_gets_no_name_from_outside(make_image):
    image = make_image()

    name = image._meta.get_field("file").generate_filename(image, "../../evil.html")

    assert name == f"pictures/{image.token}/original.jpg"


@pytest.mark.django_db(transaction=True)
def test_a_deleted_picture_takes_its_files_with_it(picture_desk, make_user, media_folder):
    image, other = add(), library.add_image(upload=BytesIO(photo(colour="navy")))

    with pytest.raises(PermissionDenied):
        library.delete_image(image=image, by=make_user("stranger"))
    library.delete_image(image=image, by=picture_desk)

    assert [folder.name for folder in (media_folder / "pictures").iterdir()] == [other.token]
    assert Image.objects.get() == other


@pytest.mark.django_db(transaction=True)
def test_a_deletion_that_is_taken_back_keeps_the_files(media_folder):
    token = add().token

    with transaction.atomic():
        library.delete_image(image=Image.objects.get())
        transaction.set_rollback(True)

    assert Image.objects.get().token == token
    assert "original.jpg" in names_below(media_folder)

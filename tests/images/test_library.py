"""Pictures come into the library whole, once, and only through those who may add them."""

import threading
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction

from newsroom.images import intake, library
from newsroom.images.models import Image
from tests.images.drawing import names_below, photo

pytestmark = pytest.mark.django_db


def add(**options):
    return library.add_image(upload=BytesIO(photo()), **options)


@pytest.fixture
def intake_calls(monkeypatch):
    """The calls of `intake.accept`."""
    calls, accept = [], intake.accept
    monkeypatch.setattr(intake, "accept", lambda upload: calls.append(upload) or accept(upload))
    return calls


def test_a_picture_comes_in_with_its_words_and_its_files(picture_desk, media_folder):
    image = add(
        by=picture_desk,
        credit={"en": "NATO"},
        alt_text={"ar": "قاعة", "en": "A hall"},
        caption={"en": "The hall in Doha"},
        focal=(80, 20),
    )

    image.refresh_from_db()
    assert (image.width, image.height, image.format) == (640, 400, "JPEG")
    assert (image.alt_text_ar, image.alt_text_en, image.caption_en) == ("قاعة", "A hall", "The hall in Doha")
    assert (image.credit_en, image.focal_x, image.focal_y, image.uploaded_by) == ("NATO", 80, 20, picture_desk)
    assert image.file.name == f"pictures/{image.token}/original.jpg"
    cut = {f"{name}.{format_}" for name in ("square-400-80-20", "wide-640-80-20") for format_ in ("webp", "jpg")}
    assert names_below(media_folder) == {"original.jpg", "480.webp", "480.jpg"} | cut


def test_what_intake_accepted_is_not_looked_at_again(intake_calls):
    accepted = intake.accept(BytesIO(photo()))
    intake_calls.clear()

    image = library.add_image(upload=accepted)

    assert intake_calls == []
    assert image.sha256 == accepted.sha256


def test_addresses_cannot_be_guessed_from_the_picture(make_image):
    first, second = make_image(colour="teal"), make_image(colour="navy")

    assert len(first.token) == 22
    assert first.token != second.token


def test_the_system_may_add_pictures_and_a_stranger_may_not(make_user, media_folder):
    with pytest.raises(PermissionDenied):
        add(by=make_user("stranger"))

    assert not Image.objects.exists()
    assert names_below(media_folder) == set()
    assert add(by=None).uploaded_by is None


def test_the_same_picture_twice_names_the_one_that_is_there(media_folder):
    existing = add(caption={"en": "The hall in Doha"})
    before = names_below(media_folder)

    with pytest.raises(library.AlreadyInLibrary, match=f"“The hall in Doha”, number {existing.pk}") as refusal:
        add()

    assert refusal.value.existing == existing
    assert names_below(media_folder) == before
    assert Image.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_uploads_of_one_picture_at_the_same_moment_give_one(media_folder):
    outcomes, start = [], threading.Barrier(2)

    def upload():
        try:
            start.wait(timeout=10)
            outcomes.append(add())
        except library.AlreadyInLibrary as refusal:
            outcomes.append(refusal.existing)
        finally:
            connection.close()

    threads = [threading.Thread(target=upload) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)

    image = Image.objects.get()
    assert outcomes == [image, image]
    assert [folder.name for folder in (media_folder / "pictures").iterdir()] == [image.token]


@pytest.mark.parametrize("focal", [(101, 50), (50, -1)], ids=["too far right", "above the top"])
def test_a_focal_point_outside_the_picture_is_refused(focal, media_folder):
    with pytest.raises(ValidationError):
        add(focal=focal)

    assert names_below(media_folder) == set()


def test_the_database_keeps_the_focal_point_within_the_picture(make_image):
    image = make_image()

    with pytest.raises(IntegrityError, match="image_focal_point_within_picture"), transaction.atomic():
        Image.objects.filter(pk=image.pk).update(focal_x=101)


def test_an_unknown_language_is_refused_and_not_forgotten():
    with pytest.raises(TypeError, match="alt_text_xx"):
        add(alt_text={"xx": "A hall"})


def test_the_words_of_a_picture_may_be_mended(make_image):
    image = make_image(caption={"en": "Old"})

    image.caption_en, image.focal_x = "New", 10
    image.save()

    assert Image.objects.get(caption_en="New", focal_x=10) == image


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({"caption": {"en": "Caption"}, "alt_text": {"en": "Alt"}}, "Caption"),
        ({"caption": {"ar": "شرح"}, "alt_text": {"en": "Alt"}}, "Alt"),
        ({"caption": {"ar": "شرح"}}, "Picture {pk}"),
    ],
    ids=["caption", "alternative text", "number"],
)
def test_a_picture_is_called_by_its_words_in_the_language_of_the_reader(make_image, words, expected):
    image = make_image(**words)

    assert str(image) == expected.format(pk=image.pk)


def test_pictures_are_found_that_say_nothing_to_those_who_do_not_see_them(make_image):
    make_image(colour="red", alt_text={"en": "A hall"})
    make_image(colour="grey", is_decorative=True)
    silent = make_image(colour="blue", alt_text={"ar": "قاعة"})

    assert list(Image.objects.without_alt_text("en")) == [silent]


def test_a_fixture_names_a_picture_by_its_digest(make_image):
    image = make_image()

    assert Image.objects.get_by_natural_key(*image.natural_key()) == image

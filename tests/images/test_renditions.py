"""The copies for pages: right sizes, right formats, and nothing to ask when a page shows them."""

from io import BytesIO, StringIO

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from PIL import Image as Pillow

from newsroom.images import renditions
from newsroom.images.library import add_image
from newsroom.images.models import Image
from tests.images.drawing import draw, encode

TOKEN = "a" * 22


def unsaved(width=2000, height=1000, **fields):
    return Image(token=TOKEN, width=width, height=height, format="JPEG", **fields)


def sizes_on_disk(folder, extension):
    return sorted(Pillow.open(path).size for path in folder.rglob(f"*.{extension}") if path.stem.isdigit())


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (4000, [480, 800, 1200, 1920]),
        (1920, [480, 800, 1200, 1920]),
        (1919, [480, 800, 1200]),
        (480, [480]),
        (479, [479]),
        (1, [1]),
    ],
)
def test_no_copy_is_wider_than_the_picture(width, expected):
    assert renditions.widths(width) == expected


def test_copies_are_made_in_every_width_and_both_formats(make_image, media_folder):
    make_image(width=1300, height=650)

    expected = [(480, 240), (800, 400), (1200, 600)]
    assert sizes_on_disk(media_folder, "webp") == expected
    assert sizes_on_disk(media_folder, "jpg") == expected


def test_a_small_picture_has_one_copy_of_its_own_size(make_image, media_folder):
    make_image(width=300, height=200)

    assert sizes_on_disk(media_folder, "webp") == sizes_on_disk(media_folder, "jpg") == [(300, 200)]


@pytest.mark.django_db
@pytest.mark.parametrize("format_", ["PNG", "WEBP", "AVIF"])
def test_transparent_pictures_fall_back_to_png(media_folder, format_):
    picture = draw(600, 300, mode="RGBA")
    picture.putalpha(100)

    image = add_image(upload=BytesIO(encode(picture, format_)))

    assert sizes_on_disk(media_folder, "png") == sizes_on_disk(media_folder, "webp") == [(480, 240)]
    with default_storage.open(f"pictures/{image.token}/480.webp") as file:
        assert Pillow.open(file).mode == "RGBA"


def test_a_page_is_told_every_address_and_the_size_of_its_place():
    sources = renditions.sources(unsaved(1300, 650, focal_x=84, focal_y=6))

    at = f"/media/pictures/{TOKEN}"
    assert sources.webp == f"{at}/480.webp 480w, {at}/800.webp 800w, {at}/1200.webp 1200w"
    assert sources.fallback == f"{at}/480.jpg 480w, {at}/800.jpg 800w, {at}/1200.jpg 1200w"
    assert (sources.src, sources.smallest) == (f"{at}/1200.jpg", f"{at}/480.webp")
    assert (sources.width, sources.height) == (1200, 600)
    assert sources.focus == "focus-x-8 focus-y-1"


def test_every_address_that_a_page_is_told_has_its_file(make_image, media_folder):
    image = make_image(width=1300, height=650)
    sources = [renditions.sources(image, crop) for crop in ("", "square", "wide")]

    told = {candidate.split()[0] for each in sources for candidate in f"{each.webp}, {each.fallback}".split(", ")}

    there = {
        f"/media/pictures/{image.token}/{path.name}" for path in (media_folder / "pictures" / image.token).iterdir()
    }
    assert told == there - {f"/media/pictures/{image.token}/original.jpg"}


@pytest.mark.parametrize("size", [(5000, 3), (3, 5000)], ids=["very wide", "very tall"])
def test_a_ribbon_still_gets_its_copies(make_image, media_folder, size):
    make_image(width=size[0], height=size[1], format_="PNG")

    assert sizes_on_disk(media_folder, "webp")


def test_telling_a_page_asks_neither_database_nor_disk(make_image, django_assert_num_queries, media_folder):
    image = make_image()
    media_folder.rename(media_folder.with_name("gone"))

    with django_assert_num_queries(0):
        renditions.sources(image)


def run_make_renditions(*options):
    out = StringIO()
    call_command("make_renditions", *options, stdout=out)
    return out.getvalue()


def test_lost_copies_are_made_again_and_the_others_left_alone(make_image, media_folder):
    folder = media_folder / "pictures" / make_image().token
    (folder / "480.webp").unlink()
    (folder / "480.jpg").write_bytes(b"left alone")

    out = run_make_renditions("--missing")

    assert out == "1 file written.\n"
    assert sizes_on_disk(folder, "webp") == [(480, 300)]
    assert (folder / "480.jpg").read_bytes() == b"left alone"


def test_all_copies_can_be_made_again(make_image, media_folder):
    folder = media_folder / "pictures" / make_image().token
    (folder / "480.jpg").write_bytes(b"damaged")

    out = run_make_renditions()

    assert out == "6 files written.\n"
    assert sizes_on_disk(folder, "jpg") == [(480, 300)]


def test_a_lost_original_is_named_and_stops_no_other_picture(make_image, media_folder):
    lost, kept = make_image(colour="red"), make_image(colour="blue")
    (media_folder / "pictures" / lost.token / "original.jpg").unlink()
    (media_folder / "pictures" / kept.token / "480.jpg").unlink()

    with pytest.raises(CommandError, match=f"these pictures: {lost.pk}$"):
        run_make_renditions()

    assert (media_folder / "pictures" / kept.token / "480.jpg").exists()


def test_a_cut_is_told_like_a_whole_picture():
    sources = renditions.sources(unsaved(1300, 1300, focal_x=84, focal_y=6), "wide")

    assert sources.fallback == f"/media/pictures/{TOKEN}/wide-1200-84-6.jpg 1200w"
    assert (sources.width, sources.height) == (1200, 675)


@pytest.mark.django_db
@pytest.mark.parametrize("format_", ["PNG", "WEBP", "AVIF"])
def test_what_not_every_desk_can_open_has_a_copy_in_its_own_size(format_):
    image = add_image(upload=BytesIO(encode(draw(500, 300), format_)))

    with default_storage.open(renditions.full_name(image)) as file:
        copy = Pillow.open(file)
        assert (copy.format, copy.size) == ("JPEG", (500, 300))


@pytest.mark.django_db
def test_a_jpeg_is_its_own_copy():
    image = add_image(upload=BytesIO(encode(draw(500, 300))))

    assert renditions.full_name(image) == image.file.name

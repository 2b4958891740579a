"""What the library takes in, what it refuses, and what it leaves behind."""

import contextlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageCms, PngImagePlugin

from newsroom.images import intake
from tests.images.drawing import draw, encode, photo

SCRIPT = b"<html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\nshowpage\n"


def accept(data):
    return intake.accept(BytesIO(data))


def opened(accepted):
    return Image.open(BytesIO(accepted.data))


def with_gps(**options):
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Secret Camera"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(
        {ExifTags.GPS.GPSLatitudeRef: "N", ExifTags.GPS.GPSLatitude: (25.0, 17.0, 0.0)}
    )
    return encode(draw(), exif=exif, **options)


@pytest.mark.parametrize("format_", intake.FORMATS)
def test_pictures_for_the_web_are_accepted(format_):
    accepted = accept(photo(320, 200, format_=format_))

    assert (accepted.format, accepted.width, accepted.height) == (format_, 320, 200)
    assert opened(accepted).format == format_


@pytest.mark.parametrize("format_", intake.FORMATS)
def test_place_and_camera_are_gone(format_):
    data = with_gps(format_=format_)
    assert b"Secret Camera" in data

    accepted = accept(data)

    assert b"Secret Camera" not in accepted.data
    assert not opened(accepted).getexif()


def test_comments_and_other_words_in_the_file_are_gone():
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "Somebody Private")

    from_png = accept(encode(draw(), "PNG", pnginfo=words))
    from_jpeg = accept(
        encode(draw(), "JPEG", comment=b"Somebody Private", xmp=b"<x:xmpmeta>Somebody Private</x:xmpmeta>")
    )

    assert b"Somebody Private" not in from_png.data + from_jpeg.data


@pytest.mark.parametrize("format_", ["JPEG", "PNG"])
def test_a_web_page_behind_the_picture_is_cut_off(format_):
    accepted = accept(photo(format_=format_) + SCRIPT)

    assert b"script" not in accepted.data


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(SVG, id="svg"),
        pytest.param(EPS, id="eps"),
        pytest.param(SCRIPT, id="html"),
        pytest.param(photo(format_="GIF"), id="gif"),
        pytest.param(photo(format_="TIFF"), id="tiff"),
        pytest.param(photo(format_="BMP"), id="bmp"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + SCRIPT, id="html that begins like a png"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_other_files_are_refused_whatever_they_are_called(data):
    with pytest.raises(intake.PictureRefused, match="JPEG, PNG, WebP or AVIF"):
        accept(data)


@pytest.mark.parametrize("format_", intake.FORMATS)
def test_half_a_picture_is_refused(format_):
    data = photo(format_=format_)

    with pytest.raises(intake.PictureRefused):
        accept(data[: len(data) // 2])


@given(position=st.integers(0, 2000), byte=st.integers(0, 255), format_=st.sampled_from(intake.FORMATS))
def test_a_damaged_picture_is_mended_or_refused(position, byte, format_):
    data = bytearray(photo(40, 30, format_=format_))
    data[position % len(data)] = byte

    # Any other error of a decoder would fail this test.
    with contextlib.suppress(intake.PictureRefused):
        accepted = accept(bytes(data))
        assert opened(accepted).size == (accepted.width, accepted.height)


def test_a_file_with_too_many_bytes_is_refused(settings):
    settings.IMAGE_MAX_BYTES = 2048

    with pytest.raises(intake.PictureRefused, match="at most 2.0\xa0KB"):
        accept(photo() + b"x" * 2048)


def test_a_picture_with_too_many_pixels_is_refused(settings):
    settings.IMAGE_MAX_PIXELS = 10_000

    accept(photo(100, 100))
    with pytest.raises(intake.PictureRefused, match="at most 10,000 pixels"):
        accept(photo(101, 100))


@pytest.mark.parametrize("cap", [60_000_000, 10**12], ids=["cap as delivered", "cap lifted"])
def test_a_small_file_that_unfolds_to_a_huge_picture_is_refused(settings, cap):
    settings.IMAGE_MAX_PIXELS = cap
    bomb = encode(Image.new("1", (15_000, 15_000)), "PNG")
    assert len(bomb) < 100_000

    with pytest.raises(intake.PictureRefused, match="pixels"):
        accept(bomb)


def test_a_side_too_long_for_webp_is_refused():
    with pytest.raises(intake.PictureRefused, match="16,383"):
        accept(encode(Image.new("RGB", (20, 16_384)), "PNG"))


@pytest.mark.parametrize("format_", ["WEBP", "PNG", "AVIF"])
def test_moving_pictures_are_refused(format_):
    data = encode(draw(60, 40), format_, save_all=True, append_images=[draw(60, 40, colour="red")])

    with pytest.raises(intake.PictureRefused, match="moves"):
        accept(data)


def test_the_second_view_in_a_camera_file_is_left_out():
    data = encode(draw(60, 40), "MPO", save_all=True, append_images=[draw(60, 40, colour="red")])

    accepted = accept(data)

    assert accepted.format == "JPEG"
    assert getattr(opened(accepted), "n_frames", 1) == 1


@pytest.mark.parametrize("format_", intake.FORMATS)
def test_a_picture_taken_sideways_stands_upright(format_):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6  # the camera was turned: show it a quarter to the right

    accepted = accept(encode(draw(60, 40), format_, exif=exif))

    assert (accepted.width, accepted.height) == (40, 60)
    white = opened(accepted).convert("RGB").getpixel((35, 5))
    assert min(white) > 240


def srgb_profile():
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def test_colours_of_another_profile_become_srgb():
    red_and_green_swapped = srgb_profile().replace(b"rXYZ", b"____").replace(b"gXYZ", b"rXYZ").replace(b"____", b"gXYZ")

    accepted = accept(encode(draw(colour="red"), "PNG", icc_profile=red_and_green_swapped))

    assert "icc_profile" not in opened(accepted).info
    assert opened(accepted).getpixel((600, 300)) == pytest.approx((0, 255, 0), abs=2)


@pytest.mark.parametrize(
    "profile",
    [
        pytest.param(srgb_profile(), id="the same"),
        pytest.param(ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes(), id="for other pixels"),
        pytest.param(b"no profile", id="broken"),
    ],
)
def test_a_profile_that_says_nothing_new_changes_no_colour(profile):
    accepted = accept(encode(draw(colour=(0, 128, 128)), "PNG", icc_profile=profile))

    assert "icc_profile" not in opened(accepted).info
    assert opened(accepted).getpixel((600, 300)) == pytest.approx((0, 128, 128), abs=2)


@pytest.mark.parametrize(
    ("mode", "format_"),
    [
        ("RGB", "JPEG"),
        ("L", "JPEG"),
        ("CMYK", "JPEG"),
        ("1", "PNG"),
        ("P", "PNG"),
        ("RGBA", "PNG"),
        ("LA", "PNG"),
        ("I;16", "PNG"),
    ],
)
def test_every_kind_of_pixel_is_kept_as_plain_colour(mode, format_):
    accepted = accept(encode(draw(60, 40).convert("L").convert(mode), format_))

    assert opened(accepted).mode == "RGB"
    assert accepted.has_transparency is False


def test_sixteen_bit_grey_keeps_its_brightness():
    accepted = accept(encode(Image.new("I;16", (60, 40), 32_768), "PNG"))

    assert opened(accepted).getpixel((30, 20)) == (128, 128, 128)


@pytest.mark.parametrize("format_", ["PNG", "WEBP", "AVIF"])
def test_transparent_parts_stay_transparent(format_):
    picture = draw(60, 40, mode="RGBA")
    picture.putalpha(100)

    accepted = accept(encode(picture, format_))

    assert accepted.has_transparency is True
    assert opened(accepted).mode == "RGBA"


def test_the_same_bytes_give_the_same_picture():
    assert accept(photo()).sha256 == accept(photo()).sha256
    assert accept(photo()).sha256 != accept(photo(colour="navy")).sha256

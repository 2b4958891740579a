"""Cuts around the focal point: inside the picture, in their shape, with the point in view."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.images import crops
from newsroom.images.models import Image

SIDES, PERCENTS = st.integers(1, 6000), st.integers(0, 100)


def picture(width, height, focal_x=50, focal_y=50):
    return Image(token="a" * 22, width=width, height=height, focal_x=focal_x, focal_y=focal_y)


@pytest.mark.parametrize(
    ("size", "focal", "shape", "expected"),
    [
        ((1200, 800), (50, 50), "square", (200, 0, 1000, 800)),
        ((1200, 800), (0, 50), "square", (0, 0, 800, 800)),
        ((1200, 800), (100, 50), "square", (400, 0, 1200, 800)),
        ((1200, 800), (60, 0), "square", (320, 0, 1120, 800)),
        ((800, 1200), (50, 90), "square", (0, 400, 800, 1200)),
        ((1600, 1200), (50, 50), "wide", (0, 150, 1600, 1050)),
        ((1600, 1200), (50, 0), "wide", (0, 0, 1600, 900)),
        ((3200, 900), (75, 50), "wide", (1600, 0, 3200, 900)),
        ((1600, 900), (10, 90), "wide", (0, 0, 1600, 900)),
    ],
)
def test_the_cut_lies_around_the_focal_point(size, focal, shape, expected):
    assert crops.box(picture(*size, *focal), shape) == expected


@given(SIDES, SIDES, PERCENTS, PERCENTS, st.sampled_from(sorted(crops.SHAPES)))
def test_a_cut_is_never_empty_nor_outside_and_always_holds_the_point(width, height, x, y, shape):
    left, top, right, bottom = crops.box(picture(width, height, x, y), shape)

    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    assert left - 1 <= width * x / 100 <= right + 1
    assert top - 1 <= height * y / 100 <= bottom + 1


@pytest.mark.parametrize(
    ("size", "shape", "expected"),
    [
        ((4000, 3000), "square", [(600, 600), (1200, 1200)]),
        ((1199, 1500), "square", [(600, 600)]),
        ((500, 400), "square", [(400, 400)]),
        ((4000, 3000), "wide", [(1200, 675), (1920, 1080)]),
        ((640, 400), "wide", [(640, 360)]),
    ],
)
def test_a_cut_is_never_made_larger_than_it_is(size, shape, expected):
    assert crops.sizes(picture(*size), shape) == expected


def test_another_focal_point_has_another_address():
    first, second = (crops.name(picture(900, 600, x), "wide", 900, "jpg") for x in (10, 20))

    assert first != second

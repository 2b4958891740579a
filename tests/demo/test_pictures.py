from io import BytesIO

import pytest
from PIL import Image

from newsroom.demo import fixtures, pictures


@pytest.mark.parametrize("name", pictures.SCENES)
def test_each_picture_fills_its_format(name):
    picture = Image.open(BytesIO(pictures.draw(name)))

    assert picture.size == ((1280, 1920) if name == "lectern" else (1920, 1280))
    assert len(picture.reduce(8).getcolors(maxcolors=1 << 16)) > 500


def test_the_same_picture_has_the_same_bytes():
    assert pictures.draw("coast") == pictures.draw("coast")


def test_every_picture_drawn_has_its_words_and_the_other_way_round():
    assert set(pictures.SCENES) == set(fixtures.read("pictures"))

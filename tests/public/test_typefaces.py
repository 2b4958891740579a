"""The faces that readers load: light enough, licensed, and whole where Arabic needs them whole."""

import re

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from fontTools.ttLib import TTFont

from newsroom import typefaces

FONTS = settings.BASE_DIR / "newsroom/static/newsroom/fonts"
STYLESHEET = (settings.BASE_DIR / "newsroom/static/newsroom/newsroom.css").read_text()
BUDGET = 65_000
# All that a page can ask for: an Arabic one slants nothing and has the name of no language in Arabic letters to say.
OF_A_PAGE = {
    "ar": ("naskh", "serif", "serif-extended"),
    "en": ("serif", "serif-italic", "serif-extended", "naskh-name"),
}


def font(name):
    return TTFont(FONTS / f"{name}.woff2")


@pytest.mark.parametrize("language", OF_A_PAGE)
def test_what_a_page_loads_is_light(language):
    sizes = {name: (FONTS / f"{name}.woff2").stat().st_size for name in OF_A_PAGE[language]}

    assert sum(sizes.values()) <= BUDGET, sizes


def test_every_file_is_made_by_the_recipe_and_has_its_licence():
    files = sorted(FONTS.glob("*.woff2"))

    assert {file.stem for file in files} == {recipe.name for recipe in typefaces.CUTS}
    for file in files:
        licence = (FONTS / f"OFL-{file.stem.partition('-')[0]}.txt").read_text()
        assert licence.startswith("Copyright")
        assert "SIL OPEN FONT LICENSE Version 1.1" in licence


@pytest.mark.parametrize("recipe", typefaces.CUTS, ids=lambda recipe: recipe.name)
def test_the_stylesheet_asks_for_exactly_what_a_file_holds(recipe):
    face = re.search(rf'url\("fonts/{recipe.name}\.woff2"\)[^}}]*', STYLESHEET)[0]
    told = re.sub(r"\s+", " ", re.search(r"unicode-range:([^;]+);", face)[1]).strip()
    held = set(font(recipe.name).getBestCmap())

    assert told == recipe.unicode_range
    assert held <= set(recipe.codepoints)
    assert "font-display: swap" in face


@pytest.mark.parametrize("recipe", typefaces.CUTS, ids=lambda recipe: recipe.name)
def test_no_file_bears_a_reserved_name(recipe):
    names = {record.nameID: str(record) for record in font(recipe.name)["name"].names}

    assert names[1] == recipe.family
    assert not {number for number in (1, 3, 4, 6, 16) if "Source" in names.get(number, "")}


def test_the_arabic_face_keeps_letters_marks_digits_and_how_they_join():
    face = font("naskh")
    letters = (
        set(range(0x621, 0x63B)) | set(range(0x641, 0x653)) | set(range(0x660, 0x66A)) | set(map(ord, "ـپچژڤکگی،؛؟"))
    )
    features = {
        record.FeatureTag for table in ("GSUB", "GPOS") for record in face[table].table.FeatureList.FeatureRecord
    }

    assert letters <= set(face.getBestCmap())
    assert {"init", "medi", "fina", "rlig", "ccmp", "mark", "mkmk"} <= features
    assert [(axis.minValue, axis.maxValue) for axis in face["fvar"].axes] == [(400, 700)]


def test_the_command_says_which_source_it_misses(tmp_path):
    with pytest.raises(CommandError, match=r"source-serif-4-latin-opsz-normal\.woff2"):
        call_command("subset_fonts", tmp_path, into=tmp_path / "made")

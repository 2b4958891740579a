"""The style page in Chromium: its picture is taken and axe looks at every piece in every state."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)

DIRECTIONS = {"ar": "rtl", "en": "ltr"}


@pytest.mark.parametrize("language", DIRECTIONS)
def test_every_piece_is_accessible_in_every_state(
    page, live_server, sign_in, reporter, every_look, assert_accessible, tmp_path, language
):
    sign_in(reporter, language)

    page.goto(f"{live_server.url}/{language}/style/")

    assert page.locator("html").get_attribute("dir") == DIRECTIONS[language]
    for place, width in enumerate(every_look()):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert_accessible()
        assert len(_picture(page, tmp_path / f"style-{language}-{place}-{width}.png")) > 100_000


def test_a_kept_choice_of_colours_beats_the_system(page, live_server, sign_in, reporter):
    sign_in(reporter)
    page.emulate_media(color_scheme="dark")
    page.goto(f"{live_server.url}/en/style/")
    background = "getComputedStyle(document.documentElement).backgroundColor"
    dark = page.evaluate(background)

    page.evaluate("document.documentElement.dataset.theme = 'light'")
    light = page.evaluate(background)
    page.emulate_media(color_scheme="light")
    page.evaluate("document.documentElement.dataset.theme = 'dark'")

    assert light != dark
    assert page.evaluate(background) == dark


def _picture(page, path):
    page.screenshot(path=path, full_page=True)
    return path.read_bytes()

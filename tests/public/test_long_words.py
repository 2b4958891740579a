"""Words without a space, in Chromium: they break inside their column and never widen the page."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_word_longer_than_its_column_breaks(
    page, live_server, make_conference, make_article, make_update, language, width
):
    conference = make_conference(name_ar="ومن" * 60, name_en="Donaudampfschiff" * 14)
    article = make_article(conference=conference, title_ar="ومن" * 90, title_en="Donaudampfschiff" * 18)
    update = make_update(article, language=language, standfirst_ar="ومن" * 90, standfirst_en="x" * 200)
    page.set_viewport_size({"width": width, "height": 800})

    widths = {}
    for path in ("", "releases/", f"releases/{update.slug}/", "conferences/", "conferences/doha-2011/"):
        page.goto(f"{live_server.url}/{language}/{path}")
        widths[path] = page.evaluate("document.documentElement.scrollWidth")

    assert max(widths.values()) <= width, widths

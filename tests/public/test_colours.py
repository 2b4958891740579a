"""The colours of the public pages: readable by WCAG 2.2 AA in light and dark, and the same dark whoever asked for it."""

import re

import pytest
from django.conf import settings

STYLESHEET = (settings.BASE_DIR / "newsroom/static/newsroom/newsroom.css").read_text()
BLOCKS = {
    "light": r"\n:root \{\s+color-scheme: light;(.*?)\n\}",
    "dark by system": r':root:not\(\[data-theme="light"\]\) \{\s+color-scheme: dark;(.*?)\n  \}',
    "dark by choice": r'\n:root\[data-theme="dark"\] \{\s+color-scheme: dark;(.*?)\n\}',
}
TEXT = [
    *((ink, ground) for ink in ("ink", "quiet", "accent", "caution", "alarm") for ground in ("paper", "raised")),
    *((tone, f"{tone}-ground") for tone in ("accent", "caution", "alarm", "added", "removed")),
    *((ink, f"{tone}-ground") for ink in ("ink", "quiet") for tone in ("accent", "caution", "alarm")),
    ("paper", "accent"),
    ("paper", "ink"),
]
EDGES = [("line", "paper"), ("line", "raised"), ("accent", "paper")]


def colours(scheme):
    block = re.search(BLOCKS[scheme], STYLESHEET, re.DOTALL)[1]
    return dict(re.findall(r"--([\w-]+): ([^;]+);", block))


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_the_standard_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (EDGES, 3)], ids=["text", "edges of controls"])
@pytest.mark.parametrize("scheme", ["light", "dark by choice"])
def test_everything_that_is_read_stands_out(scheme, pairs, least):
    found = colours(scheme)

    weak = {pair: round(contrast(found[pair[0]], found[pair[1]]), 2) for pair in pairs}

    assert not {pair: ratio for pair, ratio in weak.items() if ratio < least}


def test_dark_is_the_same_by_system_and_by_choice():
    assert colours("dark by system") == colours("dark by choice")
    assert colours("dark by choice").keys() == colours("light").keys()

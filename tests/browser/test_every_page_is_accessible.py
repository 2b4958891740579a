"""What a screen reader is told and what eyes can tell apart, on every public page: WCAG 2.2 AA and axe's best practices.

The pages come from the routes. Each is opened once and looked at as a phone and as a desk shows it, and then in the dark:
the first page of each route with every rule, the others with those that colours can break.
"""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.urls import Resolver404, resolve

from tests.browser import pages
from tests.test_routes import ADMIN, routes

pytestmark = pytest.mark.django_db

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
    "selectors": False,
}
COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
    "selectors": False,
}
WIDTHS = [390, 1280]
DIRECTIONS = {"ar": "rtl", "en": "ltr"}


def violations(page, rules):
    found = page.evaluate("rules => axe.run(document, rules)", rules)["violations"]
    return [f"{rule['id']}: {[node['html'][:160] for node in rule['nodes'][:3]]}" for rule in found]


def look(page, language, *, in_the_dark):
    """Everything that is wrong with the open page; `in_the_dark` are the rules that it must keep there."""
    page.evaluate(AXE_SCRIPT)
    wrong = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        wrong += [f"{width}: {sentence}" for sentence in violations(page, RULES)]
        if (wide := page.evaluate("document.documentElement.scrollWidth")) > width:
            wrong.append(f"{width}: {wide} pixels wide")
    page.emulate_media(color_scheme="dark")
    wrong += [f"dark: {sentence}" for sentence in violations(page, in_the_dark)]
    page.emulate_media(color_scheme="light")
    frame = page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
    if frame != [language, DIRECTIONS[language]]:
        wrong.append(f"frame: {frame}")
    if (titles := page.locator("h1").count()) != 1:
        wrong.append(f"{titles} main titles")
    return wrong


def route(path):
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


def test_every_public_route_is_looked_at_or_is_no_page():
    public = {
        name for name in routes() if name not in ADMIN and not name.startswith(("admin:", "api:")) and name != "?"
    }

    assert public == set(pages.PAGES) | (pages.NOT_PAGES - {"style"})


@pytest.mark.parametrize("language", DIRECTIONS)
def test_every_page_is_accessible_in_both_colours(page, told_site, language):
    found, seen = {}, set()

    for path in pages.addresses(language):
        response = page.goto(f"{told_site}{path}")
        rules = COLOURS if route(path) in seen else RULES
        wrong = look(page, "en" if path.startswith("/api/") else language, in_the_dark=rules)
        seen.add(route(path))
        if wrong or response.status >= 500:
            found[path, response.status] = wrong

    assert not found

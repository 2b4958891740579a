"""Every page of the desk as eyes and screen readers meet it: in both languages, in the light at a desk and in the dark on a phone."""

import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.test import Client

from tests.browser.test_every_page_is_accessible import DIRECTIONS, RULES
from tests.desk import every_state
from tests.desk.conftest import wait_for_editors
from tests.test_routes import ADMIN

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# One look for each language, since axe takes its time; the English pages are those of our own desk, not of stock forms.
LOOKS = {"ar": ("dark", 390), "en": ("light", 1280)}
PHONE = 390
# What Django's rows within a form bring along: columns of their own without a name.
STOCK = {"empty-table-header"}
# English in the frame of an Arabic page. What people wrote, names and addresses stand apart by lang, dir or bdi, or are named here.
LATIN = """() => {
  const apart = `[lang=en], [dir=ltr], bdi, blockquote, code, input, textarea, select, mark, .cke, .readonly, .breadcrumbs,
    #user-tools, .help, .remark-text, label[for*=permissions]`;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const words = walker.currentNode.textContent;
    if (/[a-z]{2,} [a-z]{2,}/i.test(words) && !parent.closest(apart) && parent.checkVisibility()) found.push(words.trim());
  }
  return found;
}"""


@pytest.fixture
def pages(make_article, make_user, make_conference, make_image, reporter, editor):
    """The addresses of all pages that can be opened, over a desk in which everything has happened."""
    other = make_user("other", "editor", first_name="سلمى", last_name="الخطيب")
    known = {"reporter": reporter, "editor": editor, "other": other}
    things = every_state.play(make_article, conference=make_conference(), image=make_image(), **known)
    things["unused conference"] = make_conference("unused", published_at=None)
    things["unused image"] = make_image()
    return lambda language: list(every_state.pages(things, language))


def is_stock(name):
    """Whether Django's admin alone makes the page."""
    return re.match(r"admin:(auth|events|images|search|articles_topic|articles_importedfile|password)", name)


def looked_at(page, language):
    """What is wrong with the open page."""
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]
    wrong = [
        f"{rule['id']}: {[node['html'][:160] for node in rule['nodes'][:3]]}"
        for rule in found
        if rule["id"] not in STOCK
    ]
    page.set_viewport_size({"width": PHONE, "height": 900})
    if (wide := page.evaluate("document.documentElement.scrollWidth")) > PHONE:
        wrong.append(f"{wide} pixels wide on a phone")
    frame = page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
    if frame != [language, DIRECTIONS[language]]:
        wrong.append(f"frame: {frame}")
    if language == "ar":
        wrong += [f"English: {words}" for words in page.evaluate(LATIN)]
    return wrong


def test_the_walk_passes_every_route_that_can_be_opened(pages):
    walked = {name for name, _path in pages("en")}

    assert set(ADMIN) - walked == every_state.NO_PAGES


@pytest.mark.parametrize("language", DIRECTIONS)
def test_every_desk_page_is_accessible_and_in_its_language(page, live_server, pages, editor, problems, language):
    editor.is_superuser = True
    editor.save()
    client = Client()
    client.force_login(editor)
    cookies = [{"name": key, "value": each.value, "url": live_server.url} for key, each in client.cookies.items()]
    page.context.add_cookies(cookies)
    scheme, width = LOOKS[language]
    page.emulate_media(color_scheme=scheme)
    found = {}

    for name, path in pages(language):
        if language == "en" and is_stock(name):
            continue
        page.set_viewport_size({"width": width, "height": 900})
        response = page.goto(live_server.url + path)
        if re.search(r"article_(change|add)$", name):
            wait_for_editors(page)
        wrong = [*problems, *looked_at(page, language)]
        if wrong or response.status != 200:
            found[path, response.status] = wrong
        problems.clear()  # axe itself writes styles into the page

    assert not found

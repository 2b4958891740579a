"""Takes the README's pictures from the running demo; run `python -m tests.quality.portraits [ADDRESS]`.

Without the address of a running demo it starts one. The pictures are written beside this file, into `pages/`.
"""

import sys
from urllib.parse import unquote

from playwright.sync_api import sync_playwright

from tests.quality import site

FOLDER = site.ROOT / "tests" / "quality" / "pages"
WINDOW = {"width": 1200, "height": 860}
HISTORY = 'main a[href*="/updates/1/to/2/"]'


def pages_worth_showing(page, address, language):
    """(name, address) of the four pages of a language."""
    first = dict(site.first_pages(page, address, language))
    yield "home", first["home"]
    page.goto(f"{address}/{language}/conferences/ici-qatar-2011/")
    release = page.locator("main .entry-title a").last.get_attribute("href")
    yield "release", f"{address}{release}"
    page.goto(f"{address}{release}updates/")
    yield "changes", f"{address}{page.locator(HISTORY).first.get_attribute('href')}"
    yield "conference", f"{address}/{language}/conferences/ici-qatar-2011/"


def main():
    FOLDER.mkdir(exist_ok=True)
    with site.served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=site.CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport=WINDOW, color_scheme="light")
        for language in ("ar", "en"):
            for name, where in list(pages_worth_showing(page, address, language)):
                page.goto(where, wait_until="networkidle")
                page.screenshot(path=FOLDER / f"{name}-{language}.png")
                sys.stdout.write(f"{name}-{language}: {unquote(where)}\n")
        browser.close()


if __name__ == "__main__":
    main()

"""Takes the pictures of the guide from the running demo; run `python -m tests.quality.guide [ADDRESS]`.

Without the address of a running demo it starts one, in `var/quality`; that of a running one must serve the folder `var`.
"""

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.quality import site

FOLDER = site.ROOT / "newsroom" / "static" / "guide"
WINDOW = {"width": 1200, "height": 800}
ARTICLE = "PR-0408"  # of which something is public in both languages, and the saved English text differs
# Role: whose desk is shown, the page behind /<language>/admin/, and what is brought into view.
PICTURES = {
    "reporter": ("reporter", "article", "#article_form"),
    "editor": ("editor", "article", "#publishing"),
    "translator": ("translator", "articles/article/", "#changelist"),
    "administrator": ("administrator", "", "#content"),
}


def sign_in(page, address, language, name, folder):
    page.context.clear_cookies()
    page.goto(f"{address}/{language}/admin/login/")
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill((folder / f"demo-password-{name}").read_text().strip())
    page.locator("[type=submit]").click()
    page.wait_for_url(f"**/{language}/admin/")


def show(page, address, language, where, part):
    page.goto(f"{address}/{language}/admin/{'articles/article/?q=' + ARTICLE if where == 'article' else where}")
    if where == "article":
        page.locator("#result_list tbody th a").first.click()
        page.locator("#publishing").wait_for()
    page.wait_for_load_state("networkidle")
    page.locator(part).first.evaluate("element => element.scrollIntoView({ block: 'start' })")


def keep(png, name):
    Image.open(io.BytesIO(png)).convert("RGB").save(FOLDER / f"{name}.webp", quality=70, method=6)
    sys.stdout.write(f"{name}.webp\n")


def main():
    FOLDER.mkdir(exist_ok=True)
    folder = site.ROOT / "var" / ("quality" if len(sys.argv) == 1 else "")
    with site.served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=site.CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport=WINDOW, color_scheme="light")
        for language in ("ar", "en"):
            for role, (name, where, part) in PICTURES.items():
                sign_in(page, address, language, name, Path(folder))
                show(page, address, language, where, part)
                keep(page.screenshot(), f"{role}-{language}")
        browser.close()


if __name__ == "__main__":
    main()

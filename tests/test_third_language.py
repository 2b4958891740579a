"""A third language is a line of settings and migrations: French is added to scratch settings, and everything holds together."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

SETTINGS = """
from tests.settings import *

LANGUAGES = [*LANGUAGES, ("fr", "French")]
MIGRATION_MODULES = {"articles": "scratch_articles", "events": "scratch_events", "images": "scratch_images"}
"""

STORY = """
import datetime as dt

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils.translation import override

from articles.models import Article, Update
from articles.publishing import Publication, publish
from events.models import Conference
from newsroom import languages

assert languages.codes() == ["ar", "en", "fr"]
now = dt.datetime(2026, 5, 4, 9, 0, tzinfo=dt.UTC)
article = Article.objects.create(
    title_ar="مؤتمر", body_ar="<p>نص.</p>", title_fr="Conférence à Doha", body_fr="<p>Texte.</p>", original_language="fr"
)
publish(article=article, publications=[Publication("ar", "first"), Publication("fr", "first")], by=None, at=now)
Conference.objects.create(
    slug="doha", name_ar="مؤتمر", name_fr="Conférence", starts_on="2011-02-15", ends_on="2011-02-15",
    time_zone="Asia/Qatar", published_at=now,
)
assert article.revisions.get().title_fr == "Conférence à Doha"

client = Client()
for address in ["/fr/", "/fr/releases/conférence-à-doha/", "/fr/conferences/doha/", "/ar/", "/en/"]:
    page = client.get(address)
    assert page.status_code == 200, (address, page.status_code)
    assert f'<html lang="{address[1:3]}"' in page.content.decode(), address
french = client.get("/fr/releases/conférence-à-doha/").content.decode()
assert "Conférence à Doha" in french and 'hreflang="ar"' in french and 'hreflang="en"' not in french.split("</head>")[0]

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

user = get_user_model().objects.create_user("chef", password="x", is_staff=True, is_superuser=True)
client.force_login(user)
form = client.get(f"/fr/admin/articles/article/{article.pk}/change/").content.decode()
assert 'name="title_fr"' in form and 'name="body_fr"' in form
assert Group.objects.filter(name="translator-fr").exists()
call_command("makemigrations", check=True, dry_run=True, verbosity=0)
print("held together")
"""


def scratch(tmp_path):
    (tmp_path / "french_settings.py").write_text(SETTINGS)
    for app, folder in {"articles": "articles", "events": "events", "images": "newsroom/images"}.items():
        package = tmp_path / f"scratch_{app}"
        package.mkdir()
        for migration in (ROOT / folder / "migrations").glob("*.py"):
            (package / migration.name).write_text(migration.read_text())


def run(tmp_path, *arguments):
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    path = f"{tmp_path}{os.pathsep}{ROOT}"
    result = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={
            **kept,
            "NEWSROOM_VAR": str(tmp_path / "v"),
            "PYTHONPATH": path,
            "DJANGO_SETTINGS_MODULE": "french_settings",
        },
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert result.returncode == 0, result.stderr[-3000:]
    return result.stdout


def test_french_is_a_settings_change_and_migrations(tmp_path):
    scratch(tmp_path)

    run(tmp_path, "makemigrations", "-v0", "-n", "french", "events", "images", "articles")
    run(tmp_path, "migrate", "-v0")

    assert "held together" in run(tmp_path, "shell", "-v0", "-c", STORY)

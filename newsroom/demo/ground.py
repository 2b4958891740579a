"""The database the demo may build on: an empty one, or one that the demo itself has marked."""

import shutil
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection

MARK = "newsroom demo"
MARKED_TABLE = "articles_article"


def require_ours():
    """Raise CommandError when the database holds content that the demo did not make."""
    if is_marked() or not _holds_content():
        return
    raise CommandError(
        "This database holds content that is not the demo's, so the demo leaves it alone. "
        "Point DATABASE_URL at an empty database, or unset it to use the embedded one."
    )


def is_marked() -> bool:
    """Whether the demo has marked the database; False before the first migration."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT obj_description(to_regclass(%s), 'pg_class')", [MARKED_TABLE])
        return cursor.fetchone()[0] == MARK


def mark():
    with connection.cursor() as cursor:
        cursor.execute(f"COMMENT ON TABLE {MARKED_TABLE} IS '{MARK}'")


def clear():
    """Drop every table of a database that is ours, and the files of its pictures."""
    require_ours()
    for folder in _picture_folders():
        shutil.rmtree(folder, ignore_errors=True)
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
    connection.close()


def _holds_content() -> bool:
    """Rows of ours in a table that no migration fills, or tables that are not ours."""
    from articles.models import Article
    from events.models import Conference

    tables = set(connection.introspection.table_names())
    ours = {model._meta.db_table for model in apps.get_models(include_auto_created=True)} | {"django_migrations"}
    if tables - ours:
        return True
    return any(model._meta.db_table in tables and model.objects.exists() for model in (Article, Conference))


def _picture_folders() -> list[Path]:
    from newsroom.images.models import Image

    if Image._meta.db_table not in connection.introspection.table_names():
        return []
    root = Path(settings.MEDIA_ROOT)
    return [(root / name).parent for name in Image.objects.values_list("file", flat=True)]

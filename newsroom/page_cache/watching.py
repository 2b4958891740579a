"""The triggers that turn the clock: on every table of the public apps, but those that the desk keeps to itself.

A table that nobody thought of is watched, for a page that is made too often costs less than one that is wrong. They are set
after `migrate` and not in a migration, because which tables there are is known only when all migrations have run.
"""

from django.apps import apps
from django.conf import settings
from django.db import connections

TRIGGER = "page_cache_turn"  # of this name are the triggers and their function, which the first migration makes

INSTALLED = """
    SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE t.tgname = %s AND pg_table_is_visible(c.oid)
"""


def tables() -> set[str]:
    """The tables whose rows readers may see, by the settings."""
    private = {apps.get_model(label) for label in settings.NEWSROOM_PRIVATE_MODELS}
    models = (
        model
        for label in settings.NEWSROOM_PUBLIC_APPS
        for model in apps.get_app_config(label).get_models(include_auto_created=True)
    )
    return {model._meta.db_table for model in models if model not in private and model._meta.managed}


def watch(using="default", **kwargs):
    """Set the triggers that are missing and drop those of tables that are private now. Two queries when nothing is to do."""
    connection = connections[using]
    if connection.vendor != "postgresql":
        return
    quoted = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(INSTALLED, [TRIGGER])
        installed = {name for (name,) in cursor.fetchall()}
        wanted = tables() & set(connection.introspection.table_names(cursor))
        for table in installed - wanted:
            cursor.execute(f"DROP TRIGGER {TRIGGER} ON {quoted(table)}")
        for table in wanted - installed:
            # Deferred: the clock turns at the commit, so that no transaction waits for another's whole length.
            cursor.execute(
                f"CREATE CONSTRAINT TRIGGER {TRIGGER} AFTER INSERT OR UPDATE OR DELETE ON {quoted(table)}"
                f" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {TRIGGER}()"
            )

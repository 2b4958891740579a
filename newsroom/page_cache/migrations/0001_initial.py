from django.db import migrations, models

TURN = """
    CREATE FUNCTION page_cache_turn() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
        here bigint := pg_current_xact_id()::text::bigint;
    BEGIN
        INSERT INTO page_cache_clock (id, version) VALUES (1, here)
            ON CONFLICT (id) DO UPDATE SET version = here WHERE page_cache_clock.version <> here;
        RETURN NULL;
    END $$
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Clock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.BigIntegerField(verbose_name="version")),
            ],
            options={
                "verbose_name": "clock of the public pages",
                "verbose_name_plural": "clocks of the public pages",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="page_cache_one_clock"),
                ],
            },
        ),
        migrations.RunSQL(TURN, "DROP FUNCTION page_cache_turn() CASCADE"),
    ]

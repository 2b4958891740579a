# Written by makemigrations; the two columns are filled in between, past the trigger that freezes their rows.

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

FILLED = """
    ALTER TABLE articles_updatetopic DISABLE TRIGGER USER;
    UPDATE articles_updatetopic row SET language = published.language, public_at = published.public_at
        FROM articles_update published WHERE published.id = row.update_id;
    ALTER TABLE articles_updatetopic ENABLE TRIGGER USER;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0021_empty_answers"),
    ]

    operations = [
        migrations.AddField(
            model_name="updatetopic",
            name="language",
            field=models.CharField(editable=False, max_length=10, null=True, verbose_name="language"),
        ),
        migrations.AddField(
            model_name="updatetopic",
            name="public_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="public date"),
        ),
        migrations.RunSQL(FILLED, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="updatetopic",
            name="language",
            field=models.CharField(editable=False, max_length=10, verbose_name="language"),
        ),
        migrations.AlterField(
            model_name="updatetopic",
            name="public_at",
            field=models.DateTimeField(editable=False, verbose_name="public date"),
        ),
        migrations.AddIndex(
            model_name="updatetopic",
            index=models.Index(fields=["topic", "language", "-public_at", "-update"], name="update_topic_list"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="updatetopic",
            trigger=pgtrigger.compiler.Trigger(
                name="update_topic_copies",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n                    SELECT language, public_at INTO NEW.language, NEW.public_at\n                        FROM articles_update WHERE id = NEW.update_id;\n                    RETURN NEW;\n                ",
                    hash="0386cbb66459bed49f47adb59d46c0e168264c4f",
                    operation="INSERT",
                    pgid="pgtrigger_update_topic_copies_bfcc1",
                    table="articles_updatetopic",
                    when="BEFORE",
                ),
            ),
        ),
    ]

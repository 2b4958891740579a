from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0007_amended_notes")]

    operations = [
        migrations.AddField(
            model_name="act",
            name="facts",
            field=models.JSONField(blank=True, default=dict, verbose_name="facts"),
        ),
    ]

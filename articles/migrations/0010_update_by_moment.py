from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0009_returned_to")]

    operations = [
        migrations.AddIndex(
            model_name="update",
            index=models.Index(fields=["published_at"], name="update_by_moment"),
        ),
    ]

"""What kinds of articles the house publishes; readers and the desk call them by the same names."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ArticleKind(models.TextChoices):
    RELEASE = "release", _("Press release")
    STATEMENT = "statement", _("Statement")
    SPEECH = "speech", _("Speech")
    ADVISORY = "advisory", _("Media advisory")
    STORY = "story", _("Story")

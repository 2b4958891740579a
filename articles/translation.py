"""Which fields of the desk have a column per language, and the history of the working copy, which must hold all of them."""

import pghistory
from django.utils.translation import gettext_lazy as _
from modeltranslation.translator import TranslationOptions, register

from articles.models import Article, Edition, Topic, Update


@register(Topic)
class TopicTranslation(TranslationOptions):
    fields = ("name", "introduction")


@register(Article)
class ArticleTranslation(TranslationOptions):
    fields = Article.WORDS


# What the desk notes about an article is no version of its words.
DESK_ONLY = ("created_at", "modified_at", "gate", "binned_at", "binned_by")

# Called here because the columns of each language exist only after registration. The base columns are left out: what
# modeltranslation keeps in them depends on the language that was active during the last save.
pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    exclude=[*Article.WORDS, *DESK_ONLY],
    model_name="ArticleRevision",
    obj_field=pghistory.ObjForeignKey(related_name="revisions", db_constraint=False),
    append_only=True,
    meta={"verbose_name": _("revision"), "verbose_name_plural": _("revisions"), "ordering": ["-pgh_id"]},
)(Article)

# Registering translations asks every relation for its model, and these answered, and cached, a name: theirs was made last.
for model, name in ((Edition, "based_on"), (Update, "based_on"), (Update, "revision")):
    vars(model._meta.get_field(name)).pop("related_model", None)

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Articles")

    def ready(self):
        from articles.roles import ensure_groups, remember_permissions

        pre_migrate.connect(remember_permissions, sender=self, dispatch_uid="articles.roles")
        post_migrate.connect(ensure_groups, sender=self, dispatch_uid="articles.roles")

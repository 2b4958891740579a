from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PageCacheConfig(AppConfig):
    name = "newsroom.page_cache"
    verbose_name = _("Page cache")

    def ready(self):
        from newsroom.page_cache.watching import watch

        post_migrate.connect(watch, sender=self, dispatch_uid="page_cache.watching")

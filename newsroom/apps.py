"""The project's own app, and the two contrib apps that it adjusts."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.contrib.staticfiles import apps as staticfiles_apps
from django.utils.translation import gettext_lazy as _


class NewsroomConfig(AppConfig):
    name = "newsroom"
    verbose_name = _("Newsroom")

    def ready(self):
        from newsroom import checks  # noqa: F401 -- registers the system checks
        from newsroom.richtext import checks as richtext_checks  # noqa: F401 -- the same


class AdminConfig(admin_apps.AdminConfig):
    default_site = "newsroom.admin_site.NewsroomAdminSite"


class StaticFilesConfig(staticfiles_apps.StaticFilesConfig):
    """Leaves the test pages and unused plugins that the editor's wheel ships out of the published files."""

    ignore_patterns = [
        *staticfiles_apps.StaticFilesConfig.ignore_patterns,
        *(
            f"ckeditor/ckeditor/plugins/{plugin}/*"
            for plugin in (
                "adobeair",
                "bbcode",
                "codesnippetgeshi",
                "devtools",
                "docprops",
                "exportpdf",
                "flash",
                "preview",
                "scayt",
                "wsc",
            )
        ),
        "galleriffic",
    ]

"""Addresses: every page stands under its language; only `/` and `/admin/` choose one."""

from urllib.parse import urlsplit

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from articles.views import home
from newsroom import views

urlpatterns = [
    path("", views.choose_language, {"then": "home"}, name="root"),
    path("admin/", views.choose_language, {"then": "admin:index"}),
    path("language/", views.remember_language, name="remember-language"),
    path("health/live", views.live, name="health-live"),
    path("health/ready", views.ready, name="health-ready"),
    path(urlsplit(settings.MEDIA_URL).path.lstrip("/"), include("newsroom.images.urls")),
    *i18n_patterns(
        path("", home, name="home"),
        path("admin/", admin.site.urls),
        path("", include("articles.urls")),
        path("", include("events.urls")),
    ),
]

handler403 = views.not_permitted
handler404 = views.not_found

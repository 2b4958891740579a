"""Addresses: every page stands under its language; only `/` and `/admin/` choose one."""

from urllib.parse import urlsplit

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from articles import sitemaps as articles_sitemaps
from articles.api import docs
from articles.desk.review_links import review
from articles.style_page import style
from articles.views import home
from events import sitemaps as events_sitemaps
from newsroom import about, offline, preferences_page, sitemaps, views
from newsroom.share_picture import site as share_picture

SITEMAPS = {
    "sections": {
        "pages": sitemaps.pages(
            *("home", "articles:releases", "articles:topics", "articles:archive", "articles:corrections"),
            *("events:conferences", "events:participants", "feeds", "about", "corrections-policy"),
        ),
        "topics": articles_sitemaps.topics,
        "conferences": events_sitemaps.conferences,
        "participants": events_sitemaps.participants,
        "releases": articles_sitemaps.releases,
    }
}

urlpatterns = [
    path("", views.choose_language, {"then": "home"}, name="root"),
    path("admin/", views.choose_language, {"then": "admin:index"}),
    path("language/", views.remember_language, name="remember-language"),
    path("service-worker.js", offline.worker, name="service-worker"),
    path("api/", include("articles.api.urls")),
    path("health/live", views.live, name="health-live"),
    path("health/ready", views.ready, name="health-ready"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, SITEMAPS, name="sitemap"),
    path("sitemaps/news.xml", articles_sitemaps.news, name="sitemap-news"),
    path("sitemaps/<slug:name>-<int:number>.xml", sitemaps.section, SITEMAPS, name="sitemap-section"),
    path(urlsplit(settings.MEDIA_URL).path.lstrip("/"), include("newsroom.images.urls")),
    *i18n_patterns(
        path("", home, name="home"),
        path("preferences/", preferences_page.page, name="preferences"),
        path("offline/", offline.page, name="offline"),
        path("manifest.webmanifest", offline.manifest, name="manifest"),
        path("api/", docs.page, name="api-docs"),
        path("about/", about.about, name="about"),
        path("about/corrections/", about.corrections, name="corrections-policy"),
        path("share/<str:digest>.png", share_picture.picture, name="share-picture"),
        path("style/", style, name="style"),
        path("admin/", admin.site.urls),
        path("review/<str:secret>/", review, name="review"),
        path("feeds/", include("articles.feed_urls")),
        path("", include("articles.urls")),
        path("", include("events.urls")),
    ),
]

handler403 = views.not_permitted
handler404 = views.not_found

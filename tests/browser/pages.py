"""Every public page of the demo's story, by route: a new route must take its place here, as a page or as something else."""

from django.urls import reverse
from django.utils import timezone, translation

from articles.updates import Update
from newsroom.demo.story import RELEASES

NOT_PAGES = {
    "root", "remember-language", "health-live", "health-ready", "manifest", "service-worker", "images:serve", "robots", "style",
    "sitemap", "sitemap-news", "sitemap-section", "feed", "feed-of", "share-picture", "articles:share-picture",
    "events:share-picture", "articles:release-text", "articles:picture-download", "articles:suggestions",
    "articles:choose-changes", "articles:topic-calendar", "events:conference-calendar", "events:conferences-calendar",
    "events:participant-calendar", "api-nothing", "review",
}  # fmt: skip
CHANGED = "2011/015"  # the release that has an update in both languages

# The arguments of each page, those that the story does not decide.
PAGES = {
    "home": [{}],
    "about": [{}],
    "corrections-policy": [{}],
    "preferences": [{}],
    "offline": [{}],
    "feeds": [{}],
    "api-docs": [{}],
    "articles:releases": [{}],
    "articles:release": [],
    "articles:updates": [],
    "articles:update": [],
    "articles:changes": [],
    "articles:parallel": [],
    "articles:picture": [],
    "articles:corrections": [{}],
    "articles:topics": [{}],
    "articles:topic": [{"slug": "maritime-security"}],
    "articles:search": [{}],
    "articles:archive": [{}],
    "articles:archive-kind": [{"kind": "release"}],
    "articles:archive-year": [{"year": 2011}],
    "articles:archive-month": [{"year": 2011, "month": 9}],
    "events:conferences": [{}],
    "events:conference": [{"slug": "ici-qatar-2011"}, {"slug": "safe-sea-routes-workshop"}],
    "events:month": [{"year": 2011, "month": 2}],
    "events:participants": [{}],
    "events:participant": [{"slug": "qatar"}],
}


def addresses(language: str) -> list[str]:
    """The path of every page in a language, in every state the story knows, the lite ones and those of errors included."""
    updates = Update.objects.live(at=timezone.now()).filter(reference__in=RELEASES).select_related("image")
    found = {update.reference: update for update in sorted(updates, key=lambda update: update.language == language)}
    changed = found[CHANGED]
    places = {name: list(kwargs) for name, kwargs in PAGES.items()}
    places["articles:release"] = [{"slug": update.slug} for update in found.values()]
    places["articles:updates"] = places["articles:parallel"] = [{"slug": changed.slug}]
    places["articles:update"] = [{"slug": changed.slug, "number": 1}]
    places["articles:changes"] = [{"slug": changed.slug, "older": 1, "newer": 2}]
    places["articles:picture"] = [{"token": changed.image.token}]
    with translation.override(language):
        paths = [reverse(name, kwargs=kwargs) for name, listed in places.items() for kwargs in listed]
    home = f"/{language}/"
    lite = [path.replace(home, f"{home}lite/", 1) for path in paths if path.startswith(home)][:1]
    lite.append(f"{home}lite/releases/{changed.slug}/")
    return [*paths, *lite, f"{home}search/?q=%D9%82%D8%B7%D8%B1", f"{home}search/?q=Qatar", f"{home}nothing/"]

"""What lets a reader's browser keep pages for offline: the worker, the page that lists what is kept, the web app manifest."""

import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext, override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from newsroom import dates, languages
from newsroom.alternates import address_in

ICON_SIZES = (192, 512)


@cache_control(no_cache=True)
@require_safe
def worker(request):
    """The service worker, at the root so that it may answer for the whole site, with the house's languages and words."""
    facts = {
        "admin": {code: address_in(code, "admin:index") for code in languages.codes()},
        "static": settings.STATIC_URL,
        "languages": {code: _words(code) for code in languages.codes()},
    }
    text = f"const FACTS = {json.dumps(facts)};\n{_source()}"
    return HttpResponse(text, content_type="text/javascript")


@require_safe
def page(request):
    """What this browser has kept; the list itself is made in the browser, for we do not know it."""
    directions = " ".join(f"{code}:{languages.direction(code)}" for code in languages.codes())
    locale = str(dates.locale()).replace("_", "-")
    return render(request, "offline.html", {"directions": directions, "locale": locale, "is_hidden": True})


@cache_control(max_age=24 * 60 * 60)
@require_safe
def manifest(request):
    code = languages.current()
    icons = [
        {
            "src": static(f"newsroom/icons/{size}.png"),
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": purpose,
        }
        for size in ICON_SIZES
        for purpose in ("any", "maskable")
    ]
    found = {
        "id": reverse("home"),
        "name": gettext("Newsroom"),
        "short_name": gettext("Newsroom"),
        "lang": code,
        "dir": languages.direction(code),
        "start_url": reverse("home"),
        "scope": reverse("root"),
        "display": "minimal-ui",
        "background_color": "#fdfdfc",
        "theme_color": "#0a5262",
        "icons": icons,
    }
    return JsonResponse(found, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False})


@cache
def _source():
    return (Path(__file__).parent / "static" / "newsroom" / "service-worker.js").read_text()


def _words(code):
    with override(code):
        return {
            "home": reverse("home"),
            "latest": reverse("articles:releases"),
            "offline": reverse("offline"),
            "banner": gettext("Kept copy of {date}. It may have been changed or withdrawn since."),
        }

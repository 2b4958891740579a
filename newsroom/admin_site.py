"""The admin site of the house: its name, the way to the same page in the other languages and to the public site.

`WordsInTheirDirection` is for every admin class whose model has words per language.
"""

from urllib.parse import urlsplit, urlunsplit

from django.contrib import admin
from django.http import QueryDict
from django.urls import get_script_prefix, translate_url
from django.utils.translation import gettext_lazy as _

from newsroom import dates, languages


class NewsroomAdminSite(admin.AdminSite):
    site_header = _("Newsroom desk")
    site_title = _("Newsroom desk")
    index_title = _("Your desk")
    enable_nav_sidebar = True

    def each_context(self, request):
        code = languages.current()
        context = super().each_context(request)
        return {
            **context,
            "site_url": f"{get_script_prefix()}{code}/",
            "other_languages": [_way_to(request, other) for other in languages.others(code)],
        }


class WordsInTheirDirection:
    """Inputs for words carry the language and the direction of the words, whatever the language of the desk."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        if formfield and (code := getattr(db_field, "language", None)):
            formfield.widget.attrs.update({"lang": code, "dir": languages.direction(code)})
        return formfield


def zoned(moment):
    """A moment with the name of its zone, as pages of the desk show it; a dash for none."""
    return f"{dates.moment_text(moment)} ({dates.zone_text(moment)})" if moment else "—"


def in_language(address: str, code: str) -> str:
    """The same page and query string in another language; where a page leads on to (`next`) is in that language too."""
    parts = urlsplit(translate_url(address, code))
    query = QueryDict(parts.query, mutable=True)
    if "next" not in query:
        return urlunsplit(parts)
    query["next"] = translate_url(query["next"], code)
    return urlunsplit(parts._replace(query=query.urlencode(safe="/")))


def _way_to(request, code):
    return {
        "code": code,
        "direction": languages.direction(code),
        "name": languages.own_name(code),
        "address": in_language(request.get_full_path(), code),
    }

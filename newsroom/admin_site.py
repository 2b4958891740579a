"""The admin site of the house: its name, the way to the same page in the other languages and to the public site.

`WordsInTheirDirection` is for every admin class whose model has words per language.
"""

from urllib.parse import urlsplit, urlunsplit

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.views import shortcut
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import get_script_prefix, path, translate_url
from django.utils.translation import gettext_lazy as _

from newsroom import dates, languages
from newsroom.guide import guide
from newsroom.seen import hidden_rows, log_entries_seen


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

    def get_urls(self):
        """Django's way from the desk to a public page leads on from any row, and tells its address: ours asks first."""
        route = "r/<path:content_type_id>/<path:object_id>/"
        own = [
            path("guide/", self.admin_view(guide), name="guide"),
            path(route, self.admin_view(self.view_on_site), name="view_on_site"),
        ]
        return [*own, *super().get_urls()]

    def view_on_site(self, request, content_type_id, object_id):
        if not (content_type_id + object_id).isdecimal():  # Django's own route would take " 7" or "+7" for 7
            raise Http404
        kind = get_object_or_404(ContentType, pk=int(content_type_id))
        hidden = hidden_rows(kind.model_class(), request.user, self)
        if hidden is not None and hidden.filter(pk=int(object_id)).exists():
            raise Http404
        return shortcut(request, content_type_id, object_id)

    def get_log_entries(self, request):
        entries = super().get_log_entries(request)
        return log_entries_seen(entries, request.user, self) if request.user.is_authenticated else entries.none()


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

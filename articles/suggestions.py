"""What a reader may mean while typing: names of participants, conferences and topics, then titles of the newest releases."""

from django.http import JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.search_entries import SearchEntry, TitleWords
from articles.search_names import SHORTEST, named
from articles.updates import Update
from newsroom import languages
from newsroom.search.queries import matching, unfinished
from newsroom.search.syntax import clean

NAMES = 2
TITLES = 5
CANDIDATES = 100


@require_safe
def suggestions(request):
    """{"suggestions": [{label, sort, language, direction, address}]}, at most eleven, in five queries."""
    at, text = timezone.now(), clean(request.GET.get("q", "")).strip()
    found = []
    if len(text) >= SHORTEST:
        found = [_name(each) for each in named(text, at=at, shown=NAMES, is_unfinished=True)]
        found += _titles(text, at=at)
    return JsonResponse({"suggestions": found}, json_dumps_params={"ensure_ascii": False})


def _titles(text, *, at):
    code = languages.current()
    query = unfinished(text, code)
    if not query:
        return []
    entries = SearchEntry.objects.alias(title_words=TitleWords("heading")).filter(
        language=code,
        published_at__lte=at,
        title_words=matching(query.expression),
        title_key__contains=query.typed,
    )
    newest = entries.order_by("-public_at").values("pk")[:CANDIDATES]
    found = Update.objects.listed(at=at).filter(pk__in=newest)[:TITLES]
    return [_entry(update.title, code, _("Release"), update.get_absolute_url()) for update in found]


def _name(named):
    words, language = languages.read_any(named.thing, "name", languages.current())
    return _entry(words, language, named.sort, named.thing.get_absolute_url())


def _entry(label, language, sort, address):
    return {
        "label": label,
        "language": language,
        "direction": languages.direction(language),
        "sort": sort,
        "address": address,
    }

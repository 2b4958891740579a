"""A release as a file for journalists: plain text at `.txt`, what stands as on its page; others have the interface's ninjs."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles import plain_text, replacements
from articles.age import historic_year
from articles.updates import Update
from newsroom import languages
from newsroom.richtext.sanitizer import without_controls


@require_safe
def text(request, slug):
    """The text that stands, under its notice when it is withdrawn; 410 once it is removed. One query, and one more where a release
    replaces another."""
    at = timezone.now()
    standing = Update.objects.at_address(language=languages.current(), slug=slug, at=at)
    found = standing.marking_replaced(at=at).first()
    if found is None:
        raise Http404
    if found.is_removed:
        return _plain(without_controls(f"{found.note}\n"), status=410)
    if found.slug != slug:
        return redirect("articles:release-text", slug=found.slug, permanent=True)
    address = request.build_absolute_uri(found.get_absolute_url())
    around, year = replacements.of(found, at=at), historic_year(found, at=at)
    response = _plain(plain_text.release(found, address=address, replacements=around, historic_year=year))
    if found.is_withdrawn:
        response["X-Robots-Tag"] = "noindex"
    return response


def _plain(words, *, status=200):
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")

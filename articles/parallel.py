"""A release in two languages side by side, for those who translate, compare or learn."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.addresses import at_address, gone, untranslated
from articles.timeline import Timeline
from articles.updates import Update
from newsroom import languages
from newsroom.differences.parallels import aligned, segments


@require_safe
def parallel(request, slug):
    """Both texts paragraph by paragraph, the reader's language first; a page that says so where one is no text. Three queries."""
    at = timezone.now()
    found = at_address(slug, at)
    if found is None:
        return untranslated(request, slug, at=at)
    timeline = Timeline.of(found, at=at)
    if found.is_removed:
        return gone(request, timeline)
    if found.slug != slug:
        return redirect("articles:parallel", slug=found.slug, permanent=True)
    other = None if found.is_withdrawn else timeline.counterpart
    context = {
        "update": found,
        "other": other,
        "timeline": timeline,
        "canonical": found.get_absolute_url(),
        "alternates": timeline.alternates(languages.codes(), slug, view="parallel"),
        "is_hidden": True,
    }
    if other is None:
        return render(request, "articles/parallel_missing.html", context, status=404)
    context |= _notice_of(timeline, found, other)
    context["rows"] = aligned(segments(found.body), segments(_body_of(other)))
    return render(request, "articles/parallel.html", context)


def _body_of(update):
    return Update.objects.values_list("body", flat=True).get(pk=update.pk)


def _notice_of(timeline, found, other):
    """What readers must know when the translation reflects an older version of the original."""
    translation = next((each for each in (found, other) if each.language != each.original_language), None)
    change = timeline.change_since(translation) if translation else None
    return {
        "translation": translation,
        "change": change,
        "reflected": timeline.reflected(translation) if change else None,
    }

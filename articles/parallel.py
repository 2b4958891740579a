"""A release in two languages side by side, for those who translate, compare or learn."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from articles.addresses import of_a_release
from articles.updates import Update
from newsroom import languages
from newsroom.differences.parallels import aligned, segments


@require_safe
@of_a_release
def parallel(request, found, timeline, *, slug, at):
    """Both texts paragraph by paragraph, the reader's language first; a page that says so where one is no text. Three queries."""
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

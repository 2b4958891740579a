"""The pages that say who publishes here, by which rules, how mistakes are corrected, and how to reach the office."""

from django.conf import settings
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def about(request):
    return render(request, "about/about.html", _contact())


@require_safe
def corrections(request):
    return render(request, "about/corrections.html", _contact())


def _contact():
    return {"email": settings.NEWSROOM_PRESS_EMAIL, "telephone": settings.NEWSROOM_PRESS_TELEPHONE}

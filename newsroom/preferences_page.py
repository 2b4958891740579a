"""The page where readers choose how pages look, and the one place that writes their cookie."""

import datetime as dt
from dataclasses import dataclass

from django.http import HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from newsroom import languages, preferences
from newsroom.templatetags.dates import on_day

A_YEAR = 365 * 24 * 60 * 60
EXAMPLE = dt.date(2011, 7, 15)  # every region has a name of its own for July
ARABIC = "ar"  # whose digits and months are chosen

QUESTIONS = {
    "theme": (_("Colours"), ""),
    "digits": (
        _("Digits on Arabic pages"),
        _("In dates and numbers. The words of a release stay as they were published."),
    ),
    "months": (_("Names of months on Arabic pages"), ""),
    "hijri": (
        _("Calendar"),
        _(
            "The Hijri date is computed by the Umm al-Qura calendar. Where the new moon is watched for, it may differ by a day."
        ),
    ),
}
ANSWERS = {
    "system": _("As my device is set"),
    "light": _("Light"),
    "dark": _("Dark"),
    "latn": _("Western digits"),
    "arab": _("Arabic-Indic digits"),
    "gulf": _("Egypt and the Gulf"),
    "levant": _("The Levant and Iraq"),
    "both": _("Both names"),
    "maghreb": _("Morocco"),
    "algeria": _("Algeria and Tunisia"),
    "off": _("Gregorian only"),
    "on": _("Gregorian, with the Hijri date beside it"),
}


@dataclass(frozen=True)
class Answer:
    """One radio button; `example` is a date as the answer would show it, in the language `code`; "" without one."""

    word: str
    label: str
    example: str
    code: str
    is_chosen: bool


@dataclass(frozen=True)
class Question:
    name: str
    legend: str
    hint: str
    answers: list[Answer]


# Without a token, which would bring a cookie to every page: the worst a forged request can do is to turn the lights on.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def page(request):
    """The form; and, on a post of any of its choices, the cookie and the way back to the page that the post came from."""
    if request.method == "POST":
        return _kept(request)
    back = _safe(request, request.GET.get("back", ""))
    context = {"questions": questions(request.preferences), "back": back, "is_hidden": True}
    return render(request, "preferences.html", context)


def questions(chosen: preferences.Preferences) -> list[Question]:
    """What the form asks, with the answers of a reader marked; about Arabic pages only where there are any."""
    asked = [name for name in QUESTIONS if name not in {"digits", "months"} or ARABIC in languages.codes()]
    return [Question(name, *QUESTIONS[name], _answers(name, chosen)) for name in asked]


def _answers(name, chosen):
    code = ARABIC if name in {"digits", "months"} else languages.current()
    return [
        Answer(word, ANSWERS[word], _example(name, word, chosen, code), code, chosen.words[name] == word)
        for word in preferences.OPTIONS[name]
    ]


def _example(name, word, chosen, code):
    if name == "theme":
        return ""
    with override(code), preferences.using(preferences.chosen({**chosen.words, "hijri": "off", name: word})):
        return on_day(EXAMPLE)


def _kept(request):
    posted = {name: request.POST[name] for name in preferences.OPTIONS if name in request.POST}
    chosen = preferences.site() if "reset" in request.POST else preferences.chosen(request.preferences.words | posted)
    if chosen is None:
        return HttpResponseBadRequest()
    own = reverse("preferences")
    back = _safe(request, request.POST.get("back", "")) or own
    response = HttpResponseRedirect(f"{back}#{'preferences' if back.startswith(own) else 'theme'}-kept", status=303)
    _write(response, request, chosen)
    return response


def _write(response, request, chosen):
    if not chosen.cache_key:
        response.delete_cookie(preferences.COOKIE, samesite="Lax")
        return
    response.set_cookie(
        preferences.COOKIE,
        chosen.cache_key,
        max_age=A_YEAR,
        samesite="Lax",
        secure=request.is_secure(),
        httponly=True,
    )


def _safe(request, back):
    """The address if it leads back to this site, else ""."""
    hosts = {request.get_host()}
    own = url_has_allowed_host_and_scheme(back, allowed_hosts=hosts, require_https=request.is_secure())
    return back.partition("#")[0] if own else ""

"""The style page for the desk: every piece of the public pages in every state, made of sample words and no row of the database.

What it shows is what readers get: the same templates, fed with Updates and Conferences that are never saved.
"""

import datetime as dt

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles.kinds import ArticleKind
from articles.replacements import Replacements
from articles.style_words import WORDS
from articles.timeline import Timeline
from articles.updates import Update
from events.models import Conference
from newsroom import languages

DAY = dt.datetime(2026, 11, 20, 9, 30, tzinfo=dt.UTC)
TONES = ("accent", "caution", "alarm", "added", "removed")
COLOURS = [
    f"--{name}"
    for name in ("paper", "raised", "ink", "quiet", "rule", "line", *TONES, *(f"{tone}-ground" for tone in TONES))
]
SIZES = [f"--size-{name}" for name in ("small", "label", "body", "large", "entry", "heading", "page", "title")]


@never_cache
@login_required(login_url=reverse_lazy("admin:login"))
@require_safe
def style(request):
    """For staff only; others who are signed in are refused. No query beyond those of the session."""
    if not request.user.is_staff:
        raise PermissionDenied
    code = languages.current()
    other = languages.others(code)[0]
    words = WORDS[code]
    context = {
        "words": words,
        "foreign": WORDS[other],
        "foreign_language": other,
        "colours": COLOURS,
        "sizes": SIZES,
        "is_hidden": True,
        **_lists(words, code, other),
        **_states(words, code, other),
    }
    return render(request, "style/page.html", context)


def _lists(words, code, other):
    usual = _update(code, title=words["title"], standfirst=words["standfirst"])
    return {
        "lead": usual,
        "entries": [
            usual,
            _update(code, kind="correction", number=2, title=words["title"], standfirst=words["standfirst"]),
            _update(code, article_kind=ArticleKind.STATEMENT, title=words["long_title"], standfirst=words["paragraph"]),
            _update(code, article_kind=ArticleKind.SPEECH, title=words["mixed_title"]),
            _update(code, article_kind=ArticleKind.STORY, title=words["no_break_title"]),
            _update(other, title=WORDS[other]["title"], standfirst=WORDS[other]["standfirst"]),
        ],
        "one": [usual],
        "conferences": [
            _conference(status, words["title"], words["place"], code) for status in Conference.Status.values
        ]
        + [_conference("planned", WORDS[other]["title"], WORDS[other]["place"], other)],
    }


def _states(words, code, other):
    """A release with a past, and a translation whose original has moved on."""
    title = {"title": words["title"], "standfirst": words["standfirst"]}
    first = _update(code, at=DAY - dt.timedelta(days=3), **title)
    past = [
        _update(code, kind="correction", number=4, note=words["correction"], **title),
        _update(code, kind="minor", number=3, at=DAY - dt.timedelta(days=1), **title),
        _update(code, kind="update", number=2, note=words["update"], at=DAY - dt.timedelta(days=2), **title),
        first,
    ]
    original = _update(other, kind="update", number=3, note=WORDS[other]["update"], title=WORDS[other]["title"])
    return {
        "release": past[0],
        "timeline": Timeline(past, code),
        "replacements": Replacements(replaces=first, replaced_by=[past[0]]),
        "translation": Timeline([first], code),
        "change": original,
        "reflected": _update(other, number=2, kind="update", title=WORDS[other]["title"]),
        "withdrawn": _update(code, kind="withdrawal", number=5, note=words["withdrawal"], **title),
    }


def _update(code, *, at=DAY, kind="first", number=1, article_kind=ArticleKind.RELEASE, **words):
    return Update(
        language=code,
        original_language=code,
        kind=kind,
        number=number,
        article_kind=article_kind,
        slug="sample",
        reference="2026/015",
        published_at=at,
        public_at=at,
        first_published_at=DAY - dt.timedelta(days=3),
        **words,
    )


def _conference(status, name, place, code):
    with override(code):
        return Conference(
            slug="sample",
            name=name,
            place=place,
            status=status,
            starts_on=dt.date(2026, 12, 17),
            ends_on=dt.date(2026, 12, 18),
            time_zone="Asia/Muscat",
        )

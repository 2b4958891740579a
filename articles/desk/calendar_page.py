"""The page of the calendar, by month, by week or one day, with its filters in the address."""

import datetime as dt
from urllib.parse import urlencode

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.calendar import Asked, Standing, days_with_chips, month_of, week_of
from articles.desk.moments import YEARS, zone_name
from articles.desk.states import State
from articles.desk.views import page
from articles.models import Article
from articles.permissions import require
from events.months import weekdays
from newsroom import dates, languages

# How many things each view names of a day, and where the others of that day are found.
MOST = {"month": 6, "week": 40, "day": 200}
STEP = {"week": dt.timedelta(days=7), "day": dt.timedelta(days=1)}


class CalendarForm(forms.Form):
    """What the calendar shows. It is read leniently: a value that makes no sense is no wish."""

    view = forms.ChoiceField(choices=[(view, view) for view in MOST])
    on = forms.DateField()
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), required=False, choices=[("", gettext_lazy("all")), *languages.choices()]
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), required=False, choices=[("", gettext_lazy("all")), *Article.Kind.choices]
    )
    standing = forms.ChoiceField(
        label=gettext_lazy("Show"), required=False, choices=[("", gettext_lazy("everything")), *Standing.choices]
    )
    mine = forms.BooleanField(label=gettext_lazy("Only mine"), required=False)

    def wishes(self) -> dict:
        """The values that make sense."""
        self.is_valid()
        return self.cleaned_data


def calendar(request):
    require(request.user, "view_article")
    at, form = timezone.now(), CalendarForm(request.GET)
    wishes = form.wishes()
    today = timezone.localdate(at)
    on = wishes.get("on") or today
    on = on if on.year in YEARS else today
    view = wishes.get("view") or "month"
    asked = Asked(**{name: wishes.get(name) or default for name, default in vars(Asked()).items()})
    shown = _shown(view, on)
    month = on.month if view == "month" else None
    days = days_with_chips(shown, month=month, most=MOST[view], user=request.user, at=at, asked=asked)
    context = {
        "title": _("Calendar"),
        "heading": _heading(view, on, shown),
        "days": days,
        "has_chips": any(day.chips for day in days),
        "weekdays": weekdays(languages.current()) if view != "day" else [],
        "view": view,
        "zone": zone_name(),
        "form": form,
        "on": on,
        "ways": _ways(request, view, on, today),
        "one_day": _query(request, view="day", on=""),
        "listing": _listing(asked),
        "here": request.get_full_path(),
    }
    return page(request, "calendar", None, **context)


def _shown(view, on) -> list[dt.date]:
    code = languages.current()
    return {"month": month_of, "week": week_of}[view](on, code) if view != "day" else [on]


def _heading(view, on, shown) -> str:
    if view == "month":
        return dates.date_text(on, style="MMMM y")
    return dates.date_text(on, style="full") if view == "day" else dates.range_text(shown[0], shown[-1])


def _listing(asked) -> str:
    """The list of articles, with those of the wishes that it knows."""
    state = f"state_{asked.language}" if asked.language else "state"
    known = {"kind__exact": asked.kind}
    if asked.standing in State:
        known[state] = asked.standing
    query = urlencode({name: value for name, value in known.items() if value})
    return f"{reverse('admin:articles_article_changelist')}?{query}"


def _ways(request, view, on, today) -> dict[str, str]:
    """The query strings that lead to other days and to the other views, with the filters kept."""
    back, on_from_here = _steps(view, on)
    wanted = {
        "earlier": {"on": back, "view": view},
        "later": {"on": on_from_here, "view": view},
        "today": {"on": today, "view": view},
        **{other: {"on": on, "view": other} for other in ("month", "week") if other != view},
    }
    return {name: _query(request, **{key: str(value) for key, value in way.items()}) for name, way in wanted.items()}


def _steps(view, on):
    if view != "month":
        return on - STEP[view], on + STEP[view]
    first = on.replace(day=1)
    return (first - dt.timedelta(days=1)).replace(day=1), (first + dt.timedelta(days=32)).replace(day=1)


def _query(request, **changed) -> str:
    """The query string of the page with some values changed, or left out where they are empty."""
    query = request.GET.copy()
    for name, value in changed.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return f"?{query.urlencode()}"

"""The page of the calendar, by month or by week, with its filters in the address."""

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.calendar import Asked, Standing, days_with_chips, month_of, week_of
from articles.desk.moments import YEARS, zone_name
from articles.desk.views import page
from articles.models import Article
from articles.permissions import require
from events.months import weekdays
from newsroom import dates, languages

MOST = 6  # things that a day of the month view names; a week names all


class CalendarForm(forms.Form):
    """What the calendar shows. It is read leniently: a value that makes no sense is no wish."""

    view = forms.ChoiceField(choices=[("month", gettext_lazy("Month")), ("week", gettext_lazy("Week"))])
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
    code = languages.current()
    shown = month_of(on, code) if view == "month" else week_of(on, code)
    days = days_with_chips(shown, month=on.month if view == "month" else None, user=request.user, at=at, asked=asked)
    context = {
        "title": _("Calendar"),
        "heading": dates.date_text(on, style="MMMM y") if view == "month" else dates.range_text(shown[0], shown[-1]),
        "days": days,
        "has_chips": any(day.chips for day in days),
        "weekdays": weekdays(code),
        "view": view,
        "most": MOST if view == "month" else None,
        "zone": zone_name(),
        "form": form,
        "on": on,
        "ways": _ways(request, view, on, today),
        "week": _query(request, view="week", on=""),
        "here": request.get_full_path(),
    }
    return page(request, "calendar", None, **context)


def _ways(request, view, on, today) -> dict[str, str]:
    """The query strings that lead to other days and to the other view, with the filters kept."""
    back, on_from_here = _steps(view, on)
    other = "week" if view == "month" else "month"
    wanted = {
        "earlier": {"on": back, "view": view},
        "later": {"on": on_from_here, "view": view},
        "today": {"on": today, "view": view},
        "other": {"on": on, "view": other},
    }
    return {name: _query(request, **{key: str(value) for key, value in way.items()}) for name, way in wanted.items()}


def _steps(view, on):
    if view == "week":
        return on - dt.timedelta(days=7), on + dt.timedelta(days=7)
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

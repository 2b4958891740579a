"""Dates on pages, as newsroom/dates.py writes them, inside `<time>` for machines; the Hijri date beside them by choice."""

import datetime as dt
from functools import lru_cache

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext

from newsroom import dates, preferences
from newsroom.hijri import hijri_text

register = template.Library()


@register.simple_tag
def when(moment, day=None, zone=None):
    """A moment with its time and the zone's name; the day alone where only `day` is known. By default in the newsroom's zone."""
    if day:
        return on_day(None, day)
    return _when(moment, zone or timezone.get_current_timezone(), *dates.manner())


@register.simple_tag
def on_day(moment, day=None):
    """The day alone, for lists."""
    day = day or (moment if not isinstance(moment, dt.datetime) else timezone.localdate(moment))
    return _on_day(day, *dates.manner())


@register.simple_tag
def full_day(day):
    """A day with the name of its day of the week."""
    return _time(day.isoformat(), dates.date_text(day, style="full"))


@register.simple_tag
def day_range(first, last):
    """One day, or two joined by a dash."""
    text = dates.range_text(first, last)
    days = _time(first.isoformat(), text) if first == last else format_html("<span>{}</span>", text)
    return _beside(days, first, last)


@register.simple_tag
def clock(moment, zone):
    """The time of day in a zone, without its name."""
    return _time(_machine(moment, zone), dates.time_text(moment, zone=zone))


@register.simple_tag
def zone_name(moment, zone):
    return dates.zone_text(moment, zone=zone)


@register.filter
def digits(number):
    """A whole number in the digits that readers of the page's language are shown."""
    return dates.digits_text(number)


# Kept once made: every release has four such, and a list the same few days over and over. What is kept is told apart by
# the manner in which dates are written, to which those who write them look by themselves.


@lru_cache(dates.KEPT)
def _when(moment, zone, *manner):
    time = _time(_machine(moment, zone), dates.moment_text(moment, zone=zone))
    zoned = format_html('{} <span class="zone">({})</span>', time, dates.zone_text(moment, zone=zone))
    return _beside(zoned, timezone.localdate(moment, zone))


@lru_cache(dates.KEPT)
def _on_day(day, *manner):
    return _beside(_time(day.isoformat(), dates.date_text(day)), day)


def _beside(gregorian, first, last=None):
    """The Gregorian date, and what it corresponds to when the reader asks for that and the calendar knows."""
    hijri = hijri_text(first, last) if preferences.current().hijri else ""
    if not hijri:
        return gregorian
    return format_html(
        '{} <span class="hijri">{}</span>', gregorian, gettext("corresponding to {date}").format(date=hijri)
    )


def _machine(moment, zone):
    return timezone.localtime(moment, zone).isoformat(timespec="minutes")


def _time(machine, text):
    return format_html('<time datetime="{}">{}</time>', machine, text)

"""The calendar of the desk: what is planned, scheduled and published on each day, and conferences on the days of their venue.

Planned is what somebody means to publish; scheduled is sealed and becomes public by itself. Three queries, whatever the days
hold, which bring of each day only what is shown of it, and how much there is.
"""

import calendar
import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Exists, F, OuterRef, Q, TextChoices, Window
from django.db.models.functions import Coalesce, RowNumber, TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from articles.models import Edition, Emergency, Update
from articles.permissions import may
from articles.restrictions import hidden_from
from events.models import Conference
from events.months import first_weekday
from newsroom import languages


class Standing(TextChoices):
    PLANNED = "planned", pgettext_lazy("release", "Planned")
    SCHEDULED = "scheduled", gettext_lazy("Scheduled")
    PUBLISHED = "published", gettext_lazy("Published")
    CONFERENCE = "conference", gettext_lazy("Conference")


@dataclass(frozen=True)
class Chip:
    """One thing on one day. `moment` is None where only the day is known; `move` is the address of the form that moves it.

    `notice` says what was published where that is no text: a withdrawal or a removal.
    """

    standing: Standing
    words: str
    language: str
    address: str
    edition: str = ""
    moment: dt.datetime | None = None
    move: str = ""
    is_flagged: bool = False
    notice: str = ""

    @property
    def direction(self):
        return languages.direction(self.language)

    @property
    def edition_name(self):
        return languages.own_name(self.edition)

    @property
    def edition_direction(self):
        return languages.direction(self.edition)

    @property
    def local(self):
        """The moment as clocks of the newsroom show it, for a field that takes one."""
        return timezone.localtime(self.moment).strftime("%Y-%m-%dT%H:%M:%S")


@dataclass(frozen=True)
class Day:
    date: dt.date
    is_outside: bool
    is_today: bool
    chips: list[Chip]
    more: int = 0  # things of this day that are not among the chips


@dataclass(frozen=True)
class Asked:
    """What a person wants to see: "" and False mean everything."""

    language: str = ""
    kind: str = ""
    standing: str = ""
    mine: bool = False

    def wants(self, *standings) -> bool:
        return not self.standing or self.standing in standings


def month_of(day: dt.date, code: str) -> list[dt.date]:
    """The days of the full weeks that a month lies in, which begin as readers of a language begin them."""
    weeks = calendar.Calendar(first_weekday(code)).monthdatescalendar(day.year, day.month)
    return [each for week in weeks for each in week]


def week_of(day: dt.date, code: str) -> list[dt.date]:
    start = day - dt.timedelta(days=(day.weekday() - first_weekday(code)) % 7)
    return [start + dt.timedelta(days=number) for number in range(7)]


def days_with_chips(
    shown: list[dt.date], *, month: int | None, most: int, user, at: dt.datetime, asked: Asked
) -> list[Day]:
    """The days with the first `most` things that `user` may see of each; those outside the month, if one is named, are marked."""
    found, held = defaultdict(list), Counter()
    for source in _sources(shown[0], shown[-1], most=most, user=user, at=at, asked=asked):
        in_source = {}
        for day, chip, number in source:
            found[day].append(chip)
            in_source[day] = number
        held.update(in_source)
    today = timezone.localdate(at)
    return [
        Day(day, month is not None and day.month != month, day == today, chips, held[day] - len(chips))
        for day in shown
        for chips in [sorted(found[day], key=_order)[:most]]
    ]


def _order(chip):
    return chip.moment is not None, chip.moment and chip.moment.timestamp(), chip.words


def _sources(first, last, *, most, user, at, asked) -> Iterator[Iterator[tuple[dt.date, Chip, int]]]:
    """Each yields days, one thing of the day, and of how many it is one; a day's last number counts."""
    if asked.wants(Standing.CONFERENCE) and user.has_perm("events.view_conference") and not (asked.mine or asked.kind):
        yield _conferences(first, last)
    span = [_midnight(first), _midnight(last + dt.timedelta(days=1))]
    if asked.wants(Standing.PLANNED):
        yield _planned(span, most=most, user=user, asked=asked)
    if asked.wants(Standing.SCHEDULED, Standing.PUBLISHED):
        yield _updates(span, most=most, user=user, at=at, asked=asked)


def _conferences(first, last):
    held = Counter()
    for conference in Conference.objects.during(first, last).defer("description"):
        words, code = languages.read_any(conference, "name", languages.current())
        address = reverse("admin:events_conference_change", args=[conference.pk])
        chip = Chip(Standing.CONFERENCE, words or conference.slug, code, address)
        for number in range((min(last, conference.ends_on) - max(first, conference.starts_on)).days + 1):
            day = max(first, conference.starts_on) + dt.timedelta(days=number)
            held[day] += 1
            yield day, chip, held[day]


def _planned(span, *, most, user, asked):
    shown = ["language", "planned_for", "article__original_language"]
    titles = [f"article__{column}" for column in languages.columns("title")]
    found = Edition.objects.filter(planned_for__gte=span[0], planned_for__lt=span[1], article__binned_at=None)
    found = _narrowed(found, asked, kind="article__kind").exclude(article__in=hidden_from(user))
    if asked.mine:
        found = found.filter(Q(assignee=user) | Q(edited_by=user))
    movable = {code for code in languages.codes() if may(user, "change_article", languages=[code])}
    found = _first_of_each_day(found.select_related("article").only(*shown, *titles), "planned_for", most=most)
    for edition in found:
        words, code = languages.read_any(edition.article, "title", edition.language)
        chip = Chip(
            Standing.PLANNED,
            words or _("Untitled"),
            code if words else languages.current(),
            _article(edition.article_id),
            edition.language,
            edition.planned_for,
            _move(edition.article_id, edition.language) if edition.language in movable else "",
        )
        yield edition.day, chip, edition.in_day


def _updates(span, *, most, user, at, asked):
    shown = [
        "article",
        "title",
        "slug",
        "kind",
        "language",
        "published_at",
        "published_on",
        "article__original_language",
    ]
    shown += [f"article__{column}" for column in languages.columns("title")]
    found = Update.objects.filter(published_at__gte=span[0], published_at__lt=span[1])
    found = _narrowed(found, asked, kind="article_kind").exclude(article__in=hidden_from(user))
    if asked.standing:
        later = {"published_at__gt" if asked.standing == Standing.SCHEDULED else "published_at__lte": at}
        found = found.filter(**later)
    if asked.mine:
        own = Edition.objects.filter(article=OuterRef("article"), language=OuterRef("language"), edited_by=user)
        found = found.filter(Q(published_by=user) | Exists(own))
    flagged = Exists(Emergency.objects.unconfirmed().filter(update=OuterRef("pk")))
    movable = {code for code in languages.codes() if may(user, "publish_article", languages=[code])}
    found = _first_of_each_day(
        found.annotate(is_flagged=flagged).select_related("article").only(*shown),
        "published_at",
        "published_on",
        most=most,
    )
    for update in found:
        yield update.day, _chip_of(update, at=at, movable=movable), update.in_day


def _chip_of(update, *, at, movable):
    is_waiting = update.published_at > at
    words, code = update.title, update.language
    if not words:  # a removal has none
        words, code = languages.read_any(update.article, "title", update.language)
    return Chip(
        Standing.SCHEDULED if is_waiting else Standing.PUBLISHED,
        words or update.slug,
        code if words else update.language,
        _article(update.article_id),
        update.language,
        None if update.published_on else update.published_at,
        _move(update.article_id, update.language) if is_waiting and update.language in movable else "",
        update.is_flagged,
        update.get_kind_display() if update.kind in Update.NOTICES else "",
    )


def _first_of_each_day(found, moment, day_alone=None, *, most):
    """The rows that come first on their `day`, those without a time before all others; `in_day` is how many there are."""
    day, order = TruncDate(moment), [moment, "pk"]
    if day_alone:
        day, order = Coalesce(day_alone, day), [F(day_alone).asc(nulls_last=True), *order]
    found = found.order_by().annotate(day=day)
    found = found.annotate(
        place=Window(RowNumber(), partition_by="day", order_by=order), in_day=Window(Count("*"), partition_by="day")
    )
    return found.filter(place__lte=most)


def _narrowed(found, asked, *, kind):
    found = found.filter(language=asked.language) if asked.language else found
    return found.filter(**{kind: asked.kind}) if asked.kind else found


def _midnight(day):
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min), timezone.get_default_timezone())


def _article(pk):
    return reverse("admin:articles_article_change", args=[pk])


def _move(pk, language):
    return f"{reverse('admin:articles_article_move', args=[pk])}?language={language}"

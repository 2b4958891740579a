"""What belongs to a conference or a participant and is shown within its form: participations, sessions, changes of date."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from events.forms import ParticipationForm, ParticipationFormSet
from events.models import DateChange, Participation, Session
from events.session_forms import SessionForm, SessionFormSet
from events.widgets import ParticipantSelect
from newsroom import languages
from newsroom.admin_site import WordsInTheirDirection
from newsroom.dates import moment_text, range_text, zone_text


def in_every_language(instance, field):
    """The words of a field in each language that has some, each with its language and direction."""
    found = [(code, languages.direction(code), languages.read(instance, field, code)) for code in languages.codes()]
    rows = [row for row in found if row[-1]]
    return format_html_join("", '<span class="words" lang="{}" dir="{}">{}</span>', rows) or "–"


class LabelledRows(WordsInTheirDirection):
    """Inputs in rows say what they are for and in which language, for the heads of a narrow table are not seen."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        if code := getattr(db_field, "language", None):
            formfield.label = f"{capfirst(db_field.translated_field.verbose_name)} ({languages.own_name(code)})"
            formfield.widget.attrs["placeholder"] = formfield.label
        if formfield:
            formfield.widget.attrs["aria-label"] = formfield.label
        return formfield


class ParticipationsOfConference(LabelledRows, admin.TabularInline):
    model = Participation
    form = ParticipationForm
    formset = ParticipationFormSet
    fields = ["order", "participant", "role", *languages.columns("office")]
    extra = 0
    classes = ["compact-rows"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("participant")

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "participant":
            kwargs["widget"] = ParticipantSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class SessionsOfConference(LabelledRows, admin.TabularInline):
    model = Session
    form = SessionForm
    formset = SessionFormSet
    fields = ["order", "day", "start_time", "end_time", *languages.columns("title", "room"), "who_speaks"]
    extra = 0
    classes = ["compact-rows", "programme-rows"]

    def get_queryset(self, request):
        return super().get_queryset(request).with_speakers()

    @admin.display(description=_("speakers"))
    def who_speaks(self, session):
        """For those who may look and not write; others get the field of the form."""
        return ", ".join(str(row) for row in session.speaker_rows.all()) or "–"


class ReadOnlyInline(admin.TabularInline):
    classes = ["compact-rows"]
    extra = 0
    can_delete = False

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False


class DateChangesOfConference(ReadOnlyInline):
    model = DateChange
    fields = readonly_fields = ["old_dates", "why", "when"]

    @admin.display(description=_("old dates"))
    def old_dates(self, change):
        return f"{range_text(change.starts_on, change.ends_on)} ({change.time_zone})"

    @admin.display(description=_("reason"))
    def why(self, change):
        return in_every_language(change, "reason")

    @admin.display(description=_("changed at"))
    def when(self, change):
        return f"{moment_text(change.changed_at)} ({zone_text(change.changed_at)})"


class ParticipationsOfParticipant(ReadOnlyInline):
    model = Participation
    fields = readonly_fields = ["at_conference", "dates", "role", "held_office"]
    ordering = ["-conference__starts_on", "-id"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("conference")

    @admin.display(description=_("conference"))
    def at_conference(self, participation):
        address = reverse("admin:events_conference_change", args=[participation.conference_id])
        return format_html('<a href="{}">{}</a>', address, participation.conference)

    @admin.display(description=_("dates"))
    def dates(self, participation):
        return range_text(participation.conference.starts_on, participation.conference.ends_on)

    @admin.display(description=_("office held then"))
    def held_office(self, participation):
        return in_every_language(participation, "office")

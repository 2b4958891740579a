"""Conferences and participants at the desk: words per language, dates in the venue's zone, who took part and in which order."""

from django import forms
from django.contrib import admin, messages
from django.db.models import Count
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from modeltranslation.admin import TabbedTranslationAdmin

from events.forms import ConferenceForm, ParticipantForm
from events.inlines import (
    DateChangesOfConference,
    ParticipationsOfConference,
    ParticipationsOfParticipant,
    SessionsOfConference,
)
from events.models import Conference, Participant
from events.scheduling import reschedule
from newsroom import languages
from newsroom.admin_site import WordsInTheirDirection
from newsroom.dates import moment_text, range_text
from newsroom.seen import NamesOnlyWhatIsSeen

DATES = (_("Dates"), {"fields": ["time_zone", ("starts_on", "start_time"), ("ends_on", "end_time")]})
REASONS = (
    _("Why the dates change"),
    {
        "fields": languages.columns("reason"),
        "description": _("Only when you change the dates: readers keep seeing the old ones, with this reason."),
    },
)


class AddressKept:
    """The address is made from the name on the first save and stays for good."""

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *(["slug"] if obj else [])]

    def get_prepopulated_fields(self, request, obj=None):
        # An address takes Latin letters; what Arabic ones would be turned into is nothing that anyone writes.
        latin = next((code for code in languages.codes() if languages.direction(code) == "ltr"), None)
        return {} if obj or latin is None else {"slug": [languages.column("name", latin)]}


class PublicFilter(admin.SimpleListFilter):
    title = _("public")
    parameter_name = "public"

    def lookups(self, request, model_admin):
        return [("yes", _("Public")), ("later", _("Public later")), ("no", _("In preparation"))]

    def queryset(self, request, queryset):
        at = timezone.now()
        if self.value() == "yes":
            return queryset.public(at=at)
        if self.value() == "later":
            return queryset.filter(published_at__gt=at)
        return queryset.filter(published_at=None) if self.value() == "no" else queryset


@admin.register(Conference)
class ConferenceAdmin(NamesOnlyWhatIsSeen, WordsInTheirDirection, AddressKept, TabbedTranslationAdmin):
    form = ConferenceForm
    inlines = [ParticipationsOfConference, SessionsOfConference, DateChangesOfConference]
    list_display = ["__str__", "dates", "where", "status", "participant_count", "public_from"]
    list_filter = ["status", PublicFilter, "starts_on"]
    list_per_page = 50
    search_fields = [*languages.columns("name", "place"), "slug"]
    show_full_result_count = False
    fieldsets = [
        (None, {"fields": ["name", "place", "venue", ("latitude", "longitude"), "description", "slug", "ordinal"]}),
        DATES,
        REASONS,
        (_("Accreditation"), {"fields": ["accreditation", "accreditation_until", "accreditation_link"]}),
        (_("Live stream"), {"fields": ["stream_link", "stream_label", ("stream_from", "stream_until")]}),
        (_("For readers"), {"fields": ["status", "published_at"]}),
    ]

    class Media:
        css = {"all": ["newsroom_admin/programme.css"]}
        js = [
            forms.Script("newsroom_admin/sortable.js", type="module"),
            forms.Script("newsroom_admin/venue_zone.js", type="module"),
        ]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(participations_held=Count("participations"))

    def get_fieldsets(self, request, obj=None):
        asks_why = obj and obj.is_public(at=timezone.now()) and self.has_change_permission(request, obj)
        return [part for part in super().get_fieldsets(request, obj) if asks_why or part is not REASONS]

    def get_inlines(self, request, obj):
        return [part for part in super().get_inlines(request, obj) if obj or part is not DateChangesOfConference]

    def has_delete_permission(self, request, obj=None):
        """What readers know cannot be deleted; it is cancelled, or made private first."""
        known = obj is not None and obj.is_public(at=timezone.now())
        return not known and super().has_delete_permission(request, obj)

    def save_model(self, request, obj, form, change):
        if form.new_dates:
            reschedule(conference=obj, dates=form.new_dates, reason=form.reasons, by=request.user, at=timezone.now())
        super().save_model(request, obj, form, change)

    @admin.display(description=_("dates"), ordering="starts_on")
    def dates(self, conference):
        return range_text(conference.starts_on, conference.ends_on)

    @admin.display(description=_("place"))
    def where(self, conference):
        words, code = languages.read_any(conference, "place", languages.current())
        return format_html('<bdi lang="{}" dir="{}">{}</bdi>', code, languages.direction(code), words)

    @admin.display(description=_("participants"), ordering="participations_held")
    def participant_count(self, conference):
        return conference.participations_held

    @admin.display(description=_("public from"), ordering="published_at")
    def public_from(self, conference):
        if conference.published_at is None:
            return _("in preparation")
        return moment_text(conference.published_at)


@admin.register(Participant)
class ParticipantAdmin(NamesOnlyWhatIsSeen, WordsInTheirDirection, AddressKept, TabbedTranslationAdmin):
    form = ParticipantForm
    inlines = [ParticipationsOfParticipant]
    list_display = ["__str__", "kind", "iso_code", "other_names", "conference_count"]
    list_filter = ["kind"]
    list_per_page = 100
    search_fields = [*languages.columns("name"), "aliases", "slug", "iso_code"]
    show_full_result_count = False
    fieldsets = [(None, {"fields": ["kind", "name", "slug", "aliases", "iso_code"]})]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(conferences_held=Count("participations"))

    def get_inlines(self, request, obj):
        return super().get_inlines(request, obj) if obj else []

    def delete_view(self, request, object_id, extra_context=None):
        participant = self.get_object(request, object_id)
        if participant and participant.conferences_held and self.has_delete_permission(request, participant):
            self.message_user(request, refusal(participant), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:events_participant_change", args=[participant.pk]))
        return super().delete_view(request, object_id, extra_context)

    @admin.display(description=_("other names"))
    def other_names(self, participant):
        return format_html_join(", ", "<bdi>{}</bdi>", ([alias] for alias in participant.aliases))

    @admin.display(description=_("conferences"), ordering="conferences_held")
    def conference_count(self, participant):
        return participant.conferences_held


def refusal(participant):
    """Why a participant with `conferences_held` cannot be deleted, as a sentence."""
    return ngettext(
        "“%(name)s” took part in %(count)d conference and cannot be deleted; take it off the conference first.",
        "“%(name)s” took part in %(count)d conferences and cannot be deleted; take it off the conferences first.",
        participant.conferences_held,
    ) % {"name": participant, "count": participant.conferences_held}

"""The forms of conferences and participants: what must agree before a save, each refusal a sentence for the editor."""

import zoneinfo

from django import forms
from django.contrib.postgres.forms import SimpleArrayField
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import press_forms
from events.models import Conference, DateChange, Participant, Participation
from events.scheduling import DATES
from events.wall_clock import validate_time_zone
from events.widgets import DayInput, MomentInput, PlaceInOrder, TimeZoneInput, VenueTimeInput
from newsroom import languages


def reason_field(code):
    """Why the dates change, in one language."""
    plain = DateChange._meta.get_field("reason")
    return forms.CharField(
        label=format_lazy("{} ({})", gettext_lazy("Reason"), languages.own_name(code)),
        max_length=plain.max_length,
        required=False,
        widget=forms.TextInput({"class": "vTextField", "lang": code, "dir": languages.direction(code)}),
    )


Reasons = type(
    "Reasons", (forms.Form,), {languages.column("reason", code): reason_field(code) for code in languages.codes()}
)


class ConferenceForm(forms.ModelForm, Reasons):
    class Meta:
        model = Conference
        fields = "__all__"  # noqa: DJ007 -- the admin's fieldsets name the fields
        field_classes = {"published_at": forms.DateTimeField, **press_forms.FIELD_CLASSES}
        widgets = {
            "time_zone": TimeZoneInput,
            "starts_on": DayInput,
            "ends_on": DayInput,
            "start_time": VenueTimeInput,
            "end_time": VenueTimeInput,
            "published_at": MomentInput,
            **press_forms.WIDGETS,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_public = bool(self.instance.pk) and self.instance.is_public(at=timezone.now())
        self.new_dates = {}  # of a public conference, {field: value}; its save is `events.scheduling.reschedule`
        for name in {"start_time", "end_time"} & self.fields.keys():
            self.fields[name].widget.zone = self["time_zone"].value() or ""
        press_forms.know_zone(self)

    @property
    def reasons(self):
        """Why the dates change, {language: sentence}."""
        return {code: self.cleaned_data.get(languages.column("reason", code), "") for code in languages.codes()}

    def clean_time_zone(self):
        validate_time_zone(self.cleaned_data["time_zone"])
        return self.cleaned_data["time_zone"]

    def clean(self):
        super().clean()
        require_name(self)
        press_forms.require_moments(self)
        self._status_agrees(at=timezone.now())
        if self.is_public:
            self.new_dates = self._changed_dates()
        if self.new_dates:
            self._require_reasons()
        return self.cleaned_data

    def _changed_dates(self):
        given = {name: self.cleaned_data[name] for name in DATES if name in self.cleaned_data}
        return {name: value for name, value in given.items() if value != getattr(self.instance, name)}

    def _status_agrees(self, *, at):
        given = self.cleaned_data
        if not {"status", "starts_on", "ends_on", "time_zone"} <= given.keys():
            return
        today = timezone.localtime(at, zoneinfo.ZoneInfo(given["time_zone"])).date()
        newly_said = {"status", "starts_on", "ends_on"}.intersection(self.changed_data)
        if given["status"] == Conference.Status.HELD and given["ends_on"] > today:
            self.add_error("status", _("It cannot be held before its last day. Choose “Planned” until then."))
        elif given["status"] == Conference.Status.PLANNED and given["ends_on"] < today and newly_said:
            self.add_error("status", _("Its last day is past. Choose “Held”, “Postponed” or “Cancelled”."))

    def _require_reasons(self):
        for code, reason in self.reasons.items():
            column = languages.column("reason", code)
            if not reason and self.cleaned_data.get(languages.column("name", code)) and column not in self.errors:
                sentence = _("Readers know the old dates. Say in this language why they change.")
                self.add_error(column, sentence)


class NamesField(SimpleArrayField):
    """Names parted by commas, Latin or Arabic ones; blanks and repetitions are left out."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.widget.attrs |= {"class": "vTextField", "dir": "auto"}

    def prepare_value(self, value):
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        names = super().to_python(value.replace("،", ",") if isinstance(value, str) else value)
        return list(dict.fromkeys(name for name in names if name))


class ParticipantForm(forms.ModelForm):
    class Meta:
        model = Participant
        fields = "__all__"  # noqa: DJ007 -- the admin's fieldsets name the fields
        field_classes = {"aliases": NamesField}

    def clean_iso_code(self):
        return self.cleaned_data["iso_code"].upper()

    def clean(self):
        super().clean()
        require_name(self)
        return self.cleaned_data


def require_name(form):
    """Refuse a conference or participant that has a name in no language."""
    columns = languages.columns("name")
    if not any(form.cleaned_data.get(column) for column in columns) and not form.errors.keys() & set(columns):
        form.add_error(columns[0], _("Write the name in at least one language."))


class ParticipationForm(forms.ModelForm):
    class Meta:
        model = Participation
        fields = "__all__"  # noqa: DJ007 -- the inline names the fields
        widgets = {"order": PlaceInOrder}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and "participant" in self.fields:
            self.fields["participant"].widget.widget.chosen = self.instance.participant


class ParticipationFormSet(forms.BaseInlineFormSet):
    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = _("Take this participant off the conference")

    def clean(self):
        super().clean()
        stored = dict(self.instance.participations.values_list("pk", "participant")) if self.instance.pk else {}
        kept = [
            form for form in self.forms if form.cleaned_data.get("participant") and not form.cleaned_data.get("DELETE")
        ]
        said = {form.instance.pk: form.cleaned_data["participant"].pk for form in kept}
        for form in kept:
            chosen = form.cleaned_data["participant"].pk
            holders = {pk for pk, participant in stored.items() if participant == chosen and pk != form.instance.pk}
            leaving = {pk for pk in holders if pk in self._shown() and said.get(pk) != chosen}
            # Rows are written in their order and new ones last, so only a new row can take what another one leaves.
            if holders and (form.instance.pk or leaving != holders):
                form.add_error(None, _("This participant already has a role at this conference."))

    def _shown(self):
        return {form.instance.pk for form in self.initial_forms}

    def get_unique_error_message(self, unique_check):
        return _("A participant has one role at a conference. Leave only one of the rows with the same participant.")

    def get_form_error(self):
        return _("This participant is listed twice.")

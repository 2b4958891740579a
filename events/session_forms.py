"""The programme within the form of a conference: its sessions, and who of the participants speaks in each."""

from functools import cached_property

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.sessions import Session, SessionSpeaker
from events.widgets import BeginInput, DayOfConference, EndInput, PlaceInOrder, SpeakersSelect


class SessionForm(forms.ModelForm):
    who_speaks = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Speakers"),
        coerce=int,
        required=False,
        widget=SpeakersSelect({"aria-label": gettext_lazy("Speakers")}),
        help_text=gettext_lazy("Participants of the conference; save a new one first. Several with Ctrl or ⌘."),
    )

    class Meta:
        model = Session
        fields = "__all__"  # noqa: DJ007 -- the inline names the fields
        widgets = {"order": PlaceInOrder, "day": DayOfConference, "start_time": BeginInput, "end_time": EndInput}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["who_speaks"] = [row.participation_id for row in self.instance.speaker_rows.all()]

    def save(self, commit=True):
        session = super().save(commit)
        if commit and "who_speaks" in self.changed_data:
            self._give_speakers(session, set(self.cleaned_data["who_speaks"]))
        return session

    def _give_speakers(self, session, wanted):
        """Those who stay keep their places, new ones come after them in the order of the participants."""
        session.speaker_rows.exclude(participation__in=wanted).delete()
        staying = list(session.speaker_rows.values_list("participation", "order"))
        place = max((order for _pk, order in staying), default=0)
        # Asked of the database, for a participant may leave the conference in the same save.
        coming = session.conference.participations.filter(pk__in=wanted - {pk for pk, _order in staying})
        rows = [
            SessionSpeaker(session=session, participation=each, order=place + n) for n, each in enumerate(coming, 1)
        ]
        SessionSpeaker.objects.bulk_create(rows)


class SessionFormSet(forms.BaseInlineFormSet):
    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.instance.conference = self.instance  # with the dates as this form has them, and without a query
        if "who_speaks" in form.fields:
            # Whoever speaks already stands first, so that the few lines of the list show it.
            speaking = form.initial.get("who_speaks", ())
            form.fields["who_speaks"].choices = sorted(self._participants, key=lambda row: row[0] not in speaking)
        for name in {"start_time", "end_time"} & form.fields.keys():
            form.fields[name].widget.zone = self.instance.time_zone
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = _("Take this session off the programme")

    @cached_property
    def _participants(self):
        if not self.instance.pk:
            return []
        found = self.instance.participations.select_related("participant")
        return [(row.pk, str(row.participant)) for row in found]

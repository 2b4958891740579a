from modeltranslation.translator import TranslationOptions, register

from events.models import Conference, DateChange, Participant, Participation, Session


@register(Participant)
class ParticipantTranslation(TranslationOptions):
    fields = ("name",)


@register(Conference)
class ConferenceTranslation(TranslationOptions):
    fields = ("name", "description", "place", "venue", "accreditation", "stream_label")


@register(DateChange)
class DateChangeTranslation(TranslationOptions):
    fields = ("reason",)


@register(Participation)
class ParticipationTranslation(TranslationOptions):
    fields = ("office",)


@register(Session)
class SessionTranslation(TranslationOptions):
    fields = ("title", "room")

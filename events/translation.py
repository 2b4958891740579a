from modeltranslation.translator import TranslationOptions, register

from events.models import Conference, DateChange, Participant, Participation


@register(Participant)
class ParticipantTranslation(TranslationOptions):
    fields = ("name",)


@register(Conference)
class ConferenceTranslation(TranslationOptions):
    fields = ("name", "description", "place")


@register(DateChange)
class DateChangeTranslation(TranslationOptions):
    fields = ("reason",)


@register(Participation)
class ParticipationTranslation(TranslationOptions):
    fields = ("office",)

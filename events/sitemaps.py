"""Sitemaps of conferences and participants; their pages exist in every language. Neither keeps when it was last changed."""

from django.db.models import Max, Min

from events.models import Conference, Participant
from newsroom import languages
from newsroom.alternates import addresses_in
from newsroom.sitemaps import Section


def _section(model, name):
    def bounds(at):
        return tuple(model.objects.public(at=at).order_by().aggregate(lowest=Min("pk"), highest=Max("pk")).values())

    def versions(at, first, beyond):
        address = {code: addresses_in(code, name) for code in languages.codes()}
        rows = model.objects.public(at=at).filter(pk__gte=first, pk__lt=beyond).order_by("pk")
        for slug in rows.values_list("slug", flat=True):
            yield {code: (address[code](slug), "") for code in languages.codes()}

    return Section(bounds=bounds, versions=versions)


conferences = _section(Conference, "events:conference")
participants = _section(Participant, "events:participant")

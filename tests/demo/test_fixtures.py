"""The fixture files without the story around them."""

import pytest
from django.core.management import call_command

from articles.models import Topic
from events.models import Conference, DateChange, Participant, Participation
from newsroom.demo import fixtures

pytestmark = pytest.mark.django_db

FILES = [f"fixtures/{name}.json" for name in fixtures.LIBRARY]


def test_loaddata_alone_brings_in_the_library(settings):
    call_command("loaddata", *(settings.BASE_DIR / name for name in FILES), verbosity=0)

    assert Topic.objects.count() == 6
    assert Participant.objects.filter(kind="country").count() == 34
    assert Conference.objects.count() == 3
    assert Participation.objects.filter(conference__slug="ici-qatar-2011").count() == 36
    assert DateChange.objects.get().conference.slug == "energy-networks-workshop"


def test_names_are_read_in_the_reader_s_language(settings):
    from django.utils import translation

    call_command("loaddata", *(settings.BASE_DIR / name for name in FILES), verbosity=0)
    france = Participant.objects.get_by_natural_key("france")

    with translation.override("ar"):
        assert str(france) == "فرنسا"
    with translation.override("en"):
        assert str(france) == "France"
    assert "French Republic" in france.aliases


def test_a_conference_that_exists_gets_no_participants_again(make_conference, now):
    make_conference("ici-qatar-2011")

    fixtures.add_missing(today=now.date())

    assert not Participation.objects.filter(conference__slug="ici-qatar-2011").exists()
    assert Participation.objects.filter(conference__slug="safe-sea-routes-workshop").exists()

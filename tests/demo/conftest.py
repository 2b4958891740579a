"""The story loaded once for a whole module, because drawing its pictures takes seconds. Each test starts from it afresh."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

from newsroom.demo import story
from tests.conftest import NOW

ROLES = {"reporter": "reporter", "editor": "editor", "translator": "translator-en", "administrator": "administrator"}


@pytest.fixture(scope="module")
def story_told(django_db_setup, django_db_blocker):
    """What `load` returned; modules that ask for it must not use `db`, which closes the connection after each test."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield story.load(at=NOW, by={role: _account(role, group) for role, group in ROLES.items()})
        transaction.set_rollback(True)


@pytest.fixture
def summary(story_told):
    """The same, with what the test changes undone."""
    with transaction.atomic():
        yield story_told
        transaction.set_rollback(True)


def _account(role, group):
    user = get_user_model().objects.create_user(f"{role}-of-the-demo", is_staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user

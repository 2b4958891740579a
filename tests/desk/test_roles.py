"""The groups that migrate makes, and what an upgrade gives to those that exist."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import DEFAULT_DB_ALIAS

from articles.roles import ensure_groups, names, permissions, remember_permissions

pytestmark = pytest.mark.django_db

NEW = "amend_note_article"


def codenames(role):
    return set(Group.objects.get(name=role).permissions.values_list("codename", flat=True))


def migrate():
    remember_permissions(using=DEFAULT_DB_ALIAS)
    ensure_groups(using=DEFAULT_DB_ALIAS)


@pytest.mark.parametrize("role", ["reporter", "editor", "administrator", "translator-ar", "translator-en"])
def test_a_group_has_what_its_role_says(role):
    assert codenames(role) == {permission.partition(".")[2] for permission in permissions(role)}
    assert role in names()


def test_an_upgrade_gives_a_new_permission_to_the_roles_that_have_it_and_to_no_other():
    Permission.objects.filter(codename=NEW).delete()

    migrate()

    assert NEW in codenames("administrator")
    assert NEW not in codenames("editor")


def test_what_an_administrator_took_away_or_gave_stays_so():
    group = Group.objects.get(name="editor")
    group.permissions.remove(Permission.objects.get(codename="publish_article"))
    group.permissions.add(Permission.objects.get(codename="import_history_article"))

    migrate()

    assert "publish_article" not in codenames("editor")
    assert "import_history_article" in codenames("editor")


def test_a_group_that_was_deleted_comes_back_whole():
    Group.objects.get(name="editor").delete()

    migrate()

    assert codenames("editor") == {permission.partition(".")[2] for permission in permissions("editor")}

"""The four people of the demo and their passwords, which are made on this machine and kept in the var folder."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from newsroom import secrets

GROUPS = {
    "reporter": "reporter",
    "editor": "editor",
    "translator": "translator-en",
    "administrator": "administrator",
}


@dataclass(frozen=True)
class Account:
    """A demo user and the password that opens the door; None when somebody has changed it."""

    user: object
    password: str | None


def ensure() -> dict[str, Account]:
    """Make the accounts that are missing and leave those that exist as they are; returns {role: Account}."""
    return {name: _ensure(name, group) for name, group in GROUPS.items()}


def _ensure(name, group):
    password = secrets.kept_in(settings.VAR / f"demo-password-{name}", length=9)
    user, made = get_user_model().objects.get_or_create(username=name, defaults={"is_staff": True})
    if made:
        user.set_password(password)
        user.save()
        user.groups.add(Group.objects.get(name=group))
    return Account(user, password if made or user.check_password(password) else None)

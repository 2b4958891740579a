"""Who may do what to an article: the questions that every verb asks before it acts."""

from django.core.exceptions import PermissionDenied

from newsroom import languages as house


def may(user, permission: str, *, languages=()) -> bool:
    """Whether `user` has the permission of the articles app and may write in each of the languages. None is the operator."""
    if user is None:
        return True
    return user.has_perm(f"articles.{permission}") and all(may_write(user, code) for code in languages)


def may_write(user, language: str) -> bool:
    return user is None or user.has_perm(f"articles.write_{language}_article")


def writable(user) -> list[str]:
    """The languages in which the user may write, in the order of the house."""
    return [code for code in house.codes() if may_write(user, code)]


def require(user, permission: str, *, languages=()) -> None:
    """Raise PermissionDenied unless `may` says yes."""
    if not may(user, permission, languages=languages):
        raise PermissionDenied

"""Who may do what to an article: the questions that every verb asks before it acts."""

from django.core.exceptions import PermissionDenied

from articles.restrictions import hidden_from
from newsroom import languages as house


def may(user, permission: str, *, languages=(), article=None) -> bool:
    """Whether `user` has the permission of the articles app, may write in each of the languages, and may see the article.

    None is the operator, who may everything. One query when an article is given.
    """
    if user is None:
        return True
    allowed = user.has_perm(f"articles.{permission}") and all(may_write(user, code) for code in languages)
    return allowed and (article is None or may_see(user, article))


def may_see(user, article) -> bool:
    """Whether the article is not restricted to other people than `user`. One query."""
    return article.pk is None or not hidden_from(user).filter(article_id=article.pk).exists()


def may_write(user, language: str) -> bool:
    return user is None or user.has_perm(f"articles.write_{language}_article")


def writable(user) -> list[str]:
    """The languages in which the user may write, in the order of the house."""
    return [code for code in house.codes() if may_write(user, code)]


def require(user, permission: str, *, languages=(), article=None) -> None:
    """Raise PermissionDenied unless `may` says yes."""
    if not may(user, permission, languages=languages, article=article):
        raise PermissionDenied

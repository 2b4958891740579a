"""The people of the desk: who may do something, and what they are called."""

from django.contrib.auth import get_user_model

from articles.models import Restriction

BACKEND = "django.contrib.auth.backends.ModelBackend"


def who_may(*permissions: str):
    """The active people of the desk who hold every one of the permissions of the articles app, by name."""
    people = get_user_model().objects.filter(is_active=True, is_staff=True)
    for permission in permissions:
        holders = get_user_model().objects.with_perm(f"articles.{permission}", backend=BACKEND)
        people = people.filter(pk__in=holders.values("pk"))
    return people.order_by("first_name", "last_name", "username")


def readers_of_drafts():
    """Everybody who opens articles at the desk."""
    found = who_may("view_article") | who_may("change_article")
    return found.distinct()


def writers(article, language: str):
    """Who can write a language of an article: they may, and they see it."""
    found = who_may("change_article", f"write_{language}_article")
    circle = Restriction.objects.filter(article=article)
    if not circle.exists():
        return found
    return found.filter(pk__in=circle.values("person"))


def name_of(person) -> str:
    """What colleagues call a person: the full name, else the name of the account; "" for nobody."""
    return (person.get_full_name() or person.get_username()) if person else ""

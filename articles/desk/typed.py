"""What was typed into an article's form, before or instead of a save: which of it a person may write, and the article with it.

Nothing here is stored in an article; a save goes through the form and the verb.
"""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from articles import permissions
from articles.models import Article, Topic
from articles.slugs import slug_for
from newsroom import languages
from newsroom.richtext.sanitizer import clean, without_controls

# More than anybody writes; what is sent as one text of this length is no release.
LONGEST = 1_000_000

BESIDES = ("topics_before",)


# The number that stands for an article which is not saved yet; no row has it, so that relations of it are empty.
NEW = 0


class TooLong(Exception):
    """More was typed than is kept; nothing was."""


def at_desk(number: int, user) -> Article:
    """The article of a form, with its picture and conference: an empty one for NEW.

    Raises Http404 for one that `user` may not see, PermissionDenied if `user` may not write it. Two queries.
    """
    if number == NEW:
        permissions.require(user, "add_article")
        return Article(pk=NEW)
    permissions.require(user, "change_article")
    articles = Article.objects.seen_by(user).on_desk().select_related("lead_image", "conference", "replaces")
    return get_object_or_404(articles, pk=number)


def is_new(article: Article) -> bool:
    return not article.pk


def writable_fields(article: Article, user) -> list[str]:
    """The fields of the form that `user` may fill; whoever begins an article says what all its languages share."""
    found = [languages.column(name, code) for name in Article.WORDS for code in permissions.writable(user)]
    edits_shared = permissions.may(user, "edit_shared_article")
    if edits_shared or is_new(article):
        found += Article.SHARED
    return [*found, "topics"] if edits_shared else found


def fields_of(data, article: Article, user) -> dict[str, list[str]]:
    """The fields of the form that a request brings, without characters that no text may hold.

    Raises PermissionDenied for one that the user has no field for, TooLong for more than is kept.
    """
    known = {*languages.columns(*Article.WORDS), *Article.SHARED, "topics"} & data.keys()
    if not known <= {*writable_fields(article, user)}:
        raise PermissionDenied
    found = {
        name: [without_controls(each) for each in data.getlist(name)] for name in [*known, *BESIDES] if name in data
    }
    if sum(len(each) for values in found.values() for each in values) > LONGEST:
        raise TooLong
    return found


def put_into(article: Article, fields: dict[str, list[str]], *, user, is_shown=True) -> Article:
    """The article with what was typed, addresses made as a save would; to be looked at, never saved.

    Rich text is cleaned, unless nothing of it `is_shown`. A picture, a conference or another article costs one query; what
    `user` cannot choose stays as it was.
    """
    for name in Article.WORDS:
        for code in languages.codes():
            if languages.column(name, code) in fields:
                typed = _one(fields, languages.column(name, code))
                words = clean(typed, language=code) if name == "body" and is_shown else typed.strip()
                languages.write(article, name, code, words)
            if name == "slug" and not languages.read(article, "slug", code):
                languages.write(article, "slug", code, slug_for(languages.read(article, "title", code)))
    for name in Article.SHARED:
        if name in fields:
            _choose(article, name, _one(fields, name), user)
    return article


def topics_in(article: Article, fields: dict[str, list[str]]):
    """The topics that were chosen; those of the article where the form has no field for them. One query."""
    if "topics" in fields:
        return Topic.objects.filter(pk__in=[pk for pk in fields["topics"] if _is_key(pk)])
    return article.topics.all()


def _one(fields, name) -> str:
    return fields[name][-1] if fields[name] else ""


def _choose(article, name, typed, user):
    field = Article._meta.get_field(name)
    if field.related_model:
        rows = Article.objects.seen_by(user) if field.related_model is Article else field.related_model.objects.all()
        found = rows.filter(pk=typed).first() if _is_key(typed) else None
        if found or not typed:
            setattr(article, name, found)
    elif not field.choices or typed in dict(field.flatchoices):
        setattr(article, name, typed)


def _is_key(typed) -> bool:
    return typed.isascii() and typed.isdigit() and len(typed) < 19

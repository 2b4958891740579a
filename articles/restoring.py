"""The verb that brings one language of an older version back as a draft, and leaves all else as it is."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from articles import workflow
from articles.acts import record
from articles.models import Act, Article
from articles.permissions import require
from articles.readiness import in_the_bin
from articles.reasons import NotReady, Reason
from newsroom import languages


@transaction.atomic
def restore(
    *, article: Article, language: str, words: dict[str, str], by, at: datetime, revision: int, source=None
) -> Article:
    """Save `words`, those of an older version, as the draft of a language; returns the article as it is saved then.

    The other languages, what they share, and what readers see stay. `revision` is the id of the saved version that the person
    saw: when the language was rewritten after it, nothing is restored (NotReady); changes of other languages do no harm.
    `source` are facts for the timeline: the `kind` and `number` of an Update, or the `moment` of a saved version.
    An address that another article took meanwhile is not taken back.
    """
    require(by, "change_article", languages=[language], article=article)
    article = Article.objects.select_for_update().get(pk=article.pk)
    if reasons := _against(article, language, words, revision):
        raise NotReady(reasons)
    restored = words | {"slug": address_after(article, language, words)}
    if restored == article.words(language):
        return article
    for name, text in restored.items():
        languages.write(article, name, language, text)
    workflow.save(article=article, by=by, at=at)
    record(Act.Verb.RESTORED, article, language, by=by, at=at, **(source or {}))
    return article


def address_after(article, language: str, words: dict[str, str]) -> str:
    """The address that the language would have after `words` were restored. At most two queries."""
    present, wanted = languages.read(article, "slug", language), words["slug"]
    return present if not wanted or article.slug_is_taken(wanted, language) else wanted


def _against(article, language, words, revision) -> list[Reason]:
    if article.binned_at:
        return [in_the_bin()]
    seen = article.revisions.filter(pk=revision).first()
    if seen is None or any(
        languages.read(seen, name, language) != now for name, now in article.words(language).items()
    ):
        sentence = _("The text was changed after you opened this page. Look at it again, then restore.")
        return [Reason(language, "stale", sentence)]
    if not (words["title"] or words["body"]):
        return [Reason(language, "no_words", _("That version has no words of this language."))]
    return []

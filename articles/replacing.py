"""Which article takes the place of which: why a choice cannot stand. The chain of replacements must end somewhere.

What readers learn of it is told by `articles/replacements.py`.
"""

import pgtrigger
from django.utils.translation import gettext as _

from articles.updates import Update

# One lock for all such changes: two people who close a loop from its two ends would not see each other's half.
NO_LOOP = pgtrigger.Trigger(
    name="article_replaces_no_loop",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update,
    condition=pgtrigger.Condition("NEW.replaces_id IS NOT NULL"),
    func="""
        IF TG_OP = 'UPDATE' AND NEW.replaces_id IS NOT DISTINCT FROM OLD.replaces_id THEN
            RETURN NEW;
        END IF;
        PERFORM pg_advisory_xact_lock(hashtextextended('article_replaces_no_loop', 0));
        IF EXISTS (
            WITH RECURSIVE chain (id) AS (
                SELECT NEW.replaces_id
                UNION SELECT older.replaces_id FROM articles_article AS older JOIN chain ON older.id = chain.id
                    WHERE older.replaces_id IS NOT NULL
            )
            SELECT 1 FROM chain WHERE id = NEW.id
        ) THEN
            RAISE EXCEPTION 'article_replaces_no_loop: article % would replace itself', NEW.id
                USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    """,
)


def against(article, replaced) -> str:
    """Why `article` cannot replace the article `replaced`, a sentence for the editor; "" when it can. A query for each step."""
    if article.pk is None or replaced is None:
        return ""
    if replaced.pk == article.pk:
        return _("An article cannot replace itself.")
    if article.pk in _chain(
        replaced.pk, lambda pk: type(article).objects.filter(pk=pk).values_list("replaces", flat=True)
    ):
        return _(
            "That article replaces this one already, itself or through others. Choose another, or change that one first."
        )
    return ""


def against_publishing(draft) -> str:
    """Why readers cannot be told what the unsaved Update `draft` replaces; "" when they can. A query for each step.

    What is chosen may differ from what was published: the chain is followed through the newest Updates of the language.
    """
    newest = Update.objects.in_language(draft.language).order_by("-number")
    if draft.article_id in _chain(
        draft.replaces_id, lambda pk: newest.filter(article=pk).values_list("replaces", flat=True)
    ):
        return _("What it replaces is published as replacing this one. Publish that one first without it.")
    return ""


def _chain(start, following) -> set[int]:
    """The ids from `start` on; `following` gives the rows that name the next one."""
    found, step = set(), start
    while step is not None and step not in found:
        found.add(step)
        step = following(step).first()
    return found

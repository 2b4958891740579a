"""The share picture of a release: drawn only of a published text, and of none that was withdrawn or removed."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.kinds import ArticleKind
from articles.updates import Update
from newsroom import dates, languages
from newsroom.share_picture import serving
from newsroom.share_picture.drawing import Words
from newsroom.structured_data import office_name


def words(update) -> Words:
    """Kind, title and day of the first publication, in the language of the Update, which is the page's."""
    day = update.first_published_on or timezone.localdate(update.first_published_at)
    return Words(
        kicker=str(ArticleKind(update.article_kind).label),
        title=update.title,
        foot=dates.date_text(day, update.language),
        office=office_name(),
        language=update.language,
        title_language=update.language,
    )


def address(update) -> str:
    """The path of the picture, in the language of the page."""
    return serving.path("articles:share-picture", update.pk, words(update))


@require_safe
def picture(request, pk, digest):
    """The picture of the text that stands; the one of a superseded text leads to it. At most two queries."""
    at = timezone.now()
    texts = Update.objects.published(at=at).in_language(languages.current()).texts()
    asked = get_object_or_404(texts.only("article", "language"), pk=pk)
    standing = Update.objects.live(at=at).in_language(asked.language).texts().filter(article=asked.article_id)
    update = standing.defer("body").first()
    if update is None:
        raise Http404
    return serving.response(words(update), digest if update.pk == pk else "", address(update))

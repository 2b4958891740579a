"""What stands above the words in an article's form: the layout the editor chose, and what each language still lacks."""

from dataclasses import dataclass

from articles import permissions, readiness
from articles.desk.kept_changes import Kept, offers_for
from articles.models import Article
from newsroom import languages

SCRIPTS = [
    f"writing/{name}"
    for name in ("layout", "counters", "conflicts", "autosave", "presence", "preview", "remarks", "shortcuts")
]

LAYOUTS = ("tabs", "columns")

# The lengths that a headline and a first paragraph read well at; more is counted, never refused.
ADVISED = {"title": 100, "standfirst": 300}

# Where in the form a reason is mended; the picture's own words stand in the library.
FIELDS = {"alt_text": "lead_image"}


@dataclass(frozen=True)
class Head:
    """One language above its words; `missing` are (field of the form, sentence) pairs, and None while there are no words."""

    code: str
    is_writable: bool
    missing: list[tuple[str, str]] | None

    @property
    def name(self):
        return languages.own_name(self.code)

    @property
    def direction(self):
        return languages.direction(self.code)


@dataclass(frozen=True)
class Writing:
    """`number` names the article in the addresses of what the scripts send; `kept` are the words that were put back."""

    number: int
    layout: str
    heads: list[Head]
    offers: list[Kept]
    kept: Kept | None


def writing_for(article: Article, *, request, at, page, kept: Kept | None) -> Writing:
    """What the form shows above its fields; `article` is loaded with its picture and conference, `page` names the page.

    One query, and more only where words were kept.
    """
    chosen = request.COOKIES.get("desk_layout")
    besides = {page, kept.autosave.page} if kept else {page}
    return Writing(
        number=article.pk,
        layout=chosen if chosen in LAYOUTS else LAYOUTS[0],
        heads=heads_of(article, request.user),
        offers=offers_for(request.user, article, at=at, besides=besides),
        kept=kept,
    )


def heads_of(article: Article, user) -> list[Head]:
    writable = permissions.writable(user)
    return [Head(code, code in writable, missing_in(article, code)) for code in languages.codes()]


def missing_in(article: Article, code: str) -> list[tuple[str, str]] | None:
    """What one language lacks for publication, with the field where it is mended; None where nothing was written."""
    if not article.has_words(code):
        return None
    return [(_field(reason), reason.sentence) for reason in readiness.missing(article, code)]


def _field(reason):
    return FIELDS.get(reason.code) or languages.column(reason.code, reason.language)

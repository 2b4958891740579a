"""What stands above the words in an article's form: the layout the editor chose, and what each language still lacks."""

from dataclasses import dataclass

from articles import readiness
from articles.models import Article
from newsroom import languages

SCRIPTS = [f"writing/{name}" for name in ("layout", "counters")]

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
    article: Article
    layout: str
    heads: list[Head]


def writing_for(article: Article, *, writable: list[str], cookies: dict) -> Writing:
    """What the form shows above its fields; `article` may be one that is not saved yet. No queries if its picture is loaded."""
    chosen = cookies.get("desk_layout")
    heads = [Head(code, code in writable, missing_in(article, code)) for code in languages.codes()]
    return Writing(article, chosen if chosen in LAYOUTS else LAYOUTS[0], heads)


def missing_in(article: Article, code: str) -> list[tuple[str, str]] | None:
    """What one language lacks for publication, with the field where it is mended; None where nothing was written."""
    if not article.has_words(code):
        return None
    return [(_field(reason), reason.sentence) for reason in readiness.missing(article, code)]


def _field(reason):
    return FIELDS.get(reason.code) or languages.column(reason.code, reason.language)

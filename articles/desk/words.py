"""Words of articles as the desk shows them: each in its own language and direction, whatever the interface's."""

from functools import cache

from django.template.defaultfilters import linebreaks_filter
from django.utils.html import format_html
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from newsroom import dates, languages
from newsroom.admin_site import zoned
from newsroom.templatetags.richtext import trusted_html

NOTHING = "—"


def isolated(words, code: str):
    """Words of a known language for the middle of any line; a dash when there are none."""
    if not words:
        return NOTHING
    return format_html('<bdi lang="{}" dir="{}">{}</bdi>', code, languages.direction(code), words)


def title_of(article):
    """The title in the language of the interface, else in another one, marked as what it is."""
    words, code = languages.read_any(article, "title", languages.current())
    return isolated(words or _("Untitled"), code if words else languages.current())


def moment(moment, day=None):
    """A day with its time and zone; the day alone where only that is known."""
    return dates.date_text(day) if day else zoned(moment)


def block(words, code: str, *, rich: bool = False):
    """Words as paragraphs: rich text as readers see it, plain text with its line breaks."""
    if not words:
        return NOTHING
    shown = trusted_html(words) if rich else linebreaks_filter(words)
    markup = '<div class="desk-words" lang="{}" dir="{}">{}</div>'
    return format_html(markup, code, languages.direction(code), shown)


def place_name(field: str) -> str:
    """What the form calls a field; the text as a whole without one."""
    return capfirst(Article._meta.get_field(field).verbose_name) if field else _("The text as a whole")


def is_rich(field: str) -> bool:
    return field == "body"


@cache
def read_only(field: str, code: str):
    """What the form shows in place of the field of a language that the user may not write; one object per field and language."""

    def display(article):
        return block(languages.read(article, field, code), code, rich=is_rich(field))

    display.__name__ = f"read-only-{field}-{code}"
    name = Article._meta.get_field(field).verbose_name
    display.short_description = format_lazy("{name} ({language})", name=name, language=languages.own_name(code))
    return display

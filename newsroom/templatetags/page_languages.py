"""The languages of a page: the switch, the links for search engines, and words that exist in another language only."""

from django import template
from django.conf import settings
from django.utils.html import format_html

from newsroom import languages
from newsroom.alternates import fallback, homes, same_address

ISOLATES = {"ltr": "\u2066", "rtl": "\u2067", "auto": "\u2068"}  # each ends with U+2069

register = template.Library()


@register.simple_tag
def words(instance, field):
    """The words of a translated name or caption, isolated; marked with their language when the page's has none."""
    return fragment(*languages.read_any(instance, field, languages.current()))


@register.simple_tag
def fragment(text, code=""):
    """A string inserted into the page, isolated, with the direction of its language; marked with that if it is not the page's.

    The direction is said because an Arabic title may begin with a Latin name, from which a browser would guess wrongly.
    Without a `code` nobody knows the language: a number of a release, say.
    """
    if not text:
        return ""
    if not code:
        return format_html("<bdi>{}</bdi>", text)
    if code == languages.current():
        return format_html('<bdi dir="{}">{}</bdi>', languages.direction(code), text)
    return format_html('<bdi lang="{}" dir="{}">{}</bdi>', code, languages.direction(code), text)


@register.filter
def language_name(code):
    """The name of a language in the language of the page, for use within a sentence."""
    return dict(settings.LANGUAGES)[code]


@register.filter
def own_name(code):
    return languages.own_name(code)


@register.filter
def direction(code):
    return languages.direction(code)


@register.filter
def isolated(text, code=""):
    """For where no markup can stand, such as a page's title: isolated in the direction of its language, if that is known."""
    mark = ISOLATES[languages.direction(code) if code else "auto"]
    return f"{mark}{text}\u2069" if text else ""


@register.inclusion_tag("components/language_switch.html", takes_context=True)
def language_switch(context):
    """Links to the page in the other languages; to their home pages from a page that is nowhere else."""
    own = languages.current()
    return {"page_language": own, "others": [other for other in _alternates(context) if other.language != own]}


@register.inclusion_tag("components/head_links.html", takes_context=True)
def head_links(context):
    """The canonical address and, for pages that may be indexed, their versions in every language that has one."""
    request, found = context["request"], [each for each in _alternates(context) if each.exists]
    site = f"{request.scheme}://{request.get_host()}"
    return {
        "canonical": request.build_absolute_uri(context.get("canonical") or request.path),
        "alternates": [] if context.get("is_hidden") else found,
        "default": "" if context.get("is_hidden") else context.get("default_address") or fallback(found),
        "site": site,
    }


def _alternates(context):
    """Those the view gave, else the ones at the same address; on an error page, the homes."""
    given = context.get("alternates")
    if given is not None:
        return given
    return homes() if context.get("is_error") else same_address(context.get("canonical") or context["request"].path)

"""Shows a picture of the library on a page, in the width and format that the reader's browser wants."""

from django import template

from newsroom import languages
from newsroom.images import renditions
from newsroom.images.crops import SHAPES

register = template.Library()


@register.inclusion_tag("components/picture.html")
def picture(image, *, alt, crop="", lang="", sizes="100vw", eager=False, **attributes):
    """`{% picture image alt=update.alt_text crop="wide" sizes="50vw" eager=True class="lead" %}`, without a query.

    `alt` is always said by the page, for the words of the library may be newer than what the page shows; ""
    means decorative. `lang` is its language where that may be another than the page's. `crop` is "square" or "wide" (16:9),
    cut around the focal point. `eager` is for the one picture that is seen first.
    """
    classes = attributes.pop("class", "")
    if attributes or crop and crop not in SHAPES:
        raise template.TemplateSyntaxError(f"'picture' knows no {', '.join(attributes) or crop}.")
    return {
        "sources": renditions.sources(image, crop),
        "alt": alt or "",
        "lang": lang if lang != languages.current() else "",
        "sizes": sizes,
        "eager": eager,
        "classes": classes,
    }

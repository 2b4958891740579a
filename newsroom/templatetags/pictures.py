"""Shows a picture of the library on a page, in the width and format that the reader's browser wants."""

from django import template

from newsroom.images import renditions

register = template.Library()


@register.inclusion_tag("components/picture.html")
def picture(image, *, alt, sizes="100vw", eager=False, **attributes):
    """`{% picture image alt=update.alt_text sizes="50vw" eager=True class="lead" %}`, without a query.

    `alt` is always said by the page, for the words of the library may be newer than what the page shows; ""
    means decorative. `eager` is for the one picture that is seen first.
    """
    classes = attributes.pop("class", "")
    if attributes:
        raise template.TemplateSyntaxError(f"'picture' knows no {', '.join(attributes)}.")
    return {
        "sources": renditions.sources(image),
        "alt": alt or "",
        "sizes": sizes,
        "eager": eager,
        "classes": classes,
    }

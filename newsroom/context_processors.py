"""What every page must know: its language and direction, and the layout that frames it."""

from newsroom import languages


def page_language(request):
    code = languages.current()
    return {
        "page_language": code,
        "page_direction": languages.direction(code),
        "layout": getattr(request, "layout", "base.html"),
    }

"""What every page must know: its language and direction, the layout that frames it, how its reader likes it."""

from newsroom import languages, preferences


def page_language(request):
    code = languages.current()
    return {
        "page_language": code,
        "page_direction": languages.direction(code),
        "layout": getattr(request, "layout", "base.html"),
        "preferences": preferences.current(),
    }

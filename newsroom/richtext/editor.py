"""The configuration of CKEditor, made from the allow-list: what the sanitizer would take away is not offered."""

from django.templatetags.static import static
from django.utils.functional import lazy

from newsroom import languages
from newsroom.richtext import allowlist

# Plugins whose faults have no fix in version 4 or which talk to other hosts; newsroom/richtext/checks.py demands it.
FORBIDDEN_PLUGINS = frozenset(
    {"exportpdf", "flash", "forms", "iframe", "preview", "save", "scayt", "smiley", "templates", "wsc"}
)
_UNUSED_PLUGINS = frozenset({"about", "colorbutton", "elementspath", "font", "image", "newpage", "print"})

# The toolbar's groups; each button with the tags that it writes.
_BUTTONS: tuple[tuple[tuple[str, frozenset[str]], ...], ...] = (
    (("Format", frozenset(allowlist.HEADINGS)), ("Bold", frozenset({"strong"})), ("Italic", frozenset({"em"}))),
    (("Link", frozenset({"a"})), ("Unlink", frozenset({"a"}))),
    (
        ("NumberedList", frozenset({"ol", "li"})),
        ("BulletedList", frozenset({"ul", "li"})),
        ("Blockquote", frozenset({"blockquote"})),
    ),
    (
        ("Image", frozenset({"img", "figure", "figcaption"})),
        ("Table", frozenset({"table", "tr", "td"})),
        ("SpecialChar", frozenset()),
    ),
    (("BidiLtr", frozenset({"p"})), ("BidiRtl", frozenset({"p"})), ("Language", frozenset({"span"}))),
    (("PasteText", frozenset()), ("PasteFromWord", frozenset()), ("RemoveFormat", frozenset())),
    tuple((name, frozenset()) for name in ("Undo", "Redo", "Find", "ShowBlocks", "Maximize", "Source")),
)

# Languages that a foreign fragment may be marked as, beside those that the house publishes in.
_FRAGMENT_LANGUAGES = ("fr", "he", "fa")

# Lazy: the system checks read the configuration before the static files are collected.
_address = lazy(static, str)


def configuration(language: str | None) -> dict:
    """CKEditor's settings for a text in `language`; the widget adds the interface's language."""
    return {
        "skin": "moono-lisa",
        "width": "100%",
        "height": 360,
        "toolbar": toolbar(),
        "format_tags": ";".join(("p", *allowlist.HEADINGS)),
        "removePlugins": ",".join(sorted(FORBIDDEN_PLUGINS | _UNUSED_PLUGINS)),
        "extraPlugins": "image2",
        "image2_altRequired": True,
        "image2_disableResizer": True,
        "allowedContent": _allowed_content(),
        "disallowedContent": "*{*}; *[on*]; script; iframe; style",
        "language_list": _language_list(),
        "removeDialogTabs": "link:advanced",
        "linkShowTargetTab": False,
        "clipboard_handleImages": False,
        "disableNativeSpellChecker": False,
        "entities": False,
        "versionCheck": False,
        "contentsCss": [_address("ckeditor/ckeditor/contents.css"), _address("richtext/contents.css")],
    } | _direction_of(language)


def toolbar() -> list[list[str]]:
    """The groups of buttons whose tags are all in the allow-list."""
    groups = ([name for name, tags in group if tags <= allowlist.TAGS.keys()] for group in _BUTTONS)
    return [group for group in groups if group]


def _allowed_content() -> dict[str, dict[str, str]]:
    """The allow-list as CKEditor's content filter reads it, so that an editor sees at once what will be kept."""
    return {
        tag: {
            "attributes": ",".join(sorted(own | allowlist.SHARED_ATTRIBUTES)),
            "classes": ",".join(sorted(allowlist.CLASSES.get(tag, ()))),
        }
        for tag, own in allowlist.TAGS.items()
    }


def _language_list() -> list[str]:
    codes = [*languages.codes(), *(code for code in _FRAGMENT_LANGUAGES if code not in languages.codes())]
    return [
        f"{code}:{languages.own_name(code)}" + (":rtl" if languages.direction(code) == "rtl" else "") for code in codes
    ]


def _direction_of(language: str | None) -> dict[str, str]:
    if language is None:
        return {}
    return {"contentsLanguage": language, "contentsLangDirection": languages.direction(language)}

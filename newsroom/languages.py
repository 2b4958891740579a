"""The languages of the house: their codes, names, directions, and the columns that hold their words.

Everything that has to know a language asks here; a new language is a line in settings.LANGUAGES and a migration.
"""

from django.conf import settings
from django.utils.translation import get_language, get_language_info
from modeltranslation.utils import build_localized_fieldname

OWN_NAMES = {"ar": "العربية"}  # Django's own entry is vocalised, as no language menu is


def codes() -> list[str]:
    """The language codes in the order of settings.LANGUAGES, the default first."""
    return [code for code, _ in settings.LANGUAGES]


def choices() -> list[tuple[str, str]]:
    """(code, the language's own name) pairs, for model fields and forms."""
    return [(code, own_name(code)) for code in codes()]


def own_name(code: str) -> str:
    """What the language calls itself, for example "العربية"."""
    return OWN_NAMES.get(code) or get_language_info(code)["name_local"]


def direction(code: str) -> str:
    """ "rtl" or "ltr"."""
    return "rtl" if get_language_info(code)["bidi"] else "ltr"


def current() -> str:
    """The active language if the house publishes in it, else the default one."""
    active = get_language() or settings.LANGUAGE_CODE
    return active if active in codes() else settings.LANGUAGE_CODE


def others(code: str) -> list[str]:
    return [other for other in codes() if other != code]


def column(field: str, code: str) -> str:
    """The name of the column that holds `field` in the language `code`."""
    return build_localized_fieldname(field, code)


def columns(*fields: str) -> list[str]:
    """The columns of the given fields in every language, field by field."""
    return [column(field, code) for field in fields for code in codes()]


def columns_of(fields, code: str) -> list[str]:
    """The columns of several fields in one language."""
    return [column(field, code) for field in fields]


def read(instance, field: str, code: str) -> str:
    """The words of one field in one language; "" when there are none."""
    return getattr(instance, column(field, code)) or ""


def read_any(instance, field: str, code: str) -> tuple[str, str]:
    """The words of a field and their language: `code` if it has words, else the first other language that has.

    For names and captions only, the one place where a page may carry another language; ("", code) when there are none.
    """
    for candidate in [code, *others(code)]:
        if words := read(instance, field, candidate):
            return words, candidate
    return "", code


def write(instance, field: str, code: str, words: str) -> None:
    setattr(instance, column(field, code), words)

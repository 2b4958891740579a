"""System checks that take the place of django-ckeditor's silenced warning about CKEditor 4.

The warning is silenced because safeguards make up for what version 4 lacks; an error here means that one is missing.
"""

from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.core.checks import Error, Tags, register
from django.db import connection
from django.db.models import Field
from django.urls import URLPattern, get_resolver

from newsroom import languages
from newsroom.richtext import editor

_HOSTILE = "<p>words</p><script>alert(1)</script>"
_UPLOADER = "ckeditor_uploader"


@register(Tags.security)
def rich_text_is_cleaned_on_its_way_into_the_database(app_configs, **kwargs):
    return [
        Error(
            f"{field} uses the editor and stores what it is given.",
            hint="Use newsroom.richtext.fields.RichTextField, and leave its cleaning in place.",
            obj=field,
            id="newsroom.E011",
        )
        for field in _editor_fields()
        if not _cleans(field)
    ]


@register(Tags.security)
def the_editor_runs_without_its_forbidden_plugins(app_configs, **kwargs):
    loaded = sorted({plugin for code in (None, *languages.codes()) for plugin in _forbidden_plugins_loaded(code)})
    if not loaded:
        return []
    return [
        Error(
            f"The editor loads plugins that it must not load: {', '.join(loaded)}.",
            hint="Name them in removePlugins, and not in extraPlugins, of newsroom.richtext.editor.configuration().",
            id="newsroom.E012",
        )
    ]


@register(Tags.security)
def uploads_of_the_editor_are_not_reachable(app_configs, **kwargs):
    """Those views store any file under its own name and serve it, without asking for a permission."""
    installed = apps.is_installed(_UPLOADER)
    mounted = any(_module_of(pattern).startswith(_UPLOADER) for pattern in _url_patterns(get_resolver()))
    if not (installed or mounted):
        return []
    return [
        Error(
            f"The upload views of django-ckeditor are {'mounted' if mounted else 'installed'}.",
            hint=f"Take {_UPLOADER} out of INSTALLED_APPS and out of the URLs; pictures go through newsroom.images.",
            id="newsroom.E013",
        )
    ]


@register(Tags.security)
def pages_are_under_a_content_security_policy(app_configs, **kwargs):
    if "csp.middleware.CSPMiddleware" in settings.MIDDLEWARE and _policy_confines_scripts():
        return []
    return [
        Error(
            "No content security policy confines scripts on the site's pages.",
            hint="Keep csp.middleware.CSPMiddleware in MIDDLEWARE and a script-src without 'unsafe-inline' in "
            "CONTENT_SECURITY_POLICY; only the editor's own page relaxes it.",
            id="newsroom.E014",
        )
    ]


def _editor_fields() -> Iterator[Field]:
    """Every model field that descends from one of django-ckeditor's."""
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if any(base.__module__.partition(".")[0].startswith("ckeditor") for base in type(field).__mro__):
                yield field


def _cleans(field: Field) -> bool:
    validated = field.to_python(_HOSTILE)
    stored = field.get_db_prep_save(_HOSTILE, connection)
    return "script" not in validated + stored


def _forbidden_plugins_loaded(language: str | None) -> frozenset[str]:
    configuration = editor.configuration(language)
    removed = set(configuration.get("removePlugins", "").split(","))
    added = set(configuration.get("extraPlugins", "").split(","))
    return (editor.FORBIDDEN_PLUGINS - removed) | (editor.FORBIDDEN_PLUGINS & added)


def _url_patterns(resolver) -> Iterator[URLPattern]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield pattern
        else:
            yield from _url_patterns(pattern)


def _module_of(pattern: URLPattern) -> str:
    return getattr(pattern.callback, "__module__", "") or ""


def _policy_confines_scripts() -> bool:
    directives = (getattr(settings, "CONTENT_SECURITY_POLICY", None) or {}).get("DIRECTIVES") or {}
    sources = directives.get("script-src") or directives.get("default-src") or ()
    sources = [sources] if isinstance(sources, str) else list(sources)
    return bool(sources) and not {"'unsafe-inline'", "'unsafe-eval'", "*"} & set(sources)

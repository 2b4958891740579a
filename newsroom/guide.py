"""A short guide to the desk for each role, in the words and pictures of the reader's language.

The words stand in `templates/admin/guide/<language>/<role>.html`; `python -m tests.quality.guide` takes the pictures from the
running product.
"""

from django.contrib import admin
from django.template.loader import select_template
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom import languages

ROLES = {
    "reporter": gettext_lazy("For reporters"),
    "editor": gettext_lazy("For editors"),
    "translator": gettext_lazy("For translators"),
    "administrator": gettext_lazy("For administrators"),
}


def guide(request):
    """All chapters, the person's own roles first. One query."""
    held = {name.partition("-")[0] for name in request.user.groups.values_list("name", flat=True)}
    roles = sorted(ROLES, key=lambda role: role not in held)
    context = {
        **admin.site.each_context(request),
        "title": _("Guide"),
        "chapters": [(role, ROLES[role], *_written(role), role in held) for role in roles],
    }
    return TemplateResponse(request, "admin/guide.html", context)


def _written(role):
    """The template of a chapter and its language: that of the interface, else the first that has one."""
    codes = [languages.current(), *languages.others(languages.current())]
    template = select_template([f"admin/guide/{code}/{role}.html" for code in codes]).template
    return template.name, template.name.split("/")[2]

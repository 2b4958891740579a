"""What a person may not see is not named to them anywhere in the admin: not where something is deleted or used, nor in their own past.

An admin class that keeps rows from people has a method `hidden_from(user)`, which returns the primary keys of those rows as a
subquery of one column; whatever lists rows of several models asks here.
"""

from collections import defaultdict

from django.contrib.admin.utils import NestedObjects, quote
from django.db import router
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _


def hidden_rows(model, user, site) -> QuerySet | None:
    """The rows of a model that `user` may not see; None when its admin keeps none from anybody."""
    keeper = getattr(site.get_model_admin(model), "hidden_from", None) if site.is_registered(model) else None
    return model._base_manager.filter(pk__in=keeper(user)) if keeper else None


def seen_rows(rows: QuerySet, user, site) -> QuerySet:
    """Those of the rows that `user` may see."""
    hidden = hidden_rows(rows.model, user, site)
    return rows if hidden is None else rows.exclude(pk__in=hidden.values("pk"))


def log_entries_seen(entries: QuerySet, user, site) -> QuerySet:
    """Log entries without those about rows that `user` may not see; they hold names as text."""
    for model in site._registry:
        hidden = hidden_rows(model, user, site)
        if hidden is not None:
            about = {"content_type__app_label": model._meta.app_label, "content_type__model": model._meta.model_name}
            entries = entries.exclude(**about, object_id__in=hidden.values_list(Cast("pk", TextField()), flat=True))
    return entries


class NamesOnlyWhatIsSeen:
    """For admin classes whose rows others depend on: the page that deletes one names only what the person may see."""

    def get_deleted_objects(self, objs, request):
        return _deletion(objs, request, self.admin_site)


def _deletion(objs, request, site):
    """What django.contrib.admin.utils.get_deleted_objects returns; a query for each model with rows to hide."""
    if not objs:
        return [], {}, set(), []
    collector = NestedObjects(using=router.db_for_write(objs[0]._meta.model), origin=objs)
    collector.collect(objs)
    rows = [*collector.protected, *(row for found in collector.model_objs.values() for row in found)]
    hidden, forbidden = _hidden_among(rows, request.user, site), set()

    def named(row):
        kind, model = row._meta.verbose_name, type(row)
        if not site.is_registered(model):
            return f"{capfirst(kind)}: {row}" if row not in hidden else _unnamed(kind)
        if not site.get_model_admin(model).has_delete_permission(request, row):
            forbidden.add(kind)
        if row in hidden:
            return _unnamed(kind)
        address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[quote(row.pk)])
        return format_html('{}: <a href="{}">{}</a>', capfirst(kind), address, row)

    counts = {model._meta.verbose_name_plural: len(found) for model, found in collector.model_objs.items()}
    return collector.nested(named), counts, forbidden, sorted(map(named, collector.protected))


def _unnamed(kind) -> str:
    return _("%(kind)s: one that you may not see") % {"kind": capfirst(kind)}


def _hidden_among(rows, user, site) -> set:
    """Those of the rows that are hidden themselves or belong to something hidden."""
    asked = defaultdict(set)
    for row in rows:
        for model, pk in _stands_for(row):
            asked[model].add(pk)
    hidden = {
        (model, pk)
        for model, pks in asked.items()
        if (found := hidden_rows(model, user, site)) is not None
        for pk in found.filter(pk__in=pks).values_list("pk", flat=True)
    }
    return {row for row in rows if any(each in hidden for each in _stands_for(row))}


def _stands_for(row):
    yield type(row), row.pk
    for field in row._meta.concrete_fields:
        if field.many_to_one and (pk := getattr(row, field.attname)):
            yield field.related_model, pk

"""What shows a picture: drafts, and all that was published with it, asked of whatever has a relation to pictures."""

from collections.abc import Iterator

from django.urls import reverse

from newsroom.seen import seen_rows

MOST = 50  # of one kind; the newest of them


def of(image, admin_site, user) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """(kind of thing, [(its page in the admin, its name)]) for every kind that uses the picture and `user` may see; a query per kind."""
    for relation in image._meta.get_fields(include_hidden=True):
        if relation.one_to_many and admin_site.is_registered(model := relation.related_model):
            using = model._default_manager.filter(**{relation.field.name: image}).order_by("-pk")
            found = seen_rows(using, user, admin_site)[:MOST]
            view = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"
            entries = [(reverse(view, args=[each.pk]), str(each)) for each in found]
            if entries:
                yield str(model._meta.verbose_name_plural), entries

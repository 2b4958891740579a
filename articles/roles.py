"""The roles of the desk: groups that `migrate` makes, and what each may do. An administrator may adjust them afterwards."""

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections
from django.utils.translation import gettext_lazy as _

from newsroom import languages

READ = ("view",)
WRITE = ("add", "change", "view")
KEEP = (*WRITE, "delete")

LIBRARY = {
    "events.conference",
    "events.participant",
    "events.participation",
    "events.datechange",
    "events.session",
    "events.sessionspeaker",
    "images.image",
    "articles.topic",
    "search.wordfamily",
}
LABELS = ("articles", "events", "images", "search", "auth")
RECORDS = {"articles.update", "articles.edition", "articles.act", "articles.emergency"}

_before = {}  # database: the permissions there were when its migrate began


def names() -> dict[str, str]:
    """The groups of the house and their names for people: {group: name}."""
    roles = {"reporter": _("Reporter"), "editor": _("Editor"), "administrator": _("Administrator")}
    for code in languages.codes():
        roles[f"translator-{code}"] = _("Translator into %(language)s") % {"language": languages.own_name(code)}
    return roles


def permissions(role: str) -> set[str]:
    """The permissions of a role as "app.codename"."""
    if role.startswith("translator-"):
        return (
            _of(READ, LIBRARY | RECORDS)
            | _of(("change", "view"), {"articles.article"})
            | {_writing(role.removeprefix("translator-"))}
        )
    granted = _of(READ, LIBRARY | RECORDS) | _of(WRITE, {"articles.article", "images.image"})
    granted |= {_writing(code) for code in languages.codes()} | {"articles.edit_shared_article"}
    if role in {"editor", "administrator"}:
        granted |= {"articles.publish_article", "articles.delete_article"} | _of(KEEP, LIBRARY)
    if role == "administrator":
        granted |= (
            {
                "articles.import_history_article",
                "articles.lift_restriction_article",
                "articles.amend_note_article",
            }
            | _of(READ, {"articles.importedfile"})
            | _of(KEEP, {"auth.user", "auth.group"})
        )
    return granted


def remember_permissions(*, using, **kwargs):
    """Note which permissions there are before a migrate; on an empty database there are none yet."""
    from django.contrib.auth.models import Permission

    if Permission._meta.db_table in connections[using].introspection.table_names():
        _before[using] = set(Permission.objects.using(using).values_list("pk", flat=True))


def ensure_groups(**kwargs):
    """Make the groups that are missing, with their permissions. One that exists is left as its administrator made it, but for
    permissions that this migrate brought: about those nobody can have decided yet.

    Runs after every migrate, so that a new language brings its translators.
    """
    from django.contrib.auth.management import create_permissions
    from django.contrib.auth.models import Group, Permission

    # The flush between transactional tests sends the signal without the state of a migration: then every app is there.
    migrated = {config.label for config in kwargs.get("apps", apps).get_app_configs()}
    if not migrated.issuperset(LABELS):
        return
    for label in LABELS:
        create_permissions(apps.get_app_config(label), verbosity=0)
    known = {
        f"{app}.{codename}": pk
        for pk, app, codename in Permission.objects.values_list("pk", "content_type__app_label", "codename")
    }
    before = _before.pop(kwargs.get("using", DEFAULT_DB_ALIAS), None)
    brought = set() if before is None else set(known.values()) - before
    for role in names():
        group, made = Group.objects.get_or_create(name=role)
        granted = {known[permission] for permission in permissions(role)}
        group.permissions.add(*(granted if made else granted & brought))


def _of(actions, models) -> set[str]:
    return {f"{app}.{action}_{name}" for app, name in (model.split(".") for model in models) for action in actions}


def _writing(code: str) -> str:
    return f"articles.write_{code}_article"

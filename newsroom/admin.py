"""Accounts and their roles. Only a superuser makes or changes a superuser, and nobody grants what they do not hold."""

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import admin as stock
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Count, Q
from django.forms import CheckboxSelectMultiple
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

admin.site.unregister([User, Group])


def role_names():
    """The names for people of the groups that the house knows, {group: name}."""
    return import_string(settings.NEWSROOM_ROLE_NAMES)()


def role_name(group):
    return role_names().get(group.name, group.name)


class RoleFilter(admin.RelatedFieldListFilter):
    def field_choices(self, field, request, model_admin):
        return [(group.pk, str(role_name(group))) for group in Group.objects.order_by("pk")]


@admin.register(User)
class AccountAdmin(stock.UserAdmin):
    SUPERUSERS_ONLY = {"is_superuser", "user_permissions"}

    list_display = ["username", "full_name", "roles", "is_active", "last_login"]
    list_filter = ["is_active", ("groups", RoleFilter)]
    filter_horizontal = ["user_permissions"]
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "email"]}),
        (_("Roles"), {"fields": ["groups", "is_active", "is_staff", "is_superuser", "user_permissions"]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "usable_password", "password1", "password2"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "email"]}),
        (_("Roles"), {"fields": ["groups", "is_staff"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def get_changeform_initial_data(self, request):
        return {"is_staff": True, **super().get_changeform_initial_data(request)}

    def get_fieldsets(self, request, obj=None):
        parts = super().get_fieldsets(request, obj)
        if request.user.is_superuser:
            return parts
        return [
            (title, {**options, "fields": [name for name in options["fields"] if name not in self.SUPERUSERS_ONLY]})
            for title, options in parts
        ]

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        if db_field.name != "groups":
            return super().formfield_for_manytomany(db_field, request, **kwargs)
        kwargs |= {"widget": CheckboxSelectMultiple, "queryset": Group.objects.order_by("pk")}
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        field.label, field.label_from_instance = _("Roles"), role_name
        field.help_text = _("What the person may do; several roles add up.")
        return field

    def has_change_permission(self, request, obj=None):
        """The form and the password of a superuser are for superusers."""
        return _may_touch(request.user, obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return _may_touch(request.user, obj) and super().has_delete_permission(request, obj)

    @admin.display(description=_("name"), ordering="last_name")
    def full_name(self, account):
        return account.get_full_name()

    @admin.display(description=pgettext_lazy("of an account", "roles"))
    def roles(self, account):
        return ", ".join(str(role_name(group)) for group in account.groups.all())


@admin.register(Group)
class RoleAdmin(stock.GroupAdmin):
    list_display = ["role", "people"]
    ordering = ["pk"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(members=Count("user"))

    def get_readonly_fields(self, request, obj=None):
        """The roles of the house are known by their names, so those stay."""
        return ["name"] if obj and obj.name in role_names() else []

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        if "permissions" in form.base_fields:
            form.base_fields["permissions"].queryset = _grantable(request.user, obj)
        return form

    @admin.display(description=pgettext_lazy("of an account", "role"), ordering="name")
    def role(self, group):
        return role_name(group)

    @admin.display(description=_("people"), ordering="members")
    def people(self, group):
        return group.members


def _may_touch(user, account):
    return user.is_superuser or account is None or not account.is_superuser


def _grantable(user, group):
    """The permissions that a user may put into a group: those that they hold, and those that it has already."""
    every = Permission.objects.select_related("content_type")
    if user.is_superuser:
        return every
    held = Q(group__in=user.groups.all()) | Q(user=user)
    kept = Q(group=group) if group else Q(pk=None)
    return every.filter(pk__in=Permission.objects.filter(held | kept).values("pk"))

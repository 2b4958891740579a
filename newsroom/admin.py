"""Accounts and their roles. Only a superuser makes or changes a superuser, and nobody grants what they do not hold."""

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import admin as stock
from django.contrib.auth.forms import AdminPasswordChangeForm, AdminUserCreationForm
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Count, Q
from django.forms import CheckboxSelectMultiple
from django.urls import reverse
from django.utils.html import format_html
from django.utils.module_loading import import_string
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django.models import ProcrastinateJob

from newsroom import languages
from newsroom.admin_site import zoned
from newsroom.seen import NamesOnlyWhatIsSeen

admin.site.unregister([User, Group])
# The queue's own pages speak English only; what of it concerns people is told on the desk's index.
admin.site.unregister([ProcrastinateJob])

# Django names these once, at the start, half in English and half in the language of the settings.
for _relation in (User.groups, User.user_permissions, Group.permissions):
    _relation.through._meta.verbose_name = _("assignment")
    _relation.through._meta.verbose_name_plural = _("assignments")


def role_names():
    """The names for people of the groups that the house knows, {group: name}."""
    return import_string(settings.NEWSROOM_ROLE_NAMES)()


def role_name(group):
    return role_names().get(group.name, group.name)


def permission_name(permission):
    """What a permission allows, in words of the interface; the database holds them in English."""
    kind = permission.content_type
    model = kind.model_class()
    action, _mark, thing = permission.codename.partition("_")
    allowed = {"add": _("add"), "change": _("change"), "delete": _("delete"), "view": _("view")}
    if model and action in allowed and thing == kind.model:
        return f"{model._meta.app_config.verbose_name} · {model._meta.verbose_name_plural} · {allowed[action]}"
    written = [code for code in languages.codes() if permission.codename.startswith(f"write_{code}_")]
    if written:
        return gettext("Can write in %(language)s") % {"language": languages.own_name(written[0])}
    return gettext(permission.name)


class NewAccountForm(AdminUserCreationForm):
    usable_password = None  # everybody signs in with a password


class NewPasswordForm(AdminPasswordChangeForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("usable_password", None)
        for name in ("password1", "password2"):
            self.fields[name].required = True


class RoleFilter(admin.RelatedFieldListFilter):
    def field_choices(self, field, request, model_admin):
        return [(group.pk, str(role_name(group))) for group in Group.objects.order_by("pk")]


@admin.register(User)
class AccountAdmin(NamesOnlyWhatIsSeen, stock.UserAdmin):
    SUPERUSERS_ONLY = {"is_superuser", "user_permissions"}

    list_display = ["username", "full_name", "roles", "is_active", "signed_in"]
    list_filter = ["is_active", ("groups", RoleFilter)]
    add_form = NewAccountForm
    change_password_form = NewPasswordForm
    filter_horizontal = []
    readonly_fields = ["new_password", "signed_in", "joined"]
    fieldsets = [
        (None, {"fields": ["username", "new_password"]}),
        (_("Person"), {"fields": ["first_name", "last_name", "email"]}),
        (_("Roles"), {"fields": ["groups", "is_active", "is_staff", "is_superuser", "user_permissions"]}),
        (_("Dates"), {"fields": ["signed_in", "joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "password1", "password2"]}),
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
            return _permission_boxes(super().formfield_for_manytomany, db_field, request, **kwargs)
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

    @admin.display(description=_("password"))
    def new_password(self, account):
        address = reverse("admin:auth_user_password_change", args=[account.pk])
        return format_html('<a href="{}">{}</a>', address, _("Set a new password"))

    @admin.display(description=_("last signed in"), ordering="last_login")
    def signed_in(self, account):
        return zoned(account.last_login)

    @admin.display(description=_("account made"))
    def joined(self, account):
        return zoned(account.date_joined)

    @admin.display(description=_("name"), ordering="last_name")
    def full_name(self, account):
        return account.get_full_name()

    @admin.display(description=pgettext_lazy("of an account", "roles"))
    def roles(self, account):
        return _(", ").join(str(role_name(group)) for group in account.groups.all())


@admin.register(Group)
class RoleAdmin(NamesOnlyWhatIsSeen, stock.GroupAdmin):
    list_display = ["role", "people"]
    ordering = ["pk"]
    filter_horizontal = []

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

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        return _permission_boxes(super().formfield_for_manytomany, db_field, request, **kwargs)

    @admin.display(description=pgettext_lazy("of an account", "role"), ordering="name")
    def role(self, group):
        return role_name(group)

    @admin.display(description=_("people"), ordering="members")
    def people(self, group):
        return group.members


def _permission_boxes(stock_field, db_field, request, **kwargs):
    every = Permission.objects.select_related("content_type")
    field = stock_field(db_field, request, widget=CheckboxSelectMultiple, queryset=every, **kwargs)
    field.label_from_instance, field.help_text = permission_name, ""
    return field


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

"""The picture library in the admin: take in, describe in every language, point at what must stay in view."""

from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.http import HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modeltranslation.admin import TabbedTranslationAdmin

from newsroom import languages
from newsroom.admin_site import WordsInTheirDirection, zoned
from newsroom.images import library, renditions, uses
from newsroom.images.forms import UploadForm
from newsroom.images.models import Image
from newsroom.seen import NamesOnlyWhatIsSeen

WORDS = (_("Words"), {"fields": ["alt_text", "caption", "is_decorative", "credit", "usage_terms"]})
FOCAL_POINT = (_("Focal point"), {"fields": [("focal_x", "focal_y")]})


class WithoutAltTextFilter(admin.SimpleListFilter):
    title = _("missing alternative text")
    parameter_name = "without_alt_text"

    def lookups(self, request, model_admin):
        return languages.choices()

    def queryset(self, request, queryset):
        return queryset.without_alt_text(self.value()) if self.value() in languages.codes() else queryset


@admin.register(Image)
class ImageAdmin(NamesOnlyWhatIsSeen, WordsInTheirDirection, TabbedTranslationAdmin):
    list_display = ["thumbnail", "__str__", "described_in", "credited", "size", "added"]
    list_display_links = ["thumbnail", "__str__"]
    list_filter = [WithoutAltTextFilter, "is_decorative", "created_at"]
    list_per_page = 50
    search_fields = languages.columns("alt_text", "caption", "credit")
    show_full_result_count = False
    readonly_fields = ["preview", "format", "size", "uploaded_by", "added", "uses"]
    formfield_overrides = {models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 3})}}
    add_form = UploadForm
    add_fieldsets = [(None, {"fields": ["upload"]}), WORDS, FOCAL_POINT]
    fieldsets = [
        (None, {"fields": ["preview"]}),
        FOCAL_POINT,
        WORDS,
        (_("File"), {"fields": ["format", "size", "uploaded_by", "added"]}),
        (_("Where it is used"), {"fields": ["uses"]}),
    ]

    class Media:
        css = {"all": ["images/focus.css", "images/admin.css"]}
        js = ["images/upload.js", "images/focal_point.js"]

    @admin.display(description=_("preview"))
    def thumbnail(self, image):
        sources = renditions.sources(image)
        return format_html(
            '<img class="picture-thumbnail {}" src="{}" width="96" height="72" alt="{}" loading="lazy">',
            sources.focus,
            sources.smallest,
            image,
        )

    @admin.display(description=pgettext_lazy("in the library", "picture"))
    def preview(self, image):
        return render_to_string("admin/images/image/preview.html", {"sources": renditions.sources(image)})

    @admin.display(description=_("described in"))
    def described_in(self, image):
        if image.is_decorative:
            return _("decorative")
        described = [code for code in languages.codes() if languages.read(image, "alt_text", code)]
        names = [(code, languages.direction(code), languages.own_name(code)) for code in described]
        return format_html_join(_(", "), '<bdi lang="{}" dir="{}">{}</bdi>', names) or None

    @admin.display(description=pgettext_lazy("of a picture", "credit"))
    def credited(self, image):
        words, code = languages.read_any(image, "credit", languages.current())
        return (
            format_html('<bdi lang="{}" dir="{}">{}</bdi>', code, languages.direction(code), words) if words else None
        )

    @admin.display(description=_("size in pixels"), ordering="width")
    def size(self, image):
        return format_html('<bdi dir="ltr">{} × {}</bdi>', image.width, image.height)

    @admin.display(description=_("added"), ordering="created_at")
    def added(self, image):
        return zoned(image.created_at)

    @admin.display(description=_("used by"))
    def uses(self, image):
        found = [
            (kind, format_html_join("", '<li><a href="{}">{}</a></li>', entries))
            for kind, entries in uses.of(image, self.admin_site, image.looked_at_by)
        ]
        return format_html_join("", "<p>{}</p><ul>{}</ul>", found) or None

    def get_object(self, request, object_id, from_field=None):
        image = super().get_object(request, object_id, from_field)
        if image:
            image.looked_at_by = request.user  # whose eyes `uses` is for
        return image

    def get_form(self, request, obj=None, change=False, **kwargs):
        if obj is None:
            kwargs.setdefault("form", self.add_form)
        return super().get_form(request, obj, change=change, **kwargs)

    def add_view(self, request, form_url="", extra_context=None):
        try:
            return super().add_view(request, form_url, extra_context)
        except library.AlreadyInLibrary as twin:  # sent twice at the same moment: the form saw neither of the two
            self.message_user(request, str(twin), messages.WARNING)
            return HttpResponseRedirect(reverse("admin:images_image_change", args=[twin.existing.pk]))

    def save_model(self, request, obj, form, change):
        if change:
            super().save_model(request, obj, form, change)
            self._cut_anew(request, obj, form)
            return
        added = library.add_image(
            upload=form.cleaned_data["upload"],
            by=request.user,
            alt_text={code: languages.read(obj, "alt_text", code) for code in languages.codes()},
            caption={code: languages.read(obj, "caption", code) for code in languages.codes()},
            credit={code: languages.read(obj, "credit", code) for code in languages.codes()},
            usage_terms={code: languages.read(obj, "usage_terms", code) for code in languages.codes()},
            is_decorative=obj.is_decorative,
            focal=(obj.focal_x, obj.focal_y),
        )
        obj.pk = added.pk  # the admin goes on with the object of its form: its log, its message
        obj.refresh_from_db()

    def _cut_anew(self, request, image, form):
        """Cuts around a focal point have addresses of their own; those around the one before stay for pages kept elsewhere."""
        if not {"focal_x", "focal_y"} & set(form.changed_data):
            return
        try:
            renditions.make(image, only_missing=True)
        except FileNotFoundError:
            self.message_user(request, _("The picture was not cut anew: its own file is gone."), messages.WARNING)

    def get_deleted_objects(self, objs, request):
        """What keeps a picture from being deleted is said as that: what uses it, not what the person may not delete."""
        deleted, counts, forbidden, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, set() if protected else forbidden, protected

    def delete_model(self, request, obj):
        library.delete_image(image=obj, by=request.user)

    def delete_queryset(self, request, queryset):
        for image in queryset:
            library.delete_image(image=image, by=request.user)

"""Pages of the admin that only show: published updates and imported files; and the topics."""

import json

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.template.loader import render_to_string
from django.urls import path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TabbedTranslationAdmin

from articles.desk import words
from articles.desk.amending import amend
from articles.models import Article, Emergency, ImportedFile, Topic, Update
from articles.permissions import may
from articles.restrictions import hidden_from
from newsroom import languages
from newsroom.alternates import address_in
from newsroom.richtext.fields import for_language
from newsroom.seen import NamesOnlyWhatIsSeen


class ViewOnlyAdmin(admin.ModelAdmin):
    """Nobody adds, changes or deletes here; who may view, views."""

    actions = None
    show_full_result_count = False
    list_per_page = 50
    view_on_site = False  # it would lead to the interface's language, not to that of the words

    class Media:
        css = {"all": ["articles/desk.css"]}

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class ArticleKindFilter(admin.SimpleListFilter):
    title = _("kind")
    parameter_name = "article_kind"

    def lookups(self, request, model_admin):
        return Article.Kind.choices

    def queryset(self, request, queryset):
        return queryset.filter(article_kind=self.value()) if self.value() in Article.Kind.values else queryset


class EmergencyFilter(admin.SimpleListFilter):
    title = _("emergency publications")
    parameter_name = "emergency"

    def lookups(self, request, model_admin):
        return [("unconfirmed", _("Emergency, not approved yet"))]

    def queryset(self, request, queryset):
        return queryset.filter(is_unconfirmed=True) if self.value() == "unconfirmed" else queryset


@admin.register(Update)
class UpdateAdmin(ViewOnlyAdmin):
    list_display = ["headline", "number", "kind_with_flag", "spoken", "appeared", "public_page"]
    list_filter = ["language", "kind", ArticleKindFilter, EmergencyFilter, "published_at"]
    search_fields = ["title", "slug", "note", "reference"]
    list_select_related = ["article"]
    fieldsets = [
        (None, {"fields": ["headline", "number", "kind_with_flag", "spoken", "remark", "public_page"]}),
        (_("Words"), {"fields": ["slug", "lead", "text"]}),
        (_("Picture"), {"fields": ["image", "described", "captioned", "credit"]}),
        (_("Dates"), {"fields": ["appeared", "public_date", "first_appeared", "recorded"]}),
        (
            _("Record"),
            {
                "fields": [
                    "article",
                    "conference",
                    "about",
                    "source_update",
                    "published_by",
                    "approved_by",
                    "digest",
                ]
            },
        ),
    ]

    change_form_template = "admin/articles/update/change_form.html"

    def get_urls(self):
        page = self.admin_site.admin_view(amend)
        return [path("<int:object_id>/amend/", page, name="articles_update_amend"), *super().get_urls()]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj and obj.note and obj.published_at <= timezone.now():
            context["may_amend"] = may(request.user, "amend_note_article", languages=[obj.language])
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def get_queryset(self, request):
        found = super().get_queryset(request).exclude(pk__in=self.hidden_from(request.user))
        flag = Emergency.objects.unconfirmed().filter(update=OuterRef("pk"))
        found = found.annotate(is_unconfirmed=Exists(flag))
        return found.defer("body") if request.resolver_match.url_name.endswith("_changelist") else found

    def hidden_from(self, user):
        return Update.objects.filter(article__in=hidden_from(user)).order_by().values("pk")

    @admin.display(description=_("title"), ordering="title")
    def headline(self, update):
        return words.isolated(update.title or update.slug, update.language)

    @admin.display(description=_("kind of update"), ordering="kind")
    def kind_with_flag(self, update):
        if not update.is_unconfirmed:
            return update.get_kind_display()
        chip = '{} <span class="desk-chip desk-chip-unconfirmed">{}</span>'
        return format_html(chip, update.get_kind_display(), _("Emergency, not approved yet"))

    @admin.display(description=_("language"), ordering="language")
    def spoken(self, update):
        return words.isolated(languages.own_name(update.language), update.language)

    @admin.display(description=_("published at"), ordering="published_at")
    def appeared(self, update):
        return words.moment(update.published_at, update.published_on)

    @admin.display(description=_("public date"))
    def public_date(self, update):
        return words.moment(update.public_at, update.public_on)

    @admin.display(description=_("first published at"))
    def first_appeared(self, update):
        return words.moment(update.first_published_at, update.first_published_on)

    @admin.display(description=_("recorded at"))
    def recorded(self, update):
        return words.moment(update.recorded_at)

    @admin.display(description=_("note to readers"))
    def remark(self, update):
        if not update.note:
            return words.NOTHING
        wordings = update.amendments.select_related("by")
        return render_to_string("admin/articles/update/wordings.html", {"update": update, "wordings": wordings})

    @admin.display(description=_("standfirst"))
    def lead(self, update):
        return words.block(update.standfirst, update.language)

    @admin.display(description=_("body"))
    def text(self, update):
        return words.block(update.body, update.language, rich=True)

    @admin.display(description=_("alternative text"))
    def described(self, update):
        return words.isolated(update.alt_text, update.language)

    @admin.display(description=_("caption"))
    def captioned(self, update):
        return words.isolated(update.caption, update.caption_language or update.language)

    @admin.display(description=_("topics"))
    def about(self, update):
        return _(", ").join(map(str, update.topics.all())) or words.NOTHING

    @admin.display(description=_("public page"))
    def public_page(self, update):
        if update.published_at > timezone.now():
            return words.NOTHING
        address = address_in(update.language, "articles:release", slug=update.slug)
        return format_html('<a href="{}">{}</a>', address, _("Open"))


@admin.register(ImportedFile)
class ImportedFileAdmin(ViewOnlyAdmin):
    list_display = ["__str__", "language", "article", "needs_review", "importer_version", "came_in"]
    list_filter = ["needs_review", "language", "importer_version"]
    list_select_related = ["article"]
    search_fields = ["source", "sha256"]
    fields = [
        "source",
        "language",
        "article",
        "needs_review",
        "came_in",
        "importer_version",
        "sha256",
        "report_text",
        "file",
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).exclude(pk__in=self.hidden_from(request.user)).defer("content")

    def hidden_from(self, user):
        return ImportedFile.objects.filter(article__in=hidden_from(user)).order_by().values("pk")

    @admin.display(description=_("imported at"), ordering="imported_at")
    def came_in(self, imported):
        return words.moment(imported.imported_at)

    @admin.display(description=_("report"))
    def report_text(self, imported):
        report = json.dumps(imported.report, ensure_ascii=False, indent=2)
        return format_html('<pre class="desk-file" dir="ltr" tabindex="0">{}</pre>', report)

    @admin.display(description=_("the file as it came"))
    def file(self, imported):
        text = bytes(imported.content).decode(errors="replace")
        markup = '<pre class="desk-file" lang="{}" dir="{}" tabindex="0">{}</pre>'
        return format_html(markup, imported.language, languages.direction(imported.language), text)


@admin.register(Topic)
class TopicAdmin(NamesOnlyWhatIsSeen, TabbedTranslationAdmin):
    list_display = ["__str__", "slug"]
    search_fields = [*languages.columns("name"), "slug"]
    fields = ["name", "slug", "introduction"]
    show_full_result_count = False

    def get_readonly_fields(self, request, obj=None):
        return ["slug"] if obj else []  # the database refuses to change it

    def get_prepopulated_fields(self, request, obj=None):
        if obj:
            return {}
        written = [code for code in languages.codes() if languages.direction(code) == "ltr"] or languages.codes()
        return {"slug": [languages.column("name", written[0])]}  # an address is written in Latin letters

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        if formfield and (code := getattr(db_field, "language", None)):
            formfield.widget = for_language(formfield.widget, code)
        return formfield

"""Articles in the admin: the list, the form with its language tabs, and the addresses of what its buttons do.

Saving, publishing and permissions are the verbs' (articles/workflow.py, articles/publishing.py); here they only get called.
"""

from csp.decorators import csp_replace
from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.db import transaction
from django.forms import Script
from django.http import HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modeltranslation.admin import TabbedTranslationAdmin

from articles import permissions, workflow
from articles.desk import bin as bin_pages
from articles.desk import inbox, keeping, link_pages, planning_pages, records, remarks, review_links, views, words
from articles.desk.bulk import pages as bulk
from articles.desk.forms import ArticleForm
from articles.desk.history import views as history_views
from articles.desk.listing import ArticleList, StateFilter, state_filter
from articles.desk.panel import panel_for
from articles.desk.preview import preview
from articles.desk.quick_fix import fix_named, quick_fix
from articles.desk.typed import NEW
from articles.desk.writing import SCRIPTS, writing_for
from articles.desk.writing_routes import put_back, writing_routes
from articles.models import Article, Update
from articles.restrictions import hidden_from
from newsroom import dates, languages
from newsroom.richtext.fields import for_language

__all__ = ["ArticleAdmin", "records"]

# CKEditor 4 writes scripts and styles into its page; no other page of the site may.
EDITOR_POLICY = {
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
}

# The pages and acts of one article, by their addresses behind its number; the pages about many; and those about oneself, by name.
OF_ONE = {
    "publishing": views.panel_page,
    "notice": views.notice,
    "cancel": views.cancel,
    "confirm": views.confirm,
    "link": review_links.make,
    "revoke": review_links.revoke,
    "review": views.review,
    "preview/<str:language>": preview,
    "fix/<str:language>": csp_replace(EDITOR_POLICY)(quick_fix),
    **history_views.PAGES,
    **planning_pages.PAGES,
    **remarks.PAGES,
    "recover": bin_pages.recover,
    "purge": bin_pages.purge,
}
OF_ALL = {"bin": bin_pages.listing, **planning_pages.LISTS, **link_pages.LISTS, **bulk.LISTS}
OF_ONESELF = {
    "articles_notifications": ("notifications/", inbox.inbox),
    "articles_notification": ("notifications/<int:pk>/", inbox.follow),
    "articles_letters": ("notifications/letters/", inbox.choose_letters),
}


@admin.register(Article)
class ArticleAdmin(TabbedTranslationAdmin):
    form = ArticleForm
    list_display = ["headline", "kind", "standing", "conference_name", "last_saved"]
    list_filter = [StateFilter, *map(state_filter, languages.codes()), "kind", "topics", "conference"]
    list_per_page = 50
    list_max_show_all = 50
    show_full_result_count = False
    search_fields = [*languages.columns("title", "standfirst"), "reference"]
    autocomplete_fields = ["conference", "lead_image", "topics", "replaces"]
    actions_selection_counter = False  # an act is about what one sees: never about all pages at once
    change_form_template = "admin/articles/article/change_form.html"

    class Media:
        css = {
            "all": [
                "articles/desk.css",
                "articles/writing.css",
                "articles/planning.css",
                "articles/preview.css",
                "articles/remarks.css",
            ]
        }
        js = [Script(f"articles/{name}.js", type="module") for name in ("unsaved", "kept", "choosers", *SCRIPTS)]

    @admin.display(description=gettext_lazy("title"))
    def headline(self, article):
        return words.title_of(article)

    @admin.display(description=gettext_lazy("languages"))
    def standing(self, article):
        said = [(code, languages.own_name(code), states) for code, states in article.states.items()]
        return render_to_string("admin/articles/article/states.html", {"languages": said})

    @admin.display(description=gettext_lazy("conference"), ordering="conference")
    def conference_name(self, article):
        if article.conference is None:
            return None
        return words.isolated(*languages.read_any(article.conference, "name", languages.current()))

    @admin.display(description=gettext_lazy("last saved at"), ordering="modified_at")
    def last_saved(self, article):
        return dates.moment_text(article.modified_at)

    @admin.display(description=gettext_lazy("created at"))
    def made(self, article):
        return words.moment(article.created_at)

    @admin.display(description=gettext_lazy("last saved at"))
    def saved(self, article):
        return words.moment(article.modified_at)

    # What a person sees and may change

    def get_queryset(self, request):
        found = super().get_queryset(request).seen_by(request.user).select_related("conference")
        if request.resolver_match.url_name == "articles_article_change":
            return found  # what lies in the bin is answered with the way there, and what is typed for it is not lost
        found = found.on_desk()
        if request.resolver_match.url_name != "articles_article_changelist":
            return found
        shown = [*languages.columns("title"), "kind", "original_language", "modified_at"]
        return found.only(*shown, *(f"conference__{name}" for name in languages.columns("name")))

    def hidden_from(self, user):
        return hidden_from(user)

    def get_actions(self, request):
        return {} if IS_POPUP_VAR in request.GET else bulk.actions_of(request.user)

    def get_changelist(self, request, **kwargs):
        return ArticleList

    def get_object(self, request, object_id, from_field=None):
        """Locked until the transaction of a save ends, so that the form compares with what its save replaces."""
        article = super().get_object(request, object_id, from_field)
        if article and request.method == "POST" and transaction.get_connection().in_atomic_block:
            return Article.objects.select_for_update().filter(pk=article.pk).first()
        return article

    def get_fieldsets(self, request, obj=None):
        writable = self._writable(request, obj)
        columns = [
            languages.column(name, code) if code in writable else words.read_only(name, code)
            for name in Article.WORDS
            for code in languages.codes()
        ]
        shared = ["kind", "reference", "original_language", "conference", "lead_image", "topics"]
        if not (obj and obj.replaces) or permissions.may_see(request.user, obj.replaces):
            shared.append("replaces")
        fieldsets = [(None, {"fields": columns}), (_("Shared by all languages"), {"fields": shared})]
        if [code for code in writable if obj is None or code != obj.original_language]:
            fieldsets.insert(1, (_("Translations"), {"fields": ["up_to_date"]}))
        if obj:
            fieldsets.append((_("Record"), {"fields": ["created_by", "made", "saved"]}))
        return fieldsets

    def get_readonly_fields(self, request, obj=None):
        writable = self._writable(request, obj)
        locked = [words.read_only(f, code) for f in Article.WORDS for code in languages.codes() if code not in writable]
        if not self._may_edit_shared(request, obj):
            locked += Article.SHARED
        if not permissions.may(request.user, "edit_shared_article") or (obj and not writable):
            locked.append("topics")
        return [*locked, "created_by", "made", "saved"]

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.user = request.user
        form.kept = put_back(request, obj)
        form.fixed = fix_named(obj, (request.GET if request.method == "GET" else request.POST).get("fix", ""))
        return form

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        formfield = super().formfield_for_dbfield(db_field, request, **kwargs)
        if formfield and (code := getattr(db_field, "language", None)):
            formfield.widget = for_language(formfield.widget, code)
        return formfield

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "replaces":
            kwargs["queryset"] = Article.objects.seen_by(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_delete_permission(self, request, obj=None):
        allowed = super().has_delete_permission(request, obj)
        return allowed and not (obj and Update.objects.filter(article=obj).exists())

    def _writable(self, request, obj):
        """The languages whose fields the form has; none for who may only look."""
        allowed = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        return permissions.writable(request.user) if allowed else []

    def _may_edit_shared(self, request, obj):
        if obj is None:
            return self.has_add_permission(request)
        return self.has_change_permission(request, obj) and permissions.may(request.user, "edit_shared_article")

    # What happens

    @method_decorator(csp_replace(EDITOR_POLICY))
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj and obj.binned_at and request.method != "POST":
            self.message_user(request, _("This article is in the recycle bin; recover it first."), messages.WARNING)
            return HttpResponseRedirect(reverse("admin:articles_article_bin"))
        if obj:
            at = timezone.now()
            stored = Article.objects.select_related("lead_image", "conference").get(pk=obj.pk)
            panel = panel_for(stored, user=request.user, at=at)
            context |= {"article": stored, "panel": panel, **views.records_of(stored, at=at)}
            context |= remarks.remarks_of(stored, user=request.user)
            context |= review_links.links_of(stored, user=request.user, at=at)
        if self._writable(request, obj):
            words = context["article"] if obj else Article(pk=NEW)
            form = context["adminform"].form
            context["writing"] = writing_for(
                words, request=request, at=timezone.now(), page=form["page"].value(), kept=form.kept
            )
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_model(self, request, obj, form, change):
        up_to_date = form.cleaned_data["up_to_date"]
        workflow.save(article=obj, by=request.user, at=timezone.now(), up_to_date=up_to_date)

        if page := form.cleaned_data["page"]:
            keeping.settle(page=page, by=request.user, at=timezone.now())

    def save_related(self, request, form, formsets, change):
        if "topics" in form.cleaned_data:
            workflow.set_topics(article=form.instance, topics=form.cleaned_data["topics"], by=request.user)

    def delete_view(self, request, object_id, extra_context=None):
        return bin_pages.discard(request, object_id)

    def get_urls(self):
        own = [
            self._route(f"<int:object_id>/{address}/", view, f"articles_article_{address.partition('/')[0]}")
            for address, view in OF_ONE.items()
        ]
        own += [self._route(f"{address}/", view, f"articles_article_{address}") for address, view in OF_ALL.items()]
        told = [self._route(address, view, name) for name, (address, view) in OF_ONESELF.items()]
        ours = {each.name for each in own}
        stock = [each for each in super().get_urls() if each.name not in ours]
        return own + told + writing_routes(self.admin_site) + stock

    def _route(self, address, view, name):
        return path(address, self.admin_site.admin_view(view), name=name)

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from newsroom.search.models import WordFamily


@admin.register(WordFamily)
class WordFamilyAdmin(admin.ModelAdmin):
    list_display = ["words", "language", "note"]
    list_filter = ["language"]
    search_fields = ["words", "note"]
    readonly_fields = ["stems"]

    @admin.display(description=_("as the index knows them"), empty_value="")
    def stems(self, family):
        return " · ".join(family.keys)

    def get_fields(self, request, obj=None):
        return ["language", "words", "note", *(["stems"] if obj else [])]

"""The list of articles: the states of its languages, and filters by them."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.desk.states import State, in_state, states_of
from newsroom import languages


class ArticleList(ChangeList):
    """Gives each article that is shown its `states`."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        states = states_of(self.result_list, at=timezone.now())
        for article in self.result_list:
            article.states = states[article.pk]


class StateFilter(admin.SimpleListFilter):
    title = _("state in any language")
    parameter_name = "state"

    def languages(self):
        return languages.codes()

    def lookups(self, request, model_admin):
        return State.choices

    def queryset(self, request, queryset):
        if self.value() not in State.values:
            return queryset
        return in_state(queryset, self.value(), self.languages(), at=timezone.now())


def state_filter(code: str) -> type[StateFilter]:
    """A filter by the state of one language."""
    return type(
        "LanguageStateFilter",
        (StateFilter,),
        {
            "title": format_lazy(_("state in {language}"), language=languages.own_name(code)),
            "parameter_name": f"state_{code}",
            "languages": lambda self: [code],
        },
    )

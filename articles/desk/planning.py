"""The forms of planning: who writes a language until when and when it is meant to appear; the gate; the circle of an article."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _

from articles.desk.moments import ZonedMomentField
from articles.models import Article, Edition, Restriction
from articles.people import name_of, readers_of_drafts, who_may, writers
from articles.permissions import may


class PersonChoice(forms.ModelChoiceField):
    def label_from_instance(self, person):
        return name_of(person)


class PeopleChoice(forms.ModelMultipleChoiceField):
    publishers = frozenset()

    def label_from_instance(self, person):
        name = name_of(person)
        return _("%(person)s (may publish)") % {"person": name} if person.pk in self.publishers else name


class PlanForm(forms.Form):
    """One language of an article. Who may not publish can only take it, or give it back, and plan it."""

    assignee = PersonChoice(
        label=_("Assigned to"), queryset=get_user_model().objects.none(), required=False, empty_label=_("nobody")
    )
    priority = forms.TypedChoiceField(label=_("Priority"), choices=Edition.Priority, coerce=int)
    due_at = ZonedMomentField(label=_("Due at"), required=False)
    planned_for = ZonedMomentField(
        label=_("Planned for"), required=False, help_text=_("A plan publishes nothing; a schedule does.")
    )

    def __init__(self, data=None, *, edition, user):
        names = ("assignee_id", "priority", "due_at", "planned_for")
        initial = {name.removesuffix("_id"): getattr(edition, name) for name in names}
        super().__init__(data, prefix=f"plan-{edition.language}", initial=initial, auto_id="id_%s")
        people = writers(edition.article, edition.language)
        if not may(user, "publish_article"):
            people = people.filter(pk=user.pk)
            if edition.assignee_id not in {None, user.pk}:
                for name in ("assignee", "priority", "due_at"):
                    del self.fields[name]
                return
        self.fields["assignee"].queryset = people


class GateForm(forms.Form):
    gate = forms.ChoiceField(label=_("Publish the languages"), choices=Article.Gate)


class CircleForm(forms.Form):
    """Who, beside the person who asks, alone may see an article."""

    people = PeopleChoice(
        label=_("Only these people see it"),
        queryset=get_user_model().objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("You stay in, whoever you choose. At least one of the circle has to be allowed to publish."),
    )

    def __init__(self, data=None, *, article, user):
        circle = Restriction.objects.filter(article=article).values_list("person", flat=True)
        super().__init__(data, initial={"people": list(circle)}, auto_id="id_%s")
        field = self.fields["people"]
        field.publishers = frozenset(who_may("publish_article").values_list("pk", flat=True))
        field.queryset = readers_of_drafts().exclude(pk=user.pk)


class LiftForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason, for the audit"),
        required=False,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
        help_text=_("Why nobody of the circle can open it."),
    )

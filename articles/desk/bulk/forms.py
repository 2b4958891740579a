"""What an act on many articles asks for: to whom they are assigned, or why they are withdrawn."""

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.planning import PersonChoice
from articles.people import who_may
from articles.permissions import may, writable
from newsroom import languages
from newsroom.richtext.fields import for_language


class AssignForm(forms.Form):
    assignee = PersonChoice(label=gettext_lazy("Assigned to"), queryset=get_user_model().objects.none())
    languages = forms.MultipleChoiceField(label=gettext_lazy("Language"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, data=None, *, user):
        super().__init__(data)
        people = who_may("change_article")
        self.fields["assignee"].queryset = people if may(user, "publish_article") else people.filter(pk=user.pk)
        self.fields["languages"].choices = [(code, languages.own_name(code)) for code in writable(user)]


class WithdrawForm(forms.Form):
    """A reason for each language that is to be withdrawn; without one it stays."""

    def __init__(self, data=None, *, user):
        super().__init__(data)
        for code in languages.codes():
            label = _("Reason, for readers (%(language)s)") % {"language": languages.own_name(code)}
            field = forms.CharField(label=label, required=False, widget=forms.Textarea({"rows": 2}))
            field.widget = for_language(field.widget, code)
            field.disabled = code not in writable(user)
            self.fields[f"reason-{code}"] = field

    def clean(self):
        cleaned = super().clean()
        if not any(cleaned.values()):
            raise forms.ValidationError(_("Write the reason in every language that is to be withdrawn."))
        return cleaned

"""The forms of the publishing panel: what is asked of each language, and when."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.desk.moments import ZonedMomentField
from articles.models import Update
from newsroom import languages
from newsroom.richtext.fields import for_language

REPEATABLE = [Update.Kind.UPDATE, Update.Kind.CORRECTION, Update.Kind.MINOR]


class PublicationForm(forms.Form):
    """One language of an article: whether to publish it, as which kind of update, with which note."""

    chosen = forms.BooleanField(required=False)
    kind = forms.ChoiceField(
        label=_("Kind of update"),
        required=False,
        choices=[(k.value, k.label) for k in (Update.Kind.FIRST, *REPEATABLE)],
    )
    note = forms.CharField(
        label=_("Note to readers"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("What changed, in one sentence; an update and a correction need it."),
    )

    def __init__(self, data=None, *, language, newest):
        super().__init__(data, prefix=f"publish-{language}", auto_id="id_%s")
        self.fields["chosen"].label = languages.own_name(language)
        self.fields["note"].widget = for_language(self.fields["note"].widget, language)
        # Offered are the kinds that fit; accepted is any, for a second click asks again for what fitted before the first.
        self.kinds = REPEATABLE if newest else [Update.Kind.FIRST]
        self.fields["kind"].widget.choices = [(kind.value, kind.label) for kind in self.kinds]


class NoticeForm(forms.Form):
    """One public language of an article: whether to withdraw, remove or reinstate it, and why."""

    chosen = forms.BooleanField(required=False)
    reason = forms.CharField(label=_("Reason, for readers"), required=False, widget=forms.Textarea({"rows": 2}))

    leads_to = forms.CharField(
        label=_("Lead readers on to"),
        required=False,
        max_length=500,
        widget=forms.TextInput({"dir": "ltr", "size": 40}),
        help_text=_(
            "Only for a removal, and only if there is such a page: the address of another release or page of this site."
        ),
    )

    def __init__(self, data=None, *, language):
        super().__init__(data, prefix=f"notice-{language}", auto_id="id_%s")
        self.fields["chosen"].label = languages.own_name(language)
        self.fields["reason"].widget = for_language(self.fields["reason"].widget, language)


class MomentForm(forms.Form):
    """The saved version that the person saw, and when to publish it."""

    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    publish_at = ZonedMomentField(label=_("Publish at"), required=False)
    emergency = forms.CharField(
        label=_("Why it cannot wait for a second person"),
        required=False,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
        help_text=_(
            "Only for an emergency: what nobody else has approved is published, and flagged until somebody else approves it."
        ),
    )

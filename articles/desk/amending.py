"""The page on which a note that readers have seen is amended, with every wording that it ever had."""

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.amending import amend_note
from articles.models import Update
from articles.permissions import require
from articles.reasons import NotReady
from articles.restrictions import hidden_from
from newsroom.richtext.fields import for_language


class AmendmentForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("Note to readers"), required=False, strip=True, widget=forms.Textarea({"rows": 3})
    )
    reason = forms.CharField(
        label=gettext_lazy("Why it is amended"),
        required=False,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
        help_text=gettext_lazy("For the desk and the audit; readers do not see it."),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)  # how many amendments there were

    def __init__(self, *args, language, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["note"].widget = for_language(self.fields["note"].widget, language)


@transaction.atomic
def amend(request, object_id):
    """The wordings of a note, and the form for the next one."""
    visible = Update.objects.exclude(article__in=hidden_from(request.user)).select_related("article")
    update = get_object_or_404(visible, pk=object_id)
    require(request.user, "amend_note_article", languages=[update.language], article=update.article)
    if not update.note or update.published_at > timezone.now():
        messages.warning(request, _("This update has no note that readers saw."))
        return HttpResponseRedirect(reverse("admin:articles_update_change", args=[update.pk]))
    wordings = list(update.amendments.select_related("by"))
    stands = wordings[-1].note if wordings else update.note
    initial = {"note": stands, "seen": len(wordings)}
    form = AmendmentForm(request.POST or None, language=update.language, initial=initial)
    reasons = []
    if request.method == "POST" and form.is_valid():
        reasons = _amend(request, update, form.cleaned_data, seen=len(wordings))
        if not reasons:
            messages.success(request, _("The note is amended; readers see it from now on."))
            return HttpResponseRedirect(reverse("admin:articles_update_change", args=[update.pk]))
    context = {
        **admin.site.each_context(request),
        "title": _("Amend the note"),
        "opts": Update._meta,
        "update": update,
        "wordings": wordings,
        "form": form,
        "reasons": reasons,
    }
    return TemplateResponse(request, "admin/articles/update/amend.html", context)


def _amend(request, update, asked, *, seen):
    """The reasons why not; none when it was done."""
    if asked["seen"] != str(seen) and asked["note"] != _newest(update):
        return [_("Somebody else amended the note after you opened this page. Look at it again, then decide.")]
    try:
        amend_note(update=update, note=asked["note"], reason=asked["reason"], by=request.user, at=timezone.now())
    except NotReady as error:
        return [reason.sentence for reason in error.reasons]
    return []


def _newest(update):
    last = update.amendments.order_by("number").last()
    return last.note if last else update.note

"""The page that gives what is planned or scheduled another moment; a drop in the calendar posts the same form.

A plan moves at once. What is scheduled is asked once more, for its seal is broken and set again. What is published does not move.
"""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import planning
from articles.desk.moments import ZonedMomentField
from articles.desk.views import article_now, page
from articles.models import Edition, Update
from articles.permissions import require
from articles.readiness import NotReady, Reason
from articles.rescheduling import reschedule
from newsroom import dates, languages


class MoveForm(forms.Form):
    moment = ZonedMomentField(label=gettext_lazy("New time"))


class RescheduleForm(MoveForm):
    """What is scheduled: the row that the person saw, which languages move, and which words are sealed."""

    update = forms.IntegerField(widget=forms.HiddenInput)
    revision = forms.IntegerField(widget=forms.HiddenInput)
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages to move"), widget=forms.CheckboxSelectMultiple, required=False
    )
    words = forms.ChoiceField(
        label=gettext_lazy("Words"),
        widget=forms.RadioSelect,
        required=False,
        choices=[
            ("sealed", gettext_lazy("Keep the words as they were sealed")),
            ("saved", gettext_lazy("Take the text as it is saved now; somebody else has to have approved it")),
        ],
    )


def move(request, object_id):
    code = request.GET.get("language") or request.POST.get("language")
    if code not in languages.codes():
        raise Http404
    require(request.user, "change_article", languages=[code])
    with transaction.atomic():
        article, at = article_now(request, object_id)
        waiting = list(Update.objects.scheduled(at=at).filter(article=article))
        chosen = next((update for update in waiting if update.language == code), None)
        if chosen:
            return _move_schedule(request, article, chosen, waiting, at=at)
        return _move_plan(request, article, code, at=at)


def _move_plan(request, article, code, *, at):
    edition = Edition.objects.filter(article=article, language=code).exclude(planned_for=None).first()
    if edition is None:
        messages.warning(request, _("%s: nothing is planned or scheduled (any more).") % languages.own_name(code))
        return HttpResponseRedirect(_next(request, article))
    data = request.POST if request.method == "POST" else None
    form, reasons = MoveForm(data, initial={"moment": edition.planned_for}), []
    if form.is_valid():
        asked = {"article": article, "language": code, "planned_for": form.cleaned_data["moment"]}
        try:
            planning.plan(**asked, by=request.user, at=at)
        except NotReady as error:
            reasons = error.reasons
        else:
            return _moved(request, article, [code], form.cleaned_data["moment"])
    return _asked(request, article, code, form, reasons, was=edition.planned_for)


def _move_schedule(request, article, chosen, waiting, *, at):
    require(request.user, "publish_article", languages=[chosen.language])
    form, reasons = _schedule_form(request, article, chosen, waiting), []
    if "confirmed" in request.POST and form.is_valid():
        asked = form.cleaned_data
        together = asked["languages"] or [chosen.language]
        try:
            if asked["update"] != chosen.pk:
                raise NotReady([Reason("", "changed", _("The schedule was changed after you opened this page."))])
            reschedule(
                article=article,
                languages=together,
                by=request.user,
                at=at,
                publish_at=asked["moment"],
                afresh=asked["words"] == "saved",
                revision=asked["revision"],
            )
        except NotReady as error:
            reasons = error.reasons
        else:
            return _moved(request, article, together, asked["moment"])
    return _asked(request, article, chosen.language, form, reasons, was=chosen.published_at, is_sealed=True)


def _schedule_form(request, article, chosen, waiting) -> RescheduleForm:
    """A drop in the calendar brings the time alone: the rest is filled in, and asked before anything is done."""
    together = [update.language for update in waiting if update.published_at == chosen.published_at]
    initial = {
        "moment": chosen.published_at,
        "update": chosen.pk,
        "revision": article.latest_revision().pk,
        "languages": together,
        "words": "sealed",
    }
    if request.method == "POST" and "confirmed" not in request.POST:
        dropped = MoveForm(request.POST)
        initial |= {"moment": dropped.cleaned_data["moment"] if dropped.is_valid() else request.POST.get("moment")}
    form = RescheduleForm(request.POST if "confirmed" in request.POST else None, initial=initial)
    form.fields["languages"].choices = [(update.language, languages.own_name(update.language)) for update in waiting]
    return form


def _asked(request, article, code, form, reasons, *, was, is_sealed=False):
    context = {"form": form, "code": code, "reasons": reasons, "was": was, "is_sealed": is_sealed}
    context |= {"called": languages.own_name(code), "next": _next(request, article)}
    title = _("Change the time of the schedule") if is_sealed else _("Change the plan")
    return page(request, "move", article, **context, title=title)


def _moved(request, article, codes, moment):
    names = _(", ").join(map(languages.own_name, codes))
    facts = {"languages": names, "moment": dates.moment_text(moment), "zone": dates.zone_text(moment)}
    messages.success(request, _("%(languages)s: moved to %(moment)s (%(zone)s).") % facts)
    return HttpResponseRedirect(_next(request, article))


def _next(request, article) -> str:
    """Where the person came from, if that is here; else the article."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return asked
    return reverse("admin:articles_article_change", args=[article.pk])

"""Pages that plan an article: its languages, its gate, its circle. Each makes calls to the verbs, which ask who may."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import circles, planning
from articles.desk.agenda import agenda
from articles.desk.calendar_page import calendar
from articles.desk.moving import move
from articles.desk.planning import CircleForm, GateForm, LiftForm, PlanForm
from articles.desk.views import acts_only, article_now, back, chosen_language, page
from articles.models import Article, Edition, Restriction
from articles.people import name_of
from articles.permissions import require
from articles.readiness import NotReady
from articles.restrictions import hidden_from
from newsroom import languages


@acts_only
def plan(request, object_id):
    """Assign a language and say when it is meant to appear; what cannot be is asked again on a page of its own."""
    code = chosen_language(request)
    require(request.user, "change_article", languages=[code])
    reasons = []
    with transaction.atomic():
        article, at = article_now(request, object_id)
        edition = Edition.objects.filter(article=article, language=code).first() or Edition(
            article=article, language=code
        )
        form = PlanForm(request.POST, edition=edition, user=request.user)
        if form.is_valid():
            try:
                _carry_out(form.cleaned_data, article=article, language=code, by=request.user, at=at)
            except NotReady as error:
                reasons = error.reasons
    if form.is_valid() and not reasons:
        messages.success(request, _("%s: the plan is saved.") % languages.own_name(code))
        return back(article)
    return page(request, "plan_page", article, code=code, form=form, reasons=reasons, title=_("Plan"))


@transaction.atomic
def _carry_out(asked, *, article, language, by, at):
    known = {"article": article, "language": language, "by": by, "at": at}
    if "assignee" in asked:
        work = {name: asked[name] for name in ("assignee", "due_at", "priority")}
        planning.assign(**known, **work)
    planning.plan(**known, planned_for=asked["planned_for"])


@acts_only
@transaction.atomic
def gate(request, object_id):
    """Say whether the languages of a release wait for each other."""
    require(request.user, "publish_article")
    article, at = article_now(request, object_id)
    form = GateForm(request.POST)
    if form.is_valid():
        planning.set_gate(article=article, gate=form.cleaned_data["gate"], by=request.user, at=at)
        messages.success(request, article.get_gate_display())
    return back(article)


def circle(request, object_id):
    """Who alone may see an article, and the form that changes it."""
    require(request.user, "change_article")
    require(request.user, "edit_shared_article")
    reasons = []
    with transaction.atomic():
        article, at = article_now(request, object_id)
        form = CircleForm(request.POST if request.method == "POST" else None, article=article, user=request.user)
        if form.is_valid():
            is_opened = request.POST.get("act") == "open"
            people = [] if is_opened else [request.user, *form.cleaned_data["people"]]
            try:
                found = circles.restrict(article=article, people=people, by=request.user, at=at)
            except NotReady as error:
                reasons = error.reasons
            else:
                messages.success(request, _said(found))
                return back(article)
    is_closed = Restriction.objects.filter(article=article).exists()
    context = {"form": form, "reasons": reasons, "is_closed": is_closed, "title": _("Who may see it")}
    return page(request, "circle", article, **context)


def _said(found) -> str:
    if not found:
        return _("Everybody at the desk sees it again.")
    sentence = ngettext("Only %(count)d person sees it.", "Only %(count)d people see it.", len(found))
    return sentence % {"count": len(found)}


def restricted(request):
    """The articles that other people have closed, by their numbers alone, for who may open them."""
    require(request.user, "lift_restriction_article")
    rows = Restriction.objects.filter(article__in=hidden_from(request.user)).select_related("person")
    found = {}
    for row in rows.order_by("article_id", "id"):
        found.setdefault(row.article_id, []).append(name_of(row.person))
    return page(request, "restricted", None, found=found, title=_("Restricted articles"))


def lift(request, object_id):
    """Open an article from outside its circle; the page shows its number and nothing else of it."""
    require(request.user, "lift_restriction_article")
    reasons = []
    if not Restriction.objects.filter(article_id=object_id).exists():
        messages.warning(request, _("Number %(number)s is not restricted (any more).") % {"number": object_id})
        return HttpResponseRedirect(reverse("admin:articles_article_changelist"))
    form = LiftForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        article = Article(pk=object_id)
        try:
            circles.lift(article=article, by=request.user, at=timezone.now(), reason=form.cleaned_data["reason"])
        except NotReady as error:
            reasons = error.reasons
        else:
            messages.success(request, _("Everybody at the desk sees number %(number)s again.") % {"number": object_id})
            return HttpResponseRedirect(reverse("admin:articles_article_changelist"))
    context = {"form": form, "reasons": reasons, "number": object_id, "title": _("Lift the restriction")}
    return page(request, "lift", None, **context)


PAGES = {"plan": plan, "gate": gate, "circle": circle, "lift": lift, "move": move}
LISTS = {"restricted": restricted, "calendar": calendar, "agenda": agenda}

"""What the buttons of an article's page do: publish and take back, review, preview. Each makes one call to a verb.

A page of the admin wraps them (articles/admin.py); whether the person may is asked again by the verb.
"""

from functools import wraps

from django.contrib import admin, messages
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import publishing, removing, workflow
from articles.desk.panel import panel_for
from articles.desk.telling import timeline_of
from articles.links.places import hosts_of
from articles.models import Article, Update
from articles.permissions import require
from articles.publishing import NotReady, Reason
from newsroom import dates, languages

NOTICES = {"withdraw": publishing.withdraw, "remove": publishing.remove, "reinstate": publishing.reinstate}
REVIEWS = {
    "submit": workflow.submit,
    "take": workflow.take,
    "return": workflow.request_changes,
    "recall": workflow.recall,
    "approve": workflow.approve,
}


def acts_only(view):
    """Lead a GET back to the article: whoever signs in again after an act is sent to its address, which shows nothing."""

    @wraps(view)
    def wrapper(request, object_id):
        if request.method == "POST":
            return view(request, object_id)
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[object_id]))

    return wrapper


@transaction.atomic
def panel_page(request, object_id):
    """The publishing panel on a page of its own; POST publishes or schedules what was asked."""
    require(request.user, "publish_article")
    article, at = article_now(request, object_id)
    if request.method != "POST":
        return _panel_response(request, panel_for(article, user=request.user, at=at))
    panel = panel_for(article, user=request.user, at=at, data=request.POST)
    if not panel.is_valid():
        return _panel_response(request, panel)
    try:
        updates = _publish(panel, act=request.POST.get("act"), by=request.user, at=at)
    except NotReady as error:
        return _refused(request, panel, error.reasons)
    for update in updates:
        messages.success(request, _said(update, at=at))
    return back(article)


def _publish(panel, *, act, by, at):
    asked = {
        "article": panel.article,
        "publications": panel.publications(),
        "by": by,
        "at": at,
        "revision": panel.moment.cleaned_data["revision"] or 0,  # a page without one is not ours
        "emergency": panel.moment.cleaned_data["emergency"],
    }
    publish_at = panel.moment.cleaned_data["publish_at"]
    if act == "publish" and publish_at:
        raise NotReady(
            [Reason("", "moment_given", _("A time is given. Schedule it, or clear the time to publish now."))]
        )
    if act == "publish":
        return publishing.publish(**asked)
    if act != "schedule" or publish_at is None:
        raise NotReady([Reason("", "no_moment", _("Say when it is to be published."))])
    return publishing.schedule(**asked, publish_at=publish_at)


@acts_only
@transaction.atomic
def notice(request, object_id):
    """Withdraw, remove or reinstate the chosen languages; asks once more before it does."""
    require(request.user, "publish_article")
    article, at = article_now(request, object_id)
    act = request.POST.get("act")
    if act not in NOTICES:
        raise Http404
    panel = panel_for(article, user=request.user, at=at, data=request.POST)
    if not panel.is_valid():
        return _panel_response(request, panel)
    notes, leads_to = panel.notes(), panel.leads_to()
    if reasons := _against_leading(request, article, act, leads_to, at=at):
        return _refused(request, panel, reasons)
    if notes and all(note.strip() for note in notes.values()) and "confirmed" not in request.POST:
        return _asked_again(request, panel, act, notes)
    try:
        if leads_to:
            removing.remove(
                article=article, notes=notes, leads_to=leads_to, hosts=hosts_of(request), by=request.user, at=at
            )
        else:
            NOTICES[act](article=article, notes=notes, by=request.user, at=at)
    except NotReady as error:
        return _refused(request, panel, error.reasons)
    done = {"withdraw": _("Withdrawn: %s."), "remove": _("Removed: %s."), "reinstate": _("Public again: %s.")}
    messages.success(request, done[act] % _(", ").join(map(languages.own_name, notes)))
    return back(article)


def _against_leading(request, article, act, leads_to, *, at):
    if leads_to and act != "remove":
        sentence = _("Only the readers of a removed release are led on. Clear the address, or remove the release.")
        return [Reason("", "leads_to", sentence)]
    return removing.against(article, leads_to, hosts=hosts_of(request), by=request.user, at=at)


@acts_only
@transaction.atomic
def cancel(request, object_id):
    """Cancel the scheduled update that the button stood beside; another one in its place stays."""
    require(request.user, "publish_article")
    article, at = article_now(request, object_id)
    code = chosen_language(request)
    newest = Update.objects.newest(article, code)
    seen = newest is not None and str(newest.pk) == request.POST.get("update")
    try:
        done = seen and publishing.cancel(article=article, language=code, by=request.user, at=at)
    except NotReady as error:
        for why in error.reasons:
            messages.error(request, str(why))
        return back(article)
    if done:
        messages.success(request, _("%s: the schedule is cancelled.") % languages.own_name(code))
    else:
        messages.warning(request, _("%s: this update was not waiting any more.") % languages.own_name(code))
    return back(article)


@acts_only
@transaction.atomic
def review(request, object_id):
    """Move one language between drafting, review and approval, if its words are still those that the person saw."""
    article, at = article_now(request, object_id)
    code, verb = chosen_language(request), REVIEWS.get(request.POST.get("act"))
    if verb is None:
        raise Http404
    if request.POST.get("revision") != str(article.latest_revision().pk):
        messages.error(request, _("The text was changed after you opened this page. Look at it again, then decide."))
        return back(article)
    reason = {"reason": request.POST.get("reason", "")} if verb is workflow.request_changes else {}
    try:
        edition = verb(article=article, language=code, by=request.user, at=at, **reason)
    except NotReady as error:
        for why in error.reasons:
            messages.error(request, str(why))
    else:
        messages.success(request, f"{languages.own_name(code)}: {edition.get_state_display()}")
    return back(article)


@acts_only
@transaction.atomic
def confirm(request, object_id):
    """Approve afterwards what was published of one language as an emergency, if it is still what the person saw."""
    require(request.user, "publish_article")
    article, at = article_now(request, object_id)
    code = chosen_language(request)
    newest = Update.objects.newest(article, code)
    if newest and str(newest.pk) != request.POST.get("update"):
        messages.error(
            request, _("Something else was published after you opened this page. Look at it, then decide again.")
        )
    elif publishing.confirm(article=article, language=code, by=request.user, at=at):
        messages.success(request, _("%s: approved afterwards.") % languages.own_name(code))
    return back(article)


def records_of(article, *, at) -> dict:
    """What the article's page tells of its past: all its Updates without bodies, and its newest fifty acts. Two queries."""
    updates = (
        Update.objects.filter(article=article)
        .with_newest_notes()
        .defer("body")
        .select_related("published_by", "approved_by")
    )
    return {
        "updates": updates.order_by("-published_at", "-id"),
        "timeline": timeline_of(article),
        "at": at,
    }


def article_now(request, object_id):
    """The article and the moment. A request that changes it waits for the ones before it, and only then looks at the clock:
    what those wrote must not seem to lie in its future."""
    articles = Article.objects.seen_by(request.user).select_related("lead_image", "conference")
    if request.method == "POST":
        articles = articles.select_for_update(of=("self",))
    return get_object_or_404(articles, pk=object_id), timezone.now()


def chosen_language(request) -> str:
    """The language that was posted; 404 for one that the house does not know."""
    code = request.POST.get("language")
    if code not in languages.codes():
        raise Http404
    return code


def back(article):
    """To the article's page, where its languages stand."""
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]) + "#publishing")


def _refused(request, panel, reasons):
    panel.reasons = reasons
    if any(reason.code == "stale" for reason in reasons):
        # What the person sees next is the newest text, so that publishing it is a decision.
        panel.moment.data = panel.moment.data.copy()
        panel.moment.data["revision"] = panel.article.latest_revision().pk
    return _panel_response(request, panel)


def _panel_response(request, panel):
    return page(request, "panel_page", panel.article, panel=panel, title=_("Publishing"))


def _asked_again(request, panel, act, notes):
    sentences = {
        "withdraw": _("Readers will see a notice with your reason above the text, and lists will drop it."),
        "remove": _("Readers will see nothing but a notice with your reason; the text is gone for them."),
        "reinstate": _("Readers will see the last public text again, with your reason as its note."),
    }
    titles = {"withdraw": _("Withdraw"), "remove": _("Remove"), "reinstate": _("Reinstate")}
    asked = [lane for lane in panel.lanes if lane.code in notes]
    return page(
        request, "confirm", panel.article, panel=panel, act=act, title=titles[act], sentence=sentences[act], asked=asked
    )


def page(request, name, article, **context):
    """A page of the desk about an article, or about several when it is None."""
    context |= {**admin.site.each_context(request), "opts": Article._meta, "article": article}
    return TemplateResponse(request, f"admin/articles/article/{name}.html", context)


def _said(update, *, at) -> str:
    facts = {
        "language": languages.own_name(update.language),
        "kind": update.get_kind_display(),
        "number": update.number,
    }
    if update.published_at <= at:
        return _("%(language)s: published as number %(number)s (%(kind)s).") % facts
    facts["when"] = dates.moment_text(update.published_at)
    return _("%(language)s: scheduled for %(when)s as number %(number)s (%(kind)s).") % facts

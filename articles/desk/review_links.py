"""Review links at the desk: made and revoked beside the article, and the page that a person without an account opens with one."""

from datetime import timedelta

from django import forms
from django.contrib import admin, messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from articles import permissions, review_links
from articles.desk.answers import number_of
from articles.desk.preview import context_of
from articles.models import Article, ReviewAnswer, ReviewLink
from articles.readiness import NotReady
from newsroom import languages

DAYS = (1, 3, 7, 14, 30)
# No other site learns the address; "no-referrer" would have browsers send the answer's form with the origin "null", which is refused.
PRIVATE = {"Cache-Control": "no-store, private", "Referrer-Policy": "same-origin", "X-Robots-Tag": "noindex, nofollow"}


class LinkForm(forms.Form):
    language = forms.ChoiceField(label=gettext_lazy("Language"))
    reader = forms.CharField(
        label=gettext_lazy("For whom"), max_length=120, help_text=ReviewLink.reader.field.help_text
    )
    days = forms.TypedChoiceField(
        label=gettext_lazy("Lasts"),
        coerce=int,
        initial=7,
        choices=[(days, ngettext_lazy("%(days)s day", "%(days)s days", days) % {"days": days}) for days in DAYS],
    )

    def __init__(self, data=None, *, article, user):
        super().__init__(data, prefix="link", auto_id="id_%s")
        codes = [code for code in permissions.writable(user) if article.has_words(code)]
        self.fields["language"].choices = [(code, languages.own_name(code)) for code in codes]
        self.fields["reader"].widget.attrs["dir"] = "auto"


class AnswerForm(forms.ModelForm):
    class Meta:
        model = ReviewAnswer
        fields = ["name", "is_agreed", "comment"]
        error_messages = {"name": {"required": gettext_lazy("Write your name.")}}
        widgets = {
            "name": forms.TextInput({"dir": "auto", "autocomplete": "name"}),
            "comment": forms.Textarea({"dir": "auto"}),
        }


def links_of(article, *, user, at) -> dict:
    """What the article's page shows of its review links. Three queries."""
    links = list(article.review_links.select_related("made_by").prefetch_related("answers"))
    alive = set(ReviewLink.objects.open(at=at).filter(article=article).values_list("pk", flat=True))
    for link in links:
        link.is_open, link.is_mine = link.pk in alive, permissions.may_write(user, link.language)
    form = LinkForm(article=article, user=user) if permissions.may(user, "change_article") else None
    return {"review_links": links, "review_link_form": form if form and form.fields["language"].choices else None}


@require_POST
def make(request, object_id):
    """Make a link and show its address, this once."""
    article = get_object_or_404(Article.objects.seen_by(request.user).on_desk(), pk=object_id)
    form, at = LinkForm(request.POST, article=article, user=request.user), timezone.now()
    if not form.is_valid():
        return _back(request, article, [str(error) for errors in form.errors.values() for error in errors])
    if request.POST.get("revision") != str(article.latest_revision().pk):
        return _back(
            request,
            article,
            [_("The text was changed after you opened this page. Look at it again, then make the link.")],
        )
    asked = {"language": form.cleaned_data["language"], "reader": form.cleaned_data["reader"]}
    expires_at = at + timedelta(days=form.cleaned_data["days"])
    try:
        link, secret = review_links.make_link(article=article, expires_at=expires_at, by=request.user, at=at, **asked)
    except NotReady as error:
        return _back(request, article, map(str, error.reasons))
    with translation.override(link.language):
        address = request.build_absolute_uri(reverse("review", args=[secret]))
    context = {"article": article, "link": link, "address": address, "opts": Article._meta, "title": _("Review link")}
    context |= admin.site.each_context(request)
    return _private(TemplateResponse(request, "admin/articles/article/review_link.html", context))


@require_POST
def revoke(request, object_id):
    article = get_object_or_404(Article.objects.seen_by(request.user), pk=object_id)
    link = get_object_or_404(article.review_links, pk=number_of(request.POST.get("link")))
    if review_links.revoke(link=link, by=request.user, at=timezone.now()):
        messages.success(request, _("The link is closed."))
    return _back(request, article)


@require_http_methods(["GET", "HEAD", "POST"])
def review(request, secret):
    """The pinned words for who holds the secret, and a form to agree or comment; 410 once the link is closed, 404 without one."""
    at = timezone.now()
    link = ReviewLink.objects.with_secret(secret).select_related("article", "revision").first()
    if link is None:
        raise Http404
    if link.language != languages.current():
        with translation.override(link.language):
            return _private(redirect("review", secret))
    if not ReviewLink.objects.open(at=at).filter(pk=link.pk).exists():
        return _private(render(request, "articles/review_closed.html", {"is_error": True}, status=410))
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            review_links.answer(link=link, at=at, **form.cleaned_data)
        except NotReady as error:
            form.add_error(None, [str(reason) for reason in error.reasons])
        else:
            messages.success(request, _("Thank you. The newsroom has your answer."))
            return _private(redirect("review", secret))
    context = context_of(_pinned(link), link.language, at=at, saved_at=link.revision.pgh_created_at)
    context |= {"link": link, "form": form, "alternates": [], "answers": link.answers.all()}
    return _private(render(request, "articles/review.html", context, status=400 if form.errors else 200))


def _pinned(link) -> Article:
    """The article with the words and facts of the version that the link was made for; not to be saved."""
    article = Article.objects.select_related("lead_image", "conference").get(pk=link.article_id)
    for name in [
        *languages.columns(*Article.WORDS),
        *(Article._meta.get_field(name).attname for name in Article.SHARED),
    ]:
        setattr(article, name, getattr(link.revision, name))
    return article


def _private(answer):
    for name, value in PRIVATE.items():
        answer.headers[name] = value
    return answer


def _back(request, article, complaints=()):
    for complaint in complaints:
        messages.error(request, complaint)
    return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]) + "#review-links")

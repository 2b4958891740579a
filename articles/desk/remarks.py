"""Remarks at the desk: beside an article's form, and all of them on a page of their own.

A script on the form posts with `fragment` and puts what comes back in place of the section, so that nothing typed above is lost;
without it every post leads back to where it came from.
"""

from dataclasses import dataclass
from itertools import product

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles import permissions, remarking
from articles.desk.answers import number_of
from articles.desk.views import page as desk_page
from articles.desk.words import place_name
from articles.models import Article, Remark
from articles.passages import CONTEXT, Passage
from articles.people import name_of
from articles.readiness import NotReady
from articles.remarks import FIELDS
from newsroom import languages

VERBS = {"answer": remarking.answer, "resolve": remarking.resolve, "reopen": remarking.reopen}


@dataclass
class Thread:
    """A remark with what followed; `ordinal` counts the same words before the passage, and is None where it no longer stands.

    `is_shown` says whether the form beside it has its field.
    """

    remark: Remark
    ordinal: int | None
    steps: list
    is_shown: bool = False

    @property
    def place(self):
        return place_name(self.remark.field)

    @property
    def direction(self):
        return languages.direction(self.remark.language)

    @property
    def person(self):
        return name_of(self.remark.by)

    @property
    def column(self):
        """The field of the form that the remark is about; the title for a language as a whole."""
        return languages.column(self.remark.field or "title", self.remark.language)

    @property
    def before(self):
        """What stood before the passage, from a whole word on."""
        words = self.remark.before
        return f"…{words.partition(' ')[2]}" if len(words) == CONTEXT else words

    @property
    def after(self):
        words = self.remark.after
        return f"{words.rpartition(' ')[0]}…" if len(words) == CONTEXT else words

    @property
    def is_lost(self):
        return bool(self.remark.passage) and self.ordinal is None


class RemarkForm(forms.Form):
    place = forms.ChoiceField(label=gettext_lazy("About"))
    passage = forms.CharField(
        label=gettext_lazy("Passage"),
        required=False,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
        help_text=gettext_lazy("Copied from the text, as it is saved; empty for the field as a whole."),
    )
    before = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    after = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    text = forms.CharField(label=gettext_lazy("Remark"), widget=forms.Textarea({"rows": 3, "dir": "auto"}))

    def __init__(self, data=None, *, article):
        initial = {"place": f"{article.original_language}:"}
        super().__init__(data, initial=initial, auto_id="id_remark_%s", prefix="remark")
        self.fields["place"].choices = [place for code in languages.codes() for place in _places(code)]

    def asked(self) -> dict:
        """What the verb is asked for; raises NotReady with every error of the form."""
        if not self.is_valid():
            raise NotReady([error for errors in self.errors.values() for error in errors])
        data = self.cleaned_data
        code, _colon, field = data["place"].partition(":")
        passage = Passage(data["passage"], data["before"][-200:], data["after"][:200])
        return {"language": code, "field": field, "text": data["text"], "passage": passage}


def remarks_of(article, *, user) -> dict:
    """What the article's page shows of its remarks. Two queries, and one more where there are any."""
    threads = threads_of(article, article.remarks.open())
    shown = permissions.writable(user) if permissions.may(user, "change_article") else []
    for thread in threads:
        thread.is_shown = thread.remark.language in shown
    return {
        "remarks": threads,
        "remarks_by_language": [
            (code, [each for each in threads if each.remark.language == code]) for code in languages.codes()
        ],
        "resolved_count": article.remarks.filter(resolved_at__isnull=False).count(),
        "remark_form": RemarkForm(article=article) if permissions.may(user, "view_article") else None,
    }


def threads_of(article, remarks) -> list[Thread]:
    """The remarks as the text is read, with their steps, and where their passages stand in it. Two queries at the most."""
    found = remarks.select_related("by").prefetch_related("steps__by")
    order = {(code, field): at for at, (code, field) in enumerate(product(languages.codes(), ("", *FIELDS)))}
    in_order = sorted(found, key=lambda remark: order[remark.language, remark.field])
    return [_thread(article, remark) for remark in in_order]


def _thread(article, remark):
    steps = list(remark.steps.all())
    for step in steps:
        step.person = name_of(step.by)
    return Thread(remark, remark.ordinal_in(article), steps)


def page(request, object_id):
    """All remarks on an article; POST leaves one."""
    article = _article(request, object_id)
    if request.method != "POST":
        return _page(request, article, RemarkForm(article=article))
    form = RemarkForm(request.POST, article=article)
    try:
        remark = remarking.leave(article=article, by=request.user, at=timezone.now(), **form.asked())
    except NotReady as error:
        return _refused(request, article, error.reasons, form=form)
    return _done(request, article, remark, _("The remark stands with the article."))


@require_POST
def step(request, object_id):
    """Answer, resolve or reopen a remark."""
    article, act = _article(request, object_id), request.POST.get("act")
    remark = get_object_or_404(article.remarks, pk=number_of(request.POST.get("remark")))
    if act not in VERBS:
        raise Http404
    text = request.POST.get("text", "")
    try:
        result = VERBS[act](remark=remark, text=text, by=request.user, at=timezone.now())
    except NotReady as error:
        return _refused(request, article, error.reasons, answered=remark.pk, typed=text)
    return _done(request, article, remark, _told(act, bool(result)))


def _told(act, is_done):
    if act == "answer":
        return _("The answer stands under the remark.")
    if act == "resolve":
        return _("The remark is resolved.") if is_done else _("The remark was resolved already.")
    return _("The remark is open again.") if is_done else _("The remark was open already.")


def _done(request, article, remark, sentence):
    if "fragment" in request.POST:
        return _fragment(request, article, told=sentence, told_of=remark.pk)
    messages.success(request, sentence)
    return HttpResponseRedirect(_back(request, article) + f"#remark-{remark.pk}")


def _refused(request, article, reasons, *, form=None, **typed):
    """What was typed stands there again, with the reasons above it."""
    sentences = [str(reason) for reason in reasons]
    if "fragment" in request.POST:
        return _fragment(request, article, status=400, reasons=sentences, remark_form=form, **typed)
    return _page(request, article, form or RemarkForm(article=article), status=400, reasons=sentences, **typed)


def _fragment(request, article, *, status=200, remark_form=None, **said):
    context = remarks_of(article, user=request.user) | {"article": article, **said}
    if remark_form:
        context |= {"remark_form": remark_form, "is_form_open": True}
    return HttpResponse(
        render_to_string("admin/articles/article/remarks/section.html", context, request=request), status=status
    )


def _page(request, article, form, *, status=200, **said):
    threads = threads_of(article, article.remarks.all())
    response = desk_page(
        request,
        "remarks/page",
        article,
        title=_("Remarks"),
        remarks=[each for each in threads if each.remark.is_open],
        resolved=[each for each in threads if not each.remark.is_open],
        remark_form=form,
        is_form_open=bool(form.is_bound or not threads),
        is_page=True,
        **said,
    )
    response.status_code = status
    return response


def _back(request, article):
    name = "remarks" if request.POST.get("from") == "remarks" else "change"
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


def _article(request, object_id):
    permissions.require(request.user, "view_article")
    return get_object_or_404(Article.objects.seen_by(request.user).on_desk(), pk=object_id)


def _places(code):
    name = languages.own_name(code)
    return [(f"{code}:{field}", f"{name} · {place_name(field)}") for field in ("", *FIELDS)]


# Behind the number of an article.
PAGES = {"remarks": page, "remark": step}

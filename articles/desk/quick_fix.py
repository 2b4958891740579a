"""The page on which the live words of one language are mended while its draft stays unpublished."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import quick_fixes
from articles.desk.effects import ASPECTS, effects_of
from articles.desk.views import article_now, back, page
from articles.merging import carry
from articles.models import Article, Update
from articles.permissions import require
from articles.quick_fixes import KINDS, RICH, WORDS, Fix, words_of
from articles.reasons import NotReady
from newsroom import languages
from newsroom.richtext.fields import RichTextFormField, for_language


class FixForm(forms.Form):
    update = forms.IntegerField(widget=forms.HiddenInput)  # the one whose words are mended
    title = forms.CharField(label=gettext_lazy("Title"), max_length=300, required=False)
    standfirst = forms.CharField(label=gettext_lazy("Standfirst"), required=False, widget=forms.Textarea({"rows": 4}))
    kind = forms.ChoiceField(label=gettext_lazy("Kind of update"), choices=[(kind.value, kind.label) for kind in KINDS])
    note = forms.CharField(
        label=gettext_lazy("Note to readers"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy("For a correction: what was wrong, in one sentence."),
    )
    reason = forms.CharField(
        label=gettext_lazy("What is mended"),
        required=False,
        max_length=300,
        widget=forms.TextInput({"dir": "auto"}),
        help_text=gettext_lazy(
            "For whoever approves it afterwards; readers do not see it. A correction may leave it empty: its note says it."
        ),
    )

    def __init__(self, *args, language, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"] = RichTextFormField(label=gettext_lazy("Body"), required=False, language=language)
        self.order_fields([*WORDS, "kind", "note", "reason"])
        for name in (*WORDS, "note"):
            self.fields[name].widget = for_language(self.fields[name].widget, language)

    def asked(self, language) -> Fix:
        given = self.cleaned_data
        words = {name: given[name] for name in WORDS}
        return Fix(language, words, given["kind"], given["note"], given["reason"])


def quick_fix(request, object_id, language):
    """The live words in fields; POST publishes them mended and brings what was mended into the draft."""
    if language not in languages.codes():
        raise Http404
    require(request.user, "publish_article", languages=[language])
    with transaction.atomic():
        article, at = article_now(request, object_id)
        newest = Update.objects.newest(article, language)
        if request.method == "POST" and newest:
            return _mend(request, article, newest, at=at)
        if reasons := quick_fixes.against_beginning(article, newest, at=at):
            for reason in reasons:
                messages.error(request, str(reason))
            return back(article)
        initial = {"update": newest.pk, "kind": Update.Kind.MINOR, **words_of(newest)}
        return _asked(request, article, newest, FixForm(language=language, initial=initial))


def fix_named(article: Article | None, number: str) -> tuple[Update, Update] | None:
    """The quick fix that an article's form is to bring into the draft, and the Update that it mended; at most two queries."""
    if article is None or not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    fix = Update.objects.published(at=timezone.now()).filter(article=article, pk=number, kind__in=KINDS).first()
    mended = fix and Update.objects.filter(article=article, language=fix.language, number=fix.number - 1).first()
    return (mended, fix) if mended else None


def _mend(request, article, newest, *, at):
    code = newest.language
    form = FixForm(request.POST, language=code)
    if not form.is_valid():
        return _asked(request, article, newest, form)
    try:
        done = quick_fixes.quick_fix(
            article=article, fix=form.asked(code), seen=form.cleaned_data["update"], by=request.user, at=at
        )
    except NotReady as error:
        if any(reason.code == "stale" for reason in error.reasons):
            form = _moved_on(article, newest, form)
        return _asked(request, article, newest, form, reasons=error.reasons)
    name = languages.own_name(code)
    messages.success(request, _("%(language)s: the mended text is public as number %(number)s.") % {
        "language": name, "number": done.update.number,
    })  # fmt: skip
    if not done.conflicts:
        messages.success(request, _("%s: the draft has what was mended, and stays unpublished.") % name)
        return back(article)
    sentence = _("%s: in some places the draft says something else. It kept its own words there; decide below.")
    messages.warning(request, sentence % name)
    return HttpResponseRedirect(
        format_html("{}?fix={}", reverse("admin:articles_article_change", args=[article.pk]), done.update.pk)
    )


def _moved_on(article, newest, form):
    """The form on what was published meanwhile: with those words, and with what was typed wherever they meet."""
    typed = {name: form.cleaned_data[name] for name in WORDS}
    seen = Update.objects.filter(article=article, language=newest.language, pk=form.cleaned_data["update"]).first()
    if seen:
        typed, _conflicts = carry(words_of(seen), words_of(newest), typed, rich=RICH)
    data = form.data.copy()
    data.update({"update": str(newest.pk)})
    for name, words in typed.items():
        data[name] = words
    return FixForm(data, language=newest.language)


def _asked(request, article, newest, form, reasons=()):
    context = {
        "form": form,
        "live": newest,
        "reasons": reasons,
        "panel": {"aspects": ASPECTS, "effects": effects_of(KINDS)},
        "title": _("Quick fix"),
    }
    return page(request, "quick_fix", article, **context)

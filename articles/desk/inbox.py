"""A person's own notifications at the desk, and whether and in which language letters are wanted."""

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.models import Article, MailChoice, Notification
from articles.permissions import require
from newsroom import languages

SHOWN = 100


class LettersForm(forms.ModelForm):
    class Meta:
        model = MailChoice
        fields = ["is_wanted", "language"]


def inbox(request):
    """The newest notifications of the person; POST marks all of them as read."""
    require(request.user, "view_article")
    mine = Notification.objects.seen_by(request.user)
    if request.method == "POST":
        mine.unread().update(read_at=timezone.now())
        return HttpResponseRedirect(reverse("admin:articles_notifications"))
    rows = list(mine.select_related("article", "by")[:SHOWN])
    for row in rows:
        row.title, row.title_code = languages.read_any(row.article, "title", row.language or languages.current())
        row.title_direction = languages.direction(row.title_code) if row.title else ""
    return _page(request, rows=rows, form=LettersForm(instance=_choice(request.user)))


def follow(request, pk):
    """Lead to the article that a notification is about, and mark it as read."""
    require(request.user, "view_article")
    notification = get_object_or_404(Notification.objects.seen_by(request.user), pk=pk)
    Notification.objects.filter(pk=pk).unread().update(read_at=timezone.now())
    article = reverse("admin:articles_article_change", args=[notification.article_id])
    return HttpResponseRedirect(article + notification.place)


@require_POST
def choose_letters(request):
    require(request.user, "view_article")
    form = LettersForm(request.POST, instance=_choice(request.user))
    if not form.is_valid():
        return _page(request, rows=[], form=form)
    form.save()
    messages.success(request, _("Your choice is kept."))
    return HttpResponseRedirect(reverse("admin:articles_notifications"))


def _choice(person) -> MailChoice:
    known = MailChoice.objects.filter(person=person).first()
    return known or MailChoice(person=person, language=settings.LANGUAGE_CODE)


def _page(request, *, rows, form):
    context = {
        **admin.site.each_context(request),
        "title": _("Notifications"),
        "opts": Article._meta,
        "rows": rows,
        "form": form,
        "has_unread": any(row.read_at is None for row in rows),
    }
    return TemplateResponse(request, "admin/articles/inbox.html", context)

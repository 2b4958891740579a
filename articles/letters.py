"""The letters of the desk: what one was notified of, in the language one chose, right-to-left where that is due."""

from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from articles.models import MailChoice, Notification
from articles.permissions import may_see
from newsroom import languages
from newsroom.dates import moment_text, zone_text

ISOLATE, END = "\u2068", "\u2069"  # plain text has no markup that could keep a title from turning the line around


@transaction.atomic
def send(pk: int, *, at: datetime) -> bool:
    """Send the letter of a notification unless it was sent, is unwanted by now, or may no longer be seen; whether it went out."""
    locked = Notification.objects.unsent().select_for_update(of=("self",)).select_related("person", "article", "by")
    notification = locked.filter(pk=pk).first()
    if notification is None:
        return False
    person, choice = notification.person, MailChoice.objects.filter(person=notification.person).first()
    wanted = person.is_active and person.email and (choice is None or choice.is_wanted)
    if wanted and may_see(person, notification.article):
        compose(notification, choice.language if choice else settings.LANGUAGE_CODE).send()
        notification.mailed_at = at
    else:
        wanted = notification.is_mailed = False
    notification.save(update_fields=["mailed_at", "is_mailed"])
    return bool(wanted)


def compose(notification, code: str) -> EmailMultiAlternatives:
    """The letter in the language `code`: plain text whose foreign parts are isolated, and HTML in the language's direction."""
    with translation.override(code):
        title, title_code = languages.read_any(notification.article, "title", code)
        context = {
            "notification": notification,
            "code": code,
            "direction": languages.direction(code),
            "moment": f"{moment_text(notification.at)} ({zone_text(notification.at)})",
            "title": title,
            "title_code": title_code,
            "title_direction": languages.direction(title_code) if title else "",
            "address": _absolute(reverse("admin:articles_article_change", args=[notification.article_id]))
            + notification.place,
            "choices": _absolute(reverse("admin:articles_notifications")),
        }
        subject = " ".join(render_to_string("articles/letters/subject.txt", context).split())
        letter = EmailMultiAlternatives(
            subject=subject,
            body=render_to_string("articles/letters/letter.txt", context).strip() + "\n",
            to=[notification.person.email],
            headers={"Content-Language": code, "Auto-Submitted": "auto-generated"},
        )
        letter.attach_alternative(render_to_string("articles/letters/letter.html", context), "text/html")
    return letter


def _absolute(path):
    return settings.NEWSROOM_ORIGIN + path

"""What people of the desk are told: that something was submitted to them, returned, approved, published, assigned, is due, is late.

A notification is written beside the act it tells of, in the same transaction. Who also wants letters gets one through a
job; the row says when it was sent, so that the desk sees what waits.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.permissions import may_see, may_write
from articles.restrictions import hidden_from
from newsroom import languages
from newsroom.jobs import enqueue

PATIENCE = timedelta(minutes=5)  # how long a letter may wait before the desk says so


class NotificationQuerySet(models.QuerySet):
    def seen_by(self, person):
        """What `person` was told, without what has since been restricted to others."""
        return self.filter(person=person).exclude(article__in=hidden_from(person))

    def unread(self):
        return self.filter(read_at__isnull=True)

    def unsent(self):
        return self.filter(is_mailed=True, mailed_at__isnull=True)

    def stuck(self, *, at: datetime):
        """Those whose letter should have been sent by `at`: no worker seems to run."""
        return self.unsent().filter(written_at__lt=at - PATIENCE)


class Notification(models.Model):
    class Event(models.TextChoices):
        SUBMITTED = "submitted", _("Submitted for review")
        RETURNED = "returned", _("Changes requested")
        APPROVED = "approved", _("Approved")
        PUBLISHED = "published", _("Published")
        ASSIGNED = "assigned", _("Assigned to you")
        DUE = "due", _("Due")
        LATE = "late", _("Late: planned, and neither published nor scheduled")
        REMARKED = "remarked", _("Remark left")
        REPLIED = "replied", _("Remark answered")
        SETTLED = "settled", _("Remark resolved")
        REOPENED = "reopened", _("Remark reopened")
        ANSWERED = "answered", _("Answered by a reviewer with a link")
        EMERGENCY = "emergency", _("Published as an emergency")
        QUICK_FIX = "quick_fix", _("Published as a quick fix")

        @classmethod
        def talk(cls) -> set:
            """What happens to remarks."""
            return {cls.REMARKED, cls.REPLIED, cls.SETTLED, cls.REOPENED}

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications", verbose_name=_("person")
    )
    event = models.CharField(_("event"), max_length=12, choices=Event)
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="notifications", verbose_name=_("article")
    )
    language = models.CharField(_("language"), max_length=10, choices=languages.choices, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"))
    note = models.TextField(_("note"), blank=True)
    written_at = models.DateTimeField(_("written at"), auto_now_add=True)
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)
    is_mailed = models.BooleanField(_("sent by mail"), default=False)
    mailed_at = models.DateTimeField(_("sent at"), null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["person", "-at", "-id"], name="notification_list"),
            models.Index(fields=["person"], name="notification_unread", condition=Q(read_at=None)),
            models.Index(
                fields=["written_at"], name="notification_unsent", condition=Q(is_mailed=True, mailed_at=None)
            ),
        ]

    def __str__(self):
        return self.get_event_display()

    @property
    def place(self):
        """Where on the article's page it is about: "#remarks", or "" for the page as a whole."""
        return "#remarks" if self.event in self.Event.talk() else ""


class MailChoice(models.Model):
    """Whether a person wants letters, and in which language; without a row: yes, in the language of the house."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mail_choice", verbose_name=_("person")
    )
    language = models.CharField(_("language of the letters"), max_length=10, choices=languages.choices)
    is_wanted = models.BooleanField(_("send me letters"), default=True)

    class Meta:
        verbose_name = _("choice of letters")
        verbose_name_plural = _("choices of letters")

    def __str__(self):
        return str(self.person)


def tell(act):
    """Notify those whom an act concerns, but not who did it. No query for an act that concerns nobody."""
    if act.verb not in Notification.Event.values:
        return
    people = _concerned(act)
    notify(act.verb, people - {act.by}, article=act.article, language=act.language, by=act.by, at=act.at, note=act.note)


def notify(event, people, *, article, language="", by=None, at: datetime, note="") -> list[Notification]:
    """Write a notification for each of `people` who is active and may see the article, and have the letters sent."""
    told = [person for person in people if person.is_active and person.is_staff and may_see(person, article)]
    unwanted = set(MailChoice.objects.filter(person__in=told, is_wanted=False).values_list("person_id", flat=True))
    made = Notification.objects.bulk_create(
        Notification(
            person=person,
            event=event,
            article=article,
            language=language,
            by=by,
            at=at,
            note=note,
            is_mailed=bool(person.email) and person.pk not in unwanted,
        )
        for person in sorted(told, key=lambda person: person.pk)
    )
    for notification in made:
        if notification.is_mailed:
            enqueue("articles.tasks.send_letter", notification=notification.pk)
    return made


def _concerned(act) -> set:
    Event = Notification.Event
    if act.verb in {Event.SUBMITTED, Event.EMERGENCY, Event.QUICK_FIX}:
        return publishers(act.language)
    people = talkers(act) if act.verb in Event.talk() else set()
    if act.verb == Event.SETTLED:
        return people
    known = act.article.editions.select_related("assignee", "edited_by", "reviewer")
    edition = known.filter(language=act.language).first()
    if act.verb == Event.ASSIGNED:
        return {edition.assignee} - {None} if edition else set()
    if edition and act.verb in {*Event.talk(), Event.ANSWERED}:
        people.add(edition.reviewer)
    return (people | writers(act.article, edition)) - {None}


def talkers(act) -> set:
    """Who left the remark that an act is about, and whoever answered it."""
    said = act.article.remarks.filter(pk=act.facts["remark"])
    people = {*said.values_list("by", flat=True), *said.values_list("steps__by", flat=True)} - {None}
    return set(get_user_model().objects.filter(pk__in=people))


def publishers(language: str) -> set:
    """The people who may publish in a language."""
    backend = "django.contrib.auth.backends.ModelBackend"
    found = get_user_model().objects.with_perm("articles.publish_article", backend=backend)
    return {person for person in found if may_write(person, language)}


def writers(article, edition) -> set:
    """Who began the article, and who wrote, submitted or is to write the words of an edition."""
    submissions = article.acts.filter(verb="submitted").select_related("by")
    if edition is None:
        return {article.created_by}
    last = submissions.filter(language=edition.language).order_by("-at", "-id").first()
    return {article.created_by, edition.edited_by, edition.assignee, last.by if last else None}

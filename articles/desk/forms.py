"""The form of an article. It carries what it was opened on, so that two people who save lose nothing.

The row is locked by the admin before the form is made: what `instance` holds while the form cleans is what the save replaces.
"""

import re
from uuid import uuid4

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from articles import permissions, replacing
from articles.desk import words
from articles.desk.writing import ADVISED
from articles.merging import Conflict, merge
from articles.models import Article, Topic
from articles.readiness import is_blank
from newsroom import languages

BREAK = re.compile(r"(<br>)\s+")


def columns() -> list[str]:
    """Every column of the working copy that the form may change."""
    return [*languages.columns(*Article.WORDS), *Article.SHARED]


class ArticleForm(forms.ModelForm):
    """Made by ArticleAdmin, which sets `user` and `kept`; it has fields only for what that user may change."""

    user = None
    kept = None  # what the user typed before and has back, articles/desk/kept_changes.py

    page = forms.UUIDField(required=False, widget=forms.HiddenInput)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    topics_before = forms.CharField(required=False, widget=forms.HiddenInput)
    up_to_date = forms.MultipleChoiceField(
        label=_("Up to date"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick a translation when its text says what the original says as it is saved now."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["up_to_date"].choices = [
            (code, _("%(language)s: this text reflects the current original") % {"language": languages.own_name(code)})
            for code in permissions.writable(self.user)
            if not self.instance.pk or code != self.instance.original_language
        ]
        for name, most in ADVISED.items():
            for field in {*languages.columns(name)} & self.fields.keys():
                self.fields[field].widget.attrs["data-advised"] = most
        if self.instance.pk:
            self.initial["revision"] = self.instance.latest_revision().pk
            self.initial["topics_before"] = _joined(self.instance.topics.all())
        self.initial["page"] = uuid4()
        if self.kept:
            self.initial |= self.kept.initial()

    def clean(self):
        cleaned = super().clean()
        if {*columns(), "topics"} & self.data.keys() - self.fields.keys():
            raise PermissionDenied  # the page offers no field for what the user may not change
        if self.instance.binned_at:
            raise ValidationError(
                _("This article was moved to the recycle bin. Recover it there, then save here again.")
            )
        self._drop_blanks(cleaned)
        if self.instance.pk and not self.errors:
            self._join(cleaned)
        self._check_addresses(cleaned)
        self._check_translations(cleaned)
        if sentence := replacing.against(self.instance, cleaned.get("replaces")):
            self.add_error("replaces", sentence)
        return cleaned

    def _drop_blanks(self, cleaned):
        """A title of spaces and marks of direction alone would be a link that nobody sees."""
        for name in set(languages.columns("title", "standfirst")) & cleaned.keys():
            if cleaned[name] and is_blank(cleaned[name]):
                cleaned[name] = ""

    def _join(self, cleaned):
        """Bring together what was typed and what others saved since the form was opened; cleaned data become the result."""
        opened = self.instance.revisions.filter(pk=cleaned["revision"]).first()
        if opened is None:
            raise ValidationError(_("This page is out of date. Copy what you wrote, open the article again and save."))
        base, theirs = _values(opened), _values(self.instance)
        mine = {name: _typed(cleaned[name], base[name]) for name in base if name in self.fields}
        merged, conflicts = merge({name: base[name] for name in mine}, mine, theirs)
        for name, value in merged.items():
            if value == theirs[name]:
                cleaned[name] = getattr(self.instance, name)
        if "topics" in cleaned:
            cleaned["topics"] = self._join_topics(cleaned)
        unseen = self._unseen_changes(cleaned, base, theirs)
        if conflicts or unseen:
            self._move_on(cleaned, conflicts)
        for conflict in conflicts:
            self.add_error(conflict.field, self._explained(conflict))
        if unseen:
            self.add_error("up_to_date", [self._explained(conflict) for conflict in unseen])

    def _join_topics(self, cleaned):
        """Topics need no decision: what one side added stays added, what one side took off stays off."""
        before, now = _parted(cleaned["topics_before"]), set(self.instance.topics.values_list("pk", flat=True))
        mine = {topic.pk for topic in cleaned["topics"]}
        return Topic.objects.filter(pk__in=(now - (before - mine)) | (mine - before))

    def _unseen_changes(self, cleaned, base, theirs):
        """What others changed in the original since the form was opened, if a translation is said to reflect it."""
        if not cleaned.get("up_to_date"):
            return []
        original = languages.columns_of(Article.WORDS, self.instance.original_language)
        return [Conflict(name, base[name], None, theirs[name]) for name in original if base[name] != theirs[name]]

    def _move_on(self, cleaned, conflicts):
        """Show what others saved, keep what was typed where it conflicts, and make the next save a decision."""
        self.data = self.data.copy()
        self.data["revision"] = self.instance.latest_revision().pk
        for name in set(columns()) & self.fields.keys() - {conflict.field for conflict in conflicts}:
            self.data[name] = self.fields[name].prepare_value(cleaned[name]) or ""
        if "topics" in cleaned:
            self.data["topics_before"] = _joined(self.instance.topics.all())
            self.data.setlist("topics", [str(topic.pk) for topic in cleaned["topics"]])
        self.data.setlist("up_to_date", [])

    def _explained(self, conflict):
        name = conflict.field
        field = Article._meta.get_field(name)
        code = getattr(field, "language", "")
        rich = bool(code) and words.is_rich(field.translated_field.name)
        versions = {
            "base": self._readable(field, conflict.base, code, rich),
            "theirs": self._readable(field, conflict.theirs, code, rich),
        }
        if conflict.mine is not None:
            versions["mine"] = self._readable(field, conflict.mine, code, rich)
        label = field.translated_field.verbose_name if code else field.verbose_name
        context = {"label": label, **versions}
        return ValidationError(render_to_string("admin/articles/article/conflict.html", context), code="conflict")

    def _readable(self, field, value, code, rich):
        if code:
            return words.block(value, code, rich=rich)
        if field.related_model:
            return field.related_model.objects.filter(pk=value or None).first() or words.NOTHING
        return dict(field.choices or ()).get(value, value) or words.NOTHING

    def _check_addresses(self, cleaned):
        for code in languages.codes():
            name = languages.column("slug", code)
            slug = cleaned.get(name)
            if slug and slug != getattr(self.instance, name) and self.instance.slug_is_taken(slug, code):
                self.add_error(name, _("This address belongs to another article, now or in the past. Choose another."))

    def _check_translations(self, cleaned):
        original = cleaned.get("original_language", self.instance.original_language)
        cleaned["up_to_date"] = [code for code in cleaned.get("up_to_date", []) if code != original]
        for code in cleaned["up_to_date"]:
            column = languages.column("title", code), languages.column("body", code)
            if not any(cleaned.get(name, getattr(self.instance, name)) for name in column):
                sentence = _("%(language)s: there is no text yet that could reflect the original.")
                self.add_error("up_to_date", sentence % {"language": languages.own_name(code)})


def _values(row) -> dict:
    """The working copy that an Article or an ArticleRevision holds: {column: words, choice or primary key}."""
    return {name: getattr(row, Article._meta.get_field(name).attname) or "" for name in columns()}


def _typed(value, base):
    """What was typed, as `_values` would give it; exactly `base` when only line ends or the editor's spelling differ."""
    plain = getattr(value, "pk", value) or ""
    return base if _spelled(plain) == _spelled(base) else plain


def _spelled(value):
    return BREAK.sub(r"\1", value.replace("\r\n", "\n")) if isinstance(value, str) else value


def _joined(topics) -> str:
    return ",".join(sorted(str(topic.pk) for topic in topics))


def _parted(joined: str) -> set[int]:
    return {int(pk) for pk in joined.split(",") if pk.isdigit()}

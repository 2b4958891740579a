"""The form of an article. It carries what it was opened on, so that two people who save lose nothing.

The row is locked by the admin before the form is made: what `instance` holds while the form cleans is what the save replaces.
"""

import re
from uuid import uuid4

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from articles import permissions, replacing
from articles.desk.conflicts import RICH, Collision, columns_of_fix, of_fix, saved_after, ways
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
    """Made by ArticleAdmin, which sets `user`, `kept` and `fixed`; it has fields only for what that user may change."""

    user = None
    fixed = None  # the mended Update and the quick fix that did not fit into the draft, articles/desk/quick_fix.py
    kept = None  # what the user typed before and has back, articles/desk/kept_changes.py

    page = forms.UUIDField(required=False, widget=forms.HiddenInput)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    topics_before = forms.CharField(required=False, widget=forms.HiddenInput)
    fix = forms.IntegerField(required=False, widget=forms.HiddenInput)
    conflict_base = forms.IntegerField(required=False, widget=forms.HiddenInput)  # what a shown conflict began on
    up_to_date = forms.MultipleChoiceField(
        label=_("Up to date"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick a translation when its text says what the original says as it is saved now."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.collisions: list[Collision] = []
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
        if self.fixed:
            self.initial["fix"] = self.fixed[1].pk
            found = [] if self.is_bound else of_fix(self.instance, *self.fixed)
            self.collisions = [collision for collision in found if collision.name in self.fields]

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
        mine = {name: _typed(value, base[name], theirs[name]) for name, value in self._decided(cleaned, base).items()}
        merged, conflicts = merge({name: base[name] for name in mine}, mine, theirs, rich=RICH)
        for name, value in merged.items():
            if value == theirs[name]:
                cleaned[name] = getattr(self.instance, name)
            elif name in languages.columns(*Article.WORDS):
                cleaned[name] = value
        if "topics" in cleaned:
            cleaned["topics"] = self._join_topics(cleaned)
        unseen = self._unseen_changes(cleaned, base, theirs)
        if conflicts or unseen:
            self._move_on(cleaned, merged, conflicts)
            self._tell(opened, conflicts, unseen)

    def _decided(self, cleaned, saved):
        """What was typed into each field, or what was chosen in its place on the screen of conflicts that the page showed."""
        found = {name: cleaned[name] for name in columns() if name in self.fields}
        for base, theirs in self._met(cleaned, saved):
            for name in base.keys() & theirs.keys() & found.keys():
                typed = _typed(found[name], base[name], theirs[name])
                choices = ways(name, base[name], typed, theirs[name], by_word=bool(self.fixed))
                found[name] = choices.get(self.data.get(f"decide-{name}"), found[name])
        return found

    def _met(self, cleaned, saved):
        """What the screen of conflicts on the page compared with what was typed: (what it was, what the other made of it)."""
        if self.fixed:
            return [tuple(map(columns_of_fix, self.fixed))]
        begun = self.instance.revisions.filter(pk=cleaned.get("conflict_base") or 0).first()
        return [(_values(begun), saved)] if begun else []

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

    def _move_on(self, cleaned, merged, conflicts):
        """Show what others saved, keep what was typed where it conflicts, and make the next save a decision."""
        self.data = self.data.copy()
        self.data["conflict_base"], self.data["fix"] = cleaned["revision"], ""
        self.data["revision"] = self.instance.latest_revision().pk
        met = {conflict.field for conflict in conflicts}
        for name in set(columns()) & self.fields.keys():
            value = merged[name] if name in met else self.fields[name].prepare_value(cleaned[name])
            self.data[name] = value or ""
        if "topics" in cleaned:
            self.data["topics_before"] = _joined(self.instance.topics.all())
            self.data.setlist("topics", [str(topic.pk) for topic in cleaned["topics"]])
        self.data.setlist("up_to_date", [])

    def _tell(self, opened, conflicts, unseen):
        """Put both versions of each field on the screen of conflicts, and the way there beside the field."""
        saved = saved_after(self.instance, opened, [conflict.field for conflict in [*conflicts, *unseen]])
        self.collisions = [Collision(each, saved.get(each.field)) for each in conflicts]
        self.collisions += [Collision(each, saved.get(each.field), is_open=False) for each in unseen]
        for conflict in conflicts:
            sentence = _("Somebody else changed this after you opened the page. Both versions stand above.")
            self.add_error(conflict.field, ValidationError(sentence, code="conflict"))
        if unseen:
            sentence = _(
                "The original was changed after you opened the page. Look at it above, then tick the translation again."
            )
            self.add_error("up_to_date", ValidationError(sentence, code="conflict"))

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


def _typed(value, *known):
    """What was typed, as `_values` would give it; one of `known` when only line ends or the editor's spelling differ."""
    plain = getattr(value, "pk", value) or ""
    return next((each for each in known if _spelled(plain) == _spelled(each)), plain)


def _spelled(value):
    return BREAK.sub(r"\1", value.replace("\r\n", "\n")) if isinstance(value, str) else value


def _joined(topics) -> str:
    return ",".join(sorted(str(topic.pk) for topic in topics))


def _parted(joined: str) -> set[int]:
    return {int(pk) for pk in joined.split(",") if pk.isdigit()}

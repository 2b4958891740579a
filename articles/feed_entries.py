"""What feeds say of Updates: texts as they stand, corrections with their notes, notices in the place of what was taken back."""

from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.translation import gettext as _

from articles.kinds import ArticleKind
from articles.updates import Update
from newsroom import languages
from newsroom.alternates import addresses_in
from newsroom.dates import date_text
from newsroom.feeds import Entry, Picture, identity, moment_text, plain
from newsroom.images import renditions

STATUS = {Update.Kind.WITHDRAWAL: "withdrawn", Update.Kind.REMOVAL: "removed"}
MEDIA_TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}


class Entries:
    """Makes entries of Updates of one language; no method queries.

    They carry `uid`, `topic_ids`, `correction`, and `successor`: the title and slug of what took the release's place.
    """

    def __init__(self, code, *, site, topics):
        """`site` is the origin with a slash at its end, `topics` maps ids to Topics."""
        self.code, self.site, self.origin = code, site, site.rstrip("/")
        self.address = addresses_in(code, "articles:release")
        self.kinds = {kind.value: str(kind.label) for kind in ArticleKind}
        self.topics = {pk: _name(topic, code) for pk, topic in topics.items()}
        self.opening = f'<div lang="{code}" dir="{languages.direction(code)}">'

    def text(self, update):
        """An entry that follows its release through all its Updates; it is new again only when the public date moves."""
        status, day = STATUS.get(update.kind, ""), update.first_published_on or update.public_on
        sources = renditions.sources(update.image) if update.image and not status else None
        return Entry(
            id=identity(update.uid, self.code),
            address=self.origin + self.address(update.slug),
            title=self._title(update, status),
            published=moment_text(update.first_published_at, update.first_published_on),
            updated=moment_text(update.public_at, update.public_on),
            summary=update.note if status else update.standfirst,
            content=self._notice(update, status) if status else self._text(update, sources),
            number=update.number,
            kind=update.article_kind,
            status=status,
            day_only=day is not None,
            tags=self._tags(update),
            picture=self._picture(update, sources) if sources else None,
            replaced_by=self._place(update.successor) if _is_replaced(update) else "",
        )

    def correction(self, update):
        """An entry of its own for a correction or a notice, which stays what it is whatever comes after."""
        moment = moment_text(update.published_at, update.published_on)
        title = f"{update.get_kind_display()}: {_isolated(update.title)}"
        return Entry(
            id=identity(update.uid, self.code, update.number),
            address=f"{self.origin}{self.address(update.slug)}",
            title=self._title(update, "removed") if update.is_removed else title,
            published=moment,
            updated=moment,
            summary=update.note,
            content=f"{self.opening}<p>{escape(update.note)}</p></div>",
            number=update.number,
            kind=update.article_kind,
            status=update.kind,
            day_only=update.published_on is not None,
            tags=self._tags(update),
        )

    def _title(self, update, status):
        if status == "removed":
            return _("This release has been removed")
        if status == "withdrawn":
            return _("Withdrawn: %(title)s") % {"title": _isolated(update.title)}
        return plain(update.title, self.code)

    def _notice(self, update, status):
        label = _("This release has been removed") if status == "removed" else _("This release has been withdrawn")
        day = date_text(update.public_on or timezone.localdate(update.public_at), self.code)
        told = f"<p><strong>{escape(label)}</strong> ({day})</p><p>{escape(update.note)}</p>"
        return f"{self.opening}{told}{self._replaced(update)}</div>"

    def _text(self, update, sources):
        parts = [self.opening, self._replaced(update)]
        if update.correction:
            parts.append(f"<p><strong>{escape(_('Correction'))}:</strong> {escape(update.correction)}</p>")
        if sources:
            parts.append(self._figure(update, sources))
        if update.standfirst:
            parts.append(f"<p><strong>{escape(update.standfirst)}</strong></p>")
        # Feeds are read elsewhere, where an address without our host leads nowhere.
        parts.append(update.body.replace('href="/', f'href="{self.site}'))
        return "".join(parts) + "</div>"

    def _replaced(self, update):
        if not _is_replaced(update):
            return ""
        label, found = _("This release has been replaced. Read instead:"), update.successor
        return format_html('<p><strong>{}</strong> <a href="{}">{}</a></p>', label, self._place(found), found["title"])

    def _place(self, successor):
        return self.origin + self.address(successor["slug"])

    def _figure(self, update, sources):
        caption = "".join(
            self._foreign(words, code)
            for words, code in ((update.caption, update.caption_language), (update.credit, update.credit_language))
            if words
        )
        return format_html(
            '<figure><img src="{}" alt="{}" width="{}" height="{}">',
            self._absolute(sources.src),
            update.alt_text,
            sources.width,
            sources.height,
        ) + (f"<figcaption>{caption}</figcaption></figure>" if caption else "</figure>")

    def _foreign(self, words, code):
        code = code or self.code
        return format_html('<p lang="{}" dir="{}">{}</p>', code, languages.direction(code), words)

    def _picture(self, update, sources):
        address = self._absolute(sources.src)
        return Picture(address, MEDIA_TYPES[address.rpartition(".")[2]], update.alt_text)

    def _absolute(self, address):
        return f"{self.origin}{address}" if address.startswith("/") else address

    def _tags(self, update):
        topics = [self.topics[pk] for pk in update.topic_ids if pk in self.topics]
        return [(update.article_kind, self.kinds[update.article_kind]), *topics]


def _name(topic, code):
    return topic.slug, languages.read_any(topic, "name", code)[0] or topic.slug


def _is_replaced(update):
    return bool(update.successor) and not update.is_removed


def _isolated(title):
    return f"\u2068{title}\u2069"

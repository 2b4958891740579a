"""What readers may know of an article's past: told from the rows of one query, in one language and against its original."""

from itertools import chain, groupby

from articles import selections
from articles.updates import Update
from newsroom.alternates import Alternate, address_in


class Timeline:
    """The published Updates of one article seen from one language; none of its methods queries."""

    def __init__(self, rows, language):
        """`rows` are the article's Updates in every language, each language's newest first, as `history_of` orders them."""
        self.language = language
        self.by_language = {code: list(each) for code, each in groupby(rows, key=lambda update: update.language)}

    @classmethod
    def of(cls, update, *, at):
        """The timeline of an Update's article in its language. One query."""
        return cls(selections.history(article=update.article_id, at=at), update.language)

    @property
    def updates(self):
        """All that was published in this language, newest first."""
        return self.by_language.get(self.language, [])

    @property
    def live(self):
        return self.updates[0]

    @property
    def digest(self):
        """What tells this past, as readers are told it, from any other: the newest digest of each language, chained to all
        before it, and the notes that were mended since, which no digest of an Update knows; "" with a draft."""
        digests = [updates[0].digest for updates in self.by_language.values()]
        mended = [
            update.amended_note for update in chain(*self.by_language.values()) if update.amended_note is not None
        ]
        return "\n".join([".".join(digests), *mended]) if all(digests) else ""

    @property
    def entries(self):
        """What moved the public date, newest first; the first publication comes last."""
        return [update for update in self.updates if update.kind != Update.Kind.MINOR]

    @property
    def minor_changes(self):
        return [update for update in self.updates if update.kind == Update.Kind.MINOR]

    @property
    def has_past(self):
        return len(self.updates) > 1

    @property
    def correction(self):
        """The latest correction; None without one, and under a notice, which says more."""
        if self.live.kind in Update.NOTICES:
            return None
        return next((update for update in self.updates if update.kind == Update.Kind.CORRECTION), None)

    def numbered(self, number):
        """The Update of this language with a number; None when there is none."""
        return next((update for update in self.updates if update.number == number), None)

    @property
    def previous(self):
        """The Update before the live one; None for the first publication."""
        return self.numbered(self.live.number - 1)

    def before(self, update):
        """The words that an Update of this language changed: the Update before it that had some.

        None for the first publication and for notices, which change no words.
        """
        if update is None or update.kind in Update.NOTICES:
            return None
        return next((past for past in self.updates if past.number < update.number and not past.is_removed), None)

    @property
    def counterpart(self):
        """The text to lay beside what stands here: the original, for a translation, else the first other language's; or None."""
        original = self.live.original_language
        texts = (self.live_in(code) for code in sorted(self.by_language, key=lambda code: (code != original, code)))
        return next((text for text in texts if text and text.language != self.language and not text.is_withdrawn), None)

    def live_in(self, code):
        """The Update that stands in a language; None where there is none or only a notice is left of it."""
        newest = next(iter(self.by_language.get(code, [])), None)
        return None if newest is None or newest.is_removed else newest

    def reflected(self, translation):
        """The text of the original that a translation was made from; None when it was not public, or is not known."""
        if translation.based_on_id is None:
            return None
        return next(
            (text for text in self._originals(translation) if text.revision_id <= translation.based_on_id), None
        )

    def change_since(self, translation):
        """The newest significant text of the original that the translation does not reflect.

        None when there is none, when nobody said what the translation was made from, or when what stands is a notice.
        """
        if translation.based_on_id is None or self.live.kind in Update.NOTICES:
            return None
        newest = next((text for text in self._originals(translation) if text.kind != Update.Kind.MINOR), None)
        return newest if newest and newest.revision_id > translation.based_on_id else None

    def _originals(self, translation):
        originals = self.by_language.get(translation.original_language, [])
        return [update for update in originals if update.kind not in Update.NOTICES]

    def original_notice(self):
        """The withdrawal or removal that stands in the original of what stands here; None when both or neither are texts."""
        newest = next(iter(self.by_language.get(self.live.original_language, [])), None)
        return newest if newest and newest.kind in Update.NOTICES and self.live.kind not in Update.NOTICES else None

    def alternates(self, codes, slug, *, view="release"):
        """Where the page stands in each of the languages `codes`.

        Where there is none: the notice of its removal, or the page that says so, under `slug`; the home page where all
        that is left in any language is such a notice.
        """
        return [self._alternate(code, slug, view) for code in codes]

    def _alternate(self, code, slug, view):
        newest = next(iter(self.by_language.get(code, [])), None)
        if newest is not None and not newest.is_removed:
            return Alternate(code, address_in(code, f"articles:{view}", slug=newest.slug))
        if newest is None and not any(self.live_in(other) for other in self.by_language):
            return Alternate(code, address_in(code, "home"), exists=False)
        own = slug if newest is None else newest.slug
        return Alternate(code, address_in(code, "articles:release", slug=own), exists=False)

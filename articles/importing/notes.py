"""What an import says to people: one sentence per code, and whether it asks the editor to decide something."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

REFUSALS = {
    "empty": _("The file holds no text."),
    "too_large": _("The file is larger than 2 MB; a release is a text of a few pages."),
    "binary": _("The file is not a text."),
    "undecodable": _("The characters of the file cannot be read. Save it as UTF-8 and try again."),
    "doubly_encoded": _("The text was encoded twice (Ø and Ù stand for Arabic letters). Get it from its source again."),
    "index_page": _("This is an index page, not a release."),
    "language_unsupported": _("The text is in a language the newsroom does not publish in (%(language)s)."),
}

# Sentences that ask the editor for a decision: they put the draft in "needs review".
QUESTIONS = {
    "encoding_guessed": _("The file is not UTF-8. It was read as %(encoding)s: “%(preview)s”. Is the text legible?"),
    "overrides_removed": _("Characters that reverse the reading order were removed. Compare the text with its source."),
    "title_missing": _("No title was found. Please write one."),
    "published_missing": _("No publication date was found. Please enter it."),
    "date_impossible": _("“%(raw)s” is not a date of the calendar. Which date is meant?"),
    "months_contradict": _("“%(raw)s” names two different months. Which one is meant?"),
    "year_out_of_range": _("The year of “%(raw)s” cannot be right. Which date is meant?"),
    "year_two_digits": _("“%(raw)s” has a year of two digits. Which date is meant?"),
    "order_ambiguous": _("“%(raw)s” can be read day first or month first. Which date is meant?"),
    "weekday_disagrees": _("The weekday in “%(raw)s” does not fit the date. Which one is right?"),
    "month_ambiguous": _("The month in “%(raw)s” lacks its “first” or “second”. Which month is meant?"),
    "month_libyan": _("“%(raw)s” uses a Libyan month name of 1970 to 2011. Please confirm the date."),
    "hijri_alone": _("“%(raw)s” is a Hijri date without a Gregorian one. Please enter the Gregorian date."),
    "hijri_disagrees": _("The Hijri and the Gregorian date in “%(raw)s” are days apart. Which one is right?"),
    "time_unreadable": _("The time in “%(raw)s” cannot be read. Which time is meant?"),
    "date_future": _("The date “%(raw)s” lies in the future. Is it right?"),
    "updated_before_published": _("The text was updated before it was published. Which date is right?"),
    "perhaps_caption": _("Line %(line)s may be the caption of a picture. It was left in the body."),
    "heading_doubtful": _("Line %(line)s was read as a heading. Is it one?"),
    "second_language": _(
        "The file also holds a version in another language (%(language)s). Make it a version of its own?"
    ),
    "language_doubtful": _("The language of the text is not certain (read as: %(language)s). Which language is it?"),
    "language_differs": _("The text was declared as %(declared)s but looks like %(language)s. Which language is it?"),
}

REMARKS = {
    "presentation_forms": _("The letters came in their printed shapes, probably from a PDF, and were put right."),
    "title_torn": _("The title was put together from several lines."),
    "published_two": _("There are two possible publication dates; the one nearest below the title was taken."),
    "published_closing": _("The publication date was read from the end of the text."),
    "zone_assumed": _("The time “%(raw)s” names no time zone; the one of its source was assumed (%(zone)s)."),
    "today_disagrees": _("“%(raw)s” in the text is of another year than the publication date."),
    "address_disagrees": _("The date in the address (%(date)s) differs from the printed date, which was taken."),
    "metadata_unknown": _("Line %(line)s of the page head was not understood and kept as it is."),
    "flattened": _("The page head came as one line; title and dates were cut out of it."),
    "caption_language": _("The caption in line %(line)s is in another language (%(language)s). Translate it."),
    "image_missing": _("The caption in line %(line)s has no picture yet."),
    "quotes_unbalanced": _("A quotation is opened or closed only; the signs were left as they are."),
    "cut_off": _("The source may be cut off: its last paragraph does not end."),
    "summary_wanted": _("This is a speech. Please write a summary for its standfirst."),
}

SENTENCES = {**REFUSALS, **QUESTIONS, **REMARKS}


@dataclass(frozen=True)
class Note:
    """One thing to know about an import; `values` fill the sentence of `code`."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def asks(self) -> bool:
        return self.code in QUESTIONS

    def sentence(self) -> str:
        """The sentence in the active language."""
        named = {
            name: language_name(str(self.values[name])) for name in ("language", "declared") if name in self.values
        }
        return str(SENTENCES[self.code]) % {**self.values, **named}


def language_name(code: str) -> str:
    """The language's name in the active language; a code nobody knows stays as it is."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code or "?"

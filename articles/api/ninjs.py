"""A release as a news item in ninjs 3.0, the JSON of the IPTC (iptc.org/standards/ninjs). Plain dictionaries; no queries.

The item is the release in one language, its `uri` stays, and `version` counts its updates. A withdrawn or removed release is
a “canceled” item without its text, so that who takes items over takes the cancellation over, too. What is known by day only
has no time in our data and none here: the standard's moments are then left out and `edNote` gives the day.
"""

from django.urls import reverse
from django.utils.translation import gettext, override

from articles import plain_text
from articles.api import telling
from articles.kinds import ArticleKind
from articles.replacements import Replacements
from articles.updates import Update
from newsroom import dates, languages
from newsroom.structured_data import CORRECTIONS_POLICY, moment, office_name, said

STANDARD = {"name": "ninjs", "version": "3.0", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#"}
INDICATORS = "http://cv.iptc.org/newscodes/trustindicator"


def item(update, *, codes: list[str], replacements: Replacements, at, site: str) -> dict:
    """The item of an Update that stands, in its own language; `codes` are the languages in which the release does."""
    with override(update.language):
        head = said(
            standard=STANDARD,
            uri=uri(update, update.language, site),
            type="text",
            representationType="full",
            version=str(update.number),
            firstCreated=_moment(update.first_published_at, update.first_published_on),
            versionCreated=_moment(update.published_at, update.published_on),
            pubStatus="canceled" if update.kind in Update.NOTICES else "usable",
            language=update.language,
            edNote=_note(update),
            copyrightHolder=office_name(),
            infoSources=[{"name": office_name(), "role": "publisher", "uri": f"{site}{reverse('home')}"}],
            altIds=_other_ids(update, codes, site),
            trustIndicators=_policies(site),
        )
        return head if update.is_removed else head | _content(update, replacements, at=at, site=site)


def uri(update, code: str, site: str) -> str:
    """By which an item is known for ever: it names the release and the language, and leads to the item."""
    return telling.api("release-ninjs", update.article_id, language=code, site=site)


def _content(update, replacements, *, at, site) -> dict:
    stands = update.kind not in Update.NOTICES
    shown = update.conference if update.conference_id and update.conference.is_public(at=at) else None
    return said(
        title=update.title,
        headlines=[{"role": "main", "contentType": "text/plain", "value": update.title}],
        descriptions=[_words("summary", update.standfirst)] if stands and update.standfirst else [],
        bodies=_bodies(update) if stands else [],
        genres=[{"name": str(ArticleKind(update.article_kind).label), "literal": update.article_kind}],
        subjects=[_subject(topic, update.language, site) for topic in update.topics.all()],
        events=[_event(shown, update.language, site)] if shown else [],
        associations=[
            *([_picture(update, site)] if stands and update.image_id else []),
            *([_item("replaces", replacements.replaces, site)] if replacements.replaces else []),
            *(_item("isReplacedBy", other, site) for other in replacements.replaced_by),
        ],
    )


def _bodies(update) -> list[dict]:
    text = plain_text.of_html(update.body, update.language)
    counts = {"charCount": len(text), "wordCount": len(text.split())}
    return [
        {"role": "main", "contentType": "text/html", "value": update.body, **counts},
        {"role": "main", "contentType": "text/plain", "value": text, **counts},
    ]


def _picture(update, site) -> dict:
    image = update.image
    caption = _words("caption", update.caption) if update.caption_language in ("", update.language) else None
    alternative = _words("alternative", update.alt_text) if update.alt_text else None
    copies = [copy for copy in telling.copies(image, site=site) if copy["content_type"] != "image/webp"]
    return said(
        name="main",
        rel="illustration",
        uri=f"{site}{reverse('api:image', args=[image.token])}",
        type="picture",
        representationType="full",
        pubStatus="usable",
        language=update.language,
        by=update.credit,
        usageTerms=_terms(image, update.language),
        descriptions=[words for words in (caption, alternative) if words and words["value"]],
        renditions=[
            {
                "name": f"width-{copy['width']}",
                "href": copy["href"],
                "contentType": copy["content_type"],
                "width": copy["width"],
                "height": copy["height"],
            }
            for copy in copies
        ],
    )


def _item(relation, update, site) -> dict:
    """Another release, as it stands; the standard leaves the name of the relation to the provider, and Dublin Core has one."""
    return {
        "name": f"{relation}-{update.article_id}",
        "rel": relation,
        "uri": uri(update, update.language, site),
        "type": "text",
        "representationType": "partial",
        "pubStatus": "canceled" if update.kind in Update.NOTICES else "usable",
        "language": update.language,
        "title": update.title,
    }


def _terms(image, code) -> str:
    terms = image.terms()
    return terms.get(code) or next(iter(terms.values()), "")


def _subject(topic, code, site) -> dict:
    name = languages.read_any(topic, "name", code)[0]
    return {"name": name or topic.slug, "rel": "about", "uri": f"{site}{topic.get_absolute_url()}"}


def _event(conference, code, site) -> dict:
    name = languages.read_any(conference, "name", code)[0]
    uri = telling.api("conference", conference.slug, site=site)
    return {"name": name or conference.slug, "rel": "about", "uri": uri, "literal": conference.slug}


def _note(update) -> str:
    """What editors who take the item over must know: why it is cancelled, what was corrected, which days have no time."""
    kinds = {
        Update.Kind.WITHDRAWAL: gettext("Withdrawn: %(note)s"),
        Update.Kind.REMOVAL: gettext("Removed: %(note)s"),
        Update.Kind.CORRECTION: gettext("Correction: %(note)s"),
        Update.Kind.UPDATE: gettext("Update: %(note)s"),
    }
    told = [kinds[update.kind] % {"note": update.note}] if update.note and update.kind in kinds else []
    if update.first_published_on:
        day = dates.date_text(update.first_published_on, update.language)
        told.append(gettext("First published on %(day)s; the time is not known.") % {"day": day})
    return " ".join(told)


def _other_ids(update, codes, site) -> list[dict]:
    """The number of the release, the page, the permanent address of this update, and the item in the other languages."""
    version = telling.page(update, "update", number=update.number, site=site)
    found = [{"role": "page", "value": telling.page(update, site=site)}, {"role": "version", "value": version}]
    if update.reference and not update.is_removed:
        found.append({"role": "reference", "value": update.reference})
    for code in codes:
        if code != update.language:
            role = "original" if code == update.original_language else "translation"
            found.append({"role": f"{role}-{code}", "value": uri(update, code, site)})
    return found


def _policies(site) -> list[dict]:
    return [
        {
            "role": f"{INDICATORS}/correctionsPolicy",
            "title": gettext("How we correct"),
            "href": f"{site}{reverse(CORRECTIONS_POLICY)}",
        }
    ]


def _words(role, text) -> dict:
    return {"role": role, "contentType": "text/plain", "value": text}


def _moment(at, on) -> str:
    return "" if on else moment(at)

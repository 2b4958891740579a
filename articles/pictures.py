"""Pages of pictures for journalists: what a picture shows, what may be done with it, and its files to take away.

A picture is public while a text that stands shows it, and its words are those that were published with it, not those
of the library, which may be ahead of them.
"""

import hashlib
import re

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import require_safe

from articles.updates import Update
from newsroom import languages
from newsroom.alternates import address_in
from newsroom.images import downloads
from newsroom.images.metadata import Notes
from newsroom.images.models import Image

SHOWN = 40  # releases; a picture that more of them show names the newest


@require_safe
def picture(request, token):
    """The page of one picture. Two queries."""
    image, updates = _public(token)
    notes = _notes(request, image, updates)
    releases = _one_per_article(updates)
    offered = [(each, each.bytes_with(notes)) for each in downloads.offered(image)]
    context = {
        "image": image,
        "release": releases[0],
        "releases": releases,
        "alt_text": _read(notes.alt_text),
        "caption": _read(notes.caption),
        "credit": _read(notes.credit),
        "terms": _read(notes.terms),
        "downloads": [(each, size) for each, size in offered if size],
    }
    return render(request, "articles/picture_detail.html", context)


@require_safe
def download(request, token, name):
    """A file of a public picture with its words inside; caches ask again each time, for both may end. Two queries."""
    image, updates = _public(token)
    found = downloads.named(image, name)
    if found is None:
        raise Http404
    notes = _notes(request, image, updates)
    etag = _etag(image, found, notes)
    unchanged = get_conditional_response(request, etag=etag)
    response = unchanged or _file(found, notes, f"{_stem(updates)}-{found.name}")
    response["ETag"] = etag
    response["Cache-Control"] = "public, no-cache"
    return response


def _public(token):
    """The picture and the texts that stand and show it, newest first; 404 for one that none shows."""
    image = get_object_or_404(Image, token=token)
    updates = list(Update.objects.listed(at=timezone.now()).filter(image=image)[:SHOWN])
    if not updates:
        raise Http404
    for update in updates:
        update.image = image
    return image, updates


def _one_per_article(updates):
    """The page's language where the article has it."""
    chosen = {}
    for update in updates:
        if update.article_id not in chosen or update.language == languages.current():
            chosen[update.article_id] = update
    return list(chosen.values())


def _notes(request, image, updates) -> Notes:
    """The words of the picture as they were last published in each language."""
    caption, alt_text, credit = {}, {}, {}
    for update in updates:
        caption.setdefault(update.caption_language, update.caption)
        credit.setdefault(update.credit_language, update.credit)
        alt_text.setdefault(update.language, update.alt_text)
    address = address_in(languages.current(), "articles:picture", token=image.token)
    return Notes(
        language=languages.current(),
        caption=_present(caption),
        alt_text=_present(alt_text),
        credit=_present(credit),
        terms=image.terms(),
        address=request.build_absolute_uri(address),
    )


def _present(by_language):
    return {code: by_language[code] for code in languages.codes() if by_language.get(code)}


def _read(by_language):
    """The words for a page and their language: its own, else the first other that has them; None without any."""
    code = languages.current()
    return (by_language[code], code) if code in by_language else next(((w, c) for c, w in by_language.items()), None)


def _etag(image, found, notes):
    return quote_etag(hashlib.sha256(f"{image.sha256}{found!r}{notes!r}".encode()).hexdigest()[:32])


def _stem(updates):
    """What files are called: the release's number, or else its address, in letters and digits of any script."""
    chosen = _one_per_article(updates)[0]
    return re.sub(r"[^\w-]+", "-", chosen.reference or chosen.slug).strip("-")


def _file(found, notes, filename):
    try:
        data = found.read(notes)
    except FileNotFoundError as error:
        raise Http404 from error
    return HttpResponse(
        data,
        content_type=found.content_type,
        headers={
            "Content-Disposition": content_disposition_header(True, filename),
            "Content-Length": len(data),
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
        },
    )

"""Serves the files of the library; nothing is asked of the database."""

import re

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe

from newsroom.images import files

TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")
NAME = re.compile(
    r"(?:original|full|[1-9][0-9]{0,3}|(?:square|wide)-[1-9][0-9]{0,3}-[0-9]{1,3}-[0-9]{1,3})\.(?P<extension>jpg|png|webp|avif)"
)
CONTENT_TYPES = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp", "avif": "image/avif"}


@require_safe
def serve(request, token, name):
    """One file of one picture, kept by browsers and caches for a year: what stands at an address never changes."""
    match = NAME.fullmatch(name)
    if not (match and TOKEN.fullmatch(token)):
        raise Http404
    try:
        file = default_storage.open(f"{files.folder(token)}/{name}")
    except FileNotFoundError as error:
        raise Http404 from error
    return FileResponse(
        file,
        content_type=CONTENT_TYPES[match["extension"]],
        headers={
            "Cache-Control": "public, max-age=31536000, immutable",
            "Content-Security-Policy": "default-src 'none'; sandbox",
            "X-Content-Type-Options": "nosniff",
        },
    )

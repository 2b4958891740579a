"""Share pictures at addresses that name their words: drawn when first asked for, kept in the storage, never changed."""

import hashlib
from functools import lru_cache

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.translation import override

from newsroom import languages
from newsroom.images import files
from newsroom.share_picture.drawing import DESIGN, Words, draw

# A week, not for ever: a text may have to be removed, and its title with it.
KEPT_BY_CACHES = "public, max-age=604800, immutable"


def digest(words: Words) -> str:
    """Twelve hexadecimal digits that change with every word and with the design."""
    return hashlib.sha256("\0".join((str(DESIGN), *vars(words).values())).encode()).hexdigest()[:12]


def path(name: str, key: int | str, words: Words) -> str:
    """The path of the picture of these words at the route `name`, in the language of the page; `key` is the row's, "" without one."""
    urlconf = get_urlconf() or settings.ROOT_URLCONF
    before = _before(name, bool(key), languages.current(), urlconf, get_script_prefix())
    return f"{before}{key}/{digest(words)}.png" if key else f"{before}{digest(words)}.png"


def picture(words: Words) -> bytes:
    """The picture of these words, drawn once. The caller has made sure that they are public."""
    name = f"share/{digest(words)}.png"
    try:
        with default_storage.open(name) as file:
            return file.read()
    except FileNotFoundError:
        data = draw(words)
        files.write(name, data)
        return data


def response(words: Words, asked: str, address: str):
    """The picture if `asked` is the digest of its words, else the way to the `address` that says them as they are."""
    if asked != digest(words):
        return HttpResponseRedirect(address)
    return HttpResponse(picture(words), content_type="image/png", headers={"Cache-Control": KEPT_BY_CACHES})


@lru_cache(maxsize=64)
def _before(name: str, has_key: bool, code: str, urlconf: str, prefix: str) -> str:
    """What stands before the key and the digest. Found once, for every page names a picture."""
    with override(code):
        return reverse(name, urlconf, args=["0", "0"] if has_key else ["0"]).removesuffix("0.png").removesuffix("0/")

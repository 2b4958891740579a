"""Which answers may be kept, under which name, and how they are handed out: packed, and not at all to whoever has them."""

import gzip
import hashlib
import re
import zlib
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import parse_http_date_safe

PARAMETERS = {"before"}  # those of our lists; whoever invents others must not fill the memory
LONGEST = 300  # characters of an address that is kept, parameters included
LARGEST = 1024 * 1024  # bytes of an answer that is kept
SMALLEST_PACKED = 300  # below, packing saves nothing
KEPT = {200, 301, 410}  # what does not exist is not kept: anybody can ask for any number of such addresses
PACKED = re.compile(r"^(?:text/|application/(?:json|xml|[\w.-]+\+(?:json|xml)))")
TAKES_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))", re.IGNORECASE)
ASK_EVERY_TIME = "public, max-age=0, must-revalidate"


@dataclass(frozen=True)
class Kept:
    """An answer as it lies in the cache; `body` is packed when `is_packed`."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    is_packed: bool

    def response(self, request):
        body, packed = self.body, self.is_packed
        if packed and not takes_gzip(request):
            body, packed = gzip.decompress(body), False
        response = HttpResponse(body, status=self.status, headers=dict(self.headers))
        if packed:
            response.headers["Content-Encoding"] = "gzip"
        response.headers["Content-Length"] = str(len(body))
        return unless_known(request, response)


def name(request, epoch: str) -> str | None:
    """The name an answer is kept under; None when it must be made anew."""
    address = request.get_full_path()
    if len(address) > LONGEST or not PARAMETERS.issuperset(request.GET):
        return None
    choice = request.preferences.cache_key
    parts = "\n".join((epoch, request.scheme, request.get_host(), address, choice))
    return hashlib.blake2b(parts.encode(), digest_size=20).hexdigest()


def is_same_for_all(response) -> bool:
    """Whether an answer to a reader without a session is one that every such reader would get."""
    return not (
        response.streaming
        or response.cookies
        or response.has_header("Cache-Control")
        or response.has_header("Content-Encoding")
        or response.status_code >= 500
        or response.headers.get("Vary", "Accept-Encoding") != "Accept-Encoding"
    )


def may_be_kept(response) -> bool:
    return response.status_code in KEPT and len(response.content) <= LARGEST


def finish(response) -> None:
    """Tell an answer that is the same for all how it may be kept elsewhere, and let it be known again.

    The tag is weak, for packed and unpacked are one page. What is not found must be asked for again as well: it may come.
    """
    response.headers["Cache-Control"] = ASK_EVERY_TIME
    patch_vary_headers(response, ("Accept-Encoding",))
    if response.status_code == 200 and not response.has_header("ETag"):
        response.headers["ETag"] = f'W/"{hashlib.blake2b(response.content, digest_size=12).hexdigest()}"'


def keep(response) -> Kept:
    """The finished answer as it is kept; packed where that is worth it."""
    body, packed = response.content, False
    if is_worth_packing(response):
        body, packed = pack(body), True
    headers = tuple((key, value) for key, value in response.items() if key != "Content-Length")
    return Kept(response.status_code, headers, body, packed)


def is_worth_packing(response) -> bool:
    return len(response.content) >= SMALLEST_PACKED and bool(PACKED.match(response.headers.get("Content-Type", "")))


def pack(body: bytes) -> bytes:
    """Gzip. What public pages hold is no secret, so that its length may tell what it likes (BREACH)."""
    packer = zlib.compressobj(settings.NEWSROOM_GZIP_LEVEL, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


def takes_gzip(request) -> bool:
    return bool(TAKES_GZIP.search(request.headers.get("Accept-Encoding", "")))


def unless_known(request, response):
    """The response, or 304 for a reader who has it already."""
    if response.status_code != 200:
        return response
    changed = response.headers.get("Last-Modified")
    return get_conditional_response(
        request,
        etag=response.headers.get("ETag"),
        last_modified=parse_http_date_safe(changed) if changed else None,
        response=response,
    )

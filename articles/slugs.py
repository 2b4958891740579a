"""Addresses made from titles, in any script."""

import re

from django.utils.text import slugify

TATWEEL = "\u0640"
DIGITS = str.maketrans(
    {digit: str(value) for start in (0x660, 0x6F0) for value, digit in enumerate(map(chr, range(start, start + 10)))}
)
PARTING = re.compile(r"[/\\|:·–—‒―،؛]")


def slug_for(title: str, *, longest: int = 80) -> str:
    """An address for `title`: letters of any script, ASCII digits and hyphens; cut at a word; "" when nothing is left."""
    plain = PARTING.sub(" ", title.replace(TATWEEL, "")).translate(DIGITS)
    slug = slugify(plain, allow_unicode=True)
    if len(slug) <= longest:
        return slug
    return slug[: longest + 1].rpartition("-")[0] or slug[:longest]


def numbered(slug: str, number: int) -> str:
    """The `number`th choice for an address whose plain form is taken: "summit", "summit-2", "summit-3"."""
    return slug if number == 1 else f"{slug}-{number}"

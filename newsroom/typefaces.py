"""The two faces of the public pages: where each comes from, which characters it keeps, and how it is cut down to them.

Both are under the Open Font Licence. What is changed must not bear a reserved name (Adobe keeps "Source"), so the cut faces
are named after this house. The command `subset_fonts` makes them; readers only ever load the results.
"""

from dataclasses import dataclass
from itertools import chain

LIGATURES_AND_MARKS = ("ccmp", "kern", "liga", "locl", "mark", "mkmk")
JOINING = ("curs", "fina", "init", "isol", "medi", "rlig")

ASCII = (0x20, 0x7E)
# Quotation marks, dashes, the ellipsis, bullets, primes, the euro and the true minus.
PUNCTUATION = (
    (0x2010, 0x2014),
    (0x2018, 0x201E),
    0x2020,
    0x2022,
    0x2026,
    (0x2032, 0x2033),
    (0x2039, 0x203A),
    0x20AC,
    0x2212,
)
WESTERN = (
    ASCII,
    0xA0,
    0xA3,
    0xA7,
    0xA9,
    0xAB,
    (0xAD, 0xAE),
    (0xB0, 0xB1),
    0xB7,
    0xBB,
    0xBF,
    (0xC0, 0xFF),
    0x131,
    (0x152, 0x153),
)
# Names of Central Europe, the Baltic, Turkey and Malta; long vowels and dotted letters of written-out Arabic, ayn and hamza.
EXTENDED = ((0x100, 0x107), (0x10A, 0x11B), (0x11E, 0x123), (0x126, 0x127), (0x12A, 0x12B), (0x12E, 0x12F), 0x130, (0x136, 0x137),
            (0x139, 0x13E), (0x141, 0x148), (0x14C, 0x14D), (0x150, 0x151), (0x158, 0x15B), (0x15E, 0x165), (0x16A, 0x16B),
            (0x16E, 0x173), 0x178, (0x179, 0x17E), (0x218, 0x21B), (0x2BE, 0x2BF), (0x1E0C, 0x1E0F), (0x1E24, 0x1E25),
            (0x1E62, 0x1E63), (0x1E6C, 0x1E6D), (0x1E92, 0x1E93), 0x1E9E)  # fmt: skip
# Arabic letters, all vowel marks, tatweel, both rows of digits, and the letters of Persian and Kurdish names.
ARABIC = (0x60C, 0x61B, 0x61C, 0x61F, (0x621, 0x63A), (0x640, 0x655), (0x660, 0x66D), (0x670, 0x671), 0x67E, 0x686, 0x695, 0x698,
          0x6A4, 0x6A9, 0x6AF, 0x6B5, 0x6BE, 0x6C0, 0x6C6, 0x6CC, 0x6CE, 0x6D4, 0x6D5, (0x6F0, 0x6F9), (0x200C, 0x200F),
          0xFDF2)  # fmt: skip
# What the switch on every page of another language says. Six letters alone spare those pages the whole Arabic face.
OWN_NAME = tuple(sorted({ord(letter) for letter in "العربية"}))


@dataclass(frozen=True)
class Cut:
    """One font file that readers load: `name`.woff2, made of the file `source` of a package."""

    name: str
    family: str
    source: str
    characters: tuple
    axes: dict
    features: tuple

    @property
    def codepoints(self):
        """Every character it keeps, as numbers."""
        spans = ((part, part) if isinstance(part, int) else part for part in self.characters)
        return list(chain.from_iterable(range(first, last + 1) for first, last in spans))

    @property
    def unicode_range(self):
        """What the stylesheet says of it, so that a page without such characters does not load it."""
        return ", ".join(
            f"U+{part:X}" if isinstance(part, int) else f"U+{part[0]:X}-{part[1]:X}" for part in self.characters
        )


# Source Serif is drawn for every size; 18 is that of our text. Weights beyond bold are never used.
TEXT_SIZE = 18
CUTS = (
    Cut("serif", "Newsroom Serif", "source-serif-4-latin-opsz-normal.woff2", (*WESTERN, *PUNCTUATION),
        {"opsz": TEXT_SIZE, "wght": (400, 700)}, (*LIGATURES_AND_MARKS, "tnum")),
    Cut("serif-italic", "Newsroom Serif", "source-serif-4-latin-opsz-italic.woff2",
        (ASCII, 0xA0, 0xE0, (0xE7, 0xE9), *PUNCTUATION), {"opsz": TEXT_SIZE, "wght": 400}, LIGATURES_AND_MARKS),
    Cut("serif-extended", "Newsroom Serif", "source-serif-4-latin-ext-opsz-normal.woff2", EXTENDED,
        {"opsz": TEXT_SIZE, "wght": (400, 700)}, LIGATURES_AND_MARKS),
    Cut("naskh", "Newsroom Naskh", "noto-naskh-arabic-arabic-wght-normal.woff2", ARABIC,
        {}, (*LIGATURES_AND_MARKS, *JOINING)),
    Cut("naskh-name", "Newsroom Naskh Name", "noto-naskh-arabic-arabic-wght-normal.woff2", OWN_NAME, {"wght": 400},
        (*LIGATURES_AND_MARKS, *JOINING)),
)  # fmt: skip


def cut(source, recipe):
    """The font read from the path `source`, cut to a Cut and ready to be saved as WOFF2. Needs fonttools with brotli."""
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font = TTFont(source)
    if recipe.axes:
        font = instancer.instantiateVariableFont(font, recipe.axes)
    options = subset.Options(layout_features=list(recipe.features), hinting=False, notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=recipe.codepoints)
    subsetter.subset(font)
    _rename(font, recipe.family)
    font.flavor = "woff2"
    return font


def _rename(font, family):
    """Give the cut its own name; who drew it and under which licence stays in it."""
    for record in font["name"].names:
        if record.nameID in (1, 4, 16):
            record.string = family
        elif record.nameID in (3, 6):
            record.string = family.replace(" ", "")

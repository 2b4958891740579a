"""Writes a picture's words into its file, where the software of newsrooms looks for them; bytes in, bytes out.

After the IPTC Photo Metadata Standard: XMP with every language in JPEG and PNG, and in JPEG also the older IIM (version
4.2, in UTF-8) for software that reads nothing else. The files given here carry no metadata of their own yet.
"""

import re
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

XMP_IN_JPEG = b"http://ns.adobe.com/xap/1.0/\x00"
IIM_IN_JPEG = b"Photoshop 3.0\x00"
PNG = b"\x89PNG\r\n\x1a\n"
AFTER_PNG_HEADER = len(PNG) + 25  # the header chunk always has 13 bytes, and 12 around them

NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
}
# A segment of a JPEG holds 64 KB, and the words stand there once per language and once more as default.
LONGEST = {"caption": 2000, "terms": 1000, "alt_text": 300, "credit": 200}  # characters
# Dataset numbers of IIM and the octets they may hold.
CREDIT, COPYRIGHT, CAPTION = (110, 32), (116, 128), (120, 2000)


@dataclass(frozen=True)
class Notes:
    """The words of a picture by language code, and `language`, which software that knows no languages is shown."""

    language: str
    caption: Mapping[str, str]
    alt_text: Mapping[str, str]
    credit: Mapping[str, str]
    terms: Mapping[str, str]
    address: str  # of the page that says all this, with its host

    def default(self, field: str) -> str:
        """The words of a field in the leading language, else in the first that has them; "" for none."""
        words = self.in_languages(field)
        return words.get(self.language) or next(iter(words.values()), "")

    def in_languages(self, field: str) -> dict[str, str]:
        return {code: words[: LONGEST[field]] for code, words in getattr(self, field).items() if words}


def embed(data: bytes, notes: Notes) -> bytes:
    """The file with the notes in it, its pixels untouched; raises ValueError for what is no JPEG or PNG."""
    start = _place(data)
    return data[:start] + passengers("png" if data.startswith(PNG) else "jpg", notes) + data[start:]


def passengers(extension: str, notes: Notes) -> bytes:
    """What `embed` puts into a "jpg" or "png" file."""
    packet = xmp(notes)
    if extension == "png":
        return _chunk(b"iTXt", b"XML:com.adobe.xmp\x00\x00\x00\x00\x00" + packet)
    return _segment(0xE1, XMP_IN_JPEG + packet) + _segment(0xED, IIM_IN_JPEG + _resource(0x0404, iim(notes)))


def xmp(notes: Notes) -> bytes:
    """The XMP packet."""
    properties = [
        _alternatives("dc:description", notes, "caption"),
        _alternatives("dc:rights", notes, "credit"),
        _text("photoshop:Credit", notes.default("credit")),
        _alternatives("xmpRights:UsageTerms", notes, "terms"),
        _text("xmpRights:WebStatement", notes.address),
        _alternatives("Iptc4xmpCore:AltTextAccessibility", notes, "alt_text"),
    ]
    spaces = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in NAMESPACES.items())
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about=""{spaces}>\n{"".join(properties)}</rdf:Description>\n'
        '</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    )
    return packet.encode()


def iim(notes: Notes) -> bytes:
    """The datasets of IIM in the leading language. A caption too long is shortened; a credit is written whole or not at all."""
    credit = notes.default("credit").encode()
    return b"".join(
        [
            _dataset(1, 90, b"\x1b%G"),  # what follows is UTF-8
            _dataset(2, 0, struct.pack(">H", 4)),
            *(_dataset(2, number, credit) for number, limit in (CREDIT, COPYRIGHT) if 0 < len(credit) <= limit),
            _dataset(2, CAPTION[0], _shortened(notes.default("caption"), CAPTION[1])),
        ]
    )


def _place(data: bytes) -> int:
    """Where metadata begins in the file: behind the header of a PNG, behind JFIF's own segment in a JPEG."""
    if data.startswith(PNG):
        return AFTER_PNG_HEADER
    if not data.startswith(b"\xff\xd8"):
        raise ValueError("Only JPEG and PNG files can be given words.")
    place = 2
    while data[place : place + 2] == b"\xff\xe0":
        place += 2 + struct.unpack(">H", data[place + 2 : place + 4])[0]
    return place


def _alternatives(tag: str, notes: Notes, field: str) -> str:
    words = notes.in_languages(field)
    if not words:
        return ""
    items = {"x-default": notes.default(field), **words}
    listed = "".join(f'<rdf:li xml:lang="{code}">{_escaped(text)}</rdf:li>' for code, text in items.items())
    return f"<{tag}><rdf:Alt>{listed}</rdf:Alt></{tag}>\n"


def _text(tag: str, words: str) -> str:
    return f"<{tag}>{_escaped(words)}</{tag}>\n" if words else ""


def _escaped(words: str) -> str:
    return escape(NOT_IN_XML.sub("", words), quote=False)


def _shortened(words: str, limit: int) -> bytes:
    encoded = words.encode()
    if len(encoded) <= limit:
        return encoded
    end = "…".encode()
    return encoded[: limit - len(end)].decode(errors="ignore").rstrip().encode() + end


def _dataset(record: int, number: int, value: bytes) -> bytes:
    return struct.pack(">BBBH", 0x1C, record, number, len(value)) + value if value else b""


def _resource(number: int, data: bytes) -> bytes:
    """An image resource block of Photoshop, without a name, padded to an even length."""
    return b"8BIM" + struct.pack(">HHI", number, 0, len(data)) + data + b"\x00" * (len(data) % 2)


def _segment(marker: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

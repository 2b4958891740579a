"""The words inside a file, read back as other software would: Pillow for the XMP and the resource block, IIM by its standard."""

import struct
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image as Pillow

from newsroom.images import metadata
from newsroom.images.metadata import Notes
from tests.images.drawing import draw, encode, photo

NOTES = Notes(
    language="ar",
    caption={"ar": "السفراء في الدوحة", "en": "Ambassadors & experts in <Doha>"},
    alt_text={"ar": "قاعة", "en": "A hall"},
    credit={"en": "NATO / Jane Doe"},
    terms={"ar": "للاستخدام التحريري", "en": "For editorial use"},
    address="https://press.example.org/ar/pictures/a/",
)
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ESCAPE_FOR_UTF8 = b"\x1b%G"


def xmp_of(data):
    """{property: text, or {language: text}} of the packet in a file."""
    picture = Pillow.open(BytesIO(data))
    packet = picture.info["xmp"] if picture.format == "JPEG" else picture.info["XML:com.adobe.xmp"].encode()
    description = ElementTree.fromstring(packet).find(f".//{RDF}Description")  # noqa: S314 - our own packet
    prefixes = {address: prefix for prefix, address in metadata.NAMESPACES.items()}
    found = {}
    for element in description:
        address, _, name = element.tag[1:].partition("}")
        items = {item.get(LANG): item.text for item in element.iter(f"{RDF}li")}
        found[f"{prefixes[address]}:{name}"] = items or element.text
    return found


def iim_of(data):
    """{(record, dataset): bytes} of a JPEG."""
    block = Pillow.open(BytesIO(data)).info["photoshop"][0x0404]
    found, place = {}, 0
    while place < len(block):
        mark, record, number, length = struct.unpack(">BBBH", block[place : place + 5])
        assert mark == 0x1C
        found[record, number] = block[place + 5 : place + 5 + length]
        place += 5 + length
    return found


def pixels_of(data):
    return Pillow.open(BytesIO(data)).tobytes()


@pytest.mark.parametrize("format_", ["JPEG", "PNG"])
def test_every_language_stands_in_the_file_and_the_page_s_first(format_):
    found = xmp_of(metadata.embed(photo(format_=format_), NOTES))

    caption = {"x-default": "السفراء في الدوحة", **NOTES.caption}
    assert found["dc:description"] == caption
    assert next(iter(found["dc:description"])) == "x-default"
    assert found["dc:rights"] == {"x-default": "NATO / Jane Doe", "en": "NATO / Jane Doe"}
    assert found["photoshop:Credit"] == "NATO / Jane Doe"
    assert found["xmpRights:UsageTerms"]["en"] == "For editorial use"
    assert found["xmpRights:WebStatement"] == NOTES.address
    assert found["Iptc4xmpCore:AltTextAccessibility"] == {"x-default": "قاعة", "ar": "قاعة", "en": "A hall"}


def test_older_software_finds_caption_credit_and_copyright_in_utf_8():
    found = iim_of(metadata.embed(photo(), NOTES))

    assert found[1, 90] == ESCAPE_FOR_UTF8
    assert found[2, 0] == b"\x00\x04"
    assert found[2, 110] == found[2, 116] == b"NATO / Jane Doe"
    assert found[2, 120].decode() == "السفراء في الدوحة"


@pytest.mark.parametrize("format_", ["JPEG", "PNG"])
def test_the_pixels_stay_what_they_were(format_):
    plain = photo(format_=format_)

    assert pixels_of(metadata.embed(plain, NOTES)) == pixels_of(plain)


def test_transparency_stays():
    picture = draw(60, 40, mode="RGBA")
    picture.putalpha(90)

    assert Pillow.open(BytesIO(metadata.embed(encode(picture, "PNG"), NOTES))).mode == "RGBA"


def test_progressive_files_can_carry_words():
    data = metadata.embed(encode(draw(), progressive=True), NOTES)

    assert xmp_of(data)["photoshop:Credit"] == "NATO / Jane Doe"


@pytest.mark.parametrize("extension", ["jpg", "png"])
def test_what_is_put_in_is_as_long_as_foretold(extension):
    plain = photo(format_={"jpg": "JPEG", "png": "PNG"}[extension])

    assert len(metadata.embed(plain, NOTES)) == len(plain) + len(metadata.passengers(extension, NOTES))


def test_a_caption_too_long_for_the_old_standard_ends_between_letters():
    notes = replace(NOTES, caption={"ar": "ق" * 1500})

    short = iim_of(metadata.embed(photo(), notes))[2, 120]

    assert len(short) <= 2000
    assert short.decode().endswith("قق…")
    assert xmp_of(metadata.embed(photo(), notes))["dc:description"]["ar"] == "ق" * 1500


def test_a_credit_is_never_cut_in_half():
    credit = "وكالة الصحافة للصور / محمد العلي"  # more than 32 octets, fewer than 128

    found = iim_of(metadata.embed(photo(), replace(NOTES, credit={"ar": credit})))

    assert (2, 110) not in found
    assert found[2, 116].decode() == credit


def test_the_longest_words_still_fit_into_their_segment():
    endless = dict.fromkeys(("ar", "en"), "&" * 9000)
    notes = replace(NOTES, caption=endless, alt_text=endless, credit=endless, terms=endless)

    assert set(xmp_of(metadata.embed(photo(), notes))["dc:description"]) == {"x-default", "ar", "en"}


def test_a_picture_without_words_says_only_where_it_comes_from():
    notes = Notes("en", {}, {}, {}, {}, address="https://press.example.org/en/pictures/a/")

    assert xmp_of(metadata.embed(photo(), notes)) == {"xmpRights:WebStatement": notes.address}


def test_signs_that_xml_cannot_hold_are_left_out():
    notes = replace(NOTES, caption={"en": "Doha\x00\x0b\uffff, Qatar"})

    assert xmp_of(metadata.embed(photo(), notes))["dc:description"]["en"] == "Doha, Qatar"


def test_other_files_are_refused():
    with pytest.raises(ValueError, match="JPEG and PNG"):
        metadata.embed(b"RIFF....WEBP", NOTES)

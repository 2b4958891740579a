"""Pictures for the tests, drawn here: no file of the tests was made by anybody else; and a look at what was stored."""

from io import BytesIO

from PIL import Image, ImageDraw


def draw(width=640, height=400, *, mode="RGB", colour="teal"):
    """A plain picture with a white quarter at the top left, so that a turn can be seen."""
    picture = Image.new("RGB", (width, height), colour)
    ImageDraw.Draw(picture).rectangle((0, 0, width // 2 - 1, height // 2 - 1), fill="white")
    return picture.convert(mode)


def encode(picture, format_="JPEG", **options):
    file = BytesIO()
    picture.save(file, format_, **options)
    return file.getvalue()


def photo(width=640, height=400, *, format_="JPEG", colour="teal"):
    """The bytes of a drawn picture; another colour is another picture."""
    return encode(draw(width, height, colour=colour), format_)


def names_below(folder):
    """The names of all files in a folder, however deep."""
    return {path.name for path in folder.rglob("*") if path.is_file()}

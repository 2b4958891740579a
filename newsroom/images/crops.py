"""Pictures cut to a shape around their focal point, which stays as near to the middle as the picture's edges allow.

The focal point may be moved, a file at an address may not change: the point is therefore part of each cut's name.
"""

from dataclasses import dataclass

from newsroom.images import files


@dataclass(frozen=True)
class Shape:
    """A proportion, and the widths in pixels in which pictures are cut to it."""

    across: int
    down: int
    widths: tuple[int, ...]


SHAPES = {"square": Shape(1, 1, (600, 1200)), "wide": Shape(16, 9, (1200, 1920))}


def box(image, shape: str) -> tuple[int, int, int, int]:
    """The largest part of the picture in the shape: its left, top, right and bottom edge in pixels."""
    proportion = SHAPES[shape]
    width = max(1, min(image.width, round(image.height * proportion.across / proportion.down)))
    height = max(1, min(image.height, round(image.width * proportion.down / proportion.across)))
    left = _start(image.width, width, image.focal_x)
    top = _start(image.height, height, image.focal_y)
    return left, top, left + width, top + height


def sizes(image, shape: str) -> list[tuple[int, int]]:
    """Width and height of each cut, ascending; a picture too small for all of them has one of the size that it gives."""
    left, top, right, bottom = box(image, shape)
    proportion = SHAPES[shape]
    found = [width for width in proportion.widths if width <= right - left]
    scaled = [(width, round(width * proportion.down / proportion.across)) for width in found]
    return scaled or [(right - left, bottom - top)]


def name(image, shape: str, width: int, extension: str) -> str:
    return f"{files.folder(image.token)}/{shape}-{width}-{image.focal_x}-{image.focal_y}.{extension}"


def _start(whole: int, part: int, percent: int) -> int:
    return min(max(round(whole * percent / 100 - part / 2), 0), whole - part)

"""The pictures of the demo, drawn by the machine that shows them: flat shapes in layers, the same bytes every time."""

from newsroom.demo.pictures import coast, conference_hall, flags, lectern, network, pipeline, reading_room

SCENES = {
    "coast": coast.draw,
    "conference-hall": conference_hall.draw,
    "flags": flags.draw,
    "lectern": lectern.draw,
    "network": network.draw,
    "pipeline": pipeline.draw,
    "reading-room": reading_room.draw,
}


def draw(name: str) -> bytes:
    """The named picture as a JPEG, 1920 × 1280 pixels or the same upright; takes about a third of a second."""
    return SCENES[name]().jpeg()

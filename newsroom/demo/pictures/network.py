"""Bright points joined by arcs over map-like lines."""

import math

from newsroom.demo.pictures.canvas import Canvas, curve

NODES = [
    (250, 420, 20), (470, 860, 26), (640, 300, 16), (760, 640, 34), (980, 980, 18), (1090, 400, 26),
    (1280, 700, 40), (1470, 300, 18), (1560, 980, 24), (1730, 600, 22), (330, 1120, 13), (1790, 210, 13),
]  # fmt: skip
ARCS = [
    (0, 2), (0, 3), (1, 3), (2, 5), (3, 5), (3, 6), (4, 6), (5, 6),
    (5, 7), (6, 8), (6, 9), (7, 9), (1, 4), (1, 10), (7, 11), (4, 8),
]  # fmt: skip
WARM_NODES, WARM_ARCS = {3, 6}, {4, 5, 9, 10}  # the rest is cool


def draw() -> Canvas:
    canvas = Canvas(1920, 1280, seed=47)
    canvas.shade(["#0b2138", "#0f3350", "#0a1c31"])
    canvas.glow(1180, 560, 900, "#1d6f86", strength=0.7)
    canvas.glow(380, 980, 600, "#3a3f7d", strength=0.55)
    _contours(canvas)
    for n, (start, end) in enumerate(ARCS):
        _arc(canvas, NODES[start], NODES[end], "#f2b15c" if n in WARM_ARCS else "#6fd0cf")
    for n, (x, y, size) in enumerate(NODES):
        _node(canvas, x, y, size, "#f2b15c" if n in WARM_NODES else "#8fe3dc")
    return canvas


def _contours(canvas):
    """Lines like those of a sea chart: circles around some centres, pushed out of round."""
    for x, y, phase in [(420, 520, 0.4), (1330, 760, 2.1), (1000, 120, 4.0)]:
        for n in range(1, 12):
            reach = n * 62
            ring = []
            for step in range(121):
                turn = step / 120 * math.tau
                swing = 1 + 0.17 * math.sin(turn * 3 + phase + n * 0.1) + 0.09 * math.sin(turn * 5 - phase)
                ring.append((x + math.cos(turn) * reach * swing * 1.25, y + math.sin(turn) * reach * swing))
            canvas.line(ring, f"#8fc7d6{max(6, 40 - n * 3):02x}", 2.5 if n % 4 == 0 else 1.5)


def _arc(canvas, start, end, colour):
    (x, y, _), (far_x, far_y, _) = start, end
    bend = ((x + far_x) / 2 + (far_y - y) * 0.14, (y + far_y) / 2 - abs(far_x - x) * 0.24)
    path = curve((x, y), bend, (far_x, far_y), steps=60)
    canvas.line(path, f"{colour}2e", 9)
    canvas.line(path, f"{colour}c8", 2.5)
    for share in (17, 33, 45):
        canvas.disc(*path[share], 5, "#ffffffd0")


def _node(canvas, x, y, size, colour):
    canvas.glow(x, y, size * 5, colour, strength=0.75)
    canvas.disc(x, y, size * 1.35, f"{colour}40")
    canvas.disc(x, y, size * 0.8, colour)
    canvas.disc(x, y, size * 0.38, "#ffffff")

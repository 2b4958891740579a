"""Plain flags in the wind in front of a modern building."""

import math

from newsroom.demo.pictures.canvas import Canvas


def draw() -> Canvas:
    canvas = Canvas(1920, 1280, seed=31)
    canvas.shade(["#5fa3c7", "#a9d2de", "#eef3ec"], bottom=1040)
    for x, y, across in [(300, 250, 190), (1500, 170, 240), (1150, 360, 160)]:
        canvas.disc(x, y, across, "#ffffff3d", down=across * 0.16)
        canvas.disc(x + across * 0.5, y + 26, across * 0.8, "#ffffff36", down=across * 0.13)
    _building(canvas)
    canvas.shade(["#d9d4c4", "#b3ab97"], top=1040)
    for n in range(-9, 10):
        canvas.line([(960 + n * 150, 1040), (960 + n * 420, 1280)], "#9a927f66", 2)
    for n, colour in enumerate(["#c8553d", "#1d6f6f", "#e0a63c", "#24476b", "#6d4a7c"]):
        _flag(canvas, 190 + n * 330, 250 + 34 * (n % 2), colour, phase=n * 0.9)
    return canvas


def _building(canvas):
    canvas.shade(
        ["#cfdcdc", "#9fb4ba"], inside=[(250, 470), (1920, 400), (1920, 1042), (250, 1042)], top=400, bottom=1042
    )
    for n in range(36):
        x = 262 + n * 47
        top = 470 - (x - 250) * 70 / 1670 + 44
        canvas.polygon([(x, top), (x + 30, top - 1.3), (x + 30, 1000), (x, 1000)], "#5d8296" if n % 5 else "#7fa0ac")
        canvas.polygon(
            [(x, top + 210 + n % 3 * 90), (x + 30, top + 190 + n % 3 * 90), (x + 30, 1000), (x, 1000)], "#ffffff1c"
        )
    canvas.polygon([(215, 462), (1920, 388), (1920, 424), (215, 492)], "#f4f2ea")
    canvas.polygon([(215, 492), (1920, 424), (1920, 436), (250, 503)], "#6d8088")
    canvas.box(250, 996, 1920, 1042, "#e8e4d8")


def _flag(canvas, x, top, colour, *, phase):
    width, height = 262, 178
    canvas.disc(x, 1096, 46, "#00000026", down=8)
    canvas.box(x - 6, top - 30, x + 6, 1098, "#f7f4ec", radius=4)
    canvas.box(x + 1, top - 20, x + 6, 1096, "#aeb4b3")
    canvas.disc(x, top - 34, 11, "#d9a441")

    def edge(share):
        return [
            (x + 6 + across, top + height * share + 20 * math.sin(across / 46 + phase) * across / width + across * 0.06)
            for across in range(0, width + 1, 4)
        ]

    upper, lower = edge(0), edge(1)
    canvas.polygon(upper + lower[::-1], colour)
    for n in range(len(upper) - 1):
        slope = math.cos(upper[n][0] / 46 - (x + 6) / 46 + phase) * n / len(upper)
        tone = f"#000000{round(70 * slope):02x}" if slope > 0 else f"#ffffff{round(-80 * slope):02x}"
        canvas.polygon([upper[n], upper[n + 1], lower[n + 1], lower[n]], tone)

"""Rows of seated people, seen from behind, before a panel table and a screen."""

from newsroom.demo.pictures.canvas import Canvas, curve


def draw() -> Canvas:
    canvas = Canvas(1920, 1280, seed=5)
    canvas.shade(["#13283b", "#1d4258", "#27586b"], bottom=820)
    _walls(canvas)
    _screen(canvas)
    canvas.shade(["#3a6672", "#1c3a49"], top=800)
    canvas.polygon([(420, 800), (1500, 800), (1640, 850), (280, 850)], "#8f6b4a")
    canvas.polygon([(280, 850), (1640, 850), (1640, 872), (280, 872)], "#5f452f")
    _panel(canvas)
    rows = [(905, 44, 17, "#2c4a58"), (990, 60, 12, "#223e4d"), (1100, 84, 9, "#193140"), (1260, 122, 6, "#0f222f")]
    for n, (y, size, people, colour) in enumerate(rows):
        _row(canvas, y, size, people, colour, shift=n % 2 * 0.5)
    return canvas


def _walls(canvas):
    canvas.polygon([(0, 0), (420, 150), (420, 800), (0, 940)], "#0f2233")
    canvas.polygon([(1920, 0), (1500, 150), (1500, 800), (1920, 940)], "#0f2233")
    for n in range(5):
        near, far = 40 + n * 78, 70 + n * 72
        for left in (near, 1920 - near):
            inward = 26 if left < 960 else -26
            top, bottom = 70 + far * 0.42, 860 - far * 0.14
            canvas.polygon(
                [(left, top), (left + inward, top + 9), (left + inward, bottom - 5), (left, bottom)], "#e9b67240"
            )
    canvas.polygon([(0, 0), (1920, 0), (1500, 150), (420, 150)], "#0b1926")
    for n in range(4):
        y, reach = 24 + n * 34, 800 - n * 90
        for side in (-1, 1):
            canvas.line([(960 + side * 60, y), (960 + side * reach, y)], "#ffe3b0", 9 - n * 1.6)
    canvas.glow(960, 60, 900, "#ffdca0", strength=0.22, down=300)


def _screen(canvas):
    canvas.glow(960, 440, 720, "#5fb0bd", strength=0.5)
    canvas.box(560, 200, 1360, 640, "#0c2030", radius=10)
    canvas.shade(["#d8ecea", "#a5d2d2"], inside=[(574, 214), (1346, 214), (1346, 626), (574, 626)], top=214, bottom=626)
    for n in range(1, 6):
        canvas.line(curve((574, 214 + n * 69), (960, 190 + n * 69), (1346, 214 + n * 69)), "#3d8a9455", 2)
    for n in range(-4, 5):
        canvas.line(curve((960 + n * 88, 214), (960 + n * 104, 420), (960 + n * 88, 626)), "#3d8a9455", 2)
    points = [(700, 330), (830, 470), (930, 350), (1080, 430), (1180, 310), (1230, 510)]
    for start, end in zip(points, points[1:], strict=False):
        bend = ((start[0] + end[0]) / 2, min(start[1], end[1]) - 60)
        canvas.line(curve(start, bend, end), "#c8553d", 5)
    for x, y in points:
        canvas.disc(x, y, 15, "#c8553d")
        canvas.disc(x, y, 6, "#fdf3e3")


def _panel(canvas):
    for n in range(7):
        x = 660 + n * 100
        canvas.box(x - 34, 690, x + 34, 790, ["#20384a", "#2f4858", "#3a3442"][n % 3], radius=30)
        canvas.polygon([(x - 9, 694), (x + 9, 694), (x, 730)], "#f4efe4")
        canvas.disc(x, 668, 23, ["#c98f6b", "#8d5a3f", "#e0b08c", "#a66f4e"][n % 4], down=27)
        canvas.disc(x, 654, 24, ["#2a1d18", "#4a3528", "#d9d4cb"][n % 3], down=15)
    canvas.shade(["#b5875c", "#7d5a3c"], inside=[(560, 752), (1360, 752), (1390, 838), (530, 838)], top=752, bottom=838)
    canvas.box(548, 744, 1372, 760, "#d3a673", radius=6)
    for n in range(7):
        x = 660 + n * 100
        canvas.box(x - 26, 730, x + 26, 748, "#fbf6ea", radius=2)
        canvas.line([(x + 36, 746), (x + 30, 712)], "#16242e", 3)


def _row(canvas, y, size, people, colour, *, shift):
    step = 1920 / (people - 1)
    for n in range(-1, people + 1):
        x = (n + shift) * step + canvas.random.uniform(-0.06, 0.06) * step
        height = canvas.random.uniform(-0.12, 0.12) * size
        canvas.disc(x, y - size * 1.15 + height, size * 0.5, colour, down=size * 0.62)
        canvas.box(x - size * 0.2, y - size * 0.8 + height, x + size * 0.2, y, colour)
        canvas.box(x - size * 1.02, y - size * 0.46 + height, x + size * 1.02, y + size * 2, colour, radius=size * 0.5)
        canvas.line(
            curve(
                (x - size * 0.44, y - size * 1.4 + height),
                (x, y - size * 2.1 + height),
                (x + size * 0.44, y - size * 1.4 + height),
            ),
            "#8fc2c83a",
            size * 0.05,
        )
        canvas.box(x - size * 0.86, y + size * 0.28, x + size * 0.86, y + size * 2.6, "#0d1d29", radius=size * 0.2)
        canvas.box(x - size * 0.86, y + size * 0.28, x + size * 0.86, y + size * 0.38, "#9a6b4a66", radius=size * 0.05)

"""An open book on a table under a lamp, with shelves behind it."""

from newsroom.demo.pictures.canvas import Canvas, curve


def draw() -> Canvas:
    canvas = Canvas(1920, 1280, seed=29)
    canvas.shade(["#1f3a3a", "#2c4c48"], bottom=900)
    for shelf in range(3):
        _books(canvas, 40 + shelf * 290, 250)
    canvas.shade(["#0e1f2300", "#0e1f23"], top=880, bottom=900)
    canvas.box(0, 0, 1920, 900, "#0e1f2388")
    canvas.glow(470, 560, 980, "#ffd48a", strength=0.55)
    canvas.shade(["#9b6a41", "#5e3c25"], top=890)
    canvas.glow(700, 1080, 900, "#ffd48a", strength=0.55, down=330)
    canvas.box(0, 884, 1920, 898, "#c08a58")
    _lamp(canvas)
    _open_book(canvas)
    return canvas


def _books(canvas, top, height):
    colours = ["#8a3b4a", "#2f6f73", "#c9974e", "#31507a", "#d8c7a5", "#5d6f4a", "#a65a3a"]
    x = -10
    while x < 1920:
        width, lower = canvas.random.randint(22, 58), canvas.random.randint(0, 60)
        colour = canvas.random.choice(colours)
        canvas.box(x, top + lower, x + width, top + height, colour, radius=3)
        canvas.box(x, top + lower, x + width * 0.22, top + height, "#ffffff22", radius=3)
        canvas.box(x, top + lower + 28, x + width, top + lower + 36, "#f3e3c466")
        x += width + 3 + (70 if canvas.random.random() < 0.06 else 0)
    canvas.box(0, top + height, 1920, top + height + 22, "#6b4a30")
    canvas.box(0, top + height, 1920, top + height + 5, "#a87a4e")


def _lamp(canvas):
    canvas.polygon([(330, 560), (610, 560), (1040, 1010), (-60, 1010)], "#ffe2a816")
    canvas.disc(470, 1000, 130, "#00000055", down=24)
    canvas.disc(470, 984, 112, "#b98a3e", down=24)
    canvas.disc(470, 976, 96, "#d9aa55", down=16)
    canvas.box(460, 560, 480, 980, "#c9974e", radius=6)
    canvas.box(460, 560, 466, 980, "#f0cd85", radius=3)
    canvas.shade(["#2f8a7c", "#1c5f58"], inside=[(370, 440), (570, 440), (650, 570), (290, 570)], top=440, bottom=570)
    canvas.polygon([(370, 440), (420, 440), (370, 570), (290, 570)], "#ffffff26")
    canvas.box(290, 562, 650, 580, "#ffe9b8", radius=8)
    canvas.disc(470, 432, 14, "#d9aa55")


def _open_book(canvas):
    canvas.polygon([(650, 1130), (1830, 1130), (1900, 1190), (590, 1190)], "#00000044")
    canvas.polygon([(690, 930), (1790, 930), (1870, 1166), (610, 1166)], "#7b2f3d")
    spine, foot = (1240, 926), (1240, 1150)
    for side, paper in ((-1, "#fffaf0"), (1, "#f5ecd9")):
        outer, corner = (1240 + side * 530, 918), (1240 + side * 606, 1146)
        page = curve(spine, (1240 + side * 180, 868), outer) + curve(corner, (1240 + side * 200, 1086), foot)
        canvas.polygon([(x, y + 12) for x, y in page], "#cdbf9f")
        canvas.polygon(page, paper)
        for n in range(7):
            _line_of_text(canvas, side, n)
    canvas.polygon([(1222, 918), (1258, 918), (1262, 1146), (1218, 1146)], "#b9a98633")
    canvas.polygon([(1236, 922), (1244, 922), (1245, 1152), (1235, 1152)], "#8c7b5c88")


def _line_of_text(canvas, side, n):
    """On the right-hand page lines begin at the right, as Arabic does; on the other one at the left."""
    near, far, y = 64 + n * 3, 470 + n * 11, 930 + n * 26
    length = (far - near) * canvas.random.choice([1, 1, 0.94, 0.97]) if n < 6 else (far - near) * 0.55
    x = 1240 + side * far
    path = curve((x, y), (x - side * length / 2, y - 18), (x - side * length, y - 12))
    canvas.line(path, "#5a4a3bb0" if n else "#a23f3fd0", 5 if n else 9)

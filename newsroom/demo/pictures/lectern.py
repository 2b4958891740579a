"""A lectern with two microphones in a beam of light; upright."""

from newsroom.demo.pictures.canvas import Canvas, curve


def draw() -> Canvas:
    canvas = Canvas(1280, 1920, seed=17)
    canvas.shade(["#3b0f1e", "#5c1a2c", "#46121f"], bottom=1560)
    for n in range(17):
        x = n * 80
        canvas.shade(["#2a0a15", "#3d0f1d"], inside=[(x, 0), (x + 26, 0), (x + 34, 1560), (x - 6, 1560)], bottom=1560)
        canvas.polygon([(x + 44, 0), (x + 60, 0), (x + 62, 1560), (x + 48, 1560)], "#a3405433")
    canvas.shade(["#4f3626", "#23160f"], top=1550)
    canvas.box(0, 1546, 1280, 1556, "#1a0a0c")
    for top, strength in [(170, "1e"), (250, "26"), (340, "22")]:
        canvas.polygon([(600, -20), (680, -20), (640 + top * 1.5, 1700), (640 - top * 1.5, 1700)], f"#ffe6b8{strength}")
    canvas.glow(640, 900, 720, "#ffe0a8", strength=0.35)
    canvas.disc(640, 1700, 512, "#ffe6b855", down=92)
    _stand(canvas)
    return canvas


def _stand(canvas):
    canvas.disc(640, 1708, 300, "#00000066", down=44)
    canvas.box(430, 1650, 850, 1706, "#1d2b36", radius=12)
    canvas.shade(
        ["#d7a873", "#a8774a", "#7a5233"],
        inside=[(430, 1010), (850, 1010), (810, 1656), (470, 1656)],
        top=1010,
        bottom=1656,
    )
    canvas.polygon([(640, 1010), (850, 1010), (810, 1656), (640, 1656)], "#5a3a2240")
    for across in (505, 575, 705, 775):
        canvas.line([(across, 1030), (across + (640 - across) * 0.18, 1640)], "#6b452a55", 3)
    _crest(canvas)
    canvas.polygon([(360, 962), (920, 962), (876, 1040), (404, 1040)], "#8a5e3a")
    canvas.polygon([(390, 900), (890, 900), (930, 966), (350, 966)], "#e2b884")
    canvas.polygon([(520, 912), (650, 906), (656, 952), (508, 956)], "#fdf8ec")
    canvas.polygon([(650, 906), (770, 912), (784, 956), (656, 952)], "#efe6d3")
    _microphones(canvas)


def _crest(canvas):
    canvas.disc(640, 1280, 92, "#f3e3c4")
    canvas.disc(640, 1280, 80, "#1f4e68")
    for turn in range(-2, 3):
        canvas.line(curve((640 + turn * 16, 1206), (640 + turn * 52, 1280), (640 + turn * 16, 1354)), "#f3e3c4aa", 4)
    canvas.line([(562, 1280), (718, 1280)], "#f3e3c4aa", 4)


def _microphones(canvas):
    for side in (-1, 1):
        foot, tip = (640 + side * 190, 930), (640 + side * 78, 700)
        canvas.line(curve(foot, (640 + side * 200, 760), tip), "#12181d", 11)
        canvas.line([tip, (tip[0] - side * 34, tip[1] - 26)], "#2f3a42", 40)
        canvas.disc(tip[0] - side * 40, tip[1] - 30, 27, "#3d4a53")
        canvas.disc(tip[0] - side * 47, tip[1] - 39, 10, "#8b98a0")

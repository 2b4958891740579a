"""A patrol boat off a mountainous coast at sunrise."""

from newsroom.demo.pictures.canvas import Canvas, below, curve, moved, ridge


def draw() -> Canvas:
    canvas = Canvas(1920, 1280, seed=11)
    canvas.shade(["#2f6f8f", "#79a9a8", "#f3c892", "#f7a66b"], bottom=720)
    canvas.glow(1380, 590, 700, "#fff0c2", strength=0.95)
    canvas.disc(1380, 540, 84, "#fff6dc")
    for height, rise, seed, far, near in [
        (608, 36, 5, "#d9a488", "#e6b891"),
        (652, 30, 8, "#a4858a", "#c79c8e"),
        (690, 24, 3, "#5f6478", "#8f7f83"),
    ]:
        edge = ridge(1920, height, rise, seed=seed, peaks=4, jagged=0.7)
        canvas.shade([far, near], inside=below(edge, 722), top=min(y for _, y in edge), bottom=722)
    _sea(canvas)
    _wake(canvas, 1010, 900)
    _boat(canvas, 1010, 900)
    for height, colour in [(1150, "#0f3a4ecc"), (1215, "#0b2c3dee")]:
        canvas.polygon(below(ridge(1920, height, 12, seed=height, peaks=9), 1280), colour)
    return canvas


def _sea(canvas):
    canvas.shade(["#e9b184", "#6f9fa3", "#2c6a80", "#123f57"], top=720)
    for _ in range(210):
        depth = canvas.random.random() ** 1.6
        y, length = 728 + depth * 520, 30 + depth * 190
        nearness = canvas.random.gauss(0, 0.5 - depth * 0.15)
        x = 1380 + nearness * 1300
        light = "#ffe9c6" if abs(nearness) < 0.2 else "#a9d0cf"
        canvas.box(x - length, y, x + length, y + 2 + depth * 4, f"{light}{round(96 - depth * 50):02x}", radius=2)


def _wake(canvas, x, y):
    for points, colour in [
        ([(-380, 66), (520, 66), (410, 92), (-300, 96)], "#0b2c3d66"),
        ([*curve((-700, 84), (-470, 40), (-300, 62)), (-300, 84)], "#ffffff88"),
    ]:
        canvas.polygon(moved(points, x, y), colour)
    canvas.line(moved(curve((330, 60), (470, 66), (560, 78)), x, y), "#ffffffbb", 6)
    canvas.line(moved(curve((-330, 74), (-520, 76), (-900, 104)), x, y), "#ffffff77", 5)


def _boat(canvas, x, y):
    hull = moved([(-330, -24), (-318, 70), (300, 70), (430, -62), (120, -32)], x, y)
    canvas.shade(["#f4f1ea", "#c3ccd0"], inside=hull, top=y - 62, bottom=y + 70)
    for points, colour in [
        ([(180, -38), (250, -44), (196, 70), (128, 70)], "#d2553d"),
        ([(270, -46), (292, -48), (236, 70), (214, 70)], "#1f4e68"),
        ([(-322, 44), (328, 44), (300, 70), (-318, 70)], "#1c3442"),
        ([(-180, -26), (-168, -92), (86, -92), (130, -34)], "#e8e6df"),
        ([(-96, -92), (-86, -150), (36, -150), (70, -92)], "#fbf8f1"),
        ([(-70, -138), (28, -138), (48, -106), (-74, -106)], "#20465a"),
    ]:
        canvas.polygon(moved(points, x, y), colour)
    for across in (-130, -84, -38, 8, 54):
        canvas.disc(x + across, y - 62, 11, "#20465a")
    canvas.line(moved([(-30, -150), (-30, -270)], x, y), "#53646c", 7)
    canvas.line(moved([(-66, -216), (8, -216)], x, y), "#53646c", 5)
    canvas.box(x - 62, y - 246, x + 2, y - 232, "#e8e6df", radius=5)
    canvas.line(moved([(-30, -268), (-320, -30)], x, y), "#53646c88", 2)

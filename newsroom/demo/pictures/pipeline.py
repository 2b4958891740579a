"""A pipeline crossing dunes at dusk, with pylons behind it."""

from newsroom.demo.pictures.canvas import Canvas, below, curve, moved, ridge

# The light on the tube from its top (-1) to its foot (1): each colour reaches from its place to the foot.
BANDS = [
    (-1, "#f0a868"),
    (-0.72, "#ffd9a0"),
    (-0.5, "#d98a6a"),
    (-0.15, "#a06a6a"),
    (0.2, "#5d3a5f"),
    (0.62, "#33203f"),
]


def draw() -> Canvas:
    canvas = Canvas(1920, 1280, seed=23)
    canvas.shade(["#2a2350", "#6b3f78", "#d4685f", "#f6b266"], bottom=830)
    canvas.glow(520, 800, 760, "#ffdca0", strength=0.85)
    canvas.disc(520, 742, 86, "#ffe9bd")
    canvas.shade(
        ["#a8565f", "#7c4460"], inside=below(ridge(1920, 780, 22, seed=2, peaks=3), 1000), top=740, bottom=1000
    )
    feet = [(1830, 806, 1.5), (1470, 800, 1.05), (1215, 794, 0.74), (1035, 790, 0.52), (905, 788, 0.36)]
    for nearer, farther in zip(feet, feet[1:], strict=False):
        _wires(canvas, nearer, farther)
    for foot in feet:
        _pylon(canvas, *foot)
    canvas.shade(
        ["#6d3a55", "#4a2a4b"], inside=below(ridge(1920, 860, 34, seed=9, peaks=2), 1060), top=800, bottom=1060
    )
    canvas.shade(
        ["#512c4c", "#2c1c3a"], inside=below(ridge(1920, 985, 40, seed=4, peaks=2), 1280), top=920, bottom=1280
    )
    middle = curve((700, 902), (1060, 905), (2100, 1225), steps=80)
    _tube(canvas, middle, [5 + 62 * (n / 80) ** 1.5 for n in range(81)])
    canvas.shade(["#2c1a36", "#170f24"], inside=below(ridge(1920, 1200, 26, seed=6, peaks=3), 1280), top=1160)
    return canvas


def _pylon(canvas, x, y, size):
    for points, width in [
        ([(-38, 0), (-9, -300), (9, -300), (38, 0)], 5),
        ([(-30, -80), (21, -170), (-15, -240), (9, -300)], 3),
        ([(30, -80), (-21, -170), (15, -240), (-9, -300)], 3),
        ([(-95, -232), (0, -262), (95, -232), (-95, -232)], 4),
        ([(-70, -182), (0, -206), (70, -182), (-70, -182)], 4),
    ]:
        canvas.line(moved(points, x, y + 30, size), "#33203f", max(1.5, width * size))


def _wires(canvas, nearer, farther):
    for across, up in [(-95, -226), (95, -226), (-70, -176), (70, -176)]:
        ends = [(x + across * size, y + 30 + up * size) for x, y, size in (nearer, farther)]
        sag = ((ends[0][0] + ends[1][0]) / 2, max(ends[0][1], ends[1][1]) + 40 * nearer[2])
        canvas.line(curve(ends[0], sag, ends[1]), "#33203fcc", 1.6)


def _tube(canvas, middle, thick):
    """A tube around the line `middle`, as thick as `thick` says at each of its points, on supports and with its joints."""
    for (x, y), size in list(zip(middle, thick, strict=True))[6:78:9]:
        foot = [(-0.9, 0), (0.9, 0), (1.2, 3), (-1.2, 3)]
        canvas.polygon(moved(foot, x, y, size), "#1d1230")
    under = [(x, y + size) for (x, y), size in zip(middle, thick, strict=True)]
    for share, colour in BANDS:
        band = [(x, y + size * share) for (x, y), size in zip(middle, thick, strict=True)]
        canvas.polygon(band + under[::-1], colour)
    for (x, y), size in list(zip(middle, thick, strict=True))[10:80:9]:
        joint = [(-0.16, -1), (0.16, -1), (0.06, 1), (-0.26, 1)]
        canvas.polygon(moved(joint, x, y, size * 1.08), "#2a1a38b0")

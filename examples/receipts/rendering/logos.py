"""Small header drawings for the printer: each is a function of (pen, width, height)."""


def _middle(width, height):
    return width / 2, height / 2, height / 2


def leaf(pen, width, height):
    x, y, r = _middle(width, height)
    pen.chord((x - 1.6 * r, y - r, x + 1.6 * r, y + 1.2 * r), 200, 340, fill=255)
    pen.chord((x - 1.6 * r, y - 1.6 * r, x + 1.6 * r, y + 0.6 * r), 20, 160, fill=255)
    pen.line((x - 1.7 * r, y + 0.3 * r, x + 1.3 * r, y - 0.25 * r), fill=0, width=4)


def fish(pen, width, height):
    x, y, r = _middle(width, height)
    pen.ellipse((x - 1.7 * r, y - 0.7 * r, x + 1.1 * r, y + 0.7 * r), fill=255)
    pen.polygon([(x + 0.8 * r, y), (x + 1.9 * r, y - 0.8 * r), (x + 1.9 * r, y + 0.8 * r)], fill=255)
    pen.ellipse((x - 1.25 * r, y - 0.25 * r, x - 1.0 * r, y), fill=0)
    pen.arc((x - 1.3 * r, y - 0.6 * r, x - 0.6 * r, y + 0.6 * r), 290, 70, fill=0, width=4)


def drop(pen, width, height):
    x, y, r = _middle(width, height)
    pen.polygon([(x, y - r), (x - 0.55 * r, y + 0.25 * r), (x + 0.55 * r, y + 0.25 * r)], fill=255)
    pen.ellipse((x - 0.62 * r, y - 0.25 * r, x + 0.62 * r, y + 0.97 * r), fill=255)
    pen.arc((x - 0.4 * r, y - 0.05 * r, x + 0.4 * r, y + 0.75 * r), 90, 180, fill=0, width=6)


def cross(pen, width, height):
    x, y, r = _middle(width, height)
    a, b = 0.92 * r, 0.34 * r
    pen.rectangle((x - a, y - b, x + a, y + b), fill=255)
    pen.rectangle((x - b, y - a, x + b, y + a), fill=255)
    pen.rectangle((x - a + 8, y - b + 8, x + a - 8, y + b - 8), outline=0, width=2)


def arches(pen, width, height):
    x, y, r = _middle(width, height)
    for k in (-2, -1, 0, 1):
        left = x + k * r
        pen.pieslice((left + 3, y - 0.8 * r, left + r - 3, y + 0.9 * r), 180, 360, fill=255)
        pen.rectangle((left + 3, y, left + r - 3, y + 0.85 * r), fill=255)
        pen.rectangle((left + r / 2 - 7, y + 0.05 * r, left + r / 2 + 7, y + 0.85 * r), fill=0)


def hexagons(pen, width, height):
    x, y, r = _middle(width, height)
    for k in (-1.05, 0, 1.05):
        cx = x + k * 1.6 * r
        s = 0.85 * r
        points = [(cx - s, y), (cx - s / 2, y - 0.87 * s), (cx + s / 2, y - 0.87 * s), (cx + s, y), (cx + s / 2, y + 0.87 * s), (cx - s / 2, y + 0.87 * s)]
        pen.polygon(points, fill=255)
        pen.ellipse((cx - 0.4 * s, y - 0.4 * s, cx + 0.4 * s, y + 0.4 * s), fill=0)


def wheat(pen, width, height):
    x, y, r = _middle(width, height)
    pen.line((x, y - 0.9 * r, x, y + r), fill=255, width=4)
    for k in range(5):
        top = y - 0.95 * r + k * 0.33 * r
        pen.ellipse((x - 0.55 * r, top, x - 0.08 * r, top + 0.26 * r), fill=255)
        pen.ellipse((x + 0.08 * r, top, x + 0.55 * r, top + 0.26 * r), fill=255)
    pen.arc((x - 1.3 * r, y - r, x + 1.3 * r, y + r), 100, 170, fill=255, width=3)
    pen.arc((x - 1.3 * r, y - r, x + 1.3 * r, y + r), 10, 80, fill=255, width=3)


def cup(pen, width, height):
    x, y, r = _middle(width, height)
    pen.chord((x - r, y - 1.1 * r, x + r, y + 0.9 * r), 0, 180, fill=255)
    pen.arc((x + 0.75 * r, y - 0.15 * r, x + 1.4 * r, y + 0.5 * r), 250, 120, fill=255, width=6)
    pen.rectangle((x - 1.2 * r, y + 0.88 * r, x + 1.2 * r, y + 0.97 * r), fill=255)
    for k in (-0.4, 0, 0.4):
        pen.arc((x + k * r - 8, y - 0.9 * r, x + k * r + 8, y - 0.2 * r), 100, 260, fill=255, width=3)


def book(pen, width, height):
    x, y, r = _middle(width, height)
    pen.polygon([(x, y - 0.6 * r), (x - 1.3 * r, y - 0.9 * r), (x - 1.3 * r, y + 0.6 * r), (x, y + 0.9 * r)], outline=255, width=5)
    pen.polygon([(x, y - 0.6 * r), (x + 1.3 * r, y - 0.9 * r), (x + 1.3 * r, y + 0.6 * r), (x, y + 0.9 * r)], outline=255, width=5)
    for k in range(3):
        top = y - 0.45 * r + k * 0.36 * r
        pen.line((x - 1.1 * r, top, x - 0.2 * r, top + 0.18 * r), fill=255, width=3)
        pen.line((x + 0.2 * r, top + 0.18 * r, x + 1.1 * r, top), fill=255, width=3)

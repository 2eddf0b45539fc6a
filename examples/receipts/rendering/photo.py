"""Turns a printed roll into a photograph of it on a table, or into a flat scan."""
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

from .texture import layers, sample, smooth_noise, table


@dataclass(frozen=True)
class Shot:
    """How the picture is taken. Angles in degrees, counter-clockwise; strengths from 0 (none) to about 1."""

    size: tuple = (880, 1500)
    table: str = "oak"
    angle: float = 0.0
    fill: float = 0.93  # how much of the picture the paper may take
    keystone: tuple = (0.0, 0.0)  # narrower at the top, narrower at the left, as a share
    offset: tuple = (0, 0)
    crumple: float = 0.0
    folds: tuple = ()  # places of folds across, as shares of the length
    curl: float = 0.3
    ink: float = 0.88
    fade: float = 0.0  # uneven print
    streaks: int = 0  # dead dots of the print head
    tint: tuple = (246, 245, 240)
    light: float = 1.0
    slope: float = 0.15  # how much darker the far corner is
    blur: float = 0.5
    noise: float = 3.0


def _paper(roll, shot, rng, side=34, head=46, foot=60):
    """The strip of paper: ink from 0 to 1, with margins."""
    ink = np.asarray(roll, np.float32) / 255
    ink = np.clip((ink - 0.18) * 1.55, 0, 1)  # a dot burns or it does not
    strip = np.zeros((ink.shape[0] + head + foot, ink.shape[1] + 2 * side), np.float32)
    strip[head : head + ink.shape[0], side : side + ink.shape[1]] = ink
    h, w = strip.shape
    strength = shot.ink * (1 + 0.03 * smooth_noise(rng, h, w, 3) + 0.04 * smooth_noise(rng, h, w, 120))
    if shot.fade:
        strength = strength * np.clip(1 - shot.fade * (0.45 + 0.35 * layers(rng, h, w, (260, 90))), 0.3, 1)
    for column in rng.integers(side, w - side, shot.streaks):
        strength[:, column : column + 2] *= 0.35
    return np.clip(strip * strength, 0, 1)


def _height(shot, rng, h, w):
    """The relief of the paper in pixels: facets of crumpling, folds across, the curl of the roll."""
    y, x = np.mgrid[0:h, 0:w].astype(np.float32)
    relief = 0.10 * w * shot.curl * ((x / w - 0.5) ** 2 + 0.4 * np.sin(2.2 * y / h + rng.random() * 3) * (x / w - 0.5))
    if shot.crumple:
        for _ in range(26):
            angle, reach = rng.random() * np.pi, 0.18 * w + rng.random() * 0.5 * w
            cy, cx = rng.random() * h, rng.random() * w
            across = (x - cx) * np.cos(angle) + (y - cy) * np.sin(angle)
            along = (y - cy) * np.cos(angle) - (x - cx) * np.sin(angle)
            ridge = np.abs(across + 5 * smooth_noise(rng, h, w, 70)) * np.exp(-((across / reach) ** 2) - (along / (1.7 * reach)) ** 2)
            relief += shot.crumple * 0.16 * rng.choice((-1, 1)) * ridge
        relief += shot.crumple * (2.0 * smooth_noise(rng, h, w, 90) + 0.8 * smooth_noise(rng, h, w, 35))
    for place in shot.folds:
        away = np.abs(y - place * h - 0.03 * (x - w / 2))
        relief += 0.22 * rng.choice((-1, 1)) * away * np.exp(-away / (0.07 * h))
    return relief


def _homography(source, target):
    """The eight numbers that send the four `source` points to the `target` points."""
    rows, right = [], []
    for (x, y), (u, v) in zip(source, target):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    return np.linalg.solve(np.array(rows, float), np.array(right, float))


def _corners(shot, h, w):
    """Where the corners of an h x w paper lie in the picture, and the scale."""
    turn = np.deg2rad(-shot.angle)
    cos, sin = np.cos(turn), np.sin(turn)
    wide, tall = abs(w * cos) + abs(h * sin), abs(w * sin) + abs(h * cos)
    scale = shot.fill * min(shot.size[0] / wide, shot.size[1] / tall)
    corners = []
    for cx, cy in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        x = cx * w / 2 * (1 + shot.keystone[0] * cy)
        y = cy * h / 2 * (1 + shot.keystone[1] * cx)
        corners.append(
            (
                shot.size[0] / 2 + shot.offset[0] + scale * (x * cos - y * sin),
                shot.size[1] / 2 + shot.offset[1] + scale * (x * sin + y * cos),
            )
        )
    return corners, scale


def photograph(roll, shot, seed):
    """The roll on a table, as a hand-held camera sees it."""
    rng = np.random.default_rng(seed)
    ink = _paper(roll, shot, rng)
    _, scale = _corners(shot, *ink.shape)
    ink = np.asarray(Image.fromarray(ink).resize((round(ink.shape[1] * scale), round(ink.shape[0] * scale)), Image.BOX if scale < 1 else Image.BICUBIC))
    h, w = ink.shape
    corners, _ = _corners(shot, h, w)
    relief = _height(shot, rng, h, w)
    slope_y, slope_x = np.gradient(relief)
    width, height = shot.size
    a, b, c, d, e, f, g, i = _homography(corners, ((0, 0), (w, 0), (w, h), (0, h)))
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    depth = g * x + i * y + 1
    u, v = ((a * x + b * y + c) / depth).astype(np.float32), ((d * x + e * y + f) / depth).astype(np.float32)
    # Raised paper is seen shifted: the relief moves what is looked up.
    shift_x, shift_y = sample(slope_x, v, u), sample(slope_y, v, u)
    u2, v2 = u + 5 * shift_x, v + 5 * shift_y
    frayed = 1.2 * smooth_noise(rng, height, width, 26) * (0.5 + shot.crumple)
    cut = 0.8 * np.sin(u2 * 1.1)  # the teeth of the cutter, above and below
    inside = np.minimum(np.minimum(u2, w - u2) + 0.5 * frayed, np.minimum(v2, h - v2) + frayed + cut)
    cover = np.clip(inside + 0.5, 0, 1)[..., None]

    fibre = 1 + 0.008 * smooth_noise(rng, height, width, 2) + 0.01 * layers(rng, height, width, (60, 20))
    shade = np.clip(1 + 0.62 * shift_x + 0.50 * shift_y, 0.55, 1.12) * fibre
    colour = np.array(shot.tint, np.float32) * shade[..., None]
    dark = sample(ink, v2, u2)[..., None]
    paper = colour * (1 - dark) + np.array((38, 36, 40), np.float32) * dark * shade[..., None]

    ground = table(shot.table, rng, height, width)
    reach = 0.011 * width
    mask = Image.fromarray((255 * cover[..., 0]).astype(np.uint8))
    shadow = np.zeros((height, width), np.float32)
    for spread, weight in ((reach, 0.55), (3.2 * reach, 0.35)):
        soft = np.asarray(mask.filter(ImageFilter.GaussianBlur(spread)), np.float32) / 255
        shadow += weight * np.roll(soft, (round(0.7 * spread), round(0.6 * spread)), (0, 1))
    ground = ground * (1 - 0.75 * np.clip(shadow, 0, 1))[..., None]
    return _camera(paper * cover + ground * (1 - cover), shot, rng)


def _camera(scene, shot, rng):
    """Light that falls off, a soft lens, a noisy sensor."""
    height, width = scene.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    lean = rng.random() * 2 * np.pi
    fall = np.cos(lean) * (x / width - 0.5) + np.sin(lean) * (y / height - 0.5)
    corner = ((x / width - 0.5) ** 2 + (y / height - 0.5) ** 2) * 2
    light = shot.light * (1 - shot.slope * (0.5 + fall) - 0.16 * corner + 0.03 * smooth_noise(rng, height, width, 500))
    lit = np.clip(scene * light[..., None], 0, 255).astype(np.uint8)
    soft = np.asarray(Image.fromarray(lit).filter(ImageFilter.GaussianBlur(shot.blur)), np.float32)
    grain = rng.standard_normal((height, width, 1)) * 0.8 + rng.standard_normal((height, width, 3)) * 0.45
    return Image.fromarray(np.clip(soft + shot.noise * grain, 0, 255).astype(np.uint8))


def scan(roll, seed, *, skew=0.6, scale=1.0, ink=0.9, dust=60, page=(252, 252, 250), margin=(60, 50), streaks=0, fade=0.0, grain=0.006):
    """The roll from a flat-bed scanner: even light, a little skew, dust and a shadow along one edge."""
    rng = np.random.default_rng(seed)
    shot = Shot(ink=ink, streaks=streaks, fade=fade)
    strip = _paper(roll, shot, rng, side=margin[0], head=margin[1], foot=margin[1])
    image = Image.fromarray((255 * (1 - strip)).astype(np.uint8))
    image = image.resize((round(image.width * scale), round(image.height * scale)), Image.LANCZOS)
    image = image.rotate(skew, Image.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(0.5))
    grey = np.asarray(image, np.float32) / 255
    h, w = grey.shape
    grey -= 0.10 * np.exp(-np.arange(w, dtype=np.float32) / 7)[None, :]
    grey += grain * (rng.standard_normal((h, w)) + layers(rng, h, w, (200, 50)))
    picture = grey[..., None] * np.array(page, np.float32)
    for cy, cx in zip(rng.integers(2, h - 3, dust), rng.integers(2, w - 3, dust)):
        size = rng.integers(1, 3)
        picture[cy : cy + size, cx : cx + size] *= 0.35 + 0.4 * rng.random()
    return Image.fromarray(np.clip(picture, 0, 255).astype(np.uint8))

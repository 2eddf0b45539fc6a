"""Noise fields, and what a receipt may lie on."""
import numpy as np
from PIL import Image


def smooth_noise(rng, height, width, cell_y, cell_x=None):
    """Noise of about unit strength whose bumps are `cell` pixels large."""
    rows, cols = max(2, round(height / cell_y)) + 3, max(2, round(width / (cell_x or cell_y))) + 3
    coarse = Image.fromarray(rng.standard_normal((rows, cols)).astype(np.float32))
    return np.asarray(coarse.resize((width, height), Image.BICUBIC))


def layers(rng, height, width, cells):
    """Noise of several sizes, each half as strong as the one before."""
    return sum(smooth_noise(rng, height, width, cell) / 2**k for k, cell in enumerate(cells))


def sample(field, y, x):
    """Bilinear look-up, held at the borders. `field` is (h, w) or (h, w, 3)."""
    h, w = field.shape[:2]
    y, x = np.clip(y, 0, h - 1.001), np.clip(x, 0, w - 1.001)
    y0, x0 = y.astype(np.int32), x.astype(np.int32)
    fy, fx = (y - y0).astype(np.float32), (x - x0).astype(np.float32)
    if field.ndim == 3:
        fy, fx = fy[..., None], fx[..., None]
    top = field[y0, x0] * (1 - fx) + field[y0, x0 + 1] * fx
    low = field[y0 + 1, x0] * (1 - fx) + field[y0 + 1, x0 + 1] * fx
    return top * (1 - fy) + low * fy


def _mix(dark, light, share):
    share = np.clip(share, 0, 1)[..., None]
    return np.array(dark, np.float32) * (1 - share) + np.array(light, np.float32) * share


def wood(rng, height, width, dark, light):
    """Boards with a grain that runs down the picture."""
    wave = smooth_noise(rng, height, width, 500, 60) * 0.5
    x = np.arange(width, dtype=np.float32)[None, :] / 23 + 3 * wave
    rings = 0.5 + 0.5 * np.sin(x + smooth_noise(rng, height, width, 700, 14))
    pores = smooth_noise(rng, height, width, 60, 2)
    share = 0.55 + 0.25 * (rings - 0.5) + 0.10 * pores + 0.12 * layers(rng, height, width, (400, 160))
    return _mix(dark, light, share)


def cloth(rng, height, width, dark, light):
    """A woven table-cloth."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    weave = 0.5 + 0.25 * np.sin(x * 1.25) * np.cos(y * 1.1) + 0.12 * np.sin(y * 1.4)
    return _mix(dark, light, weave + 0.10 * layers(rng, height, width, (300, 90, 30)) + 0.06 * smooth_noise(rng, height, width, 3))


def stone(rng, height, width, dark, light):
    """A speckled work-top."""
    grain = smooth_noise(rng, height, width, 3) * 0.16 + smooth_noise(rng, height, width, 9) * 0.10
    specks = (smooth_noise(rng, height, width, 5) > 1.9) * 0.5
    return _mix(dark, light, 0.4 + grain + specks + 0.1 * layers(rng, height, width, (500, 200)))


TABLES = {
    "oak": (wood, (104, 72, 44), (186, 142, 98)),
    "walnut": (wood, (44, 29, 20), (104, 72, 50)),
    "grey boards": (wood, (76, 72, 68), (140, 134, 126)),
    "blue cloth": (cloth, (28, 40, 66), (70, 88, 124)),
    "red cloth": (cloth, (92, 22, 24), (150, 52, 48)),
    "slate": (stone, (38, 40, 44), (88, 90, 96)),
    "granite": (stone, (70, 66, 64), (150, 144, 138)),
}


def table(name, rng, height, width):
    """The surface of that name, as floats from 0 to 255."""
    kind, dark, light = TABLES[name]
    return kind(rng, height, width, dark, light)

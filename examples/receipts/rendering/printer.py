"""A receipt printer: text, columns, rules, bar codes and small drawings on a roll of `width` dots."""
import zlib
from functools import lru_cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFont

FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts")


@lru_cache(maxsize=None)
def font_file(name):
    """The path of a font file, wherever the system keeps it."""
    for folder in FONT_FOLDERS:
        for path in sorted(folder.rglob(name)):
            return str(path)
    raise SystemExit(f"font {name} is missing: README.md names the packages")


@lru_cache(maxsize=None)
def font(name, size):
    return ImageFont.truetype(font_file(name), size)


class Printer:
    """Prints downwards. A line that does not fit raises, so that nothing is silently cut off."""

    def __init__(self, width, face, size, leading=1.22, bold_face=None):
        self.width, self.face, self.size, self.leading = width, face, size, leading
        self.bold_face = bold_face
        self.roll = Image.new("L", (width, 6000), 0)
        self.y = 0

    def _strip(self, text, size, stretch, bold, face):
        """The text as a mask, and the height of its row."""
        face = face or (self.bold_face if bold and self.bold_face else self.face)
        drawn = font(face, size or self.size)
        ascent, descent = drawn.getmetrics()
        strike = 1 if bold and face == self.face else 0  # double strike, where there is no bold face
        mask = Image.new("L", (int(drawn.getlength(text)) + 3, ascent + descent), 0)
        pen = ImageDraw.Draw(mask)
        for shift in range(strike + 1):
            pen.text((1 + shift, 0), text, font=drawn, fill=255)
        if stretch != (1, 1):
            mask = mask.resize((round(mask.width * stretch[0]), round(mask.height * stretch[1])), Image.BICUBIC)
        return mask, round((size or self.size) * self.leading * stretch[1])

    def _paste(self, mask, x):
        if x < 0 or x + mask.width > self.width + 4:
            raise ValueError(f"wider than the roll by {x + mask.width - self.width} dots at y={self.y}")
        box = (x, self.y, x + mask.width, self.y + mask.height)
        self.roll.paste(ImageChops.lighter(self.roll.crop(box), mask), box[:2])

    def cells(self, *cells, size=None, stretch=(1, 1), bold=False, face=None):
        """One row of (text, x, "l" | "r" | "c"): x is the left end, right end or middle, in dots."""
        height, taken = 0, []
        for text, x, side in cells:
            if not text:
                continue
            mask, height = self._strip(text, size, stretch, bold, face)
            left = x - {"l": 0, "r": mask.width, "c": mask.width // 2}[side]
            self._paste(mask, left)
            taken.append((left, left + mask.width, text))
        taken.sort()
        for (_, end, a), (start, _, b) in zip(taken, taken[1:]):
            if start < end:
                raise ValueError(f"{a!r} runs into {b!r}")
        self.y += height or round(self.size * self.leading)

    def text(self, text, **style):
        self.cells((text, 0, "l"), **style)

    def center(self, text, **style):
        self.cells((text, self.width // 2, "c"), **style)

    def pair(self, left, right, inset=0, **style):
        self.cells((left, inset, "l"), (right, self.width - inset, "r"), **style)

    def feed(self, dots=12):
        self.y += dots

    def rule(self, char="-"):
        """A row of characters, as tills without graphics draw a line."""
        count = int(self.width / font(self.face, self.size).getlength(char))
        self.text(char * (count - 1))

    def line(self, thickness=2, dash=0):
        pen = ImageDraw.Draw(self.roll)
        y = self.y + 6
        for x in range(0, self.width, 2 * dash or self.width):
            pen.rectangle((x, y, min(self.width, x + (dash or self.width)) - 1, y + thickness - 1), fill=255)
        self.y += thickness + 12

    def inverse(self, left, right, **style):
        """White on a black bar."""
        top = self.y
        self.y += 6
        self.pair(left, right, inset=12, **style)
        self.y += 4
        box = (0, top, self.width, self.y)
        self.roll.paste(ImageChops.invert(self.roll.crop(box)), box[:2])
        self.y += 8

    def draw(self, height, drawing):
        """Lets `drawing(pen, width, height)` draw into the next `height` dots."""
        area = Image.new("L", (self.width, height), 0)
        drawing(ImageDraw.Draw(area), self.width, height)
        self.roll.paste(area, (0, self.y))
        self.y += height

    def barcode(self, digits, height=70, share=0.8):
        """Bars that look like a bar code, and its number below."""
        bars = np.random.default_rng(zlib.crc32(digits.encode()))
        module = 2 if self.width < 500 else 3

        def drawing(pen, width, tall):
            x, end = (1 - share) / 2 * width, (1 + share) / 2 * width
            while x < end - 4 * module:
                bar, gap = bars.integers(1, 4, 2)
                pen.rectangle((x, 0, x + bar * module - 1, tall - 8), fill=255)
                x += (bar + gap) * module

        self.draw(height, drawing)
        self.center(digits, size=round(self.size * 0.85))

    def matrix(self, seed, modules=29, dot=5):
        """A square that looks like a QR code."""
        grid = np.random.default_rng(zlib.crc32(seed.encode())).random((modules, modules)) < 0.5
        for top, left in ((0, 0), (0, modules - 7), (modules - 7, 0)):
            rows = slice(max(0, top - 1), top + 8), slice(max(0, left - 1), left + 8)
            grid[rows] = False
            ring = np.ones((7, 7), bool)
            ring[1:6, 1:6] = False
            ring[2:5, 2:5] = True
            grid[top : top + 7, left : left + 7] = ring

        def drawing(pen, width, _):
            x0 = (width - modules * dot) // 2
            for row, col in np.argwhere(grid):
                pen.rectangle((x0 + col * dot, row * dot, x0 + col * dot + dot - 1, row * dot + dot - 1), fill=255)

        self.draw(modules * dot + 8, drawing)

    def tear_off(self):
        """The printed part as an image: 255 is ink."""
        if self.y >= self.roll.height:
            raise ValueError("the roll is too short")
        return self.roll.crop((0, 0, self.width, self.y))

"""One sample: a file, what a reader should find in it, and how it is made."""
import io
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

from PIL import Image

LARGEST = 140_000  # bytes of a picture; the quality goes down until it fits


@dataclass(frozen=True)
class Receipt:
    file: str
    expected: dict
    picture: Callable[[int], Image.Image]  # from a seed
    orientation: int = 1  # EXIF: 6 is a phone held upright, its sensor lying on its side

    @property
    def id(self):
        return Path(self.file).stem

    @property
    def seed(self):
        return zlib.crc32(self.id.encode())

    def write(self, folder):
        image = self.picture(self.seed)
        (folder / self.file).write_bytes(self._encoded(image))

    def _encoded(self, image):
        suffix = Path(self.file).suffix
        if suffix == ".png":
            return _bytes(image.convert("L").quantize(16), "PNG", optimize=True)
        options = {}
        if self.orientation == 6:
            image = image.transpose(Image.Transpose.ROTATE_90)  # the viewer turns it back, clockwise
            exif = Image.Exif()
            exif[0x0112] = 6
            options["exif"] = exif
        form = {".jpg": "JPEG", ".webp": "WEBP"}[suffix]
        for quality in range(86, 40, -4):
            data = _bytes(image, form, quality=quality, **options)
            if len(data) <= LARGEST:
                return data
        raise ValueError(f"{self.file}: too large")


def _bytes(image, form, **options):
    target = io.BytesIO()
    image.save(target, form, **options)
    return target.getvalue()
